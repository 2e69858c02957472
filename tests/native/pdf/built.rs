//! Small PDFs built byte by byte, and two ways of reading them.

use kyso::pdf::signature::{Signatures, find_signatures};
use kyso::pdf::{AnomalyCode, Document};
use kyso::{Error, Limits, Source, SourceError};
use std::cell::Cell;
use std::collections::BTreeMap;

/// A file that is not in memory: only what is asked for is given, and counted.
pub(crate) struct Disk<'b> {
    bytes: &'b [u8],
    pub(crate) read: Cell<u64>,
}

impl<'b> Disk<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, read: Cell::new(0) }
    }
}

impl Source for Disk<'_> {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.read.set(self.read.get() + into.len() as u64);
        Source::read_at(self.bytes, offset, into)
    }
}

/// What reading a file gave.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) codes: Vec<AnomalyCode>,
    pub(crate) signatures: Signatures,
    pub(crate) revisions: Vec<(u64, u64)>,
    pub(crate) reconstructed: bool,
    pub(crate) ambiguous: bool,
}

fn read(source: &dyn Source, limits: &Limits) -> Result<Look, Error> {
    let document = Document::open(source, None, limits)?;
    let signatures = find_signatures(&document, limits)?;
    Ok(Look {
        codes: document.anomalies().iter().map(|anomaly| anomaly.code).collect(),
        signatures,
        revisions: document.revisions().iter().map(|revision| (revision.eof, revision.end)).collect(),
        reconstructed: document.is_reconstructed(),
        ambiguous: document.is_ambiguous(),
    })
}

/// Reads from memory and in windows; both must give the same.
pub(crate) fn look_within(bytes: &[u8], limits: &Limits) -> Result<Look, Error> {
    let in_memory = read(&bytes.to_vec(), limits);
    let in_windows = read(&Disk::new(bytes), limits);
    assert_eq!(format!("{in_memory:?}"), format!("{in_windows:?}"));
    in_memory
}

pub(crate) fn look(bytes: &[u8]) -> Look {
    look_within(bytes, &Limits::default()).unwrap()
}

/// A PDF under construction.
pub(crate) struct Pdf {
    pub(crate) bytes: Vec<u8>,
    pending: BTreeMap<u32, Option<usize>>,
    size: u32,
    prev: Option<usize>,
    pub(crate) trailer: String,
}

impl Default for Pdf {
    fn default() -> Self {
        Self {
            bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            pending: BTreeMap::new(),
            size: 1,
            prev: None,
            trailer: "/Root 1 0 R".to_owned(),
        }
    }
}

impl Pdf {
    /// An open PDF with a catalog, a page tree and one page.
    pub(crate) fn simple() -> Self {
        let mut pdf = Self::default();
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>");
        pdf
    }

    /// As `simple`, closed.
    pub(crate) fn closed() -> Self {
        let mut pdf = Self::simple();
        pdf.table();
        pdf
    }

    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn object(&mut self, number: u32, body: &str) -> usize {
        self.object_bytes(number, body.as_bytes())
    }

    pub(crate) fn object_bytes(&mut self, number: u32, body: &[u8]) -> usize {
        let offset = self.bytes.len();
        self.entry(number, Some(offset));
        self.raw(&format!("{number} 0 obj\n"));
        self.bytes.extend_from_slice(body);
        self.raw("\nendobj\n");
        offset
    }

    pub(crate) fn stream(&mut self, number: u32, dictionary: &str, data: &[u8]) -> usize {
        let mut body = format!("<<{dictionary}/Length {}>>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object_bytes(number, &body)
    }

    /// An entry of the next section; `None` frees the object.
    pub(crate) fn entry(&mut self, number: u32, offset: Option<usize>) {
        self.pending.insert(number, offset);
        self.size = self.size.max(number + 1);
    }

    fn trailer_text(&self) -> String {
        let prev = self.prev.map(|prev| format!("/Prev {prev}")).unwrap_or_default();
        format!("/Size {}{}{prev}", self.size, self.trailer)
    }

    /// The entries as a table, without `startxref`.
    pub(crate) fn table_only(&mut self) -> usize {
        let start = self.bytes.len();
        let mut text = "xref\n".to_owned();
        if self.prev.is_none() {
            text.push_str("0 1\n0000000000 65535 f \n");
        }
        for (number, offset) in &self.pending {
            match offset {
                Some(offset) => text.push_str(&format!("{number} 1\n{offset:010} 00000 n \n")),
                None => text.push_str(&format!("{number} 1\n0000000000 00001 f \n")),
            }
        }
        text.push_str(&format!("trailer\n<<{}>>\n", self.trailer_text()));
        self.raw(&text);
        self.pending.clear();
        self.prev = Some(start);
        start
    }

    pub(crate) fn end(&mut self, start: usize) {
        self.raw(&format!("startxref\n{start}\n%%EOF\n"));
    }

    pub(crate) fn table(&mut self) -> usize {
        let start = self.table_only();
        self.end(start);
        start
    }

    /// The entries, and compressed ones (number, stream, index), as a cross-reference stream; `extra` goes into its dictionary.
    pub(crate) fn stream_section(&mut self, number: u32, compressed: &[(u32, u32, u32)], extra: &str) -> usize {
        let start = self.bytes.len();
        self.entry(number, Some(start));
        let mut rows: BTreeMap<u32, [u8; 6]> = BTreeMap::new();
        if self.prev.is_none() {
            rows.insert(0, [0, 0, 0, 0, 0, 0]);
        }
        for (number, offset) in &self.pending {
            let [_, a, b, c] = (offset.unwrap_or(0) as u32).to_be_bytes();
            rows.insert(*number, [u8::from(offset.is_some()), 0, a, b, c, 0]);
        }
        for (number, stream, index) in compressed {
            let [_, a, b, c] = stream.to_be_bytes();
            rows.insert(*number, [2, 0, a, b, c, *index as u8]);
            self.size = self.size.max(number + 1);
        }
        let index: String = rows.keys().map(|number| format!("{number} 1 ")).collect();
        let data: Vec<u8> = rows.values().flatten().copied().collect();
        let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{index}]{}{extra}", self.trailer_text());
        self.stream(number, &dictionary, &data);
        self.pending.clear();
        self.prev = Some(start);
        start
    }
}

/// A file with one signature in an update, as a signer makes it.
pub(crate) struct Signed {
    pub(crate) pdf: Pdf,
    /// Where the signature dictionary has its `ByteRange` numbers.
    pub(crate) numbers: usize,
    /// Where `<` of `Contents` stands.
    pub(crate) open: usize,
    /// Behind `>`.
    pub(crate) close: usize,
}

const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

/// Adds an update with a signature field `name` to a closed file. Uses the objects `first` (dictionary) and `first + 1`
/// (field), `fields` being all fields of the form.
pub(crate) fn sign(mut pdf: Pdf, first: u32, name: &str, fields: &str, extra: &str) -> Signed {
    pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[{fields}]>>>>"));
    let field = first + 1;
    pdf.object(field, &format!("<</FT/Sig/T({name})/V {first} 0 R/Type/Annot/Subtype/Widget/Rect[1 2 30 40]/F 132>>"));
    let start = pdf.object(
        first,
        &format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange [{ROOM}]/Contents <{}>{extra}>>",
            "00".repeat(64)
        ),
    );
    let text = &pdf.bytes[start..];
    let numbers = start + find(text, ROOM.as_bytes());
    let open = start + find(text, b"<000");
    let close = open + 2 + 128;
    pdf.table();
    let end = pdf.bytes.len();
    let mut signed = Signed { pdf, numbers, open, close };
    signed.set([0, open as i64, close as i64, (end - close) as i64]);
    signed
}

impl Signed {
    pub(crate) fn set(&mut self, numbers: [i64; 4]) {
        let [a, b, c, d] = numbers;
        self.set_text(&format!("{a} {b} {c} {d}"));
    }

    pub(crate) fn set_text(&mut self, text: &str) {
        let place = &mut self.pdf.bytes[self.numbers..self.numbers + ROOM.len()];
        place.fill(b' ');
        place[..text.len()].copy_from_slice(text.as_bytes());
    }

    pub(crate) fn look(&self) -> Look {
        look(&self.pdf.bytes)
    }
}

pub(crate) fn signed_once() -> Signed {
    sign(Pdf::closed(), 4, "A", "5 0 R", "")
}

pub(crate) fn find(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).position(|window| window == word).unwrap()
}

pub(crate) fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = find(bytes, from.as_bytes());
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}
