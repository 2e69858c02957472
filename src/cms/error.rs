//! Why a CMS object could not be read.

use crate::asn1::Asn1Error;
use core::fmt;

/// Reading failed at a place of the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CmsError {
    /// The encoding is broken.
    Asn1(Asn1Error),
    /// It is not SignedData.
    NotSignedData,
    /// It has no signature.
    NoSigner,
}

impl CmsError {
    /// Offset in the object, zero where none applies.
    pub fn offset(&self) -> usize {
        match self {
            Self::Asn1(e) => e.offset,
            Self::NotSignedData | Self::NoSigner => 0,
        }
    }
}

impl fmt::Display for CmsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asn1(e) => write!(f, "{:?}", e.kind),
            Self::NotSignedData => f.write_str("not SignedData"),
            Self::NoSigner => f.write_str("no SignerInfo"),
        }
    }
}

impl core::error::Error for CmsError {}

impl From<Asn1Error> for CmsError {
    fn from(e: Asn1Error) -> Self {
        Self::Asn1(e)
    }
}
