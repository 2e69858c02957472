//! Finds form, title and name beside a signature (Nghị định 30/2020/NĐ-CP Phụ lục I, ô 7a, 7b, 7c): title above the picture of the
//! signature, name below it, one above the other.

use super::Encoding;
use super::old_encoding::readings;
use super::printed::{NameMatch, Prefix, Printed};
use crate::base::sort;
use crate::evidence::{PageText, TextRun};
use crate::vietnam::spelling;
use crate::vietnam::{Mark, Nature};

/// How far above the mark the lines of form and title reach, in points: four lines and a space.
const ABOVE: f64 = 110.0;
/// How far below the mark the name is.
const BELOW: f64 = 60.0;
/// How far the column reaches beyond the mark on either side.
const BESIDE: f64 = 70.0;
/// Most lines looked at beside one mark.
const LINES: usize = 40;
/// Most pieces looked at beside one mark.
const PIECES: usize = 400;
/// Longest line that is shown.
const LINE_LENGTH: usize = 200;

/// The signature that text is looked for beside.
pub struct Beside<'a> {
    /// Its number.
    pub id: usize,
    /// Whose it is.
    pub nature: Nature,
    /// The name in its certificate.
    pub name: &'a str,
    /// Where it is shown.
    pub marks: &'a [Mark],
}

/// What is printed beside a signature. A body has no name to compare, and an invisible signature has no place.
pub fn printed(signature: &Beside<'_>, text: &PageText) -> Option<Printed> {
    if !matches!(signature.nature, Nature::Person | Nature::Uncertain) {
        return None;
    }
    let all = signature.marks.iter().map(|mark| beside(signature, mark, text));
    let mut found: Vec<Printed> = all.flatten().collect();
    let named = found.iter().position(|p| p.name.is_some()).unwrap_or(0);
    (named < found.len()).then(|| found.swap_remove(named))
}

/// One line, with the ways to read it.
struct Line {
    middle: f64,
    readings: Vec<(Encoding, String)>,
}

impl Line {
    fn read(&self, encoding: Encoding) -> &str {
        let own = self.readings.iter().find(|(e, _)| *e == encoding).or(self.readings.first());
        own.map_or("", |(_, text)| text)
    }
}

fn beside(signature: &Beside<'_>, mark: &Mark, text: &PageText) -> Option<Printed> {
    let lines = lines(mark, text);
    let middle = (mark.rect[1] + mark.rect[3]) / 2.0;
    let below = lines.iter().filter(|line| line.middle < middle);
    // The nearest name below the middle of the mark that is the certificate's, else the nearest that looks like one.
    let candidates: Vec<(Encoding, &str)> = below
        .flat_map(|line| line.readings.iter().map(|(encoding, text)| (*encoding, text.as_str())))
        .filter(|(_, text)| is_like_a_name(text))
        .collect();
    let rank = |(_, text): &(Encoding, &str)| match compare(text, signature.name) {
        NameMatch::Same => 0,
        NameMatch::SameWithoutMarks => 1,
        NameMatch::Different | NameMatch::NotFound => 2,
    };
    let named = candidates.iter().min_by_key(|c| rank(c));
    let encoding = named.map_or(Encoding::Unicode, |(encoding, _)| *encoding);
    let above: Vec<String> =
        lines.iter().filter(|l| l.middle > middle).map(|l| l.read(encoding).trim().to_owned()).collect();
    let from = above.iter().position(|line| !prefixes(line).is_empty());
    let lines: Vec<String> = above.into_iter().skip(from.unwrap_or(0)).filter(|line| is_capitals(line)).collect();
    if lines.is_empty() && named.is_none() {
        return None;
    }
    Some(Printed {
        signature: signature.id,
        page: mark.page,
        prefixes: lines.iter().flat_map(|line| prefixes(line)).collect(),
        title: title(&lines),
        name: named.map(|(_, name)| shown(name)),
        encoding,
        name_match: named.map_or(NameMatch::NotFound, |(_, name)| compare(name, signature.name)),
        lines,
    })
}

fn shown(text: &str) -> String {
    let clean = text.chars().filter(|c| !c.is_control()).take(LINE_LENGTH).collect::<String>();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of the column that the mark is in, from top to bottom.
fn lines(mark: &Mark, text: &PageText) -> Vec<Line> {
    let [x0, y0, x1, y1] = mark.rect;
    let (left, right) = (x0.min(x1) - BESIDE, x0.max(x1) + BESIDE);
    let (bottom, top) = (y0.min(y1) - BELOW, y0.max(y1) + ABOVE);
    let inside = |run: &&TextRun| {
        let [a, b, c, d] = run.rect;
        let (x, y) = ((a + c) / 2.0, (b + d) / 2.0);
        run.page == mark.page && left <= x && x <= right && bottom <= y && y <= top
    };
    let mut runs: Vec<&TextRun> = text.runs().iter().filter(inside).take(PIECES).collect();
    sort::sort_by(&mut runs, |a, b| place(a).total_cmp(&place(b)).reverse());
    let mut lines: Vec<Vec<&TextRun>> = Vec::new();
    for run in runs {
        let same = |line: &&mut Vec<&TextRun>| line.first().is_some_and(|first| on_one_line(first, run));
        if let Some(line) = lines.last_mut().filter(same) {
            line.push(run);
        } else if lines.len() < LINES {
            lines.push(vec![run]);
        } else {
            break;
        }
    }
    lines.into_iter().map(joined).collect()
}

fn place(run: &TextRun) -> f64 {
    (run.rect[1] + run.rect[3]) / 2.0
}

fn on_one_line(one: &TextRun, other: &TextRun) -> bool {
    let height = (one.rect[3] - one.rect[1]).max(other.rect[3] - other.rect[1]).max(1.0);
    (place(one) - place(other)).abs() < height / 2.0
}

/// The pieces of a line from left to right, with a space where there is room for one.
fn joined(mut pieces: Vec<&TextRun>) -> Line {
    sort::sort_by(&mut pieces, |a, b| a.rect[0].total_cmp(&b.rect[0]));
    let middle = pieces.first().map_or(0.0, |run| place(run));
    let mut text = String::new();
    let mut end = f64::INFINITY;
    for run in &pieces {
        let height = run.rect[3] - run.rect[1];
        if run.rect[0] - end > height * 0.15 && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(&run.text);
        end = run.rect[2];
    }
    let font = pieces.iter().find_map(|run| run.font.as_deref());
    let readings = readings(&text, font).into_iter().map(|(encoding, text)| (encoding, shown(&text)));
    Line { middle, readings: readings.collect() }
}

/// Forms at the beginning of a line: `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`, also one behind the other.
fn prefixes(line: &str) -> Vec<Prefix> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while let Some((word, behind)) = rest.split_once('.') {
        let prefix = match word.trim().to_uppercase().as_str() {
            "TM" | "T/M" => Prefix::Tm,
            "KT" | "K/T" => Prefix::Kt,
            "TL" | "T/L" => Prefix::Tl,
            "TUQ" => Prefix::Tuq,
            "Q" => Prefix::Q,
            _ => break,
        };
        found.push(prefix);
        rest = behind.trim_start();
    }
    found
}

/// Form and title are in capitals.
fn is_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    let many = line.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    many && letters.all(|c| !c.is_lowercase())
}

/// The last line of the title without a form; where every line has one, what follows the last.
fn title(lines: &[String]) -> Option<String> {
    let last = lines.last()?;
    let without = if prefixes(last).is_empty() { last.as_str() } else { last.rsplit('.').next().unwrap_or(last) };
    let title = without.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// Two to seven words of letters, each beginning with a capital one.
fn is_like_a_name(text: &str) -> bool {
    let words = spelling::words(text);
    let word = |word: &String| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| spelling::is_letter(c) || c == '\'')
    };
    (2..=7).contains(&words.len()) && words.iter().all(word) && prefixes(text).is_empty()
}

/// The printed name against that of the certificate.
pub(super) fn compare(printed: &str, certificate: &str) -> NameMatch {
    let (one, other) = (spelling::key(printed), spelling::key(certificate));
    let (bare, other_bare) = (spelling::plain(printed), spelling::plain(certificate));
    if one.is_empty() || other.is_empty() {
        NameMatch::NotFound
    } else if one == other {
        NameMatch::Same
    } else if bare == other_bare && (has_no_marks(printed) || has_no_marks(certificate)) {
        NameMatch::SameWithoutMarks
    } else {
        NameMatch::Different
    }
}

fn has_no_marks(name: &str) -> bool {
    name.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: [f64; 4] = [350.0, 200.0, 500.0, 290.0];
    const MARK: Mark = Mark { page: 1, rect: PLACE, seen: PLACE };

    fn text(lines: &[(f64, f64, &str, Option<&str>)]) -> PageText {
        let mut text = PageText::read_by("test");
        for (x, y, line, font) in lines {
            text.add(1, [*x, *y, x + 100.0, y + 12.0], line, *font);
        }
        text
    }

    fn found(lines: &[(f64, f64, &str, Option<&str>)], name: &str) -> Printed {
        let marks = [MARK];
        let signature = Beside { id: 1, nature: Nature::Person, name, marks: &marks };
        printed(&signature, &text(lines)).unwrap()
    }

    #[test]
    fn form_title_and_name_are_read() {
        let lines = [
            (90.0, 340.0, "Điều 4. Quyết định này có hiệu lực kể từ ngày ký.", None),
            (370.0, 326.0, "TM. ỦY BAN NHÂN DÂN", None),
            (370.0, 310.0, "KT. CHỦ TỊCH", None),
            (370.0, 294.0, "PHÓ CHỦ TỊCH", None),
            (370.0, 180.0, "Trần Minh Mẫu", None),
            (80.0, 180.0, "- Lưu: VT.", None),
        ];
        let printed = found(&lines, "Trần Minh Mẫu");
        assert_eq!(printed.lines, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
        assert_eq!(printed.prefixes, [Prefix::Tm, Prefix::Kt]);
        assert_eq!(printed.title.as_deref(), Some("PHÓ CHỦ TỊCH"));
        assert_eq!((printed.name.as_deref(), printed.name_match), (Some("Trần Minh Mẫu"), NameMatch::Same));
        assert_eq!(found(&lines, "Tran Minh Mau").name_match, NameMatch::SameWithoutMarks);
        assert_eq!(found(&lines, "Trần Minh Mẩu").name_match, NameMatch::Different);
        assert_eq!(found(&lines[..4], "Trần Minh Mẫu").name_match, NameMatch::NotFound);
    }

    #[test]
    fn old_encodings_are_read() {
        let tcvn3 = [
            (370.0, 310.0, "Q. gi¸m ®èc", Some("ABCDEF+.VnTimeH")),
            (370.0, 180.0, "TrÇn Minh MÉu", Some("ABCDEF+.VnTime")),
        ];
        let printed = found(&tcvn3, "Trần Minh Mẫu");
        assert_eq!((printed.encoding, printed.name_match), (Encoding::Tcvn3, NameMatch::Same));
        assert_eq!((printed.prefixes.as_slice(), printed.title.as_deref()), (&[Prefix::Q][..], Some("GIÁM ĐỐC")));
        let vni = found(&[(370.0, 180.0, "Traàn Minh Maãu", None)], "Trần Minh Mẫu");
        assert_eq!(
            (vni.encoding, vni.name_match, vni.name.as_deref()),
            (Encoding::Vni, NameMatch::Same, Some("Trần Minh Mẫu"))
        );
    }

    #[test]
    fn pieces_of_a_line_are_joined() {
        let mut text = PageText::default();
        for (x, piece) in [(370.0, "Trần"), (400.0, "Minh"), (430.0, "M"), (437.0, "ẫu")] {
            let width = if piece == "M" { 7.0 } else { 24.0 };
            text.add(1, [x, 180.0, x + width, 192.0], piece, None);
        }
        let marks = [MARK];
        let signature = Beside { id: 1, nature: Nature::Person, name: "Trần Minh Mẫu", marks: &marks };
        assert_eq!(printed(&signature, &text).unwrap().name_match, NameMatch::Same);
        // Not for a body, not on another page, not far away.
        assert_eq!(printed(&Beside { nature: Nature::Agency, ..signature }, &text), None);
        let other = [Mark { page: 2, ..MARK }, Mark { rect: [350.0, 600.0, 500.0, 690.0], ..MARK }];
        let signature = Beside { id: 1, nature: Nature::Person, name: "Trần Minh Mẫu", marks: &other };
        assert_eq!(printed(&signature, &text), None);
    }

    #[test]
    fn forms_of_signing() {
        for (line, forms) in [
            ("TM. ỦY BAN NHÂN DÂN", &[Prefix::Tm][..]),
            ("KT.CHỦ TỊCH", &[Prefix::Kt]),
            ("TL. KT. GIÁM ĐỐC", &[Prefix::Tl, Prefix::Kt]),
            ("TUQ. BỘ TRƯỞNG", &[Prefix::Tuq]),
            ("Q. GIÁM ĐỐC", &[Prefix::Q]),
            ("TP. HỒ CHÍ MINH", &[]),
            ("CHỦ TỊCH", &[]),
        ] {
            assert_eq!(prefixes(line), forms, "{line}");
        }
    }
}
