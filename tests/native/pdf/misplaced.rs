//! Signature fields that are not where the cross-reference data say: damaged, and neither unsigned nor ever good.

use crate::pdf::built::*;
use kyso::pdf::ObjectId;
use kyso::pdf::signature::{SignatureAnomaly as Odd, SignatureField};

/// A file whose entries for `numbers` point some bytes before or behind the objects.
fn pointing_off(numbers: &[u32], by: i64) -> Vec<u8> {
    let bytes = signed_once().pdf.bytes;
    numbers.iter().fold(bytes, |bytes, number| {
        let offset = find(&bytes, format!("\n{number} 0 obj").as_bytes()) + 1;
        let off = usize::try_from(i64::try_from(offset).unwrap() + by).unwrap();
        replace(&bytes, &format!("{number} 1\n{offset:010} "), &format!("{number} 1\n{off:010} "))
    })
}

fn only(bytes: &[u8]) -> SignatureField {
    let found = look(bytes);
    assert!(found.ambiguous, "{:?}", found.codes);
    assert_eq!(found.signatures.orphans.len(), 0);
    let mut fields = found.signatures.fields;
    assert_eq!(fields.len(), 1);
    fields.remove(0)
}

#[test]
fn a_field_beside_its_place_is_named() {
    for by in [-40, -3, 3, 20] {
        let field = only(&pointing_off(&[5], by));
        assert!(field.anomalies.contains(&Odd::Misplaced), "{by}");
        assert_eq!((field.field_name.as_deref(), field.field), (Some("A"), Some(ObjectId::new(5, 0))), "{by}");
        assert_eq!(field.object, ObjectId::new(4, 0));
    }
}

#[test]
fn a_signature_beside_its_place_is_found() {
    for numbers in [&[4][..], &[4, 5]] {
        let field = only(&pointing_off(numbers, 7));
        assert!(field.anomalies.contains(&Odd::Misplaced));
        assert_eq!((field.field_name.as_deref(), field.object), (Some("A"), ObjectId::new(4, 0)));
    }
}

/// Too far off to be found: the signatures that nothing else leads to are those it may hold.
#[test]
fn a_field_that_is_nowhere_leaves_its_signature() {
    let field = only(&pointing_off(&[5], -200));
    assert!(field.anomalies.contains(&Odd::Misplaced));
    assert_eq!((field.field_name, field.field, field.object), (None, Some(ObjectId::new(5, 0)), ObjectId::new(4, 0)));
}

#[test]
fn a_field_in_its_place_and_a_freed_one_are_as_before() {
    assert!(!signed_once().look().signatures.fields[0].anomalies.contains(&Odd::Misplaced));
    let mut pdf = signed_once().pdf;
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[5 0 R]>>>>");
    pdf.entry(5, None);
    pdf.table();
    let found = look(&pdf.bytes).signatures;
    assert!(found.fields.iter().all(|field| !field.anomalies.contains(&Odd::Misplaced)));
}
