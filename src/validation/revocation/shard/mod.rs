//! Part of a revocation list, on the word of whoever runs a mirror.
//!
//! A list has a signature over all of it, so a part has none of the issuer's. The operator signs a manifest: which list it is, whose key
//! signed it, and the root of a Merkle tree over all parts. A part has the entries whose serial numbers share a hash prefix, in the order
//! of these hashes; so what is not between its neighbours is not on the list. Of a list, this replaces the check of the issuer's
//! signature and nothing else: scope, times, algorithms and the path of its signer are judged as for any list.

#[cfg(feature = "serve")]
mod make;
mod manifest;
mod prefix;
mod statement;
mod tree;

#[cfg(feature = "serve")]
pub(crate) use make::{Parts, shard_of};
pub(crate) use prefix::prefix;

use super::{NotUsed, RevocationList};
use crate::base::limits::Limits;
use crate::trust::OperatorKey;
use manifest::Manifest;
use statement::Statement;

/// Whose word a status rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorsWord {
    /// Number of the operator's key, as minisign prints it.
    pub operator: String,
    /// SHA-256 of the whole list.
    pub list: [u8; 32],
}

/// What an operator vouches for.
#[derive(Clone, Debug)]
pub(crate) struct Voucher {
    pub(crate) word: OperatorsWord,
    /// SHA-256 of the public key (SubjectPublicKeyInfo) that signed the whole list.
    pub(crate) signer: [u8; 32],
    bits: u32,
    index: u32,
}

impl Voucher {
    /// Whether a serial number belongs into this part.
    pub(crate) fn covers(&self, serial: &[u8]) -> bool {
        prefix(serial, self.bits) == self.index
    }
}

/// Reads a part. It counts only if one of these operators signed for the list, and the part is the one that the tree has there.
pub(crate) fn read(der: &[u8], operators: &[OperatorKey], limits: &Limits) -> Result<RevocationList, NotUsed> {
    let malformed = |reason: &dyn core::fmt::Display| NotUsed::Malformed { reason: reason.to_string() };
    let statement = Statement::read(der, limits).map_err(|error| malformed(&error))?;
    let signed = |key: &&OperatorKey| key.signed(statement.manifest, statement.signature);
    let operator = operators.iter().find(signed).ok_or(NotUsed::OperatorNotNamed)?;
    let manifest = Manifest::read(statement.manifest, limits).map_err(|error| malformed(&error))?;
    if !tree::proves(&manifest.root, manifest.bits, statement.index, statement.entries, &statement.path) {
        return Err(NotUsed::NotInList);
    }
    let word = OperatorsWord { operator: operator.name(), list: manifest.list };
    let voucher = Voucher { word, signer: manifest.signer, bits: manifest.bits, index: statement.index };
    if !prefix::is_ordered(statement.entries, manifest.bits, statement.index) {
        return Err(NotUsed::NotInList);
    }
    RevocationList::of_part(manifest.head.into(), statement.entries.into(), voucher, limits)
        .map_err(|error| malformed(&error))
}
