//! Broken, hostile and cut files: an answer in bounded work, never a panic.

use crate::corpora::{corpus, files};
use crate::pdf::built::*;
use kyso::pdf::signature::find_signatures;
use kyso::pdf::{Document, read_information, read_security_store};
use kyso::{Error, Limits};

/// Reads everything that is read of a document, from windows, and bounds what that costs. Gives the number of signatures.
fn exercise(bytes: &[u8], limits: &Limits) -> Result<usize, Error> {
    let disk = Disk::new(bytes);
    let answer = (|| {
        let document = Document::open(&disk, None, limits)?;
        let found = find_signatures(&document, limits)?;
        for index in 0..document.revisions().len() {
            let view = document.view(index).unwrap();
            read_information(&view)?;
            read_security_store(&view, limits)?;
        }
        for field in &found.fields {
            if let Some(ranges) = field.digest_ranges {
                assert!(ranges.first.end <= ranges.second.start && ranges.second.end <= bytes.len() as u64);
            }
            if let (Ok(range), Ok(contents)) = (&field.byte_range, &field.contents) {
                assert_eq!(range.gap(), contents.token);
                assert_eq!(bytes[contents.token.start as usize], b'<');
                assert_eq!(bytes[contents.token.end as usize - 1], b'>');
            }
        }
        Ok(found.fields.len())
    })();
    let most = 100 * (bytes.len() as u64 + 65_536);
    assert!(disk.read.get() <= most, "read {} of {} bytes", disk.read.get(), bytes.len());
    answer
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(&[0x1F, 0x8B, 8]) {
        return bytes.to_vec();
    }
    let name = bytes[3] & 8 != 0;
    let start = if name { 10 + bytes[10..].iter().position(|byte| *byte == 0).unwrap() + 1 } else { 10 };
    miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes[start..], 64 << 20).unwrap()
}

#[test]
fn broken_and_hostile_files() {
    let Some(folder) = corpus("malformed-pdf") else { return };
    let mut opened = 0;
    let mut named = std::collections::BTreeMap::<String, usize>::new();
    let plain = files(&folder, ".pdf").into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap()));
    let packed =
        files(&folder, ".pdf.gz").into_iter().map(|path| (path.clone(), gunzip(&std::fs::read(path).unwrap())));
    for (path, bytes) in plain.chain(packed) {
        let start = std::time::Instant::now();
        match exercise(&bytes, &Limits::default()) {
            Ok(_) => opened += 1,
            Err(error) => *named.entry(error.code().to_owned()).or_default() += 1,
        }
        // Not a measure of speed: it tells a hang from work.
        assert!(start.elapsed().as_secs() < 60, "{} took {:?}", path.display(), start.elapsed());
    }
    let errors: usize = named.values().sum();
    println!("ran {} files: {opened} opened, {errors} with a named error {named:?}", opened + errors);
    assert!(opened + errors >= 552);
}

/// A file with an incremental update, an object stream, a security store and two signatures.
fn sample() -> Vec<u8> {
    let mut pdf = Pdf::simple();
    pdf.stream(20, "/Type/ObjStm/N 1/First 5", b"21 0 <</Certs[22 0 R]>>");
    pdf.stream(22, "", b"certificate");
    let start = pdf.stream_section(23, &[(21, 20, 0)], "");
    pdf.end(start);
    let first = sign(pdf, 4, "A", "5 0 R", "");
    sign(first.pdf, 6, "B", "5 0 R 7 0 R", "/M(D:20260101)").pdf.bytes
}

#[test]
fn a_file_cut_anywhere() {
    let bytes = sample();
    assert_eq!(exercise(&bytes, &Limits::default()), Ok(2));
    for end in 0..bytes.len() {
        let _ = exercise(&bytes[..end], &Limits::default());
    }
}

#[test]
fn a_file_with_any_byte_changed() {
    let mut bytes = sample();
    for at in 0..bytes.len() {
        let kept = bytes[at];
        for flip in [0x01, 0x10, 0xFF, kept ^ b' ', kept ^ b'<', kept ^ b'9'] {
            bytes[at] = kept ^ flip;
            let _ = exercise(&bytes, &Limits::default());
        }
        bytes[at] = kept;
    }
}

#[test]
fn a_really_signed_file_cut_and_changed() {
    let Some(folder) = corpus("pdf-pyhanko") else { return };
    for path in files(&folder, ".pdf").iter().step_by(25) {
        let bytes = std::fs::read(path).unwrap();
        let step = (bytes.len() / 40).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let _ = exercise(&bytes[..end], &Limits::default());
            let mut changed = bytes.clone();
            changed[end] ^= 0x15;
            let _ = exercise(&changed, &Limits::default());
        }
    }
}

fn with_tail(head: &str, offset: usize) -> Vec<u8> {
    format!("{head}\nstartxref\n{offset}\n%%EOF\n").into_bytes()
}

#[test]
fn numbers_that_announce_too_much() {
    let table = |lines: &str| with_tail(&format!("%PDF-1.7\nxref\n{lines}\ntrailer<</Size 4/Root 1 0 R>>"), 9);
    let stream = |dictionary: &str| {
        with_tail(
            &format!("%PDF-1.7\n1 0 obj<</Type/XRef{dictionary}/Root 1 0 R>>stream\nabcdefgh\nendstream endobj"),
            9,
        )
    };
    let huge = "9223372036854775807";
    for bytes in [
        table("0 4294967295"),
        table(&format!("0 {huge}")),
        table(&format!("{huge} {huge}")),
        table("4294967290 3\n0000000000 65535 f \n0000000000 65535 f \n0000000000 65535 f "),
        table(&"0 0\n".repeat(100_000)),
        stream(&format!("/W[1 2 1]/Size {huge}/Length 8")),
        stream(&format!("/W[1 2 1]/Size 3/Index[0 {huge}]/Length 8")),
        stream(&format!("/W[1 2 1]/Size 3/Index[4294967290 {huge}]/Length 8")),
        stream(&format!("/W[{huge} 2 1]/Size 3/Length 8")),
        stream("/W[0 0 0]/Size 3/Length 8"),
        stream("/W[8 8 8]/Size 3/Length 8"),
        stream(&format!("/W[1 2 1]/Size 3/Length {huge}")),
        stream("/W[1 2 1]/Size 3/Length 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647>>"),
        stream(&format!("/W[1 2 1]/Size 3/Length 8/Prev {huge}")),
    ] {
        let _ = exercise(&bytes, &Limits::default());
    }
}

#[test]
fn deep_nesting_everywhere() {
    let deep = |open: &str| open.repeat(100_000);
    for open in ["[", "<<", "<</A ", "[<</A ", "(", "<</Kids["] {
        let mut pdf = Pdf::simple();
        pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/AcroForm {}", deep(open)));
        pdf.table();
        let _ = exercise(&pdf.bytes, &Limits::default());
        let trailer = with_tail(&format!("%PDF-1.7\nxref\n0 0\ntrailer\n{}", deep(open)), 9);
        let _ = exercise(&trailer, &Limits::default());
    }
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 100 0 R/AcroForm<</Fields[100 0 R]>>>>");
    for number in 100..20_000 {
        pdf.object(number, &format!("<</FT/Sig/Kids[{} 0 R]/Parent {} 0 R>>", number + 1, number + 1));
    }
    pdf.table();
    exercise(&pdf.bytes, &Limits::default()).unwrap();
}

#[test]
fn entries_that_all_point_at_one_long_string() {
    let mut pdf = Pdf::simple();
    let start = pdf.bytes.len();
    pdf.raw(&format!("4 0 obj ({}", "(".repeat(300_000)));
    let mut kids = String::new();
    for number in 100..20_000 {
        pdf.entry(number, Some(start + number as usize));
        kids.push_str(&format!("{number} 0 R "));
    }
    pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{kids}]>>>>"));
    pdf.table();
    let _ = exercise(&pdf.bytes, &Limits::default());
}

#[test]
fn object_streams_that_lead_into_themselves() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R>>");
    // The length of the stream, and its number of objects, are in the stream.
    let body = "<</Type/ObjStm/N 10 0 R/First 8/Length 11 0 R>>\nstream\n10 0 11 2 1 2\nendstream";
    pdf.object(7, body);
    let start = pdf.stream_section(8, &[(9, 7, 0), (10, 7, 0), (11, 7, 1)], "");
    pdf.end(start);
    let _ = exercise(&pdf.bytes, &Limits::default());
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R>>");
    let start = pdf.stream_section(8, &[(9, 9, 0), (7, 9, 0)], "");
    pdf.end(start);
    exercise(&pdf.bytes, &Limits::default()).unwrap();
}

#[test]
fn a_million_objects() {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    let count = 1_000_000;
    for number in 1..=count {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        let body = match number {
            1 => "<</Type/Catalog/Pages 2 0 R>>",
            2 => "<</Type/Pages/Count 0/Kids[]>>",
            777_777 => "<</Type/Sig/Contents<00>>>",
            _ => "[1 2]",
        };
        bytes.extend_from_slice(format!("{number} 0 obj {body} endobj\n").as_bytes());
    }
    let start = bytes.len();
    bytes.extend_from_slice(
        format!("xref\n0 {}\n{table}trailer<</Size {}/Root 1 0 R>>\n", count + 1, count + 1).as_bytes(),
    );
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    let found = look(&bytes);
    assert_eq!(found.codes, []);
    assert_eq!(found.signatures.orphans.len(), 1);
}

#[test]
fn object_streams_without_end_are_looked_for_once() {
    let mut pdf = Pdf::simple();
    pdf.object(7, "<</Type/ObjStm/N 1/First 4/Length 99999999>>\nstream\n9 0 ");
    pdf.raw(&"x".repeat(200_000));
    let compressed: Vec<(u32, u32, u32)> = (100..3_100).map(|number| (number, 7, 0)).collect();
    let start = pdf.stream_section(8, &compressed, "");
    pdf.end(start);
    let _ = exercise(&pdf.bytes, &Limits::default());
}

#[test]
fn signatures_before_a_sea_of_white_space() {
    let mut pdf = Pdf::closed();
    let mut fields = String::new();
    for n in 0..60 {
        let first = 10 + 2 * n;
        fields.push_str(&format!("{} 0 R ", first + 1));
        pdf = sign(pdf, first, &format!("S{n}"), &fields, "").pdf;
    }
    let end = pdf.bytes.len();
    pdf.raw(&" ".repeat(900));
    assert_eq!(exercise(&pdf.bytes, &Limits::default()), Ok(60));
    pdf.bytes.truncate(end);
}
