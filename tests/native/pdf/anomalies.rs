//! Every anomaly has a file that shows it, and every bound a file that meets it.

use crate::pdf::built::*;
use kyso::pdf::AnomalyCode as Code;
use kyso::{Error, Limits};

fn closed() -> Vec<u8> {
    Pdf::closed().bytes
}

/// A closed file with one more object, which the catalog leads to as a field of the form, so that it is read.
fn with_object(body: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>");
    pdf.object_bytes(4, body);
    pdf.table();
    pdf.bytes
}

/// An update whose trailer is given, on a closed file.
fn with_update(trailer: &str) -> Vec<u8> {
    let mut bytes = closed();
    let start = bytes.len();
    bytes.extend(format!("xref\n0 0\ntrailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    bytes
}

fn table_offset(bytes: &[u8]) -> usize {
    find(bytes, b"xref\n0 1")
}

/// A file whose catalog is in an object stream, with a chance to spoil it.
fn compressed(stream: &str, data: &[u8], index: u32) -> Vec<u8> {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R>>");
    pdf.stream(7, stream, data);
    let start = pdf.stream_section(8, &[(9, 7, index)], "");
    pdf.end(start);
    pdf.bytes
}

fn hybrid(entry_for_four: &str, points: bool) -> Vec<u8> {
    let mut pdf = Pdf::simple();
    let four = pdf.bytes.len();
    pdf.raw("4 0 obj\n44\nendobj\n");
    let stream = pdf.bytes.len();
    let mut data = b"5 0 obj\n<</Type/XRef/W[1 2 0]/Index[4 1]/Size 6/Root 1 0 R/Length 3>>\nstream\n".to_vec();
    data.extend([1, (four >> 8) as u8, four as u8]);
    pdf.bytes.extend(data);
    pdf.raw("\nendstream\nendobj\n");
    pdf.trailer = format!("/Root 1 0 R/XRefStm {}", if points { stream } else { 15 });
    pdf.entry(4, Some(1_234_567));
    pdf.entry(5, Some(stream));
    let start = pdf.table_only();
    pdf.end(start);
    replace(&pdf.bytes, "0001234567 00000 n ", entry_for_four)
}

/// A cross-reference stream with one entry of a given type.
fn unknown_entry() -> Vec<u8> {
    let mut pdf = Pdf::simple();
    let start = pdf.stream_section(8, &[(9, 7, 0)], "");
    pdf.end(start);
    let at = find(&pdf.bytes, &[2, 0, 0, 0, 7, 0]);
    pdf.bytes[at] = 9;
    pdf.bytes
}

fn cases() -> Vec<(Code, Vec<u8>)> {
    let shifted = |bytes: &[u8]| [b"junk\n", bytes].concat();
    let appended = |text: &[u8]| [closed(), text.to_vec()].concat();
    let table = table_offset(&closed());
    let startxref = format!("startxref\n{table}\n%%EOF\n");
    let entry_of_three = format!("{:010} 00000 n \ntrailer", find(&closed(), b"3 0 obj"));
    vec![
        (Code::HeaderMissing, replace(&closed(), "%PDF-", "%PDX-")),
        (Code::HeaderOffset, shifted(&closed())),
        (Code::HeaderVersion, replace(&closed(), "%PDF-1.7", "%PDF-one")),
        (Code::StartxrefFar, appended(&[b' '; 5_000])),
        (Code::XrefOffsetImprecise, replace(&closed(), &startxref, &format!("startxref\n{}\n%%EOF\n", table - 1))),
        (Code::OffsetsFromFileStart, {
            // Every offset counts from the first byte of the file, not from the header.
            let mut fixed = Pdf::default();
            fixed.bytes = b"junk\n".to_vec();
            fixed.raw("%PDF-1.7\n");
            fixed.object(1, "<</Type/Catalog/Pages 2 0 R>>");
            fixed.object(2, "<</Type/Pages/Count 0/Kids[]>>");
            fixed.table();
            fixed.bytes
        }),
        (Code::EofMissing, replace(&closed(), "%%EOF\n", "")),
        (Code::RevisionEndIrregular, replace(&closed(), "startxref", "(what)\nstartxref")),
        (Code::BytesAfterEof, appended(b"garbage")),
        (Code::StructureAfterEof, appended(b"3 0 obj null endobj")),
        (Code::XrefDamaged, replace(&closed(), "xref\n0 1", "xxxx\n0 1")),
        (Code::XrefReconstructed, replace(&closed(), "xref\n0 1", "xxxx\n0 1")),
        (Code::PrevLoop, with_update(&format!("/Size 4/Root 1 0 R/Prev {}", closed().len()))),
        (Code::PrevInvalid, replace(&closed(), "/Root 1 0 R", "/Root 1 0 R/Prev 0")),
        (Code::PrevPointsForward, {
            let mut pdf = Pdf::default();
            let front = pdf.bytes.len();
            pdf.raw(&" ".repeat(200));
            pdf.raw("\n");
            pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
            pdf.object(2, "<</Type/Pages/Count 0/Kids[]>>");
            let main = pdf.table_only();
            pdf.end(front);
            let section = format!("xref\n0 0\ntrailer<</Size 3/Root 1 0 R/Prev {main}>>");
            pdf.bytes[front..front + section.len()].copy_from_slice(section.as_bytes());
            pdf.bytes
        }),
        (Code::HybridReference, hybrid("0000000000 65535 f ", true)),
        (Code::HybridConflict, hybrid("0000000015 00000 n ", true)),
        (Code::HybridStreamBroken, hybrid("0000000000 65535 f ", false)),
        (Code::XrefEntryMalformed, {
            let bytes = replace(&closed(), "0000000000 65535 f \n1 1", "0000000000 65535 f\n1 1");
            assert_eq!(bytes.len() + 1, closed().len());
            bytes
        }),
        (Code::XrefEntryDuplicate, replace(&closed(), "3 1\n", "2 1\n")),
        (Code::XrefEntryZero, replace(&closed(), "0000000000 65535 f ", "0000000000 65535 n ")),
        (Code::XrefEntryBeyondSize, replace(&closed(), "/Size 4", "/Size 3")),
        (Code::XrefEntryUnknown, unknown_entry()),
        (Code::TrailerRootMissing, with_update(&format!("/Size 4/Prev {table}"))),
        (Code::EncryptionDiffers, with_update(&format!("/Size 4/Root 1 0 R/Encrypt null/Prev {table}"))),
        (Code::ObjectNotAtOffset, replace(&closed(), &entry_of_three, "0000000020 00000 n \ntrailer")),
        (Code::ObjectOffsetImprecise, {
            let before = format!("{:010} 00000 n \ntrailer", find(&closed(), b"3 0 obj") - 1);
            replace(&closed(), &entry_of_three, &before)
        }),
        (Code::OffsetBeyondFile, replace(&closed(), &entry_of_three, "0000999999 00000 n \ntrailer")),
        (Code::GenerationMismatch, replace(&closed(), "3 0 obj", "3 1 obj")),
        (Code::ObjectMalformed, with_object(b"<</T(a)/V>>")),
        (Code::ObjectTooDeep, with_object(&[b'['; 100_000])),
        (Code::EndobjMissing, replace(&with_object(b"<</T(a)>>"), "<</T(a)>>\nendobj", "<</T(a)>>\n      ")),
        (Code::DuplicateKey, with_object(b"<</T(a)/T(b)>>")),
        (Code::HexStringMalformed, with_object(b"<</T<4x>>>")),
        (Code::NameEscapeMalformed, with_object(b"<</A#4G 1>>")),
        (Code::TokenOdd, with_object(b"<</A /x\x80>>")),
        (Code::UnknownKeyword, with_object(b"<</T what>>")),
        (Code::ReferenceInvalid, with_object(b"<</T 99999999999 0 R>>")),
        (Code::ReferenceLoop, {
            let mut pdf = Pdf::simple();
            pdf.object(1, "<</Type/Catalog/Pages 2 0 R/Perms 4 0 R/AcroForm<</Fields[6 0 R]>>>>");
            pdf.object(4, "5 0 R");
            pdf.object(5, "4 0 R");
            pdf.object(6, "<</FT/Sig/V 7 0 R/T(a)>>");
            pdf.object(7, "<</Contents<00>>>");
            pdf.table();
            pdf.bytes
        }),
        (
            Code::StreamKeywordEol,
            replace(
                &compressed("/Type/ObjStm/N 1/First 4", b"9 0 <<>>", 0),
                "/Length 8>>\nstream\n",
                "/Length 8>>\nstream\r",
            ),
        ),
        (
            Code::StreamLengthWrong,
            replace(&compressed("/Type/ObjStm/N 1/First 4", b"9 0 <<>>", 0), "/Length 8", "/Length 5"),
        ),
        (Code::StreamBroken, compressed("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", b"9 0 <<>>", 0)),
        (Code::FilterUnsupported, compressed("/Type/ObjStm/N 1/First 4/Filter/DCTDecode", b"9 0 <<>>", 0)),
        (Code::ObjectStreamMalformed, compressed("/Type/ObjStm/N 1/First 400", b"9 0 <<>>", 0)),
        (Code::ObjectStreamMismatch, compressed("/Type/ObjStm/N 1/First 4", b"5 0 <<>>", 0)),
        (Code::TreeLoop, with_object(b"<</FT/Sig/Kids[4 0 R]>>")),
    ]
}

#[test]
fn every_anomaly_is_found_where_it_is() {
    assert_eq!(look(&closed()).codes, []);
    for (code, bytes) in cases() {
        let found = look(&bytes);
        assert!(found.codes.contains(&code), "{code:?} is not among {:?}", found.codes);
        if code.is_ambiguous() {
            assert!(found.ambiguous, "{code:?}");
        }
    }
}

#[test]
fn bounds_are_named() {
    let limits = Limits { object_bytes: 1_000, ..Limits::default() };
    let long = with_object(format!("({})", "x".repeat(5_000)).as_bytes());
    assert!(look_within(&long, &limits).unwrap().codes.contains(&Code::ObjectTooLarge));
    let limits = Limits { tree_nodes: 2, ..Limits::default() };
    assert!(look_within(&closed(), &limits).unwrap().codes.is_empty());
    let limits = Limits { tree_nodes: 1, ..Limits::default() };
    assert!(look_within(&closed(), &limits).unwrap().codes.contains(&Code::TreeTooLarge));
    let limits = Limits { tree_depth: 0, ..Limits::default() };
    assert!(look_within(&closed(), &limits).unwrap().codes.contains(&Code::TreeTooLarge));
    let zeros = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 1 << 20], 9);
    let bomb = compressed("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &zeros, 0);
    let limits = Limits { stream_bytes: 1 << 16, ..Limits::default() };
    assert_eq!(look_within(&bomb, &limits).unwrap_err(), Error::OverLimit { limit: "streamBytes", value: 1 << 16 });
    let limits = Limits { decoded_bytes: 1 << 16, ..Limits::default() };
    assert_eq!(look_within(&bomb, &limits).unwrap_err(), Error::OverLimit { limit: "decodedBytes", value: 1 << 16 });
    let many = with_object(format!("[{}]", "#".repeat(3)).as_bytes());
    assert!(look(&many).codes.contains(&Code::UnknownKeyword));
}

#[test]
fn an_orphan_search_that_ends_early_says_so() {
    let mut pdf = Pdf::simple();
    for number in 10..20 {
        pdf.object(number, "<</Type/Sig/Contents<00>>>");
    }
    pdf.table();
    assert_eq!(look(&pdf.bytes).signatures.orphans.len(), 10);
    let limits = Limits { signatures: 4, ..Limits::default() };
    let found = look_within(&pdf.bytes, &limits).unwrap();
    assert_eq!(found.signatures.orphans.len(), 4);
    assert!(found.codes.contains(&Code::OrphanScanIncomplete));
}

#[test]
fn more_anomalies_than_are_kept() {
    let mut pdf = Pdf::simple();
    let mut fields = String::new();
    for number in 10..1_500 {
        pdf.object(number, "<</T(a)/T(b)>>");
        fields.push_str(&format!("{number} 0 R "));
    }
    pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]>>>>"));
    pdf.table();
    let found = look(&pdf.bytes);
    assert!(found.codes.contains(&Code::AnomaliesTruncated));
    assert!(found.codes.len() <= 1_001);
}
