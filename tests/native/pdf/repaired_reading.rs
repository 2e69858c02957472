//! The repaired reading: for each way in which other programs leave the cross-reference data a file in which they find something
//! else, and its honest twin in which they do not.

use crate::pdf::built::{Pdf, find, replace, sign};
use kyso::pdf::changes::analyse;
use kyso::pdf::signature::{SignatureField, find_signatures};
use kyso::pdf::{Anomaly, AnomalyCode as Code, Document};
use kyso::{Limits, Source};
use std::collections::BTreeSet;

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 6 0 R>>";
const OTHER: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>";

/// What other readings of a file take from elsewhere.
fn readings(bytes: &[u8]) -> Vec<Anomaly> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let document = Document::open(&source as &dyn Source, None, &limits).unwrap();
    let signatures = find_signatures(&document, &limits).unwrap();
    let fields: Vec<&SignatureField> = signatures.fields.iter().collect();
    assert!(!fields.is_empty());
    analyse(&document, &fields).unwrap();
    document.anomalies().into_iter().filter(|anomaly| anomaly.code.is_other_reading()).collect()
}

fn told(bytes: &[u8]) -> BTreeSet<(Code, u32)> {
    readings(bytes).iter().map(|anomaly| (anomaly.code, anomaly.object.map_or(0, |object| object.number))).collect()
}

#[track_caller]
fn differs(bytes: &[u8], code: Code, number: u32) {
    assert!(told(bytes).contains(&(code, number)), "{:?}", told(bytes));
}

#[track_caller]
fn agrees(bytes: &[u8]) {
    assert!(told(bytes).is_empty(), "{:?}", readings(bytes));
}

/// A page with contents, closed. `extra` are objects from 7 on.
fn closed(extra: impl FnOnce(&mut Pdf)) -> Pdf {
    let mut pdf = Pdf::simple();
    pdf.object(3, PAGE);
    pdf.stream(6, "", b"0 0 9 9 re f");
    extra(&mut pdf);
    pdf.table();
    pdf
}

/// The same, signed.
fn signed(extra: impl FnOnce(&mut Pdf)) -> Pdf {
    sign(closed(extra), 4, "A", "5 0 R", "").pdf
}

/// The same with a reference of the page that leads nowhere, for which poppler rebuilds the file.
fn signed_with_a_gap() -> Pdf {
    signed(|pdf| {
        pdf.object(3, &PAGE.replace("/Contents", "/Thumb 99 0 R/Contents"));
    })
}

/// An update of a file in which something is missing.
fn updated_with_a_gap(update: impl FnOnce(&mut Pdf)) -> Vec<u8> {
    let mut pdf = signed_with_a_gap();
    update(&mut pdf);
    pdf.table();
    pdf.bytes
}

/// An update of a signed file.
fn updated(update: impl FnOnce(&mut Pdf)) -> Vec<u8> {
    let mut pdf = signed(|_| ());
    update(&mut pdf);
    pdf.table();
    pdf.bytes
}

fn holding(text: &str) -> impl FnOnce(&mut Pdf) {
    let data = text.to_owned();
    move |pdf: &mut Pdf| {
        pdf.stream(20, "/Type/Metadata/Subtype/XML", data.as_bytes());
    }
}

#[test]
fn honest_updates_are_read_alike() {
    agrees(&signed(|_| ()).bytes);
    agrees(&updated(|pdf| {
        pdf.object(20, "<</Honest true>>");
    }));
    // Objects written again, and again.
    let mut pdf = signed(|_| ());
    for _ in 0..3 {
        pdf.object(3, PAGE);
        pdf.stream(6, "", b"0 0 9 9 re f");
        pdf.table();
    }
    agrees(&pdf.bytes);
    // Words that only look like objects, and objects that nobody shows.
    for text in ["3 0 R obj", "endobj obj 3 0", "98 0 obj null endobj", "3.0 0 obj"] {
        agrees(&updated_with_a_gap(holding(text)));
    }
    agrees(&updated_with_a_gap(|pdf| {
        pdf.object(20, "<</Honest true>>");
    }));
}

#[test]
fn an_object_inside_another_counts_where_a_program_has_a_reason_to_search() {
    for text in [
        "3 0 obj\n<</Type/Page>>\nendobj",
        "3\t0\robj<<>>endobj",
        "3\n\n0\x0c\0obj<<>>",
        "0000000000000000003 00 obj<<>>",
        "<x>3 0 obj<<>></x>",
        "(3 0 obj)",
        "3 7 obj null endobj",
        "% 3 0 obj",
        // poppler takes this for the place of the object, and finds none there.
        "3 0 object",
    ] {
        differs(&updated_with_a_gap(holding(text)), Code::ReadingBySearch, 3);
        // Nobody looks there without one.
        agrees(&updated(holding(text)));
    }
    let file = updated_with_a_gap(holding("3 0 obj null endobj"));
    let found = readings(&file);
    let hidden = find(&file, b"3 0 obj null") as u64;
    assert_eq!((found[0].offset, found[0].value), (Some(readings_place(&file, 3) as u64), Some(hidden)));
    // Deep white space, and a header across the pieces of the search.
    for length in [30, 3_000] {
        differs(&updated_with_a_gap(holding(&format!("3{}0 obj", " ".repeat(length)))), Code::ReadingBySearch, 3);
    }
    for length in (1 << 20) - 900..(1 << 20) - 880 {
        differs(&updated_with_a_gap(holding(&format!("{} 3 0 obj", "x".repeat(length)))), Code::ReadingBySearch, 3);
    }
    // In a string, and in a stream whose length stands in another object.
    let string = |pdf: &mut Pdf| {
        pdf.object(20, "<</Title(3 0 obj <</Type/Page>> endobj)>>");
    };
    differs(&updated_with_a_gap(string), Code::ReadingBySearch, 3);
    agrees(&updated(string));
    agrees(&updated(|pdf| {
        pdf.object(21, "19");
        pdf.object(20, "<</Length 21 0 R>>\nstream\n3 0 obj null endobj\nendstream");
    }));
    // What stands by itself is not hidden by what stands inside another object.
    let mut pdf = signed(|_| ());
    let page = readings_place(&pdf.bytes, 3);
    pdf.object(3, OTHER);
    pdf.table();
    pdf.entry(3, Some(page));
    pdf.stream(20, "", b"3 0 obj null endobj");
    pdf.table();
    differs(&pdf.bytes, Code::ReadingBySearch, 3);
}

/// poppler makes room for as many objects as `Size` says, and searches where it cannot; in the newest section and in an
/// older one alike.
#[test]
fn a_size_that_nothing_has_room_for_makes_a_program_search() {
    let sized = |pdf: &mut Pdf, size: &str| {
        let at = pdf.bytes.windows(6).rposition(|window| window == b"/Size ").unwrap() + 6;
        let end = at + pdf.bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).unwrap();
        pdf.bytes.splice(at..end, size.bytes());
    };
    let hidden = |size: &str, then: bool| {
        let mut pdf = signed(|_| ());
        holding("3 0 obj null endobj")(&mut pdf);
        pdf.table();
        sized(&mut pdf, size);
        if then {
            pdf.object(21, "<</Honest true>>");
            pdf.table();
        }
        pdf.bytes
    };
    for then in [false, true] {
        differs(&hidden("99999999999", then), Code::ReadingBySearch, 3);
        differs(&hidden("4194305", then), Code::ReadingBySearch, 3);
        agrees(&hidden("4194304", then));
    }
}

#[test]
fn a_later_object_that_the_newest_section_does_not_lead_to() {
    // A section that leads back to the signed page past a later one.
    let mut pdf = signed(|_| ());
    let page = readings_place(&pdf.bytes, 3);
    pdf.object(3, OTHER);
    pdf.table();
    pdf.entry(3, Some(page));
    pdf.table();
    differs(&pdf.bytes, Code::ReadingBySearch, 3);
    // The same object in the same bytes is the same object.
    let mut pdf = signed(|_| ());
    pdf.object(3, PAGE);
    pdf.table();
    pdf.entry(3, Some(page));
    pdf.table();
    agrees(&pdf.bytes);
    // A stream with other data is another object, though it is as long.
    let mut pdf = signed(|_| ());
    let contents = readings_place(&pdf.bytes, 6);
    pdf.stream(6, "", b"0 0 8 8 re f");
    pdf.table();
    pdf.entry(6, Some(contents));
    pdf.table();
    differs(&pdf.bytes, Code::ReadingBySearch, 6);
}

/// Where the newest cross-reference data say an object is.
fn readings_place(bytes: &[u8], number: u32) -> usize {
    let source = bytes.to_vec();
    let document = Document::open(&source as &dyn Source, None, &Limits::default()).unwrap();
    match document.newest().entry(number) {
        Some(kyso::pdf::XrefEntry::InUse { offset, .. }) => offset as usize,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_trailer_with_another_catalog() {
    differs(&updated_with_a_gap(holding("trailer <</Root 9 0 R>>")), Code::ReadingBySearch, 9);
    agrees(&updated(holding("trailer <</Root 9 0 R>>")));
    agrees(&updated_with_a_gap(holding("trailer <</Root 1 0 R>>")));
    agrees(&updated_with_a_gap(holding("trailers <</Root 9 0 R>>")));
    differs(&updated(|pdf| pdf.raw("trailer <</Root 9 0 R>>\n")), Code::ReadingBySearch, 9);
}

/// An update with an object stream of two objects, of which the section names some.
fn with_object_stream(named: &[(u32, u32, u32)], members: &str) -> Pdf {
    let mut pdf = signed(|_| ());
    let first = members.find('<').unwrap();
    pdf.stream(20, &format!("/Type/ObjStm/N 2/First {first}"), members.as_bytes());
    let start = pdf.stream_section(21, named, "");
    pdf.end(start);
    pdf
}

#[test]
fn an_object_stream_that_holds_more_than_the_section_names() {
    let members = format!("22 0 3 3 <<>>{OTHER}");
    differs(&with_object_stream(&[(22, 20, 0)], &members).bytes, Code::ReadingBySearch, 3);
    agrees(&with_object_stream(&[(22, 20, 0), (23, 20, 1)], "22 0 23 3 <<>><<>>").bytes);
    // One number twice in one stream.
    let twice = format!("3 0 3 {} {PAGE}{OTHER}", PAGE.len());
    differs(&with_object_stream(&[(3, 20, 0)], &twice).bytes, Code::ReadingBySearch, 3);
    // What a later revision replaces is replaced in every reading.
    let mut pdf = with_object_stream(&[(22, 20, 0), (3, 20, 1)], &members);
    pdf.object(3, PAGE);
    let start = pdf.stream_section(24, &[], "");
    pdf.end(start);
    agrees(&pdf.bytes);
}

/// A page with something that only an object stream has, and a section of either kind behind it. `gap`: a reference that leads
/// nowhere.
fn behind_a_stream(table: bool, gap: bool) -> Vec<u8> {
    let mut pdf = signed(|_| ());
    let page = PAGE.replace("/Contents", if gap { "/PZ[22 0 R 99 0 R]/Contents" } else { "/PZ 22 0 R/Contents" });
    pdf.object(3, &page);
    pdf.stream(20, "/Type/ObjStm/N 2/First 10", b"22 0 23 4 <<>><<>>");
    let start = pdf.stream_section(21, &[(22, 20, 0), (23, 20, 1)], "");
    pdf.end(start);
    pdf.object(30, "<</Honest true>>");
    if table {
        pdf.table();
    } else {
        let start = pdf.stream_section(31, &[], "");
        pdf.end(start);
    }
    pdf.bytes
}

#[test]
fn a_table_behind_object_streams_where_something_is_missing() {
    // poppler rebuilds the file for the object that is not there, and finds nothing of what the stream holds.
    differs(&behind_a_stream(true, true), Code::ReadingBySearch, 22);
    agrees(&behind_a_stream(true, false));
    agrees(&behind_a_stream(false, true));
}

/// An update whose table frees an object, or says nothing of it, and whose stream gives one.
fn hybrid(table: impl FnOnce(&mut Pdf), number: u32, place: usize) -> Vec<u8> {
    let mut pdf = signed(|_| ());
    let at = pdf.bytes.len();
    let [_, a, b, c] = u32::try_from(place).unwrap().to_be_bytes();
    let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{number} 1]/Size 40/Root 1 0 R");
    pdf.stream(30, &dictionary, &[1, 0, a, b, c, 0]);
    table(&mut pdf);
    pdf.trailer = format!("/Root 1 0 R/XRefStm {at}");
    pdf.table();
    pdf.bytes
}

#[test]
fn what_only_the_stream_of_a_hybrid_section_gives() {
    let page = readings_place(&signed(|_| ()).bytes, 3);
    // Freed by the table and given back by the stream.
    differs(&hybrid(|pdf| pdf.entry(3, None), 3, page), Code::ReadingWithoutHybridStream, 3);
    // What Word repeats in its last section.
    agrees(&hybrid(|_| (), 3, page));
    // Nothing that is shown: what §7.5.8.4 is for.
    agrees(&hybrid(
        |pdf| {
            pdf.object(31, "<</Honest true>>");
        },
        32,
        page,
    ));
    // The table has it at the same place.
    agrees(&hybrid(|pdf| pdf.entry(3, Some(page)), 3, page));
    // Only the stream of the oldest section has the page: PDFium passes over it.
    let mut pdf = Pdf::default();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    let [_, a, b, c] = u32::try_from(pdf.bytes.len()).unwrap().to_be_bytes();
    pdf.raw(&format!("3 0 obj\n{OTHER}\nendobj\n"));
    let at = pdf.stream(30, "/Type/XRef/W[1 4 1]/Index[3 1]/Size 40/Root 1 0 R", &[1, 0, a, b, c, 0]);
    pdf.trailer = format!("/Root 1 0 R/XRefStm {at}");
    pdf.table();
    pdf.trailer = "/Root 1 0 R".to_owned();
    differs(&sign(pdf, 4, "A", "5 0 R", "").pdf.bytes, Code::ReadingWithoutHybridStream, 3);
}

/// A file that begins with a linearization dictionary and a section behind it, which has another page than the one signed. An update
/// follows; `missing` is how much longer the file would have to be for the dictionary to hold.
fn linearized(section: &str, missing: usize) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.object(10, "<</Linearized 1/L 0000000000/O 3/E 1/N 1/T 1/H[1 1]>>");
    pdf.raw(section);
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    pdf.object(3, PAGE);
    pdf.stream(6, "", b"0 0 9 9 re f");
    pdf.table();
    let mut pdf = sign(pdf, 4, "A", "5 0 R", "").pdf;
    pdf.object(20, "<</Honest true>>");
    pdf.table();
    replace(&pdf.bytes, "/L 0000000000", &format!("/L {:010}", pdf.bytes.len() + missing))
}

#[test]
fn a_linearization_dictionary_that_comes_true() {
    let other = "xref\n0 1\n0000000000 65535 f \n3 1\n0000000017 00000 n \ntrailer\n<</Size 11/Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
    differs(&linearized(other, 0), Code::ReadingFromFirstPage, 3);
    agrees(&linearized(other, 10));
    // Another catalog.
    let catalog = other.replace("/Root 1 0 R", "/Root 9 0 R");
    differs(&linearized(&catalog, 0), Code::ReadingFromFirstPage, 9);
    // No section there at all: programs that try it have to search, and find the signed objects again.
    agrees(&linearized("% nothing\n", 0));
}

#[test]
fn older_objects_count_where_a_program_has_a_reason_to_search() {
    let attached = |pdf: &mut Pdf| {
        pdf.stream(7, "/Type/EmbeddedFile", b"3 0 obj <</Type/Page>> endobj");
    };
    // A file attached as it is: no program has a reason to look into it.
    let mut pdf = signed(attached);
    agrees(&pdf.bytes);
    pdf.object(20, "<</Honest true>>");
    pdf.table();
    agrees(&pdf.bytes);
    // A reference of the page that leads nowhere: poppler rebuilds the file.
    let dangling = |pdf: &mut Pdf| {
        attached(pdf);
        pdf.object(3, &PAGE.replace("/Contents", "/Thumb 99 0 R/Contents"));
    };
    let mut pdf = signed(|pdf| {
        dangling(pdf);
        // What was attached stands behind the page that is shown.
        pdf.stream(8, "/Type/EmbeddedFile", b"3 0 obj <</Type/Page>> endobj");
    });
    pdf.object(20, "<</Honest true>>");
    pdf.table();
    differs(&pdf.bytes, Code::ReadingBySearch, 3);
    // A reference to another generation, in a file of any form.
    let mut pdf = signed(|pdf| {
        pdf.object(3, &PAGE.replace("/Contents", "/Thumb 6 1 R/Contents"));
        pdf.stream(8, "/Type/EmbeddedFile", b"3 0 obj <</Type/Page>> endobj");
    });
    pdf.object(20, "<</Honest true>>");
    let start = pdf.stream_section(21, &[], "");
    pdf.end(start);
    differs(&pdf.bytes, Code::ReadingBySearch, 3);
    // An entry that is not of the prescribed form, of the right length though.
    let attached_last = |pdf: &mut Pdf| {
        pdf.stream(8, "/Type/EmbeddedFile", b"3 0 obj <</Type/Page>> endobj");
    };
    let good = signed(attached_last).bytes;
    agrees(&good);
    differs(&replace(&good, " 00000 n \n", " 00000 n\n "), Code::ReadingBySearch, 3);
}

#[test]
fn a_table_in_which_number_zero_or_the_first_number_is_wrong() {
    let good = signed(|pdf| {
        pdf.stream(7, "/Type/EmbeddedFile", b"3 0 obj <</Type/Page>> endobj");
    })
    .bytes;
    agrees(&good);
    let zero = replace(&good, "0000000000 65535 f ", "0000000015 00000 n ");
    differs(&zero, Code::ReadingBySearch, 3);
}
