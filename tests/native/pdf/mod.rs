//! PDF: the reader, later changes, attacks, and what other readers see.

mod accounting;
mod anomalies;
mod anomaly_effects;
mod attacks;
pub mod built;
pub mod changes;
mod compare;
mod corpora;
mod cost;
mod coverage;
mod encrypted;
mod flips;
mod hidden_structure;
mod malformed;
mod misplaced;
mod other_readers;
mod pictures;
mod progress;
mod reader;
mod repaired_reading;
mod signature_fields;
mod signatures;
mod signed_by_openssl;
mod transport;
pub mod updates;
