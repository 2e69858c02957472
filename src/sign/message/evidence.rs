//! Evidence in a message: in `certificates` and `crls` of SignedData, as the baseline levels have it (EN 319 122-1 §6.3, Table 1). They are
//! not signed, and no archive time-stamp of version 3 minds what is added to them.

use super::parts::{Parts, members};
use crate::asn1::{Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;
use crate::cms::oid;
use crate::evidence::Kind;
use crate::sign::extend::Evidence;
use crate::sign::{SignError, der};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;
use std::collections::HashSet;

/// id-ri-ocsp-response (RFC 5940 §2.1).
const OCSP_RESPONSE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.16.2");
/// OtherRevocationInfoFormat as a member of `crls` (RFC 5652 §10.2.1).
const OTHER: u8 = 1;

/// Adds evidence to a message. What is there already is not added again; `None` if that is all of it.
///
/// # Errors
/// [`SignError::BadMessage`], and [`SignError::ArchiveClosed`] where an archive time-stamp of version 2 covers the sets as they are.
pub fn extend_message(message: &[u8], evidence: &[Evidence], limits: &Limits) -> Result<Option<Vec<u8>>, SignError> {
    let budget = &mut Budget::new(limits);
    let mut parts = Parts::read(message, budget)?;
    if closed(&parts) {
        return Err(SignError::ArchiveClosed);
    }
    let mut certificates: HashSet<Vec<u8>> = parts.certificates.iter().cloned().collect();
    let mut lists: HashSet<Vec<u8>> = parts.lists.iter().map(|member| inner(member, budget)).collect();
    let before = (certificates.len(), lists.len());
    for item in evidence {
        match item.kind {
            Kind::Certificate if certificates.insert(item.der.clone()) => parts.certificates.push(item.der.clone()),
            Kind::Crl if lists.insert(item.der.clone()) => parts.lists.push(item.der.clone()),
            Kind::Ocsp if lists.insert(item.der.clone()) => parts.lists.push(response(&item.der, budget)),
            // A message keeps what proves itself to every reader.
            _ => {}
        }
    }
    Ok((before != (certificates.len(), lists.len())).then(|| parts.encode()))
}

/// Whether a signer has an archive time-stamp of version 2, which covers `certificates` and `crls` as they are (TS 101 733 §6.4.1).
fn closed(parts: &Parts<'_>) -> bool {
    let kind = der::oid(oid::ARCHIVE_TIMESTAMP_V2);
    let begins = |attribute: &Vec<u8>| attribute.windows(kind.len()).take(8).any(|head| head == kind.as_slice());
    parts.signers.iter().flat_map(|signer| &signer.unsigned).any(begins)
}

/// A response as a member of `crls`: a whole one, or a basic one alone.
fn response(response: &[u8], budget: &mut Budget) -> Vec<u8> {
    let first = Reader::new(response, Rules::Ber)
        .expect(Tag::SEQUENCE, budget)
        .and_then(|outer| outer.children())
        .and_then(|mut parts| parts.next(budget));
    let whole = first.is_ok_and(|first| first.is_some_and(|first| first.is(Tag::ENUMERATED)));
    let format = if whole { OCSP_RESPONSE } else { ID_PKIX_OCSP_BASIC };
    der::context(OTHER, &[der::oid(format), response.to_vec()].concat())
}

/// A member of `crls` without what is around a response.
fn inner(member: &[u8], budget: &mut Budget) -> Vec<u8> {
    let element = Reader::new(member, Rules::Ber).next(budget).ok().flatten();
    let other = element.filter(|element| element.is(Tag::context(u32::from(OTHER))));
    let parts = other.and_then(|other| members(&other, budget).ok());
    parts.and_then(|parts| parts.get(1).map(|part| part.raw.to_vec())).unwrap_or_else(|| member.to_vec())
}
