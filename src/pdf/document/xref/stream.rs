//! Cross-reference streams (ISO 32000-2 §7.5.8).

use super::{Entry, Section, SectionKind, XrefReader};
use crate::base::span::Span;
use crate::pdf::document::failure::Failure;
use crate::pdf::document::stream;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::{Account, length};
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::parser;

/// Widest field of an entry that is read.
const FIELD: usize = 8;

/// Reads the cross-reference stream that is the object at `start`.
pub(crate) fn read(reader: &XrefReader<'_, '_>, start: u64, kind: SectionKind) -> Result<Section, Failure> {
    let limits = reader.limits;
    let parsed = reader.bytes.parse(start, limits.object_bytes, Account::Reading, |lexer| {
        parser::indirect_object(lexer, limits.object_depth)
    })?;
    let parsed = parsed.map_err(|_| Failure::damaged(start, "neither a table nor a cross-reference stream"))?;
    let Some(object) = parsed.object.as_stream().filter(|object| object.dictionary.is_name("Type", "XRef")) else {
        return Err(Failure::damaged(start, "neither a table nor a cross-reference stream"));
    };
    if parsed.span.start != start {
        reader.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, start));
    }
    parsed.notes.into_iter().for_each(|note| reader.log.add(note.object(parsed.id)));
    let span = stream::stream_span(reader.bytes, reader.log, limits, object, &stream::unresolved)?
        .ok_or_else(|| Failure::damaged(start, "a cross-reference stream without end"))?;
    let broken = || Failure::damaged(start, "a cross-reference stream that cannot be decoded");
    let filters = stream::filters(&object.dictionary, &stream::unresolved)?.ok_or_else(broken)?;
    if span.len() > u64::try_from(limits.stream_bytes).unwrap_or(u64::MAX) {
        return Err(broken());
    }
    let data = reader.bytes.read(span)?;
    let data = reader.decode.decode(reader.log, parsed.id, &filters, &data)?.ok_or_else(broken)?;
    let entries = entries(reader, start, &object.dictionary, &data)?;
    let end = behind_object(reader, span.end)?;
    Ok(Section { kind, span: Span::new(parsed.span.start, end), trailer: object.dictionary.clone(), entries })
}

/// Behind `endstream endobj`.
fn behind_object(reader: &XrefReader<'_, '_>, position: u64) -> Result<u64, Failure> {
    let answer = reader.bytes.parse(position, 256, Account::Reading, |lexer| {
        lexer.skip_blanks()?;
        lexer.skip_word(b"endstream")?;
        let behind = lexer.offset();
        lexer.skip_blanks()?;
        Ok(if lexer.skip_word(b"endobj")? { lexer.offset() } else { behind })
    })?;
    Ok(answer.unwrap_or(position))
}

fn entries(
    reader: &XrefReader<'_, '_>,
    start: u64,
    dictionary: &Dictionary,
    data: &[u8],
) -> Result<Vec<(u32, Entry)>, Failure> {
    let [first, second, third] = widths(dictionary).ok_or_else(|| Failure::damaged(start, "W is not three widths"))?;
    let record = first.saturating_add(second).saturating_add(third);
    let ranges = ranges(dictionary).ok_or_else(|| Failure::damaged(start, "Index or Size is not usable"))?;
    let mut records = data.chunks_exact(record);
    let mut list = Vec::new();
    let announced = ranges.iter().fold(0u64, |sum, (_, count)| sum.saturating_add(*count));
    // More than was announced has no meaning, and readers differ in whether they mind.
    if announced.saturating_mul(u64::try_from(record).unwrap_or(u64::MAX)) < length(data) {
        reader.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, start));
    }
    for (from, count) in ranges {
        // Counts are never trusted: as many entries as there are data for, and a note when that is not what was announced.
        for step in 0..count {
            let Some(bytes) = records.next() else {
                reader.log.add(Anomaly::at(AnomalyCode::XrefEntryMalformed, start));
                break;
            };
            reader.count_entries(1)?;
            let number = u32::try_from(u64::from(from).saturating_add(step))
                .map_err(|_| Failure::damaged(start, "an object number that cannot be"))?;
            if let Some(entry) = entry(reader, start, bytes, [first, second]) {
                reader.note_first(number, entry, start);
                list.push((number, entry));
            }
        }
    }
    reader.note_size(start, dictionary, &list);
    Ok(reader.settle(list, start))
}

/// Table 18: type, two fields. The default type is 1.
fn entry(reader: &XrefReader<'_, '_>, start: u64, bytes: &[u8], widths: [usize; 2]) -> Option<Entry> {
    let (kind, rest) = bytes.split_at_checked(widths[0])?;
    let (second, third) = rest.split_at_checked(widths[1])?;
    let kind = if kind.is_empty() { 1 } else { big_endian(kind) };
    let (second, third) = (big_endian(second), big_endian(third));
    match kind {
        0 => Some(Entry::Free { generation: u16::try_from(third).unwrap_or(u16::MAX) }),
        1 if second == 0 => {
            reader.log.add(Anomaly::at(AnomalyCode::XrefEntryZero, start));
            Some(Entry::Free { generation: u16::try_from(third).unwrap_or(u16::MAX) })
        }
        1 if third > u64::from(u16::MAX) => {
            reader.log.add(Anomaly::at(AnomalyCode::XrefEntryMalformed, start));
            None
        }
        1 => Some(Entry::InUse {
            offset: second.saturating_add(reader.base),
            generation: u16::try_from(third).unwrap_or(u16::MAX),
        }),
        2 if let (Ok(stream), Ok(index)) = (u32::try_from(second), u32::try_from(third)) => {
            Some(Entry::Compressed { stream, index })
        }
        _ => {
            reader.log.add(Anomaly::at(AnomalyCode::XrefEntryUnknown, start));
            None
        }
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

fn widths(dictionary: &Dictionary) -> Option<[usize; 3]> {
    let array = dictionary.get("W")?.as_array()?;
    let width = |at: usize| -> Option<usize> {
        usize::try_from(array.get(at)?.as_integer()?).ok().filter(|width| *width <= FIELD)
    };
    let widths = [width(0)?, width(1)?, width(2)?];
    (widths.iter().sum::<usize>() > 0).then_some(widths)
}

/// Pairs of first number and count; by default all numbers below `Size`.
fn ranges(dictionary: &Dictionary) -> Option<Vec<(u32, u64)>> {
    let Some(index) = dictionary.get("Index") else {
        let size = u64::try_from(dictionary.get("Size")?.as_integer()?).ok()?;
        return Some(vec![(0, size)]);
    };
    let numbers: Option<Vec<u64>> =
        index.as_array()?.iter().map(|number| u64::try_from(Object::as_integer(number)?).ok()).collect();
    numbers?
        .chunks(2)
        .map(|pair| if let [first, count] = *pair { Some((u32::try_from(first).ok()?, count)) } else { None })
        .collect()
}
