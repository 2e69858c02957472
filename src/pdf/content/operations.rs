//! Operations of a content stream (ISO 32000-2 §7.8.2): operands, then the operator.

use super::operand::Operand;
use crate::pdf::Value;
use crate::pdf::syntax::lexer::{Lexer, Token, is_plain_name, is_white};
use crate::pdf::syntax::object::{Object, is_number};

/// Most operands of one operator. `scn` takes up to 33 (Annex C).
const OPERANDS: usize = 64;
/// How deep arrays and dictionaries among operands may be nested.
const DEPTH: usize = 16;

/// What comes next in a content stream.
#[derive(Debug, PartialEq)]
pub(crate) enum Operation<'a> {
    Operator(&'a [u8], Vec<Operand>),
    /// An inline image, whole (§8.9.7).
    InlineImage,
    End,
}

pub(crate) struct Operations<'a> {
    lexer: Lexer<'a>,
    data: &'a [u8],
}

impl<'a> Operations<'a> {
    pub(crate) fn new(data: &'a [u8]) -> Self {
        Self { lexer: Lexer::new(data, 0, true), data }
    }

    /// The next operation. `None`: the tokens are broken, or readers may find different ones from here on.
    pub(crate) fn next(&mut self) -> Option<Operation<'a>> {
        let mut operands = Vec::new();
        loop {
            match self.lexer.token().ok()? {
                // Operands without an operator do nothing.
                Token::End => return Some(Operation::End),
                Token::Keyword(b"BI") if operands.is_empty() => return self.inline_image(),
                Token::Keyword(word) if constant(word).is_none() => return Some(Operation::Operator(word, operands)),
                token => operands.push(self.operand(token, DEPTH)?),
            }
            if operands.len() > OPERANDS {
                return None;
            }
        }
    }

    fn operand(&mut self, token: Token<'_>, depth: usize) -> Option<Operand> {
        let depth = depth.checked_sub(1)?;
        Some(match token {
            Token::Integer(value) => {
                let number = Object { value: Value::Integer(value), ..Object::null() }.as_number();
                number.map_or(Operand::Other, Operand::Number)
            }
            // Some readers find operators in such a name, and other digits in such a number.
            Token::Name(name) if !is_plain_name(&name) => return None,
            Token::Real(number) if number.is_nan() => return None,
            Token::Real(number) if is_number(number) => Operand::Number(number),
            Token::Real(_) => Operand::Other,
            Token::Name(name) => Operand::Name(name),
            Token::String { bytes, malformed: false, .. } => Operand::String(bytes),
            Token::String { bytes, .. } => Operand::MalformedString(bytes),
            Token::ArrayOpen => {
                let mut elements = Vec::new();
                loop {
                    match self.lexer.token().ok()? {
                        Token::ArrayClose => return Some(Operand::Array(elements)),
                        token => elements.push(self.operand(token, depth)?),
                    }
                }
            }
            Token::DictionaryOpen => loop {
                match self.lexer.token().ok()? {
                    Token::DictionaryClose => return Some(Operand::Dictionary),
                    token => drop(self.operand(token, depth)?),
                }
            },
            Token::Keyword(word) => constant(word)?,
            Token::ArrayClose | Token::DictionaryClose | Token::End => return None,
        })
    }

    /// From behind `BI` to behind `EI`. Where its data end is told in many ways: by what the filter needs, by the size of the
    /// picture, by the first `EI` that stands between white space, or that looks like an operator. Only data without these two
    /// letters end in one place for all.
    fn inline_image(&mut self) -> Option<Operation<'a>> {
        loop {
            match self.lexer.token().ok()? {
                Token::Keyword(b"ID") => break,
                Token::End => return None,
                token => drop(self.operand(token, DEPTH)?),
            }
        }
        let start = self.lexer.position();
        let rest = self.data.get(start..)?;
        let found = memchr::memmem::find(rest, b"EI")?;
        let before = found.checked_sub(1).and_then(|at| rest.get(at));
        let after = rest.get(found.saturating_add(2));
        if !rest.first().copied().is_some_and(is_white)
            || !before.copied().is_some_and(is_white)
            || !after.copied().is_none_or(is_white)
        {
            return None;
        }
        self.lexer.set_position(start.saturating_add(found).saturating_add(2));
        Some(Operation::InlineImage)
    }
}

fn constant(word: &[u8]) -> Option<Operand> {
    matches!(word, b"true" | b"false" | b"null").then_some(Operand::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_come_before_their_operator() {
        let mut content = Operations::new(b"/P <</A[1 (x)]>> BDC 1 2.5 m [(a) -3] TJ 5 99999999999 w");
        let n = Operand::Number;
        let expected: [(&[u8], Vec<Operand>); 4] = [
            (b"BDC", vec![Operand::Name(b"P".to_vec()), Operand::Dictionary]),
            (b"m", vec![n(1.0), n(2.5)]),
            (b"TJ", vec![Operand::Array(vec![Operand::String(b"a".to_vec()), n(-3.0)])]),
            (b"w", vec![n(5.0), Operand::Other]),
        ];
        for (word, operands) in expected {
            assert_eq!(content.next(), Some(Operation::Operator(word, operands)));
        }
        assert_eq!(content.next(), Some(Operation::End));
    }

    #[test]
    fn inline_images_end_in_one_place_or_are_not_understood() {
        let all = |data: &'static [u8]| {
            let mut content = Operations::new(data);
            std::iter::from_fn(|| Some(content.next()).filter(|next| *next != Some(Operation::End)))
                .take(3)
                .collect::<Vec<_>>()
        };
        let image = || Some(Operation::InlineImage);
        assert_eq!(all(b"BI /W 1 /H 1 ID x EI\nQ"), [image(), Some(Operation::Operator(b"Q", vec![]))]);
        assert_eq!(all(b"BI /W 1 ID x EI"), [image()]);
        for broken in [
            &b"BI /W 1 ID xEIx EI Q"[..],
            b"BI /W 1 ID xEI Q",
            b"BI /W 1 ID x EI(",
            b"BI /W 1 ID x",
            b"[1",
            b"<<>",
            b"/a\x80Q MP",
        ] {
            assert_eq!(all(broken).first(), Some(&None), "{}", String::from_utf8_lossy(broken));
        }
    }
}
