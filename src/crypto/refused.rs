//! Why a key or the parameters of an algorithm cannot be used.

use super::Unsupported;
use crate::asn1::Asn1Error;

/// Broken, or sound but not supported. Inside this module one error; outside, the first is an error and the second a value, for
/// reports must be able to show it.
pub(super) enum Refused {
    Broken(&'static str),
    Unsupported(Unsupported),
}

impl From<Asn1Error> for Refused {
    fn from(_: Asn1Error) -> Self {
        Self::Broken("the encoding is not readable")
    }
}

impl From<Unsupported> for Refused {
    fn from(what: Unsupported) -> Self {
        Self::Unsupported(what)
    }
}
