//! The document as it is now.

use super::model::{Said, Section, Tone};
use super::presenter::Presenter;
use crate::ades::Indication;
use crate::base::finding::{Code, Finding, Severity};
use crate::report::{AsShown, Integrity, Report};
use crate::words::{Word, message};

/// From how many added signatures on one sentence speaks of all of them.
const GROUPED: usize = 3;
/// How many of their signers it names.
const NAMED: usize = 3;

/// What is shown against what was signed, in one sentence; where that is not known, why.
pub(crate) fn as_shown<'a>(
    shown: AsShown,
    mut integrities: impl Iterator<Item = &'a Integrity>,
    findings: &[Finding],
) -> (Tone, Word) {
    let two_readings = |f: &Finding| matches!(f.code, Code::PdfAnomaly | Code::XrefReconstructed | Code::MimeMalformed);
    match shown {
        AsShown::Unchanged => (Tone::Good, Word::DocumentUnchanged),
        AsShown::JustifiedChanges => (Tone::Good, Word::DocumentJustified),
        AsShown::UnjustifiedChanges => (Tone::Bad, Word::DocumentUnjustified),
        AsShown::CannotTell if findings.iter().any(two_readings) => (Tone::Warn, Word::DocumentAmbiguous),
        AsShown::CannotTell if !integrities.all(Integrity::is_verified) => (Tone::Warn, Word::DocumentNotVerified),
        AsShown::CannotTell => (Tone::Warn, Word::DocumentCannotTell),
    }
}

impl Presenter {
    pub(super) fn document(&self, report: &Report) -> Section {
        let signed = !report.signatures.is_empty() || !report.timestamps.is_empty();
        let of_signatures = report.signatures.iter().filter(|s| s.parent.is_none()).map(|s| &s.integrity);
        let integrities = of_signatures.chain(report.timestamps.iter().map(|t| &t.integrity));
        let (tone, verdict) = if signed {
            as_shown(report.document.as_shown, integrities, &report.findings)
        } else {
            (Tone::Neutral, Word::DocumentNothingSigned)
        };
        // "Unchanged" is said of the file against what was signed; a signature that itself is wrong signs nothing.
        let broken = report.signatures.iter().any(|s| s.indication == Indication::TotalFailed);
        let (tone, verdict) =
            if broken && tone == Tone::Good { (Tone::Bad, Word::SentenceForgedOrCorrupt) } else { (tone, verdict) };
        let count = |number: usize| (number > 0).then(|| number.to_string());
        let content = report.input.content.as_ref();
        let lines = self.known([
            (Word::FileName, report.file.clone()),
            (Word::SignatureCount, Some(report.signatures.len().to_string())),
            (Word::TimestampCount, count(report.timestamps.len())),
            (Word::Revisions, count(report.document.revisions.len())),
            (
                Word::PicturesCompared,
                report.document.pictures.as_ref().map(|seen| format!("{} ({})", seen.pages, seen.renderer)),
            ),
            (Word::Orphans, count(report.document.orphan_signatures.len())),
            (Word::FileSize, Some(format!("{} byte", report.input.size))),
            (Word::FileDigest, Some(report.input.sha256.clone())),
            (Word::ContentSize, content.map(|content| format!("{} byte", content.size))),
            (Word::ContentDigest, content.map(|content| content.sha256.clone())),
        ]);
        Section {
            title: self.word(Word::DocumentTitle).to_owned(),
            tone,
            verdict: self.word(verdict).to_owned(),
            lines: lines.collect(),
            findings: self.said_of_file(report),
        }
    }

    /// Findings about the file. Where several signatures were added, one sentence speaks of all.
    fn said_of_file(&self, report: &Report) -> Vec<Said> {
        let all = report.findings.iter().chain(&report.document.active_content);
        let is_added = |f: &&Finding| f.code == Code::ChangeSignatureAdded && f.severity == Severity::Info;
        let (added, rest): (Vec<&Finding>, Vec<&Finding>) = all.partition(is_added);
        let one_by_one = if added.len() < GROUPED { added.as_slice() } else { &[] };
        let single: Vec<Finding> = rest.into_iter().chain(one_by_one.iter().copied()).cloned().collect();
        let mut said = self.said(&single);
        if let Some(first) = added.first().filter(|_| added.len() >= GROUPED) {
            said.push(Said {
                title: self.added_by(&added, report),
                meaning: self.word(Word::SignaturesAddedMeaning).to_owned(),
                list: added.iter().map(|finding| message::place(finding, self.language)).collect(),
                ..self.say(first)
            });
        }
        said
    }

    /// How many signatures were added and by whom, as far as their certificates say.
    fn added_by(&self, added: &[&Finding], report: &Report) -> String {
        let mut names: Vec<&str> = Vec::new();
        for finding in added {
            let field = finding.param("field");
            let signature = report.signatures.iter().find(|signature| signature.field.as_deref() == Some(field));
            let Some(signer) = signature.and_then(|signature| signature.signer.as_ref()) else { continue };
            if !names.contains(&signer.name.as_str()) {
                names.push(&signer.name);
            }
        }
        if names.is_empty() {
            return format!("{} {}", added.len(), self.word(Word::SignaturesAdded));
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut title = format!("{} {} {}", added.len(), self.word(Word::SignaturesAddedBy), names.join(", "));
        if more > 0 {
            title.push_str(&format!(", {more} {}", self.word(Word::Others)));
        }
        title
    }
}
