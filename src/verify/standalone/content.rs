//! What the signers of a CMS signed, as digests in every algorithm that judging takes.

use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::span::Span;
use crate::cms::{SignedData, SignerInfo, check_digest, is_attribute_set, oid};
use crate::crypto::{DigestAlgorithm, DigestRequest, digests};
use crate::mime::{canonical, has_bare_line_feed};
use crate::report::model::ContentFacts;
use crate::validation::timestamp::Token;

/// Values by algorithm.
pub(super) type Digests = Vec<(DigestAlgorithm, Vec<u8>)>;

/// The content of one CMS.
#[derive(Default)]
pub(super) struct Content {
    /// The forms that may have been signed, the likelier one first; empty if the content is missing.
    forms: Vec<Digests>,
    is_attributes: bool,
}

impl Content {
    /// Bytes that were signed as they are.
    pub(super) fn of(source: &dyn Source, algorithms: &[DigestAlgorithm], limits: &Limits) -> Result<Self, Error> {
        Ok(Self { forms: vec![compute(source, algorithms)?], is_attributes: is_attribute_set(source, limits) })
    }

    /// Whether it is a set of signed attributes instead of content (see [`is_attribute_set`]).
    pub(super) fn is_attributes(&self) -> bool {
        self.is_attributes
    }

    /// Text of a mail. It is signed with the line ends of mail (RFC 8551 §3.1.1); a file that was stored with others is brought back
    /// to them, and content that was sent as binary is taken as it is.
    pub(super) fn of_text(text: &[u8], algorithms: &[DigestAlgorithm]) -> Result<Self, Error> {
        let mut forms = Vec::new();
        if has_bare_line_feed(text) {
            forms.push(compute(&canonical(text), algorithms)?);
        }
        forms.push(compute(&text.to_vec(), algorithms)?);
        Ok(Self { forms, is_attributes: false })
    }

    /// The form that a signer signed, and whether line ends were changed for it.
    pub(super) fn signed_by(
        &self,
        signer: &SignerInfo,
        data: &SignedData,
        limits: &Limits,
    ) -> Option<(&Digests, bool)> {
        let chosen = self.forms.iter().find(|form| fits(form, signer, data, limits)).or(self.forms.first())?;
        let changed = self.forms.len() > 1 && self.forms.first().is_some_and(|first| core::ptr::eq(first, chosen));
        Some((chosen, changed))
    }

    /// Whether a signer states the digest of one of its forms.
    pub(super) fn is_signed(&self, data: &SignedData, limits: &Limits) -> bool {
        let fits = |form| data.signers.iter().any(|signer| fits(form, signer, data, limits));
        self.forms.iter().any(fits)
    }

    /// What the report says of it.
    pub(super) fn facts(&self, size: u64, detached: bool) -> Option<ContentFacts> {
        Some(ContentFacts { sha256: hex::encode(self.sha256()?), size, detached })
    }

    /// SHA-256 of it.
    pub(super) fn sha256(&self) -> Option<&[u8]> {
        self.value(DigestAlgorithm::Sha256)
    }

    /// Its digest.
    pub(super) fn value(&self, algorithm: DigestAlgorithm) -> Option<&[u8]> {
        self.forms.first()?.iter().find(|(a, _)| *a == algorithm).map(|(_, value)| value.as_slice())
    }
}

/// Whether a signer states this digest.
fn fits(form: &Digests, signer: &SignerInfo, data: &SignedData, limits: &Limits) -> bool {
    let algorithm = signer.digest.as_ref().ok();
    let computed = form.iter().find(|(a, _)| Some(a) == algorithm).map(|(_, value)| value.as_slice());
    computed.is_some_and(|c| check_digest(signer, &data.content_type, c, limits).matches == Some(true))
}

/// One pass over the content for all algorithms.
fn compute(source: &dyn Source, algorithms: &[DigestAlgorithm]) -> Result<Digests, Error> {
    let all = vec![Span::new(0, source.len())];
    let requests: Vec<DigestRequest> =
        algorithms.iter().map(|a| DigestRequest { algorithm: *a, ranges: all.clone() }).collect();
    Ok(algorithms.iter().copied().zip(digests(source, &requests)?).collect())
}

/// The digest algorithms that the signers of a message, and the time-stamps over its content, ask for; SHA-256 for the report.
pub(super) fn algorithms(data: &SignedData, limits: &Limits) -> Vec<DigestAlgorithm> {
    let mut found = vec![DigestAlgorithm::Sha256];
    for signer in &data.signers {
        found.extend(signer.digest.as_ref().ok());
        found.extend(of_timestamps(signer, limits));
    }
    sort::sort(&mut found);
    found.dedup();
    found
}

/// Algorithms of the time-stamps whose imprint is made of the digest of the content (EN 319 122-1 §5.2.8, §5.5.3).
fn of_timestamps(signer: &SignerInfo, limits: &Limits) -> Vec<DigestAlgorithm> {
    let signed = signer.signed.iter().flat_map(|s| s.of(oid::CONTENT_TIMESTAMP));
    let values = signed.chain(signer.unsigned.of(oid::ARCHIVE_TIMESTAMP_V3)).flat_map(|a| &a.values);
    values.filter_map(|v| Token::parse(v, limits).ok()?.imprint_algorithm.ok()).collect()
}
