//! RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2).

use super::rsa_key::RsaKey;
use super::{DigestAlgorithm, Outcome, PublicKey};

/// Compares the recovered message with the one expected, whole: padding is never parsed.
pub(super) fn verify(key: &RsaKey, algorithm: DigestAlgorithm, digest: &[u8], signature: &[u8]) -> Outcome {
    let Some(message) = key.recover(signature) else { return Outcome::Mismatch };
    if encode(algorithm, digest, true, message.len()).is_some_and(|expected| expected == message) {
        return Outcome::Verified;
    }
    if encode(algorithm, digest, false, message.len()).is_some_and(|expected| expected == message) {
        return Outcome::VerifiedWithoutNull;
    }
    Outcome::Mismatch
}

/// The digest that an RSASSA-PKCS1-v1_5 signature was made over, and its algorithm. Signatures of `adbe.x509.rsa_sha1` name
/// it nowhere else. The recovered message must be, octet by octet, the encoding of what is returned.
pub fn recover_digest(key: &PublicKey, signature: &[u8]) -> Option<(DigestAlgorithm, Vec<u8>)> {
    let PublicKey::Rsa(key) = key else { return None };
    let message = key.recover(signature)?;
    DigestAlgorithm::all().find_map(|algorithm| {
        let digest = message.get(message.len().checked_sub(algorithm.output_len())?..)?;
        (encode(algorithm, digest, true, message.len())? == message).then(|| (algorithm, digest.to_vec()))
    })
}

/// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF…FF 00 DigestInfo. `None` if the key is too short for the digest.
fn encode(algorithm: DigestAlgorithm, digest: &[u8], null: bool, octets: usize) -> Option<Vec<u8>> {
    let info = digest_info(algorithm, digest, null)?;
    let padding = octets.checked_sub(info.len().checked_add(3)?)?;
    if padding < 8 {
        return None;
    }
    let mut message = Vec::with_capacity(octets);
    message.extend([0x00, 0x01]);
    message.resize(padding.checked_add(2)?, 0xFF);
    message.push(0x00);
    message.extend(info);
    Some(message)
}

/// DigestInfo ::= SEQUENCE { SEQUENCE { OID, NULL }, OCTET STRING }; all lengths are below 128.
fn digest_info(algorithm: DigestAlgorithm, digest: &[u8], null: bool) -> Option<Vec<u8>> {
    let oid = algorithm.oid();
    let mut identifier = wrap(0x06, oid.as_bytes())?;
    if null {
        identifier.extend([0x05, 0x00]);
    }
    let mut info = wrap(0x30, &identifier)?;
    info.extend(wrap(0x04, digest)?);
    wrap(0x30, &info)
}

fn wrap(tag: u8, content: &[u8]) -> Option<Vec<u8>> {
    let length = u8::try_from(content.len()).ok().filter(|length| *length < 0x80)?;
    let mut element = vec![tag, length];
    element.extend_from_slice(content);
    Some(element)
}
