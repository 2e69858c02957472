//! Identification of the signing certificate (EN 319 102-1 §5.2.3).

use super::process::Subject;
use super::{Block, BlockName, Message, SubIndication};
use crate::Limits;
use crate::cms::{Binding, SignerInfo, Vouches, binding, issuer_hint_differs, verify_value};
use crate::crypto::DigestAlgorithm;
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
            Some(signer) => by_signer(message, signer, subject.digests, scene, &mut block, findings),
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
    message: &Message,
    signer: &SignerInfo,
    digests: &[(DigestAlgorithm, Vec<u8>)],
    scene: &Scene<'_>,
    block: &mut Block,
    findings: &mut Vec<Finding>,
) -> Option<Identified> {
    let Some(candidate) = chosen(message, signer, digests, scene) else {
        let (issuer, serial) = signer.id.describe();
        missing(&issuer, &serial, block, findings);
        return None;
    };
    block.passed("certificate-present", CLAUSE);
    let bound = match bound_to(signer, &candidate.certificate, scene.limits) {
        Binding::Bound => {
            block.passed("certificate-bound", "RFC 5035 §5.4");
            let attributes = signer.signed.as_ref();
            if attributes.is_some_and(|a| issuer_hint_differs(a, &candidate.certificate, scene.limits)) {
                findings.push(Finding::new(Code::SigningCertificateHintDiffers));
            }
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

/// Most certificates of one name whose key is tried.
const TRIED: usize = 16;

/// Of the certificates that the signer's name fits, the one that is meant: by the hash of a signing-certificate attribute; else the
/// one whose key made the value, the message's own first. A name is nobody's: a look-alike from elsewhere whose key did not make the
/// value is not the signer's certificate, and says nothing against the value (EN 319 102-1 §5.2.3).
fn chosen<'s>(
    message: &Message,
    signer: &SignerInfo,
    digests: &[(DigestAlgorithm, Vec<u8>)],
    scene: &'s Scene<'_>,
) -> Option<&'s Candidate> {
    let own_certificates = message.certificates();
    let own = |c: &Candidate| own_certificates.contains(&c.certificate.der());
    let mut named: Vec<&Candidate> = scene.pool.all().iter().filter(|c| signer.id.names(&c.certificate)).collect();
    crate::order::sort_by_key(&mut named, |c| !own(c));
    if let Some(bound) = named.iter().find(|c| bound_to(signer, &c.certificate, scene.limits) == Binding::Bound) {
        return Some(bound);
    }
    let made = |c: &Candidate| value_by(message, signer, digests, &c.certificate);
    let tried: Vec<(&Candidate, Option<bool>)> = named.iter().take(TRIED).map(|c| (*c, made(c))).collect();
    let first = |wanted: &dyn Fn(&Candidate, Option<bool>) -> bool| {
        tried.iter().find(|(c, made)| wanted(c, *made)).map(|(c, _)| *c)
    };
    first(&|_, made| made == Some(true)).or_else(|| first(&|c, _| own(c))).or_else(|| first(&|_, made| made.is_none()))
}

/// Whether the key of a certificate made the value; `None` where that cannot be told.
fn value_by(
    message: &Message,
    signer: &SignerInfo,
    digests: &[(DigestAlgorithm, Vec<u8>)],
    certificate: &Certificate,
) -> Option<bool> {
    let algorithm = *signer.digest.as_ref().ok()?;
    let content = match (message, &signer.signed) {
        (_, Some(_)) => Vec::new(),
        (Message::Sha1Inside(data), None) => algorithm.digest(data.content.as_deref().unwrap_or_default()),
        (_, None) => digests.iter().find(|(a, _)| *a == algorithm).map(|(_, value)| value.clone())?,
    };
    verify_value(signer, certificate, &content, Vouches::ForItself).verifies()
}

fn bound_to(signer: &SignerInfo, certificate: &Certificate, limits: &Limits) -> Binding {
    signer.signed.as_ref().map_or(Binding::Absent, |attributes| binding(attributes, certificate, limits))
}
