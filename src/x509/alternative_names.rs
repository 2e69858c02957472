//! subjectAltName (RFC 5280 §4.2.1.6).

use super::value::{allowance, members, whole};
use super::{Certificate, GeneralName};
use crate::asn1::{Asn1Error, Tag};
use const_oid::db::rfc5280 as oid;

/// `SubjectAltName ::= GeneralNames`; `None` when the extension is absent.
pub fn alternative_names(certificate: &Certificate) -> Result<Option<Vec<GeneralName>>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_SUBJECT_ALT_NAME) else { return Ok(None) };
    let budget = &mut allowance();
    let names = whole(&extension.value, Tag::SEQUENCE, budget)?;
    members(&names, budget, GeneralName::read).map(Some)
}
