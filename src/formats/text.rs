//! The report as plain text for a terminal, with everything there is to say.

use crate::base::unseen::on_one_line as line;
use crate::words::{Card, Language, Line, Presentation, Said, Section, Word, word};
use core::fmt::Write as _;

/// Lays out a presentation. Every value is on one line and has no invisible characters, so that no file, and no file
/// name, can control the terminal or add a line of its own.
pub fn text(shown: &Presentation) -> String {
    let mut out = String::new();
    let head = &shown.headline;
    let _ = writeln!(out, "{} {}", head.tone.mark(), line(&head.title).to_uppercase());
    let _ = writeln!(out, "  {}", line(&head.sentence));
    let _ = writeln!(out, "  → {}", line(&head.next));
    layers(&mut out, shown);
    for section in [Some(&shown.document), shown.law.as_ref()].into_iter().flatten() {
        let Section { title, tone, verdict, .. } = section;
        let _ = writeln!(out, "\n{}\n{} {}", line(title), tone.mark(), line(verdict));
        lines(&mut out, &section.lines);
        findings(&mut out, section.findings.iter());
    }
    if !shown.shared.is_empty() {
        let _ = writeln!(out, "\n{}", word(Word::SharedTitle, Language::from_tag(shown.language)));
    }
    for shared in &shown.shared {
        let _ = writeln!(out, "  {}:", line(&shared.whom));
        findings(&mut out, [&shared.said]);
    }
    for card in shown.signatures.iter().chain(&shown.timestamps) {
        one(&mut out, card, Language::from_tag(shown.language));
    }
    for want in &shown.wants {
        let _ = writeln!(out, "\n? {} ({})", line(&want.subject), line(&want.why));
        for url in &want.urls {
            let _ = writeln!(out, "    {}", line(url));
        }
    }
    out.push('\n');
    lines(&mut out, &shown.engine);
    let _ = writeln!(out, "  {}", line(shown.note));
    out
}

/// The letter that returns a document; `None` if there is no reason to.
pub fn notice(shown: &Presentation) -> Option<String> {
    shown.notice.as_deref().map(printable)
}

fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

fn one(out: &mut String, card: &Card, language: Language) {
    let _ = writeln!(out, "\n{}\n{} {}", line(&card.title), card.tone.mark(), line(&card.verdict));
    lines(out, &card.lines);
    findings(out, card.findings.iter().filter(|said| !said.shared));
    if !card.law.is_empty() {
        let _ = writeln!(out, "  {}:", word(Word::StepsTitle, language));
    }
    for step in &card.law {
        let _ =
            writeln!(out, "    {} {} – {} [{}]", step.tone.mark(), line(&step.title), line(&step.meaning), step.clause);
    }
    lines(out, &card.details);
}

fn lines(out: &mut String, lines: &[Line]) {
    for one in lines {
        let _ = writeln!(out, "  {}: {}", line(&one.label), line(&one.value));
    }
}

/// What was found in four lines, and who signed on which occasion.
fn layers(out: &mut String, shown: &Presentation) {
    out.push('\n');
    for said in &shown.summary {
        let _ = writeln!(out, "{} {}: {}", said.tone.mark(), line(&said.label), line(&said.value));
    }
    for act in shown.acts.iter().filter(|_| shown.signatures.len() > 1) {
        let _ = writeln!(out, "{} {}", act.tone.mark(), line(&act.text));
    }
}

fn findings<'a>(out: &mut String, findings: impl IntoIterator<Item = &'a Said>) {
    for said in findings {
        let _ = writeln!(out, "  {} {} [{}]", said.tone.mark(), line(&said.title), said.code);
        if !said.meaning.is_empty() {
            let _ = writeln!(out, "      {}", line(&said.meaning));
        }
        for one in &said.list {
            let _ = writeln!(out, "      · {}", line(one));
        }
        if !said.next.is_empty() {
            let _ = writeln!(out, "      → {}", line(&said.next));
        }
    }
}
