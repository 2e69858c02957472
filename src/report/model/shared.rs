//! What signatures have in common. Two hundred signatures of one office have the same certificates, pass the same checks and precede
//! the same changes; written for each of them, that made most of a report.

use super::chain::ChainLink;
use super::change::Change;
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
