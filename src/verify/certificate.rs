//! The path of a certificate alone, for those who are about to sign with it (Decree 68/2024 Art. 29.1, 29.2).

use super::context::Context;
use super::wants::Wants;
use super::with_validation;
use crate::base::error::Error;
use crate::evidence::{Kind, Origin};
use crate::report::model::Want;
use crate::validation::path::{Candidate, PathOutcome, Purpose};
use crate::x509::Certificate;
use std::sync::Arc;

/// What is known of a certificate now.
pub(crate) struct CertificatePath {
    /// Its path, with the status of each certificate as the policy asks for it.
    pub(crate) outcome: PathOutcome,
    /// The evidence that would change it.
    pub(crate) wants: Vec<Want>,
}

/// Judges a certificate at the time of the context. `beside` are certificates that came with it.
pub(crate) fn certificate_path(
    certificate: Certificate,
    beside: &[Vec<u8>],
    context: &Context<'_>,
) -> Result<CertificatePath, Error> {
    let mut evidence = context.evidence.clone();
    for der in beside {
        evidence.add(Kind::Certificate, der, Origin::Caller(String::new()));
    }
    with_validation(&evidence, context, &[], |validation| {
        let candidate = Candidate { certificate: Arc::new(certificate), origin: Origin::Caller(String::new()) };
        let outcome = validation.path(&candidate, Purpose::Documents, context.now);
        let mut wants = Wants::default();
        wants.of_certificate(&outcome, validation);
        Ok(CertificatePath { outcome, wants: wants.list })
    })
    .map(|(path, _)| path)
}
