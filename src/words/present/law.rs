//! The law's view in sentences, and the text for returning a document.

use super::model::{Line, Returning, Said, Section, Tone};
use super::presenter::Presenter;
use super::shared::ids;
use crate::base::finding::Finding;
use crate::report::{ChainLink, Report, Signature};
use crate::vietnam::{
    self, Act, DocumentKind, Ground, Note, Open, OpenCode, Outcome, PageContent, Printed, Reason, Refusal, SenderKind,
    Step, StepCode, View,
};
use crate::words::citation::citation;
use crate::words::letter::{Letter, LetterDetails, MadeWith};
use crate::words::{Word, message};
use core::fmt::Write as _;
use std::borrow::Cow;

impl Presenter {
    /// The steps of Nghị định 68/2024/NĐ-CP for one signature.
    pub(super) fn steps(&self, signature: &Signature, report: &Report) -> Vec<Said> {
        let chain = report.chain(signature.chain);
        report.steps(signature).iter().map(|step| self.step(step, chain)).collect()
    }

    fn step(&self, step: &Step, chain: &[ChainLink]) -> Said {
        let mut title = message::step(step.code, self.language).to_owned();
        if let Some(link) = step.certificate.and_then(|index| chain.get(index)) {
            let _ = write!(title, ": {}", link.name);
        }
        let tone = match step.outcome {
            Outcome::Met => Tone::Good,
            Outcome::NotApplicable => Tone::Neutral,
            Outcome::CannotTell => Tone::Warn,
            Outcome::NotMet => Tone::Bad,
        };
        let mut meaning = message::outcome(step.outcome, self.language).to_owned();
        let timed = matches!(step.code, StepCode::Period | StepCode::Active) && step.outcome != Outcome::NotApplicable;
        if timed {
            let _ = write!(meaning, " ({})", self.basis(step.time_basis));
        }
        for code in &step.missing {
            let _ = write!(meaning, ". {}", message::finding(&Finding::new(*code), self.language).title);
        }
        let clause = message::article(step.article, &step.clause, self.language);
        let clause = clause.into();
        Said { code: "decree-68", tone, title, meaning, next: String::new(), clause, list: Vec::new(), shared: false }
    }

    /// What the document has and lacks, and the reasons for returning it.
    pub(super) fn law(&self, report: &Report) -> Option<Section> {
        let view = report.vietnam.as_ref()?;
        let tone = match view.refusal {
            Refusal::NoGround => Tone::Good,
            Refusal::CheckAgain => Tone::Warn,
            Refusal::Ground => Tone::Bad,
        };
        let grounds = view.grounds.iter().map(|g| self.ground(g));
        // A status that could not be checked is said among the reasons already.
        let said = |open: &&Open| open.code == OpenCode::Status && view.refusal_reasons.contains(&Reason::R10);
        let open = view.open.iter().filter(|open| !said(open)).map(|open| self.open(open));
        Some(Section {
            title: self.word(Word::LawTitle).to_owned(),
            tone,
            verdict: message::refusal(view.refusal, self.language).to_owned(),
            lines: self.law_lines(view, report),
            findings: grounds.chain(open).chain(view.notes.iter().map(|n| self.note(n))).collect(),
        })
    }

    fn law_lines(&self, view: &View, report: &Report) -> Vec<Line> {
        let kind = message::document_kind(view.kind.value, self.language);
        let kind =
            if view.kind.inferred { format!("{kind} ({})", self.word(Word::KindInferred)) } else { kind.to_owned() };
        let sender = message::sender(view.sender.value, self.language);
        let sender = if view.sender.inferred && view.sender.value != SenderKind::Unknown {
            format!("{sender} ({})", self.word(Word::SenderUnsaid))
        } else {
            sender.to_owned()
        };
        let mut lines = vec![
            self.line(Word::DocumentKind, kind),
            self.line(Word::SenderKind, sender),
            self.line(Word::SignaturesNeeded, message::completeness(view.kind, view.completeness, self.language)),
            self.line(Word::SigningOrder, message::order(view.order, self.language)),
        ];
        let acts: Vec<String> = view.acts.iter().map(|a| self.act(a, report)).collect();
        if !acts.is_empty() {
            lines.push(self.line(Word::SigningActs, acts.join("; ")));
        }
        let printed = view.refusal_reasons.contains(&Reason::R14).then(|| self.word(Word::PrintedCopy));
        // Of originals: a copy or an annex is worth nothing less for a signature that it does not need.
        let original = view.kind.value == DocumentKind::Original;
        let left = || message::value(view.completeness, self.language).filter(|_| original);
        if let Some(value) = printed.or_else(left) {
            lines.push(self.line(Word::ValueLeft, value));
        }
        if !report.signatures.is_empty() {
            lines.push(self.line(Word::Authority, self.word(Word::AuthorityUnknown)));
        }
        lines.extend(view.page_text.iter().flat_map(|page| self.page_lines(page)));
        let legal = &report.trust.legal;
        let in_force = vietnam::in_force(&legal.provisions, report.now);
        let numbers: Vec<String> = in_force.map(|provision| citation(&provision.number, self.language)).collect();
        let read = self.day(&legal.read);
        lines.push(self.line(
            Word::ProvisionsInForce,
            format!("{} ({} {read})", numbers.join("; "), self.word(Word::ProvisionsReadOn)),
        ));
        lines
    }

    fn page_lines(&self, page: &PageContent) -> Vec<Line> {
        let line = |printed: &Printed| Line {
            label: format!("{} {}", self.word(Word::PrintedBeside), printed.signature),
            value: self.printed(printed, page.cut),
        };
        page.signatures.iter().map(line).collect()
    }

    /// Form and title as printed, what the forms mean, the name and how it compares.
    fn printed(&self, printed: &Printed, cut: bool) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !printed.lines.is_empty() {
            parts.push(format!("“{}”", printed.lines.join(" / ")));
        }
        parts.extend(printed.prefixes.iter().map(|p| message::prefix(*p, self.language).to_owned()));
        let compared = message::name_match(printed.name_match, self.language);
        parts.push(match &printed.name {
            Some(name) => format!("{} “{name}”: {compared}", self.word(Word::PrintedName)),
            None => compared.to_owned(),
        });
        parts.extend(message::encoding(printed.encoding, self.language).map(str::to_owned));
        if cut {
            parts.push(self.word(Word::PrintedCut).to_owned());
        }
        format!("{} ({})", parts.join("; "), self.word(Word::PrintedBasis))
    }

    fn act(&self, act: &Act, report: &Report) -> String {
        let whose = self.nature(act.nature);
        let whose = whose.split(" (").next().unwrap_or(whose);
        let first = act.signatures.first().copied().unwrap_or_default();
        let signer = report.signatures.iter().find(|s| s.id == first).and_then(|s| s.signer.as_ref());
        let name = signer.map_or(self.word(Word::Unnamed), |s| s.name.as_str());
        match act.signatures.last().filter(|last| **last != first) {
            Some(last) => {
                format!(
                    "{whose}: {name} ({first}–{last}, {} {})",
                    act.signatures.len(),
                    self.word(Word::SignatureFields)
                )
            }
            None => format!("{whose}: {name} ({first})"),
        }
    }

    fn open(&self, open: &Open) -> Said {
        let (title, next) = message::open(open.code, self.language);
        Said {
            code: open.code.name(),
            tone: Tone::Warn,
            title: title.to_owned(),
            meaning: self.about(&open.signatures, ""),
            next: next.to_owned(),
            clause: Cow::Borrowed(""),
            list: Vec::new(),
            shared: false,
        }
    }

    fn ground(&self, ground: &Ground) -> Said {
        let (title, next) = message::reason(ground.reason, self.language);
        Said {
            code: ground.reason.name(),
            tone: if ground.reason == Reason::R10 { Tone::Warn } else { Tone::Bad },
            title: title.to_owned(),
            meaning: self.about(&ground.signatures, ""),
            next: next.to_owned(),
            clause: ground.clause.clone(),
            list: Vec::new(),
            shared: false,
        }
    }

    fn note(&self, note: &Note) -> Said {
        let (title, meaning) = message::note(note.code, self.language);
        Said {
            code: note.code.name(),
            tone: Tone::Neutral,
            title: title.to_owned(),
            meaning: self.about(&note.signatures, meaning),
            next: String::new(),
            clause: note.code.clause().into(),
            list: Vec::new(),
            shared: false,
        }
    }

    /// A meaning, with the signatures that it is about before it.
    fn about(&self, signatures: &[usize], meaning: &str) -> String {
        match ids(signatures) {
            ids if ids.is_empty() => meaning.to_owned(),
            ids => format!("{} {ids}. {meaning}", self.word(Word::SignatureTitle)).trim_end().to_owned(),
        }
    }

    /// The text for the document system when there is a ground for returning the document: which document, which signature, the
    /// rule that is not met with its evidence, what the sender should do (Nghị định 30/2020/NĐ-CP Điều 21.2.b).
    pub(super) fn notice(&self, report: &Report, returning: &Returning, engine: &[Line]) -> Option<String> {
        report.vietnam.as_ref().filter(|v| v.refusal == Refusal::Ground)?;
        let made = MadeWith { engine, note: self.word(Word::ToolNote) };
        Some(Letter::returned(self.language, returning, made, &LetterDetails::default(), &[]).text())
    }
}
