//! Readers of smart cards over USB: *Specification for Integrated Circuit(s) Cards Interface Devices*, revision 1.1 (CCID). Messages over
//! bulk endpoints, at the levels of short and extended APDUs. Whatever a device sends is taken as an attacker's.

mod descriptor;
mod error;
mod message;
mod reader;

pub use descriptor::{Endpoint, Level, ReaderInterface};
pub use error::CcidError;
pub(super) use reader::Reader;

/// The descriptor of a token, for tests of others.
#[cfg(test)]
pub(super) fn tests_descriptor() -> Vec<u8> {
    descriptor::tests::descriptor(0xFF, 0x0004_0840, 3072)
}
