//! Strings: the two forms of ISO 32000-2 §7.3.4.

use super::anomaly::AnomalyCode;
use super::lexer::{LexError, Lexer, Token, hex_digit, is_white};

impl<'a> Lexer<'a> {
    /// §7.3.4.2.
    pub(super) fn literal_string(&mut self) -> Result<Token<'a>, LexError> {
        let start = self.offset();
        self.bump();
        let mut bytes = Vec::new();
        let mut open = 1usize;
        loop {
            let Some(byte) = self.peek()? else {
                return Err(LexError::Syntax { offset: start, reason: "string without end" });
            };
            self.bump();
            match byte {
                b'(' => open = open.saturating_add(1),
                b')' => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        return Ok(Token::String { bytes, hexadecimal: false, malformed: false });
                    }
                }
                b'\\' => {
                    self.escape(&mut bytes)?;
                    continue;
                }
                b'\r' => {
                    // An end of line in a string is one line feed, however it is written.
                    if self.peek()? == Some(b'\n') {
                        self.bump();
                    }
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
    }

    /// What follows a backslash, ISO 32000-2 Table 3.
    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), LexError> {
        let Some(byte) = self.peek()? else { return Ok(()) };
        self.bump();
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek()? == Some(b'\n') {
                    self.bump();
                }
            }
            b'0'..=b'7' => {
                let mut value = u16::from(byte.wrapping_sub(b'0'));
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek()? else { break };
                    value = value.wrapping_mul(8).wrapping_add(u16::from(digit.wrapping_sub(b'0')));
                    self.bump();
                }
                // High-order overflow is ignored (§7.3.4.2).
                bytes.push(value.to_le_bytes()[0]);
            }
            other => bytes.push(other),
        }
        Ok(())
    }

    /// §7.3.4.3.
    pub(super) fn hex_string(&mut self, start: u64) -> Result<Token<'a>, LexError> {
        let mut bytes = Vec::new();
        let mut high: Option<u8> = None;
        let mut malformed = false;
        loop {
            let Some(byte) = self.peek()? else {
                return Err(LexError::Syntax { offset: start, reason: "hexadecimal string without end" });
            };
            self.bump();
            match (byte, hex_digit(byte)) {
                (b'>', _) => break,
                (_, Some(digit)) => match high.take() {
                    Some(first) => bytes.push(first << 4 | digit),
                    None => high = Some(digit),
                },
                (other, None) => malformed |= !is_white(other),
            }
        }
        if let Some(first) = high {
            bytes.push(first << 4);
        }
        if malformed {
            self.note(AnomalyCode::HexStringMalformed, start);
        }
        Ok(Token::String { bytes, hexadecimal: true, malformed })
    }
}
