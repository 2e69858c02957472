//! The files of a dossier: those given, those in ZIPs and edXML packages, those attached to mails.

use super::edxml;
use super::entry::Entry;
use super::member::Content;
use super::model::Skipped;
use super::zip;
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::mime::{Entity, looks_like_mail};
use std::sync::Arc;

/// Containers in containers: a ZIP attached to a mail is looked into, a ZIP in a ZIP as well.
const DEPTH: usize = 3;
/// Most files of one dossier: as many as the page accepts at once.
const MOST_MEMBERS: usize = 500;
/// Most bytes unpacked from all containers together: as many as [`crate::Limits::decoded_bytes`].
const MOST_BYTES: usize = 512 << 20;
/// Bytes examined to recognise a file.
const HEAD: usize = 1 << 16;

/// The bytes of a member: those given, or unpacked ones.
#[derive(Clone)]
pub enum Bytes<'a> {
    /// As given.
    Given(&'a dyn Source),
    /// Out of a container.
    Unpacked(Arc<Vec<u8>>),
}

impl Bytes<'_> {
    /// As a source.
    pub fn source(&self) -> &dyn Source {
        match self {
            Self::Given(source) => *source,
            Self::Unpacked(bytes) => bytes.as_ref(),
        }
    }
}

/// A file found.
pub struct Found<'a> {
    /// Its name as it was given. Never used as a path.
    pub name: String,
    /// Name of the ZIP, package or mail it came in.
    pub container: Option<String>,
    /// What it is to the others.
    pub content: Content,
    /// Its bytes, or why they cannot be had.
    pub bytes: Result<Bytes<'a>, Error>,
}

/// Everything found.
#[derive(Default)]
pub struct Unpacked<'a> {
    /// The files.
    pub files: Vec<Found<'a>>,
    /// Entries that are not documents.
    pub skipped: Vec<Skipped>,
}

/// Whether a file begins as a container that is given for what is in it: a ZIP or an edXML package.
/// ```
/// assert!(kyso::dossier::begins_container(b"PK\x03\x04"));
/// assert!(kyso::dossier::begins_container(b"<edXML><edXMLEnvelope>"));
/// assert!(!kyso::dossier::begins_container(b"%PDF-1.7"));
/// ```
pub fn begins_container(head: &[u8]) -> bool {
    zip::begins_zip(head) || edxml::begins_edxml(head)
}

/// Finds the files in what was given, in its order.
///
/// ```
/// use kyso::dossier::unpack;
/// use kyso::{Limits, Source};
///
/// let mail = std::fs::read("tests/fixtures/cms/signed.eml")?;
/// let given: [(String, &dyn Source); 1] = [("letter.eml".to_owned(), &mail)];
/// let unpacked = unpack(&given, &Limits::default())?;
/// assert_eq!(unpacked.files[0].name, "letter.eml");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When there are more files than a dossier has.
pub fn unpack<'a>(given: &[(String, &'a dyn Source)], limits: &Limits) -> Result<Unpacked<'a>, Error> {
    let mut walk = Walk { found: Unpacked::default(), left: MOST_BYTES, limits };
    for (name, source) in given {
        let name = zip::name(name.as_bytes());
        walk.file(name, None, Bytes::Given(*source), DEPTH)?;
    }
    Ok(walk.found)
}

struct Walk<'a, 'l> {
    found: Unpacked<'a>,
    left: usize,
    limits: &'l Limits,
}

impl<'a> Walk<'a, '_> {
    fn file(&mut self, name: String, container: Option<String>, bytes: Bytes<'a>, depth: usize) -> Result<(), Error> {
        if let (Some(below), Some(head)) = (depth.checked_sub(1), head(bytes.source())) {
            if let Some(content) = signed_zip(bytes.source(), self.limits) {
                return self.signed_archive(name, container, bytes, &content, below);
            }
            if zip::begins_zip(&head) {
                return self.archive(name, container, bytes, below);
            }
            if looks_like_mail(whole_lines(&head)) && !is_pdf(&head) {
                return self.mail(name, container, bytes, below);
            }
            if edxml::begins_edxml(&head) {
                return self.package(name, container, bytes, below);
            }
        }
        self.add(name, container, Content::Document, Ok(bytes))
    }

    fn archive(
        &mut self,
        name: String,
        container: Option<String>,
        bytes: Bytes<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        let entries = match whole(bytes.source(), self.limits).and_then(|b| zip::entries(&b, &mut self.left)) {
            Ok(Some(entries)) => entries,
            Ok(None) => return self.add(name, container, Content::Document, Ok(bytes)),
            Err(error) => return self.add(name, container, Content::Document, Err(error)),
        };
        self.entries(entries, &name, depth)
    }

    /// The documents of an edXML package. Its own signature is that of a program, and is named among what was not read.
    fn package(
        &mut self,
        name: String,
        container: Option<String>,
        bytes: Bytes<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        let package = whole(bytes.source(), self.limits).and_then(|b| edxml::entries(&b, &mut self.left));
        match package {
            Ok(package) if package.files.is_empty() => {
                let error = Error::Dossier { fault: "archive-unreadable", what: "no attachment".to_owned() };
                self.add(name, container, Content::Document, Err(error))
            }
            Ok(package) => {
                if package.is_signed {
                    self.found.skipped.push(Skipped { name: name.clone(), code: "package-signature" });
                }
                self.entries(package.files, &name, depth)
            }
            Err(error) => self.add(name, container, Content::Document, Err(error)),
        }
    }

    /// A ZIP that was signed as a whole. Its signature belongs to whoever packed it, and to no document in it. An
    /// archive that is not a container of documents, such as a signed text of an office program, is itself the
    /// document.
    fn signed_archive(
        &mut self,
        name: String,
        container: Option<String>,
        bytes: Bytes<'a>,
        content: &[u8],
        depth: usize,
    ) -> Result<(), Error> {
        match zip::entries(content, &mut self.left) {
            Ok(None) => self.add(name, container, Content::Document, Ok(bytes)),
            Ok(Some(entries)) => {
                self.add(name.clone(), container, Content::Envelope, Ok(bytes))?;
                self.entries(entries, &name, depth)
            }
            Err(error) => {
                self.add(name.clone(), container.clone(), Content::Envelope, Ok(bytes))?;
                self.add(name, container, Content::Document, Err(error))
            }
        }
    }

    fn entries(&mut self, entries: Vec<Entry>, name: &str, depth: usize) -> Result<(), Error> {
        for entry in entries {
            if zip::is_system_file(&entry.name) {
                self.found.skipped.push(Skipped { name: entry.name, code: "system-file" });
                continue;
            }
            match entry.bytes {
                Ok(bytes) => self.file(entry.name, Some(name.to_owned()), Bytes::Unpacked(Arc::new(bytes)), depth)?,
                Err(error) => self.add(entry.name, Some(name.to_owned()), Content::Document, Err(error))?,
            }
        }
        Ok(())
    }

    /// The attachments of a mail. The mail itself is a member where it is signed, for then its signature is to be seen too, and where
    /// it has no attachment, for then there is nothing else to judge.
    fn mail(&mut self, name: String, container: Option<String>, bytes: Bytes<'a>, depth: usize) -> Result<(), Error> {
        let text = match whole(bytes.source(), self.limits) {
            Ok(text) => text,
            Err(error) => return self.add(name, container, Content::Document, Err(error)),
        };
        let mail = Entity::read(&text);
        let mut attached = Attached::default();
        attached.look(&mail, false);
        if attached.signed || attached.files.is_empty() {
            let content = if attached.files.is_empty() { Content::Document } else { Content::Envelope };
            self.add(name.clone(), container, content, Ok(bytes))?;
        }
        if attached.fault {
            let error = Error::NotACms { reason: "the mail can be read in more than one way".to_owned(), offset: 0 };
            self.add(name.clone(), None, Content::Envelope, Err(error))?;
        }
        self.found.skipped.append(&mut attached.skipped);
        for (file, octets) in attached.files {
            match octets {
                Some(octets) if octets.len() <= self.left => {
                    self.left = self.left.saturating_sub(octets.len());
                    self.file(file, Some(name.clone()), Bytes::Unpacked(Arc::new(octets)), depth)?;
                }
                octets => {
                    let error = match octets {
                        Some(_) => Error::OverLimit { limit: "unpacked-bytes", value: 0 },
                        None => Error::NotACms { reason: "the attachment cannot be decoded".to_owned(), offset: 0 },
                    };
                    self.add(file, Some(name.clone()), Content::Document, Err(error))?;
                }
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        name: String,
        container: Option<String>,
        content: Content,
        bytes: Result<Bytes<'a>, Error>,
    ) -> Result<(), Error> {
        if self.found.files.len() >= MOST_MEMBERS {
            return Err(Error::OverLimit { limit: "dossier-members", value: 500 });
        }
        self.found.files.push(Found { name, container, content, bytes });
        Ok(())
    }
}

/// What is attached to a mail.
#[derive(Default)]
struct Attached {
    /// Names with the decoded octets.
    files: Vec<(String, Option<Vec<u8>>)>,
    skipped: Vec<Skipped>,
    /// A part is an S/MIME signature, or contains one.
    signed: bool,
    /// A part can be read in more than one way.
    fault: bool,
}

impl Attached {
    /// What programs take apart differently is a fault around what is signed; inside, its signer made it so. Ends: the reader bounds
    /// depth and number of the parts.
    fn look(&mut self, entity: &Entity<'_>, covered: bool) {
        let parted = entity.content_type.essence.starts_with("multipart/");
        self.fault |= entity.fault.is_some() || (parted && !covered && entity.doubt().is_some());
        if entity.is_pkcs7_mime() || entity.is_pkcs7_signature() {
            // A separate signature of a document has a name; that of the mail is in a multipart/signed.
            self.signed = true;
            return;
        }
        let essence = entity.content_type.essence.as_str();
        if !entity.parts.is_empty() || essence.starts_with("multipart/") {
            let signed = essence == "multipart/signed";
            let covered = covered || signed;
            entity.parts.iter().enumerate().for_each(|(n, part)| self.part(part, signed && n > 0, covered));
            return;
        }
        self.leaf(entity);
    }

    /// A part; the second of a multipart/signed is the signature of the first, of whatever type it says it is.
    fn part(&mut self, part: &Entity<'_>, is_signature: bool, covered: bool) {
        if is_signature {
            self.signed = true;
        } else if let Some(name) = part.file_name().filter(|_| is_detached_signature(part)) {
            self.files.push((zip::name(name.as_bytes()), part.octets()));
        } else {
            self.look(part, covered);
        }
    }

    fn leaf(&mut self, entity: &Entity<'_>) {
        let name = entity.file_name();
        let inline = entity.disposition().is_some_and(|d| d == "inline");
        let essence = entity.content_type.essence.as_str();
        match name {
            // Text of the mail and pictures of its footer.
            None if essence.starts_with("text/") && entity.disposition().is_none() => {}
            Some(name) if inline && essence.starts_with("image/") => {
                self.skipped.push(Skipped { name: zip::name(name.as_bytes()), code: "inline-image" });
            }
            name => {
                let name = name.unwrap_or_else(|| essence.to_owned());
                self.files.push((zip::name(name.as_bytes()), entity.octets()));
            }
        }
    }
}

/// A `.p7s` that is attached, not the signature of the mail.
fn is_detached_signature(part: &Entity<'_>) -> bool {
    part.is_pkcs7_signature() && part.disposition().is_none_or(|d| d == "attachment")
}

/// The ZIP inside an opaque SignedData (RFC 5652 §5.2), without its armour. What cannot be read is reported when it is
/// judged.
fn signed_zip(source: &dyn Source, limits: &Limits) -> Option<Vec<u8>> {
    let content = crate::verify::signed_content(source, limits)?;
    zip::begins_zip(&content).then_some(content)
}

fn head(source: &dyn Source) -> Option<Vec<u8>> {
    let mut head = vec![0_u8; usize::try_from(source.len()).unwrap_or(HEAD).min(HEAD)];
    source.read_at(0, &mut head).ok()?;
    Some(head)
}

fn is_pdf(head: &[u8]) -> bool {
    memchr::memmem::find(head.get(..1_024).unwrap_or(head), b"%PDF-").is_some()
}

/// The beginning without a line that is cut.
fn whole_lines(head: &[u8]) -> &[u8] {
    memchr::memrchr(b'\n', head).and_then(|at| head.get(..=at)).unwrap_or(head)
}

/// All bytes of a container.
fn whole(source: &dyn Source, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.message_bytes;
    let over = Error::OverLimit { limit: "message-bytes", value: u64::try_from(most).unwrap_or(u64::MAX) };
    let length = usize::try_from(source.len()).ok().filter(|l| *l <= most).ok_or(over)?;
    let mut bytes = vec![0; length];
    source.read_at(0, &mut bytes)?;
    Ok(bytes)
}
