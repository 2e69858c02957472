//! Certificate revocation lists (RFC 5280 §5, §6.3): read in one pass, never turned into an object tree.

pub(crate) mod entry;
mod issuing_distribution_point;
mod list;
mod look_up;
mod looked_up;
mod number;
mod observe;
#[cfg(feature = "serve")]
mod parts;
mod scan;
mod scope;
mod signer;
mod tlv;

pub use issuing_distribution_point::OnlyContains;
pub use list::{Malformed, RevocationList, list_der};
pub(crate) use looked_up::Expected;
pub use number::ListNumber;
pub(crate) use observe::observe;
pub use scan::{Scan, Wanted};
pub(crate) use tlv::{expect_sequence, minimal};
