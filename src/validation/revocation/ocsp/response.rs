//! `OCSPResponse` and `BasicOCSPResponse` (RFC 6960 §4.2.1).

use super::{ResponderId, SingleResponse};
use crate::asn1::{
    Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, bit_string, generalized_time, integer, integer_u64,
    octet_string, oid,
};
use crate::base::limits::{Limits, RESPONSE_CERTIFICATES};
use crate::base::time::Timestamp;
use crate::crypto::{AlgorithmIdentifier, BadParameters, Outcome, PublicKey, SignatureAlgorithm, Signed, verify};
use crate::validation::revocation::Malformed;
use crate::x509::{Certificate, Extensions};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc6960;
use core::fmt;
use std::sync::Arc;

/// Extensions that are processed or ask for nothing.
const PROCESSED: &[ObjectIdentifier] = &[rfc6960::ID_PKIX_OCSP_NONCE, rfc6960::ID_PKIX_OCSP_EXTENDED_REVOKE];

/// A basic response that could be read.
///
/// ```text
/// OCSPResponse ::= SEQUENCE {
///     responseStatus  OCSPResponseStatus,
///     responseBytes   [0] EXPLICIT SEQUENCE { responseType OBJECT IDENTIFIER, response OCTET STRING } OPTIONAL }
/// BasicOCSPResponse ::= SEQUENCE {
///     tbsResponseData     ResponseData,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signature           BIT STRING,
///     certs               [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
/// ```
#[derive(Debug)]
pub struct OcspResponse {
    tbs: Vec<u8>,
    /// Who answers.
    pub responder: ResponderId,
    /// When the response was signed.
    pub produced_at: Timestamp,
    /// The answers.
    pub answers: Vec<SingleResponse>,
    /// How it was signed, or what is wrong with the parameters.
    pub signature_algorithm: Result<SignatureAlgorithm, BadParameters>,
    signature: Vec<u8>,
    /// Certificates that came with it; one that cannot be read is left out.
    pub certificates: Vec<Arc<Certificate>>,
    extensions: Extensions,
}

/// Why there is no basic response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OcspError {
    /// It cannot be read.
    Malformed(Malformed),
    /// responseStatus is not successful (§4.2.1): its name.
    NotSuccessful(&'static str),
    /// Another response type than id-pkix-ocsp-basic: its identifier.
    OtherType(String),
}

impl fmt::Display for OcspError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(e) => e.fmt(f),
            Self::NotSuccessful(status) => write!(f, "the responder answered {status}"),
            Self::OtherType(oid) => write!(f, "response type {oid}"),
        }
    }
}

impl core::error::Error for OcspError {}

impl From<Asn1Error> for OcspError {
    fn from(e: Asn1Error) -> Self {
        Self::Malformed(Malformed(e))
    }
}

/// ```text
/// OCSPResponseStatus ::= ENUMERATED {
///     successful (0), malformedRequest (1), internalError (2), tryLater (3), -- 4 is not used -- sigRequired (5),
///     unauthorized (6) }
/// ```
fn status_name(number: &[u8]) -> Option<&'static str> {
    match number {
        [0] => Some("successful"),
        [1] => Some("malformedRequest"),
        [2] => Some("internalError"),
        [3] => Some("tryLater"),
        [5] => Some("sigRequired"),
        [6] => Some("unauthorized"),
        _ => None,
    }
}

impl OcspResponse {
    /// Reads an OCSPResponse, or a bare BasicOCSPResponse as stored in CMS and some archives.
    pub fn parse(der: &[u8], limits: &Limits) -> Result<Self, OcspError> {
        let budget = &mut Budget::new(limits);
        let mut outer = Reader::new(der, Rules::Ber);
        let element = outer.expect(Tag::SEQUENCE, budget)?;
        outer.finish()?;
        let mut parts = element.children()?;
        match parts.optional(Tag::ENUMERATED, budget)? {
            None => Ok(Self::basic(&element, limits, budget)?),
            Some(status) => Self::wrapped(&status, &mut parts, limits, budget),
        }
    }

    fn wrapped(
        status: &Element<'_>,
        parts: &mut Reader<'_>,
        limits: &Limits,
        budget: &mut Budget,
    ) -> Result<Self, OcspError> {
        match status_name(integer(status)?) {
            Some("successful") => {}
            Some(name) => return Err(OcspError::NotSuccessful(name)),
            None => return Err(status.fail(Asn1ErrorKind::Value("OCSPResponseStatus")).into()),
        }
        let tagged = parts.expect(Tag::context(0), budget)?;
        parts.finish()?;
        let mut fields = tagged.only_child_of(Tag::SEQUENCE, budget)?.children()?;
        let kind = oid(&fields.expect(Tag::OID, budget)?)?;
        let octets = octet_string(&fields.expect(Tag::OCTET_STRING, budget)?, budget)?;
        fields.finish()?;
        if kind != rfc6960::ID_PKIX_OCSP_BASIC {
            return Err(OcspError::OtherType(kind.to_string()));
        }
        let mut inner = Reader::new(&octets, Rules::Ber);
        let basic = inner.expect(Tag::SEQUENCE, budget)?;
        inner.finish()?;
        Ok(Self::basic(&basic, limits, budget)?)
    }

    fn basic(element: &Element<'_>, limits: &Limits, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = element.children()?;
        let tbs = parts.expect(Tag::SEQUENCE, budget)?;
        let algorithm = AlgorithmIdentifier::from_element(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let signature_algorithm = SignatureAlgorithm::from_identifier(&algorithm);
        let value = parts.expect(Tag::BIT_STRING, budget)?;
        // A value that is not whole octets is no signature; the object is still readable.
        let signature = bit_string(&value, budget)?.octets().unwrap_or_default().to_vec();
        let certificates = match parts.optional_context(0, budget)? {
            Some(tagged) => certificates(&tagged.only_child_of(Tag::SEQUENCE, budget)?, limits, budget)?,
            None => Vec::new(),
        };
        parts.finish()?;
        let data = Data::read(&tbs, budget)?;
        Ok(Self {
            tbs: tbs.raw.to_vec(),
            responder: data.responder,
            produced_at: data.produced_at,
            answers: data.answers,
            signature_algorithm,
            signature,
            certificates,
            extensions: data.extensions,
        })
    }

    /// Whether this key signed the response, over the original bytes.
    pub fn signed_by(&self, key: &PublicKey) -> Outcome {
        match &self.signature_algorithm {
            Err(_) => Outcome::BadParameters,
            Ok(algorithm) => verify(key, algorithm, Signed::Message(&self.tbs), &self.signature),
        }
    }

    /// Identifier of a critical extension of the response that is not processed.
    pub fn unknown_critical(&self) -> Option<String> {
        self.extensions.unknown_critical(PROCESSED).next().map(ToString::to_string)
    }

    /// Whether revoked may mean that the certificate was never issued (§4.4.8).
    pub(crate) fn has_extended_revoke(&self) -> bool {
        self.extensions.get(rfc6960::ID_PKIX_OCSP_EXTENDED_REVOKE).is_some()
    }
}

/// What was signed.
///
/// ```text
/// ResponseData ::= SEQUENCE {
///     version             [0] EXPLICIT Version DEFAULT v1,
///     responderID         ResponderID,
///     producedAt          GeneralizedTime,
///     responses           SEQUENCE OF SingleResponse,
///     responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
/// ```
struct Data {
    responder: ResponderId,
    produced_at: Timestamp,
    answers: Vec<SingleResponse>,
    extensions: Extensions,
}

impl Data {
    fn read(tbs: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = tbs.children()?;
        if let Some(tagged) = parts.optional_context(0, budget)? {
            let version = tagged.only_child_of(Tag::INTEGER, budget)?;
            // v1 is the only version.
            if integer_u64(&version)? != 0 {
                return Err(tagged.fail(Asn1ErrorKind::Value("Version")));
            }
        }
        let responder = parts.next(budget)?.ok_or(tbs.fail(Asn1ErrorKind::Truncated))?;
        let responder = match responder.tag.class {
            crate::asn1::Class::Context => ResponderId::read(&responder, budget)?,
            _ => return Err(responder.fail(Asn1ErrorKind::Value("ResponderID"))),
        };
        let produced_at = generalized_time(&parts.expect(Tag::GENERALIZED_TIME, budget)?, budget)?;
        let mut list = parts.expect(Tag::SEQUENCE, budget)?.children()?;
        let mut answers = Vec::new();
        while let Some(single) = list.next(budget)? {
            if !single.is(Tag::SEQUENCE) {
                return Err(single.fail(Asn1ErrorKind::Form));
            }
            answers.push(SingleResponse::read(&single, budget)?);
        }
        let extensions = match parts.optional_context(1, budget)? {
            Some(tagged) => Extensions::read(&tagged.only_child_of(Tag::SEQUENCE, budget)?, budget)?,
            None => Extensions::default(),
        };
        parts.finish()?;
        Ok(Self { responder, produced_at, answers, extensions })
    }
}

fn certificates(list: &Element<'_>, limits: &Limits, budget: &mut Budget) -> Result<Vec<Arc<Certificate>>, Asn1Error> {
    let mut found = Vec::new();
    let mut parts = list.children()?;
    while let Some(part) = parts.next(budget)? {
        if found.len() < RESPONSE_CERTIFICATES
            && let Ok(certificate) = Certificate::parse(part.raw, limits)
        {
            found.push(Arc::new(certificate));
        }
    }
    Ok(found)
}
