//! Signatures that are one act. A clerk puts number, day, month and seal each as a signature field of its own; that is one act of
//! the agency and not several signers (Nghị định 30/2020/NĐ-CP Điều 15.3, Điều 32.2).

use super::SignatureFacts;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

/// Consecutive signatures with one certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Act {
    /// Whose act.
    pub nature: Nature,
    /// Ids of its signatures, in their order.
    pub signatures: Vec<usize>,
}

/// Groups signatures given in the order of what they cover. A signature of someone else in between ends an act; so does a
/// signature whose certificate is missing.
pub fn acts(signatures: &[SignatureFacts<'_>]) -> Vec<Act> {
    let same =
        |a: &SignatureFacts<'_>, b: &SignatureFacts<'_>| a.certificate.is_some() && a.certificate == b.certificate;
    let act = |group: &[SignatureFacts<'_>]| Act {
        nature: group.first().map_or(Nature::Uncertain, |s| s.nature),
        signatures: group.iter().map(|s| s.id).collect(),
    };
    signatures.chunk_by(same).map(act).collect()
}
