//! Personal identifiers are masked unless the caller asks to see them: identity and passport numbers, tax codes (a
//! person's is the identity number, and cannot be distinguished from that of a body), mobile numbers and mail
//! addresses. Budget codes of bodies (`MNS:`) are shorter and remain. The file name comes from the caller and is not
//! masked.

use super::model::{ChainLink, Change, Report, Stated};
use crate::base::finding::Finding;

/// Identity cards have 9 or 12 digits, telephone numbers 10 or 11.
const IDENTITY_DIGITS: core::ops::RangeInclusive<usize> = 9..=12;
/// Passports have a capital letter and then these.
const PASSPORT_DIGITS: core::ops::RangeInclusive<usize> = 7..=8;

/// Masks every text of a report that comes from a certificate or from the signer.
pub(crate) fn mask(report: &mut Report) {
    for signature in &mut report.signatures {
        stated(&mut signature.stated);
        if let Some(attributes) = &mut signature.attributes {
            texts([&mut attributes.content_description, &mut attributes.mime_type].into_iter().flatten());
        }
        if let Some(signer) = &mut signature.signer {
            texts([&mut signer.name, &mut signer.subject, &mut signer.issuer, &mut signer.issuer_name]);
        }
        signature.timestamps.iter_mut().for_each(|stamp| findings(&mut stamp.findings));
        findings(&mut signature.findings);
        texts(signature.field.as_mut());
    }
    for stamp in &mut report.timestamps {
        stamp.token.iter_mut().for_each(|token| findings(&mut token.findings));
        findings(&mut stamp.findings);
        texts(stamp.field.as_mut());
    }
    report.shared.chains.iter_mut().for_each(|links| chain(links));
    changes(&mut report.shared.changes);
    for orphan in &mut report.document.orphan_signatures {
        stated(&mut orphan.stated);
    }
    let objects = &mut report.objects;
    for item in objects.certificates.iter_mut().chain(&mut objects.crls).chain(&mut objects.ocsps) {
        texts(item.name.as_mut());
    }
    for certificate in report.trust.added.iter_mut().chain(&mut report.trust.removed) {
        texts([&mut certificate.name, &mut certificate.subject]);
    }
    for want in &mut report.wants {
        text(&mut want.subject);
    }
    if let Some(page) = report.vietnam.as_mut().and_then(|view| view.page_text.as_mut()) {
        text(&mut page.origin);
        for printed in &mut page.signatures {
            texts(printed.lines.iter_mut().chain(&mut printed.title).chain(&mut printed.name));
        }
    }
    findings(&mut report.findings);
}

fn stated(stated: &mut Stated) {
    texts([&mut stated.name, &mut stated.reason, &mut stated.location, &mut stated.contact].into_iter().flatten());
}

fn chain(chain: &mut [ChainLink]) {
    for link in chain {
        texts([&mut link.subject, &mut link.name]);
    }
}

fn changes(changes: &mut [Change]) {
    for change in changes {
        texts(change.field.as_mut());
        findings(core::slice::from_mut(&mut change.finding));
    }
}

fn findings(findings: &mut [Finding]) {
    const FREE_TEXT: &[&str] =
        &["certificate", "issuer", "root", "unit", "field", "producer", "where", "name", "constrainedBy", "sender"];
    for finding in findings {
        for param in finding.params.iter_mut().filter(|p| FREE_TEXT.contains(&&*p.name)) {
            text(&mut param.value);
        }
    }
}

fn texts<'a>(values: impl IntoIterator<Item = &'a mut String>) {
    values.into_iter().for_each(text);
}

fn text(value: &mut String) {
    *value = masked(value);
}

/// The same text with mail addresses and numbers of persons masked.
pub(crate) fn masked(text: &str) -> String {
    let text = without_separated(text);
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | ':' | '+' | '%' | '*' | '\'') {
            word.push(c);
        } else {
            out.push_str(&masked_word(&word));
            word.clear();
            out.push(c);
        }
    }
    out.push_str(&masked_word(&word));
    out
}

fn masked_word(word: &str) -> String {
    if let Some((local, domain)) = word.rsplit_once('@') {
        // A label such as `E:` is not part of the address.
        let (label, local) = local.rsplit_once(':').map_or(("", local), |(label, local)| (label, local));
        let colon = if label.is_empty() { "" } else { ":" };
        let first: String = local.chars().take(1).collect();
        return format!("{}{colon}{first}***@{}", masked_digit_runs(label), masked_digit_runs(domain));
    }
    masked_digit_runs(word)
}

/// Runs of digits as long as a number of a person: identity card, telephone, tax code; after one capital letter a passport.
fn masked_digit_runs(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for part in word.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mut characters = bare.chars();
        let letter = characters.next().is_some_and(|c| c.is_ascii_uppercase());
        let rest = characters.as_str();
        let passport = letter && PASSPORT_DIGITS.contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
        let mut digits = String::new();
        for c in part.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
            } else {
                out.push_str(&masked_digits(&digits, passport));
                digits.clear();
                out.push(c);
            }
        }
        out.push_str(&masked_digits(&digits, passport));
    }
    out
}

fn masked_digits(digits: &str, passport: bool) -> String {
    if !passport && !IDENTITY_DIGITS.contains(&digits.len()) {
        return digits.to_owned();
    }
    let shown = digits.len().saturating_sub(3);
    digits.chars().enumerate().map(|(i, c)| if i < shown { '*' } else { c }).collect()
}

/// Telephone and identity numbers written in groups: `0912 345 678`, `+84 912.345.678`, `001-095-012-345`. They begin
/// with a zero or `+84` and have no later group of two digits, unlike dates.
fn without_separated(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = characters.clone();
    let mut at = 0;
    while let Some(rest) = characters.get(at..).filter(|rest| !rest.is_empty()) {
        // The middle of a longer number, such as a sum of money, is not a beginning.
        let inside = match characters.get(..at).unwrap_or_default() {
            [.., digit] if digit.is_ascii_digit() => true,
            [.., digit, '.' | '-'] => digit.is_ascii_digit(),
            _ => false,
        };
        let length = if inside { 0 } else { grouped(rest) };
        let places: Vec<usize> = (at..at.saturating_add(length)).collect();
        let digits: Vec<usize> =
            places.into_iter().filter(|i| characters.get(*i).is_some_and(char::is_ascii_digit)).collect();
        for place in digits.iter().take(digits.len().saturating_sub(3)) {
            if let Some(c) = out.get_mut(*place) {
                *c = '*';
            }
        }
        at = at.saturating_add(length.max(1));
    }
    out.into_iter().collect()
}

/// Number of characters of a grouped number at the beginning of a text; 0 if there is none.
fn grouped(text: &[char]) -> usize {
    let international = matches!(text, ['+', '8', '4', ..]);
    if !international && !matches!(text, ['0', ..]) {
        return 0;
    }
    let (mut length, mut all, mut groups) = (if international { 3 } else { 0 }, 0usize, 0usize);
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let separator = usize::from(
            (groups > 0 || international)
                && matches!(rest, [' ' | '.' | '-' | '\u{a0}', next, ..] if next.is_ascii_digit()),
        );
        let digits = rest.iter().skip(separator).take_while(|c| c.is_ascii_digit()).take(13).count();
        if digits < 3 || (groups > 0 && separator == 0) {
            break;
        }
        groups = groups.saturating_add(1);
        all = all.saturating_add(digits);
        length = length.saturating_add(separator).saturating_add(digits);
    }
    if groups > 0 && IDENTITY_DIGITS.contains(&all) { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn masks_numbers_of_people() {
        assert_eq!(masked("UID=CCCD:001095012345,CN=Nguyễn Văn A"), "UID=CCCD:*********345,CN=Nguyễn Văn A");
        assert_eq!(masked("UID=MST:0101243150,O=Sở"), "UID=MST:*******150,O=Sở");
        assert_eq!(masked("UID=MNS:1057723"), "UID=MNS:1057723");
        assert_eq!(masked("Trần B<btran@kyso.test> đã ký"), "Trần B<b***@kyso.test> đã ký");
        assert_eq!(masked("ĐT 0912345678"), "ĐT *******678");
        assert_eq!(masked("Signature 2026"), "Signature 2026");
        for (text, hidden) in [
            ("HC:B1234567", "HC:B****567"),
            ("P00123456", "P*****456"),
            ("0912 345 678", "**** *** 678"),
            ("+84 912.345.678", "+** ***.***.678"),
            ("+84912345678", "+********678"),
            ("001-095-012-345", "***-***-***-345"),
            ("CMND 012345678", "CMND ******678"),
            ("a+b@kyso.test", "a***@kyso.test"),
            ("E:tran.b@kyso.test;", "E:t***@kyso.test;"),
            ("a@0912345678@kyso.test", "a***@kyso.test"),
        ] {
            assert_eq!(masked(text), hidden);
        }
        for text in [
            "02.03.2026 11:07:56 +07:00",
            "2026-02-04 16:29:58 +07:00",
            "Số: 27/QĐ-UBND ngày 02 tháng 3",
            "15.000.000.000 đồng",
            "_18:50:28 16/11/2021",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
