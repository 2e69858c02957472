//! Signature fields and widgets of every revision, wherever they are listed, and signatures that no field names.

use crate::pdf::built::*;
use kyso::Limits;
use kyso::pdf::Document;
use kyso::pdf::signature::{ByteRangeFault, Reach, SignatureAnomaly as Odd, find_signatures};

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
