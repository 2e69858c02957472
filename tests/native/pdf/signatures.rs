//! Signatures of built files: what is wrong with one of them is on its record, and nothing else is.

use crate::pdf::built::*;
use kyso::Limits;
use kyso::Span;
use kyso::pdf::signature::{
    ByteRangeFault, ContentsFault, Kind, Reach, SignatureAnomaly as Odd, SignatureField, find_signatures,
};
use kyso::pdf::{Document, ObjectId};

fn only(signed: &Signed) -> SignatureField {
    let mut fields = signed.look().signatures.fields;
    assert_eq!(fields.len(), 1);
    fields.remove(0)
}

fn numbers(signed: &Signed) -> [i64; 4] {
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

#[test]
fn removed_and_replaced_values_are_still_found() {
    let removed = {
        let mut pdf = signed_once().pdf;
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        pdf.table();
        look(&pdf.bytes).signatures.fields
    };
    assert_eq!(removed.len(), 1);
    assert!(removed[0].removed_later && !removed[0].replaced_later);
    let emptied = {
        let mut pdf = signed_once().pdf;
        pdf.object(5, "<</FT/Sig/T(A)/Type/Annot/Subtype/Widget/Rect[1 2 30 40]>>");
        pdf.table();
        look(&pdf.bytes).signatures
    };
    assert!(emptied.fields[0].removed_later);
    assert_eq!(emptied.empty_fields, ["A"]);
    let replaced = {
        let mut pdf = signed_once().pdf;
        pdf.object(8, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 5 1]>>");
        pdf.object(5, "<</FT/Sig/T(A)/V 8 0 R>>");
        pdf.table();
        look(&pdf.bytes).signatures.fields
    };
    assert_eq!(replaced.len(), 2);
    let old = replaced.iter().find(|field| field.object.number == 4).unwrap();
    assert!(!old.removed_later && old.replaced_later && !old.same_name_as_other);
    let new = replaced.iter().find(|field| field.object.number == 8).unwrap();
    assert!(!new.removed_later && !new.replaced_later);
    let redefined = {
        let mut pdf = signed_once().pdf;
        pdf.object(4, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 5 1]>>");
        pdf.table();
        look(&pdf.bytes).signatures.fields
    };
    assert_eq!(redefined.len(), 2, "one object number, two dictionaries");
    assert!(redefined.iter().any(|field| field.replaced_later && field.first_revision == 1));
}

#[test]
fn widgets_outside_the_form() {
    let mut pdf = Pdf::simple();
    pdf.object(3, "<</Type/Page/Parent 2 0 R/Annots 6 0 R>>");
    pdf.object(6, "[5 0 R 7 0 R<</Subtype/Link>>]");
    pdf.object(5, "<</FT/Sig/T(A)/V 4 0 R/Type/Annot/Subtype/Widget/Rect[1 2 30 40]/F 2>>");
    pdf.object(7, "<</Parent 8 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>");
    pdf.object(8, "<</FT/Sig/T(B)/V 9 0 R/Kids[7 0 R]/Parent 10 0 R>>");
    pdf.object(10, "<</T(Top)>>");
    pdf.object(4, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 99999 1]>>");
    pdf.object(9, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 99999 1]>>");
    pdf.table();
    let found = look(&pdf.bytes);
    let fields = &found.signatures.fields;
    assert_eq!(fields.len(), 2);
    for field in fields {
        assert_eq!(field.reach, Reach::WidgetOnly);
        assert_eq!(field.anomalies, [Odd::FieldOutsideAcroform], "one widget each");
        assert!(matches!(field.byte_range, Err(ByteRangeFault::BeyondFile { .. })));
        assert_eq!(field.widgets[0].page, Some(1));
        assert!(field.widgets[0].hidden);
    }
    let names: Vec<_> = fields.iter().map(|field| field.field_name.as_deref().unwrap()).collect();
    assert_eq!(names, ["A", "Top.B"]);
    assert!(found.signatures.orphans.is_empty());
}

#[test]
fn fields_of_a_tree_and_their_widgets() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>");
    pdf.object(6, "<</Fields 7 0 R>>");
    pdf.object(7, "[8 0 R]");
    // The type and the partial name come from above; one kid is a field, two are widgets of that field.
    pdf.object(8, "<</FT/Sig/T(Top)/Kids[9 0 R]>>");
    pdf.object(9, "<</T<FEFF004200E9>/V 4 0 R/Kids[10 0 R 11 0 R]>>");
    pdf.object(10, "<</Type/Annot/Subtype/Widget/Parent 9 0 R/Rect[1 2 3 4]>>");
    pdf.object(11, "<</Type/Annot/Subtype/Widget/Parent 9 0 R/Rect[1 2 3 4]>>");
    pdf.object(12, "<</Type/Annot/Subtype/Widget/Parent 9 0 R/Rect[1 2 3 4]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R/Annots[11 0 R 12 0 R]>>");
    pdf.object(4, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 5 1]>>");
    pdf.table();
    let found = look(&pdf.bytes);
    let field = &found.signatures.fields[0];
    assert_eq!(found.signatures.fields.len(), 1);
    assert_eq!(field.field_name.as_deref(), Some("Top.B\u{E9}"));
    let pages: Vec<_> = field.widgets.iter().map(|widget| widget.page).collect();
    assert_eq!(pages, [None, Some(1), Some(1)]);
    assert!(field.anomalies.contains(&Odd::WidgetNotListed));
    assert!(field.anomalies.contains(&Odd::SeveralWidgets));
}

#[test]
fn shared_dictionaries_and_shared_names() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R 7 0 R]>>>>");
    pdf.object(5, "<</FT/Sig/T(A)/V 4 0 R>>");
    pdf.object(6, "<</FT/Sig/T(B)/V 4 0 R>>");
    pdf.object(7, "<</FT/Sig/T(A)/V 8 0 R>>");
    for number in [4, 8] {
        pdf.object(number, "<</Type/Sig/Filter/X/SubFilter/Y/Contents<01>/ByteRange[0 1 5 1]>>");
    }
    pdf.table();
    let fields = look(&pdf.bytes).signatures.fields;
    assert_eq!(fields.len(), 2);
    assert!(fields[0].anomalies.contains(&Odd::SharedDictionary));
    assert_eq!(fields[0].other_field_names, ["B"]);
    assert!(!fields[1].anomalies.contains(&Odd::SharedDictionary));
    assert!(fields[0].same_name_as_other && fields[1].same_name_as_other);
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

#[test]
fn orphans_of_every_revision() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/Perms<</UR3 11 0 R>>>>");
    pdf.object(10, "<</Type/Sig/SubFilter/adbe.pkcs7.detached/Contents<00>/Name(printed)>>");
    pdf.object(11, "<</ByteRange[0 1 2 3]/Contents(x)>>");
    pdf.object(12, "[<</V<</Type/DocTimeStamp/Contents<00>>>>>]");
    pdf.object(13, "<</Type/Annot/Contents(a remark)>>");
    pdf.table();
    pdf.object(10, "null");
    pdf.object(14, "<</Type/Sig/Contents<00>>>");
    pdf.table();
    let orphans = look(&pdf.bytes).signatures.orphans;
    let facts: Vec<_> = orphans.iter().map(|o| (o.object.number, o.revision, o.usage_rights)).collect();
    assert_eq!(facts, [(10, 0, false), (11, 0, true), (12, 0, false), (14, 1, false)]);
    assert_eq!(orphans[0].stated.name.as_deref(), Some("printed"));
    assert_eq!(orphans[0].sub_filter.as_deref(), Some("adbe.pkcs7.detached"));
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

#[test]
fn a_hundred_revisions_read_only_what_changed() {
    let mut pdf = Pdf::simple();
    let mut fields = String::new();
    let mut page = String::new();
    for number in 1_000..6_000 {
        pdf.object(number, &format!("<</FT/Tx/T(t{number})/Type/Annot/Subtype/Widget/Rect[0 0 1 1]>>"));
        fields.push_str(&format!("{number} 0 R "));
        page.push_str(&format!("{number} 0 R "));
    }
    pdf.object(3, &format!("<</Type/Page/Parent 2 0 R/Annots[{page}]>>"));
    pdf.table();
    for n in 0..100 {
        let first = 10 + 2 * n;
        fields.push_str(&format!("{} 0 R ", first + 1));
        pdf = sign(pdf, first, &format!("S{n}"), &fields, "").pdf;
    }
    let disk = Disk::new(&pdf.bytes);
    let document = Document::open(&disk, None, &Limits::default()).unwrap();
    let found = find_signatures(&document, &Limits::default()).unwrap();
    assert_eq!(found.fields.len(), 100);
    assert!(found.fields.iter().enumerate().all(|(n, field)| field.covered_revision == Some(n + 1)));
    // Each update repeats the long list of fields, and that is read; the fields themselves are not read again.
    assert!(disk.read.get() < 6 * pdf.bytes.len() as u64, "{} of {}", disk.read.get(), pdf.bytes.len());
}
