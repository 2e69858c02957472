//! Identification of the signing certificate (EN 319 102-1 §5.2.3).

use super::process::Subject;
use super::{Block, BlockName, Message, SubIndication};
use crate::Limits;
use crate::cms::{Binding, SignerInfo, binding};
use crate::finding::{Code, Finding};
use crate::path::Candidate;
use crate::timestamp::Scene;
use crate::x509::Certificate;

const CLAUSE: &str = "EN 319 102-1 §5.2.3";

/// The certificate that the signature names.
pub(super) struct Identified {
    pub(super) candidate: Candidate,
    /// Whether a signing-certificate attribute binds it.
    pub(super) bound: bool,
}

/// Finds the certificate that the signer names and checks that the signature binds it.
pub(super) fn check(
    subject: &Subject<'_>,
    scene: &Scene<'_>,
    findings: &mut Vec<Finding>,
) -> (Block, Option<Identified>) {
    let mut block = Block::new(BlockName::Identification);
    let identified = match subject.message {
        Err(_) => {
            block.not_done("certificate-present", CLAUSE);
            None
        }
        Ok(Message::BareRsa { certificate, .. }) => bare(certificate.as_deref(), scene, &mut block, findings),
        Ok(message) => match message.signer() {
            Some(signer) => by_signer(signer, scene, &mut block, findings),
            None => {
                block.not_done("certificate-present", CLAUSE);
                None
            }
        },
    };
    (block, identified)
}

/// `adbe.x509.rsa_sha1`: the first certificate of `/Cert` (ISO 32000-2 Table 255).
fn bare(der: Option<&[u8]>, scene: &Scene<'_>, block: &mut Block, findings: &mut Vec<Finding>) -> Option<Identified> {
    let parsed = der.and_then(|d| Certificate::parse(d, scene.limits).ok());
    let found = parsed.and_then(|p| scene.pool.all().iter().find(|c| c.certificate.sha256 == p.sha256));
    let Some(candidate) = found else {
        missing("", "", block, findings);
        return None;
    };
    block.passed("certificate-present", CLAUSE);
    Some(Identified { candidate: candidate.clone(), bound: false })
}

fn missing(issuer: &str, serial: &str, block: &mut Block, findings: &mut Vec<Finding>) {
    findings.push(Finding::new(Code::SignerCertificateMissing).with("issuer", issuer).with("serial", serial));
    block.unknown(
        "certificate-present",
        CLAUSE,
        &[Code::SignerCertificateMissing],
        SubIndication::NoSigningCertificateFound,
    );
}

fn by_signer(
    signer: &SignerInfo,
    scene: &Scene<'_>,
    block: &mut Block,
    findings: &mut Vec<Finding>,
) -> Option<Identified> {
    let named: Vec<_> = scene.pool.all().iter().filter(|c| signer.id.names(&c.certificate)).collect();
    // Several certificates can have one name and serial number; the attribute says which one is meant.
    let best = named.iter().copied().min_by_key(|c| match bound_to(signer, &c.certificate, scene.limits) {
        Binding::Bound => 0,
        Binding::Absent => 1,
        Binding::Differs | Binding::Unreadable(_) => 2,
    });
    let Some(candidate) = best else {
        let (issuer, serial) = signer.id.describe();
        missing(&issuer, &serial, block, findings);
        return None;
    };
    block.passed("certificate-present", CLAUSE);
    let bound = match bound_to(signer, &candidate.certificate, scene.limits) {
        Binding::Bound => {
            block.passed("certificate-bound", "RFC 5035 §5.4");
            true
        }
        Binding::Absent => {
            findings.push(Finding::new(Code::SigningCertificateAbsent));
            block.warned("certificate-bound", "RFC 5035 §5.4", &[Code::SigningCertificateAbsent]);
            false
        }
        Binding::Differs | Binding::Unreadable(_) => {
            findings.push(Finding::new(Code::SigningCertificateDiffers));
            let sub = SubIndication::NoSigningCertificateFound;
            block.failed("certificate-bound", "EN 319 102-1 §5.2.3.4", &[Code::SigningCertificateDiffers], sub);
            false
        }
    };
    Some(Identified { candidate: candidate.clone(), bound })
}

fn bound_to(signer: &SignerInfo, certificate: &Certificate, limits: &Limits) -> Binding {
    signer.signed.as_ref().map_or(Binding::Absent, |attributes| binding(attributes, certificate, limits))
}
