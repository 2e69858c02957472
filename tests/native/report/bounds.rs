//! What a report may grow to: signatures times later changes is a product that a small file can drive up.

use crate::pdf::built::Pdf;
use kyso::report::{AsShown, Report, Verdict};

const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

/// Notes in one object stream.
const TOGETHER: u32 = 250;

/// A page with so many signatures of junk, each an update of its own, and then one update with so many notes on the page. As small as
/// such a file gets without compression: the fields are there from the beginning, the notes stand in object streams.
fn junk(signatures: u32, notes: u32) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let fields: String = (0..signatures).map(|index| format!("{} 0 R ", 5 + 2 * index)).collect();
    let field =
        |index: u32, value: &str| format!("<</Subtype/Widget/FT/Sig/T(S{index}){value}/F 132/P 3 0 R/Rect[0 0 0 0]>>");
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R>>");
    pdf.object(4, &format!("<</Fields[{fields}]/SigFlags 3>>"));
    for index in 0..signatures {
        pdf.object(5 + 2 * index, &field(index, ""));
    }
    pdf.table();
    for index in 0..signatures {
        let (number, value) = (5 + 2 * index, 6 + 2 * index);
        pdf.object(number, &field(index, &format!("/V {value} 0 R")));
        pdf.object(
            value,
            &format!(
                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [{ROOM}]/Contents <00>>>"
            ),
        );
        pdf.table();
        cover(&mut pdf.bytes);
    }
    add_notes(&mut pdf, 5 + 2 * signatures, notes);
    pdf.bytes
}

/// An update that puts notes on the page.
fn add_notes(pdf: &mut Pdf, first: u32, notes: u32) {
    let list: String = (0..notes).map(|index| format!("{} 0 R ", first + index)).collect();
    pdf.object(3, &format!("<</Type/Page/Parent 2 0 R/Annots[{list}]>>"));
    let mut compressed = Vec::new();
    let mut stream = first + notes;
    for from in (0..notes).step_by(TOGETHER as usize) {
        let (mut head, mut bodies) = (String::new(), String::new());
        for (place, index) in (from..notes.min(from + TOGETHER)).enumerate() {
            head += &format!("{} {} ", first + index, bodies.len());
            bodies += "<</Subtype/Text/Rect[9 9 29 29]>> ";
            compressed.push((first + index, stream, u32::try_from(place).unwrap()));
        }
        let count = notes.min(from + TOGETHER) - from;
        let dictionary = format!("/Type/ObjStm/N {count}/First {}", head.len());
        pdf.stream(stream, &dictionary, format!("{head}{bodies}").as_bytes());
        stream += 1;
    }
    let start = pdf.stream_section(stream, &compressed, "");
    pdf.end(start);
}

/// Lets the last signature cover the file as it is.
fn cover(bytes: &mut [u8]) {
    let at = bytes.windows(ROOM.len()).rposition(|window| window == ROOM.as_bytes()).unwrap();
    let open = at + bytes[at..].windows(4).position(|window| window == b"<00>").unwrap();
    let text = format!("0 {open} {} {}", open + 4, bytes.len() - open - 4);
    bytes[at..at + ROOM.len()].fill(b' ');
    bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
}

fn report(bytes: &[u8]) -> Report {
    crate::support::FIXTURES[0].judge(bytes).unwrap()
}

/// Each signature precedes all later ones, so that changes written for each of them grow with the square.
#[test]
fn what_signatures_share_is_written_once() {
    let report = report(&junk(200, 0));
    assert_eq!(report.signatures.len(), 200);
    let size = serde_json::to_vec_pretty(&report).unwrap().len();
    assert!(size <= 1_500_000, "{size} bytes");
}

#[test]
fn a_report_does_not_grow_with_signatures_times_changes() {
    let bytes = junk(400, 5_000);
    assert!(bytes.len() <= 640_000, "{} bytes", bytes.len());
    let report = report(&bytes);
    assert_eq!(report.signatures.len(), 400);
    assert_eq!((report.verdict, report.document.as_shown), (Verdict::Invalid, AsShown::CannotTell));
    let shown = kyso::words::present(&report, kyso::words::Language::Vi);
    let forms = [
        ("JSON", serde_json::to_string(&report).unwrap()),
        ("text", kyso::formats::text(&shown)),
        ("HTML", kyso::formats::html(&report, kyso::words::Language::Vi)),
        ("ETSI", kyso::formats::etsi(&report)),
    ];
    for (form, written) in forms {
        assert!(written.len() <= 5_000_000, "{form}: {} bytes of report", written.len());
    }
    let first = &report.signatures[0];
    let left_out = first.findings.iter().find(|finding| finding.code.name() == "changes-not-listed").unwrap();
    let count: usize = left_out.param("count").parse().unwrap();
    assert!(first.changes_after.len() + count >= 5_000, "{} listed, {count} left out", first.changes_after.len());
}

/// A page with many notes costs as much for each of them as one with few: all of them are judged.
#[test]
fn many_changes_in_one_revision_are_all_judged() {
    let limits = kyso::Limits { change_work: 4_000_000, ..kyso::Limits::default() };
    let bytes = junk(1, 20_000);
    let document = kyso::pdf::Document::open(&bytes, None, &limits).unwrap();
    let found = kyso::pdf::signature::find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    let analysis = kyso::pdf::changes::analyse(&document, &fields).unwrap();
    assert!(analysis.is_complete(), "{}", analysis.steps_spent());
}

#[test]
fn what_is_left_out_of_the_list_weighs_all_the_same() {
    // With one note or with thousands, what came after a signature is judged alike.
    let many = report(&junk(2, 5_000));
    let few = report(&junk(2, 1));
    for report in [&many, &few] {
        assert_eq!(report.signatures[0].changes_justified, few.signatures[0].changes_justified);
        assert_eq!(report.signatures[0].change_level, few.signatures[0].change_level);
    }
    assert!(
        few.signatures.iter().all(|signature| signature.findings.iter().all(|f| f.code.name() != "changes-not-listed"))
    );
}

/// A text stands in the file once, and compressed; a report repeats it for each signature.
#[test]
fn a_report_does_not_grow_with_the_texts_of_a_file() {
    let long = |key: &str| {
        let mut pdf = Pdf::default();
        let fields: String = (0..100).map(|index| format!("{} 0 R ", 6 + 2 * index)).collect();
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>");
        pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>");
        pdf.object(3, "<</Type/Page/Parent 2 0 R>>");
        pdf.object(4, &format!("<</Fields[{fields}]/SigFlags 3>>"));
        // Octets that JSON writes as six characters each.
        pdf.object(5, &format!("({})", "\u{1}".repeat(200_000)));
        for index in 0..100 {
            let (field, value) = (6 + 2 * index, 7 + 2 * index);
            pdf.object(field, &format!("<</FT/Sig/T(S{index})/V {value} 0 R>>"));
            pdf.object(value, &format!("<</SubFilter/X/{key} 5 0 R/ByteRange[0 1 2 3]/Contents <00>>>"));
        }
        pdf.table();
        serde_json::to_string(&report(&pdf.bytes)).unwrap().len()
    };
    let without = long("Other");
    for key in ["Name", "Reason", "Location", "ContactInfo"] {
        let with = long(key);
        assert!(with > without && with - without < 400_000, "{key}: {with} bytes of report, {without} without");
    }
}

/// Two bytes of an array are some sixty in memory: what is too large is no object, and other readers may see one there.
#[test]
fn an_array_of_noughts_is_too_large() {
    let with = |count: usize| {
        let mut pdf = Pdf::simple();
        pdf.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots 4 0 R>>");
        pdf.object(4, &format!("[{}]", "0 ".repeat(count)));
        pdf.table();
        let look = crate::pdf::built::look(&pdf.bytes);
        look.codes.contains(&kyso::pdf::AnomalyCode::ObjectTooLarge)
    };
    assert!(!with(100_000) && with(500_000));
}
