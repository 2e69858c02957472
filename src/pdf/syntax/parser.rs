//! Objects from tokens, with a bound on nesting.

use crate::base::span::Span;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::lexer::{LexError, Lexer, Token, is_line_white, is_regular};
use crate::pdf::syntax::object::{Dictionary, Entry, Object, ObjectId, PdfString, Stream, Value};
use std::collections::HashMap;

/// The reason given when no `N G obj` is where one was expected.
pub(crate) const NO_HEADER: &str = "no object header";

/// An indirect object as it stands in the file.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    pub(crate) id: ObjectId,
    /// From the object number to behind `endobj`, or to the first byte of stream data.
    pub(crate) span: Span,
    pub(crate) object: Object,
    pub(crate) notes: Vec<Anomaly>,
}

/// `N G obj … endobj` or the head of a stream (ISO 32000-2 §7.3.10, §7.3.8).
pub(crate) fn indirect_object(lexer: &mut Lexer<'_>, depth: usize) -> Result<Parsed, LexError> {
    lexer.skip_white()?;
    let start = lexer.offset();
    let Some(id) = object_header(lexer)? else {
        return Err(LexError::Syntax { offset: start, reason: NO_HEADER });
    };
    lexer.skip_white()?;
    let mut object = object_or_nothing(lexer, depth)?;
    lexer.skip_white()?;
    if let Value::Dictionary(dictionary) = &object.value
        && let Some(begin) = stream_start(lexer)?
    {
        object.value = Value::Stream(Stream { dictionary: dictionary.clone(), start: begin, id });
    } else if !lexer.skip_word(b"endobj")? {
        lexer.note(AnomalyCode::EndobjMissing, lexer.offset());
    }
    let span = Span::new(start, lexer.offset());
    Ok(Parsed { id, span, object, notes: lexer.take_notes() })
}

/// An object whose value was left out is null.
fn object_or_nothing(lexer: &mut Lexer<'_>, depth: usize) -> Result<Object, LexError> {
    let position = lexer.position();
    if lexer.skip_word(b"endobj")? {
        lexer.set_position(position);
        return Ok(Object { value: Value::Null, span: Span::new(lexer.offset(), lexer.offset()) });
    }
    object(lexer, depth)
}

/// `N G obj`, if that stands here. The one reading of it for all who look at objects: whoever read it more narrowly would not see
/// an object that others show.
pub(crate) fn object_header(lexer: &mut Lexer<'_>) -> Result<Option<ObjectId>, LexError> {
    lexer.skip_white()?;
    let (start, position) = (lexer.offset(), lexer.position());
    let (Token::Integer(number), Token::Integer(generation)) = (lexer.token()?, lexer.token()?) else {
        return Ok(None);
    };
    lexer.skip_white()?;
    if !lexer.skip_word(b"obj")? {
        return Ok(None);
    }
    let runs_on = lexer.peek()?.is_some_and(is_regular);
    if runs_on || !is_plain_header(lexer.since(position)) {
        lexer.note(AnomalyCode::ObjectHeaderOdd, start);
    }
    Ok(object_id(number, generation))
}

/// "The object number, the generation number … and the keyword" with white space between them (§7.3.10), both numbers unsigned.
fn is_plain_header(header: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let white = |text: &[u8]| text.iter().take_while(|byte| is_line_white(**byte)).count();
    let mut rest = header;
    for _ in 0..2 {
        let number = digits(rest);
        rest = rest.get(number..).unwrap_or_default();
        let space = white(rest);
        rest = rest.get(space..).unwrap_or_default();
        if number == 0 || space == 0 {
            return false;
        }
    }
    rest == b"obj"
}

/// Two numbers as an id, if they can be one.
pub(crate) fn object_id(number: i64, generation: i64) -> Option<ObjectId> {
    Some(ObjectId::new(u32::try_from(number).ok()?, u16::try_from(generation).ok()?))
}

/// Behind `stream` and its end of line, if that keyword stands here.
pub(crate) fn stream_start(lexer: &mut Lexer<'_>) -> Result<Option<u64>, LexError> {
    if !lexer.skip_word(b"stream")? {
        return Ok(None);
    }
    let keyword_end = lexer.offset();
    lexer.skip_word(b"\r")?;
    if !lexer.skip_word(b"\n")? {
        lexer.note(AnomalyCode::StreamKeywordEol, keyword_end);
    }
    Ok(Some(lexer.offset()))
}

/// One direct object or reference.
pub(crate) fn object(lexer: &mut Lexer<'_>, depth: usize) -> Result<Object, LexError> {
    lexer.begin_object();
    lexer.skip_white()?;
    let start = lexer.offset();
    let token = lexer.token()?;
    value(lexer, token, start, depth)
}

fn value(lexer: &mut Lexer<'_>, token: Token<'_>, start: u64, depth: usize) -> Result<Object, LexError> {
    lexer.count_value()?;
    let value = match token {
        Token::Integer(number) => reference(lexer, number, start)?.unwrap_or(Value::Integer(number)),
        Token::Real(number) => Value::Real(number),
        Token::Name(name) => Value::Name(name.into()),
        Token::String { bytes, hexadecimal, malformed } => {
            Value::String(PdfString { bytes: bytes.into(), hexadecimal, malformed })
        }
        Token::ArrayOpen => array(lexer, depth)?,
        Token::DictionaryOpen => Value::Dictionary(dictionary(lexer, depth)?),
        Token::Keyword(word) => keyword(lexer, word, start)?,
        Token::ArrayClose | Token::DictionaryClose => {
            return Err(LexError::Syntax { offset: start, reason: "closing delimiter without opening one" });
        }
        Token::End => return Err(LexError::Syntax { offset: start, reason: "end of file" }),
    };
    Ok(Object { value, span: Span::new(start, lexer.offset()) })
}

fn keyword(lexer: &mut Lexer<'_>, word: &[u8], start: u64) -> Result<Value, LexError> {
    match word {
        b"null" => Ok(Value::Null),
        b"true" => Ok(Value::Boolean(true)),
        b"false" => Ok(Value::Boolean(false)),
        b"endobj" | b"obj" | b"stream" | b"endstream" | b"xref" | b"trailer" | b"startxref" => {
            Err(LexError::Syntax { offset: start, reason: "object cut off by a keyword" })
        }
        _ => {
            lexer.note(AnomalyCode::UnknownKeyword, start);
            Ok(Value::Null)
        }
    }
}

/// `G R` behind an integer makes it a reference.
fn reference(lexer: &mut Lexer<'_>, number: i64, start: u64) -> Result<Option<Value>, LexError> {
    let position = lexer.position();
    lexer.skip_white()?;
    if number >= 0
        && lexer.peek()?.is_some_and(|byte| byte.is_ascii_digit())
        && let Token::Integer(generation) = lexer.token()?
    {
        lexer.skip_white()?;
        if lexer.peek()? == Some(b'R') && lexer.run()? == b"R" {
            return Ok(Some(object_id(number, generation).map_or_else(
                || {
                    lexer.note(AnomalyCode::ReferenceInvalid, start);
                    Value::Null
                },
                Value::Reference,
            )));
        }
    }
    lexer.set_position(position);
    Ok(None)
}

fn deeper(lexer: &Lexer<'_>, depth: usize) -> Result<usize, LexError> {
    depth.checked_sub(1).ok_or(LexError::TooDeep { offset: lexer.offset() })
}

/// §7.3.6.
fn array(lexer: &mut Lexer<'_>, depth: usize) -> Result<Value, LexError> {
    let depth = deeper(lexer, depth)?;
    let mut elements = Vec::new();
    loop {
        lexer.skip_white()?;
        let start = lexer.offset();
        match lexer.token()? {
            Token::ArrayClose => return Ok(Value::Array(elements.into())),
            token => elements.push(value(lexer, token, start, depth)?),
        }
    }
}

/// §7.3.7, behind `<<`.
fn dictionary(lexer: &mut Lexer<'_>, depth: usize) -> Result<Dictionary, LexError> {
    let depth = deeper(lexer, depth)?;
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        lexer.skip_white()?;
        let start = lexer.offset();
        match lexer.token()? {
            Token::DictionaryClose => break,
            Token::Name(key) => {
                let key_span = Span::new(start, lexer.offset());
                entries.push(Entry { key: key.into(), key_span, value: entry_value(lexer, depth)? });
            }
            // A value without a key. Readers differ in what they make of the rest; this one drops it and says so.
            token => {
                lexer.note(AnomalyCode::ObjectMalformed, start);
                value(lexer, token, start, depth)?;
            }
        }
    }
    note_duplicates(lexer, &entries);
    Ok(Dictionary::new(entries))
}

/// The value behind a key; null, and noted, if the dictionary ends there.
fn entry_value(lexer: &mut Lexer<'_>, depth: usize) -> Result<Object, LexError> {
    lexer.skip_white()?;
    let (position, start) = (lexer.position(), lexer.offset());
    let token = lexer.token()?;
    if token == Token::DictionaryClose {
        lexer.note(AnomalyCode::ObjectMalformed, start);
        lexer.set_position(position);
        return Ok(Object { value: Value::Null, span: Span::new(start, start) });
    }
    value(lexer, token, start, depth)
}

/// "Multiple entries in the same dictionary shall not have the same key" (§7.3.7).
fn note_duplicates(lexer: &mut Lexer<'_>, entries: &[Entry]) {
    let mut seen = HashMap::with_capacity(entries.len());
    for entry in entries {
        let Some(first) = seen.insert(&entry.key, &entry.value) else { continue };
        let equal = first.same_value(&entry.value);
        let code = if equal { AnomalyCode::DuplicateKeyEqual } else { AnomalyCode::DuplicateKey };
        lexer.note(code, entry.key_span.start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &[u8]) -> Result<Parsed, LexError> {
        indirect_object(&mut Lexer::new(text, 0, true), 16)
    }

    #[test]
    fn spans_and_references() {
        let parsed = parse(b"7 0 obj <</A [1 2 0 R 3 4]/B<48>/A null>> endobj").unwrap();
        assert_eq!(parsed.id, ObjectId::new(7, 0));
        let dictionary = parsed.object.as_dictionary().unwrap();
        assert_eq!(dictionary.entries().len(), 3);
        assert_eq!(dictionary.get("B").unwrap().span, Span::new(28, 32));
        assert!(dictionary.get("A").unwrap().is_null(), "the last of equal keys");
        let Value::Array(array) = &dictionary.entries()[0].value.value else { panic!() };
        assert_eq!(array.len(), 4);
        assert_eq!(array[1].as_reference(), Some(ObjectId::new(2, 0)));
        assert_eq!(parsed.notes, [Anomaly::at(AnomalyCode::DuplicateKey, 32)]);
    }

    #[test]
    fn streams_and_missing_endobj() {
        let parsed = parse(b"7 0 obj <</Length 3>> stream\r\nabc endstream endobj").unwrap();
        assert_eq!(parsed.object.as_stream().unwrap().start, 30);
        assert!(parsed.notes.is_empty());
        let parsed = parse(b"7 0 obj <</Length 3>> stream abc endstream endobj").unwrap();
        assert_eq!(parsed.notes, [Anomaly::at(AnomalyCode::StreamKeywordEol, 28)]);
        assert_eq!(parse(b"7 0 obj 1 8 0 obj").unwrap().notes, [Anomaly::at(AnomalyCode::EndobjMissing, 10)]);
        assert_eq!(
            parse(b"7 0 obj <</A[1 0 R]/A[1 0 R]>> endobj").unwrap().notes,
            [Anomaly::at(AnomalyCode::DuplicateKeyEqual, 19)]
        );
        assert!(parse(b"7 0 obj endobj").unwrap().object.is_null());
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = [b"1 0 obj ".to_vec(), vec![b'['; 100_000]].concat();
        assert!(matches!(parse(&deep), Err(LexError::TooDeep { .. })));
        let deep = [b"1 0 obj ".to_vec(), b"<</A ".repeat(100_000)].concat();
        assert!(matches!(parse(&deep), Err(LexError::TooDeep { .. })));
    }

    #[test]
    fn the_number_of_values_is_bounded() {
        let many = |count: usize| [b"1 0 obj [".to_vec(), b"0 ".repeat(count), b"] endobj".to_vec()].concat();
        assert!(parse(&many(300_000)).is_ok());
        assert!(matches!(parse(&many(400_000)), Err(LexError::TooLarge { .. })));
        // Each object counts for itself.
        let text = many(300_000);
        let mut lexer = Lexer::new(&text, 0, true);
        assert!(indirect_object(&mut lexer, 16).is_ok());
        lexer.set_position(0);
        assert!(indirect_object(&mut lexer, 16).is_ok());
    }

    #[test]
    fn odd_values_are_noted() {
        assert_eq!(
            parse(b"1 0 obj [foo 99999999999 0 R] endobj").unwrap().notes,
            [Anomaly::at(AnomalyCode::UnknownKeyword, 9), Anomaly::at(AnomalyCode::ReferenceInvalid, 13)]
        );
        assert!(matches!(parse(b"1 0 obj <</A 1 endobj"), Err(LexError::Syntax { .. })));
        let parsed = parse(b"1 0 obj <</A /B [1] /C>> endobj").unwrap();
        assert_eq!(
            parsed.notes,
            [Anomaly::at(AnomalyCode::ObjectMalformed, 16), Anomaly::at(AnomalyCode::ObjectMalformed, 22)]
        );
        let dictionary = parsed.object.as_dictionary().unwrap();
        assert_eq!(dictionary.get("A").unwrap().as_name(), Some(&b"B"[..]));
        assert!(dictionary.get("C").unwrap().is_null());
    }
}
