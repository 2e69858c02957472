//! Who may answer for an authority (RFC 6960 §4.2.2.2): the authority itself, a responder it authorised, or one that local
//! configuration trusts.

use super::OcspResponse;
use crate::base::finding::Code;
use crate::base::limits::SIGNER_CANDIDATES;
use crate::base::time::Timestamp;
use crate::crypto::{Outcome as SignatureOutcome, SignatureAlgorithm};
use crate::policy::ResponderStatus;
use crate::validation::revocation::context::{Question, StatusContext};
use crate::validation::revocation::{NotUsed, Outcome, SignerRole, status_of};
use crate::x509::{Certificate, ExtendedKeyUsage, KeyUse, extended_key_usage, key_usage_allows};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;
use const_oid::db::rfc6960::ID_PKIX_OCSP_NOCHECK;
use std::sync::Arc;

/// Extensions of a delegated responder's certificate that may be critical.
const PROCESSED: &[ObjectIdentifier] = &[
    oid::ID_CE_SUBJECT_KEY_IDENTIFIER,
    oid::ID_CE_KEY_USAGE,
    oid::ID_CE_SUBJECT_ALT_NAME,
    oid::ID_CE_BASIC_CONSTRAINTS,
    oid::ID_CE_CRL_DISTRIBUTION_POINTS,
    oid::ID_CE_CERTIFICATE_POLICIES,
    oid::ID_CE_AUTHORITY_KEY_IDENTIFIER,
    oid::ID_CE_EXT_KEY_USAGE,
    oid::ID_PE_AUTHORITY_INFO_ACCESS,
    ID_PKIX_OCSP_NOCHECK,
];

/// A responder that is accepted.
pub(crate) struct Responder {
    pub(crate) certificate: Arc<Certificate>,
    pub(crate) taken_as_dated: bool,
}

/// Finds who signed the response and whether that one may answer.
pub(crate) fn find(
    response: &OcspResponse,
    context: &StatusContext<'_>,
    control: Timestamp,
) -> Result<Responder, NotUsed> {
    let mut failure = None;
    for certificate in candidates(response, context) {
        match accept(response, &certificate, context, control) {
            Ok(taken_as_dated) => return Ok(Responder { certificate, taken_as_dated }),
            // If another key was tried, one that did not sign it adds nothing.
            Err(NotUsed::SignatureWrong) if failure.is_some() => {}
            Err(why) => failure = Some(why),
        }
    }
    Err(failure.unwrap_or_else(|| NotUsed::SignerMissing { name: "responder".to_owned() }))
}

/// Certificates that the responderID names: the issuer, those in the response, all others that are known.
fn candidates(response: &OcspResponse, context: &StatusContext<'_>) -> Vec<Arc<Certificate>> {
    let mut found: Vec<Arc<Certificate>> = Vec::new();
    let all = core::iter::once(&context.issuer).chain(&response.certificates).chain(context.issuers.certificates());
    for certificate in all.filter(|c| response.responder.names(c)) {
        if found.len() < SIGNER_CANDIDATES && !found.iter().any(|f| f.sha256 == certificate.sha256) {
            found.push(Arc::clone(certificate));
        }
    }
    found
}

fn accept(
    response: &OcspResponse,
    certificate: &Arc<Certificate>,
    context: &StatusContext<'_>,
    control: Timestamp,
) -> Result<bool, NotUsed> {
    let Ok(key) = &certificate.key else { return Err(NotUsed::SignatureWrong) };
    match response.signed_by(key) {
        SignatureOutcome::Verified => {}
        SignatureOutcome::Unsupported { what } => return Err(NotUsed::Unsupported { what }),
        _ => return Err(NotUsed::SignatureWrong),
    }
    if context.issuers.is_removed(certificate) {
        return Err(NotUsed::SignerRejected { why: Code::CertificateDistrusted.name().to_owned() });
    }
    let digest = response.signature_algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    context.strong(digest, key, control)?;
    let issuer = &context.issuer;
    if certificate.sha256 == issuer.sha256 {
        return context.issuer_in_time(response.produced_at, control);
    }
    if certificate.spki == issuer.spki && certificate.subject.matches(&issuer.subject) {
        // Another certificate of the issuer's key, perhaps one that lasts longer.
        return by_path(response, certificate, context, control, SignerRole::Issuer);
    }
    if is_delegated(certificate, issuer) {
        return delegated(response, certificate, context, control);
    }
    if context.issuers.trusts_responder(certificate, issuer) {
        return by_path(response, certificate, context, control, SignerRole::Responder);
    }
    Err(NotUsed::ResponderNotAuthorised)
}

/// The certificate whose key signed the response and that may, or once might, answer for the issuer: enough for a revocation.
pub(crate) fn ever(response: &OcspResponse, context: &StatusContext<'_>) -> Option<Arc<Certificate>> {
    let issuer = &context.issuer;
    candidates(response, context).into_iter().find(|certificate| {
        let signed = certificate.key.as_ref().is_ok_and(|key| response.signed_by(key) == SignatureOutcome::Verified);
        let own = certificate.spki == issuer.spki && certificate.subject.matches(&issuer.subject);
        let may = || own || is_delegated(certificate, issuer) || context.issuers.trusts_responder(certificate, issuer);
        signed && !context.issuers.is_removed(certificate) && may()
    })
}

/// §4.2.2.2: issued directly by the authority, with the key that signed the certificate in question, for signing responses.
fn is_delegated(certificate: &Certificate, issuer: &Certificate) -> bool {
    let purpose = matches!(
        extended_key_usage(certificate),
        ExtendedKeyUsage::Purposes { oids, .. } if oids.contains(&oid::ID_KP_OCSP_SIGNING)
    );
    purpose
        && certificate.issuer.matches(&issuer.subject)
        && certificate.signed_by(issuer) == SignatureOutcome::Verified
}

fn delegated(
    response: &OcspResponse,
    certificate: &Arc<Certificate>,
    context: &StatusContext<'_>,
    control: Timestamp,
) -> Result<bool, NotUsed> {
    if !key_usage_allows(certificate, KeyUse::Documents) {
        return Err(NotUsed::SignerKeyUsage);
    }
    if let Some(unknown) = certificate.extensions.unknown_critical(PROCESSED).next() {
        return Err(NotUsed::SignerRejected { why: format!("critical-extension-unknown {unknown}") });
    }
    if !certificate.covers(response.produced_at) {
        return Err(NotUsed::ResponderOutOfTime);
    }
    // Whoever authorised it must be able to at that time, too.
    let issuer_as_dated = context.issuer_in_time(response.produced_at, control)?;
    let taken_as_dated = context.in_time(certificate, response.produced_at, control)? || issuer_as_dated;
    // §4.2.2.2.1: nocheck asks for no status during the certificate's life.
    if certificate.extension(ID_PKIX_OCSP_NOCHECK).is_none() {
        own_status(certificate, context, if taken_as_dated { response.produced_at } else { control })?;
    }
    Ok(taken_as_dated)
}

/// The status of the responder's certificate, at the time its response is known to have existed.
fn own_status(certificate: &Arc<Certificate>, context: &StatusContext<'_>, at: Timestamp) -> Result<(), NotUsed> {
    if context.open.contains(&certificate.sha256) {
        // A responder cannot vouch for itself.
        return Err(NotUsed::ResponderStatusUnknown);
    }
    let question =
        Question { certificate, at, issuer: &context.issuer, open: context.open.clone(), ..context.question.clone() };
    let status = status_of(&question, context.information, context.issuers, context.policy, context.limits);
    match status.outcome {
        Outcome::GoodAt { .. } => Ok(()),
        revoked if revoked.is_revoked() => Err(NotUsed::ResponderRevoked),
        _ if context.policy.status.responder_status == ResponderStatus::IfDeclared => Ok(()),
        Outcome::Unusable { why: NotUsed::TooDeep } => Err(NotUsed::TooDeep),
        _ => Err(NotUsed::ResponderStatusUnknown),
    }
}

/// A signer whose path is another than the one of the certificate asked about.
fn by_path(
    response: &OcspResponse,
    certificate: &Arc<Certificate>,
    context: &StatusContext<'_>,
    control: Timestamp,
    role: SignerRole,
) -> Result<bool, NotUsed> {
    let taken_as_dated = context.in_time(certificate, response.produced_at, control)?;
    let at = if taken_as_dated { response.produced_at } else { control };
    let exempt = certificate.extension(ID_PKIX_OCSP_NOCHECK).is_some();
    context.path(certificate, role, at, exempt).map(|()| taken_as_dated)
}
