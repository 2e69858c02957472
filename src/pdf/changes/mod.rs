//! What later revisions did to a signed document (ISO 32000-2 §12.8.2.2): each revision is compared with the one before it,
//! object by object. A difference counts as justified only if a rule vouches for it; everything else is unjustified.
//!
//! Neighbouring revisions are compared once and the result is shared by all signatures, so the cost is that of the changed
//! objects (and one pass that notes where they are used), not a multiple of the file.

mod accounting;
mod analysis;
mod appearance;
mod change;
mod damaged;
mod differing;
mod equal;
mod field;
mod hiding;
mod judge;
mod lock;
mod node;
mod occupied;
pub(crate) mod painted;
mod picture;
mod reach;
mod repaired;
mod roles;
mod rules;
pub mod shapes;
mod signed_bytes;
mod step;
mod usage;
mod work;

pub use analysis::{Analysis, analyse, changes_since};
pub use change::{Change, ChangeKind, Level};
pub use damaged::judge_before_damage;
pub(crate) use field::{FieldFacts, rectangle};
pub use judge::{JudgedChange, Judgement, Standing};
#[cfg(feature = "sign")]
pub(crate) use lock::locks_field;
pub(crate) use work::Work;
