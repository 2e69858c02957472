//! What letters about a document are made of: sentences of one language, taken from the report.
//!
//! They are beside the presentation, so that a letter can be written later, with what a person adds, from these words alone.

use super::headline::headline_of;
use super::model::{GroundShown, GroundSignature, Line, Returning};
use super::presenter::Presenter;
use crate::base::finding::{Finding, Severity};
use crate::report::{Report, Signature};
use crate::vietnam::{Ground, Reason};
use crate::words::letter::BLANK;
use crate::words::{Word, local, message};
use core::fmt::Write as _;

impl Presenter {
    /// What letters about this document are made of.
    pub(super) fn returning(&self, report: &Report) -> Returning {
        let grounds = report.vietnam.iter().flat_map(|view| &view.grounds);
        let head = headline_of(report, self.language);
        Returning {
            document: self.identification(report),
            outcome: format!("{}. {}", head.title, head.sentence),
            grounds: grounds.map(|g| self.ground_shown(g, report)).collect(),
            used: used(report),
        }
    }

    /// What identifies the document.
    fn identification(&self, report: &Report) -> Vec<Line> {
        vec![
            self.line(Word::FileName, report.file.as_deref().unwrap_or(BLANK)),
            self.line(Word::FileDigest, report.input.sha256.clone()),
            self.line(Word::CheckedAt, local(report.now)),
        ]
    }

    fn ground_shown(&self, ground: &Ground, report: &Report) -> GroundShown {
        let (title, next) = message::reason(ground.reason, self.language);
        let about = report.signatures.iter().filter(|s| ground.signatures.contains(&s.id));
        let mut signatures: Vec<GroundSignature> = about
            .map(|s| GroundSignature { title: self.signature_line(s), evidence: self.evidence_at(s, ground) })
            .collect();
        if ground.signatures.is_empty() {
            let evidence = self.evidence(&report.findings, ground);
            if !evidence.is_empty() {
                signatures.push(GroundSignature { title: String::new(), evidence });
            }
        }
        GroundShown {
            reason: ground.reason,
            title: title.to_owned(),
            clause: ground.clause.clone().into_owned(),
            signatures,
            next: next.to_owned(),
        }
    }

    /// What shows a reason at a signature. That a certificate is for another use is shown by who issued it, where no finding says more.
    fn evidence_at(&self, signature: &Signature, ground: &Ground) -> Vec<String> {
        let found = self.evidence(&signature.findings, ground);
        match &signature.signer {
            Some(signer) if found.is_empty() && ground.reason == Reason::R6 => {
                let domain =
                    signer.trust_domain.map(|domain| format!(" ({})", self.domain(domain))).unwrap_or_default();
                vec![format!("{}: {}{domain}", self.word(Word::Issuer), signer.issuer_name)]
            }
            _ => found,
        }
    }

    fn evidence(&self, findings: &[Finding], ground: &Ground) -> Vec<String> {
        let shown = |finding: &Finding| {
            let said = self.say(finding);
            format!("{}: {}", said.title, said.meaning)
        };
        findings.iter().filter(|f| shows(f, ground)).map(shown).collect()
    }

    fn signature_line(&self, signature: &Signature) -> String {
        let mut line = self.title(signature);
        if let Some(signer) = &signature.signer {
            for (word, value) in [(Word::Serial, &signer.serial), (Word::Issuer, &signer.issuer_name)] {
                let _ = write!(line, "; {}: {value}", self.word(word));
            }
        }
        let _ = write!(line, "; {}: {}", self.word(Word::SigningTime), self.time(&signature.time));
        line
    }
}

/// Whether a finding shows a reason. That the content was changed is shown by every change that nothing justifies.
fn shows(finding: &Finding, ground: &Ground) -> bool {
    let is_change = finding.severity == Severity::Error && finding.code.name().starts_with("change-");
    ground.because.contains(&finding.code) || (ground.reason == Reason::R1 && is_change)
}

/// Lists and responses that a status rests on, each once.
fn used(report: &Report) -> Vec<String> {
    let records = report.signatures.iter().flat_map(|s| &s.revocation);
    let mut all: Vec<String> = records.flat_map(|r| &r.evidence).cloned().collect();
    crate::base::sort::sort(&mut all);
    all.dedup();
    all
}
