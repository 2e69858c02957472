//! What signatures have in common. Two hundred signatures of one office have the same certificates, pass the same checks and precede
//! the same changes; written for each of them, that made most of a report.

use super::chain::ChainLink;
use super::change::Change;
use super::report::Report;
use super::signature::Signature;
use crate::ades::Block;
use crate::vietnam::Step;
use serde::{Deserialize, Serialize};

stored! {
    /// What several signatures have in common, each written once.
    #[derive(Default)]
    Shared {
        /// From a certificate to the anchor, as far as it leads.
        chains: Vec<Vec<ChainLink>>,
        /// Every check of a signature, in the blocks of EN 319 102-1.
        blocks: Vec<Vec<Block>>,
        /// The steps of Nghị định 68/2024/NĐ-CP.
        decree68: Vec<Vec<Step>>,
        /// What later revisions did.
        changes: Vec<Change>,
    }
}

/// A place that names nothing is nothing: a report that was read from elsewhere may name any.
impl Report {
    /// A chain by its place.
    pub fn chain(&self, place: usize) -> &[ChainLink] {
        self.shared.chains.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The checks of a signature.
    pub fn blocks(&self, signature: &Signature) -> &[Block] {
        self.shared.blocks.get(signature.blocks).map(Vec::as_slice).unwrap_or_default()
    }

    /// The steps of Nghị định 68/2024/NĐ-CP for a signature.
    pub fn steps(&self, signature: &Signature) -> &[Step] {
        self.shared.decree68.get(signature.decree68).map(Vec::as_slice).unwrap_or_default()
    }

    /// Changes by their places.
    pub fn changes<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Change> {
        places.iter().filter_map(|place| self.shared.changes.get(*place))
    }
}
