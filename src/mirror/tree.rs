//! The tree over what a run time-stamps (RFC 4998 §4.2): nodes are the hash of their two children in ascending order.

use crate::base::sort;
use crate::crypto::sha256;

/// The leaves in ascending order, each once, up to the root.
pub(super) struct HashTree {
    levels: Vec<Vec<[u8; 32]>>,
}

impl HashTree {
    pub(super) fn over(leaves: impl IntoIterator<Item = [u8; 32]>) -> Self {
        let mut leaves: Vec<[u8; 32]> = leaves.into_iter().collect();
        sort::sort(&mut leaves);
        leaves.dedup();
        let mut levels = vec![leaves];
        // Ends: every level has at most half as many, rounded up.
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let up = last.chunks(2).filter_map(|pair| match pair {
                [left, right] => Some(node(left, right)),
                // Without a sibling it moves up as it is.
                [alone] => Some(*alone),
                _ => None,
            });
            let up = up.collect();
            levels.push(up);
        }
        Self { levels }
    }

    pub(super) fn root(&self) -> Option<[u8; 32]> {
        self.levels.last()?.first().copied()
    }

    /// The reduced tree of a leaf: groups from it up to the root; empty where it is the root itself.
    pub(super) fn reduced(&self, leaf: &[u8; 32]) -> Option<Vec<Vec<[u8; 32]>>> {
        let mut at = self.levels.first()?.binary_search(leaf).ok()?;
        let mut groups: Vec<Vec<[u8; 32]>> = Vec::new();
        for level in self.levels.iter().take(self.levels.len().saturating_sub(1)) {
            if let Some(sibling) = level.get(at ^ 1) {
                let first = groups.is_empty();
                groups.push(first.then_some(*leaf).into_iter().chain([*sibling]).collect());
            }
            at /= 2;
        }
        Some(groups)
    }
}

fn node(one: &[u8; 32], other: &[u8; 32]) -> [u8; 32] {
    sha256(&[one.min(other).as_slice(), one.max(other)].concat())
}
