//! Why nothing is signed.

use crate::base::error::Error;
use core::fmt;

/// A reason not to sign, or not to hand out what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The file cannot be read, or is over a limit.
    Document(Error),
    /// It is encrypted.
    Encrypted,
    /// Its structure is damaged: what is added to it would not be read by everybody alike.
    Damaged {
        /// What is wrong with it.
        what: &'static str,
    },
    /// What is to be extended is no signed message.
    BadMessage,
    /// An archive time-stamp of version 2 covers the message as it is (TS 101 733 §6.4.1).
    ArchiveClosed,
    /// A certification allows no further signature (ISO 32000-2 §12.8.2.2, `P` 1).
    NoFurtherSignature,
    /// An earlier signature locks the field (ISO 32000-2 §12.8.2.4).
    FieldLocked {
        /// Its full name.
        field: String,
    },
    /// A certification must be the first signature (ISO 32000-2 §12.8.2.2.1).
    NotFirst,
    /// No signature field has this name.
    NoSuchField {
        /// The name.
        field: String,
    },
    /// The field is signed already.
    FieldSigned {
        /// Its full name.
        field: String,
    },
    /// A new field cannot have the name of one that is there.
    FieldExists {
        /// The name.
        field: String,
    },
    /// The field asks for something of its signature that is not offered (ISO 32000-2 §12.7.5.5, `SV`).
    SeedValue {
        /// Its full name.
        field: String,
    },
    /// There is no such page.
    NoSuchPage {
        /// The number asked for.
        page: usize,
    },
    /// The rectangle is empty or not one.
    BadRectangle,
    /// No certificate was given, or the first one cannot be read.
    BadCertificate,
    /// The key of the certificate cannot be used with this algorithm.
    AlgorithmUnsupported {
        /// The algorithm, or the key.
        what: String,
    },
    /// The value is not one of the certificate's key over what was to be signed.
    ValueMismatch,
    /// The signature does not fit the room that was left for it.
    NoRoom {
        /// Octets it needs.
        needed: usize,
    },
    /// The time-stamp cannot be read.
    BadTimestamp {
        /// What is wrong with it.
        what: String,
    },
    /// The authority refused to give a time-stamp.
    TimestampRefused {
        /// What it said.
        what: String,
    },
    /// The time-stamp is over other data.
    TimestampOfOther,
    /// The file is no longer the one that was prepared.
    Changed,
    /// The document is not valid as it is, so nothing is added to it.
    AlreadyInvalid {
        /// Why.
        what: String,
    },
    /// An agency signs what a competent person has signed (Decree 30/2020 Art. 32.2).
    NoPersonalSignature,
    /// The certificate is of another kind than the role asks for.
    WrongNature,
    /// The certificate is not in force at the time of signing (Decree 68/2024 Art. 31.1.a).
    CertificateExpired {
        /// Until when it was, or from when it will be.
        what: String,
    },
    /// A certificate of the path was revoked (Decree 68/2024 Art. 31.1.c).
    CertificateRevoked,
    /// The status of a certificate of the path is not known (Decree 68/2024 Art. 31.2).
    StatusUnknown,
    /// The certificate leads to no trusted root (Decree 68/2024 Art. 32).
    NoPath {
        /// Why.
        what: String,
    },
    /// The level that was asked for is not reached.
    LevelNotReached {
        /// What it lacks, by the names of the report, parted by `; `.
        what: String,
    },
    /// What was signed is not judged as it should be.
    NotAsExpected {
        /// What the verifier found, by codes, parted by `; `.
        what: String,
    },
}

impl SignError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document(error) => error.code(),
            Self::Encrypted => "sign-encrypted",
            Self::Damaged { .. } => "sign-damaged",
            Self::BadMessage => "sign-bad-message",
            Self::ArchiveClosed => "sign-archive-closed",
            Self::NoFurtherSignature => "sign-certified",
            Self::FieldLocked { .. } => "sign-field-locked",
            Self::NotFirst => "sign-not-first",
            Self::NoSuchField { .. } => "sign-no-such-field",
            Self::FieldSigned { .. } => "sign-field-signed",
            Self::FieldExists { .. } => "sign-field-exists",
            Self::SeedValue { .. } => "sign-seed-value",
            Self::NoSuchPage { .. } => "sign-no-such-page",
            Self::BadRectangle => "sign-bad-rectangle",
            Self::BadCertificate => "sign-bad-certificate",
            Self::AlgorithmUnsupported { .. } => "sign-algorithm",
            Self::ValueMismatch => "sign-value-mismatch",
            Self::NoRoom { .. } => "sign-no-room",
            Self::BadTimestamp { .. } => "sign-bad-timestamp",
            Self::TimestampRefused { .. } => "sign-timestamp-refused",
            Self::TimestampOfOther => "sign-timestamp-of-other",
            Self::Changed => "sign-changed",
            Self::AlreadyInvalid { .. } => "sign-already-invalid",
            Self::NoPersonalSignature => "sign-no-personal-signature",
            Self::WrongNature => "sign-wrong-nature",
            Self::CertificateExpired { .. } => "sign-certificate-expired",
            Self::CertificateRevoked => "sign-certificate-revoked",
            Self::StatusUnknown => "sign-status-unknown",
            Self::NoPath { .. } => "sign-no-path",
            Self::LevelNotReached { .. } => "sign-level-not-reached",
            Self::NotAsExpected { .. } => "sign-not-as-expected",
        }
    }

    /// What it is about, for the sentence.
    pub fn what(&self) -> String {
        match self {
            Self::Document(error) => error.details().what.unwrap_or_default(),
            Self::Damaged { what } => (*what).to_owned(),
            Self::FieldLocked { field }
            | Self::NoSuchField { field }
            | Self::FieldSigned { field }
            | Self::FieldExists { field }
            | Self::SeedValue { field } => field.clone(),
            Self::NoSuchPage { page } => page.to_string(),
            Self::NoRoom { needed } => needed.to_string(),
            Self::AlgorithmUnsupported { what }
            | Self::BadTimestamp { what }
            | Self::TimestampRefused { what }
            | Self::AlreadyInvalid { what }
            | Self::CertificateExpired { what }
            | Self::NoPath { what }
            | Self::LevelNotReached { what }
            | Self::NotAsExpected { what } => what.clone(),
            _ => String::new(),
        }
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            other => write!(f, "{} {}", other.code(), other.what()),
        }
    }
}

impl core::error::Error for SignError {}

impl From<Error> for SignError {
    fn from(error: Error) -> Self {
        Self::Document(error)
    }
}

impl From<crate::asn1::Asn1Error> for SignError {
    fn from(_: crate::asn1::Asn1Error) -> Self {
        Self::BadMessage
    }
}

impl From<crate::base::input::SourceError> for SignError {
    fn from(error: crate::base::input::SourceError) -> Self {
        Self::Document(error.into())
    }
}
