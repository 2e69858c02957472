//! Evidence that travels inside a CMS: with the message, with a signer, with a time-stamp.

use crate::base::limits::Limits;
use crate::cms::{SignerInfo, adbe_revocation, certificate_values, oid, revocation_values};
use crate::evidence::{EvidenceStore, Kind, Origin};
use crate::validation::evidence_record::EvidenceRecord;
use crate::validation::timestamp::Token;
use const_oid::ObjectIdentifier;

/// Attributes with time-stamp tokens, whose units' certificates and statuses are evidence too. The first is signed.
const TOKENS: [ObjectIdentifier; 6] = [
    oid::CONTENT_TIMESTAMP,
    oid::SIGNATURE_TIMESTAMP,
    oid::CADES_C_TIMESTAMP,
    oid::REFERENCES_TIMESTAMP,
    oid::ARCHIVE_TIMESTAMP_V2,
    oid::ARCHIVE_TIMESTAMP_V3,
];

/// Lists and responses.
pub(super) fn status(crls: &[Vec<u8>], ocsps: &[Vec<u8>], origin: &Origin, store: &mut EvidenceStore) {
    for crl in crls {
        store.add(Kind::Crl, crl, origin.clone());
    }
    for ocsp in ocsps {
        store.add(Kind::Ocsp, ocsp, origin.clone());
    }
}

/// Everything in the attributes of a signer: adbe-revocationInfoArchival, CAdES values, time-stamps.
pub(super) fn by_signer(signer: &SignerInfo, id: usize, limits: &Limits, store: &mut EvidenceStore) {
    let origin = Origin::Signature(id);
    let signed = signer.signed.iter().flat_map(|s| s.of(oid::ADBE_REVOCATION)).flat_map(|a| &a.values);
    for value in signed {
        let (crls, ocsps) = adbe_revocation(value, limits);
        status(&crls, &ocsps, &origin, store);
    }
    values(signer, &origin, limits, store);
    for kind in TOKENS {
        let attributes = signer.signed.iter().chain([&signer.unsigned]).flat_map(|set| set.of(kind));
        for value in attributes.flat_map(|a| &a.values) {
            if let Ok(token) = Token::parse(value, limits) {
                by_token(&token, id, limits, store);
            }
        }
    }
}

/// What a time-stamp token carries, also in the attributes of its unit (EN 319 122-1 §5.5.3).
pub(super) fn by_token(token: &Token, id: usize, limits: &Limits, store: &mut EvidenceStore) {
    let origin = Origin::Timestamp(id);
    for certificate in &token.signed.certificates {
        store.add(Kind::Certificate, certificate, origin.clone());
    }
    status(&token.signed.crls, &token.signed.ocsps, &origin, store);
    if let Some(unit) = token.signer() {
        values(unit, &origin, limits, store);
    }
}

/// certificate-values and revocation-values (EN 319 122-1 §A.1.1.2, §A.1.2.2).
fn values(signer: &SignerInfo, origin: &Origin, limits: &Limits, store: &mut EvidenceStore) {
    // They belong among the unsigned attributes; some signers sign them.
    let of = |kind| signer.signed.iter().chain([&signer.unsigned]).flat_map(move |set| set.of(kind));
    for value in of(oid::CERTIFICATE_VALUES).flat_map(|a| &a.values) {
        for certificate in certificate_values(value, limits) {
            store.add(Kind::Certificate, &certificate, origin.clone());
        }
    }
    for value in of(oid::REVOCATION_VALUES).flat_map(|a| &a.values) {
        let (crls, ocsps) = revocation_values(value, limits);
        status(&crls, &ocsps, origin, store);
    }
}

/// What the time-stamps of evidence records carry: the certificates of their units.
pub(super) fn by_records(limits: &Limits, store: &mut EvidenceStore) {
    let records: Vec<(EvidenceRecord, Origin)> = store
        .of(Kind::Record)
        .filter_map(|item| Some((EvidenceRecord::read(&item.der, limits).ok()?, item.origin.clone())))
        .collect();
    for (record, origin) in records {
        for stamp in record.chains.iter().flatten() {
            for certificate in &stamp.token.signed.certificates {
                store.add(Kind::Certificate, certificate, origin.clone());
            }
            status(&stamp.token.signed.crls, &stamp.token.signed.ocsps, &origin, store);
        }
    }
}
