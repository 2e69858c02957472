//! Structure in the bytes of later revisions that no cross-reference section leads to. Readers that follow the sections never see
//! it; those that rebuild a file by searching for objects show it (ISO 32000-2 §7.5.4: the sections say where the objects are).

use crate::error::Error;
use crate::order;
use crate::pdf::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::document::Document;
use crate::pdf::object::{ObjectId, Place};
use crate::pdf::xref::Entry;
use crate::span::Span;

/// Most bytes between objects that are searched; a file made of more than that is not told apart from one that hides something.
const SEARCHED: u64 = 64 << 20;
/// Most places looked at in all.
const PLACES: usize = 10_000;
/// Longest text of an object's header: two numbers with white space behind each.
const HEADER: u64 = 24;

/// Lists objects and trailers behind `from` that stand between what the sections name. `first` is the index of the revision that
/// begins there.
pub(crate) fn note_hidden(document: &Document<'_>, first: usize, from: u64) -> Result<(), Error> {
    let mut known = named(document, first, from)?;
    crate::order::sort(&mut known);
    let (mut at, mut searched, mut places) = (from, 0u64, 0usize);
    let end = Span::new(document.len(), document.len());
    for span in known.into_iter().chain([end]) {
        if span.start > at {
            let gap = Span::new(at, span.start);
            searched = searched.saturating_add(gap.len());
            if searched > SEARCHED || places > PLACES {
                document.log.add(Anomaly::at(AnomalyCode::HiddenStructure, gap.start));
                return Ok(());
            }
            search(document, gap, &mut places)?;
        }
        at = at.max(span.end);
    }
    Ok(())
}

/// Where everything stands that the sections name, as far as it is behind `from`. What a later section says of the bytes in front
/// is looked at too, where it is not what was said before: an entry that leads to some other object there is noted by the reader,
/// and some readers take what stands there for that object.
fn named(document: &Document<'_>, first: usize, from: u64) -> Result<Vec<Span>, Error> {
    let mut spans: Vec<Span> = Vec::new();
    for revision in document.revisions() {
        spans.extend(revision.sections.iter().map(|section| section.span).filter(|span| span.end > from));
    }
    for (offset, revision, id) in places(document, first, from) {
        let Some(view) = document.view(revision) else { continue };
        let Some(object) = view.get(id)? else { continue };
        let Place::File { span } = object.place else { continue };
        if offset < from {
            continue;
        }
        let data = match object.object.as_stream() {
            Some(stream) => view.stream_span(stream)?,
            None => None,
        };
        spans.push(Span::new(span.start, data.map_or(span.end, |data| data.end)));
    }
    Ok(spans)
}

/// Offset, revision and id of the objects to look at, in the order of the file, so that neighbours are read together.
fn places(document: &Document<'_>, first: usize, from: u64) -> Vec<(u64, usize, ObjectId)> {
    let mut places = Vec::new();
    for row in document.index.rows() {
        let Entry::InUse { offset, generation } = row.entry else { continue };
        let Ok(revision) = usize::try_from(row.revision) else { continue };
        let before = revision.checked_sub(1).and_then(|before| document.view(before));
        let said = before.and_then(|before| before.entry(row.number)) == Some(row.entry);
        if offset >= from || (revision >= first && !said) {
            places.push((offset, revision, ObjectId::new(row.number, generation)));
        }
    }
    order::sort(&mut places);
    places
}

fn search(document: &Document<'_>, gap: Span, places: &mut usize) -> Result<(), Error> {
    for word in [b"obj".as_slice(), b"trailer"] {
        let mut at = gap.start;
        while let Some(found) = document.bytes.find(word, Span::new(at, gap.end))? {
            *places = places.saturating_add(1);
            if *places > PLACES {
                return Ok(());
            }
            if word != b"obj" || is_header(document, Span::new(gap.start, found))? {
                document.log.add(Anomaly::at(AnomalyCode::HiddenStructure, found));
                break;
            }
            at = found.saturating_add(1);
        }
    }
    Ok(())
}

/// Whether two numbers stand right in front of the end of a span, as in `12 0 obj`.
fn is_header(document: &Document<'_>, before: Span) -> Result<bool, Error> {
    let near = Span::new(before.end.saturating_sub(HEADER).max(before.start), before.end);
    let bytes = document.bytes.read(near)?;
    let mut rest: &[u8] = &bytes;
    for number in 0..2 {
        let trimmed = rest.trim_ascii_end();
        let digits = trimmed.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        // `1 0obj` is taken for a header too.
        if digits == 0 || (number == 1 && trimmed.len() == rest.len()) {
            return Ok(false);
        }
        rest = trimmed.get(..trimmed.len().saturating_sub(digits)).unwrap_or_default();
    }
    Ok(true)
}
