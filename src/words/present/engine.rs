//! What a result was made with, and what is missing to tell more.

use super::model::{Line, WantShown};
use super::presenter::Presenter;
use crate::evidence::FetchOutcome;
use crate::report::{Fetched, PolicyFacts, Report, UserCertificate, Want, WantKind};
use crate::words::{Word, local};

/// Most certificates of the user that a line names; the report has them all.
const LISTED: usize = 8;

/// Which certificates the user added or removed.
fn by_user(certificates: &[UserCertificate]) -> String {
    let named = certificates.iter().take(LISTED).map(|c| format!("{} (SHA-256 {})", c.name, c.sha256));
    let named = named.collect::<Vec<_>>().join("; ");
    match certificates.len().saturating_sub(LISTED) {
        0 => named,
        more => format!("{named}; +{more}"),
    }
}

/// Name, number, and the beginning of the fingerprint, which tells a changed policy from the one of the same name.
fn policy_name(policy: &PolicyFacts) -> String {
    let fingerprint = policy.sha256.get(..16).unwrap_or_default();
    format!("{} ({}, {fingerprint})", policy.id, policy.version)
}

impl Presenter {
    pub(super) fn wants(&self, report: &Report) -> Vec<WantShown> {
        let shown = |want: &Want| {
            let kind = self.word(kind_of(want.kind));
            let ids = want.signatures.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            let subject = if want.subject.is_empty() { kind.to_owned() } else { format!("{kind}: {}", want.subject) };
            let title = if ids.is_empty() { Word::TimestampTitle } else { Word::SignatureTitle };
            WantShown {
                subject,
                why: format!("{} {ids}", self.word(title)).trim_end().to_owned(),
                urls: want.urls.clone(),
            }
        };
        report.wants.iter().map(shown).collect()
    }

    pub(super) fn engine(&self, report: &Report) -> Vec<Line> {
        let trust = &report.trust;
        let lines = self.known([
            (Word::Engine, Some(format!("kyso {} ({})", report.engine.version, report.engine.build))),
            (Word::CheckedAt, Some(local(report.now))),
            (Word::PolicyUsed, Some(policy_name(&report.policy))),
            (Word::TrustUsed, Some(format!("{} {} ({})", trust.id, trust.version, self.day(&trust.date)))),
            (
                Word::SignedTrust,
                trust.signed.as_ref().map(|signed| format!("{} ({})", signed.sequence, self.day(&signed.date))),
            ),
            (Word::UserTrust, (trust.user_added > 0).then(|| by_user(&trust.added))),
            (Word::UserDistrust, (!trust.removed.is_empty()).then(|| by_user(&trust.removed))),
        ]);
        lines.chain(report.fetched.iter().map(|asked| self.asked(asked))).collect()
    }

    /// One question to the network, and what came of it.
    fn asked(&self, asked: &Fetched) -> Line {
        let kind = self.word(kind_of(asked.kind));
        let outcome = self.word(match asked.outcome {
            FetchOutcome::Received => Word::FetchReceived,
            FetchOutcome::Unreachable => Word::FetchUnreachable,
            FetchOutcome::Refused => Word::FetchRefused,
            FetchOutcome::WrongContent => Word::FetchWrongContent,
            FetchOutcome::TooLarge => Word::FetchTooLarge,
            FetchOutcome::NotAllowed => Word::FetchNotAllowed,
        });
        let size = if asked.bytes > 0 { format!(" ({} byte)", asked.bytes) } else { String::new() };
        self.line(Word::AskedOnline, format!("{}: {kind} – {outcome}{size}", asked.host))
    }
}

fn kind_of(kind: WantKind) -> Word {
    match kind {
        WantKind::IssuerCertificate => Word::WantIssuer,
        WantKind::Crl => Word::WantCrl,
        WantKind::Ocsp => Word::WantOcsp,
        WantKind::DetachedContent => Word::WantContent,
    }
}
