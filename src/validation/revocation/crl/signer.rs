//! Who signed a list (RFC 5280 §6.3.3 (f), (g)): found by key, accepted by path.

use super::list::RevocationList;
use crate::base::finding::Code;
use crate::base::limits::SIGNER_CANDIDATES;
use crate::base::sort;
use crate::base::time::Timestamp;
use crate::crypto::{Outcome, SignatureAlgorithm, sha256};
use crate::validation::revocation::context::StatusContext;
use crate::validation::revocation::{NotUsed, SignerRole};
use crate::x509::{Authority, Certificate, KeyUse, authority, key_usage_allows, subject_key_id};
use const_oid::db::rfc5280 as oid;
use std::sync::Arc;

/// A signer that is accepted.
pub(crate) struct ListSigner {
    pub(crate) certificate: Arc<Certificate>,
    pub(crate) taken_as_dated: bool,
}

/// Finds the signer of a list whose entries have been scanned. Of several failures the one that came furthest is reported.
pub(crate) fn find(
    list: &RevocationList,
    context: &StatusContext<'_>,
    control: Timestamp,
) -> Result<ListSigner, NotUsed> {
    let mut failure = NotUsed::SignerMissing { name: list.issuer.to_string() };
    let mut furthest = 0;
    for certificate in candidates(list, context) {
        match accept(list, &certificate, context, control) {
            Ok(taken_as_dated) => return Ok(ListSigner { certificate, taken_as_dated }),
            Err(why) if rank(&why) > furthest => {
                furthest = rank(&why);
                failure = why;
            }
            Err(_) => {}
        }
    }
    Err(failure)
}

fn rank(why: &NotUsed) -> u8 {
    match why {
        NotUsed::SignatureWrong => 1,
        NotUsed::Unsupported { .. } => 2,
        NotUsed::SignerKeyUsage => 3,
        NotUsed::WeakAlgorithm { .. } => 4,
        NotUsed::TooDeep => 5,
        NotUsed::SignerRejected { .. } => 6,
        _ => 7,
    }
}

/// The issuer of the certificate first, then everybody of the list's name, each once; the right key identifier before others.
fn candidates(list: &RevocationList, context: &StatusContext<'_>) -> Vec<Arc<Certificate>> {
    let mut found: Vec<Arc<Certificate>> = Vec::new();
    let own = context.issuer.subject.matches(&list.issuer).then_some(&context.issuer);
    let others = context.issuers.certificates().filter(|c| c.subject.matches(&list.issuer));
    for certificate in own.into_iter().chain(others) {
        if !found.iter().any(|f| f.sha256 == certificate.sha256) {
            found.push(Arc::clone(certificate));
        }
    }
    let wanted = list.authority_key_id();
    sort::sort_by_key(&mut found, |c| match (&wanted, subject_key_id(c)) {
        (Some(wanted), Some(own)) if *wanted == own => 0,
        (Some(_), Some(_)) => 2,
        _ => 1,
    });
    found.truncate(SIGNER_CANDIDATES);
    found
}

/// Signature, algorithms, key usage, dates and path. `Ok(true)`: the certificate had expired and the policy accepts the
/// object's date.
fn accept(
    list: &RevocationList,
    certificate: &Arc<Certificate>,
    context: &StatusContext<'_>,
    control: Timestamp,
) -> Result<bool, NotUsed> {
    let Ok(key) = &certificate.key else { return Err(NotUsed::SignatureWrong) };
    signature(list, certificate)?;
    if context.issuers.is_removed(certificate) {
        return Err(NotUsed::SignerRejected { why: Code::CertificateDistrusted.name().to_owned() });
    }
    if !may_sign(certificate, &context.issuer) {
        return Err(NotUsed::SignerKeyUsage);
    }
    let digest = list.signature_algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    context.strong(digest, key, control)?;
    if certificate.sha256 == context.issuer.sha256 {
        return context.issuer_in_time(list.this_update, control);
    }
    let taken_as_dated = context.in_time(certificate, list.this_update, control)?;
    let at = if taken_as_dated { list.this_update } else { control };
    context.path(certificate, SignerRole::ListIssuer, at, false).map(|()| taken_as_dated)
}

/// §6.3.3 (f): cRLSign, if keyUsage is present. A certificate that is not an authority's has the right by that bit
/// alone (§4.2.1.3), so it must be present there; that the issuer is an authority follows from its own path.
fn may_sign(certificate: &Certificate, issuer: &Certificate) -> bool {
    let stated = certificate.extension(oid::ID_CE_KEY_USAGE).is_some();
    let is_authority = matches!(authority(certificate), Authority::Yes { .. }) || certificate.version < 3;
    let is_issuer = certificate.spki == issuer.spki && certificate.subject.matches(&issuer.subject);
    key_usage_allows(certificate, KeyUse::RevocationLists) && (stated || is_authority || is_issuer)
}

/// The certificate whose key signed the list and that is, or once was, entitled to act for the issuer: enough for a
/// revocation. Anybody else's list, whatever its name, does not count.
pub(crate) fn ever(list: &RevocationList, context: &StatusContext<'_>) -> Option<Arc<Certificate>> {
    candidates(list, context).into_iter().find(|certificate| {
        let signed = signature(list, certificate).is_ok();
        signed && !context.issuers.is_removed(certificate) && context.ever_accepted(certificate, list.this_update)
    })
}

/// Whether the key of this certificate signed the list. Of a part of a list its operator says whose key signed the whole.
pub(crate) fn signature(list: &RevocationList, certificate: &Certificate) -> Result<(), NotUsed> {
    if let Some(voucher) = list.vouched() {
        return if voucher.signer == sha256(&certificate.spki) { Ok(()) } else { Err(NotUsed::SignatureWrong) };
    }
    let Ok(key) = &certificate.key else { return Err(NotUsed::SignatureWrong) };
    match list.signed_by(key) {
        Outcome::Verified => Ok(()),
        Outcome::Unsupported { what } => Err(NotUsed::Unsupported { what }),
        // A DigestInfo without NULL is taken nowhere but in the signature of a document, where it is reported.
        _ => Err(NotUsed::SignatureWrong),
    }
}
