//! The report as data, and how it is written from what was judged.
//!
//! [`Report`] has the facts and verdicts under stable names. The sentences are in [`crate::words`], the other formats
//! of the same report in [`crate::formats`].

pub(crate) mod bounded;
pub(crate) mod comparison;
pub(crate) mod mask;
pub(crate) mod model;
pub(crate) mod record;
mod write;

pub use comparison::{Compared, Comparison, Difference, Relation, SCHEMA as COMPARISON_SCHEMA};
pub use model::{
    Algorithms, AsShown, ChainLink, Change, ChangeLevel, ContentFacts, Coverage, Document, DocumentTimestamp, Engine,
    Fetched, Identity, InputFacts, Integrity, Item, LegalTable, Level, Objects, OrphanSignature, PictureDifference,
    PictureKind, PicturesFacts, Place, PolicyFacts, Proof, Report, Revision, Revocation, RevocationStatus, SCHEMA,
    Shared, Signature, SignatureKind, SignatureTimestamp, SignedTrustFile, Signer, SignerAttributes, Stated, Time,
    TimestampKind, TrustFacts, UserCertificate, Verdict, VerdictReason, Want, WantKind, Widget,
};
pub use record::{
    Decision, DecisionText, Found, ReasonText, Record, RecordedDocument, SCHEMA as RECORD_SCHEMA, StoredText, Writer,
    record,
};
pub(crate) use write::{active, changes, pictures, signature, table};
