//! From where objects are referred to.

use super::super::node::{Place, References};
use super::super::roles::Role;
use crate::pdf::syntax::object::IndirectObject;
use std::collections::HashMap;
use std::rc::Rc;

/// One of the two revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Which {
    Old,
    New,
}

/// From where an object that was there before may be referred to, so that its change is the one a rule judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// From this place.
    At(Place),
    /// From this place, in an object that must itself be used only from where a rule knows it: what it holds depends on that.
    Through(Place),
    /// From any object, by exactly these keys. Only for keys that mean the same wherever they stand.
    Path(&'static str),
    /// From any object, by keys that end so.
    Ending(&'static str),
    /// From an object of this role, by exactly these keys.
    From(Role, &'static str),
}

/// A reference to an object: where it stands, and the object it stands in.
pub(crate) type Use = (Place, Option<Rc<IndirectObject>>);

/// References that were read: by revision and object, `None` for the trailer; and how many there are in all.
#[derive(Default)]
pub(super) struct Remembered {
    pub(super) of: HashMap<(Which, Option<u32>), Rc<References>>,
    pub(super) count: usize,
}
