//! Readers of smart cards over USB: *Specification for Integrated Circuit(s) Cards Interface Devices*, revision 1.1 (CCID). Messages over
//! bulk endpoints, at the levels of short and extended APDUs. Whatever a device sends is taken as an attacker's.

mod descriptor;
mod error;
mod message;
mod reader;

pub use descriptor::{Endpoint, Level, ReaderInterface};
pub use error::CcidError;
pub(super) use reader::Reader;

#[cfg(test)]
pub(super) use descriptor::tests::descriptor as tests_descriptor;
