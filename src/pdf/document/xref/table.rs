//! Cross-reference tables and their trailers (ISO 32000-2 §7.5.4, §7.5.5).

use super::{Entry, Section, SectionKind, XrefReader};
use crate::base::span::Span;
use crate::pdf::document::failure::Failure;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::{LexError, Token, is_line_white};
use crate::pdf::syntax::object::Dictionary;
use crate::pdf::syntax::parser;

/// "Each entry shall be exactly 20 bytes long, including the end-of-line marker."
const ENTRY: u64 = 20;
/// Entries read at a time.
const CHUNK: u64 = 3_000;
/// How far a line of the table may reach.
const LINE: u64 = 1_024;

/// What stands at a place of the table where a subsection may begin.
enum Next {
    Subsection { first: u32, count: u64 },
    Trailer,
}

/// Reads the table whose keyword `xref` begins at `start`.
pub(crate) fn read(reader: &XrefReader<'_, '_>, start: u64) -> Result<Section, Failure> {
    let mut position = start.saturating_add(4);
    let mut entries = Vec::new();
    // "A line containing only the keyword" (§7.5.4): readers differ in what else they take behind it.
    if !matches!(*reader.bytes.read(Span::new(position, position.saturating_add(1)))?, [b'\r' | b'\n']) {
        reader.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, start));
    }
    loop {
        let (next, behind) = next(reader, position)?;
        position = behind;
        match next {
            Next::Trailer => break,
            Next::Subsection { first, count } => position = subsection(reader, position, first, count, &mut entries)?,
        }
    }
    let (trailer, end) = trailer(reader, position)?;
    reader.note_size(start, &trailer, &entries);
    let entries = reader.settle(entries, start);
    Ok(Section { kind: SectionKind::Table, span: Span::new(start, end), trailer, entries })
}

fn next(reader: &XrefReader<'_, '_>, position: u64) -> Result<(Next, u64), Failure> {
    // Booked as one entry, so that a table of empty subsections ends as well.
    reader.count_entries(1)?;
    let answer = reader.bytes.parse(position, LINE, Account::Reading, |lexer| {
        let begin = lexer.position();
        let next = match lexer.token()? {
            Token::Keyword(b"trailer") => {
                let plain = is_plain_line(lexer.since(begin), b"trailer");
                return Ok(Some((Next::Trailer, lexer.offset(), plain)));
            }
            Token::Keyword(word) if word.starts_with(b"trailer") => None,
            Token::Integer(first) => match lexer.token()? {
                Token::Integer(count) => u32::try_from(first).ok().zip(u64::try_from(count).ok()),
                _ => None,
            },
            _ => None,
        };
        let Some((first, count)) = next else { return Ok(None) };
        let plain = is_plain_line(lexer.since(begin), b"");
        lexer.skip_blanks()?;
        Ok(Some((Next::Subsection { first, count }, lexer.offset(), plain)))
    })?;
    if let Ok(Some((.., false))) = answer {
        reader.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, position));
    }
    let answer = answer.map(|next| next.map(|(next, behind, _)| (next, behind)));
    answer.ok().flatten().ok_or_else(|| Failure::damaged(position, "neither a subsection nor a trailer"))
}

/// Whether a line of the table is nothing but white space, digits and the word at its end.
fn is_plain_line(line: &[u8], word: &[u8]) -> bool {
    let numbers = line.strip_suffix(word);
    numbers.is_some_and(|numbers| numbers.iter().all(|byte| is_line_white(*byte) || byte.is_ascii_digit()))
}

/// Reads the entries of one subsection and tells where they end.
fn subsection(
    reader: &XrefReader<'_, '_>,
    start: u64,
    first: u32,
    count: u64,
    entries: &mut Vec<(u32, Entry)>,
) -> Result<u64, Failure> {
    // An entry has at least 18 bytes even in the sloppiest writing, so the count cannot exceed what is there.
    let room = reader.bytes.len().saturating_sub(start).div_ceil(18);
    if count > room || u64::from(first).saturating_add(count) > u64::from(u32::MAX) {
        return Err(Failure::damaged(start, "a subsection longer than the file"));
    }
    reader.count_entries(usize::try_from(count).unwrap_or(usize::MAX))?;
    let mut position = start;
    let before = entries.len();
    let mut read = 0;
    let mut strict = true;
    let mut add = |read: &mut u64, entry| {
        let number = u32::try_from(u64::from(first).saturating_add(*read)).unwrap_or(u32::MAX);
        push(reader, entries, number, entry, start);
        *read = read.saturating_add(1);
    };
    while read < count && strict {
        let chunk = count.saturating_sub(read).min(CHUNK);
        let piece = reader.bytes.read(Span::new(position, position.saturating_add(chunk.saturating_mul(ENTRY))))?;
        let well_formed = piece.chunks_exact(20).map_while(strict_entry);
        let already = read;
        well_formed.for_each(|entry| add(&mut read, entry));
        let taken = read.saturating_sub(already);
        position = position.saturating_add(taken.saturating_mul(ENTRY));
        strict = taken == chunk;
    }
    // Once a line is out of form the rest of the subsection is read token by token.
    while read < count {
        let (entry, behind) = loose_entry(reader, position)?;
        reader.log.add(Anomaly::at(AnomalyCode::XrefEntryMalformed, start));
        add(&mut read, entry);
        position = behind;
    }
    // Some readers take a table that begins with a free object 1 for one that counts from 1 by mistake.
    if let Some((1, Entry::Free { .. })) = entries.get(before) {
        reader.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, start));
    }
    Ok(position)
}

fn push(reader: &XrefReader<'_, '_>, entries: &mut Vec<(u32, Entry)>, number: u32, entry: Entry, at: u64) {
    let entry = match entry {
        Entry::InUse { offset: 0, generation } => {
            reader.log.add(Anomaly::at(AnomalyCode::XrefEntryZero, at));
            Entry::Free { generation }
        }
        Entry::InUse { offset, generation } => Entry::InUse { offset: offset.saturating_add(reader.base), generation },
        other => other,
    };
    reader.note_first(number, entry, at);
    entries.push((number, entry));
}

/// `nnnnnnnnnn ggggg n` and a two-byte end of line.
fn strict_entry(line: &[u8]) -> Option<Entry> {
    let (offset, line) = line.split_at_checked(10)?;
    let (generation, line) = line.strip_prefix(b" ")?.split_at_checked(5)?;
    let (kind, eol) = line.strip_prefix(b" ")?.split_first()?;
    if !matches!(eol, b"\r\n" | b" \n" | b" \r") {
        return None;
    }
    entry(decimal(offset)?, decimal(generation)?, *kind)
}

fn entry(offset: u64, generation: u64, kind: u8) -> Option<Entry> {
    let generation = u16::try_from(generation).ok()?;
    match kind {
        b'n' => Some(Entry::InUse { offset, generation }),
        b'f' => Some(Entry::Free { generation }),
        _ => None,
    }
}

fn decimal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |value, digit| {
        digit.is_ascii_digit().then(|| value.saturating_mul(10).saturating_add(u64::from(digit.wrapping_sub(b'0'))))
    })
}

/// An entry in another form, read token by token and noted.
fn loose_entry(reader: &XrefReader<'_, '_>, position: u64) -> Result<(Entry, u64), Failure> {
    let answer = reader.bytes.parse(position, LINE, Account::Reading, |lexer| {
        let (Token::Integer(offset), Token::Integer(generation), Token::Keyword(&[kind])) =
            (lexer.token()?, lexer.token()?, lexer.token()?)
        else {
            return lexer.syntax("no cross-reference entry");
        };
        lexer.skip_blanks()?;
        let numbers = u64::try_from(offset).ok().zip(u64::try_from(generation).ok());
        Ok((numbers.and_then(|(offset, generation)| entry(offset, generation, kind)), lexer.offset()))
    })?;
    let Ok((Some(entry), behind)) = answer else {
        return Err(Failure::damaged(position, "no cross-reference entry"));
    };
    Ok((entry, behind))
}

fn trailer(reader: &XrefReader<'_, '_>, position: u64) -> Result<(Dictionary, u64), Failure> {
    let limits = reader.limits;
    let answer = reader.bytes.parse(position, limits.object_bytes, Account::Reading, |lexer| {
        let object = parser::object(lexer, limits.object_depth)?;
        Ok((object, lexer.offset(), lexer.take_notes()))
    })?;
    let (object, end, notes) = answer.map_err(|error| match error {
        LexError::Syntax { offset, reason } => Failure::damaged(offset, reason),
        _ => Failure::damaged(position, "no trailer dictionary"),
    })?;
    notes.into_iter().for_each(|note| reader.log.add(note));
    match object.as_dictionary() {
        Some(dictionary) => Ok((dictionary.clone(), end)),
        None => Err(Failure::damaged(position, "no trailer dictionary")),
    }
}
