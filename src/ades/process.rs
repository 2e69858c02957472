//! The process for one signature: the blocks in their order (EN 319 102-1 §5.3, §5.5).

use super::certificate::CertificateResult;
use super::cryptography::CryptographyResult;
use super::identification::Identified;
use super::time::TimeResult;
use super::{
    BestTime, Block, Indication, Message, SignatureFact, SubIndication, Subject, acceptance, broken_timestamp,
    certificate, conclude, constraint, cryptography, format, identification, time,
};
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::cms::{SignerInfo, binding_digests};
use crate::crypto::{SignatureAlgorithm, sha256};
use crate::evidence::Existence;
use crate::validation::Context;
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::revocation::Status;
use crate::validation::timestamp::{Covers, Judged};

/// Everything the process found out.
pub struct Judgement {
    /// The checks.
    pub blocks: Vec<Block>,
    /// The indication.
    pub indication: Indication,
    /// Why not passed.
    pub sub_indication: Option<SubIndication>,
    /// What was found, in the order of the blocks, each once.
    pub facts: Vec<SignatureFact>,
    /// The signer's certificate.
    pub signer: Option<Candidate>,
    /// Whether the certificate is bound by a signing-certificate attribute.
    pub bound: bool,
    /// The digest is the one signed.
    pub digest_matches: Option<bool>,
    /// The value verifies.
    pub signature_verifies: Option<bool>,
    /// The path.
    pub path: Option<PathOutcome>,
    /// Status of every certificate of the path below the anchor.
    pub statuses: Vec<Status>,
    /// Time-stamps over the signature value, its content or the whole signature.
    pub timestamps: Vec<Judged>,
    /// The times.
    pub time: BestTime,
}

impl Judgement {
    /// The time-stamps over the signature value.
    pub(crate) fn stamps_over_value(&self) -> impl Iterator<Item = &Judged> {
        self.timestamps.iter().filter(|stamp| stamp.covers == Covers::Signature)
    }
}

/// Enters what the time-stamps over the signature prove: its value, the certificate `signer` that it binds, and, where the value verifies,
/// the lists and responses among its signed attributes, which are as old as the value over them (EN 319 102-1 §5.6.2.3;
/// ISO 32000-2 §12.8.3.3.2).
fn prove(
    subject: &Subject<'_>,
    signer: Option<&Identified>,
    verifies: bool,
    time: &BestTime,
    context: &Context<'_>,
    proofs: &mut Existence,
) {
    if time.control >= context.now {
        return;
    }
    if let Some(value) = subject.message.as_ref().ok().and_then(Message::signature_value) {
        proofs.prove(sha256(value), time.control);
    }
    if let Some(signer) = signer {
        proofs.prove(signer.candidate.certificate.sha256, time.control);
    }
    let info = subject.message.as_ref().ok().and_then(Message::signer);
    if let Some(info) =
        info.filter(|info| verifies && subject.signs_status && signs_reliably(info, time.control, context))
    {
        info.signed_status(context.limits).iter().for_each(|object| proofs.prove(sha256(object), time.control));
    }
}

/// Whether the digest inside the signature value was reliable at a time.
fn signs_reliably(info: &SignerInfo, at: Timestamp, context: &Context<'_>) -> bool {
    let used = info.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    used.is_none_or(|digest| context.is_reliable(digest, at))
}

/// Whether the certificate binding is valid at the proven time. Binding by a digest that was outdated by then proves
/// nothing: another certificate may have been meant (EN 319 102-1 §5.2.8.4.2, §5.6.2.3).
fn binding_holds(
    subject: &Subject<'_>,
    at: Timestamp,
    context: &Context<'_>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) -> bool {
    let attributes = subject.message.as_ref().ok().and_then(Message::signer).and_then(|info| info.signed.as_ref());
    let Some(attributes) = attributes else { return false };
    let digests = binding_digests(attributes, context.limits);
    if digests.iter().any(|digest| context.is_reliable(*digest, at)) {
        return true;
    }
    let algorithm = digests.iter().map(|digest| digest.name()).collect();
    facts.push(SignatureFact::SigningCertificateOutdated { algorithm, time: at });
    block.downgrade("certificate-bound", Code::SigningCertificateOutdated);
    false
}

/// Judges one signature.
pub fn judge(subject: &Subject<'_>, context: &Context<'_>) -> Judgement {
    let mut facts = Vec::new();
    let format = format::check(subject, context.limits, &mut facts);
    let (mut identification, identified) = identification::check(subject, context, &mut facts);
    let bound = identified.as_ref().is_some_and(|i| i.bound);
    let signer = identified.as_ref().map(|i| i.candidate.clone());
    let CryptographyResult { block: cryptography, digest_matches, signature_verifies } =
        cryptography::check(subject, signer.as_ref(), context, &mut facts);
    let TimeResult { block: time_block, best, timestamps, mut proofs } = time::check(subject, context, &mut facts);
    let holds = bound && binding_holds(subject, best.control, context, &mut identification, &mut facts);
    prove(
        subject,
        identified.as_ref().filter(|_| holds),
        signature_verifies == Some(true),
        &best,
        context,
        &mut proofs,
    );
    let context = &Context { proofs: &proofs, ..*context };
    let CertificateResult { block: certificate, path, statuses } =
        certificate::check(signer.as_ref(), &best, context, &mut facts);
    let mut acceptance =
        acceptance::check(subject, identified.as_ref(), holds, path.as_ref(), &best, context, &mut facts);
    broken_timestamp::check(&timestamps, &mut acceptance);
    let mut blocks = vec![format, identification, cryptography, time_block, certificate, acceptance];
    constraint::apply(&mut blocks, &context.policy.constraints);
    let (indication, sub_indication) = conclude(&blocks);
    let mut once: Vec<SignatureFact> = Vec::with_capacity(facts.len());
    for fact in facts {
        if !once.contains(&fact) {
            once.push(fact);
        }
    }
    Judgement {
        blocks,
        indication,
        sub_indication,
        facts: once,
        signer,
        bound,
        digest_matches,
        signature_verifies,
        path,
        statuses,
        timestamps,
        time: best,
    }
}
