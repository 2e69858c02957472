//! The signer's claims about the content in signed attributes: its kind, and why it was signed. Only the signer vouches
//! for them.

use super::{Attributes, oid};
use crate::asn1::{Budget, Reader, Rules, Tag, oid_text, text};
use crate::base::limits::{COMMITMENTS, Limits};

/// Statements of one signer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerStatements {
    /// contentDescription of content-hints (RFC 2634 §2.9).
    pub content_description: Option<String>,
    /// contentType of content-hints: the type of what is inside, dotted.
    pub content_type: Option<String>,
    /// mime-type (EN 319 122-1 §5.2.4.3).
    pub mime_type: Option<String>,
    /// Object identifiers of commitment-type-indication (EN 319 122-1 §5.2.3).
    pub commitments: Vec<String>,
}

/// Reads the statements; what cannot be read is left out.
pub(crate) fn signer_statements(attributes: &Attributes, limits: &Limits) -> SignerStatements {
    let budget = &mut Budget::new(limits);
    let mut found = SignerStatements::default();
    if let Ok(value) = attributes.single(oid::CONTENT_HINTS) {
        (found.content_description, found.content_type) = content_hints(value, budget).unwrap_or_default();
    }
    if let Ok(value) = attributes.single(oid::MIME_TYPE) {
        let element = Reader::new(value, Rules::Ber).next(budget).ok().flatten();
        found.mime_type = element.and_then(|e| text(&e, budget).ok().map(|t| t.value));
    }
    for value in attributes.of(oid::COMMITMENT_TYPE).flat_map(|a| &a.values).take(COMMITMENTS) {
        found.commitments.extend(commitment(value, budget));
    }
    found
}

/// `ContentHints ::= SEQUENCE { contentDescription UTF8String OPTIONAL, contentType ContentType }`.
fn content_hints(value: &[u8], budget: &mut Budget) -> Option<(Option<String>, Option<String>)> {
    let outer = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    let mut parts = outer.children().ok()?;
    let first = parts.next(budget).ok()??;
    if first.is(Tag::OID) {
        return Some((None, Some(oid_text(first.content))));
    }
    let description = text(&first, budget).ok().map(|t| t.value);
    let kind = parts.expect(Tag::OID, budget).ok().map(|e| oid_text(e.content));
    Some((description, kind))
}

/// `CommitmentTypeIndication ::= SEQUENCE { commitmentTypeId OBJECT IDENTIFIER, … }`.
fn commitment(value: &[u8], budget: &mut Budget) -> Option<String> {
    let outer = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    let id = outer.children().ok()?.expect(Tag::OID, budget).ok()?;
    Some(oid_text(id.content))
}
