//! CMS algorithm protection (RFC 6211): the signer repeats, under his signature, which algorithms he used.

use super::{CmsError, SignerInfo, oid};
use crate::asn1::{Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;

/// The relation of the attribute to the algorithms in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// No such attribute.
    Absent,
    /// It names the algorithms of the SignerInfo.
    Agrees,
    /// It names others, or cannot be read.
    Contradicts,
}

/// Compares the attribute with the SignerInfo: both identifiers, each with its parameters; NULL and none are one (RFC 5754 §2).
pub(crate) fn algorithm_protection(signer: &SignerInfo, limits: &Limits) -> Protection {
    let attribute = signer.signed.as_ref().map_or(Err(false), |signed| signed.single(oid::ALGORITHM_PROTECTION));
    match attribute {
        Err(false) => Protection::Absent,
        Ok(value) if agrees(value, signer, limits).unwrap_or(false) => Protection::Agrees,
        Ok(_) | Err(true) => Protection::Contradicts,
    }
}

/// `CMSAlgorithmProtection ::= SEQUENCE { digestAlgorithm, signatureAlgorithm [1] … OPTIONAL, macAlgorithm [2] … OPTIONAL }`; in a
/// SignerInfo the second is there and the third is not (RFC 6211 §2).
fn agrees(value: &[u8], signer: &SignerInfo, limits: &Limits) -> Result<bool, CmsError> {
    let budget = &mut Budget::new(limits);
    let mut outer = Reader::new(value, Rules::Ber);
    let mut parts = outer.expect(Tag::SEQUENCE, budget)?.children()?;
    outer.finish()?;
    let digest = parts.expect(Tag::SEQUENCE, budget)?.content;
    let signature = parts.expect(Tag::context(1), budget)?.content;
    parts.finish()?;
    let same = |one: &[u8], other: &[u8]| without_null(one) == without_null(other);
    Ok(same(digest, &signer.identifiers.digest) && same(signature, &signer.identifiers.signature))
}

fn without_null(identifier: &[u8]) -> &[u8] {
    identifier.strip_suffix(&[0x05, 0x00]).unwrap_or(identifier)
}
