//! Dossiers that come in one file: a ZIP, a mail with attachments, an opaque signature around them.

use super::dossier::{judge, pdf};
use crate::path::forge::{oid, seq, tlv};
use crate::support::fixture;
use base64ct::{Base64, Encoding};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use kyso::dossier::{DossierCompleteness, Role, unpack};
use kyso::formats::text;
use kyso::report::Verdict;
use kyso::vietnam::Refusal;
use kyso::words::{self, Language};
use kyso::{Error, Limits, Source};
use std::io::Write;

// ZIP.

struct Entry {
    name: Vec<u8>,
    local: Option<Vec<u8>>,
    data: Vec<u8>,
    deflate: bool,
    size: Option<u32>,
    crc: Option<u32>,
    flags: u16,
    mode: u32,
    at: Option<u32>,
}

fn entry(name: &str, data: &[u8]) -> Entry {
    let (name, data) = (name.as_bytes().to_vec(), data.to_vec());
    Entry { name, local: None, data, deflate: true, size: None, crc: None, flags: 1 << 11, mode: 0o100_644, at: None }
}

fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for e in entries {
        let packed = if e.deflate {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&e.data).unwrap();
            encoder.finish().unwrap()
        } else {
            e.data.clone()
        };
        let mut crc = flate2::Crc::new();
        crc.update(&e.data);
        let method: u16 = if e.deflate { 8 } else { 0 };
        let mut common = Vec::new();
        for part in [20_u16, e.flags, method, 0, 0x21] {
            common.extend(part.to_le_bytes());
        }
        common.extend(e.crc.unwrap_or(crc.sum()).to_le_bytes());
        common.extend((packed.len() as u32).to_le_bytes());
        common.extend(e.size.unwrap_or(e.data.len() as u32).to_le_bytes());
        let offset = e.at.unwrap_or(out.len() as u32);
        let local = e.local.as_ref().unwrap_or(&e.name);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend((local.len() as u16).to_le_bytes());
        out.extend(0_u16.to_le_bytes());
        out.extend(local);
        out.extend(&packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(0x0314_u16.to_le_bytes());
        directory.extend(&common);
        directory.extend((e.name.len() as u16).to_le_bytes());
        directory.extend([0; 8]);
        directory.extend((e.mode << 16).to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(&e.name);
    }
    let (at, count) = (out.len() as u32, entries.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn unpacked(bytes: Vec<u8>) -> Vec<(String, Result<Vec<u8>, &'static str>)> {
    let given: Vec<(String, &dyn Source)> = vec![("ho-so.zip".to_owned(), &bytes)];
    let found = unpack(&given, &Limits::default()).unwrap();
    let taken = found.files.into_iter().map(|f| {
        let bytes = f.bytes.map(|b| b.source().as_slice().unwrap().to_vec()).map_err(|e| match e {
            Error::OverLimit { limit, .. } => limit,
            other => other.code(),
        });
        (f.name, bytes)
    });
    taken.collect()
}

#[test]
fn a_zip_is_a_dossier() {
    let inside = zip(&[
        entry("hồ sơ/", b""),
        entry("hồ sơ/văn bản.pdf", &pdf("two-signatures")),
        Entry { deflate: false, ..entry("hồ sơ/phụ lục.pdf", &pdf("agency-only-copy")) },
        entry("__MACOSX/._a", b"x"),
    ]);
    let dossier = judge(&[("ho-so.zip", inside.clone())], Some("văn bản.pdf")).unwrap();
    assert_eq!((dossier.verdict, dossier.refusal, dossier.members.len()), (Verdict::Valid, Refusal::NoGround, 2));
    assert_eq!(dossier.members[0].container.as_deref(), Some("ho-so.zip"));
    assert_eq!(dossier.skipped[0].code, "system-file");
    // Containers in containers are looked into as far as it is agreed, and no further.
    let twice = zip(&[entry("trong.zip", &inside)]);
    assert_eq!(judge(&[("a.zip", twice.clone())], None).unwrap().members.len(), 2);
    let deeper = zip(&[entry("3.zip", &zip(&[entry("2.zip", &twice)]))]);
    let dossier = judge(&[("a.zip", deeper)], None).unwrap();
    assert_eq!(dossier.members.len(), 1);
    assert_eq!(dossier.members[0].error.as_ref().unwrap().code, "unknown-format");
}

/// Names are shown and never followed; none of them can write into a terminal.
#[test]
fn names_are_names() {
    for hostile in ["../../etc/passwd", "/etc/passwd", "C:\\x\\y.pdf", "a\u{0}b", "a\u{1b}[2Jb", "\u{202e}fdp.exe"] {
        let found = unpacked(zip(&[entry(hostile, b"x")]));
        assert_eq!(found.len(), 1);
        assert!(!found[0].0.chars().any(char::is_control), "{hostile:?}");
        let dossier = judge(&[("z.zip", zip(&[entry(hostile, &pdf("two-signatures"))]))], None).unwrap();
        let report = dossier.members[0].report.as_ref().unwrap();
        assert!(!text(&words::present(report, Language::Vi)).chars().any(|c| c.is_control() && c != '\n'));
    }
    let long = "a".repeat(60_000);
    assert!(unpacked(zip(&[entry(&long, b"x")]))[0].0.len() < 1_000);
    let invalid = Entry { name: vec![0xFF, 0xFE, b'.'], flags: 0, ..entry("", b"x") };
    assert_eq!(unpacked(zip(&[invalid]))[0].0, "\u{FFFD}\u{FFFD}.");
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    let one = |e: Entry| unpacked(zip(&[e])).remove(0).1;
    assert_eq!(one(entry("a", b"abc")), Ok(b"abc".to_vec()));
    assert_eq!(one(Entry { local: Some(b"b".to_vec()), ..entry("a", b"abc") }), Err("archive-unreadable"));
    assert_eq!(one(Entry { crc: Some(1), ..entry("a", b"abc") }), Err("archive-unreadable"));
    assert_eq!(one(Entry { size: Some(2), ..entry("a", b"abc") }), Err("archive-unreadable"));
    assert_eq!(one(Entry { size: Some(4), ..entry("a", b"abc") }), Err("archive-unreadable"));
    assert_eq!(one(Entry { size: Some(2), deflate: false, ..entry("a", b"abc") }), Err("archive-unreadable"));
    assert_eq!(one(Entry { flags: 1, ..entry("a", b"abc") }), Err("encryption-unsupported"));
    assert_eq!(one(Entry { mode: 0o120_777, ..entry("a", b"/etc/passwd") }), Err("archive-unreadable"));
    // A damaged member counts: it is never left out.
    let files = zip(&[entry("a.pdf", &pdf("two-signatures")), Entry { crc: Some(1), ..entry("b.pdf", b"x") }]);
    let dossier = judge(&[("z.zip", files)], Some("a.pdf")).unwrap();
    assert_eq!((dossier.verdict, dossier.completeness), (Verdict::Indeterminate, DossierCompleteness::CannotTell));
}

/// What some programs find and others do not: entries that the directory does not name, bytes between, behind and inside, and a PDF
/// that is none of the documents judged.
#[test]
fn an_archive_of_two_readings_is_not_read() {
    let stored = |name: &str, data: &[u8]| Entry { deflate: false, ..entry(name, data) };
    let signed = pdf("two-signatures");
    let other = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
    let honest = [entry("a.pdf", &signed), entry("b.txt", b"b")];
    let plain = zip(&honest);
    let code = |bytes: Vec<u8>| unpacked(bytes).remove(0).1.map(|_| ());
    assert_eq!(code(plain.clone()), Ok(()));
    // As it stands, a PDF reader opens the one document that is in it.
    assert_eq!(code(zip(&[stored("a.pdf", &signed), entry("b.txt", b"b")])), Ok(()));
    // An entry in front that the directory does not name.
    let directory = |bytes: &[u8]| bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let hidden = zip(&[stored("x.pdf", other)]);
    let hidden = &hidden[..directory(&hidden)];
    let shifted: Vec<Entry> =
        [(0, &honest[0]), (1, &honest[1])].into_iter().map(|(n, e)| moved(e, &plain, n, hidden.len())).collect();
    let mut in_front = [hidden, &zip(&shifted)].concat();
    let end = in_front.len() - 6;
    let at = u32::try_from(directory(&in_front)).unwrap();
    in_front[end..end + 4].copy_from_slice(&at.to_le_bytes());
    assert_eq!(code(in_front), Err("ambiguous-form"));
    // Behind the end, and behind what is inflated.
    assert_eq!(code([plain.clone(), b"more".to_vec()].concat()), Err("ambiguous-form"));
    assert_eq!(code([plain, hidden.to_vec()].concat()), Err("ambiguous-form"));
    // A PDF in a file that is passed over, in a name, and in another file.
    for first in
        [stored("__MACOSX/._a", other), stored("%PDF-1.7", b"x"), stored("a.txt", &[b"x", &other[..]].concat())]
    {
        assert_eq!(code(zip(&[first, entry("a.pdf", &signed)])), Err("ambiguous-form"));
    }
    for first in [stored("__MACOSX/._a", b"<html><body>"), entry("<script>", b"x")] {
        assert_eq!(code(zip(&[first, entry("a.pdf", &signed)])), Err("ambiguous-form"));
    }
    assert_eq!(code(zip(&[stored("a.html", b"<html><body>")])), Ok(()));
}

/// The entry with the place it has behind `by` bytes.
fn moved(entry: &Entry, archive: &[u8], number: usize, by: usize) -> Entry {
    let starts: Vec<usize> =
        archive.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x03\x04").map(|(at, _)| at).collect();
    Entry {
        name: entry.name.clone(),
        data: entry.data.clone(),
        local: None,
        at: Some(u32::try_from(starts[number] + by).unwrap()),
        ..*entry
    }
}

/// A small archive never becomes much work.
#[test]
fn bombs_are_bound() {
    let zeros = vec![0_u8; 32 << 20];
    let bomb = zip(&(0..40).map(|n| entry(&format!("{n}"), &zeros)).collect::<Vec<_>>());
    assert!(bomb.len() < 4 << 20);
    let found = unpacked(bomb);
    let taken: usize = found.iter().filter_map(|(_, b)| b.as_ref().ok()).map(Vec::len).sum();
    assert!(taken <= 512 << 20, "{taken}");
    assert!(found.iter().any(|(_, b)| *b == Err("unpacked-bytes")));
    // Entries over the same bytes.
    let shared = zip(&[entry("a", b"abc"), Entry { at: Some(0), local: None, ..entry("a", b"abc") }]);
    assert_eq!(unpacked(shared)[0].1, Err("archive-unreadable"));
    // Many entries, many files.
    let many: Vec<Entry> = (0..2_100).map(|n| entry(&format!("{n}"), b"")).collect();
    assert_eq!(unpacked(zip(&many))[0].1, Err("zip-entries"));
    let bytes = zip(&many[..600]);
    let given: Vec<(String, &dyn Source)> = vec![("z".to_owned(), &bytes)];
    assert!(matches!(unpack(&given, &Limits::default()), Err(Error::OverLimit { limit: "dossier-members", .. })));
}

/// Whatever the bytes are, the answer is an answer.
#[test]
fn no_damage_makes_a_panic() {
    let whole = zip(&[entry("a.pdf", b"%PDF-1.7 no more"), entry("b.txt", b"b")]);
    for at in 0..whole.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            let _ = unpacked(bytes);
        }
        let _ = unpacked(whole[..at].to_vec());
    }
}

/// Office documents are ZIPs and no dossiers.
#[test]
fn an_office_document_stays_one_file() {
    for first in ["[Content_Types].xml", "mimetype"] {
        assert_eq!(unpacked(zip(&[entry(first, b"x"), entry("word/document.xml", b"x")])).len(), 1);
    }
}

// Mail.

fn mail(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out =
        "From: a@kyso.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n".to_owned();
    out.push_str("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi\r\n");
    for (head, data) in parts {
        out.push_str(&format!(
            "--b\r\n{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            Base64::encode_string(data)
        ));
    }
    out.push_str("--b--\r\n");
    out.into_bytes()
}

const PDF: &str = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=";

#[test]
fn the_attachments_of_a_mail_are_a_dossier() {
    let (main, annex) = (pdf("two-signatures"), pdf("agency-only-copy"));
    let heads = [format!("{PDF}\"=?UTF-8?B?dsSDbiBi4bqjbi5wZGY=?=\""), format!("{PDF}phu-luc.pdf")];
    let logo = "Content-Type: image/png; name=logo.png\r\nContent-Disposition: inline";
    let letter = mail(&[(&heads[0], &main), (&heads[1], &annex), (logo, b"\x89PNG\r\n\x1a\n")]);
    let dossier = judge(&[("thu.eml", letter)], None).unwrap();
    assert_eq!((dossier.verdict, dossier.refusal, dossier.members.len()), (Verdict::Valid, Refusal::NoGround, 2));
    assert_eq!(dossier.members[0].name, "văn bản.pdf");
    assert_eq!(dossier.skipped[0].code, "inline-image");
    // A ZIP in a mail.
    let packed = zip(&[entry("a.pdf", &main), entry("b.pdf", &annex)]);
    let letter = mail(&[("Content-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment", &packed)]);
    assert_eq!(judge(&[("thu.eml", letter)], None).unwrap().members.len(), 2);
}

/// The signature of a mail is seen, and is nobody's signature on a document.
#[test]
fn a_signed_mail_is_an_envelope() {
    let signed = fixture("signed.eml").pdf.to_vec();
    let dossier = judge(&[("thu.eml", signed), ("van-ban.pdf", pdf("two-signatures"))], None).unwrap();
    assert!(dossier.members.iter().any(|m| m.report.as_ref().is_some_and(|r| r.input.format == "smime")));
    assert!(dossier.members.len() >= 2);
}

/// A SignedData that carries this content and has no signer (RFC 5652 §5.1).
fn opaque(content: &[u8]) -> Vec<u8> {
    let carried = seq(&[oid("1.2.840.113549.1.7.1"), tlv(0xA0, &tlv(4, content))]);
    let signed = seq(&[tlv(2, &[1]), tlv(0x31, &[]), carried, tlv(0x31, &[])]);
    seq(&[oid("1.2.840.113549.1.7.2"), tlv(0xA0, &signed)])
}

/// The signature around a ZIP is that of whoever packed it: the documents inside are members of their own.
#[test]
fn a_zip_inside_an_opaque_signature_is_a_dossier() {
    let inside = zip(&[entry("van-ban.pdf", &pdf("two-signatures")), entry("phu-luc.pdf", &pdf("agency-only-copy"))]);
    let pem = format!("-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n", Base64::encode_string(&opaque(&inside)));
    for package in [opaque(&inside), pem.into_bytes(), zip(&[entry("goi.p7m", &opaque(&inside))])] {
        let dossier = judge(&[("goi.p7m", package)], None).unwrap();
        let names: Vec<(&str, Role)> = dossier.members.iter().map(|m| (m.name.as_str(), m.role)).collect();
        assert_eq!(names, [("goi.p7m", Role::Envelope), ("van-ban.pdf", Role::Main), ("phu-luc.pdf", Role::Annex)]);
        assert_eq!(dossier.members[1].container.as_deref(), Some("goi.p7m"));
        assert_eq!(dossier.completeness, DossierCompleteness::Complete);
        // A package that nobody signed is not made good by its members.
        assert_ne!(dossier.verdict, Verdict::Valid);
    }
    // A container that cannot be read is not passed over, and a signed text of an office program stays one document.
    let mut broken = inside;
    let middle = broken.len() / 2;
    broken.truncate(middle);
    let dossier = judge(&[("goi.p7m", opaque(&broken))], None);
    assert!(dossier.is_err() || dossier.is_ok_and(|d| d.verdict != Verdict::Valid));
    let docx = zip(&[entry("[Content_Types].xml", b"x"), entry("word/document.xml", b"x")]);
    assert_eq!(unpacked(opaque(&docx)).len(), 1);
    assert_eq!(unpacked(opaque(b"no zip")).len(), 1);
}

// edXML.

/// A package as the regulation has it (QCVN 102:2016/BTTTT): a manifest, and each document in Base64.
fn package(documents: &[(&str, &[u8])]) -> String {
    let named = documents.iter().enumerate().map(|(n, (name, _))| {
        format!("<edXML:Reference><edXML:ContentId>cid:id{n}</edXML:ContentId><edXML:AttachmentName>{name}</edXML:AttachmentName></edXML:Reference>")
    });
    let attached = documents.iter().enumerate().map(|(n, (_, bytes))| {
        let encoded = Base64::encode_string(bytes);
        let lines: Vec<&str> = encoded.as_bytes().chunks(76).map(|l| std::str::from_utf8(l).unwrap()).collect();
        format!("<Attachment><ContentType>application/pdf</ContentType><ContentId>id{n}</ContentId><ContentTransferEncoded>{}</ContentTransferEncoded></Attachment>", lines.join("\r\n"))
    });
    format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\" xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\
        <edXML:edXMLEnvelope><edXML:edXMLHeader><Signature><SignatureValue>AAAA</SignatureValue></Signature></edXML:edXMLHeader>\
        <edXML:edXMLBody><edXML:edXMLManifest>{}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>\
        <AttachmentEncoded>{}</AttachmentEncoded></edXML>",
        named.collect::<String>(),
        attached.collect::<String>()
    )
}

#[test]
fn the_documents_of_an_edxml_package_are_a_dossier() {
    let (main, annex) = (pdf("two-signatures"), pdf("agency-only-copy"));
    // Some programs pack each document once more.
    let zipped = zip(&[entry("phụ lục.pdf", &annex)]);
    let given = package(&[("Số 12 &amp; phụ lục.pdf", &main), ("phụ lục.zip", &zipped)]);
    let dossier = judge(&[("van-ban.edxml", given.into_bytes())], Some("Số 12 & phụ lục.pdf")).unwrap();
    assert_eq!((dossier.verdict, dossier.refusal, dossier.members.len()), (Verdict::Valid, Refusal::NoGround, 2));
    assert_eq!(dossier.members[0].container.as_deref(), Some("van-ban.edxml"));
    assert_eq!(dossier.members[1].container.as_deref(), Some("phụ lục.zip"));
    // The signature in its header is that of the program that sent it.
    assert_eq!((dossier.skipped[0].name.as_str(), dossier.skipped[0].code), ("van-ban.edxml", "package-signature"));
}

/// One changed byte of a document shows, packed or not.
#[test]
fn a_changed_document_in_a_package_is_not_valid() {
    let mut changed = pdf("two-signatures");
    let at = changed.windows(9).position(|w| w == b"/MediaBox").unwrap();
    changed[at + 1] = b'm';
    let dossier = judge(&[("a.edxml", package(&[("a.pdf", &changed)]).into_bytes())], None).unwrap();
    assert_ne!(dossier.verdict, Verdict::Valid);
}

#[test]
fn a_package_that_can_be_read_in_two_ways_is_not_read() {
    let honest = package(&[("a.pdf", &pdf("two-signatures"))]);
    let error_of = |text: String| {
        let dossier = judge(&[("a.edxml", text.into_bytes())], None).unwrap();
        assert_eq!(dossier.members.len(), 1);
        dossier.members[0].error.as_ref().map(|e| e.code)
    };
    assert_eq!(error_of(honest.clone()), None);
    let with = |from: &str, to: &str| honest.replacen(from, to, 1);
    for broken in [
        with("<edXML ", "<!DOCTYPE edXML [<!ENTITY a \"b\">]><edXML "),
        with("</edXML>", "</edXML><edXML/>"),
        with("</AttachmentEncoded>", ""),
        with("a.pdf", "&a;.pdf"),
        with("<ContentTransferEncoded>", "<ContentTransferEncoded>*"),
        with("<Attachment>", "<Attachment><Attachment>"),
        with("<AttachmentEncoded>", &format!("<AttachmentEncoded>{}", "<a>".repeat(40))),
        // The manifest names a document that is not there, and none other is.
        with("<ContentTransferEncoded>", "<Other>")
            .replace("</ContentTransferEncoded>", "</Other>")
            .replace("id0</C", "id9</C"),
    ] {
        let members = judge(&[("a.edxml", broken.clone().into_bytes())], None).unwrap().members;
        assert!(members.iter().any(|m| m.error.is_some()), "{}", &broken[..200]);
        assert!(members.iter().all(|m| m.report.is_none()), "{}", &broken[..200]);
    }
    // What the manifest names and the package lacks is named as missing.
    let missing = package(&[("a.pdf", &pdf("two-signatures")), ("b.pdf", b"x")]);
    let end = missing.find("<Attachment><ContentType>application/pdf</ContentType><ContentId>id1").unwrap();
    let missing = format!("{}</AttachmentEncoded></edXML>", &missing[..end]);
    let dossier = judge(&[("a.edxml", missing.into_bytes())], None).unwrap();
    assert_eq!(
        dossier.members.iter().map(|m| (m.name.as_str(), m.error.is_some())).collect::<Vec<_>>(),
        [("a.pdf", false), ("b.pdf", true)]
    );
    // Other XML is no package.
    let other = judge(&[("a.xml", b"<?xml version=\"1.0\"?><invoice/>".to_vec())], None).unwrap();
    assert_eq!(other.members[0].error.as_ref().unwrap().code, "unknown-format");
}

#[test]
fn no_damage_of_a_package_makes_a_panic() {
    let look = |bytes: Vec<u8>| {
        let given: Vec<(String, &dyn Source)> = vec![("a.edxml".to_owned(), &bytes)];
        unpack(&given, &Limits::default()).unwrap().files.len()
    };
    let honest = package(&[("a.pdf", b"%PDF-1.7 x")]).into_bytes();
    for at in 0..honest.len() {
        let mut changed = honest.clone();
        changed[at] ^= 0x15;
        assert!(look(honest[..at].to_vec()) + look(changed) >= 2);
    }
}
