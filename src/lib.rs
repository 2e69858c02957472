//! kyso verifies digitally signed documents of the Vietnamese state.
//!
//! The core is a pure function from bytes and context to a report: see [`verify()`]. Nothing in this library reads a clock, a
//! file, a socket or a random source; whatever comes from outside is a value in [`verify::Context`].
//!
//! # Where to start
//!
//! | to | start with |
//! |---|---|
//! | verify a document, or a signature outside of one | [`verify()`], with a [`verify::Context`] |
//! | say in words what a report means | [`words::present`], then [`formats::text`], [`formats::html`] |
//! | judge a document with its annexes | [`dossier::verify()`] |
//! | know what is in a file, without a judgement | [`inspect()`] |
//! | have the bytes that somebody signed | [`signed_revision()`] |
//! | have the file inside a `.p7m` | [`signed_content()`] |
//! | know whether a file came back as it was sent | [`compare_with`] |
//! | say whom to trust, and what to ask | [`trust::TrustFile`], [`trust::TrustStore`], [`policy::Policy`] |
//! | give or keep certificates and their status | [`evidence::EvidenceStore`], [`evidence::pack`] |
//! | write a record or a letter | [`report::record`], [`words::Letter`] |
//! | validate a certificate alone | [`path::find_path`] |
//!
//! Each has an example. The shortest of all:
//!
//! ```
//! use kyso::evidence::EvidenceStore;
//! use kyso::formats::text;
//! use kyso::policy::Policy;
//! use kyso::trust::TrustStore;
//! use kyso::verify::Context;
//! use kyso::words::{Language, present};
//! use kyso::{Input, Limits, Timestamp};
//!
//! let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
//! let (trust, evidence) = (TrustStore::default(), EvidenceStore::default());
//! let (policy, limits) = (Policy::strict(), Limits::default());
//! let now = Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
//! let context = Context::new(now, &trust, &evidence, &policy, &limits);
//! let report = kyso::verify(&Input { source: &file, detached: None, password: None }, &context)?;
//! println!("{}", text(&present(&report, Language::En)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod ades;
pub mod asn1;
mod base;
#[cfg(feature = "bridge")]
pub mod bridge;
pub mod cms;
mod compare;
pub mod crypto;
pub mod dossier;
pub mod evidence;
pub mod formats;
pub mod inspect;
mod judged;
pub mod mime;
#[cfg(feature = "serve")]
pub mod mirror;
#[cfg(feature = "online")]
pub mod online;
pub mod pdf;
pub mod policy;
pub mod report;
#[cfg(feature = "serve")]
pub mod serve;
#[cfg(feature = "sign")]
pub mod sign;
mod signed_revision;
pub mod trust;
mod validation;
pub mod verify;
pub mod vietnam;
#[cfg(feature = "javascript")]
pub mod wasm;
pub mod words;
pub mod x509;

#[cfg(feature = "card-bindings")]
#[path = "wasm/card.rs"]
mod wasm_card;

pub use base::error::{Error, ErrorDetails};
pub use base::input::{Input, Source, SourceError};
pub use base::limits::Limits;
pub use base::span::Span;
pub use base::time::Timestamp;
pub use base::{fact, finding, unseen};
pub use compare::compare_with;
pub use inspect::inspect;
pub use signed_revision::{SignatureId, signed_revision};
pub use validation::{
    Context as ValidationContext, NotCovered, Place, ValidationFact, evidence_record, path, revocation, timestamp,
};
pub use verify::{plan, signed_content, verify};
