//! Where a signature is shown, found from the page itself: the title and the name that are printed, the signature's picture, the upper
//! right corner, the blanks for number and date.
//!
//! A place is a proposal. A person may move it within the limits of the rule, or choose another one.

mod area;
mod blanks;
mod corner;
mod lines;
mod over_third;
mod proposal;
mod propose;
mod read;
mod sheet;
mod signer_block;

pub(super) use proposal::PageShown;
pub use proposal::{Proposal, Reason};
pub use propose::{Case, Fonts, at, in_field, propose};
pub use sheet::Sheets;
