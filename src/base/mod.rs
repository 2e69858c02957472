//! Values that everything uses: places, times, limits, findings, errors, input.

mod datum;
pub(crate) mod error;
pub mod fact;
pub mod finding;
pub(crate) mod input;
pub(crate) mod limits;
#[cfg(not(all(target_arch = "wasm32", feature = "javascript")))]
pub(crate) mod nfc;
#[cfg(all(target_arch = "wasm32", feature = "javascript"))]
#[path = "nfc_host.rs"]
pub(crate) mod nfc;
pub(crate) mod sort;
pub(crate) mod span;
pub(crate) mod time;
pub mod unseen;
