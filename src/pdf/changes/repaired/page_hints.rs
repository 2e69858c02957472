//! Pages as the linearization dictionary and its hint tables number them (ISO 32000-2 Annex F.3.3, F.4.2): pdf.js takes the first page
//! from there, poppler all pages, while other programs follow the page tree.

use super::difference::Difference;
use super::{object, place};
use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::changes::shapes::{LINEARIZATION, PAGE_HINTS};
use crate::pdf::document::Document;
use crate::pdf::syntax::anomaly::AnomalyCode;
use crate::pdf::syntax::object::{Dictionary, Object, Stream};
use std::collections::HashSet;

/// Bits in front of the entries of the page offset hint table (Table F.3).
const HEADER: usize = 36 * 8;

/// Pages that are others by the tree than by the linearization dictionary and its hints, and the first page where these say more than
/// they may. The caller has seen that the length holds.
pub(super) fn differences(document: &Document<'_>) -> Result<Vec<Difference>, Error> {
    let Some(parsed) = object::object_at(document, document.header().offset)? else { return Ok(Vec::new()) };
    let Some(dictionary) = parsed.object.as_dictionary() else { return Ok(Vec::new()) };
    let number = |key: &str| dictionary.get(key).and_then(Object::as_integer);
    let first = number("O").and_then(|first| u32::try_from(first).ok());
    let index = usize::try_from(number("P").unwrap_or(0)).unwrap_or(usize::MAX);
    let pages = pages(document)?;
    let hints = stream(document, dictionary)?;
    let in_place = dictionary.entries().iter().all(|entry| entry.value.as_reference().is_none());
    let misfit = match &hints {
        Some(hints) => PAGE_HINTS.misfit(document.newest(), &hints.dictionary)?,
        None => None,
    };
    let mut found = Vec::new();
    if !in_place
        || misfit.is_some()
        || LINEARIZATION.misfit(document.newest(), dictionary)?.is_some()
        || number("N").and_then(|count| usize::try_from(count).ok()) != Some(pages.len())
        || first.is_none()
        || pages.get(index).copied().flatten() != first
    {
        found.push(difference(document, first.unwrap_or(0)));
    }
    let hinted = match hints {
        Some(hints) => by_hints(document, &hints, first.unwrap_or(0), index, pages.len())?,
        None => None,
    };
    if let Some(hinted) = hinted {
        let others = hinted.iter().zip(&pages).filter(|(hinted, page)| Some(**hinted) != **page);
        found.extend(others.map(|(hinted, _)| difference(document, *hinted)));
    }
    Ok(found)
}

fn difference(document: &Document<'_>, number: u32) -> Difference {
    let at = place::offset(document, document.newest().entry(number));
    Difference { is_root: true, ..Difference::new(AnomalyCode::ReadingFromFirstPage, number, at) }
}

/// The object number of each page by the tree; `None` for one that is no object of its own.
fn pages(document: &Document<'_>) -> Result<Vec<Option<u32>>, Error> {
    let view = document.newest();
    let mut pages = Vec::new();
    let Some(root) = view.catalog()?.and_then(|catalog| catalog.get("Pages").cloned()) else { return Ok(pages) };
    let (mut visited, mut open) = (HashSet::new(), vec![root]);
    while let Some(node) = open.pop() {
        let number = node.as_reference().map(|id| id.number);
        if number.is_some_and(|number| !visited.insert(number)) || pages.len() > document.limits.tree_nodes {
            continue;
        }
        let object = view.resolve(&node)?;
        let Some(dictionary) = object.as_dictionary() else { continue };
        match view.array(dictionary, "Kids")? {
            Some(kids) => open.extend(kids.iter().rev().cloned()),
            None => pages.push(number),
        }
    }
    Ok(pages)
}

/// The stream of the hint table.
fn stream(document: &Document<'_>, dictionary: &Dictionary) -> Result<Option<Stream>, Error> {
    let place = dictionary.get("H").and_then(Object::as_array).and_then(|place| place.first()?.as_integer());
    let place = place.and_then(|place| u64::try_from(place).ok());
    let Some(place) = place.map(|place| place.saturating_add(document.header().offset)) else { return Ok(None) };
    Ok(object::object_at(document, place)?.and_then(|parsed| parsed.object.as_stream().cloned()))
}

/// The object number of each page by the hint table. `None` if it cannot be read or leads to anything but pages: then poppler goes by
/// the tree.
fn by_hints(
    document: &Document<'_>,
    stream: &Stream,
    first: u32,
    index: usize,
    count: usize,
) -> Result<Option<Vec<u32>>, Error> {
    let Some(data) = document.newest().decode(stream)? else { return Ok(None) };
    let Some(numbers) = numbers(&data, first, count) else { return Ok(None) };
    // The first page shown at once has the first entry, wherever it stands in the document.
    let entry = |page: usize| match page.cmp(&index) {
        core::cmp::Ordering::Less => numbers.get(page.saturating_add(1)),
        core::cmp::Ordering::Equal => numbers.first(),
        core::cmp::Ordering::Greater => numbers.get(page),
    };
    let Some(numbers) = (0..count).map(|page| entry(page).copied()).collect::<Option<Vec<u32>>>() else {
        return Ok(None);
    };
    for number in &numbers {
        let object = object::load(document, *number)?;
        let is_page = |object: Object| object.as_dictionary().is_some_and(|object| object.is_name("Type", "Page"));
        if !object.is_some_and(is_page) {
            return Ok(None);
        }
    }
    Ok(Some(numbers))
}

/// Object numbers by the table: that of the first page is given, those of the others count from 1.
fn numbers(data: &[u8], first: u32, count: usize) -> Option<Vec<u32>> {
    let least = bits(data, 0, 32)?;
    let width = usize::try_from(bits(data, 64, 16)?).ok().filter(|width| *width <= 32)?;
    let mut numbers = vec![first];
    let mut next = 1u64;
    for page in 1..count {
        numbers.push(u32::try_from(next).ok()?);
        let more = bits(data, HEADER.checked_add(page.checked_mul(width)?)?, width)?;
        next = next.checked_add(least)?.checked_add(more)?;
    }
    Some(numbers)
}

/// Some bits, at most 32, as a number.
fn bits(data: &[u8], from: usize, count: usize) -> Option<u64> {
    let span = Span::new(u64::try_from(from).ok()?, u64::try_from(from.checked_add(count)?).ok()?);
    (span.start..span.end).try_fold(0u64, |value, at| {
        let byte = data.get(usize::try_from(at / 8).ok()?)?;
        Some(value << 1 | u64::from(byte >> (7 - at % 8) & 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_from_one_behind_the_first() {
        let mut table = vec![0u8; 36];
        table[3] = 2;
        table[9] = 3;
        // 0, 1, 4, 2 more objects than the least.
        table.extend([0b0000_0110, 0b0010_0000]);
        assert_eq!(numbers(&table, 40, 4), Some(vec![40, 1, 4, 10]));
        assert_eq!(numbers(&table, 40, 9), None);
        assert_eq!(numbers(&table[..20], 40, 2), None);
    }
}
