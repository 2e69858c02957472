//! A strict reader of PDF (ISO 32000-2) for verification.
//!
//! It keeps every revision and the place of every byte, repairs nothing in silence, and lists what is odd as [`Anomaly`]. It
//! reads through [`crate::base::input::Source`]: the tail, the cross-reference sections and the objects asked for, never the whole file.

mod active_content;
mod anomaly;
mod bytes;
mod cache;
pub mod changes;
pub mod compare;
mod content;
mod date;
mod document;
mod encryption;
mod extent;
mod fact;
mod failure;
mod filter;
mod handling;
mod header;
mod index;
mod information;
mod lexer;
mod look;
mod object;
mod object_stream;
mod parser;
mod real;
mod repaired;
mod revision;
mod security_store;
pub mod signature;
mod stream;
mod text;
mod to_unicode;
mod token;
mod view;
mod xref;

pub use active_content::{ActiveContent, ActiveKind, find_active_content};
pub use anomaly::{Anomaly, AnomalyCode};
pub use date::PdfDate;
pub use document::Document;
pub use fact::DocumentFact;
pub use handling::{TransferDamage, transfer_damage};
pub use header::{Header, Linearized};
pub use information::{Information, read_information};
pub use look::{Look, Picture, ShownText, look};
pub use object::{Dictionary, Entry, IndirectObject, Object, ObjectId, PdfString, Place, Stream, Value};
pub use revision::{Revision, RevisionAt, SectionPlace};
pub use security_store::{SecurityStore, SignatureEvidence, StoredItem, read_other_stores, read_security_store};
pub use text::decode_text;
pub use view::{Resolved, View};
pub use xref::{Entry as XrefEntry, SectionKind};
