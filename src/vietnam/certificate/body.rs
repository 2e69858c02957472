//! Names of bodies and organisations, by the words they begin with.
//!
//! Family names look like those words once their diacritics are gone (Trương and Trường, Phương and Phường, Viên and Viện), so words
//! are compared whole and with their diacritics. A family name that is spelled like the word itself (Đoàn, Ban) counts only together
//! with the words that follow it in the name of a body.

use crate::vietnam::spelling::{key_of_word, keys_of_body, plain_key};
use std::sync::LazyLock;

/// What names of bodies begin with.
const OPENINGS: &[&str] = &[
    "ủy ban",
    "hội đồng",
    "quốc hội",
    "chính phủ",
    "văn phòng",
    "bộ",
    "sở",
    "tổng cục",
    "cục",
    "chi cục",
    "vụ",
    "thanh tra",
    "tòa án",
    "viện",
    "kho bạc",
    "bảo hiểm",
    "thuế",
    "hải quan",
    "kiểm lâm",
    "hạt",
    "công an",
    "quân khu",
    "kiểm toán",
    "ngân hàng",
    "trung tâm",
    "cơ quan",
    "tổ chức",
    "phòng",
    "trạm",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "mặt trận",
    "hội",
    "công đoàn",
    "liên đoàn",
    "tổng liên đoàn",
    "liên hiệp",
    "liên minh",
    "xã",
    "phường",
    "thị trấn",
    "thị xã",
    "thành phố",
    "tỉnh",
    "huyện",
    "quận",
    "trường",
    "đại học",
    "học viện",
    "bệnh viện",
    "thư viện",
    "bảo tàng",
    "đài",
    "nhà xuất bản",
    "thông tấn xã",
    "cổng thông tin",
    "cổng ttđt",
    "trang thông tin",
    "công báo",
    "vườn quốc gia",
    "quỹ",
    "cảng",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "doanh nghiệp",
    "hợp tác xã",
    "hộ kinh doanh",
    "chi nhánh",
    "nhà máy",
    "ban quản lý",
    "ban cơ yếu",
    "ban tổ chức",
    "ban tuyên giáo",
    "ban dân vận",
    "ban nội chính",
    "ban dân tộc",
    "ban chỉ đạo",
    "ban chỉ huy",
    "ban chấp hành",
    "ban thường vụ",
    "ban thường trực",
    "ban tiếp công dân",
    "ban kinh tế",
    "ban pháp chế",
    "ban văn hóa",
    "ban kiểm tra",
    "ban đối ngoại",
    "ban thi đua",
    "ban tôn giáo",
    "ban thanh tra",
    "ban giám đốc",
    "ban giám hiệu",
    "ban xây dựng",
    "ban điều hành",
    "ban bảo vệ",
    "ban thử nghiệm",
    "đoàn đại biểu",
    "đoàn thanh niên",
    "đoàn tncs",
    "đoàn khối",
    "đoàn luật sư",
    "đoàn kinh tế",
    "đoàn nghệ thuật",
    "đội quản lý",
    "đội thuế",
];

/// Those of them that are no name even without diacritics.
const PLAIN_OPENINGS: &[&str] =
    &["ủy ban nhân dân", "công ty", "tổng công ty", "bệnh viện", "kho bạc nhà nước", "hợp tác xã", "cơ quan"];

/// What names of services and programmes begin with.
const SERVICES: &[&str] = &["phần mềm", "hệ thống", "dịch vụ", "máy chủ", "server", "cổng dịch vụ công"];

/// Who publishes what others have issued: gazettes and portals.
const PUBLISHERS: &[&str] =
    &["công báo", "cổng thông tin", "cổng ttđt", "trang thông tin", "trung tâm thông tin", "trung tâm công báo"];

/// Words of a place: they end the name of a body and begin that of a place.
const PLACES: &[&str] = &["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];

/// Words of openings that are family names too.
const FAMILIES: [&str; 2] = ["ban ", "đoàn "];

/// Longest name of a person, in words. What is longer is none, however it is written.
const LONGEST_NAME: usize = 5;

struct Phrase {
    text: &'static str,
    keys: Vec<String>,
}

fn phrases(texts: &[&'static str]) -> Vec<Phrase> {
    let phrase = |text: &&'static str| Phrase { text, keys: text.split(' ').map(key_of_word).collect() };
    texts.iter().map(phrase).collect()
}

static OPENING: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(OPENINGS));
static PLAIN_OPENING: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(PLAIN_OPENINGS));
static SERVICE: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(SERVICES));
static PUBLISHER: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(PUBLISHERS));
static PLACE: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(PLACES));

/// The words that a name begins with like that of a body, if it does.
pub(super) fn opening(name: &str) -> Option<&'static str> {
    let keys = keys_of_body(name);
    if name.is_ascii() {
        return opening_without_marks(name, &keys);
    }
    let longest =
        OPENING.iter().filter(|phrase| keys.starts_with(&phrase.keys)).max_by_key(|phrase| phrase.keys.len())?;
    // `Công An` and `ĐOÀN THANH NIÊN` with nothing after them may be names.
    let alone = keys.len() == longest.keys.len();
    let like_a_name = is_written_like_a_name(name) || FAMILIES.iter().any(|family| longest.text.starts_with(family));
    (!(alone && like_a_name)).then_some(longest.text)
}

/// A name without any diacritics begins like that of a body only where no name of a person can be spelled so.
fn opening_without_marks(name: &str, keys: &[String]) -> Option<&'static str> {
    let plain: Vec<String> = keys.iter().map(|key| plain_key(key)).collect();
    let begins = |phrase: &&Phrase| {
        let bare: Vec<String> = phrase.keys.iter().map(|key| plain_key(key)).collect();
        plain.starts_with(&bare)
    };
    if let Some(phrase) = PLAIN_OPENING.iter().find(begins) {
        return Some(phrase.text);
    }
    let second_is_small = name.split_whitespace().nth(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    let no_name = second_is_small || plain.len() > LONGEST_NAME;
    OPENING.iter().filter(|phrase| phrase.keys.len() > 1).find(begins).filter(|_| no_name).map(|phrase| phrase.text)
}

/// Each word with one capital.
fn is_written_like_a_name(name: &str) -> bool {
    let capital = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    name.split_whitespace().all(capital)
}

/// Whether an organisation (O) or unit (OU) is named like a body.
pub(super) fn names_a_body(name: &str) -> bool {
    opening(name).is_some()
}

/// The words that a name begins with like that of a service.
pub(super) fn service(name: &str) -> Option<&'static str> {
    let keys = keys_of_body(name);
    SERVICE.iter().find(|phrase| keys.starts_with(&phrase.keys)).map(|phrase| phrase.text)
}

/// Whether a name is that of a gazette or a portal.
pub(super) fn is_publisher(name: &str) -> bool {
    let keys = keys_of_body(name);
    PUBLISHER.iter().any(|phrase| keys.starts_with(&phrase.keys))
}

/// Whether these words name a place.
pub(super) fn is_place(keys: &[String]) -> bool {
    PLACE.iter().any(|phrase| keys.starts_with(&phrase.keys))
}
