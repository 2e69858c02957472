//! The files of an edXML package (QCVN 102:2016/BTTTT, amended by Thông tư 01/2022/TT-BTTTT), within bounds.
//!
//! The package is XML: `edXMLManifest` names the documents, `AttachmentEncoded` has each of them in Base64. Only that is read. The XML
//! signature in its header is that of the program that sent the package; it belongs to no document and is not judged.

use super::entry::{Entry, unreadable};
use super::xml::{Event, Reader};
use crate::base::error::Error;
use crate::base::unseen::on_one_line;
use crate::mime::Encoding;
use crate::verify::two_forms;

/// Most attachments of one package: as many files as a dossier has.
const MOST_FILES: usize = 500;
/// Longest name or number of an attachment, in bytes.
const MOST_FIELD: usize = 4_096;
/// Decoding anything takes this at least of what is left, so that empty attachments are not for nothing.
const LEAST_COST: usize = 1_024;

/// What a package has.
pub(super) struct Package {
    pub(super) files: Vec<Entry>,
    /// Whether it has an XML signature.
    pub(super) is_signed: bool,
}

/// Whether a file begins as an edXML package: an XML document with its root element. What opens as a PDF is none.
pub(super) fn begins_edxml(head: &[u8]) -> bool {
    // The head may end inside a letter.
    let valid = std::str::from_utf8(head).map_or_else(|e| head.get(..e.valid_up_to()).unwrap_or_default(), |_| head);
    let Ok(text) = std::str::from_utf8(valid) else { return false };
    if two_forms::opens_as_pdf(head) || !text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        return false;
    }
    let mut reader = Reader::new(text);
    // Ends: every round takes an event off the text.
    loop {
        match reader.next() {
            Ok(Event::Open(name)) => {
                return ["edXML", "edXMLEnvelope"].iter().any(|root| name.eq_ignore_ascii_case(root));
            }
            Ok(Event::Text(_)) => {}
            _ => return false,
        }
    }
}

/// The files of a package. `left` is how many bytes may still be unpacked, over all containers of a dossier.
///
/// # Errors
/// If the package can be read in more than one way, or in none.
pub(super) fn entries(bytes: &[u8], left: &mut usize) -> Result<Package, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable("the package is not UTF-8"))?;
    let mut walk = Walk::default();
    let mut reader = Reader::new(text);
    // Ends: every round takes an event off the text.
    loop {
        match reader.next()? {
            Event::Open(name) => walk.open(name)?,
            Event::Close => walk.close()?,
            Event::Text(text) => walk.text(text)?,
            Event::Letter(letter) => walk.text(letter.encode_utf8(&mut [0; 4]))?,
            Event::End => break,
        }
    }
    if walk.roots == 1 { Ok(walk.package(left)) } else { Err(unreadable("no single root")) }
}

/// An attachment, or a document that the manifest names.
#[derive(Default)]
struct Item {
    id: String,
    name: String,
    encoded: String,
}

#[derive(Default)]
struct Walk {
    path: Vec<Part>,
    roots: usize,
    now: Item,
    named: Vec<Item>,
    attached: Vec<Item>,
    is_signed: bool,
}

/// Elements that are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Reference,
    Attachment,
    Id,
    Name,
    Encoded,
    Other,
}

impl Part {
    fn of(name: &str) -> Self {
        match name {
            "Reference" => Self::Reference,
            "Attachment" => Self::Attachment,
            "ContentId" => Self::Id,
            "AttachmentName" => Self::Name,
            "ContentTransferEncoded" => Self::Encoded,
            _ => Self::Other,
        }
    }
}

impl Walk {
    fn open(&mut self, name: &str) -> Result<(), Error> {
        let part = Part::of(name);
        let is_item = matches!(part, Part::Reference | Part::Attachment);
        if is_item && self.path.iter().any(|p| matches!(p, Part::Reference | Part::Attachment)) {
            return Err(unreadable("an attachment in an attachment"));
        }
        if is_item {
            self.now = Item::default();
        }
        self.roots = self.roots.saturating_add(usize::from(self.path.is_empty()));
        self.is_signed |= name == "SignatureValue";
        self.path.push(part);
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        let list = match self.path.pop() {
            Some(Part::Reference) => &mut self.named,
            Some(Part::Attachment) => &mut self.attached,
            _ => return Ok(()),
        };
        if list.len() >= MOST_FILES {
            return Err(Error::OverLimit { limit: "dossier-members", value: 500 });
        }
        list.push(std::mem::take(&mut self.now));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        let (field, most) = match self.path.as_slice() {
            [.., Part::Reference | Part::Attachment, Part::Id] => (&mut self.now.id, MOST_FIELD),
            [.., Part::Reference | Part::Attachment, Part::Name] => (&mut self.now.name, MOST_FIELD),
            [.., Part::Attachment, Part::Encoded] => (&mut self.now.encoded, usize::MAX),
            _ => return Ok(()),
        };
        if field.len().saturating_add(text.len()) > most {
            return Err(unreadable("a name too long"));
        }
        field.push_str(text);
        Ok(())
    }

    /// Each attachment under the name the manifest has for it, and each name without an attachment.
    fn package(self, left: &mut usize) -> Package {
        let Self { named, attached, is_signed, .. } = self;
        let missing = named.iter().filter(|item| !attached.iter().any(|other| is_same(item, other)));
        let missing: Vec<Entry> =
            missing.map(|item| Entry { name: name_of(item), bytes: Err(unreadable("no such attachment")) }).collect();
        let files = attached.into_iter().map(|item| {
            let known = named.iter().find(|other| is_same(&item, other)).filter(|other| !other.name.trim().is_empty());
            Entry { name: name_of(known.unwrap_or(&item)), bytes: decoded(&item, left) }
        });
        Package { files: files.chain(missing).collect(), is_signed }
    }
}

/// The manifest writes the number as an address (`cid:`, RFC 2392), the attachment without it.
fn is_same(one: &Item, other: &Item) -> bool {
    let id = |item: &Item| item.id.trim().trim_start_matches("cid:").to_owned();
    !id(one).is_empty() && id(one) == id(other)
}

fn name_of(item: &Item) -> String {
    let name = [&item.name, &item.id].into_iter().map(|text| text.trim()).find(|text| !text.is_empty());
    on_one_line(name.unwrap_or("edXML"))
}

fn decoded(item: &Item, left: &mut usize) -> Result<Vec<u8>, Error> {
    let most = *left;
    // Base64 has four letters for three octets.
    let likely = item.encoded.len() / 4 * 3;
    *left = left.saturating_sub(likely.max(LEAST_COST));
    if likely > most {
        return Err(Error::OverLimit { limit: "unpacked-bytes", value: 0 });
    }
    Encoding::Base64.octets(item.encoded.as_bytes()).ok_or_else(|| unreadable("the attachment is not Base64"))
}
