//! Evidence packs: everything a verdict rests on except the documents, in one JSON file of the schema
//! `kyso-evidence/1`.
//!
//! A pack has the objects themselves (DER in base64) with origin and SHA-256, the proofs of existence the caller
//! stated, the time of judgement, and the names of policy and trust data. It has no document and no trust anchor: the
//! reader of a pack alone decides whom to trust. It is raw: personal identifiers in certificates are not masked.
//!
//! **Reading it back.** Objects without `document` came from the caller and are given again under their old names.
//! Objects of a document come with that document anyway, so they are used for other documents only, under the pack's
//! name. Therefore the same pack, document, policy and trust give the same report, byte for byte. Certificates, lists
//! and responses are signed; times and proofs of existence are not, so they are used only if the reader says so
//! ([`LoadedPack::now`], [`LoadedPack::proofs`]).
//!
//! **Malformed packs.** A file that is not JSON of this schema is an error as a whole ([`PackError`]). An object whose
//! bytes cannot be decoded or do not have the stated SHA-256 is left out, with a fault that names its place; the rest
//! is used.

mod error;
mod kind;
mod read;
mod write;

pub use error::{PackError, PackFault};
pub use kind::PackKind;
pub use read::{LoadedObject, LoadedPack};
pub use write::{
    DocumentEvidence, Pack, PackAnchor, PackDocument, PackObject, PackPolicy, PackProof, PackTrust, PackUnusable,
};

/// Name and version of this form.
pub const SCHEMA: &str = "kyso-evidence/1";

/// Largest pack that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 28;
