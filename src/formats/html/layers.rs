//! The layers that every printed page begins with, and the law's part and the decision, that every file of an office needs.

use crate::formats::markup::Markup;
use crate::words::{ActShown, BLANK, Language, Presentation, Section, Tone, Word, citation, word};

/// The four lines.
pub(super) fn summary(html: &mut Markup, shown: &Presentation) {
    html.element("dl", &[("class", "summary")], |html| {
        for line in &shown.summary {
            html.leaf("dt", &format!("{} {}", line.tone.mark(), line.label));
            html.leaf_with("dd", &[("dir", "auto")], &line.value);
        }
    });
}

/// Who signed on which occasion; of more than so many the number of those left out.
pub(super) fn acts(html: &mut Markup, acts: &[ActShown], most: usize) {
    html.element("ul", &[("class", "acts")], |html| {
        for act in acts.iter().take(most) {
            html.leaf_with("li", &[("dir", "auto")], &format!("{} {}", act.tone.mark(), act.text));
        }
        if acts.len() > most {
            html.leaf("li", &format!("+ {}", acts.len().saturating_sub(most)));
        }
    });
}

/// The law's part: what it comes to, the facts, then each reason and each open question with its provision.
pub(super) fn law(html: &mut Markup, law: &Section, language: Language) {
    html.element("section", &[], |html| {
        html.leaf("h2", &law.title);
        html.leaf("p", &format!("{} {}", law.tone.mark(), law.verdict));
        super::page::lines(html, &law.lines);
        points(html, law, language, usize::MAX);
    });
}

/// Reasons, questions and notes of the law's part.
pub(super) fn points(html: &mut Markup, law: &Section, language: Language, most: usize) {
    if law.findings.is_empty() {
        return;
    }
    html.element("ul", &[], |html| {
        for said in law.findings.iter().take(most) {
            html.element("li", &[("dir", "auto")], |html| {
                let cited = match &*said.clause {
                    "" => String::new(),
                    clause => format!(" ({})", citation(clause, language)),
                };
                html.leaf("strong", &format!("{} {}{cited}", said.tone.mark(), said.title));
                for more in [&said.meaning, &said.next].into_iter().filter(|text| !text.is_empty()) {
                    html.leaf("div", more);
                }
            });
        }
    });
}

/// Room for what the person decides. The tool decides nothing.
pub(super) fn decision(html: &mut Markup, language: Language) {
    html.element("section", &[("class", "decision")], |html| {
        html.leaf("h2", word(Word::Decision, language));
        let [accept, back] = [Word::DecisionAccept, Word::DecisionReturn].map(|key| word(key, language));
        html.leaf("p", &format!("☐ {accept}    ☐ {back}"));
        for label in [Word::DecisionGround, Word::ReceivedBy] {
            html.leaf("p", &format!("{}: {BLANK}{BLANK}", word(label, language)));
        }
    });
}

pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Neutral => "neutral",
    }
}
