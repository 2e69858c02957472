//! A file that is one ContentInfo (RFC 5652 §3), or the answer of a time-stamp authority (RFC 3161 §2.4.2).

use super::super::form::begins_cms;
use super::content::{Content, algorithms};
use super::gathered::{Gathered, Stamp};
use super::item::Sent;
use super::line_ends;

use crate::asn1::{Asn1Error, Budget, Oid, Reader, Rules, Tag, integer_u64};
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::cms::{CmsError, MessageFact, SignedData, oid};
use crate::crypto::DigestAlgorithm;
use crate::validation::timestamp::{Token, TokenError};
use const_oid::db::rfc5911;

/// Reads the file.
pub(super) fn read(
    bytes: &[u8],
    detached: Option<&dyn Source>,
    limits: &Limits,
    gathered: &mut Gathered,
) -> Result<(), Error> {
    if let Some(token) = token_of_response(bytes, limits)? {
        return stamp(&token, detached, limits, gathered);
    }
    let data = SignedData::parse(bytes, limits).map_err(|e| refused(&e, bytes, limits))?;
    if data.content_type == oid::TST_INFO {
        return stamp(bytes, detached, limits, gathered);
    }
    if data.padding.not_zero > 0 {
        gathered.facts.push(MessageFact::BytesAfterCms { count: data.padding.length });
        gathered.uncovered = true;
    }
    unread(&data, gathered);
    gathered.content_spans.extend(data.content_span);
    let content = content(&data, detached, limits, gathered)?;
    let external = detached.and_then(Source::as_slice);
    if let Some(given) = external.filter(|_| data.content.is_none()) {
        gathered.facts.extend(line_ends::changed(given, &content, &data, limits)?);
    }
    gathered.add(data, &Sent { message: bytes, external }, &content, None, limits)
}

/// Parts of a CMS that no rule reads, and so could be anything. They are reported; if no honest program writes them,
/// they count against the whole.
pub(super) fn unread(data: &SignedData, gathered: &mut Gathered) {
    for part in &data.unread {
        gathered.facts.push(MessageFact::CmsPartUnread { part: part.name() });
        gathered.uncovered |= part.is_strange();
    }
}

/// The content inside, else the one given separately. If both exist, they must be equal.
fn content(
    data: &SignedData,
    detached: Option<&dyn Source>,
    limits: &Limits,
    gathered: &mut Gathered,
) -> Result<Content, Error> {
    let wanted = algorithms(data, limits);
    // Empty content inside is no content if there is some outside (ISO 32000-2 §12.8.3.3.1 has the same for PDF).
    let inside = data.content.as_ref().filter(|inside| !inside.is_empty() || detached.is_none());
    let Some(inside) = inside else {
        if data.content.is_some() {
            gathered.facts.push(MessageFact::EmptyContentInside);
        }
        let Some(given) = detached else { return Ok(Content::default()) };
        let content = Content::of(given, &wanted, limits)?;
        gathered.content = content.facts(given.len(), true);
        return Ok(content);
    };
    let content = Content::of(inside, &wanted, limits)?;
    gathered.content = content.facts(Source::len(inside), false);
    gathered.facts.extend(signed_itself(inside));
    if let Some(given) = detached {
        let given = Content::of(given, &[DigestAlgorithm::Sha256], limits)?;
        if given.sha256() != content.sha256() {
            let shown = |c: &Content| c.sha256().map(hex::encode).unwrap_or_default();
            let (carried, given) = (shown(&content), shown(&given));
            gathered.facts.push(MessageFact::GivenContentDiffers { carried, given });
        }
    }
    Ok(content)
}

/// Whether the content has its own signatures, which are not checked here.
fn signed_itself(content: &[u8]) -> Option<MessageFact> {
    let format = if begins_cms(content) {
        "CMS"
    } else if content.starts_with(b"%PDF-") && memchr::memmem::find(content, b"/ByteRange").is_some() {
        "PDF"
    } else {
        return None;
    };
    Some(MessageFact::ContentSignedToo { format })
}

/// A time-stamp with the digest of the content given with it.
fn stamp(bytes: &[u8], detached: Option<&dyn Source>, limits: &Limits, gathered: &mut Gathered) -> Result<(), Error> {
    gathered.format = "timestamp";
    let token = Token::parse(bytes, limits).map_err(|e| {
        let offset = if let TokenError::Cms(e) = e { e.offset() } else { 0 };
        unreadable(&e, offset)
    })?;
    let mut computed = None;
    if let (Some(given), Ok(algorithm)) = (detached, &token.imprint_algorithm) {
        let both = [DigestAlgorithm::Sha256, *algorithm];
        let content = Content::of(given, &both, limits)?;
        gathered.content = content.facts(given.len(), true);
        computed = content.value(*algorithm).map(<[u8]>::to_vec);
    }
    gathered.stamps.push(Stamp { token, computed, missing: detached.is_none() });
    Ok(())
}

/// `TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }`; `None` for anything else.
fn token_of_response(bytes: &[u8], limits: &Limits) -> Result<Option<Vec<u8>>, Error> {
    let budget = &mut Budget::new(limits);
    let parts = Reader::new(bytes, Rules::Ber).expect(Tag::SEQUENCE, budget).and_then(|outer| outer.children());
    let mut parts = parts.map_err(malformed)?;
    if parts.peek().map_err(malformed)? != Some(Tag::SEQUENCE) {
        return Ok(None);
    }
    let status = parts.expect(Tag::SEQUENCE, budget).map_err(malformed)?;
    let number = status.children().and_then(|mut p| p.expect(Tag::INTEGER, budget)).and_then(|e| integer_u64(&e));
    match parts.next(budget).map_err(malformed)? {
        Some(token) => Ok(Some(token.raw.to_vec())),
        None => {
            let number = number.map_or_else(|_| "-".to_owned(), |n| n.to_string());
            Err(unreadable(&format_args!("time-stamp response without a token, status {number}"), 0))
        }
    }
}

/// Why a ContentInfo is not judged: it is broken, encrypted, or of a type without signatures.
pub(super) fn refused(error: &CmsError, bytes: &[u8], limits: &Limits) -> Error {
    if !matches!(error, CmsError::NotSignedData) {
        return unreadable(error, error.offset());
    }
    let budget = &mut Budget::new(limits);
    let outer = Reader::new(bytes, Rules::Ber).expect(Tag::SEQUENCE, budget).and_then(|o| o.children());
    let kind = outer.and_then(|mut parts| parts.expect(Tag::OID, budget)).map(|e| Oid::of(&e).known());
    match kind {
        Ok(Some(rfc5911::ID_ENVELOPED_DATA | rfc5911::ID_ENCRYPTED_DATA | rfc5911::ID_CT_AUTH_ENVELOPED_DATA)) => {
            Error::EncryptionUnsupported { what: "CMS EnvelopedData".to_owned() }
        }
        Ok(Some(rfc5911::ID_SIGNED_DATA)) => unreadable(error, 0),
        _ => Error::UnknownFormat { found: Some("CMS without SignedData") },
    }
}

fn malformed(error: Asn1Error) -> Error {
    unreadable(&CmsError::from(error), error.offset)
}

fn unreadable(reason: &dyn core::fmt::Display, offset: usize) -> Error {
    Error::NotACms { reason: reason.to_string(), offset: u64::try_from(offset).unwrap_or(u64::MAX) }
}
