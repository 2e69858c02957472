//! Every byte behind the first signature is accounted for: an update that is written as prescribed keeps the document as good as it
//! is, and each way of writing it that some reader takes otherwise makes it "cannot tell". Each odd update has an honest twin.

use crate::pdf::built::{find, replace};
use crate::pdf::updates::{Base, Update, overwrite, written};
use crate::support::fixture;
use kyso::finding::Code;
use kyso::report::{AsShown, Report, Verdict, VerdictReason};

const SIGNED: &str = "one-signature";

fn base() -> Base {
    Base::read(fixture(SIGNED).pdf)
}

fn report(bytes: &[u8]) -> Report {
    fixture(SIGNED).judge(bytes).unwrap()
}

/// What every update takes over from the trailer.
fn kept(base: &Base) -> String {
    let entry = |key: &str| base.trailer.get(key).map(|value| format!("/{key} {}", text(&written(value))));
    ["ID", "Info"].iter().filter_map(|key| entry(key)).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// An update with one object that nothing refers to, in parts that can be replaced.
struct Parts {
    in_front: String,
    object: String,
    behind: String,
    table: String,
    trailer: String,
    end: String,
}

impl Parts {
    fn new(base: &Base) -> Self {
        let (number, size) = (base.next, base.next + 1);
        let kept = kept(base);
        Self {
            in_front: String::new(),
            object: format!("{number} 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n"),
            behind: String::new(),
            table: format!("xref\n0 1\n0000000000 65535 f \n{number} 1\n@OBJECT 00000 n \n"),
            trailer: format!("trailer\n<</Size {size}/Root {} 0 R/Prev {}{kept}>>\n", base.root.number, base.startxref),
            end: "startxref\n@XREF\n%%EOF\n".to_owned(),
        }
    }

    /// The file, with its offsets put in.
    fn file(&self, base: &Base) -> Vec<u8> {
        let object = base.bytes.len() + self.in_front.len();
        let xref = object + self.object.len() + self.behind.len();
        let update =
            [&self.in_front, &self.object, &self.behind, &self.table, &self.trailer, &self.end].map(String::as_str);
        let update = update.concat().replace("@OBJECT", &format!("{object:010}")).replace("@XREF", &xref.to_string());
        [base.bytes.clone(), update.into_bytes()].concat()
    }
}

/// What is done to a part: which one, what stands there, and what is put in its place.
type Edit = (&'static str, fn(&mut Parts) -> &mut String, &'static str, &'static str);

/// Other ways of writing the same, which all readers take alike.
const HONEST: &[Edit] = &[
    ("nothing", |parts| &mut parts.end, "", ""),
    ("white space in front", |parts| &mut parts.in_front, "", "\r\n \n"),
    ("a comment between objects", |parts| &mut parts.behind, "", "% made by a program\n"),
    ("a comment of the writer", |parts| &mut parts.end, "startxref", "%iText-9.0\nstartxref"),
    ("a comment in the trailer", |parts| &mut parts.trailer, "/Size", "% made by a program\n/Size"),
    ("carriage returns", |parts| &mut parts.end, "\n", "\r"),
    ("carriage return in entries", |parts| &mut parts.table, " n \n", " n\r\n"),
    ("no line end in front of endstream", |parts| &mut parts.object, "\nendstream", "endstream"),
    ("a longer line end", |parts| &mut parts.object, "stream\n", "stream\r\n"),
    ("white space in the header", |parts| &mut parts.object, " 0 obj", "  0\nobj"),
    ("white space at the end", |parts| &mut parts.end, "%%EOF\n", "%%EOF\n\n\n"),
];

/// Ways of writing it that readers take differently, or that hide something.
const ODD: &[Edit] = &[
    ("a line that is no object", |parts| &mut parts.in_front, "", "bytes that are no object\n"),
    ("a comment between revisions", |parts| &mut parts.in_front, "", "% a comment\n"),
    ("an object that is not listed", |parts| &mut parts.in_front, "", "4 0 obj\nnull\nendobj\n"),
    ("a word of the structure alone", |parts| &mut parts.behind, "", "endstream\n"),
    ("a second header", |parts| &mut parts.behind, "", "%PDF-2.0\n"),
    ("an object in a comment", |parts| &mut parts.behind, "", "% 4 0 obj null endobj\n"),
    ("a section that is not listed", |parts| &mut parts.behind, "", "xref\n0 0\n"),
    ("a trailer that is not listed", |parts| &mut parts.behind, "", "trailer\n<<>>\n"),
    ("an end of its own", |parts| &mut parts.behind, "", "startxref\n15\n%%EOF\n"),
    ("a sign in the object number", |parts| &mut parts.object, "", "+"),
    ("a sign in the generation", |parts| &mut parts.object, " 0 obj", " +0 obj"),
    ("a comment in the header", |parts| &mut parts.object, " 0 obj", " %\n0 obj"),
    ("a header that runs on", |parts| &mut parts.object, "obj\n<<", "obj1\n<<"),
    ("another generation", |parts| &mut parts.object, " 0 obj", " 1 obj"),
    ("no endobj", |parts| &mut parts.object, "endobj\n", ""),
    ("something before endobj", |parts| &mut parts.object, "endobj", "(x) endobj"),
    ("too short a length", |parts| &mut parts.object, "Length 3", "Length 2"),
    ("too long a length", |parts| &mut parts.object, "Length 3", "Length 30"),
    ("no length", |parts| &mut parts.object, "/Length 3", ""),
    ("a real number as length", |parts| &mut parts.object, "Length 3", "Length 3.0"),
    ("stream and carriage return", |parts| &mut parts.object, "stream\nabc", "stream\rabc"),
    ("a key twice", |parts| &mut parts.object, "/Length 3", "/Length 3/Length 4"),
    ("text behind xref", |parts| &mut parts.table, "xref\n", "xref %c\n"),
    ("no white space behind xref", |parts| &mut parts.table, "xref\n0", "xref0"),
    ("a sign in a subsection", |parts| &mut parts.table, "0 1\n", "+0 1\n"),
    ("a comment in the table", |parts| &mut parts.table, "f \n", "f \n%c\n"),
    ("entry 0 in use", |parts| &mut parts.table, "0000000000 65535 f", "0000000015 00000 n"),
    ("a table from 1 whose first entry is free", |parts| &mut parts.table, "0 1\n", "1 1\n"),
    ("an entry of 19 bytes", |parts| &mut parts.table, "f \n", "f\n"),
    ("an entry of another form", |parts| &mut parts.table, "0000000000 65535 f", "000000000 065535 f"),
    (
        "an object twice",
        |parts| &mut parts.table,
        "0 1\n0000000000 65535 f \n",
        "0 1\n0000000000 65535 f \n0 1\n0000000000 65535 f \n",
    ),
    ("no size", |parts| &mut parts.trailer, "/Size", "/Sice"),
    ("too small a size", |parts| &mut parts.trailer, "/Size ", "/Size 1/Was "),
    ("no root", |parts| &mut parts.trailer, "/Root", "/Toor"),
    ("a second Prev", |parts| &mut parts.trailer, "/Root", "/Prev 15/Root"),
    ("text before startxref", |parts| &mut parts.end, "startxref", "(x)\nstartxref"),
    ("a comment behind startxref", |parts| &mut parts.end, "startxref\n", "startxref % c\n"),
    ("a form feed behind startxref", |parts| &mut parts.end, "startxref\n", "startxref\x0c"),
    ("an offset on the same line", |parts| &mut parts.end, "startxref\n", "startxref "),
    ("a form feed before the end", |parts| &mut parts.end, "\n%%EOF", "\x0c%%EOF"),
    ("a form feed in the header", |parts| &mut parts.object, " 0 obj", "\x0c0 obj"),
    ("a blank behind xref", |parts| &mut parts.table, "xref\n", "xref \n"),
    ("a sign in an entry", |parts| &mut parts.table, "0000000000 65535 f", "+000000000 65535 f"),
    ("a sign behind startxref", |parts| &mut parts.end, "startxref\n", "startxref\n+"),
    ("two numbers behind startxref", |parts| &mut parts.end, "@XREF", "@XREF 15"),
    ("no white space behind startxref", |parts| &mut parts.end, "startxref\n", "startxref"),
    ("a comment before the end", |parts| &mut parts.end, "%%EOF", "%c\n%%EOF"),
    ("no end", |parts| &mut parts.end, "%%EOF\n", ""),
    ("text behind the end", |parts| &mut parts.end, "%%EOF\n", "%%EOF\nx\n"),
];

fn edited(base: &Base, (name, part, from, to): &Edit) -> Vec<u8> {
    let mut parts = Parts::new(base);
    let text = part(&mut parts);
    assert!(text.contains(from), "{name}");
    // Line ends are replaced all at once.
    *text = if *from == "\n" { text.replace(from, to) } else { text.replacen(from, to, 1) };
    parts.file(base)
}

#[test]
fn what_is_written_as_prescribed_stays_good() {
    let base = base();
    for edit in HONEST {
        let report = report(&edited(&base, edit));
        let shown = (report.verdict, report.document.as_shown);
        assert_eq!(shown, (Verdict::Valid, AsShown::JustifiedChanges), "{}: {:?}", edit.0, report.document.anomalies);
    }
}

#[test]
fn what_readers_take_differently_is_ambiguous() {
    let base = base();
    let mut wrong = Vec::new();
    for edit in ODD {
        let report = report(&edited(&base, edit));
        let shown = (report.verdict, report.document.as_shown);
        // Some of them take something away as well, which nothing justifies.
        let told_changed = shown == (Verdict::Invalid, AsShown::UnjustifiedChanges);
        if shown != (Verdict::Indeterminate, AsShown::CannotTell) && !told_changed {
            wrong.push(format!("{}: {shown:?}, {:?}", edit.0, report.document.anomalies));
        }
        let told = report.findings.iter().any(|finding| finding.code == Code::PdfAnomaly);
        if !told && edit.0 != "text behind the end" {
            wrong.push(format!("{}: not told", edit.0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A cross-reference stream in place of the table: `rows` are its records, `index` what they are for.
fn stream_update(base: &Base, index: &str, rows: &[[u8; 6]], number: u32) -> Vec<u8> {
    let data = rows.concat();
    let start = base.bytes.len();
    let mut update = base.update();
    update.bytes.extend(
        format!(
            "{number} 0 obj\n<</Type/XRef/W[1 4 1]/Index[{index}]/Size {}/Root {} 0 R/Prev {}{}/Length {}>>\nstream\n",
            number + 1,
            base.root.number,
            base.startxref,
            kept(base),
            data.len()
        )
        .into_bytes(),
    );
    update.bytes.extend(data);
    update.bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
    update.bytes
}

fn row(kind: u8, field: usize) -> [u8; 6] {
    let [a, b, c, d] = u32::try_from(field).unwrap().to_be_bytes();
    [kind, a, b, c, d, 0]
}

#[test]
fn records_of_a_cross_reference_stream() {
    let base = base();
    let (number, at) = (base.next, base.bytes.len());
    let shown = |index: &str, rows: &[[u8; 6]]| report(&stream_update(&base, index, rows, number)).document.as_shown;
    let one = format!("{number} 1");
    assert_eq!(shown(&one, &[row(1, at)]), AsShown::JustifiedChanges);
    assert_eq!(shown(&format!("0 1 {one}"), &[row(0, 0), row(1, at)]), AsShown::JustifiedChanges);
    for (name, index, rows) in [
        ("an unknown type", format!("{number} 2"), vec![row(1, at), row(3, 0)]),
        ("too few records", format!("{number} 2"), vec![row(1, at)]),
        ("too many records", one.clone(), vec![row(1, at), row(1, at)]),
        ("entry 0 in use", format!("0 1 {one}"), vec![row(1, at), row(1, at)]),
        ("an object twice", format!("{one} {one}"), vec![row(1, at), row(1, at)]),
        ("an offset of 0", format!("{number} 2"), vec![row(1, at), row(1, 0)]),
    ] {
        assert_eq!(shown(&index, &rows), AsShown::CannotTell, "{name}");
    }
}

fn with_object_in_data(base: &Base, in_front: usize) -> Vec<u8> {
    let mut update = base.update();
    update.bytes.extend(vec![b'\n'; in_front]);
    let data = format!("{} 0 obj\n<</Type/Page>>\nendobj\n", base.page.number);
    let (number, at) = (update.number(), update.bytes.len());
    let file = update.stream(number, "/Type/Metadata/Subtype/XML", data.as_bytes()).table();
    replace(&file, &format!("{at:010} 00000 n"), &format!("{:010} 00000 n", at - in_front))
}

/// An object in the data of another shows in a reader that searches the file: it weighs as soon as anything may make one do so, be
/// it in the update or in what was signed.
#[test]
fn an_object_in_data_and_a_reason_to_search() {
    let base = base();
    assert_eq!(report(&with_object_in_data(&base, 0)).document.as_shown, AsShown::JustifiedChanges);
    assert_eq!(report(&with_object_in_data(&base, 1)).document.as_shown, AsShown::CannotTell);
}

/// A hybrid update whose object stream holds `data`, of which the section lists the first object.
fn compressed(base: &Base, dictionary: &str, data: &str) -> Vec<u8> {
    let mut update = base.update();
    let (held, container, section) = (update.number(), update.number(), update.number());
    let data = data.replace('@', &held.to_string());
    let first = data.find('<').unwrap();
    let dictionary = format!("/Type/ObjStm/First {first}{dictionary}");
    let update = update.stream(container, &dictionary, data.as_bytes());
    let row = [vec![2], container.to_be_bytes().to_vec(), vec![0]].concat();
    let at = update.bytes.len();
    let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{held} 1]/Size {}", section + 1);
    update.stream(section, &dictionary, &row).trailer("XRefStm", &at.to_string()).table()
}

#[test]
fn object_streams_of_updates() {
    let base = base();
    let shown = |dictionary: &str, data: &str| report(&compressed(&base, dictionary, data)).document.as_shown;
    assert_eq!(shown("/N 1", "@ 0 <</A 1>>\n"), AsShown::JustifiedChanges);
    for (dictionary, data) in [
        ("/N 2", "@ 0 @ 9 <</A 1>> <</B 2>>"),
        ("/N 2", "@ 0 4 9 <</A 1>> <</B 2>>"),
        ("/N 1", "@ 0 4 9 <</A 1>> <</B 2>>"),
        ("/N 1", "@ 0 <</A 1>> <</B 2>>"),
    ] {
        assert_eq!(shown(dictionary, data), AsShown::CannotTell, "{dictionary} {data}");
    }
}

/// What stands behind the end of the signed revision is not explained by an update behind it.
#[test]
fn a_harmless_update_explains_nothing() {
    for text in ["bytes that are no object\n", "% a comment\n", "<</A 1>>\n"] {
        let once = [base().bytes, text.as_bytes().to_vec()].concat();
        let before = report(&once);
        assert_eq!(before.document.as_shown, AsShown::CannotTell);
        let again = Base { bytes: once, ..base() };
        let mut update: Update<'_> = again.update();
        let number = update.number();
        let after = report(&update.object(number, "<</Honest true>>").table());
        assert_eq!((after.verdict, after.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell), "{text}");
        assert_eq!(after.verdict_reason, Some(VerdictReason::Ambiguous));
    }
}

/// Broken structure behind a change does not make it forgotten.
#[test]
fn what_was_changed_stays_changed() {
    let base = base();
    let changed = base.update().page(&[("Rotate", "90")]).table();
    assert_eq!(report(&changed).verdict, Verdict::Invalid);
    let again = Base::read(&changed);
    for end in
        ["startxref\nx\n%%EOF\n", "startxref\n99999999\n%%EOF\n", "xref\nx\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"]
    {
        let broken = [&*again.bytes, b"900 0 obj\nnull\nendobj\n", end.as_bytes()].concat();
        let after = report(&broken);
        assert_eq!((after.verdict, after.document.as_shown), (Verdict::Invalid, AsShown::UnjustifiedChanges), "{end}");
        // The same behind what was signed alone is only not known.
        let broken = [&*base.bytes, b"900 0 obj\nnull\nendobj\n", end.as_bytes()].concat();
        assert_eq!(report(&broken).document.as_shown, AsShown::CannotTell, "{end}");
    }
}

/// The bytes behind what was signed may not become part of what was signed.
#[test]
fn entries_that_reach_back() {
    let base = base();
    let at = find(&base.bytes, b"obj") - 4;
    let mut update = base.update();
    let number = update.number();
    update.entries.insert(number, Some(at as u64));
    assert_eq!(report(&update.table()).document.as_shown, AsShown::CannotTell);
    // Said again, an entry says nothing new.
    let mut update = base.update();
    let page = format!("{} 0 obj", base.page.number);
    let page_at = crate::pdf::updates::last(&base.bytes, page.as_bytes()).unwrap();
    update.entries.insert(base.page.number, Some(page_at as u64));
    assert_eq!(report(&update.table()).document.as_shown, AsShown::JustifiedChanges);
}

/// A linearization dictionary that an update makes true.
#[test]
fn a_linearization_dictionary_that_comes_true() {
    let fixture = fixture("linearized");
    let verify = |bytes: &[u8]| fixture.judge(bytes).unwrap();
    let base = Base::read(fixture.pdf);
    let mut update = base.update();
    let number = update.number();
    let file = update.object(number, "<</Honest true>>").table();
    let ambiguous = |report: &Report| {
        let codes = report.document.anomalies.iter().map(|anomaly| anomaly.code);
        codes.filter(|code| *code == kyso::pdf::AnomalyCode::LinearizedLater).count() == 1
    };
    assert!(!ambiguous(&verify(&file)));
    for length in [format!("/L {:05}", file.len()), format!("/L {}.", file.len())] {
        let Some(made) = overwrite(&file, 0, b"/L 26575 ", format!("{length: <9}").as_bytes()) else { continue };
        assert!(ambiguous(&verify(&made)), "{length}");
    }
}
