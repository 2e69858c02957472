//! What stands in later revisions without a section that leads to it keeps the document from being more than "cannot tell".

use crate::pdf::updates::{Base, Update};
use crate::support::{fixture, reports};
use kyso::pdf::AnomalyCode;
use kyso::report::{AsShown, Report};

const FILES: [&str; 4] = ["b-b", "two-signatures", "xref-stream", "b-lta"];

fn report(name: &str, bytes: &[u8]) -> Report {
    fixture(name).judge(bytes).unwrap()
}

fn base(name: &str) -> Base {
    Base::read(fixture(name).pdf)
}

fn is_hidden(report: &Report) -> bool {
    report.document.anomalies.iter().any(|anomaly| anomaly.code == AnomalyCode::HiddenStructure)
}

/// An honest update of the information dictionary, with text put in front of its objects.
fn with(base: &Base, text: &str) -> Vec<u8> {
    let mut update: Update<'_> = base.update();
    update.bytes.extend(text.as_bytes());
    let number = update.number();
    update.object(number, "<</Title(x)>>").trailer("Info", &format!("{number} 0 R")).table()
}

#[test]
fn objects_and_trailers_between_what_the_sections_name() {
    for name in FILES {
        let base = base(name);
        let honest = report(name, &with(&base, ""));
        assert!(!is_hidden(&honest), "{name}");
        assert_eq!(honest.document.as_shown, AsShown::JustifiedChanges, "{name}");
        let page = base.page.number;
        for text in [
            format!("{page} 0 obj\n<</Type/Page>>\nendobj\n"),
            format!("{page} 0obj<</Type/Page>>endobj\n"),
            format!("{page}\n0\nobj null endobj\n"),
            format!("trailer\n<</Root {page} 0 R>>\n"),
            format!("% a comment {page} 0 obj\n"),
        ] {
            let told = report(name, &with(&base, &text));
            assert!(is_hidden(&told), "{name}: {text}");
            assert_eq!(told.document.as_shown, AsShown::CannotTell, "{name}: {text}");
        }
        // Words that only look like it, and objects inside the data of a stream, hide nothing.
        for text in ["% an object\n", "% obj endobj obj\n"] {
            assert!(!is_hidden(&report(name, &with(&base, text))), "{name}: {text}");
        }
        let mut update = base.update();
        let number = update.number();
        let data = format!("{page} 0 obj\n<<>>\nendobj\ntrailer<<>>\n");
        let inside = update.stream(number, "/Type/Metadata/Subtype/XML", data.as_bytes());
        assert!(!is_hidden(&report(name, &inside.table())), "{name}");
    }
}

/// A revision that the newest section leads past is still in the bytes.
#[test]
fn a_revision_that_is_led_past() {
    let base = base("two-signatures");
    let skipped = base.update().page(&[("Rotate", "90")]).table();
    let again = Base::read(&skipped);
    let mut update = again.update();
    let number = update.number();
    let file = update
        .object(number, "<</Title(x)>>")
        .trailer("Info", &format!("{number} 0 R"))
        .table_to(&base.startxref.to_string());
    let told = report("two-signatures", &file);
    assert!(is_hidden(&told), "{:?}", told.document.anomalies);
    assert_ne!(told.document.as_shown, AsShown::JustifiedChanges);
}

/// No honest fixture hides anything.
#[test]
fn no_fixture_hides_anything() {
    for (fixture, report) in reports() {
        assert!(!is_hidden(report), "{}: {:?}", fixture.name, report.document.anomalies);
    }
}
