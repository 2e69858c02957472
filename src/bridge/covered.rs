//! What a signature over a prepared PDF will cover: the whole file but its own empty `Contents`.

use super::protocol::ErrorCode;
use crate::base::error::Error;
use crate::base::input::{Input, Source};
use crate::base::limits::Limits;
use crate::pdf::signature::{SignatureAnomaly, SignatureField, find_signatures};
use crate::verify::open;

/// What may be odd about the field of a document that somebody else made. About a signature that was only just prepared nothing is.
const BEARABLE: [SignatureAnomaly; 2] = [SignatureAnomaly::SeveralWidgets, SignatureAnomaly::WidgetNotListed];

/// A prepared PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Pages of the newest revision.
    pub pages: usize,
    /// Signatures and time-stamps that it has already.
    pub earlier: usize,
}

/// Limits for a program that stays below 64 MiB: a document needs more only if it is made to.
fn limits() -> Limits {
    Limits {
        objects: 400_000,
        stream_bytes: 8 << 20,
        decoded_bytes: 256 << 20,
        cms_bytes: 1 << 20,
        object_bytes: 4 << 20,
        tree_nodes: 50_000,
        ..Limits::default()
    }
}

/// Checks that this `ByteRange` is that of the one signature without a value, which the newest revision added, and that it leaves out
/// exactly its `Contents`, full of zeros (ISO 32000-2 §12.8.1). A page cannot then have somebody sign one part and show another.
///
/// # Errors
/// [`ErrorCode::ByteRange`], [`ErrorCode::DocumentTooLarge`] for one beyond the limits of this program.
pub fn pdf_pages(source: &dyn Source, byte_range: [u64; 4]) -> Result<Covered, ErrorCode> {
    let limits = &limits();
    let failed = |error: Error| match error {
        Error::OverLimit { .. } => ErrorCode::DocumentTooLarge,
        _ => ErrorCode::ByteRange,
    };
    let document = open(&Input { source, detached: None, password: None }, limits).map_err(failed)?;
    if document.is_reconstructed() || document.is_encrypted() {
        return Err(ErrorCode::ByteRange);
    }
    let found = find_signatures(&document, limits).map_err(failed)?;
    let newest = document.revisions().len().checked_sub(1);
    let is_empty = |field: &&SignatureField| {
        field.contents.as_ref().is_ok_and(|contents| contents.bytes.iter().all(|octet| *octet == 0))
    };
    let mut empty = found.fields.iter().filter(is_empty);
    let (Some(field), None) = (empty.next(), empty.next()) else { return Err(ErrorCode::ByteRange) };
    let stated = field.byte_range.as_ref().is_ok_and(|range| {
        let [first, second] = range.spans();
        [first.start, first.len(), second.start, second.len()] == byte_range && range.end() == source.len()
    });
    let newest_has_it = Some(field.first_revision) == newest && field.covered_revision == newest;
    let anomalous = field.anomalies.iter().any(|anomaly| !BEARABLE.contains(anomaly));
    if !stated || !newest_has_it || anomalous || field.removed_later || field.replaced_later {
        return Err(ErrorCode::ByteRange);
    }
    Ok(Covered { pages: found.page_count, earlier: found.fields.len().saturating_sub(1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;
    use crate::asn1::pem_blocks;
    use crate::sign::{Placement, Request, prepare};

    fn prepared(name: &str) -> (Vec<u8>, [u64; 4]) {
        let mut file = std::fs::read(format!("tests/fixtures/pdf/{name}")).unwrap();
        let chain = [pem_blocks(&std::fs::read("tests/fixtures/pki/person.crt").unwrap())[0].der.clone()];
        let request = Request::new(Timestamp::parse("2026-11-22T02:05:00Z").unwrap());
        let input = Input { source: &file, detached: None, password: None };
        let update = prepare(&input, &request, &chain, &Placement::default(), &Limits::default()).unwrap().append;
        let at = memchr::memmem::find(&update, b"/ByteRange [").unwrap() + 12;
        let text: String = update[at..at + 36].iter().map(|byte| char::from(*byte)).collect();
        let numbers: Vec<u64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        file.extend(update);
        (file, numbers.try_into().unwrap())
    }

    #[test]
    fn what_the_engine_prepares_is_accepted() {
        for (name, earlier) in [("unsigned.pdf", 0), ("xref-stream.pdf", 1), ("two-signatures.pdf", 2)] {
            let (file, range) = prepared(name);
            let covered = pdf_pages(&file, range).unwrap();
            assert!(covered.pages > 0, "{name}");
            assert_eq!(covered.earlier, earlier, "{name}");
        }
    }

    #[test]
    fn any_other_range_is_refused() {
        let (file, range) = prepared("unsigned.pdf");
        for place in 0..4 {
            for by in [1_u64, u64::MAX] {
                let mut other = range;
                other[place] = other[place].wrapping_add(by);
                assert_eq!(pdf_pages(&file, other), Err(ErrorCode::ByteRange), "{other:?}");
            }
        }
    }

    #[test]
    fn a_value_in_contents_or_bytes_behind_are_refused() {
        let (mut file, range) = prepared("unsigned.pdf");
        let contents = usize::try_from(range[1]).unwrap();
        file[contents + 5] = b'1';
        assert_eq!(pdf_pages(&file, range), Err(ErrorCode::ByteRange));
        file[contents + 5] = b'0';
        assert!(pdf_pages(&file, range).is_ok());
        file.extend(b"\n% more");
        assert_eq!(pdf_pages(&file, range), Err(ErrorCode::ByteRange));
    }

    #[test]
    fn a_signature_that_no_engine_prepares_is_refused() {
        let (file, range) = prepared("unsigned.pdf");
        let at = memchr::memmem::rfind(&file, b"/Filter").unwrap();
        for (place, octet) in [(at + 6, b'z'), (memchr::memmem::rfind(&file, b"/SubFilter").unwrap() + 9, b'z')] {
            let mut other = file.clone();
            other[place] = octet;
            assert_eq!(pdf_pages(&other, range), Err(ErrorCode::ByteRange), "{place}");
        }
    }

    #[test]
    fn what_is_signed_already_or_no_pdf_is_refused() {
        let (mut twice, first) = prepared("unsigned.pdf");
        assert!(pdf_pages(&twice, first).is_ok());
        twice.truncate(twice.len() - 10);
        assert_eq!(pdf_pages(&twice, first), Err(ErrorCode::ByteRange));
        assert_eq!(pdf_pages(&b"no document".to_vec(), [0, 1, 2, 3]), Err(ErrorCode::ByteRange));
        let signed = std::fs::read("tests/fixtures/pdf/one-signature.pdf").unwrap();
        assert_eq!(pdf_pages(&signed, first), Err(ErrorCode::ByteRange));
    }
}
