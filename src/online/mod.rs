//! Fetching the evidence that a report asks for. Nothing here does anything until a caller switches it on.
//!
//! The addresses are an attacker's input: whoever makes a document chooses what its certificates name. So an address is checked
//! before it is asked, the name behind it is resolved here, and the connection goes to the very address that was checked.

mod address;
mod allow_list;
#[cfg(feature = "serve")]
mod authorities;
mod authority;
mod direct;
mod history;
mod mirror_index;
mod mirrored;
mod public_address;
mod refusal;
mod relayed;
mod rounds;
mod web;

pub use address::{Address, NotAllowed};
pub use allow_list::AllowList;
#[cfg(feature = "serve")]
pub(crate) use authorities::Authorities;
pub use authority::TimestampAuthority;
pub use direct::{Direct, Redirected};
pub use history::{HistoricList, History};
#[cfg(feature = "serve")]
pub(crate) use history::{first_line, whole};
#[cfg(feature = "serve")]
pub(crate) use mirror_index::place;
pub use mirror_index::{
    Failure, MirrorIndex, MirroredCertificate, MirroredList, MirroredTrust, SCHEMA as MIRROR_SCHEMA,
};
pub use mirrored::{Mirrored, Shelf};
pub use public_address::is_public;
pub use refusal::Refusal;
pub use relayed::Relayed;
#[cfg(feature = "serve")]
pub(crate) use relayed::word;
pub use rounds::{Answer, Fetcher, Question, Verified, gather, verify, verify_dossier};
pub use web::Web;
