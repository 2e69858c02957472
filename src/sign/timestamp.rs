//! Asking for a time-stamp, and what comes back (RFC 3161 §2.4).

use super::algorithm::digest_identifier;
use super::{SignError, der};
use crate::asn1::{Budget, Reader, Rules, Tag, integer_u64};
use crate::base::limits::Limits;
use crate::crypto::DigestAlgorithm;
use crate::validation::timestamp::Token;

/// TimeStampReq for a digest, which asks for the certificate of the unit. The nonce binds the answer to this request.
pub fn timestamp_query(algorithm: DigestAlgorithm, imprint: &[u8], nonce: &[u8]) -> Vec<u8> {
    const TRUE: &[u8] = &[0x01, 0x01, 0xFF];
    let imprint = der::sequence(&[&digest_identifier(algorithm), &der::octets(imprint)]);
    der::sequence(&[&der::small(1), &imprint, &der::unsigned(nonce), TRUE])
}

/// The token of a TimeStampResp; a token alone is taken too.
///
/// # Errors
/// [`SignError::TimestampRefused`] and [`SignError::BadTimestamp`].
pub fn timestamp_token(response: &[u8]) -> Result<Vec<u8>, SignError> {
    if Token::parse(response, &Limits::default()).is_ok() {
        return Ok(response.to_vec());
    }
    let bad = |what: &str| SignError::BadTimestamp { what: what.to_owned() };
    let budget = &mut Budget::new(&Limits::default());
    let malformed = |_| bad("TimeStampResp");
    let mut reader = Reader::new(response, Rules::Ber);
    let sequence = reader.expect(Tag::SEQUENCE, budget).map_err(malformed)?;
    let mut parts = sequence.children().map_err(malformed)?;
    let status = parts.expect(Tag::SEQUENCE, budget).map_err(malformed)?;
    let mut status = status.children().map_err(malformed)?;
    let granted = integer_u64(&status.expect(Tag::INTEGER, budget).map_err(malformed)?).map_err(malformed)?;
    // 0 granted, 1 granted with modifications.
    if granted > 1 {
        return Err(SignError::TimestampRefused { what: format!("PKIStatus {granted}") });
    }
    let token = parts.next(budget).map_err(malformed)?.ok_or_else(|| bad("TimeStampResp"))?;
    Ok(token.raw.to_vec())
}

/// Whether a token is one over these bytes.
///
/// # Errors
/// [`SignError::BadTimestamp`], [`SignError::TimestampOfOther`].
pub fn check_timestamp(token: &[u8], stamped: &[u8]) -> Result<(), SignError> {
    let (algorithm, imprint) = imprint_of(token)?;
    if algorithm.digest(stamped) == imprint { Ok(()) } else { Err(SignError::TimestampOfOther) }
}

/// Whether a token is one over what has this digest.
pub(super) fn check_imprint(token: &[u8], digest: &[u8]) -> Result<(), SignError> {
    let (_, imprint) = imprint_of(token)?;
    if imprint == digest { Ok(()) } else { Err(SignError::TimestampOfOther) }
}

fn imprint_of(token: &[u8]) -> Result<(DigestAlgorithm, Vec<u8>), SignError> {
    let bad = |what: String| SignError::BadTimestamp { what };
    let token = Token::parse(token, &Limits::default()).map_err(|error| bad(error.to_string()))?;
    let algorithm = token.imprint_algorithm.map_err(bad)?;
    Ok((algorithm, token.imprint))
}
