//! Asking for a time-stamp, and what comes back (RFC 3161 §2.4).

use super::algorithm::digest_identifier;
use super::{SignError, der};
use crate::asn1::{Asn1Error, Budget, Reader, Rules, Tag, integer, integer_u64};
use crate::base::limits::Limits;
use crate::crypto::DigestAlgorithm;
use crate::validation::timestamp::Token;

/// TimeStampReq for a digest, which asks for the certificate of the unit. The nonce binds the answer to this request.
pub fn timestamp_query(algorithm: DigestAlgorithm, imprint: &[u8], nonce: &[u8]) -> Vec<u8> {
    const TRUE: &[u8] = &[0x01, 0x01, 0xFF];
    let imprint = der::sequence(&[&digest_identifier(algorithm), &der::octets(imprint)]);
    der::sequence(&[&der::small(1), &imprint, &der::unsigned(nonce), TRUE])
}

/// The token of the answer to this question: granted, over the imprint that was asked about, with the nonce that was sent
/// (RFC 3161 §2.4.2). Without the nonce an old answer could be played again.
///
/// # Errors
/// [`SignError::TimestampRefused`], [`SignError::BadTimestamp`] and [`SignError::TimestampOfOther`].
pub fn timestamp_answer(query: &[u8], response: &[u8]) -> Result<Vec<u8>, SignError> {
    let token = timestamp_token(response)?;
    let (imprint, nonce) = asked(query).map_err(|error| malformed("TimeStampReq", error))?;
    let answered = read(&token)?;
    if answered.imprint != imprint || answered.nonce != Some(nonce) {
        return Err(SignError::TimestampOfOther);
    }
    Ok(token)
}

/// Imprint and nonce of a question of ours.
///
/// ```text
/// TimeStampReq ::= SEQUENCE {
///     version         INTEGER { v1(1) },
///     messageImprint  SEQUENCE { hashAlgorithm AlgorithmIdentifier, hashedMessage OCTET STRING },
///     reqPolicy       TSAPolicyId OPTIONAL,
///     nonce           INTEGER OPTIONAL, … }
/// ```
fn asked(query: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Asn1Error> {
    let budget = &mut Budget::new(&Limits::default());
    let mut parts = Reader::new(query, Rules::Der).expect(Tag::SEQUENCE, budget)?.children()?;
    parts.expect(Tag::INTEGER, budget)?;
    let mut imprint = parts.expect(Tag::SEQUENCE, budget)?.children()?;
    imprint.expect(Tag::SEQUENCE, budget)?;
    let hashed = imprint.expect(Tag::OCTET_STRING, budget)?.content.to_vec();
    let nonce = integer(&parts.expect(Tag::INTEGER, budget)?)?.to_vec();
    Ok((hashed, nonce))
}

/// The token of a TimeStampResp; a token alone is taken too. Whether it answers a question of ours is for [`timestamp_answer`] to say.
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
    let token = read(token)?;
    let algorithm = token.imprint_algorithm.map_err(|what| SignError::BadTimestamp { what })?;
    if algorithm.digest(stamped) == token.imprint { Ok(()) } else { Err(SignError::TimestampOfOther) }
}

/// Whether a token is one over what has this digest.
pub(super) fn check_imprint(token: &[u8], digest: &[u8]) -> Result<(), SignError> {
    if read(token)?.imprint == digest { Ok(()) } else { Err(SignError::TimestampOfOther) }
}

fn read(token: &[u8]) -> Result<Token, SignError> {
    Token::parse(token, &Limits::default()).map_err(|error| SignError::BadTimestamp { what: error.to_string() })
}

fn malformed(what: &str, error: Asn1Error) -> SignError {
    SignError::BadTimestamp { what: format!("{what}: {:?}", error.kind) }
}
