//! The PDF reader on files built for one question each.

use crate::pdf::built::*;
use kyso::pdf::{Document, ObjectId, Place, XrefEntry, read_information, read_security_store};
use kyso::{Error, Limits};

fn id(number: u32) -> ObjectId {
    ObjectId::new(number, 0)
}

#[test]
fn a_plain_file_has_no_anomaly() {
    let found = look(&Pdf::closed().bytes);
    assert_eq!(found.codes, []);
    assert_eq!(found.signatures.page_count, 1);
    assert_eq!(found.revisions.len(), 1);
}

#[test]
fn each_revision_keeps_its_objects() {
    let mut pdf = Pdf::simple();
    pdf.object(4, "(old)");
    pdf.object(5, "(gone)");
    pdf.table();
    let first_end = pdf.bytes.len() as u64;
    pdf.object(4, "(new)");
    pdf.entry(5, None);
    pdf.object(6, "(added)");
    pdf.trailer = "/Root 1 0 R/Info 7 0 R".to_owned();
    pdf.object(7, "<</Producer(kyso)/Creator(\\376\\377\\000x)>>");
    pdf.table();
    let document = Document::open(&pdf.bytes, None, &Limits::default()).unwrap();
    let [old, new] = [document.view(0).unwrap(), document.view(1).unwrap()];
    let text = |view: &kyso::pdf::View<'_, '_>, number| {
        let object = view.get(id(number)).unwrap()?;
        Some(object.object.as_string().unwrap().bytes.to_vec())
    };
    assert_eq!(text(&old, 4).unwrap(), b"old");
    assert_eq!(text(&old, 5).unwrap(), b"gone");
    assert_eq!(text(&old, 6), None);
    assert_eq!(text(&new, 4).unwrap(), b"new");
    assert_eq!(text(&new, 5), None);
    assert_eq!(text(&new, 6).unwrap(), b"added");
    assert_eq!(new.changed_objects(), [4, 5, 6, 7]);
    assert_eq!((new.defined_in(3), new.defined_in(4)), (Some(0), Some(1)));
    assert!(document.view(2).is_none());
    assert_eq!(read_information(&new).unwrap().producer.as_deref(), Some("kyso"));
    assert_eq!(read_information(&new).unwrap().creator.as_deref(), Some("x"));
    assert_eq!(read_information(&old).unwrap().producer, None);
    assert_eq!(document.revisions()[0].end, first_end);
    assert_eq!(document.revisions()[0].eof, first_end - 1);
    for (offset, index, is_its_end) in
        [(first_end - 1, 0, true), (first_end, 0, true), (first_end + 5, 0, false), (pdf.bytes.len() as u64, 1, true)]
    {
        let at = document.revision_at(offset).unwrap().unwrap();
        assert_eq!((at.index, at.is_its_end), (index, is_its_end), "{offset}");
    }
    assert_eq!(document.revision_at(10).unwrap(), None);
    assert!(document.tail().is_empty());
}

#[test]
fn spans_lead_back_to_the_bytes() {
    let signed = signed_once();
    let document = Document::open(&signed.pdf.bytes, None, &Limits::default()).unwrap();
    let object = document.newest().get(id(4)).unwrap().unwrap();
    let Place::File { span } = object.place else { panic!() };
    let piece = |span: kyso::Span| &signed.pdf.bytes[span.start as usize..span.end as usize];
    assert!(piece(span).starts_with(b"4 0 obj\n<<") && piece(span).ends_with(b"endobj"));
    let contents = object.object.as_dictionary().unwrap().get("Contents").unwrap();
    assert_eq!(piece(contents.span), [b"<".to_vec(), vec![b'0'; 128], b">".to_vec()].concat());
}

#[test]
fn cross_reference_streams_and_object_streams() {
    let mut pdf = Pdf::default();
    pdf.stream(7, "/Type/ObjStm/N 3/First 16", b"1 0 2 31 3 67   <</Type/Catalog/Pages 2 0 R>>  <</Type/Pages/Count 1/Kids[3 0 R]>> <</Type/Page/Parent 2 0 R>>");
    let start = pdf.stream_section(8, &[(1, 7, 0), (2, 7, 1), (3, 7, 2)], "");
    pdf.end(start);
    let found = look(&pdf.bytes);
    assert_eq!(found.codes, []);
    assert_eq!(found.signatures.page_count, 1);
    let document = Document::open(&pdf.bytes, None, &Limits::default()).unwrap();
    let page = document.newest().get(id(3)).unwrap().unwrap();
    assert_eq!(page.place, Place::ObjectStream { stream: id(7), offset: 15, index: 2 });
    assert_eq!(document.newest().entry(3), Some(XrefEntry::Compressed { stream: 7, index: 2 }));
}

#[test]
fn cross_reference_streams_with_flate_and_predictor() {
    let mut pdf = Pdf::simple();
    let start = pdf.bytes.len();
    let mut rows = Vec::new();
    let mut above = [0u8; 4];
    for (number, offset) in [
        (0u32, 0usize),
        (1, find(&pdf.bytes, b"1 0 obj")),
        (2, find(&pdf.bytes, b"2 0 obj")),
        (3, find(&pdf.bytes, b"3 0 obj")),
        (4, start),
    ] {
        let row = [u8::from(number > 0), (offset >> 8) as u8, offset as u8, 0];
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, up)| byte.wrapping_sub(up)));
        above = row;
    }
    let data = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6);
    let dictionary = "/Type/XRef/W[1 2 1]/Size 5/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>";
    pdf.stream(4, dictionary, &data);
    pdf.end(start);
    let found = look(&pdf.bytes);
    assert_eq!(found.codes, []);
    assert_eq!(found.signatures.page_count, 1);
}

#[test]
fn a_linearized_file_is_one_revision() {
    let mut pdf = Pdf::default();
    pdf.object(4, "<</Linearized 1/L 9999/H[0 0]/O 3/E 0/N 1/T 0>>");
    // The first-page section stands at the front; its Prev is filled in when the main section is written.
    let front = pdf.bytes.len();
    let room = 400;
    pdf.raw(&" ".repeat(room));
    pdf.raw("\nstartxref\n0\n%%EOF\n");
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R>>");
    let at = |number: u32| find(&pdf.bytes, format!("\n{number} 0 obj").as_bytes()) + 1;
    let (catalog, pages, page, first) = (at(1), at(2), at(3), at(4));
    let main = pdf.bytes.len();
    let section = format!(
        "xref\n1 2\n{catalog:010} 00000 n \n{pages:010} 00000 n \n4 1\n{first:010} 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev {main}>>"
    );
    pdf.bytes[front..front + section.len()].copy_from_slice(section.as_bytes());
    pdf.raw(&format!("xref\n0 1\n0000000000 65535 f \n3 1\n{page:010} 00000 n \ntrailer\n<</Size 5>>\n"));
    pdf.end(front);
    let found = look(&pdf.bytes);
    assert_eq!(found.codes, []);
    assert_eq!(found.revisions, [(pdf.bytes.len() as u64 - 1, pdf.bytes.len() as u64)]);
    assert_eq!(found.signatures.page_count, 1);
    let document = Document::open(&pdf.bytes, None, &Limits::default()).unwrap();
    assert_eq!(document.linearized().unwrap().length, Some(9999));
    assert_eq!(document.revisions()[0].sections.len(), 2);
}

#[test]
fn hidden_objects_of_hybrid_files_come_from_the_stream() {
    let bytes = hybrid("0000000000 65535 f ");
    let document = Document::open(&bytes, None, &Limits::default()).unwrap();
    assert_eq!(document.newest().get(id(4)).unwrap().unwrap().object.as_integer(), Some(44));
    assert_eq!(document.revisions().len(), 1);
    let codes: Vec<_> = document.anomalies().iter().map(|anomaly| anomaly.code).collect();
    assert_eq!(codes, [kyso::pdf::AnomalyCode::HybridReference, kyso::pdf::AnomalyCode::HybridHidden]);
    assert!(!document.is_ambiguous());
}

/// A hybrid file whose table has a given entry for object 4, which the stream has as 44.
fn hybrid(entry: &str) -> Vec<u8> {
    let mut pdf = Pdf::simple();
    let four = pdf.bytes.len();
    pdf.raw("4 0 obj\n44\nendobj\n");
    let stream = pdf.bytes.len();
    let row = [1, (four >> 8) as u8, four as u8];
    let mut data = b"5 0 obj\n<</Type/XRef/W[1 2 0]/Index[4 1]/Size 6/Root 1 0 R/Length 3>>\nstream\n".to_vec();
    data.extend(row);
    pdf.bytes.extend(data);
    pdf.raw("\nendstream\nendobj\n");
    pdf.trailer = format!("/Root 1 0 R/XRefStm {stream}");
    pdf.entry(4, Some(0));
    pdf.entry(5, Some(stream));
    let start = pdf.table_only();
    pdf.end(start);
    replace(&pdf.bytes, "0000000000 00000 n ", entry)
}

#[test]
fn what_cannot_be_opened_is_named() {
    let open = |bytes: &[u8]| look_within(bytes, &Limits::default()).map(|_| ()).unwrap_err();
    assert_eq!(open(b""), Error::Empty);
    assert_eq!(open(b"hello"), Error::NotAPdf { reason: "no %PDF- header", offset: 0 });
    assert_eq!(open(b"%PDF-1.7\nnothing here"), Error::NotAPdf { reason: "no startxref", offset: 21 });
    let limits = Limits { input_bytes: 10, ..Limits::default() };
    assert_eq!(
        look_within(&Pdf::closed().bytes, &limits).unwrap_err(),
        Error::OverLimit { limit: "inputBytes", value: 10 }
    );
    let limits = Limits { xref_sections: 1, ..Limits::default() };
    assert_eq!(
        look_within(&signed_once().pdf.bytes, &limits).unwrap_err(),
        Error::OverLimit { limit: "xrefSections", value: 1 }
    );
    let limits = Limits { objects: 3, ..Limits::default() };
    assert_eq!(
        look_within(&Pdf::closed().bytes, &limits).unwrap_err(),
        Error::OverLimit { limit: "objects", value: 3 }
    );
    let limits = Limits { signatures: 0, ..Limits::default() };
    assert_eq!(
        look_within(&signed_once().pdf.bytes, &limits).unwrap_err(),
        Error::OverLimit { limit: "signatures", value: 0 }
    );
    let mut pdf = Pdf::simple();
    pdf.trailer = "/Root 1 0 R/Encrypt<</Filter/Adobe.PubSec>>".to_owned();
    pdf.table();
    assert_eq!(open(&pdf.bytes), Error::EncryptionUnsupported { what: "security handler Adobe.PubSec".to_owned() });
}

#[test]
fn signatures_survive_in_a_file_without_cross_reference_data() {
    let signed = signed_once();
    let text = String::from_utf8_lossy(&signed.pdf.bytes).into_owned();
    let last = text.rfind("startxref").unwrap();
    let offset_of_last = signed.pdf.bytes.len() - (text.len() - last);
    let mut bytes = signed.pdf.bytes.clone();
    bytes[offset_of_last..offset_of_last + 9].copy_from_slice(b"startxxxx");
    let first = find(&bytes, b"startxref");
    bytes[first..first + 9].copy_from_slice(b"startxxxx");
    let found = look(&bytes);
    assert!(found.reconstructed && found.ambiguous);
    assert_eq!(found.signatures.fields.len(), 1);
    assert!(found.signatures.fields[0].byte_range.is_ok());
    assert_eq!(found.signatures.fields[0].first_revision, 1);
}

#[test]
fn a_large_file_is_opened_without_reading_it() {
    let mut pdf = Pdf::simple();
    for number in 10..30 {
        pdf.stream(number, "/Type/XObject", &vec![b'x'; 1 << 20]);
    }
    pdf.table();
    let signed = sign(pdf, 4, "A", "5 0 R", "");
    let disk = Disk::new(&signed.pdf.bytes);
    let document = Document::open(&disk, None, &Limits::default()).unwrap();
    let found = kyso::pdf::signature::find_signatures(&document, &Limits::default()).unwrap();
    assert_eq!(found.fields.len(), 1);
    assert!(found.fields[0].covers_whole_file());
    assert!(disk.read.get() < 400_000, "read {}", disk.read.get());
}

#[test]
fn the_security_store_gives_each_stream_once() {
    let mut pdf = Pdf::simple();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/DSS 4 0 R>>");
    pdf.object(
        4,
        "<</Certs[5 0 R 6 0 R]/CRLs[7 0 R]/OCSPs 8 0 R/VRI<</ABCD<</Cert[6 0 R 9 0 R]/TU(D:20260101000000Z)>>>>>>",
    );
    for (number, data) in [(5, "five"), (6, "six"), (7, "seven"), (9, "nine")] {
        pdf.stream(number, "", data.as_bytes());
    }
    pdf.object(8, "[10 0 R 3 0 R]");
    pdf.stream(10, "/Filter/ASCIIHexDecode", b"0102>");
    pdf.table();
    let document = Document::open(&pdf.bytes, None, &Limits::default()).unwrap();
    let store = read_security_store(&document.newest(), &Limits::default()).unwrap().unwrap();
    let data = |items: &[kyso::pdf::StoredItem]| -> Vec<(Vec<u8>, bool)> {
        items.iter().map(|item| (item.bytes.clone(), item.in_document_list)).collect()
    };
    let listed = |text: &[u8]| (text.to_vec(), true);
    assert_eq!(data(&store.certificates), [listed(b"five"), listed(b"six"), (b"nine".to_vec(), false)]);
    assert_eq!(data(&store.crls), [listed(b"seven")]);
    assert_eq!(data(&store.ocsps), [listed(&[1, 2])]);
    assert_eq!(store.unreadable, 1);
    assert_eq!(store.signatures[0].key, "ABCD");
    assert_eq!(store.signatures[0].certificates, [1, 2]);
    assert!(store.signatures[0].created.as_ref().unwrap().timestamp.is_some());
    let limits = Limits { certificates: 1, ..Limits::default() };
    assert!(matches!(read_security_store(&document.newest(), &limits), Err(Error::OverLimit { .. })));
}
