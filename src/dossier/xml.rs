//! XML 1.0 as far as packages of documents use it: elements, text, character data and the five named entities.
//!
//! What it does not know it refuses: document types, other entities, names that do not match. A whole reader of XML would cost the module
//! more than everything else that is read here.

use super::entry::unreadable;
use crate::base::error::Error;

/// Deepest nesting of elements.
const DEPTH: usize = 32;

/// Something on the way through a document, in its order.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins: its name without a prefix.
    Open(&'a str),
    /// The innermost element ends.
    Close,
    /// Text of the innermost element, or a part of it.
    Text(&'a str),
    /// A letter that was written as a reference.
    Letter(char),
    /// The document is at its end, and every element has ended.
    End,
}

/// Reads a document from its beginning.
pub(super) struct Reader<'a> {
    rest: &'a str,
    open: Vec<&'a str>,
    /// An element without content was begun and ends at once.
    closes: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text.strip_prefix('\u{FEFF}').unwrap_or(text), open: Vec::new(), closes: false }
    }

    /// # Errors If the document cannot be read in one way only.
    pub(super) fn next(&mut self) -> Result<Event<'a>, Error> {
        if std::mem::take(&mut self.closes) {
            self.open.pop();
            return Ok(Event::Close);
        }
        // Ends: every round takes something off the text.
        loop {
            if self.rest.is_empty() {
                return if self.open.is_empty() { Ok(Event::End) } else { Err(unreadable("the XML is cut off")) };
            }
            if self.took("<!--") {
                self.until("-->")?;
            } else if self.took("<![CDATA[") {
                return Ok(Event::Text(self.until("]]>")?));
            } else if self.took("<?") {
                self.until("?>")?;
            } else if self.rest.starts_with("<!") {
                // What a document type declares changes what the document says.
                return Err(unreadable("a document type"));
            } else if self.took("</") {
                let name = self.until(">")?.trim_end();
                return if self.open.pop() == Some(name) { Ok(Event::Close) } else { Err(unreadable("an end tag")) };
            } else if self.took("<") {
                return self.begun();
            } else if self.took("&") {
                return letter(self.until(";")?).map(Event::Letter);
            } else {
                let (text, rest) = self.rest.split_at(self.rest.find(['<', '&']).unwrap_or(self.rest.len()));
                self.rest = rest;
                return Ok(Event::Text(text));
            }
        }
    }

    fn begun(&mut self) -> Result<Event<'a>, Error> {
        let mut quoted = None;
        let end = self.rest.find(|letter| match (quoted, letter) {
            (None, '"' | '\'') => {
                quoted = Some(letter);
                false
            }
            (Some(mark), _) => {
                quoted = quoted.filter(|_| letter != mark);
                false
            }
            (None, _) => letter == '>',
        });
        let (tag, rest) = end
            .and_then(|at| Some((self.rest.get(..at)?, self.rest.get(at.checked_add(1)?..)?)))
            .ok_or_else(|| unreadable("a tag without an end"))?;
        self.rest = rest;
        let (tag, closes) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name = tag.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default();
        if name.is_empty() || name.contains(['<', '&', '"', '\'', '=']) || self.open.len() >= DEPTH {
            return Err(unreadable("a tag"));
        }
        self.closes = closes;
        self.open.push(name);
        Ok(Event::Open(name.rsplit(':').next().unwrap_or(name)))
    }

    fn took(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Everything up to a sign, which is left behind.
    fn until(&mut self, sign: &str) -> Result<&'a str, Error> {
        let (before, rest) = self.rest.split_once(sign).ok_or_else(|| unreadable("the XML is cut off"))?;
        self.rest = rest;
        Ok(before)
    }
}

/// A reference by its name or number (XML 1.0 §4.1, §4.6).
fn letter(reference: &str) -> Result<char, Error> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let found = match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.strip_prefix('#').and_then(|digits| match digits.strip_prefix('x') {
            Some(digits) => number(digits, 16),
            None => number(digits, 10),
        }),
    };
    found.ok_or_else(|| unreadable("an entity"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Option<String> {
        let mut reader = Reader::new(text);
        let mut out = String::new();
        loop {
            match reader.next().ok()? {
                Event::Open(name) => out.push_str(&format!("<{name}>")),
                Event::Close => out.push_str("</>"),
                Event::Text(text) => out.push_str(text),
                Event::Letter(letter) => out.push(letter),
                Event::End => return Some(out),
            }
        }
    }

    #[test]
    fn elements_and_text_are_read_in_their_order() {
        let text = "\u{FEFF}<?xml version=\"1.0\"?><!-- <a> --><p:a x=\"/>\" y='\"'>1 &amp; &#x41;&#66;<b/><![CDATA[<c>]]></p:a>\n";
        assert_eq!(events(text).unwrap(), "<a>1 & AB<b></><c></>\n");
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for text in [
            "<a>",
            "</a>",
            "<a></b>",
            "<a",
            "<a>&b;</a>",
            "<a>&#xD800;</a>",
            "<!DOCTYPE a><a/>",
            "<>",
            "<a><![CDATA[</a>",
            "<a \"></a>",
        ] {
            assert_eq!(events(text), None, "{text}");
        }
        assert_eq!(events(&"<a>".repeat(40)), None);
    }
}
