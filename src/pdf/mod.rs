//! A strict reader of PDF (ISO 32000-2) for verification.
//!
//! It keeps every revision and the place of every byte, repairs nothing in silence, and lists what is odd as [`Anomaly`]. It
//! reads through [`crate::base::input::Source`]: the tail, the cross-reference sections and the objects asked for, never the whole file.

mod appearance;
pub mod changes;
pub mod compare;
mod content;
mod document;
mod encryption;
mod fact;
mod filter;
mod font;
pub(crate) mod page_text;
pub(crate) mod page_view;
pub mod signature;
mod syntax;

pub use appearance::{Appearance, Picture, ShownText, read_appearance};
pub use document::Document;
pub use document::active_content::{ActiveContent, ActiveKind, find_active_content};
pub use document::header::{Header, Linearized};
pub use document::information::{Information, read_information};
pub use document::revision::{Revision, RevisionAt, SectionPlace};
pub use document::security_store::{
    SecurityStore, SignatureEvidence, StoredItem, read_other_stores, read_security_store,
};
pub use document::view::{Resolved, View};
pub use document::xref::{Entry as XrefEntry, SectionKind};
pub use fact::DocumentFact;
pub use signature::transfer_damage::{TransferDamage, transfer_damage};
pub use syntax::anomaly::{Anomaly, AnomalyCode};
pub use syntax::date::PdfDate;
pub use syntax::object::{Dictionary, Entry, IndirectObject, Object, ObjectId, PdfString, Place, Stream, Value};
pub use syntax::text::decode_text;
