//! One difference between two files.

use crate::pdf::changes::ChangeKind;
use crate::pdf::syntax::object::ObjectId;

/// Something that is in one file and not, or otherwise, in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What.
    pub kind: ChangeKind,
    /// The object in the older file that holds it. `None`: it is not there.
    pub old: Option<ObjectId>,
    /// The object in the newer file that holds it. `None`: it is not there.
    pub new: Option<ObjectId>,
    /// Number of the page, from 1: in the newer file, or in the older one if it is not in the newer.
    pub page: Option<u32>,
    /// Full name of the form field.
    pub field: Option<String>,
    /// Where on the page.
    pub rect: Option<[f64; 4]>,
    /// The keys that lead to it.
    pub detail: Option<String>,
}

/// Most differences kept: past that a person learns nothing more.
const KEPT: usize = 1_000;

/// All differences found.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// In the order of pages, then form, then the rest.
    pub list: Vec<Difference>,
    /// Whether everything was compared and everything found is listed.
    pub complete: bool,
}

impl Default for Differences {
    fn default() -> Self {
        Self { list: Vec::new(), complete: true }
    }
}

impl Differences {
    pub(super) fn add(&mut self, difference: Difference) {
        if self.list.len() >= KEPT {
            self.complete = false;
            return;
        }
        // One entry for each place: several keys of one object lead to it.
        let last = self.list.iter().rev().take(64);
        if !last.into_iter().any(|known| *known == difference) {
            self.list.push(difference);
        }
    }
}
