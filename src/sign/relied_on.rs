//! The evidence that a report relies on: what the document has to carry to be judged the same later (EN 319 142-1 §5.4.2).

use super::Evidence;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::evidence::{EvidenceStore, Item, Kind};
use crate::report::Report;
use crate::report::model::ChainLink;
use crate::validation::revocation::{CertificateStatus, OcspResponse, RevocationList, SingleResponse};
use std::collections::{BTreeMap, BTreeSet};

/// Certificates of the paths of signers and units, and what their status rests on. What is not in the store is in the document already, or
/// is a trusted root.
pub fn relied_on(report: &Report, evidence: &EvidenceStore, limits: &Limits) -> Vec<Evidence> {
    let links = report.shared.chains.iter().flatten().map(|link| link.sha256.clone());
    let mut named: BTreeSet<String> = links.collect();
    for signature in &report.signatures {
        named.extend(signature.revocation.iter().flat_map(|status| status.evidence.iter().cloned()));
    }
    named.extend(of_units(report, evidence, limits));
    let items = evidence.items().iter().filter(|item| named.contains(&fingerprint(item)));
    items.map(|item| Evidence { kind: item.kind, der: item.der.to_vec() }).collect()
}

fn fingerprint(item: &Item) -> String {
    hex::encode(item.sha256)
}

/// The newest list of each issuer, and the newest response about each certificate, in the paths of time-stamp units: a report names the
/// evidence of signers alone.
fn of_units(report: &Report, evidence: &EvidenceStore, limits: &Limits) -> BTreeSet<String> {
    let paths: Vec<&[ChainLink]> = unit_chains(report).map(|place| report.chain(place)).collect();
    let issuers: BTreeSet<&str> =
        paths.iter().flat_map(|path| path.iter().skip(1)).map(|l| l.subject.as_str()).collect();
    let serials: BTreeSet<&str> = paths
        .iter()
        .flat_map(|path| path.iter())
        .filter(|link| !link.anchor)
        .map(|link| link.serial.as_str())
        .collect();
    let mut newest: BTreeMap<(Kind, String), (Timestamp, String)> = BTreeMap::new();
    let mut meet = |key: (Kind, String), time: Timestamp, item: &Item| {
        let known = newest.entry(key).or_insert_with(|| (time, fingerprint(item)));
        if time > known.0 {
            *known = (time, fingerprint(item));
        }
    };
    for item in evidence.of(Kind::Crl) {
        let Ok(list) = RevocationList::parse(item.der.clone(), limits) else { continue };
        let issuer = list.issuer.to_string();
        if issuers.contains(issuer.as_str()) && list.this_update <= report.now {
            meet((Kind::Crl, issuer), list.this_update, item);
        }
    }
    for item in evidence.of(Kind::Ocsp) {
        let Ok(response) = OcspResponse::parse(&item.der, limits) else { continue };
        if response.produced_at > report.now {
            continue;
        }
        let told = |answer: &&SingleResponse| !matches!(answer.status, CertificateStatus::Unknown);
        for answer in response.answers.iter().filter(told) {
            let serial = hex::encode_upper(&answer.id.serial);
            if serials.contains(serial.as_str()) {
                meet((Kind::Ocsp, serial), response.produced_at, item);
            }
        }
    }
    newest.into_values().map(|(_, fingerprint)| fingerprint).collect()
}

/// Places in `shared.chains` of the paths of units.
fn unit_chains(report: &Report) -> impl Iterator<Item = usize> {
    let of_signatures = report.signatures.iter().flat_map(|signature| &signature.timestamps);
    let of_document = report.timestamps.iter().filter_map(|stamp| stamp.token.as_ref());
    of_signatures.chain(of_document).map(|stamp| stamp.chain)
}
