//! Signatures of built files: what is wrong with one of them is on its record, and nothing else is.

use crate::pdf::built::*;
use kyso::pdf::ObjectId;
use kyso::pdf::signature::{ByteRangeFault, ContentsFault, Kind, Reach, SignatureAnomaly as Odd, SignatureField};
use kyso::{Limits, Span};

pub(super) fn only(signed: &Signed) -> SignatureField {
    let mut fields = signed.look().signatures.fields;
    assert_eq!(fields.len(), 1);
    fields.remove(0)
}

pub(super) fn numbers(signed: &Signed) -> [i64; 4] {
    let end = signed.pdf.bytes.len();
    [0, signed.open as i64, signed.close as i64, (end - signed.close) as i64]
}

#[test]
fn a_good_signature() {
    let signed = sign(
        Pdf::closed(),
        4,
        "A\\(b\\)",
        "5 0 R",
        "/Name(N)/Reason<FEFF1EA4>/Location(L)/ContactInfo(C)/M(D:20260102030405+07'00')/Cert[(one)<74776F>]",
    );
    let found = signed.look();
    assert_eq!(found.codes, []);
    let field = only(&signed);
    assert_eq!(field.anomalies, []);
    assert_eq!(field.field_name.as_deref(), Some("A(b)"));
    assert_eq!((field.object, field.field), (ObjectId::new(4, 0), Some(ObjectId::new(5, 0))));
    assert_eq!((field.reach, field.kind), (Reach::AcroForm, Kind::Approval));
    assert_eq!(field.filter.as_deref(), Some("Adobe.PPKLite"));
    assert_eq!(field.sub_filter.as_deref(), Some("adbe.pkcs7.detached"));
    assert_eq!(field.stated.reason.as_deref(), Some("\u{1EA4}"));
    assert_eq!(field.stated.name.as_deref(), Some("N"));
    assert_eq!(field.stated.location.as_deref(), Some("L"));
    assert_eq!(field.stated.contact.as_deref(), Some("C"));
    let time = field.stated.time.as_ref().unwrap();
    assert_eq!(time.timestamp.unwrap().to_string(), "2026-01-01T20:04:05Z");
    assert_eq!(time.zone_minutes, Some(420));
    assert_eq!(field.certificates, [b"one".to_vec(), b"two".to_vec()]);
    let contents = field.contents.clone().unwrap();
    assert_eq!(contents.bytes, [0; 64]);
    assert_eq!(contents.token, Span::new(signed.open as u64, signed.close as u64));
    let range = field.byte_range.unwrap();
    assert_eq!((range.gap(), range.end()), (contents.token, signed.pdf.bytes.len() as u64));
    assert_eq!((field.first_revision, field.covered_revision), (1, Some(1)));
    assert_eq!((field.uncovered_after, field.uncovered_after_is_white_space), (None, None));
    assert!(field.covers_whole_file() && !field.removed_later && !field.replaced_later && !field.same_name_as_other);
    assert_eq!(field.widgets.len(), 1);
    assert_eq!((field.widgets[0].rect, field.widgets[0].hidden), (Some([1.0, 2.0, 30.0, 40.0]), false));
    assert_eq!(field.widgets[0].page, None, "the page does not list it");
}

#[test]
fn every_byte_range_fault() {
    let fault = |change: &dyn Fn(&mut Signed)| {
        let mut signed = signed_once();
        change(&mut signed);
        only(&signed).byte_range.unwrap_err()
    };
    let [a, b, c, d] = numbers(&signed_once());
    let file = (c + d) as u64;
    let gap = Span::new(b as u64, c as u64);
    let framed = |gap| ByteRangeFault::GapNotContents { gap, contents: Some(Span::new(b as u64, c as u64)) };
    assert_eq!(fault(&|s| s.pdf.bytes = replace(&s.pdf.bytes, "/ByteRange", "/ByteRung_")), ByteRangeFault::Missing);
    assert_eq!(
        fault(&|s| s.pdf.bytes = replace(&s.pdf.bytes, "/Filter/Adobe", "/ByteRange 1/Filter/X")),
        ByteRangeFault::Repeated { count: 2 }
    );
    assert_eq!(
        fault(&|s| s.pdf.bytes = replace(&s.pdf.bytes, "/ByteRange [", "/ByteRange 5[")),
        ByteRangeFault::NotAnArray
    );
    assert_eq!(fault(&|s| s.set_text("0 1 2")), ByteRangeFault::WrongCount { count: 3 });
    assert_eq!(fault(&|s| s.set_text("0 1 2 3 4 5")), ByteRangeFault::WrongCount { count: 6 });
    assert_eq!(fault(&|s| s.set_text("0 1.5 2 3")), ByteRangeFault::NotAnInteger { index: 1 });
    assert_eq!(fault(&|s| s.set([a, b, -5, d])), ByteRangeFault::Negative { index: 2, value: -5 });
    assert_eq!(fault(&|s| s.set([a, b, c, d + 1])), ByteRangeFault::BeyondFile { end: file + 1, file });
    assert_eq!(
        fault(&|s| s.set([a, b, b - 1, 1])),
        ByteRangeFault::SpansOverlap { first_end: b as u64, second_start: b as u64 - 1 }
    );
    assert_eq!(fault(&|s| s.set([1, b - 1, c, d])), ByteRangeFault::NotFromStart { start: 1 });
    for (first, second) in [(b - 1, c), (b + 1, c), (b, c - 1), (b, c + 1)] {
        let gap = Span::new(first as u64, second as u64);
        assert_eq!(fault(&|s| s.set([a, first, second, c + d - second])), framed(gap));
    }
    // Without the delimiters: what some old signers left out.
    assert_eq!(fault(&|s| s.set([a, b + 1, c - 1, d + 1])), framed(Span::new(gap.start + 1, gap.end - 1)));
}

#[test]
fn digests_can_be_made_even_of_faulty_ranges() {
    let [a, b, c, d] = numbers(&signed_once());
    let mut signed = signed_once();
    signed.set([a, b - 1, c, d]);
    let ranges = only(&signed).digest_ranges.unwrap();
    assert_eq!(ranges.spans(), [Span::new(0, b as u64 - 1), Span::new(c as u64, (c + d) as u64)]);
    for bad in [[a, b, c, d + 1], [a, b, b - 1, 1], [a, b, c, -1]] {
        let mut signed = signed_once();
        signed.set(bad);
        assert_eq!(only(&signed).digest_ranges, None);
    }
}

#[test]
fn every_contents_fault() {
    let look = |from: &str, to: &str| {
        let mut signed = signed_once();
        let digits = "00".repeat(64);
        let from = from.replace('@', &digits);
        signed.pdf.bytes = replace(&signed.pdf.bytes, &from, &to.replace('@', &digits[2..]));
        only(&signed)
    };
    let code = |from, to| look(from, to).contents.unwrap_err().code();
    assert_eq!(code("/Contents <@>", "/Contants <@00>"), "missing");
    assert_eq!(code("/Contents <@>", "/Contents 1 0 R"), "indirect");
    assert_eq!(code("/Contents <@>", "/Contents /N"), "not-a-string");
    assert_eq!(code("/Contents <@>", "/Contents (00@)"), "not-hexadecimal");
    assert_eq!(code("/Contents <@>", "/Contents <@x0>"), "malformed");
    assert_eq!(code("/Filter/Adobe.PPKLite", "/Contents<00>/F /x"), "repeated");
    let framed = look("/Contents <@>", "/Contents (00@)");
    assert!(framed.byte_range.is_ok(), "the gap is judged apart from the form of the string");
    let limits = Limits { cms_bytes: 63, ..Limits::default() };
    let found = look_within(&signed_once().pdf.bytes, &limits).unwrap();
    assert_eq!(found.signatures.fields[0].contents, Err(ContentsFault::TooLarge { bytes: 64 }));
}

#[test]
fn the_kinds_of_signature() {
    let doc_mdp = "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3>>>>]";
    let kind = |extra: &str, perms: &str| {
        let mut signed = sign(Pdf::closed(), 4, "A", "5 0 R", extra);
        if !perms.is_empty() {
            let form = "/AcroForm<</SigFlags 3/Fields[5 0 R]>>";
            signed.pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R{form}/Perms<<{perms}>>>>"));
            signed.pdf.table();
        }
        let field = only(&signed);
        (field.kind, field.anomalies)
    };
    let certification = |permissions| Kind::Certification { permissions };
    assert_eq!(kind(doc_mdp, "/DocMDP 4 0 R"), (certification(3), vec![]));
    assert_eq!(kind(doc_mdp, ""), (certification(3), vec![Odd::DocMdpNotInPerms]));
    assert_eq!(kind("", "/DocMDP 4 0 R"), (certification(2), vec![Odd::PermsWithoutDocMdp]));
    let strange = doc_mdp.replace("/P 3", "/P 9");
    assert_eq!(kind(&strange, "/DocMDP 4 0 R"), (certification(1), vec![]));
    assert_eq!(kind("", ""), (Kind::Approval, vec![]));
    let stamp = |from: &str, to: &str| {
        let mut signed = signed_once();
        signed.pdf.bytes = replace(&signed.pdf.bytes, from, to);
        only(&signed).kind
    };
    assert_eq!(stamp("/Type/Sig", "/Type/DocTimeStamp"), Kind::DocumentTimestamp);
    assert_eq!(stamp("adbe.pkcs7.detached", "ETSI.RFC3161       "), Kind::DocumentTimestamp);
    let field = only(&sign(
        Pdf::closed(),
        4,
        "A",
        "5 0 R",
        "/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/Include/Fields[(x)(y)]>>>>]",
    ));
    assert_eq!(field.kind, Kind::Approval);
    assert_eq!((field.references[0].action.as_deref(), field.references[0].fields.len()), (Some("Include"), 2));
}

#[test]
fn oddities_of_the_dictionary() {
    let odd = |from: &str, to: &str| {
        let mut signed = signed_once();
        signed.pdf.bytes = replace(&signed.pdf.bytes, from, to);
        only(&signed).anomalies
    };
    assert_eq!(odd("/Type/Sig/Filter", "/Type/Sag/Filter"), [Odd::TypeUnexpected]);
    assert_eq!(odd("/Filter/", "/Foltar/"), [Odd::FilterMissing]);
    assert_eq!(odd("/SubFilter/", "/SubFoltar/"), [Odd::SubFilterMissing]);
    assert_eq!(odd("/Filter/Adobe.PPKLite", "/Filter/A/Filter/B   "), [Odd::DuplicateKey]);
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>");
    pdf.object(5, "<</FT/Sig/T(A)/V<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange 6 0 R>>>>");
    pdf.object(6, "[0 1 5 1]");
    pdf.table();
    let field = &look(&pdf.bytes).signatures.fields[0];
    assert_eq!(field.anomalies, [Odd::DirectValue, Odd::ByteRangeIndirect, Odd::EndsInsideRevision]);
    assert_eq!(field.stated_byte_range, [0, 1, 5, 1]);
}

#[test]
fn a_dictionary_in_an_object_stream_cannot_be_framed() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>");
    pdf.object(5, "<</FT/Sig/T(A)/V 9 0 R>>");
    let [used, unused] =
        ["<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 5 1]>>", "<</Type/Sig/Contents(x)>>"];
    let header = format!("9 0 10 {} ", used.len());
    let dictionary = format!("/Type/ObjStm/N 2/First {}", header.len());
    pdf.stream(7, &dictionary, format!("{header}{used}{unused}").as_bytes());
    let start = pdf.stream_section(8, &[(9, 7, 0), (10, 7, 1)], "");
    pdf.end(start);
    let found = look(&pdf.bytes);
    assert_eq!(found.codes, []);
    let field = &found.signatures.fields[0];
    assert!(field.in_object_stream && field.anomalies.contains(&Odd::InObjectStream));
    assert_eq!(field.contents, Err(ContentsFault::InObjectStream));
    assert!(matches!(field.byte_range, Err(ByteRangeFault::GapNotContents { contents: None, .. })));
    assert_eq!(found.signatures.orphans.len(), 1);
    assert!(found.signatures.orphans[0].in_object_stream);
    assert_eq!(found.signatures.orphans[0].object, ObjectId::new(10, 0));
}

/// Usage rights may be an object, stand in the catalog, or in the dictionary of permissions (ISO 32000-1 §12.8.4, Table 258).
#[test]
fn usage_rights_wherever_they_are() {
    let rights = "<</Type/Sig/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]/Contents<00>>>";
    let other = "<</Type/Sig/SubFilter/adbe.pkcs7.detached/Contents<01>>>";
    for (permissions, of) in [
        (format!("<</UR3 {rights}/Other {other}>>"), 1),
        (format!("<</UR {rights}/Other {other}>>"), 1),
        ("20 0 R".to_owned(), 20),
    ] {
        let mut pdf = Pdf::simple();
        pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/Perms {permissions}>>"));
        pdf.object(20, &format!("<</UR3 {rights}/Other {other}>>"));
        pdf.table();
        let orphans = look(&pdf.bytes).signatures.orphans;
        let rights: Vec<_> = orphans.iter().filter(|o| o.usage_rights).map(|o| o.object.number).collect();
        assert_eq!(rights, [of], "{permissions}");
        assert!(orphans.iter().any(|o| !o.usage_rights), "another dictionary beside it is none");
    }
}
