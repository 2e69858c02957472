//! A file as judged: each signature and time-stamp, what later revisions did, and the result. The law's view and the
//! report are made from this.

mod hints;
mod law;
mod level;
mod pictures;
mod shown;
mod signature;
mod state;
mod timestamp;
mod verdict;
mod words;

pub(crate) use law::{Law, SeenByLaw, law};
pub use level::Level;
pub(crate) use level::{InFile, Missing, Reached, reached};
pub(crate) use pictures::{Differing, Seen, Unusable, apply_pictures};
pub(crate) use shown::{all_verified, as_shown, doubt};
pub(crate) use signature::{JudgedSignature, JudgedTimestamp};
pub(crate) use state::State;
pub(crate) use timestamp::indication_of;
pub(crate) use verdict::{Doubt, of_timestamp, reason, verdict, with_pictures};
pub use words::{AsShown, Verdict, VerdictReason};
