//! Writes elements, attributes and text, so that no text from a file can become markup.

use crate::base::unseen::is_unseen;

/// The bytes of one document, XML or HTML, as they grow.
pub(super) struct Markup {
    out: String,
    depth: usize,
    /// Whether explicit direction marks are shown instead of obeyed: what a person reads must not be reordered by what is read.
    neutral_direction: bool,
}

impl Markup {
    /// An XML document (XML 1.0).
    pub(super) fn xml() -> Self {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { out, depth: 0, neutral_direction: false }
    }

    /// An HTML document.
    pub(super) fn html() -> Self {
        Self { out: "<!DOCTYPE html>\n".to_owned(), depth: 0, neutral_direction: true }
    }

    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.start(name, attributes);
        self.out.push('\n');
        self.depth = self.depth.saturating_add(1);
        inside(self);
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.end(name);
    }

    /// An element with text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// An element with attributes and text.
    pub(super) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.indent();
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }

    /// An element without content, in the form of XML.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(name, attributes);
        // `<x/>`: the form that both XML and the void elements of HTML allow.
        self.out.pop();
        self.out.push_str("/>\n");
    }

    /// Fixed text of the program that is not markup, such as a style sheet. Never text from a file.
    pub(super) fn fixed(&mut self, name: &str, content: &'static str) {
        self.indent();
        self.start(name, &[]);
        self.out.push_str(content);
        self.end(name);
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn indent(&mut self) {
        self.out.extend(core::iter::repeat_n(' ', self.depth));
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c if !is_allowed(c) || (self.neutral_direction && hides(c)) => self.out.push('\u{FFFD}'),
                c => self.out.push(c),
            }
        }
    }
}

/// Characters that XML 1.0 §2.2 allows, without the control characters that it discourages.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='~' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// Marks that reorder the text around them (UAX #9 §2), and what leaves no mark; space of any kind stays.
fn hides(c: char) -> bool {
    is_unseen(c) && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_never_becomes_markup() {
        let mut xml = Markup::xml();
        xml.leaf_with("a", &[("b", "\"><x y='")], "</a><script>&amp;\u{0}\u{1b}\u{FFFE}\u{202E}");
        let written = xml.finish();
        assert!(
            written.ends_with(
                "<a b=\"&quot;&gt;&lt;x y=&#39;\">&lt;/a&gt;&lt;script&gt;&amp;amp;\u{FFFD}\u{FFFD}\u{FFFD}\u{202E}</a>\n"
            ),
            "{written}"
        );
        let mut html = Markup::html();
        html.leaf("p", "a\u{202E}b\u{2066}");
        assert!(html.finish().contains("a\u{FFFD}b\u{FFFD}"));
    }
}
