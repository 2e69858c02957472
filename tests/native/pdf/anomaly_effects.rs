//! Every anomaly put into a file that is signed, and what it does to verdict B: what other readers may see otherwise keeps the
//! document from being more than "cannot tell", and what has one reading alone changes nothing. What stands in an update has one
//! reading only if it is written as prescribed.

use crate::pdf::built::{Pdf, find, replace};
use crate::pdf::updates::{Base, Update};
use crate::support::fixture;
use kyso::pdf::AnomalyCode as Code;
use kyso::report::{AsShown, Report, Verdict};
use std::collections::BTreeSet;

const SIGNED: &str = "one-signature";

fn verify(name: &str, bytes: &[u8]) -> Report {
    fixture(name).judge(bytes).unwrap()
}

/// An update with an object that nothing refers to: honest as long as the object is.
fn with(base: &Base, body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut update = base.update();
    let number = update.number();
    update.object(number, body).table()
}

/// The same, with text behind the signed bytes replaced by text of any length. Only what stands behind the objects may change its
/// length.
fn changed(base: &Base, from: &str, to: &str) -> Vec<u8> {
    let file = with(base, "<</Honest true>>");
    let (signed, update) = file.split_at(base.bytes.len());
    [signed, &replace(update, from, to)].concat()
}

/// The entry of the object of [`with`], as it stands in the table.
fn entry(base: &Base) -> String {
    format!("{:010} 00000 n \n", base.update().bytes.len())
}

/// A hybrid update: a table, and a cross-reference stream with one entry, which leads into an object stream.
fn hybrid(base: &Base, stream: &str, data: &[u8], set: impl Fn(&mut Vec<u8>), offset: Option<u64>) -> Vec<u8> {
    let mut update = base.update();
    let (held, container, section) = (update.number(), update.number(), update.number());
    let update = update.stream(container, stream, data);
    let mut row = [vec![2], container.to_be_bytes().to_vec(), vec![0]].concat();
    set(&mut row);
    let at = update.bytes.len();
    let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{held} 1]/Size {}", section + 1);
    update.stream(section, &dictionary, &row).trailer("XRefStm", &offset.unwrap_or(at as u64).to_string()).table()
}

fn objects(base: &Base, body: &str, count: usize) -> Vec<u8> {
    let mut update: Update<'_> = base.update();
    for _ in 0..count {
        let number = update.number();
        update = update.object(number, body);
    }
    update.table()
}

/// An update with text in front of its object.
fn between(base: &Base, text: &str) -> Vec<u8> {
    let mut update = base.update();
    update.bytes.extend(text.as_bytes());
    let number = update.number();
    update.object(number, "<</Honest true>>").table()
}

/// A linearization dictionary that gives the length of the file with its update.
fn linearized_later(base: &Base) -> Vec<u8> {
    let file = with(base, "<</Honest true>>");
    let length = format!("/L {:05}", file.len());
    crate::pdf::updates::overwrite(&file, 0, b"/L 26575", length.as_bytes()).unwrap()
}

/// The pages, with these kids.
fn kids(base: &Base, kids: &str) -> Vec<u8> {
    base.update().object(base.pages.number, format!("<</Type/Pages/Count 1/Kids{kids}>>")).table()
}

/// A page tree of so many nodes with so many kids each: more in all than are visited, in objects that are not too large.
fn wide(base: &Base, nodes: u32, kids: usize) -> Vec<u8> {
    let mut update = base.update();
    let root = base.pages.number;
    let mut references = String::new();
    for _ in 0..nodes {
        let number = update.number();
        references.push_str(&format!("{number} 0 R "));
        let body = format!("<</Type/Pages/Parent {root} 0 R/Count 1/Kids[{}]>>", "null ".repeat(kids));
        update = update.object(number, body);
    }
    update.object(root, format!("<</Type/Pages/Count 1/Kids[{references}]>>")).table()
}

/// A section in front of the one that its `Prev` leads to.
fn forward(base: &Base) -> Vec<u8> {
    let mut update = base.update();
    let front = update.bytes.len();
    update.bytes.extend([b' '; 200]);
    update.bytes.push(b'\n');
    let number = update.number();
    let root = base.root.number;
    let size = update.next;
    let mut file = update.object(number, "<</Honest true>>").table();
    let tail = String::from_utf8_lossy(&file[file.len() - 40..]).into_owned();
    let main = tail.split("startxref\n").nth(1).unwrap().split('\n').next().unwrap().to_owned();
    let section = format!("xref\n0 0\ntrailer<</Size {size}/Root {root} 0 R/Prev {main}>>");
    file[front..front + section.len()].copy_from_slice(section.as_bytes());
    let end = format!("startxref\n{main}\n%%EOF\n");
    assert!(file.ends_with(end.as_bytes()));
    file.truncate(file.len() - end.len());
    file.extend(format!("startxref\n{front}\n%%EOF\n").into_bytes());
    file
}

/// What a maker makes, and of which fixture.
type SignerSearch = (Code, &'static str, fn(&Base) -> Vec<u8>);

const MAKERS: &[SignerSearch] = &[
    (Code::HeaderMissing, SIGNED, |base| replace(&base.bytes, "%PDF-", "%PDX-")),
    (Code::HeaderOffset, SIGNED, |base| [b"junk\n", &*base.bytes].concat()),
    (Code::HeaderVersion, SIGNED, |base| replace(&base.bytes, "%PDF-1", "%PDF-x")),
    (Code::OffsetsFromFileStart, SIGNED, |_| {
        let mut pdf = Pdf::default();
        pdf.bytes = b"junk\n".to_vec();
        pdf.raw("%PDF-1.7\n");
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        pdf.object(2, "<</Type/Pages/Count 0/Kids[]>>");
        pdf.table();
        pdf.bytes
    }),
    (Code::StartxrefFar, SIGNED, |base| [&*base.bytes, &[b' '; 5_000]].concat()),
    (Code::XrefOffsetImprecise, SIGNED, |base| {
        let file = with(base, "<<>>");
        let at = crate::pdf::updates::last(&file, b"xref\n").unwrap();
        let at = crate::pdf::updates::last(&file[..at - 5], b"xref\n").unwrap_or(at);
        replace(&file, &format!("startxref\n{at}\n"), &format!("startxref\n{}\n", at - 1))
    }),
    (Code::EofMissing, SIGNED, |base| changed(base, "%%EOF\n", "")),
    (Code::RevisionEndIrregular, SIGNED, |base| changed(base, "startxref\n", "(what)\nstartxref\n")),
    (Code::BytesAfterEof, SIGNED, |base| [&*base.bytes, b"garbage"].concat()),
    (Code::StructureAfterEof, SIGNED, |base| [&*base.bytes, b"3 0 obj null endobj"].concat()),
    (Code::HiddenStructure, SIGNED, |base| {
        let mut update = base.update();
        update.bytes.extend(b"3 0 obj null endobj\n");
        let number = update.number();
        update.object(number, "<<>>").table()
    }),
    (Code::HiddenInData, SIGNED, |base| {
        let mut update = base.update();
        let data = format!("{} 0 obj <<>> endobj", base.page.number);
        update.bytes.push(b'\n');
        let (number, before) = (update.number(), update.bytes.len());
        let file = update.stream(number, "", data.as_bytes()).table();
        replace(&file, &format!("{before:010} 00000 n"), &format!("{:010} 00000 n", before - 1))
    }),
    (Code::UnlistedBytes, SIGNED, |base| between(base, "bytes that are no object\n")),
    (Code::ExtentOverlap, SIGNED, |base| {
        let mut update = base.update();
        let (outer, inner) = (update.number(), update.number());
        let data = format!("{inner} 0 obj\nnull\nendobj\n");
        let mut update = update.stream(outer, "", data.as_bytes());
        let at = find(&update.bytes, data.as_bytes());
        update.entries.insert(inner, Some(at as u64));
        update.table()
    }),
    (Code::ExtentInexact, SIGNED, |base| changed(base, "endobj", "      ")),
    (Code::EntryReachesBack, SIGNED, |base| {
        let at = find(&base.bytes, format!("{} 0 obj", base.page.number).as_bytes());
        changed(base, &entry(base), &format!("{at:010} 00000 n \n"))
    }),
    (Code::LinearizedLater, "linearized", linearized_later),
    (Code::ReadingBySearch, SIGNED, |base| {
        // A section that leads back past a later page.
        let place = find(&base.bytes, format!("\n{} 0 obj", base.page.number).as_bytes()) + 1;
        let passed = Base::read(&base.update().page(&[("Rotate", "90")]).table());
        let mut update = passed.update();
        update.entries.insert(base.page.number, Some(place as u64));
        update.table()
    }),
    (Code::ReadingFromFirstPage, "linearized", |base| {
        let file = base.update().page(&[]).table();
        let start = find(&file, b"/L ") + 3;
        let digits = file[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = format!("{:0digits$}", file.len());
        assert_eq!(length.len(), digits);
        [&file[..start], length.as_bytes(), &file[start + digits..]].concat()
    }),
    (Code::ReadingWithoutHybridStream, SIGNED, |base| {
        let mut update = base.update();
        let (section, page, at) = (update.number(), base.page.number, update.bytes.len());
        let place = u32::try_from(find(&base.bytes, format!("\n{page} 0 obj").as_bytes()) + 1).unwrap();
        let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{page} 1]/Size {}", section + 1);
        let row = [vec![1], place.to_be_bytes().to_vec(), vec![0]].concat();
        // The table frees the page, and the stream gives it back.
        let update = update.free(page).stream(section, &dictionary, &row);
        update.trailer("XRefStm", &at.to_string()).table()
    }),
    (Code::XrefDamaged, SIGNED, |base| changed(base, "xref\n", "xrxf\n")),
    (Code::XrefReconstructed, SIGNED, |base| changed(base, "xref\n", "xrxf\n")),
    (Code::PrevLoop, SIGNED, |base| base.update().table_to(&base.update().bytes.len().to_string())),
    (Code::PrevInvalid, SIGNED, |base| base.update().table_to("-5")),
    (Code::PrevPointsForward, SIGNED, forward),
    (Code::HybridReference, SIGNED, |base| hybrid(base, "/Type/ObjStm/N 1/First 4", b"1 0 <<>>", |_| (), None)),
    (Code::HybridConflict, SIGNED, |base| {
        let file = hybrid(base, "/Type/ObjStm/N 1/First 4", b"1 0 <<>>", |_| (), None);
        let held = base.next;
        // The table has the object too, elsewhere.
        let (signed, update) = file.split_at(base.bytes.len());
        [signed, &replace(update, "xref\n", &format!("xref\n{held} 1\n0000000015 00000 n \n"))].concat()
    }),
    (Code::HybridHidden, SIGNED, |base| {
        let file = hybrid(base, "/Type/ObjStm/N 1/First 4", b"1 0 <<>>", |_| (), None);
        let (signed, update) = file.split_at(base.bytes.len());
        [signed, &replace(update, "xref\n", &format!("xref\n{} 1\n0000000000 00001 f \n", base.next))].concat()
    }),
    (Code::HybridStreamBroken, SIGNED, |base| hybrid(base, "/A 1", b"", |_| (), Some(15))),
    (Code::XrefEntryMalformed, SIGNED, |base| changed(base, " 00000 n \n", " 00000 n\n")),
    (Code::XrefSectionOdd, SIGNED, |base| changed(base, "trailer", "%x\ntrailer")),
    (Code::StartxrefOdd, SIGNED, |base| changed(base, "startxref\n", "startxref\n+")),
    (Code::XrefEntryDuplicate, SIGNED, |base| {
        let line = format!("{} 1\n{}", base.next, entry(base));
        changed(base, &line, &format!("{line}{} 1\n0000000015 00000 n \n", base.next))
    }),
    (Code::XrefEntryZero, SIGNED, |base| changed(base, &entry(base), "0000000000 00000 n \n")),
    (Code::XrefEntryBeyondSize, SIGNED, |base| {
        let size = format!("/Size {}", base.next + 1);
        changed(base, &size, &format!("/Size {}", base.next))
    }),
    (Code::XrefEntryUnknown, SIGNED, |base| hybrid(base, "/A 1", b"", |row| row[0] = 9, None)),
    (Code::TrailerRootMissing, SIGNED, |base| base.update().trailer("Root", "").table()),
    (Code::EncryptionDiffers, SIGNED, |base| base.update().trailer("Encrypt", "null").table()),
    (Code::DecryptionFailed, "encrypted-empty-password", |base| with(base, "<</A(not encrypted)>>")),
    (Code::ObjectNotAtOffset, SIGNED, |base| changed(base, &entry(base), "0000000020 00000 n \n")),
    (Code::ObjectHeaderOdd, SIGNED, |base| {
        let header = format!("{} 0 obj", base.next);
        changed(base, &format!("{header}\n"), &format!("+{header}"))
    }),
    (Code::ObjectOffsetImprecise, SIGNED, |base| {
        let mut update = base.update();
        update.bytes.push(b'\n');
        let number = update.number();
        let before = update.bytes.len();
        let file = update.object(number, "<<>>").table();
        replace(&file, &format!("{before:010} 00000 n"), &format!("{:010} 00000 n", before - 1))
    }),
    (Code::OffsetBeyondFile, SIGNED, |base| changed(base, &entry(base), "0099999999 00000 n \n")),
    (Code::GenerationMismatch, SIGNED, |base| changed(base, " 0 obj", " 1 obj")),
    (Code::ObjectMalformed, SIGNED, |base| with(base, "<</T(a)/V>>")),
    (Code::ObjectTooDeep, SIGNED, |base| with(base, "[".repeat(100_000))),
    (Code::ObjectTooLarge, SIGNED, |base| with(base, format!("({})", "x".repeat(33 << 20)))),
    (Code::EndobjMissing, SIGNED, |base| changed(base, "endobj", "      ")),
    (Code::DuplicateKey, SIGNED, |base| with(base, "<</T(a)/T(b)>>")),
    (Code::DuplicateKeyEqual, SIGNED, |base| with(base, "<</T(a)/T(a)>>")),
    (Code::HexStringMalformed, SIGNED, |base| with(base, "<</T<4x>>>")),
    (Code::NameEscapeMalformed, SIGNED, |base| with(base, "<</A#4G 1>>")),
    (Code::TokenOdd, SIGNED, |base| with(base, format!("<</A {}1>>", "0".repeat(300)))),
    (Code::UnknownKeyword, SIGNED, |base| with(base, "<</T what>>")),
    (Code::ReferenceInvalid, SIGNED, |base| with(base, "<</T 99999999999 0 R>>")),
    (Code::ReferenceOdd, SIGNED, |base| with(base, "<</T 7 0R>>")),
    (Code::ReferenceLoop, SIGNED, |base| {
        let mut update = base.update();
        let (stream, one, two) = (update.number(), update.number(), update.number());
        let update = update.object(one, format!("{two} 0 R")).object(two, format!("{one} 0 R"));
        update.object(stream, format!("<</Length {one} 0 R>>\nstream\nx\nendstream")).table()
    }),
    (Code::StreamKeywordEol, SIGNED, |base| with(base, "<</Length 3>>\nstream\rabc\nendstream")),
    (Code::StreamLengthWrong, SIGNED, |base| {
        let file = hybrid(base, "/Type/ObjStm/N 1/First 4", b"1 0 <<>>", |_| (), None);
        let (signed, update) = file.split_at(base.bytes.len());
        [signed, &replace(update, "/Length 8", "/Length 5")].concat()
    }),
    (Code::StreamBroken, SIGNED, |base| {
        hybrid(base, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", b"1 0 <<>>", |_| (), None)
    }),
    (Code::FilterUnsupported, SIGNED, |base| {
        hybrid(base, "/Type/ObjStm/N 1/First 4/Filter/DCTDecode", b"1 0 <<>>", |_| (), None)
    }),
    (Code::ObjectStreamMalformed, SIGNED, |base| hybrid(base, "/Type/ObjStm/N 1/First 400", b"1 0 <<>>", |_| (), None)),
    (Code::ObjectStreamOdd, SIGNED, |base| {
        let data = format!("{} 0 <<>> 5", base.next);
        hybrid(base, &format!("/Type/ObjStm/N 1/First {}", data.len() - 6), data.as_bytes(), |_| (), None)
    }),
    (Code::ObjectStreamMismatch, SIGNED, |base| hybrid(base, "/Type/ObjStm/N 1/First 4", b"1 0 <<>>", |_| (), None)),
    (Code::TreeLoop, SIGNED, |base| kids(base, &format!("[{} 0 R {} 0 R]", base.page.number, base.pages.number))),
    (Code::TreeMalformed, SIGNED, |base| kids(base, "/None")),
    (Code::TreeTooLarge, SIGNED, |base| wide(base, 4, 100_001)),
    (Code::OrphanScanIncomplete, SIGNED, |base| objects(base, "<</Type/Sig/Contents<00>/ByteRange[0 0 0 0]>>", 2_001)),
    (Code::AnomaliesTruncated, SIGNED, |base| objects(base, "<</T(a)/T(b)>>", 1_001)),
];

/// Oddities that are seen together with a change that nothing justifies, or with bytes that were signed and are changed.
const BEYOND_STRUCTURE: &[Code] = &[
    Code::HeaderMissing,
    Code::HeaderOffset,
    Code::HeaderVersion,
    Code::OffsetsFromFileStart,
    Code::BytesAfterEof,
    Code::TreeLoop,
];

#[test]
fn every_anomaly_has_its_effect_on_what_is_shown() {
    let honest = verify(SIGNED, &with(&Base::read(fixture(SIGNED).pdf), "<</Honest true>>"));
    assert_eq!((honest.verdict, honest.document.as_shown), (Verdict::Valid, AsShown::JustifiedChanges));
    let mut wrong = Vec::new();
    for (code, name, make) in MAKERS {
        let report = verify(name, &make(&Base::read(fixture(name).pdf)));
        let shown = report.document.as_shown;
        let found: BTreeSet<Code> = report.document.anomalies.iter().map(|anomaly| anomaly.code).collect();
        let good = matches!(shown, AsShown::Unchanged | AsShown::JustifiedChanges);
        // What an update brings along nobody signed, so nearly all of it weighs there.
        let updated = report.document.revisions.len() > verify(name, fixture(name).pdf).document.revisions.len();
        let weighs = |code: &Code| code.is_ambiguous() || (updated && code.is_ambiguous_in_update());
        let ambiguous = found.iter().any(weighs);
        println!("{code:?}: {shown:?}, {:?}", report.verdict);
        if !found.contains(code) {
            wrong.push(format!("{code:?} is not among {found:?}"));
        }
        if ambiguous && (good || report.verdict == Verdict::Valid) {
            wrong.push(format!("{code:?} has several readings and is {shown:?}, {:?}", report.verdict));
        }
        if !ambiguous && !good && !BEYOND_STRUCTURE.contains(code) {
            wrong.push(format!("{code:?} has one reading and is {shown:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A code without a maker fails here: the codes are read from where they are declared.
#[test]
fn every_code_has_a_maker() {
    let source = include_str!("../../../src/pdf/syntax/anomaly.rs");
    let body = source.split_once("pub enum AnomalyCode {").unwrap().1.split_once("\n}").unwrap().0;
    let lines = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    let declared: BTreeSet<&str> = lines.map(|line| line.trim_end_matches(',')).collect();
    let made: BTreeSet<String> = MAKERS.iter().map(|(code, ..)| format!("{code:?}")).collect();
    let made: BTreeSet<&str> = made.iter().map(String::as_str).collect();
    assert_eq!(declared, made);
    assert!(find(source.as_bytes(), b"is_ambiguous") > 0);
}
