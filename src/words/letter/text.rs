//! A letter as plain text, to be pasted into a document system.

use super::{Item, Letter};
use crate::base::unseen::is_unseen;
use core::fmt::Write as _;

impl Letter {
    /// The text of a self. One line is one line: no value can begin another, write into a terminal or turn the reading direction.
    pub fn text(&self) -> String {
        let mut out = format!("{}\n{}\n\n", self.title, one_line(&self.ground));
        for line in &self.document {
            let _ = writeln!(out, "{}: {}", line.label, one_line(&line.value));
        }
        if let Some((heading, items)) = &self.reasons {
            let _ = writeln!(out, "\n{heading}:");
            for (number, item) in (1_usize..).zip(items) {
                reason(number, item, &mut out);
            }
        }
        for line in self.outcome.iter().chain(&self.used) {
            let _ = writeln!(out, "\n{}: {}", line.label, one_line(&line.value));
        }
        let _ = writeln!(out, "\n{}: {}", self.decided.label, one_line(&self.decided.value));
        for line in &self.engine {
            let _ = writeln!(out, "{}: {}", line.label, one_line(&line.value));
        }
        let _ = writeln!(out, "{}", one_line(&self.note));
        out
    }
}

fn reason(number: usize, item: &Item, out: &mut String) {
    let _ = writeln!(out, "{number}. {}", one_line(&item.title));
    for (title, evidence) in &item.shown {
        if !title.is_empty() {
            let _ = writeln!(out, "   - {}", one_line(title));
        }
        for said in evidence {
            let _ = writeln!(out, "     {}", one_line(said));
        }
    }
    if let Some(ask) = &item.ask {
        let _ = writeln!(out, "   {}: {}", ask.label, one_line(&ask.value));
    }
}

/// Line ends of a person's own words become spaces; other characters that are not seen are shown as such.
fn one_line(value: &str) -> String {
    let shown = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c if is_unseen(c) => '\u{FFFD}',
        c => c,
    };
    value.chars().map(shown).collect()
}
