//! The Merkle tree over the parts of a list. Leaves and nodes are hashed apart (RFC 6962 §2.1), and a leaf has its place in it.

use crate::crypto::sha256;

/// Hash of a part at its place.
fn leaf(index: u32, entries: &[u8]) -> [u8; 32] {
    sha256(&[&[0], index.to_be_bytes().as_slice(), entries].concat())
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    sha256(&[&[1], left.as_slice(), right].concat())
}

/// Whether the tree with this root has these entries at this place. The height is signed, so the path has exactly that length.
pub(super) fn proves(root: &[u8; 32], bits: u32, index: u32, entries: &[u8], path: &[[u8; 32]]) -> bool {
    let fits = usize::try_from(bits).is_ok_and(|bits| bits == path.len());
    if !fits || index.checked_shr(bits).unwrap_or(0) != 0 {
        return false;
    }
    let start = (leaf(index, entries), index);
    let (found, _) = path.iter().fold(start, |(hash, place), beside| {
        let up = if place & 1 == 0 { node(&hash, beside) } else { node(beside, &hash) };
        (up, place >> 1)
    });
    found == *root
}

/// A whole tree, for whoever makes the parts.
#[cfg(feature = "serve")]
pub(crate) struct Tree {
    /// The leaves first, the root last.
    levels: Vec<Vec<[u8; 32]>>,
}

#[cfg(feature = "serve")]
impl Tree {
    /// Over parts, whose number is a power of two.
    pub(crate) fn over(parts: &[Vec<u8>]) -> Self {
        let leaves = (0_u32..).zip(parts).map(|(index, entries)| leaf(index, entries)).collect();
        let mut levels: Vec<Vec<[u8; 32]>> = vec![leaves];
        // Ends: every level has half as many.
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let up = last.chunks_exact(2).filter_map(|pair| match pair {
                [left, right] => Some(node(left, right)),
                _ => None,
            });
            let up = up.collect();
            levels.push(up);
        }
        Self { levels }
    }

    pub(crate) fn root(&self) -> [u8; 32] {
        self.levels.last().and_then(|top| top.first()).copied().unwrap_or_default()
    }

    /// What is beside the way from a leaf to the root.
    pub(crate) fn path(&self, index: usize) -> Vec<[u8; 32]> {
        let below = self.levels.iter().take(self.levels.len().saturating_sub(1)).enumerate();
        below.filter_map(|(level, hashes)| hashes.get((index >> level) ^ 1).copied()).collect()
    }
}
