//! Broken and odd encodings: no panic, bounded work, and what is read as DER is DER.

use crate::corpora::{all_files, corpus};
use kyso::Limits;
use kyso::asn1::{
    Asn1Error, Budget, Element, Reader, Rules, Tag, bit_string, boolean, generalized_time, integer_u64, octet_string,
    oid, oid_text, pem_blocks, text, time, to_der, utc_time,
};

/// Calls every value reader on the element: none may panic, whatever the type.
fn read_as_everything(element: &Element<'_>, budget: &mut Budget) {
    let _ = (octet_string(element, budget), bit_string(element, budget), boolean(element), integer_u64(element));
    let _ = (oid(element), oid_text(element.content), text(element, budget), time(element, budget));
    let _ = (utc_time(element, budget), generalized_time(element, budget), element.only_child(budget));
}

/// Visits all elements, also those inside OCTET STRINGs and BIT STRINGs. Returns how many.
fn walk(mut reader: Reader<'_>, rules: Rules, level: usize, budget: &mut Budget) -> Result<usize, Asn1Error> {
    let mut count = 0;
    while let Some(element) = reader.next(budget)? {
        count += 1;
        read_as_everything(&element, budget);
        if element.tag.constructed {
            count += walk(element.children()?, rules, level + 1, budget)?;
        } else if level < 40 && element.is(Tag::OCTET_STRING) {
            count += walk(Reader::new(element.content, rules), rules, level + 1, budget).unwrap_or(0);
        } else if level < 40 && element.is(Tag::BIT_STRING) {
            let inside = element.content.get(1..).unwrap_or_default();
            count += walk(Reader::new(inside, rules), rules, level + 1, budget).unwrap_or(0);
        }
    }
    Ok(count)
}

#[derive(Default, Debug)]
struct Totals {
    blobs: usize,
    ber: usize,
    der: usize,
    elements: usize,
}

fn check(bytes: &[u8], totals: &mut Totals) {
    totals.blobs += 1;
    let limits = Limits::default();
    let mut budget = Budget::new(&limits);
    let ber = walk(Reader::new(bytes, Rules::Ber), Rules::Ber, 0, &mut budget);
    let der = walk(Reader::new(bytes, Rules::Der), Rules::Der, 0, &mut Budget::new(&limits));
    totals.ber += usize::from(ber.is_ok());
    totals.der += usize::from(der.is_ok());
    totals.elements += limits.asn1_elements - budget.elements_left();
    assert!(der.is_err() || ber.is_ok(), "DER is BER");

    let mut budget = Budget::new(&limits);
    let mut reader = Reader::new(bytes, Rules::Ber);
    while let Ok(Some(element)) = reader.next(&mut budget) {
        let Ok(normal) = to_der(&element, &mut budget) else { continue };
        let mut again = Budget::new(&limits);
        let mut strict = Reader::new(&normal, Rules::Der);
        let whole = strict.next(&mut again).unwrap().unwrap();
        assert!(strict.is_empty());
        assert_eq!(to_der(&whole, &mut again).unwrap(), normal, "what is DER comes out byte for byte");
        if der.is_ok() {
            assert_eq!(normal, element.raw, "what is DER comes out byte for byte");
        }
    }
}

#[test]
fn corpus_of_malformed_asn1() {
    let Some(folder) = corpus("malformed-asn1") else { return };
    let paths = all_files(&folder);
    let started = std::time::Instant::now();
    let mut totals = Totals::default();
    let mut blocks = 0;
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        check(&bytes, &mut totals);
        for block in pem_blocks(&bytes) {
            blocks += 1;
            check(&block.der, &mut totals);
        }
    }
    println!("malformed-asn1: {} files, {blocks} PEM blocks, {totals:?}, {:?}", paths.len(), started.elapsed());
    assert!(totals.blobs >= paths.len());
}

/// Every cut and every change of one byte of a structure that has all forms in it.
#[test]
fn mutants_of_a_small_structure() {
    let mut seed =
        hex_bytes("3080 0201 05 2480 0402 6162 0401 63 0000 a003 0201 07 0101 ff 0302 01fe 0609 2a864886f70d010101");
    seed.extend(hex_bytes(
        "170d 3231313231303034303732315a 180f 32303231313231303034303732315a 3103 0c01 61 0500 0000",
    ));
    let mut totals = Totals::default();
    for at in 0..seed.len() {
        check(seed.get(..at).unwrap(), &mut totals);
        for value in 0..=u8::MAX {
            let mut mutant = seed.clone();
            *mutant.get_mut(at).unwrap() = value;
            check(&mutant, &mut totals);
        }
    }
    println!("mutants: {totals:?}");
    assert!(totals.ber > 0 && totals.ber < totals.blobs);
}

fn hex_bytes(text: &str) -> Vec<u8> {
    hex::decode(text.replace(' ', "")).unwrap()
}
