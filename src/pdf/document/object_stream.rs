//! Object streams (ISO 32000-2 §7.5.7).

use crate::base::error::Error;
use crate::pdf::syntax::anomaly::AnomalyCode;
use crate::pdf::syntax::lexer::{LexError, Lexer, Token, is_white};
use crate::pdf::syntax::object::Resolve;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::parser;
use std::collections::HashSet;

/// The pairs at the beginning of the decoded data.
pub(crate) struct ObjectStreamHeader {
    /// Object number and where the object begins in the decoded data, in the order of the stream.
    pub(crate) objects: Vec<(u32, usize)>,
    /// Whether it is written so that readers may take other objects from it: a number twice, places that do not ascend, or more
    /// in front of the first object than the pairs.
    pub(crate) odd: bool,
}

/// A decoded object stream.
pub(crate) struct ObjectStream {
    pub(crate) header: ObjectStreamHeader,
    pub(crate) data: Vec<u8>,
}

/// Reads the pairs. `None` if `N`, `First` or the pairs are not usable.
pub(crate) fn read_header(
    dictionary: &Dictionary,
    data: &[u8],
    resolve: Resolve<'_>,
) -> Result<Option<ObjectStreamHeader>, Error> {
    let number = |key: &str| -> Result<Option<usize>, Error> {
        let value = dictionary.get(key).map(resolve).transpose()?;
        Ok(value.and_then(|value| value.as_integer()).and_then(|value| usize::try_from(value).ok()))
    };
    let (Some(count), Some(first)) = (number("N")?, number("First")?) else { return Ok(None) };
    Ok(pairs(data, count, first))
}

fn pairs(data: &[u8], count: usize, first: usize) -> Option<ObjectStreamHeader> {
    let mut lexer = Lexer::new(data.get(..first)?, 0, true);
    let mut objects = Vec::new();
    // `count` only ends the loop early: each step takes at least two bytes.
    for _ in 0..count {
        let (Ok(Token::Integer(number)), Ok(Token::Integer(offset))) = (lexer.token(), lexer.token()) else {
            return None;
        };
        let offset = first.checked_add(usize::try_from(offset).ok()?).filter(|offset| *offset <= data.len())?;
        objects.push((u32::try_from(number).ok()?, offset));
    }
    let ends = matches!(lexer.token(), Ok(Token::End));
    let ascending = objects.is_sorted_by(|(_, first), (_, second)| first < second);
    let mut numbers = HashSet::with_capacity(objects.len());
    let distinct = objects.iter().all(|(number, _)| numbers.insert(*number));
    Some(ObjectStreamHeader { objects, odd: !(ends && ascending && distinct) })
}

impl ObjectStream {
    /// Bytes of memory, about.
    pub(crate) fn weight(&self) -> usize {
        self.data.len().saturating_add(self.header.objects.len().saturating_mul(16))
    }

    /// The bytes from an object to the end of the stream.
    pub(crate) fn tail(&self, start: usize) -> &[u8] {
        self.data.get(start..).unwrap_or_default()
    }

    /// Whether the object that begins at a place, and ends here, is all there is up to the next one.
    fn is_alone(&self, start: usize, end: usize) -> bool {
        let behind = self.header.objects.partition_point(|(_, at)| *at <= start);
        let next = self.header.objects.get(behind).map_or(self.data.len(), |(_, at)| *at);
        self.data.get(end..next).is_some_and(|rest| rest.iter().copied().all(is_white))
    }

    /// Parses the object at a place, spans counted from the first byte of the decoded data.
    pub(crate) fn parse(&self, start: usize, depth: usize) -> Result<(Object, Vec<crate::pdf::Anomaly>), LexError> {
        let mut lexer = Lexer::new(self.tail(start), u64::try_from(start).unwrap_or(u64::MAX), true);
        let object = parser::object(&mut lexer, depth)?;
        let end = start.saturating_add(lexer.position());
        if !self.header.odd && !self.is_alone(start, end) {
            lexer.note(AnomalyCode::ObjectStreamOdd, 0);
        }
        Ok((object, lexer.take_notes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::document::stream::unresolved;

    fn dictionary(text: &[u8]) -> Dictionary {
        parser::object(&mut Lexer::new(text, 0, true), 8).unwrap().as_dictionary().unwrap().clone()
    }

    #[test]
    fn pairs_lead_to_objects() {
        let data = b"11 0 12 5 <</A 1>> [2]".to_vec();
        let header = read_header(&dictionary(b"<</N 2/First 10>>"), &data, &unresolved).unwrap().unwrap();
        assert_eq!(header.objects, [(11, 10), (12, 15)]);
        assert!(!header.odd);
    }

    #[test]
    fn pairs_that_readers_may_take_differently() {
        for (text, data) in [
            (&b"<</N 2/First 10>>"[..], &b"11 0 11 5 <<>>  [2]"[..]),
            (b"<</N 2/First 10>>", b"11 5 12 0 <<>>  [2]"),
            (b"<</N 2/First 10>>", b"11 0 12 0 <<>>  [2]"),
            (b"<</N 1/First 10>>", b"11 0 12 5 <<>>  [2]"),
        ] {
            let header = read_header(&dictionary(text), data, &unresolved).unwrap().unwrap();
            assert!(header.odd, "{}", String::from_utf8_lossy(data));
        }
        let data = b"11 0 12 5 <<>>  [2] 3".to_vec();
        let header = read_header(&dictionary(b"<</N 2/First 10>>"), &data, &unresolved).unwrap().unwrap();
        let stream = ObjectStream { header, data };
        assert!(stream.parse(10, 8).unwrap().1.is_empty());
        assert_eq!(stream.parse(15, 8).unwrap().1.len(), 1);
    }

    #[test]
    fn unusable_headers() {
        let data = b"11 0 12 99 <<>>".to_vec();
        for text in [&b"<</N 2/First 10>>"[..], b"<</N 9000000000/First 10>>", b"<</N 1/First 900>>", b"<</First 9>>"] {
            assert!(read_header(&dictionary(text), &data, &unresolved).unwrap().is_none());
        }
    }
}
