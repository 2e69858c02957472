//! The law's view of what was judged: facts are taken from it, [`crate::vietnam`] sorts them.

use super::hints::{form_notes_of, nature, page_content};
use super::{AsShown, JudgedSignature, Verdict};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::evidence::PageText;
use crate::pdf::{Appearance, DocumentFact};
use crate::trust::{Provision, TrustStore};
use crate::validation::path::Candidate;
use crate::validation::revocation::{Note, Outcome, Status};
use crate::vietnam::{
    self, Affiliation, CertificateFacts, CertificateStatus, DocumentFacts, KindChoice, SignatureFacts, Statements,
    Step, View,
};

/// What the law says of a file.
pub(crate) struct Law {
    /// The steps of the decree for each signature.
    pub(crate) steps: Vec<Vec<Step>>,
    /// The document, as the kind that the caller says it is.
    pub(crate) view: View,
    /// The document as an annex, which a dossier may find it to be.
    pub(crate) as_annex: View,
}

/// What the law looks at besides the signatures.
pub(crate) struct SeenByLaw<'a> {
    /// What the caller says the document is.
    pub(crate) kind: KindChoice,
    /// What else the caller says.
    pub(crate) stated: Statements<'a>,
    /// What was found about the file.
    pub(crate) file: &'a [DocumentFact],
    /// The document as it is now.
    pub(crate) as_shown: AsShown,
    /// The headline.
    pub(crate) verdict: Verdict,
    /// Text of the pages, for hints.
    pub(crate) page_text: Option<&'a PageText>,
    /// What the appearances of signatures show, with their numbers, for hints.
    pub(crate) appearances: &'a [(usize, Appearance)],
}

/// The law's view of what was judged.
pub(crate) fn law(
    signatures: &[JudgedSignature<'_>],
    seen: &SeenByLaw<'_>,
    now: Timestamp,
    legal: &[Provision],
    trust: &TrustStore,
) -> Law {
    let facts: Vec<SignatureFacts<'_>> = signatures.iter().map(|s| facts(s, seen.stated, now, legal, trust)).collect();
    let found = signatures.iter().map(|s| &s.judgement.facts);
    let steps: Vec<Vec<Step>> = facts.iter().zip(found).map(|(facts, found)| vietnam::steps(facts, found)).collect();
    let damage = handling_damage(seen.file, signatures);
    let view = |kind| {
        vietnam::view(&DocumentFacts {
            signatures: &facts,
            steps: &steps,
            kind,
            stated: seen.stated,
            changed: seen.as_shown == AsShown::UnjustifiedChanges,
            handled: &damage,
            valid: seen.verdict == Verdict::Valid,
            compared: seen.as_shown != AsShown::CannotTell,
        })
    };
    let (mut asked, as_annex) = (view(seen.kind), view(KindChoice::Annex));
    asked.page_text = seen.page_text.map(|text| page_content(signatures, text, seen.stated));
    asked.notes.extend(form_notes_of(asked.kind.value, signatures, seen.appearances, seen.stated));
    Law { steps, view: asked, as_annex }
}

/// What the law looks at of one signature.
fn facts<'a>(
    signature: &'a JudgedSignature<'_>,
    stated: Statements<'_>,
    now: Timestamp,
    legal: &'a [Provision],
    trust: &TrustStore,
) -> SignatureFacts<'a> {
    let judgement = &signature.judgement;
    let signer = judgement.signer.as_ref();
    let whose = signer.and_then(|s| stated.whose(&s.certificate.sha256));
    SignatureFacts {
        id: signature.id,
        certificate: signer.map(|s| s.certificate.sha256),
        nature: nature(signature, stated),
        whose,
        affiliation: signer.map(|s| Affiliation::of(&s.certificate)).unwrap_or_default(),
        sender: stated.sender,
        domain: judgement.path.as_ref().and_then(|path| path.domain),
        indication: judgement.indication,
        digest_matches: judgement.digest_matches,
        signature_verifies: judgement.signature_verifies,
        revision: signature.state().revision,
        marks: signature.marks(),
        time: judgement.time.best,
        basis: judgement.time.basis,
        now,
        legal,
        blocks: &judgement.blocks,
        codes: judgement.facts.iter().map(Fact::code).collect(),
        chain: chain(signature, trust),
        root_is_imitated: root_is_imitated(signature, trust),
        timestamps: judgement.timestamps.iter().map(|stamp| super::indication_of(stamp).0).collect(),
    }
}

/// The codes that show damage by handling after signing, each once: of the file, then of its signatures.
fn handling_damage(file: &[DocumentFact], signatures: &[JudgedSignature<'_>]) -> Vec<Code> {
    const OF_FILE: [Code; 2] = [Code::PrintedOrResaved, Code::MergedFiles];
    const OF_SIGNATURE: [Code; 2] = [Code::RewrittenAfterSigning, Code::Truncated];
    let of_file = OF_FILE.into_iter().filter(|code| file.iter().any(|fact| fact.code() == *code));
    let found = |code: Code| {
        move |signature: &JudgedSignature<'_>| signature.judgement.facts.iter().any(|fact| fact.code() == code)
    };
    let of_signature = OF_SIGNATURE.into_iter().filter(|code| signatures.iter().any(found(*code)));
    of_file.chain(of_signature).collect()
}

fn chain(signature: &JudgedSignature<'_>, trust: &TrustStore) -> Vec<CertificateFacts> {
    let judgement = &signature.judgement;
    let Some(path) = &judgement.path else {
        return judgement.signer.iter().map(|signer| certificate(signer, Known::NOTHING)).collect();
    };
    let known = |index, candidate: &Candidate| match judgement.statuses.get(index) {
        _ if path.domain.is_none() => Known::NOTHING,
        Some(status) => Known::of(status),
        None if trust.anchor(&candidate.certificate).is_some() => Known::ANCHOR,
        None => Known::NOT_ASKED,
    };
    path.chain.iter().enumerate().map(|(index, candidate)| certificate(candidate, known(index, candidate))).collect()
}

/// Whether the path ends at a root that is not trusted, under the name of one that is.
fn root_is_imitated(signature: &JudgedSignature<'_>, trust: &TrustStore) -> bool {
    let path = signature.judgement.path.as_ref().filter(|path| path.domain.is_none());
    let Some(root) = path.and_then(|path| path.chain.last()) else { return false };
    let name = root.certificate.display_name();
    root.certificate.is_self_issued() && trust.anchors().iter().any(|a| a.certificate.display_name() == name)
}

fn certificate(candidate: &Candidate, known: Known) -> CertificateFacts {
    CertificateFacts {
        not_before: candidate.certificate.not_before,
        not_after: candidate.certificate.not_after,
        status: known.status,
        since: known.since,
        has_source: known.has_source,
        missing: known.missing,
    }
}

/// What is known of the status of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    status: CertificateStatus,
    since: Option<Timestamp>,
    has_source: bool,
    /// The finding that names what is missing.
    missing: Option<Code>,
}

impl Known {
    const NOTHING: Self = Self { status: CertificateStatus::Unknown, since: None, has_source: false, missing: None };
    const NOT_ASKED: Self = Self { missing: Some(Code::StatusNotAsked), ..Self::NOTHING };
    const ANCHOR: Self = Self { status: CertificateStatus::NotApplicable, ..Self::NOTHING };

    fn of(status: &Status) -> Self {
        use CertificateStatus::{Good, Stopped, StoppedUnproven, Unknown};
        let unproven = status.notes.iter().any(|note| matches!(note, Note::RevocationUnproven { .. }));
        let stopped = if unproven { (StoppedUnproven, Some(Code::RevocationUnproven)) } else { (Stopped, None) };
        let ((status_now, missing), since) = match &status.outcome {
            Outcome::GoodAt { revoked_later, .. } => ((Good, None), revoked_later.as_ref().map(|r| r.since)),
            Outcome::RevokedSince(revocation) | Outcome::RevokedUnproven(revocation) => {
                (stopped, Some(revocation.since))
            }
            Outcome::Held { hold, .. } => (stopped, Some(hold.since)),
            Outcome::NotAbout { .. } => ((Unknown, Some(Code::StatusNotCovered)), None),
            Outcome::Stale { .. } => ((Unknown, Some(Code::StatusStale)), None),
            Outcome::Unknown => ((Unknown, Some(Code::StatusAnsweredUnknown)), None),
            Outcome::Unreachable { .. } => ((Unknown, Some(Code::StatusUnreachable)), None),
            Outcome::Unusable { .. } => ((Unknown, Some(Code::StatusUnusable)), None),
            Outcome::Missing => ((Unknown, Some(Code::StatusMissing)), None),
        };
        Self { status: status_now, since, has_source: !status.basis.is_empty(), missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::revocation::{NotUsed, Revocation};

    fn known(outcome: Outcome, unproven: bool) -> (CertificateStatus, Option<Code>) {
        let notes = unproven.then_some(Note::RevocationUnproven { why: NotUsed::TooDeep }).into_iter().collect();
        let status = Status { at: Timestamp::EPOCH, outcome, basis: Vec::new(), notes, objects: Vec::new() };
        let known = Known::of(&status);
        (known.status, known.missing)
    }

    /// An unproven revocation names what is missing, and is no revocation in the law's view.
    #[test]
    fn an_unknown_status_names_what_is_missing() {
        for (outcome, code) in [
            (Outcome::NotAbout { why: None, missing: None }, Code::StatusNotCovered),
            (Outcome::Stale { until: Timestamp::EPOCH }, Code::StatusStale),
            (Outcome::Unknown, Code::StatusAnsweredUnknown),
            (Outcome::Unreachable { urls: Vec::new() }, Code::StatusUnreachable),
            (Outcome::Unusable { why: NotUsed::TooDeep }, Code::StatusUnusable),
            (Outcome::Missing, Code::StatusMissing),
        ] {
            assert_eq!(known(outcome, false), (CertificateStatus::Unknown, Some(code)));
        }
        assert_eq!(
            (Known::NOT_ASKED.status, Known::NOT_ASKED.missing),
            (CertificateStatus::Unknown, Some(Code::StatusNotAsked))
        );
        let revocation = || Revocation::new(Timestamp::EPOCH, None);
        for outcome in [Outcome::RevokedSince(revocation()), Outcome::Held { hold: revocation(), released_by: None }] {
            let unproven = (CertificateStatus::StoppedUnproven, Some(Code::RevocationUnproven));
            assert_eq!(known(outcome.clone(), true), unproven);
            assert_eq!(known(outcome, false), (CertificateStatus::Stopped, None));
        }
        let good = Outcome::GoodAt { known_at: Timestamp::EPOCH, revoked_later: None, was_held: None };
        assert_eq!(known(good, false), (CertificateStatus::Good, None));
        assert_eq!((Known::ANCHOR.status, Known::ANCHOR.missing), (CertificateStatus::NotApplicable, None));
    }
}
