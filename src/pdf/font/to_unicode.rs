//! The map of a font's codes to characters (ISO 32000-2 §9.10.3).

use crate::pdf::syntax::lexer::{Lexer, Token};
use std::collections::BTreeMap;

/// Most codes of one map.
const CODES: usize = 70_000;
/// Most tokens of one map.
const TOKENS: usize = 500_000;

/// Codes of one length with their characters.
#[derive(Debug, Default)]
pub(crate) struct ToUnicode {
    length: usize,
    map: BTreeMap<u32, String>,
}

impl ToUnicode {
    /// Reads `bfchar` and `bfrange`; what cannot be read ends the map there.
    pub(crate) fn read(data: &[u8]) -> Self {
        let mut lexer = Lexer::new(data, 0, true);
        let mut map = Self { length: 1, ..Self::default() };
        let mut strings: Vec<Vec<u8>> = Vec::new();
        let (mut array, mut in_array) = (Vec::new(), false);
        for _ in 0..TOKENS {
            let Ok(token) = lexer.token() else { break };
            match token {
                Token::End => break,
                Token::String { bytes, .. } if in_array => array.push(bytes.to_vec()),
                Token::String { bytes, .. } => strings.push(bytes.to_vec()),
                Token::ArrayOpen => in_array = true,
                Token::ArrayClose => {
                    in_array = false;
                    map.list(&strings, &array);
                    array.clear();
                    strings.clear();
                }
                Token::Keyword(b"endbfchar") => {
                    strings.chunks_exact(2).for_each(|pair| map.one(pair));
                    strings.clear();
                }
                Token::Keyword(b"endbfrange") => {
                    strings.chunks_exact(3).for_each(|three| map.range(three));
                    strings.clear();
                }
                Token::Keyword(b"beginbfchar" | b"beginbfrange" | b"endcodespacerange") => strings.clear(),
                _ => {}
            }
        }
        map
    }

    fn put(&mut self, code: u32, text: String) {
        if self.map.len() < CODES {
            self.map.insert(code, text);
        }
    }

    fn one(&mut self, pair: &[Vec<u8>]) {
        if let [code, text] = pair {
            self.length = code.len().clamp(1, 4);
            self.put(number(code), characters(text));
        }
    }

    fn range(&mut self, three: &[Vec<u8>]) {
        let [first, last, text] = three else { return };
        self.length = first.len().clamp(1, 4);
        let (first, last) = (number(first), number(last));
        let start = characters(text);
        let mut head: Vec<char> = start.chars().collect();
        let Some(tail) = head.pop() else { return };
        let head: String = head.into_iter().collect();
        for (step, code) in (0u32..).zip(first..=last).take(CODES) {
            let Some(c) = u32::from(tail).checked_add(step).and_then(char::from_u32) else { return };
            self.put(code, format!("{head}{c}"));
        }
    }

    fn list(&mut self, strings: &[Vec<u8>], array: &[Vec<u8>]) {
        let Some((before, _)) = strings.len().checked_sub(2).and_then(|at| strings.split_at_checked(at)) else {
            return;
        };
        before.chunks_exact(3).for_each(|three| self.range(three));
        let Some(first) = strings.get(before.len()) else { return };
        self.length = first.len().clamp(1, 4);
        for (code, text) in (number(first)..).zip(array) {
            self.put(code, characters(text));
        }
    }

    /// Bytes of one code.
    pub(crate) fn code_length(&self) -> usize {
        self.length.max(1)
    }

    /// The characters of a string; what the map does not have is left out.
    pub(crate) fn text(&self, bytes: &[u8]) -> String {
        bytes.chunks(self.code_length()).filter_map(|code| self.map.get(&number(code))).map(String::as_str).collect()
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0u32, |all, byte| all.wrapping_shl(8) | u32::from(*byte))
}

fn characters(bytes: &[u8]) -> String {
    let units =
        bytes.chunks_exact(2).take(16).map(|pair| pair.iter().fold(0u16, |all, b| all.wrapping_shl(8) | u16::from(*b)));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges() {
        let map = ToUnicode::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0054> <0002> <1EAB> endbfchar \
              2 beginbfrange <0010> <0012> <0030> <0020> <0021> [<0041> <00420043>] endbfrange",
        );
        assert_eq!(map.text(&[0, 1, 0, 2, 0, 0x11, 0, 0x20, 0, 0x21, 9, 9]), "Tẫ1ABC");
        assert!(ToUnicode::read(b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange").map.len() <= CODES);
    }
}
