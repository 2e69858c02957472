//! Signed mail (RFC 8551): `multipart/signed` with a detached signature, `application/pkcs7-mime` with the content
//! inside, nested to any allowed depth.

use super::content::{Content, algorithms};
use super::gathered::Gathered;
use super::item::{self, Item, Sent};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::cms::{CmsError, MessageFact, SignedData};
use crate::mime::Entity;
use crate::report::model::Place;

/// Deepest nesting of signed content in signed content.
const LAYERS: usize = 8;

/// Reads a mail.
pub(super) fn read(bytes: &[u8], limits: &Limits, gathered: &mut Gathered) -> Result<(), Error> {
    let mail = Entity::read(bytes);
    gathered.senders = senders(&mail);
    let mut walk = Walk { limits, gathered, encrypted: 0 };
    walk.entity(&mail, "", false, LAYERS)?;
    if walk.gathered.items.is_empty() && walk.encrypted > 0 {
        return Err(Error::EncryptionUnsupported { what: "S/MIME enveloped-data".to_owned() });
    }
    if !gathered.items.is_empty() {
        gathered.facts.push(MessageFact::MimeHeaderNotSigned);
    }
    Ok(())
}

struct Walk<'a> {
    limits: &'a Limits,
    gathered: &'a mut Gathered,
    encrypted: usize,
}

impl Walk<'_> {
    /// One entity and everything below it; `covered` says whether a signature covers all of it.
    fn entity(&mut self, entity: &Entity<'_>, part: &str, covered: bool, layers: usize) -> Result<(), Error> {
        // What a signature covers is as its signer made it; around that, anybody can have.
        if !covered {
            self.doubt(entity.doubt(), part);
        }
        if entity.content_type.essence == "multipart/signed" {
            return self.multipart_signed(entity, part, covered, layers);
        }
        if entity.is_pkcs7_mime() {
            return self.opaque(entity, part, layers);
        }
        if let Some(reason) = entity.fault {
            // A signed part was signed as it is; one that is not leaves open what else is in it.
            self.gathered.facts.push(malformed(reason, part));
            self.gathered.uncovered = true;
        }
        for (number, inner) in (1..).zip(&entity.parts) {
            self.entity(inner, &below(part, number), covered, layers)?;
        }
        if !covered && entity.parts.is_empty() && !entity.body.trim_ascii().is_empty() {
            let media_type = entity.content_type.essence.clone();
            self.gathered.facts.push(MessageFact::MimePartNotSigned { part: shown(part).to_owned(), media_type });
            self.gathered.uncovered = true;
        }
        Ok(())
    }

    /// `multipart/signed` (RFC 8551 §3.5.3; RFC 1847 §2.1): exactly the signed part and its signature.
    fn multipart_signed(&mut self, entity: &Entity<'_>, part: &str, covered: bool, layers: usize) -> Result<(), Error> {
        let reason = match (entity.fault, entity.parts.as_slice()) {
            (Some(reason), _) => reason,
            (None, [content, signature]) if signature.is_pkcs7_signature() => {
                if !covered {
                    self.doubt(signature.doubt(), &below(part, 2));
                    let odd = signature.has_odd_body().then_some("lines in the signature that are none of it");
                    self.doubt(odd, &below(part, 2));
                    self.doubt(protocol(entity, signature), part);
                }
                return self.detached(content, signature, part, layers);
            }
            (None, [_, signature]) => {
                let form = MessageFact::SubFilterUnsupported { form: signature.content_type.essence.clone() };
                return self.unreadable(form, part);
            }
            (None, _) => "multipart/signed has not two parts",
        };
        self.unreadable(malformed(reason, part), part)
    }

    fn detached(
        &mut self,
        content: &Entity<'_>,
        signature: &Entity<'_>,
        part: &str,
        layers: usize,
    ) -> Result<(), Error> {
        let place = below(part, 2);
        let Some(octets) = signature.octets().filter(|_| signature.fault.is_none()) else {
            return self.unreadable(malformed("the signature is not base64", &place), &place);
        };
        match SignedData::parse(&octets, self.limits) {
            Err(e) => return self.unreadable(broken(&e), &place),
            // RFC 8551 §3.5.3: the signature is detached; content inside would make it unclear which of the two was
            // signed.
            Ok(data) if data.content.is_some() => {
                return self.unreadable(MessageFact::ContentInDetachedSignature, &place);
            }
            Ok(data) => {
                let text = Content::of_text(content.raw, &algorithms(&data, self.limits))?;
                let sent = Sent { message: &octets, external: Some(content.raw) };
                self.message(data, &sent, &text, &place)?;
            }
        }
        match layers.checked_sub(1) {
            Some(layers) => self.entity(content, &below(part, 1), true, layers),
            None => Err(too_deep()),
        }
    }

    /// `application/pkcs7-mime` (RFC 8551 §3.2): the CMS says what it is, the parameter smime-type only hints at it.
    fn opaque(&mut self, entity: &Entity<'_>, part: &str, layers: usize) -> Result<(), Error> {
        let place = shown(part);
        let Some(octets) = entity.octets().filter(|_| entity.fault.is_none()) else {
            return self.unreadable(malformed("the message is not base64", place), place);
        };
        let data = match SignedData::parse(&octets, self.limits) {
            Ok(data) => data,
            Err(e @ CmsError::NotSignedData) => match super::cms::refused(&e, &octets, self.limits) {
                Error::EncryptionUnsupported { .. } => {
                    self.gathered.facts.push(MessageFact::MimePartEncrypted { part: place.to_owned() });
                    self.gathered.uncovered = true;
                    self.encrypted = self.encrypted.saturating_add(1);
                    return Ok(());
                }
                _ => return self.unreadable(broken(&e), place),
            },
            Err(e) => return self.unreadable(broken(&e), place),
        };
        let inside = data.content.clone();
        let content = match &inside {
            Some(bytes) => Content::of(bytes, &algorithms(&data, self.limits), self.limits)?,
            None => Content::default(),
        };
        let signed = !data.signers.is_empty();
        self.message(data, &Sent { message: &octets, external: None }, &content, place)?;
        match (inside.filter(|_| signed), layers.checked_sub(1)) {
            (Some(bytes), Some(layers)) => self.entity(&Entity::read(&bytes), &below(part, 1), true, layers),
            (Some(_), None) => Err(too_deep()),
            (None, _) => Ok(()),
        }
    }

    fn message(&mut self, data: SignedData, sent: &Sent<'_>, content: &Content, part: &str) -> Result<(), Error> {
        if data.padding.not_zero > 0 {
            self.gathered.facts.push(MessageFact::BytesAfterCms { count: data.padding.length });
            self.gathered.uncovered = true;
        }
        super::cms::unread(&data, self.gathered);
        self.gathered.add(data, sent, content, Some(part), self.limits)
    }

    /// A mail that two programs parse differently has no reliable reading.
    fn doubt(&mut self, reason: Option<&'static str>, part: &str) {
        let Some(reason) = reason else { return };
        self.gathered.facts.push(malformed(reason, part));
        self.gathered.ambiguous = true;
    }

    /// A broken signature part counts as a failed signature.
    fn unreadable(&mut self, fault: MessageFact, part: &str) -> Result<(), Error> {
        let place = Place { part: Some(shown(part).to_owned()), signer: 1 };
        item::push(Item::unreadable(fault, None, place), self.limits, &mut self.gathered.items)
    }
}

/// RFC 1847 §2.1: the protocol is the type of the second part. A program that knows another one, or none, shows the parts its own way.
fn protocol(entity: &Entity<'_>, signature: &Entity<'_>) -> Option<&'static str> {
    let stated = entity.content_type.parameter("protocol")?.to_ascii_lowercase();
    // A signature known by its name is of the type that the protocol states.
    let by_name = stated.ends_with("pkcs7-signature") && signature.is_pkcs7_signature();
    (stated != signature.content_type.essence && !by_name).then_some("the protocol is not the type of the signature")
}

fn malformed(reason: &str, part: &str) -> MessageFact {
    MessageFact::MimeMalformed { reason: reason.to_owned(), part: shown(part).to_owned() }
}

fn broken(error: &CmsError) -> MessageFact {
    MessageFact::CmsMalformed { reason: error.to_string(), offset: error.offset() }
}

fn too_deep() -> Error {
    Error::OverLimit { limit: "mail-layers", value: 8 }
}

/// Number of a part as mail programs count them: `2`, `1.2`.
fn below(part: &str, number: usize) -> String {
    if part.is_empty() { number.to_string() } else { format!("{part}.{number}") }
}

fn shown(part: &str) -> &str {
    if part.is_empty() { "0" } else { part }
}

/// Addresses in From and Sender (RFC 5322 §3.6.2), in small letters.
fn senders(mail: &Entity<'_>) -> Vec<String> {
    let fields = mail.header.fields.iter().filter(|(name, _)| name == "from" || name == "sender");
    let mailboxes = fields.flat_map(|(_, value)| value.split(','));
    let address = |mailbox: &str| {
        let inside = mailbox.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(address, _)| address);
        let address = inside.unwrap_or(mailbox).trim();
        address.contains('@').then(|| address.to_ascii_lowercase())
    };
    mailboxes.filter_map(address).collect()
}
