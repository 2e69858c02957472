//! A dossier in words.

use super::language::Language;
use super::message::{self, word};
use super::present::{Line, Said, Section, Tone, present};
use super::word::Word;
use crate::dossier::{Dossier, MemberRecord};
use crate::report::Verdict;
use crate::vietnam::{Reason, Refusal};

/// The dossier as a section of a result: which is the main document, what each member came to, what the whole has and lacks.
pub fn section(dossier: &Dossier, language: Language) -> Section {
    let line = |label: Word, value: String| Line { label: word(label, language).to_owned(), value };
    let mut lines = vec![
        line(Word::DossierResult, message::dossier_verdict(dossier.verdict, language).to_owned()),
        line(Word::DossierMain, main(dossier, language)),
        line(Word::DossierFiles, dossier.members.len().to_string()),
        line(Word::SignaturesNeeded, message::dossier_completeness(dossier.completeness, language).to_owned()),
    ];
    lines.extend(dossier.members.iter().map(|m| member(m, language)));
    if !dossier.skipped.is_empty() {
        let names: Vec<&str> = dossier.skipped.iter().map(|s| s.name.as_str()).collect();
        lines.push(line(Word::DossierSkipped, names.join("; ")));
    }
    let tone = match (dossier.verdict, dossier.refusal) {
        (Verdict::Invalid, _) | (_, Refusal::Ground) => Tone::Bad,
        (Verdict::Valid, Refusal::NoGround) => Tone::Good,
        _ => Tone::Warn,
    };
    Section {
        title: word(Word::DossierTitle, language).to_owned(),
        tone,
        verdict: message::refusal(dossier.refusal, language).to_owned(),
        lines,
        findings: findings(dossier, language),
    }
}

fn main(dossier: &Dossier, language: Language) -> String {
    let named = dossier.main.member.and_then(|index| dossier.members.get(index));
    let name = named.map_or_else(|| word(Word::NotKnown, language), |m| m.name.as_str());
    format!("{name} ({})", message::main_why(dossier.main.why, language))
}

fn member(member: &MemberRecord, language: Language) -> Line {
    let value = match (&member.report, &member.error) {
        (Some(report), _) => present(report, language).headline.title,
        (None, Some(error)) => {
            let what = error.details.what.as_deref();
            format!("{} [{}]", message::error_code(error.code, what, language).title, error.code)
        }
        (None, None) => word(Word::NotKnown, language).to_owned(),
    };
    let name = match &member.container {
        Some(container) => format!("{} ({container})", member.name),
        None => member.name.clone(),
    };
    Line { label: format!("{} – {name}", message::role(member.role, language)), value }
}

fn findings(dossier: &Dossier, language: Language) -> Vec<Said> {
    let reasons = dossier.refusal_reasons.iter().map(|reason| {
        let (title, next) = message::reason(*reason, language);
        let tone = if *reason == Reason::R10 { Tone::Warn } else { Tone::Bad };
        Said {
            code: reason.name(),
            tone,
            title: title.to_owned(),
            meaning: about(dossier, *reason),
            next: next.to_owned(),
            clause: reason.clause().into(),
            list: Vec::new(),
            shared: false,
        }
    });
    let notes = dossier.notes.iter().map(|note| {
        let (title, next) = message::dossier_note(note.code, language);
        let name = dossier.members.get(note.member).map(|m| m.name.clone()).unwrap_or_default();
        Said {
            code: note.code.name(),
            tone: Tone::Warn,
            title: title.to_owned(),
            meaning: name,
            next: next.to_owned(),
            clause: "Nghị định 30/2020/NĐ-CP Phụ lục I".into(),
            list: Vec::new(),
            shared: false,
        }
    });
    let main = dossier.main.member.is_none().then(|| Said {
        code: "main-unknown",
        tone: Tone::Warn,
        title: message::main_why(dossier.main.why, language).to_owned(),
        meaning: String::new(),
        next: word(Word::DossierStateMain, language).to_owned(),
        clause: "Nghị định 30/2020/NĐ-CP Điều 5.1".into(),
        list: Vec::new(),
        shared: false,
    });
    main.into_iter().chain(reasons).chain(notes).collect()
}

/// The members that a reason is about.
fn about(dossier: &Dossier, reason: Reason) -> String {
    let has = |m: &&MemberRecord| {
        let view = m.report.as_ref().and_then(|r| r.vietnam.as_ref());
        view.is_some_and(|v| v.refusal_reasons.contains(&reason))
    };
    dossier.members.iter().filter(has).map(|m| m.name.as_str()).collect::<Vec<_>>().join("; ")
}
