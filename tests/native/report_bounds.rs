//! What a report may grow to: signatures times later changes is a product that a small file can drive up.

use crate::pdf_support::Pdf;
use kyso::policy::RevocationRule;
use kyso::report::model::{AsShown, Report, Verdict};

const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

/// A page with so many signatures of junk, each an update of its own, and then one update with so many notes on the page.
fn junk(signatures: u32, notes: u32) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R>>");
    pdf.object(4, "<</Fields[]>>");
    pdf.table();
    for index in 0..signatures {
        let (field, value) = (5 + 2 * index, 6 + 2 * index);
        let fields: String = (0..=index).map(|index| format!("{} 0 R ", 5 + 2 * index)).collect();
        pdf.object(4, &format!("<</Fields[{fields}]/SigFlags 3>>"));
        pdf.object(
            field,
            &format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(S{index})/V {value} 0 R/F 132/P 3 0 R/Rect[0 0 0 0]>>"),
        );
        pdf.object(
            value,
            &format!(
                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [{ROOM}]/Contents <00>>>"
            ),
        );
        pdf.table();
        cover(&mut pdf.bytes);
    }
    let first = 5 + 2 * signatures;
    let list: String = (0..notes).map(|index| format!("{} 0 R ", first + index)).collect();
    pdf.object(3, &format!("<</Type/Page/Parent 2 0 R/Annots[{list}]>>"));
    for index in 0..notes {
        pdf.object(first + index, "<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(x)>>");
    }
    pdf.table();
    pdf.bytes
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
    crate::support::run_source(&bytes.to_vec(), &crate::support::FIXTURES[0].note(), RevocationRule::Required).unwrap()
}

#[test]
fn a_report_does_not_grow_with_signatures_times_changes() {
    let bytes = junk(400, 5_000);
    assert!(bytes.len() < 2 << 20, "{} bytes", bytes.len());
    let report = report(&bytes);
    assert_eq!(report.signatures.len(), 400);
    assert_eq!((report.verdict, report.document.as_shown), (Verdict::Invalid, AsShown::CannotTell));
    let written = serde_json::to_string(&report).unwrap().len();
    assert!(written <= 5_000_000, "{written} bytes of report");
    let first = &report.signatures[0];
    let left_out = first.findings.iter().find(|finding| finding.code.name() == "changes-not-listed").unwrap();
    let count: usize = left_out.param("count").parse().unwrap();
    assert!(first.changes_after.len() + count >= 5_000, "{} listed, {count} left out", first.changes_after.len());
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
