//! A PDF file as a sequence of revisions.

pub(crate) mod active_content;
mod ambiguity;
pub(crate) mod cache;
pub(crate) mod extent;
pub(crate) mod failure;
pub(crate) mod found;
pub(crate) mod header;
pub(crate) mod index;
pub(crate) mod information;
pub(crate) mod object_search;
pub(crate) mod object_stream;
mod open;
mod opened;
mod read_extents;
pub(crate) mod revision;
pub(crate) mod security_store;
pub(crate) mod skim;
pub(crate) mod stream;
mod values;
pub(crate) mod view;
pub(crate) mod xref;

pub use opened::Document;
