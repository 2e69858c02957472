//! `SingleResponse` (RFC 6960 §4.2.1): the answer about one certificate.

use super::CertificateId;
use crate::asn1::{
    Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, generalized_time, integer, octet_string,
};
use crate::base::time::Timestamp;
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::validation::revocation::crl::entry;
use crate::validation::revocation::{ReasonCode, Revocation};
use crate::x509::{Certificate, Extensions};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc6960};

/// id-commonpki-at-certHash (Common PKI, part 4, §3.1.2). Neither this name nor the next is in the database of names.
const CERT_HASH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.36.8.3.13");
/// Signed certificate time-stamps (RFC 6962 §3.3): nothing that a status depends on.
const SCT_LIST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11129.2.4.5");

/// Extensions that are processed or ask for nothing.
const PROCESSED: &[ObjectIdentifier] = &[
    rfc6960::ID_PKIX_OCSP_CRL,
    rfc6960::ID_PKIX_OCSP_ARCHIVE_CUTOFF,
    CERT_HASH,
    SCT_LIST,
    rfc5280::ID_CE_CRL_REASONS,
    rfc5280::ID_CE_HOLD_INSTRUCTION_CODE,
    rfc5280::ID_CE_INVALIDITY_DATE,
];

/// ```text
/// CertStatus ::= CHOICE {
///     good     [0] IMPLICIT NULL,
///     revoked  [1] IMPLICIT SEQUENCE {
///         revocationTime    GeneralizedTime,
///         revocationReason  [0] EXPLICIT CRLReason OPTIONAL },
///     unknown  [2] IMPLICIT NULL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateStatus {
    /// good.
    Good,
    /// revoked.
    Revoked(Revocation),
    /// unknown: the responder does not know the certificate.
    Unknown,
}

/// The answer about one certificate.
///
/// ```text
/// SingleResponse ::= SEQUENCE {
///     certID            CertID,
///     certStatus        CertStatus,
///     thisUpdate        GeneralizedTime,
///     nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
///     singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
/// ```
#[derive(Clone, Debug)]
pub struct SingleResponse {
    /// About which certificate.
    pub id: CertificateId,
    /// Its status.
    pub status: CertificateStatus,
    /// When the status was known to be right.
    pub this_update: Timestamp,
    /// When newer information is due at the latest.
    pub next_update: Option<Timestamp>,
    /// Until how long after their end certificates are answered for (archiveCutoff, §4.4.4).
    pub archive_cutoff: Option<Timestamp>,
    cert_hash: Option<(Result<DigestAlgorithm, String>, Vec<u8>)>,
    extensions: Extensions,
}

impl SingleResponse {
    pub(super) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = element.children()?;
        let id = CertificateId::read(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let missing = element.fail(Asn1ErrorKind::Truncated);
        let status = status(&parts.next(budget)?.ok_or(missing)?, budget)?;
        let this_update = generalized_time(&parts.expect(Tag::GENERALIZED_TIME, budget)?, budget)?;
        let next_update = match parts.optional_context(0, budget)? {
            Some(tagged) => Some(generalized_time(&tagged.only_child_of(Tag::GENERALIZED_TIME, budget)?, budget)?),
            None => None,
        };
        let extensions = match parts.optional_context(1, budget)? {
            Some(tagged) => Extensions::read(&tagged.only_child_of(Tag::SEQUENCE, budget)?, budget)?,
            None => Extensions::default(),
        };
        parts.finish()?;
        let bad = |value| element.fail(Asn1ErrorKind::Value(value));
        let archive_cutoff = match extensions.value(rfc6960::ID_PKIX_OCSP_ARCHIVE_CUTOFF) {
            Some(value) => Some(entry::date(value).ok_or(bad("ArchiveCutoff"))?),
            None => None,
        };
        let cert_hash = extensions.value(CERT_HASH).map(|v| cert_hash(v, budget)).transpose()?;
        let status = with_extensions(status, &extensions).ok_or(bad("CRLReason"))?;
        Ok(Self { id, status, this_update, next_update, archive_cutoff, cert_hash, extensions })
    }

    /// Identifier of a critical extension that is not processed.
    pub fn unknown_critical(&self) -> Option<String> {
        self.extensions.unknown_critical(PROCESSED).next().map(ToString::to_string)
    }

    /// Whether certHash names this certificate; `None` without the extension or with a digest that is not done.
    pub(crate) fn hash_fits(&self, certificate: &Certificate) -> Option<bool> {
        match &self.cert_hash {
            Some((Ok(algorithm), hash)) => Some(algorithm.digest(certificate.der()) == *hash),
            _ => None,
        }
    }
}

/// CertStatus is a CHOICE of implicit tags.
fn status(element: &Element<'_>, budget: &mut Budget) -> Result<CertificateStatus, Asn1Error> {
    let bad = element.fail(Asn1ErrorKind::Value("CertStatus"));
    if element.is(Tag::context(0)) && element.content.is_empty() {
        return Ok(CertificateStatus::Good);
    }
    if element.is(Tag::context(2)) && element.content.is_empty() {
        return Ok(CertificateStatus::Unknown);
    }
    if !element.is(Tag::context(1)) {
        return Err(bad);
    }
    let mut parts = element.children()?;
    let since = generalized_time(&parts.expect(Tag::GENERALIZED_TIME, budget)?, budget)?;
    let reason = match parts.optional_context(0, budget)? {
        Some(tagged) => match integer(&tagged.only_child_of(Tag::ENUMERATED, budget)?)? {
            [number] => Some(ReasonCode::from_number(*number)),
            _ => return Err(bad),
        },
        None => None,
    };
    parts.finish()?;
    Ok(CertificateStatus::Revoked(Revocation::new(since, reason)))
}

/// §4.4.5: a single response may have the entry extensions of lists.
fn with_extensions(status: CertificateStatus, extensions: &Extensions) -> Option<CertificateStatus> {
    let CertificateStatus::Revoked(mut revocation) = status else { return Some(status) };
    if let (None, Some(value)) = (revocation.reason, extensions.value(rfc5280::ID_CE_CRL_REASONS)) {
        revocation.reason = Some(entry::reason(value)?);
    }
    if let Some(value) = extensions.value(rfc5280::ID_CE_INVALIDITY_DATE) {
        revocation.invalidity_date = Some(entry::date(value)?);
    }
    Some(CertificateStatus::Revoked(revocation))
}

/// `CertHash ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, certificateHash OCTET STRING }`.
fn cert_hash(value: &[u8], budget: &mut Budget) -> Result<(Result<DigestAlgorithm, String>, Vec<u8>), Asn1Error> {
    let mut outer = Reader::new(value, Rules::Ber);
    let mut parts = outer.expect(Tag::SEQUENCE, budget)?.children()?;
    outer.finish()?;
    let identifier = AlgorithmIdentifier::from_element(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
    let hash = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
    parts.finish()?;
    Ok((DigestAlgorithm::from_identifier(&identifier).ok_or_else(|| identifier.oid_text()), hash))
}
