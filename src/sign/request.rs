//! What is asked for.

use super::RsaScheme;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use serde::{Deserialize, Serialize};

/// The form of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `ETSI.CAdES.detached` in a PDF (EN 319 142-1).
    Pades,
    /// `adbe.pkcs7.detached` in a PDF, for systems that know nothing newer.
    Adbe,
    /// A CMS beside its content (`.p7s`, EN 319 122-1).
    CadesDetached,
    /// A CMS with its content (`.p7m`).
    CadesOpaque,
    /// `ETSI.RFC3161`: a time-stamp over a PDF (EN 319 142-1 §5.4.3).
    DocumentTimestamp,
}

/// The field that takes the signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// A new one, under a name that is free.
    #[default]
    New,
    /// A new one with this name.
    Named(String),
    /// One of the document that is empty, by its full name.
    Existing(String),
}

/// Fields that may not change after the signature (ISO 32000-2 §12.8.2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldLock {
    /// Every field.
    All,
    /// These.
    Include(Vec<String>),
    /// All but these.
    Exclude(Vec<String>),
}

/// What the signer commits to (EN 319 122-1 §5.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// Proof of origin: the signer made and approved the content.
    Origin,
    /// Proof of approval.
    Approval,
    /// Proof of creation, not of approval.
    Creation,
}

/// What is to be signed, and how. The time is the caller's.
#[derive(Clone, Debug)]
pub struct Request {
    /// The form.
    pub form: Form,
    /// The digest: SHA-256, SHA-384 or SHA-512.
    pub digest: DigestAlgorithm,
    /// How an RSA key signs.
    pub rsa: RsaScheme,
    /// When, by the clock of the signer.
    pub time: Timestamp,
    /// Where in the form.
    pub field: Field,
    /// Certifies the document, with what may change later: 1 nothing, 2 forms, 3 notes too (ISO 32000-2 §12.8.2.2).
    pub certify: Option<u8>,
    /// What may not change later.
    pub lock: Option<FieldLock>,
    /// `Name`.
    pub name: Option<String>,
    /// `Reason`.
    pub reason: Option<String>,
    /// `Location`.
    pub location: Option<String>,
    /// `ContactInfo`.
    pub contact: Option<String>,
    /// What the signer commits to.
    pub commitment: Option<Commitment>,
    /// Octets left for a time-stamp over the content (EN 319 122-1 §5.2.8), which `add_content_timestamp` adds; 0 if there will be none.
    pub content_timestamp_room: usize,
    /// Octets left for a time-stamp over the value; 0 if there will be none.
    pub timestamp_room: usize,
}

impl Request {
    /// The usual one: PAdES with SHA-256 in a new field.
    pub fn new(time: Timestamp) -> Self {
        Self {
            form: Form::Pades,
            digest: DigestAlgorithm::Sha256,
            rsa: RsaScheme::default(),
            time,
            field: Field::default(),
            certify: None,
            lock: None,
            name: None,
            reason: None,
            location: None,
            contact: None,
            commitment: None,
            content_timestamp_room: 0,
            timestamp_room: 0,
        }
    }
}
