//! Fetching the evidence that a report asks for. Nothing here does anything until a caller switches it on.
//!
//! The addresses are an attacker's input: whoever makes a document chooses what its certificates name. So an address is checked
//! before it is asked, the name behind it is resolved here, and the connection goes to the very address that was checked.

mod address;
mod direct;
mod public_address;
mod rounds;

pub use address::{Address, NotAllowed};
pub use direct::{Direct, Redirected};
pub use public_address::is_public;
pub use rounds::{Answer, Fetcher, Question, Verified, verify};
