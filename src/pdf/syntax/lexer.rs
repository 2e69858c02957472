//! Tokens of ISO 32000-2 §7.2 and §7.3 from a piece of the file.
//!
//! A piece may end inside a token; then the lexer answers [`LexError::Incomplete`] and the caller comes back with a longer one.

pub(crate) use crate::pdf::syntax::token::{
    LexError, Skipped, Token, decode_name, hex_digit, is_line_white, is_plain_name, is_regular, is_white, number,
};

use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::token::{is_odd_name, is_odd_number};

/// Most oddities one piece may report.
const NOTES: usize = 64;

/// A position in a piece of the file.
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    position: usize,
    base: u64,
    complete: bool,
    notes: Vec<Anomaly>,
    comments: bool,
    /// Values of the object at hand.
    values: usize,
}

/// Most values in one object. Each takes some 60 bytes of memory wherever it stands, and two in a compressed file: whoever wants to
/// fill memory writes an array of noughts. The flat page tree of the longest honest document has a tenth of this.
const OBJECT_VALUES: usize = 400_000;

impl<'a> Lexer<'a> {
    /// Over `bytes`, which stand at `base` of the file; `complete` when nothing follows them.
    pub(crate) fn new(bytes: &'a [u8], base: u64, complete: bool) -> Self {
        Self { bytes, position: 0, base, complete, notes: Vec::new(), comments: false, values: 0 }
    }

    /// Offset in the file of the next byte.
    pub(crate) fn offset(&self) -> u64 {
        self.base.saturating_add(u64::try_from(self.position).unwrap_or(u64::MAX))
    }

    /// Begins to count the values of an object.
    pub(crate) fn begin_object(&mut self) {
        self.values = 0;
    }

    /// Counts one more value.
    pub(crate) fn count_value(&mut self) -> Result<(), LexError> {
        self.values = self.values.saturating_add(1);
        if self.values > OBJECT_VALUES { Err(LexError::TooLarge { offset: self.offset() }) } else { Ok(()) }
    }

    /// Number of bytes passed.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// Back (or forward) to a position.
    pub(crate) fn set_position(&mut self, position: usize) {
        self.position = position;
    }

    /// The bytes from a position to here.
    pub(crate) fn since(&self, position: usize) -> &'a [u8] {
        self.bytes.get(position..self.position).unwrap_or_default()
    }

    /// Whether a comment was passed.
    pub(crate) fn passed_comment(&self) -> bool {
        self.comments
    }

    /// The oddities met so far.
    pub(crate) fn take_notes(&mut self) -> Vec<Anomaly> {
        core::mem::take(&mut self.notes)
    }

    pub(crate) fn note(&mut self, code: AnomalyCode, offset: u64) {
        if self.notes.len() < NOTES {
            self.notes.push(Anomaly::at(code, offset));
        }
    }

    pub(crate) fn syntax<T>(&self, reason: &'static str) -> Result<T, LexError> {
        Err(LexError::Syntax { offset: self.offset(), reason })
    }

    /// The next byte; `None` at the end of the file.
    pub(crate) fn peek(&self) -> Result<Option<u8>, LexError> {
        match self.bytes.get(self.position) {
            Some(byte) => Ok(Some(*byte)),
            None if self.complete => Ok(None),
            None => Err(LexError::Incomplete),
        }
    }

    pub(crate) fn bump(&mut self) {
        self.position = self.position.saturating_add(1);
    }

    /// Passes white space and comments.
    pub(crate) fn skip_white(&mut self) -> Result<(), LexError> {
        while let Some(byte) = self.peek()? {
            if byte == b'%' {
                self.skip_comment()?;
            } else if is_white(byte) {
                self.bump();
            } else {
                break;
            }
        }
        Ok(())
    }

    fn skip_comment(&mut self) -> Result<(), LexError> {
        self.comments = true;
        while let Some(byte) = self.peek()? {
            if byte == b'\n' || byte == b'\r' {
                break;
            }
            self.bump();
        }
        Ok(())
    }

    /// Passes white space only: for the places where a comment (`%%EOF`) is what is looked for.
    pub(crate) fn skip_blanks(&mut self) -> Result<(), LexError> {
        while self.peek()?.is_some_and(is_white) {
            self.bump();
        }
        Ok(())
    }

    /// Passes `word` if it stands here.
    pub(crate) fn skip_word(&mut self, word: &[u8]) -> Result<bool, LexError> {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        if rest.starts_with(word) {
            self.position = self.position.saturating_add(word.len());
            return Ok(true);
        }
        if rest.len() < word.len() && !self.complete && word.starts_with(rest) {
            return Err(LexError::Incomplete);
        }
        Ok(false)
    }

    /// The next token, white space before it passed.
    pub(crate) fn token(&mut self) -> Result<Token<'a>, LexError> {
        self.skip_white()?;
        let Some(byte) = self.peek()? else { return Ok(Token::End) };
        match byte {
            b'/' => self.name().map(Token::Name),
            b'(' => self.literal_string(),
            b'<' => self.angle_open(),
            b'>' => self.angle_close(),
            b'[' => self.single(Token::ArrayOpen),
            b']' => self.single(Token::ArrayClose),
            b'{' | b'}' | b')' => self.syntax("unexpected delimiter"),
            _ => self.regular(),
        }
    }

    /// Passes the next token without building it.
    pub(crate) fn skip_token(&mut self) -> Result<Skipped<'a>, LexError> {
        self.skip_white()?;
        let Some(byte) = self.peek()? else { return Ok(Skipped::End) };
        if is_regular(byte) {
            return self.run().map(Skipped::Word);
        }
        self.bump();
        match byte {
            b'/' => self.run().map(Skipped::Name),
            b'[' => Ok(Skipped::ArrayOpen),
            b']' => Ok(Skipped::ArrayClose),
            b'(' => self.skip_literal_string(),
            b'<' if self.skip_word(b"<")? => Ok(Skipped::DictionaryOpen),
            b'<' => {
                while let Some(byte) = self.peek()? {
                    self.bump();
                    if byte == b'>' {
                        return Ok(Skipped::String);
                    }
                }
                self.syntax("hexadecimal string without end")
            }
            b'>' if self.skip_word(b">")? => Ok(Skipped::DictionaryClose),
            _ => self.syntax("unexpected delimiter"),
        }
    }

    fn skip_literal_string(&mut self) -> Result<Skipped<'a>, LexError> {
        let mut open = 1usize;
        while let Some(byte) = self.peek()? {
            self.bump();
            match byte {
                b'\\' if self.peek()?.is_some() => self.bump(),
                b'(' => open = open.saturating_add(1),
                b')' => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return Ok(Skipped::String);
            }
        }
        self.syntax("string without end")
    }

    fn single(&mut self, token: Token<'a>) -> Result<Token<'a>, LexError> {
        self.bump();
        Ok(token)
    }

    /// A run of regular characters: its bytes.
    pub(crate) fn run(&mut self) -> Result<&'a [u8], LexError> {
        let start = self.position;
        while self.peek()?.is_some_and(is_regular) {
            self.bump();
        }
        Ok(self.bytes.get(start..self.position).unwrap_or_default())
    }

    fn regular(&mut self) -> Result<Token<'a>, LexError> {
        let at = self.offset();
        let run = self.run()?;
        let number = match run.first() {
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => number(run),
            _ => None,
        };
        if number.is_some() && is_odd_number(run) {
            self.note(AnomalyCode::TokenOdd, at);
        }
        Ok(number.unwrap_or(Token::Keyword(run)))
    }

    /// §7.3.5.
    fn name(&mut self) -> Result<Vec<u8>, LexError> {
        self.bump();
        let at = self.offset();
        let run = self.run()?;
        let (name, well_formed) = decode_name(run);
        if !well_formed {
            self.note(AnomalyCode::NameEscapeMalformed, at);
        } else if is_odd_name(run) {
            self.note(AnomalyCode::TokenOdd, at);
        }
        Ok(name)
    }

    fn angle_open(&mut self) -> Result<Token<'a>, LexError> {
        let start = self.offset();
        self.bump();
        if self.peek()? == Some(b'<') {
            return self.single(Token::DictionaryOpen);
        }
        self.hex_string(start)
    }

    fn angle_close(&mut self) -> Result<Token<'a>, LexError> {
        self.bump();
        if self.peek()? == Some(b'>') {
            return self.single(Token::DictionaryClose);
        }
        self.syntax("unexpected delimiter")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &[u8]) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(text, 0, true);
        let mut list = Vec::new();
        loop {
            match lexer.token().unwrap() {
                Token::End => return list,
                token => list.push(token),
            }
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(
            tokens(b"1 -2 +3 4.5 -.5 6. 123456789012345678901 1-2 --3 ."),
            [
                Token::Integer(1),
                Token::Integer(-2),
                Token::Integer(3),
                Token::Real(4.5),
                Token::Real(-0.5),
                Token::Real(6.0),
                Token::Real(123_456_789_012_345_678_901.0),
                Token::Keyword(b"1-2"),
                Token::Keyword(b"--3"),
                Token::Keyword(b"."),
            ]
        );
    }

    #[test]
    fn names_and_strings() {
        let string = |bytes: &[u8], hexadecimal| Token::String { bytes: bytes.to_vec(), hexadecimal, malformed: false };
        assert_eq!(
            tokens(b"/A#42#20c% comment\r(a(b)\\)\\101\\n\\\r\nx\r\ny) <48 6> /"),
            [
                Token::Name(b"AB c".to_vec()),
                string(b"a(b))A\nx\ny", false),
                string(&[0x48, 0x60], true),
                Token::Name(Vec::new())
            ]
        );
    }

    #[test]
    fn odd_names_and_hex_strings_are_noted() {
        let mut lexer = Lexer::new(b"/A#4G <4x8>", 100, true);
        assert_eq!(lexer.token().unwrap(), Token::Name(b"A#\x004G".to_vec()));
        assert_eq!(lexer.token().unwrap(), Token::String { bytes: vec![0x48], hexadecimal: true, malformed: true });
        let notes = lexer.take_notes();
        assert_eq!(notes[0], Anomaly::at(AnomalyCode::NameEscapeMalformed, 101));
        assert_eq!(notes[1], Anomaly::at(AnomalyCode::HexStringMalformed, 106));
    }

    #[test]
    fn words_that_readers_cut_off_are_noted_and_are_like_no_other() {
        let zeros = "0".repeat(64);
        for odd in [format!("{zeros}5"), format!("1.{zeros}"), format!("/{}", "n".repeat(251)), "/F\u{80}".to_owned()] {
            let latin: Vec<u8> = odd.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            let mut lexer = Lexer::new(&latin, 0, true);
            match lexer.token().unwrap() {
                Token::Name(name) => assert!(!is_plain_name(&name), "{odd}"),
                Token::Real(number) => assert!(number.is_nan(), "{odd}"),
                token => panic!("{token:?}"),
            }
            assert_eq!(lexer.take_notes().iter().map(|note| note.code).collect::<Vec<_>>(), [AnomalyCode::TokenOdd]);
        }
        let mut plain = Lexer::new(b"/F#80#ff 0000000000000000000000000000000005 1.00000000000000000000", 0, true);
        assert_eq!(plain.token().unwrap(), Token::Name(b"F\x80\xff".to_vec()));
        assert_eq!(plain.token().unwrap(), Token::Integer(5));
        assert_eq!(plain.token().unwrap(), Token::Real(1.0));
        assert_eq!(plain.take_notes(), []);
        // The mark of what is doubtful can be written by nobody.
        let [marked, escaped] = [&b"/F\x80"[..], b"/F#80#00"].map(tokens);
        assert_ne!(marked, escaped);
    }

    #[test]
    fn a_piece_that_ends_inside_a_token_is_incomplete() {
        for text in [&b"12"[..], b"/Na", b"(ab", b"<48", b"<", b">", b"tru", b"% c"] {
            assert_eq!(Lexer::new(text, 0, false).token(), Err(LexError::Incomplete));
        }
    }
}
