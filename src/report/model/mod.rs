//! The report as data. Field names are the contract `kyso-report/2`; arrays of records only, no object keyed by file content.

/// A record of a JSON form.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

/// A record of the report, which is also read again.
macro_rules! stored {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

/// An enumeration of a JSON form.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$variant_meta])* $variant),* }
    };
}

pub(crate) use {names, record};

mod basis;
mod chain;
mod change;
mod document;
mod document_timestamp;
mod evidence;
mod report;
mod shared;
mod signature;
mod signer;
mod timestamp;

pub use crate::judged::{AsShown, Level, Verdict, VerdictReason};
pub use basis::{LegalTable, PolicyFacts, SignedTrustFile, TrustFacts, UserCertificate};
pub use chain::{ChainLink, Revocation, RevocationStatus};
pub use change::{Change, ChangeLevel};
pub use document::{Document, OrphanSignature, PictureDifference, PictureKind, PicturesFacts, Revision};
pub use document_timestamp::DocumentTimestamp;
pub use evidence::{Fetched, Item, Objects, Proof, Want, WantKind};
pub use report::{ContentFacts, Engine, InputFacts, Report, SCHEMA};
pub use shared::Shared;
pub use signature::{Algorithms, Coverage, Identity, Integrity, Place, Signature, SignatureKind, Time, Widget};
pub use signer::{Signer, SignerAttributes, Stated};
pub use timestamp::{SignatureTimestamp, TimestampKind};
