//! RSASSA-PSS (RFC 8017 §8.1.2, §9.1.2).

use super::hasher;
use super::rsa_key::RsaKey;
use super::{DigestAlgorithm, MaskFunction, Outcome, PssParameters};

/// RSASSA-PSS-VERIFY from the digest on.
pub(super) fn verify(key: &RsaKey, parameters: &PssParameters, digest: &[u8], signature: &[u8]) -> Outcome {
    let consistent = key
        .recover(signature)
        .and_then(|message| is_consistent(&message, key.bits().saturating_sub(1), parameters, digest));
    if consistent == Some(true) { Outcome::Verified } else { Outcome::Mismatch }
}

/// EMSA-PSS-VERIFY (§9.1.2), the steps in its order; `None` and `false` are "inconsistent".
fn is_consistent(message: &[u8], em_bits: usize, parameters: &PssParameters, digest: &[u8]) -> Option<bool> {
    let em_len = em_bits.div_ceil(8);
    let hash_len = parameters.digest.output_len();
    // §8.1.2 step 2c: one octet less than the modulus if emBits is a multiple of eight.
    let (leading, encoded) = message.split_at_checked(message.len().checked_sub(em_len)?)?;
    let padding_len = em_len.checked_sub(hash_len)?.checked_sub(parameters.salt_len)?.checked_sub(2)?;
    let (trailer, body) = encoded.split_last()?;
    let (masked, hash) = body.split_at_checked(body.len().checked_sub(hash_len)?)?;
    let unused_bits = u32::try_from(em_len.checked_mul(8)?.checked_sub(em_bits)?).ok()?;
    let used = 0xFF_u8.checked_shr(unused_bits)?;
    if leading.iter().any(|octet| *octet != 0) || *trailer != 0xBC || masked.first()? & !used != 0 {
        return Some(false);
    }
    let mut block = unmask(parameters.mask, hash, masked);
    *block.first_mut()? &= used;
    let (padding, rest) = block.split_at_checked(padding_len)?;
    let (separator, salt) = rest.split_first()?;
    if padding.iter().any(|octet| *octet != 0) || *separator != 0x01 {
        return Some(false);
    }
    let mut expected = parameters.digest.hasher();
    for part in [&[0; 8], digest, salt] {
        expected.update(part);
    }
    Some(expected.finish() == hash)
}

fn unmask(function: MaskFunction, seed: &[u8], masked: &[u8]) -> Vec<u8> {
    let mask = match function {
        MaskFunction::Mgf1(digest) => mgf1(digest, seed, masked.len()),
        MaskFunction::Shake128 => hasher::shake128(seed, masked.len()),
        MaskFunction::Shake256 => hasher::shake256(seed, masked.len()),
    };
    masked.iter().zip(mask).map(|(a, b)| a ^ b).collect()
}

/// MGF1 (RFC 8017 §B.2.1).
fn mgf1(digest: DigestAlgorithm, seed: &[u8], octets: usize) -> Vec<u8> {
    let mut seeded = digest.hasher();
    seeded.update(seed);
    let mut mask = Vec::with_capacity(octets);
    for counter in 0..u32::MAX {
        if mask.len() >= octets {
            break;
        }
        let mut block = seeded.clone();
        block.update(&counter.to_be_bytes());
        mask.extend(block.finish());
    }
    mask.truncate(octets);
    mask
}
