//! A quick look at an object, without building anything: whether a signature dictionary is in it, and where it ends.

use crate::pdf::syntax::lexer::{LexError, Lexer, Skipped, Token, decode_name, number};
use crate::pdf::syntax::object::ObjectId;
use crate::pdf::syntax::parser;

/// Keys of a dictionary that matter.
#[derive(Clone, Copy, Default)]
struct Seen {
    is_dictionary: bool,
    expects_value: bool,
    type_next: bool,
    contents: bool,
    byte_range: bool,
    signature_type: bool,
}

impl Seen {
    fn is_signature(self) -> bool {
        self.contents && (self.byte_range || self.signature_type)
    }

    /// Takes a name. Of a key it tells whether it is `Length`.
    fn name(&mut self, raw: &[u8]) -> Option<bool> {
        let decoded;
        let name = if raw.contains(&b'#') {
            decoded = decode_name(raw).0;
            decoded.as_slice()
        } else {
            raw
        };
        if self.expects_value || !self.is_dictionary {
            self.signature_type |= self.type_next && (name == b"Sig" || name == b"DocTimeStamp");
            self.value();
            return None;
        }
        self.expects_value = true;
        self.type_next = name == b"Type";
        self.contents |= name == b"Contents";
        self.byte_range |= name == b"ByteRange";
        Some(name == b"Length")
    }

    fn value(&mut self) {
        self.expects_value = false;
        self.type_next = false;
    }
}

/// How long a stream says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Length {
    /// It does not say, or not by a number.
    #[default]
    Missing,
    /// By itself.
    Direct(u64),
    /// By another object.
    Of(ObjectId),
}

/// What stands behind the value of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// `endobj`, which ends here.
    Closed(u64),
    /// Something else than `endobj`.
    Open(u64),
    /// The value itself does not end.
    Broken(u64),
    /// The data of a stream.
    Stream {
        /// Their first byte.
        start: u64,
        /// Their number, as the dictionary says.
        length: Length,
    },
}

/// What the look tells of an indirect object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Skim {
    pub(crate) id: ObjectId,
    /// Where its number stands.
    pub(crate) start: u64,
    /// Whether its header is written as prescribed, with nothing but white space in front.
    pub(crate) plain: bool,
    /// Whether a signature dictionary is in it.
    pub(crate) signature: bool,
    /// Whether every reference in it is written so that all readers take it for one.
    pub(crate) references_plain: bool,
    pub(crate) body: Body,
}

/// Looks at the object `N G obj …`. `None` if none begins here.
pub(crate) fn indirect_object(lexer: &mut Lexer<'_>, depth: usize) -> Result<Option<Skim>, LexError> {
    lexer.skip_white()?;
    let start = lexer.offset();
    let Some(id) = parser::object_header(lexer)? else { return Ok(None) };
    let plain = !lexer.passed_comment() && lexer.take_notes().is_empty();
    let walked = walk(lexer, depth)?;
    lexer.skip_white()?;
    let body = match walked.value {
        Walk::Dictionary if let Some(start) = parser::stream_start(lexer)? => {
            Body::Stream { start, length: walked.length.stated() }
        }
        Walk::Broken => Body::Broken(lexer.offset()),
        _ if lexer.skip_word(b"endobj")? => Body::Closed(lexer.offset()),
        _ => Body::Open(lexer.offset()),
    };
    Ok(Some(Skim { id, start, plain, signature: walked.signature, references_plain: !walked.odd_reference, body }))
}

/// Looks at a direct object: whether a signature dictionary is in it, and whether its references are plain.
pub(crate) fn object(lexer: &mut Lexer<'_>, depth: usize) -> Result<(bool, bool), LexError> {
    let walked = walk(lexer, depth)?;
    Ok((walked.signature, !walked.odd_reference))
}

/// What a walk over a value found it to be.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Walk {
    Dictionary,
    Other,
    /// A word or the end of the file cuts it off.
    #[default]
    Broken,
}

#[derive(Clone, Copy, Default)]
struct Walked {
    value: Walk,
    signature: bool,
    length: LengthWords,
    odd_reference: bool,
}

/// The words behind the key `Length`, as they come.
#[derive(Clone, Copy, Default)]
enum LengthWords {
    #[default]
    None,
    Next,
    One(i64),
    Two(i64, i64),
    /// The next key has come.
    Ended(Length),
}

impl LengthWords {
    fn word(self, word: &[u8]) -> Self {
        let integer = || match number(word) {
            Some(Token::Integer(value)) => Some(value),
            _ => None,
        };
        match self {
            Self::Next => integer().map_or(Self::None, Self::One),
            Self::One(first) => integer().map_or(self, |second| Self::Two(first, second)),
            Self::Two(number, generation) if word == b"R" => {
                Self::Ended(parser::object_id(number, generation).map_or(Length::Missing, Length::Of))
            }
            other => other,
        }
    }

    fn stated(self) -> Length {
        match self {
            Self::None | Self::Next => Length::Missing,
            Self::One(length) | Self::Two(length, _) => u64::try_from(length).map_or(Length::Missing, Length::Direct),
            Self::Ended(length) => length,
        }
    }

    fn ended(self) -> Self {
        Self::Ended(self.stated())
    }
}

/// Whether the two words before the one at hand are unsigned numbers, the nearer one first.
#[derive(Clone, Copy, Default)]
struct Words {
    last: bool,
    before: bool,
}

impl Words {
    /// Takes a token, and tells whether it is, or holds, the end of a reference that some readers take for one and some do not, as
    /// in `7 0R` or `7.0 0 R`.
    fn is_odd_after(&mut self, token: Skipped<'_>) -> bool {
        let Skipped::Word(word) = token else {
            *self = Self::default();
            return false;
        };
        let both = self.last && self.before;
        let unsigned = !word.is_empty() && word.iter().all(u8::is_ascii_digit);
        *self = Self { last: unsigned, before: self.last };
        let is_number = word.first().is_some_and(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
        (word == b"R" && !both) || (is_number && word.contains(&b'R'))
    }
}

fn walk(lexer: &mut Lexer<'_>, depth: usize) -> Result<Walked, LexError> {
    let mut stack: Vec<Seen> = Vec::new();
    let mut walked = Walked::default();
    let mut words = Words::default();
    loop {
        let position = lexer.position();
        let token = lexer.skip_token()?;
        walked.odd_reference |= words.is_odd_after(token);
        let outermost = stack.len() == 1;
        match token {
            Skipped::DictionaryOpen | Skipped::ArrayOpen if stack.len() >= depth => {
                return Err(LexError::TooDeep { offset: lexer.offset() });
            }
            Skipped::DictionaryOpen => stack.push(Seen { is_dictionary: true, ..Seen::default() }),
            Skipped::ArrayOpen => stack.push(Seen::default()),
            Skipped::DictionaryClose | Skipped::ArrayClose => {
                let closed = stack.pop();
                walked.signature |= closed.is_some_and(Seen::is_signature);
                match (stack.last_mut(), closed) {
                    (Some(parent), _) => parent.value(),
                    (None, Some(value)) => {
                        walked.value = if value.is_dictionary { Walk::Dictionary } else { Walk::Other };
                    }
                    (None, None) => {}
                }
            }
            Skipped::Name(name) => match stack.last_mut() {
                Some(top) => {
                    if let Some(is_length) = top.name(name).filter(|_| outermost) {
                        walked.length = if is_length { LengthWords::Next } else { walked.length.ended() };
                    }
                }
                None => walked.value = Walk::Other,
            },
            Skipped::Word(b"endobj" | b"stream" | b"obj" | b"endstream") | Skipped::End => {
                lexer.set_position(position);
                // A value that was left out is null.
                walked.value =
                    if stack.is_empty() && token == Skipped::Word(b"endobj") { Walk::Other } else { Walk::Broken };
                return Ok(walked);
            }
            Skipped::Word(word) => match stack.last_mut() {
                Some(top) => {
                    top.value();
                    if outermost {
                        walked.length = walked.length.word(word);
                    }
                }
                None => {
                    walked.value = Walk::Other;
                    skip_reference(lexer)?;
                }
            },
            Skipped::String => match stack.last_mut() {
                Some(top) => top.value(),
                None => walked.value = Walk::Other,
            },
        }
        if stack.is_empty() {
            return Ok(walked);
        }
    }
}

/// Behind the first number of an object that is a reference: passes the rest of it.
fn skip_reference(lexer: &mut Lexer<'_>) -> Result<(), LexError> {
    let position = lexer.position();
    lexer.skip_white()?;
    if lexer.peek()?.is_some_and(|byte| byte.is_ascii_digit())
        && matches!(lexer.token()?, Token::Integer(_))
        && lexer.skip_token()? == Skipped::Word(b"R")
    {
        return Ok(());
    }
    lexer.set_position(position);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &[u8]) -> Result<Option<Skim>, LexError> {
        indirect_object(&mut Lexer::new(text, 0, true), 16)
    }

    fn has_signature(text: &[u8]) -> bool {
        look(text).unwrap().is_some_and(|skim| skim.signature)
    }

    #[test]
    fn finds_signature_dictionaries() {
        for text in [
            &b"1 0 obj <</Type/Sig/Contents<00>>> endobj"[..],
            b"1 0 obj<</ByteRange [0 1 2 3]/Contents 4 0 R>>",
            b"1 0 obj <</Type /DocTimeStamp /Conten#74s ()>>",
            b"1 0 obj [1 2 <</A <</Type/Sig/Contents<00>>> >> ] endobj",
            b"1 0 obj <</V <</Type/Sig/Contents<00>>> /T (>>) >> endobj",
            b"+1 0 obj <</Type/Sig/Contents<00>>> endobj",
        ] {
            assert!(has_signature(text), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn passes_over_others() {
        for text in [
            &b"1 0 obj <</Type/Annot/Contents(Sig)>> endobj"[..],
            b"1 0 obj <</Type/Sig>> endobj",
            b"1 0 obj <</A/Type/Contents/Sig>> endobj",
            b"1 0 obj (</Type/Sig/Contents<00>>>) endobj",
            b"1 0 obj <</Type 1/Sig/Contents>> stream\n<</Type/Sig/Contents<00>>>",
            b"1 0 obj 5 endobj 2 0 obj <</Type/Sig/Contents<00>>>",
            b"nothing",
        ] {
            assert!(!has_signature(text), "{}", String::from_utf8_lossy(text));
        }
        assert!(look(&[b"1 0 obj ".to_vec(), vec![b'['; 100_000]].concat()).is_err());
    }

    #[test]
    fn tells_where_an_object_ends() {
        let body = |text: &[u8]| look(text).unwrap().unwrap().body;
        assert_eq!(body(b"1 0 obj 5 endobj 2 0 obj"), Body::Closed(16));
        assert_eq!(body(b"1 0 obj endobj"), Body::Closed(14));
        assert_eq!(body(b"1 0 obj 2 0 R endobj"), Body::Closed(20));
        assert_eq!(body(b"1 0 obj [1 2 0 R]endobj"), Body::Closed(23));
        assert_eq!(body(b"1 0 obj <</A 1>> 2 0 obj"), Body::Open(17));
        assert_eq!(body(b"1 0 obj <</A 1 endobj"), Body::Broken(15));
        let stream = |text: &[u8]| match body(text) {
            Body::Stream { start, length } => (start, length),
            other => panic!("{other:?}"),
        };
        assert_eq!(stream(b"1 0 obj <</Length 3>>stream\r\nabc"), (29, Length::Direct(3)));
        assert_eq!(stream(b"1 0 obj <</Length 3/A 5 0 R>>stream\n"), (36, Length::Direct(3)));
        assert_eq!(stream(b"1 0 obj <</Length 3 0 R>>stream\r\nabc"), (33, Length::Of(ObjectId::new(3, 0))));
        assert_eq!(stream(b"1 0 obj <</D<</Length 3>>>>stream"), (33, Length::Missing));
        assert_eq!(stream(b"1 0 obj <</Length/Three>>stream"), (31, Length::Missing));
        let references = |text: &[u8]| look(text).unwrap().unwrap().references_plain;
        assert!(references(b"1 0 obj <</A 7 0 R/B[7 0 R 8 %x\n0 R]/C/R/D(7 0R)>> endobj"));
        for text in [&b"<</A 7 0R>>"[..], b"<</A 7.0 0 R>>", b"<</A 7 +0 R>>", b"[7 0R8 0 R]", b"<</A 7e0 0 R>>"] {
            assert!(!references(&[b"1 0 obj ", text].concat()), "{}", String::from_utf8_lossy(text));
        }
        let plain = |text: &[u8]| look(text).unwrap().unwrap().plain;
        assert!(plain(b"\n1  0\nobj 5 endobj"));
        for text in [&b"+1 0 obj 5 endobj"[..], b"1 %x\n0 obj 5 endobj", b"%x\n1 0 obj 5 endobj", b"1 0 obj5 endobj"] {
            assert!(!plain(text), "{}", String::from_utf8_lossy(text));
        }
    }
}
