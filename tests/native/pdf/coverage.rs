//! What a byte range covers: the revision, the whole file, or neither (ISO 32000-2 §12.8.1).

use super::signatures::{numbers, only};
use crate::pdf::built::*;
use kyso::pdf::signature::{ByteRangeFault, SignatureAnomaly as Odd};

/// A second signature in an update behind the first.
fn signed_twice() -> (Signed, Signed) {
    let first = signed_once();
    let copy = Signed { pdf: Pdf::default(), numbers: first.numbers, open: first.open, close: first.close };
    let second = sign(first.pdf, 6, "B", "5 0 R 7 0 R", "");
    (copy, second)
}

#[test]
fn signatures_of_two_revisions() {
    let (_, second) = signed_twice();
    let found = second.look();
    assert_eq!(found.codes, []);
    let fields = &found.signatures.fields;
    assert_eq!(fields.len(), 2);
    assert!(fields.iter().all(|field| field.byte_range.is_ok() && field.anomalies.is_empty()));
    assert_eq!((fields[0].field_name.as_deref(), fields[1].field_name.as_deref()), (Some("A"), Some("B")));
    assert_eq!((fields[0].covered_revision, fields[1].covered_revision), (Some(1), Some(2)));
    assert!(!fields[0].covers_whole_file() && fields[1].covers_whole_file());
    assert_eq!(fields[0].uncovered_after_is_white_space, Some(false));
}

#[test]
fn a_range_that_crosses_another_is_marked_on_both() {
    let (first, mut second) = signed_twice();
    // The first one claims to end inside what the second leaves out.
    let end = second.open + 10;
    let room = first.numbers;
    let text = format!("0 {} {} {}", first.open, first.close, end - first.close);
    second.pdf.bytes[room..room + 43].fill(b' ');
    second.pdf.bytes[room..room + text.len()].copy_from_slice(text.as_bytes());
    let fields = second.look().signatures.fields;
    assert!(fields.iter().all(|field| matches!(field.byte_range, Err(ByteRangeFault::CrossesOther { .. }))));
    assert_eq!(fields[0].anomalies, [Odd::EndsInsideRevision]);
}

#[test]
fn coverage_is_told_to_the_byte() {
    let mut trailing = signed_once();
    trailing.pdf.raw("\r\n ");
    let field = only(&trailing);
    assert_eq!(field.uncovered_after_is_white_space, Some(true));
    assert!(field.covers_whole_file());
    let mut trailing = signed_once();
    trailing.pdf.raw("x");
    let field = only(&trailing);
    assert_eq!(field.uncovered_after.map(|span| span.len()), Some(1));
    assert!(!field.covers_whole_file());
    // The end of line behind %%EOF may be left out …
    let [a, b, c, d] = numbers(&signed_once());
    let mut short = signed_once();
    short.set([a, b, c, d - 1]);
    assert_eq!((only(&short).covered_revision, only(&short).anomalies), (Some(1), vec![]));
    // … but nothing else.
    let mut short = signed_once();
    short.set([a, b, c, d - 2]);
    assert_eq!((only(&short).covered_revision, only(&short).anomalies), (None, vec![Odd::EndsInsideRevision]));
}

#[test]
fn a_signature_made_up_later_over_an_earlier_revision() {
    let mut signed = signed_once();
    let end = find(&signed.pdf.bytes, b"%%EOF\n") as i64 + 6;
    signed.set([0, 20, 30, end - 30]);
    let field = only(&signed);
    assert!(matches!(field.byte_range, Err(ByteRangeFault::GapNotContents { .. })));
    assert_eq!((field.first_revision, field.covered_revision), (1, Some(0)));
    assert_eq!(field.anomalies, [Odd::DefinedAfterCoverage]);
}

#[test]
fn a_signed_revision_that_the_newest_does_not_lead_back_to() {
    let signed = signed_once();
    let base = find(&signed.pdf.bytes, b"xref\n0 1");
    let mut bytes = signed.pdf.bytes.clone();
    // An update on the first revision that takes over the objects of the second without its section.
    let [four, five] = [find(&bytes, b"4 0 obj"), find(&bytes, b"5 0 obj")];
    let catalog = find(&bytes[100..], b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm") + 100;
    let start = bytes.len();
    bytes.extend(
        format!(
            "xref\n1 1\n{catalog:010} 00000 n \n4 2\n{four:010} 00000 n \n{five:010} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev {base}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .into_bytes(),
    );
    let found = look(&bytes);
    let field = &found.signatures.fields[0];
    assert!(field.anomalies.contains(&Odd::SignedRevisionOutsideChain));
    assert!(field.anomalies.contains(&Odd::EndsInsideRevision));
}
