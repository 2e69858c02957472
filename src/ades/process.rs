//! The process for one signature: the blocks in their order (EN 319 102-1 §5.3, §5.5).

use super::certificate::CertificateResult;
use super::cryptography::CryptographyResult;
use super::{
    BestTime, Block, Indication, Message, SubIndication, acceptance, broken_timestamp, certificate, conclude,
    constraint, cryptography, format, identification, time,
};
use crate::crypto::DigestAlgorithm;
use crate::finding::Finding;
use crate::path::{Candidate, PathOutcome};
use crate::revocation::Status;
use crate::time::Timestamp;
use crate::timestamp::{Judged, Scene, Standing};

/// One signature with the facts about its container.
pub struct Subject<'a> {
    /// The message, or why there is none.
    pub message: &'a Result<Message, Finding>,
    /// What it lies in.
    pub container: Container<'a>,
    /// Digests of the signed bytes, by algorithm.
    pub digests: &'a [(DigestAlgorithm, Vec<u8>)],
    /// Time in the signature dictionary (`/M`).
    pub dictionary_time: Option<Timestamp>,
    /// Time of receipt that the caller vouches for.
    pub received: Option<Timestamp>,
    /// The earliest time at which, as the caller vouches, the signature value existed.
    pub proof: Option<Timestamp>,
    /// Document time-stamps that cover this signature.
    pub covering: &'a [CoveringTimestamp],
}

/// What a signature lies in.
#[derive(Clone, Copy, Debug)]
pub enum Container<'a> {
    /// A signature field of a PDF, with what that says against or about it (byte ranges, field); findings of severity `Error`
    /// are format failures.
    Field(&'a [Finding]),
    /// A CMS that stands alone, or lies in a mail.
    Standalone,
}

/// A document time-stamp over the bytes of a signature: it existed then.
#[derive(Clone, Copy, Debug)]
pub struct CoveringTimestamp {
    /// Its time.
    pub time: Timestamp,
    /// How far it can be relied on.
    pub standing: Standing,
}

/// Everything the process found out.
pub struct Judgement {
    /// The checks.
    pub blocks: Vec<Block>,
    /// The indication.
    pub indication: Indication,
    /// Why not passed.
    pub sub_indication: Option<SubIndication>,
    /// Findings in the order of the blocks, each once.
    pub findings: Vec<Finding>,
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
    /// Time-stamps over the signature value.
    pub timestamps: Vec<Judged>,
    /// The times.
    pub time: BestTime,
}

/// Judges one signature.
pub fn judge(subject: &Subject<'_>, scene: &Scene<'_>) -> Judgement {
    let mut findings = Vec::new();
    let format = format::check(subject, scene.limits, &mut findings);
    let (identification, identified) = identification::check(subject, scene, &mut findings);
    let signer = identified.as_ref().map(|i| i.candidate.clone());
    let CryptographyResult { block: cryptography, digest_matches, signature_verifies } =
        cryptography::check(subject, signer.as_ref(), scene, &mut findings);
    let (time_block, best, timestamps) = time::check(subject, scene, &mut findings);
    let CertificateResult { block: certificate, path, statuses } =
        certificate::check(signer.as_ref(), &best, scene, &mut findings);
    let mut acceptance = acceptance::check(subject, signer.as_ref(), path.as_ref(), &best, scene, &mut findings);
    broken_timestamp::check(&timestamps, &mut acceptance);
    let mut blocks = vec![format, identification, cryptography, time_block, certificate, acceptance];
    constraint::apply(&mut blocks, &scene.policy.constraints);
    let (indication, sub_indication) = conclude(&blocks);
    let mut once: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        if !once.contains(&finding) {
            once.push(finding);
        }
    }
    Judgement {
        blocks,
        indication,
        sub_indication,
        findings: once,
        signer,
        bound: identified.is_some_and(|i| i.bound),
        digest_matches,
        signature_verifies,
        path,
        statuses,
        timestamps,
        time: best,
    }
}
