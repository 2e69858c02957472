//! What OCSP responses say of the certificate (RFC 6960 §3.2).

use super::responder::Responder;
use super::{About, CertificateStatus, OcspResponse, SingleResponse, responder};
use crate::base::time::Timestamp;
use crate::validation::revocation::context::StatusContext;
use crate::validation::revocation::information::{Content, Object};
use crate::validation::revocation::observation::{Observation, Said, basis};
use crate::validation::revocation::{NotUsed, Revocation};
use crate::x509::ReasonSet;

/// What became of the responses.
#[derive(Default)]
pub(crate) struct FromResponses {
    pub(crate) observations: Vec<Observation>,
    /// Fingerprints of responses that are not used, with the reason.
    pub(crate) not_used: Vec<([u8; 32], NotUsed)>,
}

/// Asks every response of the evidence.
pub(crate) fn observe(context: &StatusContext<'_>) -> FromResponses {
    let mut result = FromResponses::default();
    for object in &context.information.objects {
        let Content::Response(response) = &object.content else { continue };
        match observation(object, response, context) {
            Ok(found) => result.observations.push(found),
            Err(why) => {
                result.observations.extend(revoking(object, response, &why, context));
                result.not_used.push((object.name.sha256, why));
            }
        }
    }
    result
}

/// The revocation in a response that may not say that a certificate is good.
fn revoking(
    object: &Object,
    response: &OcspResponse,
    why: &NotUsed,
    context: &StatusContext<'_>,
) -> Option<Observation> {
    let answer = answer(response, context).ok().filter(|_| why.leaves_revocation())?;
    let said = said(answer, response);
    if !matches!(said, Said::Revoked(_)) {
        return None;
    }
    let certificate = responder::ever(response, context)?;
    let signer = Responder { certificate, taken_as_dated: false };
    let observation = observed(object, response, answer, &signer, context).ok()?;
    Some(Observation { flaw: Some(why.clone()), ..observation })
}

fn observation(object: &Object, response: &OcspResponse, context: &StatusContext<'_>) -> Result<Observation, NotUsed> {
    let answer = answer(response, context)?;
    if let Some(oid) = response.unknown_critical() {
        return Err(NotUsed::CriticalExtension { oid });
    }
    if answer.next_update.is_some_and(|next| next < answer.this_update) {
        return Err(NotUsed::TimesReversed);
    }
    context.not_in_the_future(answer.this_update)?;
    context.not_in_the_future(response.produced_at)?;
    let not_before = context.question.certificate.not_before;
    if response.produced_at < not_before {
        return Err(NotUsed::BeforeCertificate { not_before });
    }
    let control = context.control(&object.name.sha256);
    let signer = responder::find(response, context, control)?;
    times_fit(response, answer, control, context)?;
    observed(object, response, answer, &signer, context)
}

/// RFC 6960 §2.4, §4.2.2.1: thisUpdate precedes producedAt, and both precede any proof that the response existed.
fn times_fit(
    response: &OcspResponse,
    answer: &SingleResponse,
    control: Timestamp,
    context: &StatusContext<'_>,
) -> Result<(), NotUsed> {
    context.existed_after(answer.this_update, control)?;
    context.existed_after(response.produced_at, control)?;
    context.existed_after(answer.this_update, response.produced_at)
}

/// What a response says, after its signer was checked.
fn observed(
    object: &Object,
    response: &OcspResponse,
    answer: &SingleResponse,
    signer: &Responder,
    context: &StatusContext<'_>,
) -> Result<Observation, NotUsed> {
    let control = context.control(&object.name.sha256);
    let basis = basis(
        &object.name,
        answer.this_update,
        answer.next_update,
        &signer.certificate,
        &response.signature_algorithm,
        control,
    );
    let mut basis = basis.ok_or(NotUsed::SignatureWrong)?;
    basis.produced_at = Some(response.produced_at);
    basis.taken_as_dated = signer.taken_as_dated;
    Ok(Observation {
        basis: vec![basis],
        this_update: answer.this_update,
        next_update: answer.next_update,
        delta_awaited: false,
        reasons: ReasonSet::ALL,
        said: said(answer, response),
        archive_cutoff: answer.archive_cutoff,
        flaw: None,
    })
}

/// The answer about the certificate. Of several the one that says the least good counts, then the newest: a response that
/// contradicts itself proves nothing.
fn answer<'a>(response: &'a OcspResponse, context: &StatusContext<'_>) -> Result<&'a SingleResponse, NotUsed> {
    let certificate = context.question.certificate;
    let mut best: Option<&SingleResponse> = None;
    let mut nearest = NotUsed::OtherCertificate;
    for answer in &response.answers {
        match answer.id.about(certificate, &context.issuer) {
            About::Other => {}
            About::OtherIssuer => nearest = NotUsed::OtherIssuerHash,
            About::Unsupported(what) => nearest = NotUsed::Unsupported { what },
            About::This => {
                // RFC 6960 §4.4: the answer with an extension that is not processed cannot be used, nor can its neighbours be
                // taken instead.
                if let Some(oid) = answer.unknown_critical() {
                    return Err(NotUsed::CriticalExtension { oid });
                }
                if answer.hash_fits(certificate) == Some(false) {
                    return Err(NotUsed::CertHashDiffers);
                }
                if best.is_none_or(|b| (severity(answer), answer.this_update) > (severity(b), b.this_update)) {
                    best = Some(answer);
                }
            }
        }
    }
    best.ok_or(nearest)
}

fn severity(answer: &SingleResponse) -> u8 {
    match answer.status {
        CertificateStatus::Good => 0,
        CertificateStatus::Unknown => 1,
        CertificateStatus::Revoked(_) => 2,
    }
}

fn said(answer: &SingleResponse, response: &OcspResponse) -> Said {
    match answer.status {
        CertificateStatus::Good => Said::Good,
        CertificateStatus::Unknown => Said::Unknown,
        CertificateStatus::Revoked(revocation) => Said::Revoked(never_issued(revocation, response)),
    }
}

/// §2.2: certificateHold since 1970-01-01 with extended-revoke is how a responder says that no such certificate was issued.
fn never_issued(revocation: Revocation, response: &OcspResponse) -> Revocation {
    let never = response.has_extended_revoke() && revocation.since.unix() == 0 && revocation.is_hold();
    Revocation { never_issued: never, ..revocation }
}
