//! The requirements of RFC 3161 §2.4.2 on a token besides its imprint and its signature. The list is closed: a token
//! that breaks one of these rules proves nothing, because nobody knows what else its authority does differently.

use super::Token;
use crate::base::limits::Limits;
use crate::cms::{Binding, SignerInfo, binding};
use crate::crypto::SignatureAlgorithm;
use crate::x509::{Certificate, GeneralName, alternative_names};

/// The rules that a token of this unit breaks, in a fixed order.
pub(super) fn faults(token: &Token, signer: &SignerInfo, unit: &Certificate, limits: &Limits) -> Vec<String> {
    let mut found = token.faults.clone();
    if token.tsa.as_ref().is_some_and(|name| !is_named(name, unit)) {
        found.push("tsa is no name of the unit".to_owned());
    }
    let bound = signer.signed.as_ref().map(|attributes| binding(attributes, unit, limits));
    if !matches!(bound, Some(Binding::Bound)) {
        found.push("signing-certificate is missing".to_owned());
    }
    if let (Ok(stated), Some(used)) =
        (&signer.digest, signer.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest))
        && *stated != used
    {
        found.push(format!("algorithms disagree: {} / {}", stated.name(), used.name()));
    }
    found
}

/// "If present, it MUST correspond to one of the subject names included in the certificate that is to be used to verify the token."
fn is_named(tsa: &GeneralName, unit: &Certificate) -> bool {
    let names = || alternative_names(unit).ok().flatten().unwrap_or_default();
    tsa.directory().is_some_and(|name| unit.subject.matches(name)) || names().iter().any(|own| own.matches(tsa))
}
