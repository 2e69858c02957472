//! Identification of the signing certificate (EN 319 102-1 §5.2.3).

use super::subject::Subject;
use super::{Block, BlockName, Message, SignatureFact, SubIndication};
use crate::base::finding::Code;
use crate::base::limits::Limits;
use crate::cms::{Binding, SignerInfo, Vouches, binding, issuer_hint_differs};
use crate::crypto::DigestAlgorithm;
use crate::validation::Context;
use crate::validation::path::Candidate;
use crate::validation::timestamp::SignerSearch;
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
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> (Block, Option<Identified>) {
    let mut block = Block::new(BlockName::Identification);
    let identified = match subject.message {
        Err(_) => {
            block.not_done("certificate-present", CLAUSE);
            None
        }
        Ok(Message::BareRsa { certificate, .. }) => bare(certificate.as_deref(), context, &mut block, facts),
        Ok(message) => match message.signer() {
            Some(signer) => by_signer(message, signer, subject.digests, context, &mut block, facts),
            None => {
                block.not_done("certificate-present", CLAUSE);
                None
            }
        },
    };
    (block, identified)
}

/// `adbe.x509.rsa_sha1`: the first certificate of `/Cert` (ISO 32000-2 Table 255).
fn bare(
    der: Option<&[u8]>,
    context: &Context<'_>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) -> Option<Identified> {
    let parsed = der.and_then(|d| Certificate::parse(d, context.limits).ok());
    let found = parsed.and_then(|p| context.pool.all().iter().find(|c| c.certificate.sha256 == p.sha256));
    let Some(candidate) = found else {
        missing(String::new(), String::new(), block, facts);
        return None;
    };
    block.passed("certificate-present", CLAUSE);
    Some(Identified { candidate: candidate.clone(), bound: false })
}

fn missing(issuer: String, serial: String, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    facts.push(SignatureFact::SignerCertificateMissing { issuer, serial });
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
    context: &Context<'_>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) -> Option<Identified> {
    let Some(candidate) = chosen(message, signer, digests, context) else {
        let (issuer, serial) = signer.id.describe();
        missing(issuer, serial, block, facts);
        return None;
    };
    block.passed("certificate-present", CLAUSE);
    let bound = match bound_to(signer, &candidate.certificate, context.limits) {
        Binding::Bound => {
            block.passed("certificate-bound", "RFC 5035 §5.4");
            let attributes = signer.signed.as_ref();
            if attributes.is_some_and(|a| issuer_hint_differs(a, &candidate.certificate, context.limits)) {
                facts.push(SignatureFact::SigningCertificateHintDiffers);
            }
            true
        }
        Binding::Absent => {
            facts.push(SignatureFact::SigningCertificateAbsent);
            block.warned("certificate-bound", "RFC 5035 §5.4", &[Code::SigningCertificateAbsent]);
            false
        }
        Binding::Differs | Binding::Unreadable(_) => {
            facts.push(SignatureFact::SigningCertificateDiffers);
            let sub = SubIndication::NoSigningCertificateFound;
            block.failed("certificate-bound", "EN 319 102-1 §5.2.3.4", &[Code::SigningCertificateDiffers], sub);
            false
        }
    };
    Some(Identified { candidate: candidate.clone(), bound })
}

/// The certificate of the signer, wherever it was found: in the message, in the file, or among what the caller gave.
fn chosen<'s>(
    message: &Message,
    signer: &SignerInfo,
    digests: &[(DigestAlgorithm, Vec<u8>)],
    context: &'s Context<'_>,
) -> Option<&'s Candidate> {
    let own = message.certificates();
    let content = content_digest(message, signer, digests);
    let search = SignerSearch { info: signer, own: &own, content: content.as_deref(), vouches: Vouches::ForItself };
    search.certificate(context.pool, context.limits)
}

/// Digest of the content; `None` where the content is missing.
fn content_digest(message: &Message, signer: &SignerInfo, digests: &[(DigestAlgorithm, Vec<u8>)]) -> Option<Vec<u8>> {
    let algorithm = *signer.digest.as_ref().ok()?;
    if let Message::Sha1Inside(data) = message {
        return Some(algorithm.digest(data.content.as_deref().unwrap_or_default()));
    }
    digests.iter().find(|(a, _)| *a == algorithm).map(|(_, value)| value.clone())
}

fn bound_to(signer: &SignerInfo, certificate: &Certificate, limits: &Limits) -> Binding {
    signer.signed.as_ref().map_or(Binding::Absent, |attributes| binding(attributes, certificate, limits))
}
