//! Whose certificate it is: person, agency or software, and of which body, by the signs the certificate carries.

mod affiliation;
mod body;
mod nature;
mod person;

pub use affiliation::Affiliation;
pub use nature::{Nature, Subject, nature, nature_of};
