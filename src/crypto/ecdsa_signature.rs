//! Values of ECDSA signatures.

use super::curve::Curve;
use crate::asn1::{Asn1Error, Budget, Reader, Rules, Tag, unsigned};

/// r and s, one after the other, each padded to the octets of the curve's order.
#[derive(Clone, Debug)]
pub(super) struct Pair(Vec<u8>);

impl Pair {
    /// From ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 §2.2.3), strictly DER without trailing
    /// bytes: another encoding of the same numbers would be a second signature that nobody made.
    pub(super) fn from_der(bytes: &[u8], curve: Curve) -> Option<Self> {
        let (r, s) = read(bytes).ok()?;
        let mut pair = Vec::with_capacity(curve.octets().saturating_mul(2));
        for number in [r, s] {
            let padding = curve.octets().checked_sub(number.len())?;
            pair.resize(pair.len().checked_add(padding)?, 0);
            pair.extend_from_slice(number);
        }
        Some(Self(pair))
    }

    /// From r and s as they are padded already (IEEE P1363, also BSI TR-03111 "plain").
    pub(super) fn from_p1363(bytes: &[u8], curve: Curve) -> Option<Self> {
        (bytes.len() == curve.octets().saturating_mul(2)).then(|| Self(bytes.to_vec()))
    }

    pub(super) fn octets(&self) -> &[u8] {
        &self.0
    }
}

fn read(bytes: &[u8]) -> Result<(&[u8], &[u8]), Asn1Error> {
    let budget = &mut Budget::small();
    let mut reader = Reader::new(bytes, Rules::Der);
    let sequence = reader.expect(Tag::SEQUENCE, budget)?;
    reader.finish()?;
    let mut parts = sequence.children()?;
    let r = unsigned(&parts.expect(Tag::INTEGER, budget)?)?;
    let s = unsigned(&parts.expect(Tag::INTEGER, budget)?)?;
    parts.finish()?;
    Ok((r, s))
}
