//! English.

mod algorithm;
mod certificate;
pub(in crate::words) mod changes;
pub(in crate::words) mod comparison;
pub(in crate::words) mod dossier;
pub(in crate::words) mod error;
mod file;
pub(in crate::words) mod findings;
pub(in crate::words) mod interface;
pub(in crate::words) mod law;
pub(in crate::words) mod level;
mod mail;
pub(in crate::words) mod open;
mod revocation;
mod signature;
#[cfg(feature = "sign")]
pub(in crate::words) mod signing;
mod time;
