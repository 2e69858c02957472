//! Writing signatures. Nothing here has a key, a clock or a file: the time, the certificates and the value that a token returns are
//! values, and what comes out are the bytes to append.
//!
//! ```text
//! prepare (document, request, chain, placement) ─► Prepared ─► digest to sign ─► a token ─► value
//!         (add_content_timestamp, where one is asked for)
//! embed   (prepared, value, time-stamp)         ─► bytes to append, the value verified with the certificate first
//! extend  (document, evidence)                  ─► bytes to append; then prepare_timestamp for the archive
//! extend_message, prepare_archive, embed_archive ─► the same for a message
//! ```

mod algorithm;
pub mod appearance;
mod attributes;
mod content_timestamp;
mod der;
mod dictionary;
mod embed;
mod error;
mod extend;
mod field;
mod field_place;
mod gate;
mod judgement;
mod look;
mod message;
mod object;
mod outline;
mod prepare;
mod prepared;
mod relied_on;
mod request;
mod signed_data;
mod slots;
mod time;
mod timestamp;
mod update;

pub use algorithm::{RsaScheme, algorithm, digest_info, ecdsa_value, key_algorithm};
pub use appearance::{Picture, Placement};
pub use content_timestamp::add_content_timestamp;
pub use embed::{embed, embed_timestamp, verify_value};
pub use error::SignError;
pub use extend::{Evidence, extend};
pub use field_place::field_place;
pub use gate::{CheckedCertificate, Role, as_expected, as_raised, check_certificate, may_extend, may_sign};
pub use judgement::Judgement;
pub use look::{Look, LookError, Wanted};
pub use message::{PreparedArchive, embed_archive, extend_message, prepare_archive, prepare_message, signers_of};
pub use object::{Entries, PdfValue};
pub use prepare::{prepare, prepare_timestamp};
pub use prepared::Prepared;
pub use relied_on::relied_on as evidence_of;
pub use request::{Commitment, Field, FieldLock, Form, Request};
pub use timestamp::{check_timestamp, timestamp_answer, timestamp_query, timestamp_token};
