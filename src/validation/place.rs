//! Where in a signature or a time-stamp an algorithm was used.

use core::fmt;

/// Where an algorithm was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the signature.
    Signature,
    /// In the signer's certificate, by his key.
    Signer,
    /// In the imprint of a time-stamp.
    TimestampImprint,
    /// In the signature of a time-stamp.
    TimestampSignature,
    /// In the index of an archive time-stamp.
    TimestampIndex,
    /// In a certificate of the signer's path.
    Certificate(String),
    /// In a certificate of the path of a time-stamp unit.
    TimestampCertificate(String),
}

impl Place {
    /// Whether it is about a time-stamp.
    pub(crate) fn is_of_timestamp(&self) -> bool {
        !matches!(self, Self::Signature | Self::Signer | Self::Certificate(_))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => f.write_str("signature"),
            Self::Signer => f.write_str("signer"),
            Self::TimestampImprint => f.write_str("time-stamp-imprint"),
            Self::TimestampSignature => f.write_str("time-stamp-signature"),
            Self::TimestampIndex => f.write_str("time-stamp-index"),
            Self::Certificate(name) => f.write_str(name),
            Self::TimestampCertificate(name) => write!(f, "time-stamp: {name}"),
        }
    }
}
