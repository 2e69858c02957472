//! What hostile and large files cost the whole verification: bounded in steps and in bytes read, with the cause named.

use crate::pdf::built::Disk;
use crate::pdf::updates::Base;
use crate::support::fixture;
use kyso::pdf::changes::analyse;
use kyso::pdf::signature::{SignatureField, find_signatures};
use kyso::pdf::{AnomalyCode, Document};
use kyso::report::{AsShown, Report, Verdict};
use kyso::{Error, Limits, Source};
use std::io::Write;

/// Verifies a file that is read piece by piece; nothing may pass, and not much more may be read than there is.
fn verify(what: &str, bytes: &[u8]) -> Result<Report, Error> {
    let result = bounded(what, bytes);
    if let Ok(report) = &result {
        assert_ne!(report.verdict, Verdict::Valid, "{what}");
    }
    result
}

/// The same where the file may pass.
fn bounded(what: &str, bytes: &[u8]) -> Result<Report, Error> {
    let disk = Disk::new(bytes);
    let result = fixture("one-signature").setup().judge_source(&disk);
    let read = disk.read.get();
    // Parsing is bound by a multiple of the file, small files by a fixed amount.
    let most = 48 * bytes.len() as u64 + (256 << 20);
    assert!(read <= most, "{what}: {read} bytes read of {}", bytes.len());
    result
}

fn flate(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn has(report: &Report, code: AnomalyCode) -> bool {
    report.document.anomalies.iter().any(|anomaly| anomaly.code == code)
}

/// A hostile update on a signed file; the signed revision itself stays what it is.
fn assert_not_justified(what: &str, bytes: &[u8]) -> Report {
    let report = verify(what, bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(
        matches!(report.document.as_shown, AsShown::UnjustifiedChanges | AsShown::CannotTell),
        "{what}: {:?}",
        report.document.as_shown
    );
    assert_eq!(report.signatures[0].integrity.digest_matches, Some(true), "{what}");
    report
}

/// Entries of two dictionaries are compared in one pass, however many there are: the square of them would take minutes.
#[test]
fn a_catalog_with_many_new_entries_is_refused() {
    let base = Base::read(fixture("one-signature").pdf);
    let keys: Vec<String> = (0..60_000).map(|key| format!("K{key}")).collect();
    let entries: Vec<(&str, &str)> = keys.iter().map(|key| (key.as_str(), "1")).collect();
    let report = verify("entries", &base.update().catalog(&entries).table()).unwrap();
    assert_eq!(report.document.as_shown, AsShown::UnjustifiedChanges);
}

#[test]
fn a_hundred_thousand_levels_put_over_a_signed_page() {
    let base = Base::read(fixture("one-signature").pdf);
    for (what, body) in [
        ("arrays", "[".repeat(100_000)),
        ("dictionaries", "<</A".repeat(100_000)),
        ("closed arrays", "[".repeat(100_000) + &"]".repeat(100_000)),
        ("strings", "(".repeat(100_000)),
    ] {
        let report = assert_not_justified(what, &base.update().object(base.page.number, &body).table());
        let named = [AnomalyCode::ObjectTooDeep, AnomalyCode::ObjectMalformed, AnomalyCode::ObjectTooLarge];
        assert!(named.iter().any(|code| has(&report, *code)), "{what}: {:?}", report.document.anomalies);
    }
    // The same reached through an annotation, a resource and a field.
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    for set in [("Annots", 900), ("Resources", 900), ("Contents", 900)] {
        let mut update = base.update();
        let number = update.number() + set.1;
        let update = update.object(number, &deep).page(&[(set.0, &format!("{number} 0 R"))]);
        assert_not_justified(set.0, &update.table());
    }
}

#[test]
fn references_that_lead_in_circles() {
    let base = Base::read(fixture("one-signature").pdf);
    let page = base.page;
    let itself = format!("{} 0 R", page.number);
    for key in ["Contents", "Annots", "Resources", "Parent", "MediaBox", "AA", "Group", "Thumb"] {
        assert_not_justified(key, &base.update().page(&[(key, &itself)]).table());
    }
    // Two objects that stand for each other.
    let mut update = base.update();
    let (one, two) = (update.number(), update.number());
    let update = update.object(one, format!("{two} 0 R")).object(two, format!("{one} 0 R"));
    let report = assert_not_justified("pair", &update.page(&[("Contents", &format!("{one} 0 R"))]).table());
    assert!(has(&report, AnomalyCode::ReferenceLoop), "{:?}", report.document.anomalies);
    // A tree of pages, of fields and of names that holds itself.
    let kids = format!("<</Type/Pages/Count 1/Kids[{} 0 R {itself}]>>", base.pages.number);
    let report = verify("pages", &base.update().object(base.pages.number, kids).table()).unwrap();
    assert_ne!(report.document.as_shown, AsShown::Unchanged);
    let mut update = base.update();
    let field = update.number();
    let body = format!("<</T(a)/FT/Tx/Kids[{field} 0 R]/Parent {field} 0 R>>");
    let fields = base.fields_with(field);
    assert_not_justified("fields", &update.object(field, body).form(&[("Fields", &fields)]).table());
    let mut update = base.update();
    let names = update.number();
    let body = format!("<</Kids[{names} 0 R {names} 0 R]/Limits[(a)(z)]>>");
    let update = update.object(names, body);
    assert_not_justified("names", &update.catalog(&[("Names", &format!("<</Dests {names} 0 R>>"))]).table());
    // A form that paints itself.
    let mut update = base.update();
    let form = update.number();
    let dictionary = format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {form} 0 R>>>>");
    let update = update.stream(form, &dictionary, b"/F Do");
    let resources = format!("<</XObject<</F {form} 0 R>>>>");
    assert_not_justified("form", &update.page(&[("Resources", &resources)]).table());
}

#[test]
fn sections_that_lead_in_circles() {
    let base = Base::read(fixture("two-signatures").pdf);
    let length = base.bytes.len();
    for (what, prev, code) in [
        ("itself", length.to_string(), AnomalyCode::PrevLoop),
        ("nowhere", "99999999".to_owned(), AnomalyCode::PrevInvalid),
        ("minus", "-5".to_owned(), AnomalyCode::PrevInvalid),
    ] {
        // An empty update begins with its section, so its own offset is where the file ended.
        let file = base.update().table_to(&prev);
        let report = verify(what, &file);
        let Ok(report) = report else { continue };
        assert!(
            has(&report, code) || has(&report, AnomalyCode::XrefReconstructed),
            "{what}: {:?}",
            report.document.anomalies
        );
        assert!(matches!(report.document.as_shown, AsShown::CannotTell | AsShown::UnjustifiedChanges), "{what}");
    }
}

#[test]
fn streams_that_decode_to_much_more() {
    let base = Base::read(fixture("one-signature").pdf);
    // Twice as much as one stream may hold, in two stages: a few hundred bytes of file.
    let once = flate(&vec![b' '; 130 << 20]);
    let twice = flate(&once);
    assert!(twice.len() < 10_000);
    let contents = base.contents.number;
    for (what, filter, data) in
        [("one", "/Filter/FlateDecode", &once), ("two", "/Filter[/FlateDecode/FlateDecode]", &twice)]
    {
        assert_not_justified(what, &base.update().stream(contents, filter, data).table());
    }
}

#[test]
fn a_million_objects_added_to_a_signed_file() {
    let base = Base::read(fixture("one-signature").pdf);
    let mut update = base.update();
    let first = update.number();
    let mut file = update.bytes;
    let mut table = format!("xref\n{first} 1000000\n");
    for number in first..first + 1_000_000 {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj[{number} 0 R]endobj\n").into_bytes());
    }
    let start = file.len();
    let id = base.trailer.get("Root").unwrap().as_reference().unwrap();
    table.push_str(&format!(
        "trailer<</Size {}/Root {} 0 R/Prev {}>>\nstartxref\n{start}\n%%EOF\n",
        first + 1_000_000,
        id.number,
        base.startxref
    ));
    file.extend(table.into_bytes());
    let read = read_by_step(&file);
    println!("read, in times the file: {read:?}");
    assert!(read[2] < 8.0, "{read:?}");
    let report = bounded("a million", &file).unwrap();
    // Nothing leads to them, so nothing is shown otherwise; but neither is it hidden that a revision came after.
    assert_eq!(report.document.as_shown, AsShown::JustifiedChanges);
    assert_eq!(report.document.revisions.last().unwrap().objects, 1_000_000);
    assert_ne!(report.signatures[0].change_level, None);
}

/// Objects in the reverse order of their numbers, all of them reached: read a few times as those in order, and nothing vouches for them.
#[test]
fn many_objects_in_reverse_order_under_a_page() {
    let base = Base::read(fixture("one-signature").pdf);
    let mut update = base.update();
    let numbers: Vec<u32> = (0..100_000).map(|_| update.number()).collect();
    let list: String = numbers.iter().map(|number| format!("{number} 0 R ")).collect();
    for number in numbers.iter().rev() {
        update = update.object(*number, "[1]");
    }
    let file = update.page(&[("Annots", &format!("[{list}]"))]).table();
    let read = read_by_step(&file);
    println!("read, in times the file: {read:?}");
    assert!(read[2] < 8.0, "{read:?}");
    assert_not_justified("reverse", &file);
}

/// An object stream that decodes to more than one stream may, and many that do so together: an error or a finding, never a pass.
#[test]
fn object_streams_that_decode_to_much_more() {
    let base = Base::read(fixture("one-signature").pdf);
    for (what, size, count) in [("one", 130 << 20, 1), ("many", 60 << 20, 12)] {
        let data = flate(&vec![b' '; size]);
        let mut update = base.update();
        let (mut index, mut rows) = (String::new(), Vec::new());
        for _ in 0..count {
            let (held, container) = (update.number(), update.number());
            update = update.stream(container, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &data);
            index.push_str(&format!("{held} 1 "));
            rows.extend([&[2], &container.to_be_bytes()[..], &[0]].concat());
        }
        let section = update.number();
        let at = update.bytes.len();
        let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{index}]/Size {}", section + 1);
        let file = update.stream(section, &dictionary, &rows).trailer("XRefStm", &at.to_string()).table();
        match verify(what, &file) {
            Err(error) => assert!(matches!(error, Error::OverLimit { .. }), "{what}: {error}"),
            Ok(report) => {
                println!("{what}: {:?}", report.document.as_shown);
                let named =
                    [AnomalyCode::OrphanScanIncomplete, AnomalyCode::ObjectStreamMalformed, AnomalyCode::StreamBroken];
                assert!(named.iter().any(|code| has(&report, *code)), "{what}: {:?}", report.document.anomalies);
            }
        }
    }
}

/// How many times the file is read until it is opened, until its signatures are found, and until its changes are known.
fn read_by_step(bytes: &[u8]) -> [f64; 3] {
    let disk = Disk::new(bytes);
    let times = || disk.read.get() as f64 / bytes.len() as f64;
    let limits = Limits::default();
    let document = Document::open(&disk, None, &limits).unwrap();
    let opened = times();
    let found = find_signatures(&document, &limits).unwrap();
    let searched = times();
    analyse(&document, &found.fields.iter().collect::<Vec<_>>()).unwrap();
    [opened, searched, times()]
}

/// Steps that the change analysis spends on a file.
fn steps(bytes: &[u8]) -> u64 {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let document = Document::open(&source as &dyn Source, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<&SignatureField> = found.fields.iter().collect();
    let analysis = analyse(&document, &fields).unwrap();
    assert!(analysis.is_complete());
    analysis.steps_spent()
}

/// A signed file with many objects that no revision touches again.
fn large(objects: u32) -> Vec<u8> {
    let base = Base::read(fixture("one-signature").pdf);
    let mut update = base.update();
    let mut references = String::new();
    for _ in 0..objects {
        let number = update.number();
        references.push_str(&format!("{number} 0 R "));
        update = update.object(number, "<</A 1/B[1 2 3]>>");
    }
    let holder = update.number();
    let update = update.object(holder, format!("[{references}]"));
    update.catalog(&[("PieceInfo", &format!("{holder} 0 R"))]).table()
}

/// `count` updates, each of the information dictionary alone.
fn updated(file: Vec<u8>, count: usize) -> Vec<u8> {
    let mut file = file;
    for _ in 0..count {
        let base = Base::read(&file);
        let mut update = base.update();
        let number = update.number();
        file = update.object(number, "<</Title(x)>>").trailer("Info", &format!("{number} 0 R")).table();
    }
    file
}

/// Revisions cost what they change, not each the whole file: what the file's size and the number of revisions cost adds up and
/// does not multiply.
#[test]
fn revisions_cost_what_they_change() {
    let (small, big) = (large(10), large(5_000));
    let few = (steps(&updated(small.clone(), 2)), steps(&updated(big.clone(), 2)));
    let many = (steps(&updated(small, 42)), steps(&updated(big, 42)));
    let (on_small, on_big) = (many.0 - few.0, many.1 - few.1);
    println!("40 more revisions: {on_small} steps on a small file, {on_big} on a large one");
    assert!(on_big < on_small + 40 * 500, "{on_small} / {on_big}");
}

/// The bytes are hashed once, whatever the number of signatures.
#[test]
fn all_signatures_are_hashed_in_one_pass() {
    let fixture = fixture("clerk-fields");
    let (bytes, disk) = (fixture.pdf, Disk::new(fixture.pdf));
    let report = fixture.setup().judge_source(&disk).unwrap();
    assert_eq!(report.signatures.len(), 5);
    let signed: i64 = report.signatures.iter().map(|s| s.coverage.byte_range[1] + s.coverage.byte_range[3]).sum();
    let read = disk.read.get();
    println!("{} bytes, {signed} signed in all, {read} read", bytes.len());
}
