//! Files that can be opened as two formats. Programs recognise a file by what they look for first: PDF readers look for
//! `%PDF-` in the first 1,024 bytes (ISO 32000-2 Annex C), archive programs for a directory at the end (APPNOTE.TXT
//! 4.3.1), browsers for elements. What they then show was not signed by anybody, so such a file is never said to be as
//! signed.

use crate::base::error::Error;
use crate::base::input::{Source, recognise};
use crate::base::span::Span;
use crate::mime::looks_like_mail;

/// Where a PDF may begin.
pub(super) const PDF_HEAD: usize = 1 << 10;
/// The record at the end of an archive, with the longest comment.
const ZIP_TAIL: usize = 22 + 65_535;
const ZIP_END: &[u8] = b"PK\x05\x06";
/// Most candidates for the end record that are examined, since a comment can contain many.
const RECORDS: usize = 256;
/// Elements by which browsers know a page, in small letters (WHATWG MIME Sniffing §7.1).
const HTML: [&[u8]; 5] = [b"<!doctype", b"<html", b"<script", b"<iframe", b"<body"];

/// What a PDF can be opened as besides.
pub(super) fn beside_pdf(source: &dyn Source) -> Result<Option<&'static str>, Error> {
    let mut head = vec![0_u8; usize::try_from(source.len()).unwrap_or(PDF_HEAD).min(PDF_HEAD)];
    source.read_at(0, &mut head)?;
    let before = memchr::memmem::find(&head, b"%PDF-").and_then(|at| head.get(..at)).unwrap_or_default();
    if let Some(found) = in_front(before, source) {
        return Ok(Some(found));
    }
    let length = usize::try_from(source.len()).unwrap_or(ZIP_TAIL).min(ZIP_TAIL);
    let mut tail = vec![0_u8; length];
    source.read_at(source.len().saturating_sub(u64::try_from(length).unwrap_or(0)), &mut tail)?;
    Ok(ends_as_zip(&tail).then_some("ZIP"))
}

/// The other format, judging by the bytes before the header of a PDF.
fn in_front(before: &[u8], source: &dyn Source) -> Option<&'static str> {
    if before.is_empty() {
        return None;
    }
    let lines = memchr::memrchr(b'\n', before).and_then(|at| before.get(..=at)).unwrap_or_default();
    if before.starts_with(b"PK") {
        Some("ZIP")
    } else if has_html(before) {
        Some("HTML")
    } else if looks_like_mail(lines) {
        Some("MIME")
    } else if memchr::memmem::find(before, b"-----BEGIN ").is_some() {
        Some("PEM")
    } else {
        recognise(source)
    }
}

/// An archive attached to a PDF lies inside it, and PDF follows its end. An archive that programs can open ends with
/// the file, or comes after everything that belongs to the PDF.
fn ends_as_zip(tail: &[u8]) -> bool {
    let last = memchr::memmem::rfind(tail, b"startxref").unwrap_or_default();
    memchr::memmem::rfind_iter(tail, ZIP_END).take(RECORDS).any(|at| {
        let comment = tail.get(at.saturating_add(20)..at.saturating_add(22)).and_then(|b| b.try_into().ok());
        let end = comment.map(|c| at.saturating_add(22).saturating_add(usize::from(u16::from_le_bytes(c))));
        at > last || end == Some(tail.len())
    })
}

/// The other format that bytes outside the accounted spans make of a file. `vouched` is sorted and does not overlap.
pub(super) fn outside(bytes: &[u8], vouched: &[Span]) -> Option<&'static str> {
    let mut from = 0_usize;
    let mut found = None;
    let all = Span::new(Source::len(bytes), Source::len(bytes));
    for span in vouched.iter().chain([&all]) {
        let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
        let piece = bytes.get(from..start).unwrap_or_default();
        found = found.or_else(|| marks(piece));
        from = end;
    }
    found
}

/// Marks of a form anywhere in some bytes.
fn marks(bytes: &[u8]) -> Option<&'static str> {
    let has = |sign: &[u8]| memchr::memmem::find(bytes, sign).is_some();
    if has_pdf(bytes) {
        Some("PDF")
    } else if has(&[ZIP_END, &[0; 4]].concat()) {
        Some("ZIP")
    } else if has_html(bytes) {
        Some("HTML")
    } else {
        None
    }
}

/// Signs of a PDF anywhere outside the accounted spans.
pub(crate) fn pdf_outside(bytes: &[u8], vouched: &[Span]) -> bool {
    any_outside(bytes, vouched, has_pdf)
}

/// The same for elements of a page.
pub(crate) fn html_outside(bytes: &[u8], vouched: &[Span]) -> bool {
    any_outside(bytes, vouched, has_html)
}

fn any_outside(bytes: &[u8], vouched: &[Span], has: fn(&[u8]) -> bool) -> bool {
    let mut from = 0_usize;
    let all = Span::new(Source::len(bytes), Source::len(bytes));
    vouched.iter().chain([&all]).any(|span| {
        let start = usize::try_from(span.start).unwrap_or(usize::MAX);
        let piece = bytes.get(from..start).unwrap_or_default();
        from = usize::try_from(span.end).unwrap_or(usize::MAX);
        has(piece)
    })
}

fn has_pdf(bytes: &[u8]) -> bool {
    let has = |sign: &[u8]| memchr::memmem::find(bytes, sign).is_some();
    has(b"%PDF-") || has(b"startxref") || has_object(bytes)
}

/// Whether a PDF reader opens these bytes at all.
pub(crate) fn opens_as_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes.get(..PDF_HEAD).unwrap_or(bytes), b"%PDF-").is_some()
}

/// `1 0 obj`: what a reader that repairs looks for.
fn has_object(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"obj").any(|at| {
        let before = bytes.get(at.saturating_sub(OBJECT_HEADER)..at).unwrap_or_default();
        let generation = without(without(before, is_space), |c| c.is_ascii_digit());
        let number = without(generation, is_space);
        number.len() < generation.len() && number.last().is_some_and(u8::is_ascii_digit)
    })
}

/// Longest object header that is looked for: two numbers of ten digits, `obj`, and white space between them.
const OBJECT_HEADER: usize = 48;

/// The bytes without the trailing ones of a kind, of which there must be at least one; otherwise empty.
fn without(bytes: &[u8], kind: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().rposition(|c| !kind(*c)).map_or(0, |at| at.saturating_add(1));
    if end == bytes.len() { &[] } else { bytes.get(..end).unwrap_or_default() }
}

fn is_space(c: u8) -> bool {
    matches!(c, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0x0C)
}

fn has_html(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let rest = bytes.get(at..).unwrap_or_default();
        HTML.iter().any(|sign| {
            let named = rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
            named && rest.get(sign.len()).is_some_and(|c| matches!(c, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(bytes: &[u8]) -> Option<&'static str> {
        beside_pdf(&bytes.to_vec()).unwrap()
    }

    #[test]
    fn a_pdf_with_something_in_front_of_it() {
        assert_eq!(pdf(b"%PDF-1.7\nstartxref\n9\n%%EOF\n"), None);
        assert_eq!(pdf(b"\r\n%PDF-1.7\n"), None);
        assert_eq!(pdf(b"PK\x03\x04xx%PDF-1.7\n"), Some("ZIP"));
        assert_eq!(pdf(b"<HTML><!--%PDF-1.7\n"), Some("HTML"));
        assert_eq!(pdf(b"MIME-Version: 1.0\r\n\r\n%PDF-1.7\n"), Some("MIME"));
        assert_eq!(pdf(b"x\n-----BEGIN CMS-----\n%PDF-1.7\n"), Some("PEM"));
        assert_eq!(pdf(b"{\\rtf1 %PDF-1.7\n"), Some("RTF"));
    }

    #[test]
    fn an_archive_behind_a_pdf_and_one_inside_it() {
        let end = |comment: u16| {
            let mut end = b"PK\x05\x06".to_vec();
            end.extend([0; 16]);
            end.extend(comment.to_le_bytes());
            end
        };
        let file = |parts: &[&[u8]]| [&[&b"%PDF-1.7\n"[..]], parts].concat().concat();
        assert_eq!(pdf(&file(&[b"startxref\n9\n%%EOF\n", &end(0)])), Some("ZIP"));
        assert_eq!(pdf(&file(&[b"startxref\n9\n%%EOF\n", &end(0), b"more"])), Some("ZIP"));
        assert_eq!(pdf(&file(&[&end(16), b"startxref\n%%EOF\n"])), Some("ZIP"));
        assert_eq!(pdf(&file(&[&end(0), b"\nendstream startxref\n9\n%%EOF\n"])), None);
    }

    #[test]
    fn marks_count_outside_of_what_is_vouched_for() {
        let bytes = b"0123 %PDF-1.7 1 0 obj 4567";
        assert_eq!(outside(bytes, &[Span::new(5, 22)]), None);
        assert_eq!(outside(bytes, &[Span::new(5, 13)]), Some("PDF"));
        assert_eq!(outside(bytes, &[]), Some("PDF"));
        assert_eq!(outside(b"a <Script> b", &[]), Some("HTML"));
        assert_eq!(outside(b"a PK\x05\x06\0\0\0\0 b", &[]), Some("ZIP"));
        for plain in [&b"an object, <b>bold</b>"[..], b"0 obj", b"a 0 obj", b"1 0obj", b"PK\x05\x06", b"<htmlx>"] {
            assert_eq!(outside(plain, &[]), None);
        }
        assert!(html_outside(b"PK\x05\x06\0\0\0\0<body>", &[]) && !html_outside(bytes, &[]));
        assert!(pdf_outside(bytes, &[]) && !pdf_outside(bytes, &[Span::new(5, 22)]));
    }
}
