//! Personal identifiers are masked unless the caller asks to see them: identity numbers, mobile numbers and mail addresses.
//! Tax and budget codes of organisations (`MST:`, `MNS:`) are public and stay.

use super::model::{ChainLink, Change, Report, SignatureTimestamp, Stated};
use crate::finding::Finding;

/// Identity cards have 9 or 12 digits, telephone numbers 10 or 11.
const IDENTITY_DIGITS: core::ops::RangeInclusive<usize> = 9..=12;

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
        chain(&mut signature.chain);
        signature.timestamps.iter_mut().for_each(timestamp);
        findings(&mut signature.findings);
        changes(&mut signature.changes_after);
    }
    for stamp in &mut report.timestamps {
        stamp.token.iter_mut().for_each(timestamp);
        findings(&mut stamp.findings);
        changes(&mut stamp.changes_after);
    }
    for orphan in &mut report.document.orphan_signatures {
        stated(&mut orphan.stated);
    }
    let objects = &mut report.objects;
    for item in objects.certificates.iter_mut().chain(&mut objects.crls).chain(&mut objects.ocsps) {
        texts(item.name.as_mut());
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

fn timestamp(stamp: &mut SignatureTimestamp) {
    chain(&mut stamp.chain);
    findings(&mut stamp.findings);
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
        for param in finding.params.iter_mut().filter(|p| FREE_TEXT.contains(&p.name)) {
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

/// The same text with mail addresses and long numbers masked.
pub(crate) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | ':') {
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
    if let Some((local, domain)) = word.split_once('@') {
        let first: String = local.chars().take(1).collect();
        return format!("{first}***@{domain}");
    }
    if word.starts_with("MST:") || word.starts_with("MNS:") {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut digits = String::new();
    for c in word.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            out.push_str(&masked_digits(&digits));
            digits.clear();
            out.push(c);
        }
    }
    out.push_str(&masked_digits(&digits));
    out
}

fn masked_digits(digits: &str) -> String {
    if !IDENTITY_DIGITS.contains(&digits.len()) {
        return digits.to_owned();
    }
    let shown = digits.len().saturating_sub(3);
    digits.chars().enumerate().map(|(i, c)| if i < shown { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn masks_people_and_leaves_organisations() {
        assert_eq!(masked("UID=CCCD:001095012345,CN=Nguyễn Văn A"), "UID=CCCD:*********345,CN=Nguyễn Văn A");
        assert_eq!(masked("UID=MST:0101243150,O=Sở"), "UID=MST:0101243150,O=Sở");
        assert_eq!(masked("Trần B<btran@kyso.test> đã ký"), "Trần B<b***@kyso.test> đã ký");
        assert_eq!(masked("ĐT 0912345678"), "ĐT *******678");
        assert_eq!(masked("Signature 2026"), "Signature 2026");
    }
}
