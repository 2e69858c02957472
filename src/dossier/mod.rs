//! A dossier: a main document and its separate annexes, judged together.
//!
//! Nghị định 30/2020/NĐ-CP Phụ lục I: an annex in a separate file has a separate signature of the agency. [`unpack()`]
//! finds the files in the input (files, a ZIP, an edXML package, the attachments of a mail), [`verify()`] makes a report for each, and
//! `judge` decides which is the main document and what the whole has and lacks. No signature is judged again: the
//! verdict is the worst of the members'.

mod crc32;
mod edxml;
mod entry;
mod judge;
mod member;
mod model;
mod unpack;
mod verify;
mod xml;
mod zip;

pub use member::{Content, Member};
pub use model::{
    Dossier, DossierCompleteness, DossierNote, DossierNoteCode, MainDocument, MainWhy, MemberError, MemberRecord, Role,
    SCHEMA, Skipped,
};
#[cfg(feature = "bindings")]
pub(crate) use unpack::Bytes;
pub use unpack::{Found, Unpacked, begins_container, unpack};
pub use verify::{GivenFile, verify};
