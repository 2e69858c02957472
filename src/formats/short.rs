//! The report in short: one screen for a signature, two for many. Everything else is in [`super::text()`].

use crate::base::unseen::on_one_line;
use crate::words::{Language, Presentation, Section, Tone, Word, word};

/// Columns of a terminal as it opens.
const WIDTH: usize = 80;
/// Its lines.
const SCREEN: usize = 24;
/// Most lines of one statement: the rest is cut.
const STATEMENT: usize = 3;
/// Most lines of a name or a fact.
const FACT: usize = 2;
/// Where the values of facts begin: behind the longest label of either language.
const INDENT: usize = 20;

/// Headline, four lines, who signed when, what is to be noted and what the law's view comes to. It is never longer than a screen for one
/// act of signing and two for several, whatever the file says; what is left out is counted.
pub fn short(shown: &Presentation) -> String {
    let screens = if shown.signatures.len().max(shown.acts.len()) > 1 { 2 } else { 1 };
    let mut page = Page { lines: Vec::new(), room: SCREEN.saturating_mul(screens).saturating_sub(1) };
    let end = closing(shown);
    page.room = page.room.saturating_sub(end.len());
    head(&mut page, shown);
    facts(&mut page, shown);
    acts(&mut page, shown);
    if let Some(law) = &shown.law {
        verdict_of(&mut page, law, word(Word::ByTheRules, Language::from_tag(shown.language)));
    }
    points(&mut page, shown);
    page.lines.extend(end);
    page.lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Lines, and how many more there is room for.
struct Page {
    lines: Vec<String>,
    room: usize,
}

impl Page {
    /// Whether there was room for all of them.
    fn add(&mut self, lines: Vec<String>) -> bool {
        let fits = lines.len() <= self.room;
        if fits {
            self.room = self.room.saturating_sub(lines.len());
            self.lines.extend(lines);
        }
        fits
    }
}

fn head(page: &mut Page, shown: &Presentation) {
    let head = &shown.headline;
    page.add(wrap(&format!("{} ", head.tone.mark()), &head.title.to_uppercase(), 2, STATEMENT));
    page.add(wrap("  ", &head.sentence, 2, STATEMENT));
    if !head.next.is_empty() {
        page.add(wrap("  → ", &head.next, 4, FACT));
    }
}

fn facts(page: &mut Page, shown: &Presentation) {
    page.add(vec![String::new()]);
    for line in &shown.summary {
        let label = format!("{} {}: ", line.tone.mark(), on_one_line(&line.label));
        let padding = " ".repeat(INDENT.saturating_sub(label.chars().count()));
        page.add(wrap(&format!("{label}{padding}"), &line.value, INDENT, FACT));
    }
}

/// Who signed on which occasion, where the line above does not say it all.
fn acts(page: &mut Page, shown: &Presentation) {
    if shown.signatures.len() < 2 {
        return;
    }
    page.add(vec![String::new()]);
    let half = page.room / 2;
    for (index, act) in shown.acts.iter().enumerate() {
        if page.room <= half || !page.add(wrap(&format!("{} ", act.tone.mark()), &act.text, 2, FACT)) {
            page.add(vec![format!("  + {}", shown.acts.len().saturating_sub(index))]);
            return;
        }
    }
}

fn verdict_of(page: &mut Page, law: &Section, title: &str) {
    let mut lines = vec![String::new()];
    lines.extend(wrap(&format!("{} {title}: ", law.tone.mark()), &law.verdict, 2, FACT));
    page.add(lines);
}

/// What a person has to look at, the worst first: of the file, of the law, of the signatures. Once each.
fn points(page: &mut Page, shown: &Presentation) {
    let law = shown.law.iter().flat_map(|law| &law.findings);
    let own = shown.signatures.iter().chain(&shown.timestamps);
    let own = own.flat_map(|card| card.findings.iter().filter(|said| !said.shared));
    let said = shown.document.findings.iter().chain(law).chain(own).map(|said| (said.tone, &said.title, ""));
    let shared = shown.shared.iter().map(|shared| (shared.said.tone, &shared.said.title, shared.whom.as_str()));
    let all: Vec<_> = said.chain(shared).collect();
    let mut titles: Vec<&str> = Vec::new();
    let mut left = 0_usize;
    for wanted in [Tone::Bad, Tone::Warn] {
        for (_, title, whom) in all.iter().filter(|(tone, ..)| *tone == wanted) {
            if titles.contains(&title.as_str()) {
                continue;
            }
            titles.push(title);
            let text = if whom.is_empty() { (*title).clone() } else { format!("{title} ({whom})") };
            // One line stays for the number of those left out.
            let lines = wrap(&format!("{} ", wanted.mark()), &text, 2, FACT);
            if left > 0 || lines.len() >= page.room || !page.add(lines) {
                left = left.saturating_add(1);
            }
        }
    }
    if left > 0 {
        page.add(vec![format!("  + {left} {}", word(Word::AndMore, Language::from_tag(shown.language)))]);
    }
}

/// That this is a tool's result, and where the rest is.
fn closing(shown: &Presentation) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(wrap("  ", shown.note, 2, STATEMENT));
    lines
}

/// A text in lines of the terminal's width, the first with what comes before it, the others indented; cut after so many.
fn wrap(before: &str, text: &str, indent: usize, most: usize) -> Vec<String> {
    let text = on_one_line(text);
    let mut lines = vec![before.to_owned()];
    let mut width = before.chars().count();
    let mut is_empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        // A word that fits on no line is broken.
        for part in letters.chunks(WIDTH.saturating_sub(indent.max(1)).max(1)) {
            let space = usize::from(!is_empty);
            if width.saturating_add(space).saturating_add(part.len()) > WIDTH {
                lines.push(" ".repeat(indent));
                width = indent;
            } else if space > 0 {
                lines.iter_mut().last().into_iter().for_each(|line| line.push(' '));
                width = width.saturating_add(1);
            }
            lines.iter_mut().last().into_iter().for_each(|line| line.extend(part));
            width = width.saturating_add(part.len());
            is_empty = false;
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept: String = last.chars().take(WIDTH.saturating_sub(1)).collect();
            *last = format!("{kept}…");
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrap};

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let text = format!("một {} {} cuối", "x".repeat(300), "hai ba ".repeat(60));
        for most in [2, 3, 40] {
            let lines = wrap("! Nội dung:     ", &text, 16, most);
            assert!(lines.len() <= most && lines.iter().all(|line| line.chars().count() <= WIDTH), "{lines:#?}");
        }
        assert!(wrap("! ", &text, 2, 2).last().is_some_and(|line| line.ends_with('…')));
        assert_eq!(wrap("! ", "một hai", 2, 2), ["! một hai"]);
        assert_eq!(wrap("! ", "một\u{202E}\nhai", 2, 2), ["! một\u{FFFD}\u{FFFD}hai"]);
    }
}
