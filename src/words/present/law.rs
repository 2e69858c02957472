//! The law's view in sentences, and the text for returning a document.

use super::returning::Returning;
use super::{Line, Presenter, Said, Section, Tone};
use crate::base::finding::Finding;
use crate::report::model::{Report, Signature};
use crate::vietnam::{
    self, Act, Ground, Nature, Note, Outcome, PageContent, Printed, Reason, Refusal, Step, StepCode, View,
};
use crate::words::law::{self, Pair};
use crate::words::letter;
use crate::words::message::{self, Word};
use core::fmt::Write as _;

impl Presenter {
    fn fact(&self, label: Pair, value: impl Into<String>) -> Line {
        Line { label: self.t(label).to_owned(), value: value.into() }
    }

    /// The steps of Nghị định 68/2024/NĐ-CP for one signature.
    pub(super) fn steps(&self, signature: &Signature) -> Vec<Said> {
        signature.decree68.iter().map(|step| self.step(step, signature)).collect()
    }

    fn step(&self, step: &Step, signature: &Signature) -> Said {
        let mut title = self.t(law::step(step.code)).to_owned();
        if let Some(link) = step.certificate.and_then(|index| signature.chain.get(index)) {
            let _ = write!(title, ": {}", link.name);
        }
        let tone = match step.outcome {
            Outcome::Met => Tone::Good,
            Outcome::NotApplicable => Tone::Neutral,
            Outcome::CannotTell => Tone::Warn,
            Outcome::NotMet => Tone::Bad,
        };
        let mut meaning = self.t(law::outcome(step.outcome)).to_owned();
        let timed = matches!(step.code, StepCode::Period | StepCode::Active) && step.outcome != Outcome::NotApplicable;
        if timed {
            let _ = write!(meaning, " ({})", self.basis(step.time_basis));
        }
        for code in &step.missing {
            let _ = write!(meaning, ". {}", message::finding(&Finding::new(*code), self.language).title);
        }
        let clause = self.t(law::place(step.article, step.clause));
        Said { code: "decree-68", tone, title, meaning, next: String::new(), clause, list: Vec::new() }
    }

    /// What the document has and lacks, and the reasons for returning it.
    pub(super) fn law(&self, report: &Report) -> Option<Section> {
        let view = report.vietnam.as_ref()?;
        let tone = match view.refusal {
            Refusal::NoGround => Tone::Good,
            Refusal::CheckAgain => Tone::Warn,
            Refusal::Ground => Tone::Bad,
        };
        let grounds = view.grounds.iter().map(|g| self.ground(g, view));
        Some(Section {
            title: self.t(law::TITLE).to_owned(),
            tone,
            verdict: self.t(law::refusal(view.refusal)).to_owned(),
            lines: self.law_lines(view, report),
            findings: grounds.chain(view.notes.iter().map(|n| self.note(n))).collect(),
        })
    }

    fn law_lines(&self, view: &View, report: &Report) -> Vec<Line> {
        let kind = self.t(law::kind(view.kind.value));
        let kind = if view.kind.inferred { format!("{kind} ({})", self.t(law::INFERRED)) } else { kind.to_owned() };
        let mut lines = vec![
            self.fact(law::KIND, kind),
            self.fact(law::COMPLETENESS, self.t(law::completeness(view.kind.value, view.completeness))),
            self.fact(law::ORDER, self.t(law::order(view.order))),
        ];
        let acts: Vec<String> = view.acts.iter().map(|a| self.act(a, report)).collect();
        if !acts.is_empty() {
            lines.push(self.fact(law::ACTS, acts.join("; ")));
        }
        let printed = view.refusal_reasons.contains(&Reason::R14).then_some(law::PRINTED);
        if let Some(value) = printed.or_else(|| law::value(view.completeness)) {
            lines.push(self.fact(law::VALUE, self.t(value)));
        }
        if !report.signatures.is_empty() {
            lines.push(self.fact(law::AUTHORITY, self.t(law::AUTHORITY_TEXT)));
        }
        lines.extend(view.page_text.iter().flat_map(|page| self.page_lines(page)));
        let legal = &report.trust.legal;
        let numbers: Vec<&str> = vietnam::in_force(&legal.provisions, report.now).map(|l| &*l.number).collect();
        lines.push(self.fact(law::LEGAL, format!("{} ({} {})", numbers.join("; "), self.t(law::READ_ON), legal.read)));
        lines
    }

    fn page_lines(&self, page: &PageContent) -> Vec<Line> {
        let line = |printed: &Printed| Line {
            label: format!("{} {}", self.t(law::PRINTED_BESIDE), printed.signature),
            value: self.printed(printed, page.cut),
        };
        page.signatures.iter().map(line).collect()
    }

    /// Form and title as they stand, what the forms mean, the name and how it compares.
    fn printed(&self, printed: &Printed, cut: bool) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !printed.lines.is_empty() {
            parts.push(format!("“{}”", printed.lines.join(" / ")));
        }
        parts.extend(printed.prefixes.iter().map(|p| self.t(law::prefix(*p)).to_owned()));
        let compared = self.t(law::name_match(printed.name_match));
        parts.push(match &printed.name {
            Some(name) => format!("{} “{name}”: {compared}", self.t(law::PRINTED_NAME)),
            None => compared.to_owned(),
        });
        parts.extend(law::encoding(printed.encoding).map(|e| self.t(e).to_owned()));
        if cut {
            parts.push(self.t(law::PRINTED_CUT).to_owned());
        }
        format!("{} ({})", parts.join("; "), self.t(law::PRINTED_BASIS))
    }

    fn act(&self, act: &Act, report: &Report) -> String {
        let whose = self.w(match act.nature {
            Nature::Person => Word::NaturePerson,
            Nature::Agency => Word::NatureAgency,
            Nature::Software => Word::NatureSoftware,
            Nature::Uncertain => Word::NatureUncertain,
        });
        let whose = whose.split(" (").next().unwrap_or(whose);
        let first = act.signatures.first().copied().unwrap_or_default();
        let signer = report.signatures.iter().find(|s| s.id == first).and_then(|s| s.signer.as_ref());
        let name = signer.map_or(self.w(Word::Unnamed), |s| s.name.as_str());
        match act.signatures.last().filter(|last| **last != first) {
            Some(last) => {
                format!("{whose}: {name} ({first}–{last}, {} {})", act.signatures.len(), self.t(law::FIELDS))
            }
            None => format!("{whose}: {name} ({first})"),
        }
    }

    fn ground(&self, ground: &Ground, view: &View) -> Said {
        let words = law::reason(ground.reason);
        let tone = if ground.reason == Reason::R10 { Tone::Warn } else { Tone::Bad };
        let mut said =
            self.law_said(words.code, tone, (words.title, None), Some(words.next), words.clause, &ground.signatures);
        if view.kind.inferred && matches!(ground.reason, Reason::R7 | Reason::R8) {
            let _ = write!(said.next, " {}", self.t(law::IF_NOT_ORIGINAL));
        }
        said
    }

    fn note(&self, note: &Note) -> Said {
        let (code, title, meaning, clause) = law::note(note.code);
        self.law_said(code, Tone::Neutral, (title, Some(meaning)), None, clause, &note.signatures)
    }

    fn law_said(
        &self,
        code: &'static str,
        tone: Tone,
        (title, meaning): (Pair, Option<Pair>),
        next: Option<Pair>,
        clause: &'static str,
        signatures: &[usize],
    ) -> Said {
        let text = |pair: Option<Pair>| pair.map(|p| self.t(p).to_owned()).unwrap_or_default();
        let ids = ids(signatures);
        let which = if ids.is_empty() { String::new() } else { format!("{} {ids}. ", self.w(Word::SignatureTitle)) };
        let meaning = format!("{which}{}", text(meaning)).trim_end().to_owned();
        Said { code, tone, title: self.t(title).to_owned(), meaning, next: text(next), clause, list: Vec::new() }
    }

    /// The text for the document system when there is a ground for returning the document: which document, which signature, the
    /// rule that is not met with its evidence, what the sender should do (Nghị định 30/2020/NĐ-CP Điều 21.2.b).
    pub(super) fn notice(&self, report: &Report, returning: &Returning, engine: &[Line]) -> Option<String> {
        report.vietnam.as_ref().filter(|v| v.refusal == Refusal::Ground)?;
        let made = letter::MadeWith { engine, note: self.w(Word::ToolNote) };
        Some(letter::text(&letter::returned(self.language, returning, made, &letter::Details::default(), &[])))
    }
}

/// `1, 3, 5–22`.
fn ids(list: &[usize]) -> String {
    let runs = list.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let run = |run: &[usize]| match (run.first(), run.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::law::pick;
    use crate::words::message::Language;

    #[test]
    fn runs_of_ids_are_short() {
        assert_eq!(ids(&[1, 3, 5, 6, 7]), "1, 3, 5–7");
        assert_eq!(ids(&[]), "");
    }

    /// Both languages for everything, and never a word that a signer had the authority.
    #[test]
    fn every_reason_and_step_has_words_in_both_languages() {
        use Reason::*;
        let mut all = Vec::new();
        for reason in [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14] {
            let words = law::reason(reason);
            assert_eq!(words.code, format!("{reason:?}"));
            assert!(!words.clause.is_empty());
            all.extend([words.title, words.next]);
        }
        for code in [
            StepCode::Readable,
            StepCode::SignerIdentified,
            StepCode::ValueByKey,
            StepCode::ContentUnchanged,
            StepCode::Algorithms,
            StepCode::Timestamp,
            StepCode::Period,
            StepCode::Scope,
            StepCode::Active,
            StepCode::StatusSource,
            StepCode::Path,
        ] {
            all.push(law::step(code));
        }
        for (vi, en) in all {
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{vi} / {en}");
            let lower = pick((vi, en), Language::Vi).to_lowercase();
            assert!(!lower.contains(&["đúng", "thẩm", "quyền"].join(" ")) && !lower.contains("chứng chỉ"), "{vi}");
        }
    }
}
