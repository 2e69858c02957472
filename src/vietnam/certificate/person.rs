//! Names of persons, by their family name or the form of the name. With their diacritics; a name without any is compared so.

use crate::vietnam::spelling::{is_mark, key_of_word, plain_key};
use std::sync::LazyLock;

/// Family names, of the Kinh and of other peoples; those of the Jrai and Bahnar of Gia Lai, and of their neighbours, among them.
const FAMILIES: &[&str] = &[
    "nguyễn",
    "trần",
    "lê",
    "phạm",
    "hoàng",
    "huỳnh",
    "phan",
    "vũ",
    "võ",
    "đặng",
    "bùi",
    "đỗ",
    "hồ",
    "ngô",
    "dương",
    "lý",
    "đinh",
    "trương",
    "lương",
    "đoàn",
    "doãn",
    "mai",
    "lâm",
    "trịnh",
    "đào",
    "cao",
    "hà",
    "tạ",
    "thái",
    "chu",
    "tô",
    "vương",
    "quách",
    "tống",
    "lưu",
    "nông",
    "triệu",
    "kiều",
    "phùng",
    "tăng",
    "bạch",
    "châu",
    "tôn",
    "thân",
    "khổng",
    "nghiêm",
    "lại",
    "la",
    "lò",
    "lường",
    "cà",
    "quàng",
    "vi",
    "vy",
    "hứa",
    "hoa",
    "từ",
    "kim",
    "thạch",
    "sơn",
    "danh",
    "diệp",
    "cù",
    "cung",
    "âu",
    "ông",
    "ổng",
    "an",
    "bá",
    "bế",
    "bì",
    "biện",
    "ca",
    "cái",
    "cáp",
    "cẩm",
    "chế",
    "chúng",
    "cổ",
    "công",
    "đàm",
    "đan",
    "đậu",
    "đèo",
    "điền",
    "điêu",
    "đường",
    "giang",
    "giáp",
    "hàn",
    "hàng",
    "hạ",
    "hầu",
    "hùng",
    "khương",
    "khúc",
    "khuất",
    "kha",
    "khưu",
    "lều",
    "liêu",
    "liễu",
    "lò",
    "lục",
    "lữ",
    "ma",
    "mạc",
    "mã",
    "mẫn",
    "mạnh",
    "mè",
    "mùa",
    "nghị",
    "ngân",
    "nhan",
    "nhâm",
    "ninh",
    "ngụy",
    "ôn",
    "ong",
    "phí",
    "phó",
    "phương",
    "phù",
    "quan",
    "quản",
    "quảng",
    "sầm",
    "sùng",
    "sái",
    "sử",
    "tào",
    "tiêu",
    "tiết",
    "tòng",
    "tôn",
    "trang",
    "tri",
    "trưng",
    "trình",
    "tưởng",
    "tướng",
    "ty",
    "ung",
    "uông",
    "ứng",
    "văn",
    "vàng",
    "viên",
    "vòng",
    "vừ",
    "xa",
    "xuân",
    "bàn",
    "ban",
    "bàng",
    "chảo",
    "chẩu",
    "giàng",
    "hoàn",
    "lầu",
    "lù",
    "mạo",
    "phàn",
    "pờ",
    "thào",
    "then",
    "tráng",
    "tẩn",
    "đồng",
    "đới",
    "thẩm",
    "thiều",
    "thi",
    "thiệu",
    "trà",
    "trầm",
    "khâu",
    "lưỡng",
    "hồng",
    "hồ",
    "ksor",
    "siu",
    "nay",
    "rmah",
    "rơmah",
    "romah",
    "rahlan",
    "ralan",
    "rlan",
    "rơlan",
    "kpă",
    "kpa",
    "kpuih",
    "puih",
    "rchăm",
    "rcham",
    "rchâm",
    "rơchâm",
    "rơchăm",
    "rcom",
    "r'com",
    "rơcom",
    "rocom",
    "hiao",
    "ayun",
    "ayŭn",
    "rơô",
    "rô",
    "ro",
    "rah",
    "nê",
    "niê",
    "mlô",
    "êban",
    "êñuôl",
    "ênuôl",
    "ktul",
    "hmok",
    "kbuôr",
    "adrơng",
    "byă",
    "hđơk",
    "knul",
    "hwing",
    "kriêng",
    "kđoh",
    "ksơr",
    "hra",
    "mjâo",
    "krông",
    "bkrông",
    "hmŏk",
    "kpơr",
    "kbuor",
    "nie",
    "mlo",
    "yă",
    "đinh",
    "bơnahr",
    "liêng",
    "kơsă",
    "rơông",
    "cil",
    "pang",
    "lơmu",
    "bon",
    "kră",
    "bdap",
    "buôn",
    "êmŏ",
];

/// Family names of two words.
const DOUBLE_FAMILIES: &[&str] = &[
    "rơ châm",
    "rơ chăm",
    "ro cham",
    "rơ mah",
    "ro mah",
    "rơ lan",
    "ro lan",
    "rah lan",
    "ra lan",
    "kơ pă",
    "ko pa",
    "rơ com",
    "ro com",
    "rơ ô",
    "kơ puih",
    "ko puih",
    "tôn thất",
    "tôn nữ",
    "công tôn",
    "công huyền",
    "buôn yă",
    "buôn krông",
    "niê kdăm",
    "nie kdam",
    "k' să",
];

/// Words that names of the peoples of the highlands begin with: Y and A for men, H' for women, K' for both.
const PARTICLES: &[&str] = &["y", "a", "h", "h'", "k'", "k"];

/// Family names of the Êđê, which end the name.
const LAST_FAMILIES: &[&str] = &[
    "niê", "mlô", "êban", "êñuôl", "ênuôl", "kđoh", "kbuôr", "kbuor", "byă", "adrơng", "hđơk", "knul", "hwing",
    "kriêng", "ktul", "hmok", "hra", "mjâo", "bkrông", "ksơr", "kdăm",
];

/// Middle words of personal names.
const MIDDLES: &[&str] = &["văn", "thị"];

/// Words of a personal name.
const WORDS: core::ops::RangeInclusive<usize> = 2..=7;

static FAMILY: LazyLock<Vec<String>> = LazyLock::new(|| FAMILIES.iter().map(|name| key_of_word(name)).collect());
static DOUBLE_FAMILY: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| DOUBLE_FAMILIES.iter().map(|name| name.split(' ').map(key_of_word).collect()).collect());
static LAST_FAMILY: LazyLock<Vec<String>> =
    LazyLock::new(|| LAST_FAMILIES.iter().map(|name| key_of_word(name)).collect());
static MIDDLE: LazyLock<Vec<String>> = LazyLock::new(|| MIDDLES.iter().map(|name| key_of_word(name)).collect());

/// What makes a name like that of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Like {
    /// It begins, or ends, with a family name.
    Family,
    /// It has the form of one.
    Form,
}

/// Whether a name is like that of a person.
pub(super) fn like_a_person(name: &str) -> Option<Like> {
    let words: Vec<String> = name.split_whitespace().filter(|word| !word.ends_with('.')).map(unquoted).collect();
    if !WORDS.contains(&words.len()) || !words.iter().all(|word| is_like_a_word_of_a_name(word)) {
        return None;
    }
    let ascii = name.is_ascii();
    let keys: Vec<String> = words.iter().map(|word| key_of_word(word)).collect();
    let same = |key: &String, known: &String| key == known || (ascii && plain_key(key) == plain_key(known));
    let is_in = |key: Option<&String>, known: &[String]| key.is_some_and(|key| known.iter().any(|own| same(key, own)));
    let is_double = DOUBLE_FAMILY
        .iter()
        .any(|double| keys.len() > double.len() && keys.iter().zip(double).all(|(key, own)| same(key, own)));
    let between = keys.get(1..keys.len().saturating_sub(1)).unwrap_or_default();
    let particle = words.first().is_some_and(|word| begins_with_a_particle(word));
    if is_in(keys.first(), &FAMILY) || is_double {
        Some(Like::Family)
    } else if particle || is_in(keys.last(), &LAST_FAMILY) || between.iter().any(|key| is_in(Some(key), &MIDDLE)) {
        Some(Like::Form)
    } else {
        None
    }
}

/// Whether a name has the middle name of a woman second, which no body has: `Hội Thị An`.
pub(super) fn is_named_thi(name: &str) -> bool {
    let keys: Vec<String> = name.split_whitespace().map(key_of_word).collect();
    (3..=4).contains(&keys.len()) && keys.get(1) == Some(&key_of_word("thị"))
}

/// One apostrophe for all the signs that stand for one.
fn unquoted(word: &str) -> String {
    word.chars().map(|c| if matches!(c, '’' | '‘' | 'ʼ' | '`' | '´') { '\'' } else { c }).collect()
}

fn begins_with_a_particle(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.contains(&lower.as_str()) || lower.starts_with("h'") || lower.starts_with("k'")
}

/// Letters with a capital first, also within a word: `H'Bleo`, `R'Com`.
fn is_like_a_word_of_a_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || is_mark(c) || c == '\'' || c == '-')
}
