//! The signed attributes (RFC 5652 §5.3, EN 319 122-1 §5, EN 319 142-1 §6.3).

use super::der;
use super::request::{Commitment, Form, Request};
use super::time::utc_time;
use crate::cms::oid;
use crate::x509::Certificate;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNING_TIME,
};

/// An attribute with one value.
pub(super) fn attribute(oid: ObjectIdentifier, value: Vec<u8>) -> Vec<u8> {
    der::sequence(&[&der::oid(oid), &der::set_of(vec![value])])
}

/// SignedAttributes as they are signed: a SET OF.
pub(super) fn signed_attributes(request: &Request, signer: &Certificate, digest: &[u8]) -> Vec<u8> {
    let mut all = vec![
        attribute(ID_CONTENT_TYPE, der::oid(ID_DATA)),
        attribute(ID_MESSAGE_DIGEST, der::octets(digest)),
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, signing_certificate(signer)),
    ];
    // PAdES has the time in the dictionary, and it shall not be here too (EN 319 142-1 §6.3, signing-time).
    if request.form != Form::Pades {
        all.push(attribute(ID_SIGNING_TIME, utc_time(request.time)));
    }
    // PAdES has a reason in the dictionary or a commitment here, not both (EN 319 142-1 §6.3, requirement n).
    if let Some(commitment) = request.commitment.filter(|_| request.reason.is_none()) {
        all.push(attribute(oid::COMMITMENT_TYPE, der::sequence(&[&der::oid(commitment_type(commitment))])));
    }
    der::set_of(all)
}

/// SigningCertificateV2 with one ESSCertIDv2; SHA-256 is the default and so not written (RFC 5035 §4). The issuer's name is not
/// repeated (EN 319 122-1 §5.2.2.3).
fn signing_certificate(signer: &Certificate) -> Vec<u8> {
    let id = der::sequence(&[&der::octets(&signer.sha256)]);
    der::sequence(&[&der::sequence(&[&id])])
}

/// id-cti-ets-proofOf… (EN 319 122-1 §5.2.3).
fn commitment_type(commitment: Commitment) -> ObjectIdentifier {
    match commitment {
        Commitment::Origin => ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.6.1"),
        Commitment::Approval => ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.6.5"),
        Commitment::Creation => ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.6.6"),
    }
}
