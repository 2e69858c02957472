//! kyso verifies digitally signed documents of the Vietnamese state.
//!
//! The core is a pure function from bytes and context to a report: see [`verify()`]. Nothing in this library reads a clock, a
//! file, a socket or a random source; whatever comes from outside is a value in [`verify::Context`].
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod ades;
pub mod asn1;
mod base;
pub mod cms;
pub mod compare;
pub mod crypto;
pub mod dossier;
pub mod evidence;
pub mod formats;
pub mod inspect;
pub mod mime;
pub mod pdf;
pub mod policy;
pub mod report;
pub mod signed_revision;
pub mod trust;
mod validation;
pub mod verify;
pub mod vietnam;
#[cfg(feature = "bindings")]
pub mod wasm;
pub mod words;
pub mod x509;

pub use base::{error, finding, input, limits, span, time, unseen};
pub use compare::compare_with;
pub use error::Error;
pub use input::{Input, Source, SourceError};
pub use inspect::inspect;
pub use limits::Limits;
pub use signed_revision::{SignatureId, signed_revision};
pub use time::Timestamp;
pub use validation::{Context as ValidationContext, path, revocation, timestamp};
pub use verify::{plan, verify};
