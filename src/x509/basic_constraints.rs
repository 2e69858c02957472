//! basicConstraints (RFC 5280 §4.2.1.9).

use super::Certificate;
use super::value::{allowance, count, whole};
use crate::asn1::{Asn1Error, Tag, boolean};
use const_oid::db::rfc5280 as oid;

/// Whether the subject may issue certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// It may, with at most so many authorities below it.
    Yes {
        /// pathLenConstraint.
        path_length: Option<u32>,
    },
    /// It may not: the extension says so or cannot be read.
    No,
    /// The extension is absent, so it may not, unless it is an anchor whose certificate says nothing.
    Absent,
}

/// What basicConstraints says.
pub fn authority(certificate: &Certificate) -> Authority {
    match certificate.extension(oid::ID_CE_BASIC_CONSTRAINTS).map(|e| read(&e.value)) {
        None => Authority::Absent,
        Some(Ok((true, path_length))) => Authority::Yes { path_length },
        Some(Ok((false, _)) | Err(_)) => Authority::No,
    }
}

/// `BasicConstraints ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }`
fn read(value: &[u8]) -> Result<(bool, Option<u32>), Asn1Error> {
    let budget = &mut allowance();
    let mut fields = whole(value, Tag::SEQUENCE, budget)?.children()?;
    let ca = fields.optional(Tag::BOOLEAN, budget)?.map(|e| boolean(&e)).transpose()?.unwrap_or(false);
    let length = fields.optional(Tag::INTEGER, budget)?.map(|e| count(&e)).transpose()?;
    fields.finish()?;
    Ok((ca, length))
}

/// Whether the extension, if there is one, can be read.
pub(crate) fn basic_constraints_readable(certificate: &Certificate) -> bool {
    certificate.extension(oid::ID_CE_BASIC_CONSTRAINTS).is_none_or(|e| read(&e.value).is_ok())
}
