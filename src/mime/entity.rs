//! An entity: a message or one of its parts (RFC 2045 §2.4).

use super::{ContentType, Encoding, Header, multipart, strict};

/// Deepest nesting of parts. Honest mail nests three or four deep.
const DEPTH: usize = 16;
/// Most parts over all levels: four bodies of the most parts.
const ENTITIES: usize = 4_000;

/// One entity with the bytes it is made of.
#[derive(Clone, Debug)]
pub struct Entity<'a> {
    /// Header and body as sent.
    pub raw: &'a [u8],
    /// The body as sent.
    pub body: &'a [u8],
    /// The header.
    pub header: Header,
    /// What it is.
    pub content_type: ContentType,
    /// How the body is written.
    pub encoding: Encoding,
    /// Parts of a multipart, or the message inside a `message/rfc822`.
    pub parts: Vec<Entity<'a>>,
    /// What can be read in more than one way.
    pub fault: Option<&'static str>,
}

impl<'a> Entity<'a> {
    /// Reads an entity and everything below it.
    pub fn read(raw: &'a [u8]) -> Self {
        let mut left = ENTITIES;
        Self::at_depth(raw, DEPTH, &mut left)
    }

    fn at_depth(raw: &'a [u8], depth: usize, left: &mut usize) -> Self {
        let (header, body) = Header::read(raw);
        let mut fault = header.fault;
        let stated = header.single("content-type").and_then(|v| v.map(ContentType::parse).transpose());
        let content_type = settle(stated, &mut fault).flatten().unwrap_or_default();
        let encoding = settle(header.single("content-transfer-encoding").map(Encoding::of), &mut fault);
        let mut entity = Self {
            raw,
            body,
            header,
            content_type,
            encoding: encoding.unwrap_or(Encoding::Unknown),
            parts: Vec::new(),
            fault,
        };
        let inside = settle(entity.inside(), &mut entity.fault).unwrap_or_default();
        for part in inside {
            match (depth.checked_sub(1), left.checked_sub(1)) {
                (Some(below), Some(fewer)) => {
                    *left = fewer;
                    entity.parts.push(Self::at_depth(part, below, left));
                }
                _ => entity.fault = Some("too many parts in parts"),
            }
        }
        entity
    }

    /// The bytes of the entities inside.
    fn inside(&self) -> Result<Vec<&'a [u8]>, &'static str> {
        let essence = self.content_type.essence.as_str();
        if self.is_multipart() {
            // RFC 2045 §6.4: a multipart is never encoded itself.
            if self.encoding != Encoding::Identity {
                return Err("a multipart is encoded");
            }
            let boundary = self.content_type.parameter("boundary").ok_or("a multipart without a boundary")?;
            return multipart::split(self.body, boundary).map(|split| split.parts);
        }
        Ok(if essence == "message/rfc822" && self.encoding == Encoding::Identity {
            vec![self.body]
        } else {
            Vec::new()
        })
    }

    /// Why programs may take this entity apart in other ways, where they may (see `strict`); its parts are not looked at.
    pub(crate) fn doubt(&self) -> Option<&'static str> {
        let header = self.raw.get(..self.raw.len().saturating_sub(self.body.len())).unwrap_or_default();
        let stated = self.header.fields.iter().find(|(name, _)| name == "content-type");
        let boundary = self.content_type.parameter("boundary").filter(|_| self.is_multipart());
        strict::header(header, &self.header.fields)
            .or_else(|| stated.and_then(|(_, value)| strict::content_type(value)))
            .or_else(|| {
                let boundary = boundary?;
                strict::multipart(self.body, boundary, &multipart::split(self.body, boundary).ok()?)
            })
    }

    /// Whether the body, which is not multipart, contains something that looks like structure.
    pub(crate) fn has_odd_body(&self) -> bool {
        strict::is_odd(self.body)
    }

    fn is_multipart(&self) -> bool {
        self.content_type.essence.starts_with("multipart/")
    }

    /// The octets of the body.
    pub fn octets(&self) -> Option<Vec<u8>> {
        self.encoding.octets(self.body)
    }
}

/// The value, or the first fault noted.
fn settle<T>(read: Result<T, &'static str>, fault: &mut Option<&'static str>) -> Option<T> {
    read.map_err(|reason| *fault = fault.or(Some(reason))).ok()
}

/// Whether a file begins like a mail: with fields, one of them of MIME (RFC 2045 §3).
pub(crate) fn looks_like_mail(bytes: &[u8]) -> bool {
    let (header, _) = Header::read(bytes);
    header.fault.is_none() && header.fields.iter().any(|(n, _)| n == "mime-version" || n == "content-type")
}
