//! The baseline level a signature has reached, what the next one lacks, and until when it can be extended
//! (EN 319 142-1 §6.3, Table 1; EN 319 122-1 §6.3).

use crate::ades::Judgement;
use crate::base::time::Timestamp;
use crate::validation::Context;
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::revocation::{NotUsed, Status, Use};
use crate::validation::timestamp::{Judged, TimestampStatus};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// PAdES baseline level, EN 319 142-1 §6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Level {
    /// Signature with its certificate bound.
    #[serde(rename = "B-B")]
    BB,
    /// With a time-stamp.
    #[serde(rename = "B-T")]
    BT,
    /// With the validation data.
    #[serde(rename = "B-LT")]
    BLt,
    /// With a time-stamp over the validation data.
    #[serde(rename = "B-LTA")]
    BLta,
}

/// Fingerprints of what travels with the signature.
#[derive(Clone, Debug, Default)]
pub(crate) struct InFile {
    /// Everything in the file, by SHA-256.
    pub(crate) inside: HashSet<[u8; 32]>,
    /// What a document or archive time-stamp that verifies covers.
    pub(crate) archived: HashSet<[u8; 32]>,
    /// Such time-stamps, the newest last.
    pub(crate) archives: Vec<Candidate>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) level: Option<Level>,
    /// What the next level lacks.
    pub(crate) missing: Vec<Missing>,
    /// The first end of a certificate that a further time-stamp has to come before.
    pub(crate) extendable_until: Option<Timestamp>,
}

/// Something that the next level needs and the file does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// A form or a part, by its name.
    Part(&'static str),
    /// A certificate, by its name.
    Certificate(String),
    /// The status of a certificate, by the name of that.
    Status(String),
}

/// Judges the form, not the validity: a level says what is there, as far as it verifies.
pub(crate) fn reached(
    form: Option<&'static str>,
    judgement: &Judgement,
    signature: Option<[u8; 32]>,
    held: &InFile,
    context: &Context<'_>,
) -> Reached {
    let verified = judgement.digest_matches == Some(true) && judgement.signature_verifies == Some(true);
    let stamps: Vec<&Judged> = judgement.stamps_over_value().filter(|s| s.status <= TimestampStatus::Stamped).collect();
    let archived = signature.is_some_and(|value| held.archived.contains(&value));
    let extendable_until = extendable_until(judgement, &stamps, held);
    let at = |level, missing| Reached { level, missing, extendable_until };
    let words = |word| vec![Missing::Part(word)];
    if let Some(missing) = form {
        return at(None, words(missing));
    }
    if !judgement.bound {
        return at(None, words("signing-certificate-v2"));
    }
    if !verified {
        return at(None, words("signature-that-verifies"));
    }
    if stamps.is_empty() && !archived {
        return at(Some(Level::BB), words("signature-time-stamp"));
    }
    let needed = Needed::of(judgement, &stamps, context);
    let missing = needed.missing(&held.inside);
    if !missing.is_empty() {
        return at(Some(Level::BT), missing);
    }
    if archived && needed.missing(&held.archived).is_empty() {
        return at(Some(Level::BLta), Vec::new());
    }
    at(Some(Level::BLt), words("archive-time-stamp"))
}

/// The certificates and statuses that the paths of signer and time-stamp units rest on.
struct Needed<'a> {
    certificates: Vec<&'a Candidate>,
    statuses: Vec<(&'a Candidate, Status)>,
    paths_end: bool,
}

impl<'a> Needed<'a> {
    fn of(judgement: &'a Judgement, stamps: &[&'a Judged], context: &Context<'_>) -> Self {
        let mut needed = Self { certificates: Vec::new(), statuses: Vec::new(), paths_end: true };
        needed.path(judgement.path.as_ref(), judgement.time.judged_at, context);
        for stamp in stamps {
            needed.path(stamp.path.as_ref(), stamp.token.time, context);
        }
        needed
    }

    fn path(&mut self, path: Option<&'a PathOutcome>, at: Timestamp, context: &Context<'_>) {
        let Some(path) = path.filter(|p| p.domain.is_some()) else {
            self.paths_end = false;
            return;
        };
        let known = |c: &Candidate| context.trust.anchor(&c.certificate).is_some();
        let checker = context.checker();
        for (subject, issuer) in path.chain.iter().zip(path.chain.iter().skip(1)) {
            if known(subject) || self.certificates.iter().any(|c| c.certificate.sha256 == subject.certificate.sha256) {
                continue;
            }
            self.certificates.push(subject);
            let status = checker.status_at(&subject.certificate, &issuer.certificate, at);
            self.statuses.push((subject, status));
        }
    }

    /// What of it is not in a set.
    fn missing(&self, held: &HashSet<[u8; 32]>) -> Vec<Missing> {
        let mut missing = Vec::new();
        if !self.paths_end {
            missing.push(Missing::Part("certificate-of-issuer"));
        }
        for certificate in self.certificates.iter().filter(|c| !held.contains(&c.certificate.sha256)) {
            missing.push(Missing::Certificate(certificate.certificate.display_name()));
        }
        for (subject, status) in &self.statuses {
            let mut speaks = status.objects.iter().filter(|object| about(&object.used));
            if !speaks.any(|object| held.contains(&object.evidence.sha256)) {
                missing.push(Missing::Status(subject.certificate.display_name()));
            }
        }
        missing
    }
}

/// Whether an object is about the certificate, even if it is too old or too new for the time.
fn about(used: &Use) -> bool {
    match used {
        Use::Decided | Use::Considered => true,
        Use::NotUsed(why) => matches!(
            why,
            NotUsed::Stale { .. }
                | NotUsed::BeforeGrace { .. }
                | NotUsed::DeltaMissing
                | NotUsed::IssuedLater
                | NotUsed::CertificateEnded { .. }
                | NotUsed::NotProven { .. }
        ),
    }
}

/// A further time-stamp must be added while the newest one is still valid or, without one, while the signer's path is.
fn extendable_until(judgement: &Judgement, stamps: &[&Judged], held: &InFile) -> Option<Timestamp> {
    let ends = |path: &PathOutcome| path.chain.iter().map(|c| c.certificate.not_after).min();
    if let Some(unit) = held.archives.last() {
        return Some(unit.certificate.not_after);
    }
    let over_value = stamps.iter().max_by_key(|s| s.token.time).and_then(|s| s.path.as_ref());
    over_value.or(judgement.path.as_ref()).and_then(ends)
}
