//! What a file is, by its first bytes, never by its name.

use super::two_forms::PDF_HEAD;
use crate::asn1::pem_blocks;
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::mime::looks_like_mail;
use base64ct::{Base64, Encoding};

/// Bytes looked at.
const HEAD: usize = 1 << 16;

/// Form of a file.
pub(super) enum Form {
    /// PDF, or nothing that is known: the PDF reader says what is wrong with it.
    Pdf,
    /// A ContentInfo, or the answer of a time-stamp authority, out of its armour.
    Cms(Cms),
    /// A mail.
    Mail(Vec<u8>),
}

/// A CMS and how it was enclosed in the file.
pub(super) struct Cms {
    pub(super) der: Vec<u8>,
    pub(super) armour: Armour,
}

/// The enclosure of a CMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Armour {
    /// In nothing: the file is the CMS.
    None,
    /// In base64, with no other text.
    Alone,
    /// In base64 with other text, which a person sees and nobody signed.
    Beside,
}

/// Tells the form, and takes a CMS out of its armour.
pub(super) fn form(source: &dyn Source, limits: &Limits) -> Result<Form, Error> {
    let mut head = vec![0_u8; usize::try_from(source.len()).unwrap_or(HEAD).min(HEAD)];
    source.read_at(0, &mut head)?;
    // A CMS can contain a signed PDF, so this comes first: a file that begins as ContentInfo is a CMS.
    if begins_cms(&head) {
        return whole(source, limits).map(|der| Form::Cms(Cms { der, armour: Armour::None }));
    }
    if memchr::memmem::find(head.get(..PDF_HEAD).unwrap_or(&head), b"%PDF-").is_some() {
        return Ok(Form::Pdf);
    }
    // Before armour: a mail may carry some.
    let lines = memchr::memrchr(b'\n', &head).and_then(|at| head.get(..=at)).unwrap_or(&head);
    if looks_like_mail(after_mailbox_mark(lines)) {
        let bytes = whole(source, limits)?;
        return Ok(Form::Mail(after_mailbox_mark(&bytes).to_vec()));
    }
    if memchr::memmem::find(&head, b"-----BEGIN ").is_some() {
        return pem(&whole(source, limits)?).map(|found| found.map_or(Form::Pdf, Form::Cms));
    }
    if begins_base64(&head) {
        let bytes = whole(source, limits)?;
        let found = bare_base64(&bytes).map(|der| Cms { der, armour: Armour::Alone });
        return Ok(found.map_or(Form::Pdf, Form::Cms));
    }
    Ok(Form::Pdf)
}

/// All bytes of a file that has to be in memory to be read.
fn whole(source: &dyn Source, limits: &Limits) -> Result<Vec<u8>, Error> {
    let over =
        Error::OverLimit { limit: "message-bytes", value: u64::try_from(limits.message_bytes).unwrap_or(u64::MAX) };
    let length = usize::try_from(source.len()).ok().filter(|l| *l <= limits.message_bytes).ok_or(over)?;
    if let Some(bytes) = source.as_slice() {
        return Ok(bytes.to_vec());
    }
    let mut bytes = vec![0; length];
    source.read_at(0, &mut bytes)?;
    Ok(bytes)
}

/// `ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, … }` with a type of PKCS #7 or PKCS #9, or `TimeStampResp ::= SEQUENCE {
/// status SEQUENCE { status INTEGER, … }, … }` (RFC 5652 §3, RFC 3161 §2.4.2).
pub(super) fn begins_cms(head: &[u8]) -> bool {
    const PKCS7: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
    const PKCS9: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01];
    let Some(inside) = content_of(head, 0x30) else { return false };
    match inside {
        [0x06, _, rest @ ..] => rest.starts_with(PKCS7) || rest.starts_with(PKCS9),
        [0x30, ..] => content_of(inside, 0x30).is_some_and(|status| matches!(status, [0x02, 0x01, 0..=5, ..])),
        _ => false,
    }
}

/// What follows the tag and the length, whatever the length says.
fn content_of(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    let (first, rest) = bytes.split_first()?;
    let (length, rest) = rest.split_first()?;
    let octets = if *length > 0x80 { usize::from(length & 0x7F) } else { 0 };
    (*first == tag && octets <= 8).then(|| rest.get(octets..)).flatten()
}

/// Labels of RFC 7468 §8, §9 and of older programs.
const LABELS: [&str; 4] = ["PKCS7", "CMS", "PKCS #7 SIGNED DATA", "TIMESTAMP"];

/// The one CMS among the PEM blocks; `None` where there are only blocks of other things.
fn pem(bytes: &[u8]) -> Result<Option<Cms>, Error> {
    let mut blocks = pem_blocks(bytes).into_iter().filter(|b| LABELS.contains(&b.label.as_str()));
    let (first, second) = (blocks.next(), blocks.next());
    if second.is_some() {
        return Err(Error::NotACms { reason: "several PEM blocks".to_owned(), offset: 0 });
    }
    let armour = if is_standalone(bytes) { Armour::Alone } else { Armour::Beside };
    Ok(first.map(|block| Cms { der: block.der, armour }))
}

/// Whether there is only white space around one block (RFC 7468 §2 lets programs write anything there).
fn is_standalone(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii();
    let once = |sign: &[u8]| memchr::memmem::find_iter(bytes, sign).count() == 1;
    bytes.starts_with(b"-----BEGIN ") && bytes.ends_with(b"-----") && once(b"-----BEGIN ") && once(b"-----END ")
}

/// `30` and a length of 128 octets and more, or none, in base64.
fn begins_base64(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    [&b"MI"[..], b"MH", b"MD", b"MA"].iter().any(|start| head.starts_with(start))
        && head.iter().take(256).all(|c| c.is_ascii_alphanumeric() || b"+/=\r\n \t".contains(c))
}

/// Base64 without armour, as some programs send `.p7m`.
fn bare_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let compact: String = bytes.iter().filter(|c| !c.is_ascii_whitespace()).map(|c| char::from(*c)).collect();
    Base64::decode_vec(&compact).ok().filter(|der| begins_cms(der))
}

/// The line `From …` that mailboxes put before a mail (RFC 4155) is not part of it.
fn after_mailbox_mark(bytes: &[u8]) -> &[u8] {
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    memchr::memchr(b'\n', bytes).and_then(|at| bytes.get(at.saturating_add(1)..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_cms(hex: &str) -> bool {
        begins_cms(&hex::decode(hex.replace(' ', "")).unwrap())
    }

    #[test]
    fn cms_is_known_by_its_type() {
        assert!(is_cms("3082 0100 0609 2a864886f70d010702 a0"));
        assert!(is_cms("3080 0609 2a864886f70d010702 a080"));
        assert!(is_cms("3082 0100 3003 020100 3082"));
        assert!(!is_cms("3082 0100 3082 0050 a003 020102"));
        assert!(!is_cms("3082 0100 0603 550403"));
        assert!(!is_cms("30") && !is_cms("3089 000000") && !is_cms(""));
    }
}
