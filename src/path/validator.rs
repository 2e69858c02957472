//! Validation of one path, RFC 5280 §6.1: dates, authority, path length, key usage, critical extensions.
//!
//! Name constraints and policy constraints are not evaluated yet: a path that carries them is not accepted.

use crate::finding::{Code, Finding};
use crate::time::Timestamp;
use crate::x509::extension_oid as oid;
use crate::x509::{Authority, Certificate, KeyUse, authority, key_usage_allows};
use const_oid::ObjectIdentifier;
use std::sync::Arc;

/// What the target certificate is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing documents.
    Documents,
    /// Signing time-stamps. The extended key usage is checked where the token is.
    Timestamps,
}

/// How bad a failure is; the worst of a path decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Failure {
    /// Another time might pass.
    Time,
    /// No time passes.
    Rule,
}

pub(super) struct Failed {
    pub(super) failure: Failure,
    pub(super) finding: Finding,
}

/// Extensions that are processed here or say nothing that a path rule depends on (RFC 5280 §4.2).
const PROCESSED: &[ObjectIdentifier] = &[
    oid::SUBJECT_KEY_ID,
    oid::KEY_USAGE,
    oid::SUBJECT_ALT_NAME,
    oid::BASIC_CONSTRAINTS,
    oid::CRL_DISTRIBUTION_POINTS,
    oid::CERTIFICATE_POLICIES,
    oid::POLICY_MAPPINGS,
    oid::AUTHORITY_KEY_ID,
    oid::EXTENDED_KEY_USAGE,
    oid::INHIBIT_ANY_POLICY,
    oid::AUTHORITY_INFO_ACCESS,
];

/// Extensions that restrict a path and are not evaluated yet.
const NOT_EVALUATED: &[(ObjectIdentifier, &str)] =
    &[(oid::NAME_CONSTRAINTS, "nameConstraints"), (oid::POLICY_CONSTRAINTS, "policyConstraints")];

/// Every rule that a complete path breaks. `chain` runs from the target to the anchor.
pub(super) fn validate(chain: &[Arc<Certificate>], purpose: Purpose, at: Timestamp) -> Vec<Failed> {
    let mut failed = Vec::new();
    for (index, certificate) in chain.iter().enumerate() {
        let is_anchor = index.saturating_add(1) == chain.len();
        dates(certificate, at, &mut failed);
        if index > 0 {
            issuer_rules(chain, index, &mut failed);
        }
        if index == 0 && purpose == Purpose::Documents && !key_usage_allows(certificate, KeyUse::Documents) {
            rule(&mut failed, Code::SignerKeyUsage, certificate);
        }
        if !is_anchor || index == 0 {
            critical_extensions(certificate, &mut failed);
        }
        for (oid, name) in NOT_EVALUATED {
            if index > 0 && certificate.extension(*oid).is_some() {
                let finding = Finding::new(Code::ConstraintNotEvaluated)
                    .with("certificate", certificate.display_name())
                    .with("extension", name);
                failed.push(Failed { failure: Failure::Rule, finding });
            }
        }
    }
    failed
}

fn rule(failed: &mut Vec<Failed>, code: Code, certificate: &Certificate) {
    let finding = Finding::new(code).with("certificate", certificate.display_name());
    failed.push(Failed { failure: Failure::Rule, finding });
}

/// RFC 5280 §6.1.3 (a)(2).
fn dates(certificate: &Certificate, at: Timestamp, failed: &mut Vec<Failed>) {
    let finding = if at > certificate.not_after {
        Finding::new(Code::CertificateExpired)
            .with("certificate", certificate.display_name())
            .with("notAfter", certificate.not_after)
    } else if at < certificate.not_before {
        Finding::new(Code::CertificateNotYetValid)
            .with("certificate", certificate.display_name())
            .with("notBefore", certificate.not_before)
    } else {
        return;
    };
    failed.push(Failed { failure: Failure::Time, finding: finding.with("time", at) });
}

/// RFC 5280 §6.1.4 (k), (l), (m), (n) for the issuer at `index`.
fn issuer_rules(chain: &[Arc<Certificate>], index: usize, failed: &mut Vec<Failed>) {
    let Some(issuer) = chain.get(index) else { return };
    match authority(issuer) {
        Authority::No => rule(failed, Code::IssuerNotCa, issuer),
        Authority::Yes { path_length: Some(most) } => {
            // Intermediate certificates below this one that are not self-issued; the target does not count.
            let below = chain.get(1..index).unwrap_or_default().iter().filter(|c| !c.is_self_issued()).count();
            if below > usize::from(most) {
                rule(failed, Code::PathTooLong, issuer);
            }
        }
        Authority::Yes { path_length: None } => {}
    }
    if !key_usage_allows(issuer, KeyUse::Certificates) {
        rule(failed, Code::IssuerKeyUsage, issuer);
    }
}

/// RFC 5280 §6.1.4 (o), §6.1.5 (f).
fn critical_extensions(certificate: &Certificate, failed: &mut Vec<Failed>) {
    for extension in certificate.extensions.iter().filter(|e| e.critical) {
        let known = PROCESSED.contains(&extension.oid) || NOT_EVALUATED.iter().any(|(oid, _)| *oid == extension.oid);
        if !known {
            let finding = Finding::new(Code::CriticalExtensionUnknown)
                .with("certificate", certificate.display_name())
                .with("oid", extension.oid);
            failed.push(Failed { failure: Failure::Rule, finding });
        }
    }
}
