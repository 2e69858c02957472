//! Finds from where to where the objects of a file reach, in the order of the file.

use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::extent::{Extent, Extents};
use crate::pdf::document::skim::{self, Body, Length, Skim};
use crate::pdf::document::stream;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::object::{Object, ObjectId, Value};

/// Streams longer than this are looked at behind all others.
const FAR: u64 = 16 << 10;
/// How far the end of a stream is searched for.
const SEARCHED: u64 = 1 << 20;

impl Document<'_> {
    /// From where to where all objects reach.
    pub(crate) fn extents(&self) -> Result<&Extents, Error> {
        if let Some(extents) = self.extents.get() {
            return Ok(extents);
        }
        let extents = Extents::read(self)?;
        Ok(self.extents.get_or_init(|| extents))
    }
}

impl Extents {
    /// Looks at every object that the cross-reference data of any revision lead to.
    fn read(document: &Document<'_>) -> Result<Self, Error> {
        let mut places = places(document);
        sort::sort_by_key(&mut places, |place| (place.offset, place.id.number, place.revision));
        places.dedup_by_key(|place| (place.offset, place.id.number));
        let mut extents = Self { list: Vec::with_capacity(places.len()), complete: true };
        let mut last: Option<(u64, Found)> = None;
        let mut far = Vec::new();
        for place in places {
            let known = last.filter(|(offset, _)| *offset == place.offset).map(|(_, found)| found);
            let found = match known {
                Some(found) => found,
                None if !extents.complete => Found::Nothing,
                None => extents.within(find(document, place.offset))?.unwrap_or(Found::Nothing),
            };
            last = Some((place.offset, found));
            let extent = match found {
                Found::Object(skim) if skim.id.number == place.id.number && is_far(skim.body) => {
                    far.push((extents.list.len(), place, skim));
                    None
                }
                Found::Object(skim) if skim.id.number == place.id.number => {
                    extents.within(extent(document, place, skim))?
                }
                Found::Broken => Some(Extent { readable: false, ..place.unread() }),
                _ => None,
            };
            extents.list.push(extent.unwrap_or_else(|| place.unread()));
        }
        for (at, place, skim) in far {
            let extent = extents.within(extent(document, place, skim))?;
            if let (Some(listed), Some(extent)) = (extents.list.get_mut(at), extent) {
                *listed = extent;
            }
        }
        sort::sort_by_key(&mut extents.list, |extent| extent.span);
        Ok(extents)
    }

    /// Turns "over a limit" into "not complete": what was found stands.
    fn within<T>(&mut self, answer: Result<T, Error>) -> Result<Option<T>, Error> {
        match answer {
            Ok(value) => Ok(Some(value)),
            Err(Error::OverLimit { .. }) => {
                self.complete = false;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether a stream ends so far behind its beginning that going there would tear the walk through the file apart.
fn is_far(body: Body) -> bool {
    matches!(body, Body::Stream { length: Length::Direct(length), .. } if length > FAR)
}

/// What stands at a place.
#[derive(Clone, Copy)]
enum Found {
    Object(Skim),
    /// Something that cannot be read to its end. It is null to this reader, and noted when it is read.
    Broken,
    Nothing,
}

/// What the cross-reference data say.
#[derive(Clone, Copy)]
struct Listed {
    offset: u64,
    id: ObjectId,
    revision: u32,
}

impl Listed {
    fn unread(self) -> Extent {
        let span = Span::new(self.offset, self.offset);
        let (data, reach) = (span.end, span.end);
        let (id, revision) = (self.id, self.revision);
        Extent { id, revision, span, data, reach, exact: false, readable: true, signature: false }
    }
}

fn places(document: &Document<'_>) -> Vec<Listed> {
    let mut places = Vec::new();
    for row in document.index.rows() {
        if let Entry::InUse { offset, generation } = row.entry {
            places.push(Listed { offset, id: ObjectId::new(row.number, generation), revision: row.revision });
        }
    }
    places
}

fn find(document: &Document<'_>, offset: u64) -> Result<Found, Error> {
    if offset >= document.len() {
        return Ok(Found::Nothing);
    }
    let limits = &document.limits;
    let skim = document.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
        skim::indirect_object(lexer, limits.object_depth)
    })?;
    Ok(match skim {
        Ok(Some(skim)) => Found::Object(skim),
        Ok(None) => Found::Nothing,
        Err(_) => Found::Broken,
    })
}

fn extent(document: &Document<'_>, place: Listed, skim: Skim) -> Result<Extent, Error> {
    if !skim.plain {
        document.log.add(Anomaly::at(AnomalyCode::ObjectHeaderOdd, skim.start).object(skim.id));
    }
    if !skim.references_plain {
        document.log.add(Anomaly::at(AnomalyCode::ReferenceOdd, skim.start).object(skim.id));
    }
    let (data, end, reach, closed) = match skim.body {
        Body::Closed(end) => (end, end, end, true),
        Body::Open(end) | Body::Broken(end) => (end, end, end, false),
        Body::Stream { start, length } => {
            let stated = length_of(document, place, length)?.and_then(|length| start.checked_add(length));
            let closed = stated.map(|end| stream::closed_at(&document.bytes, end)).transpose()?.flatten();
            let end = match closed {
                Some(end) => end,
                None => next_end(document, start)?,
            };
            (start, end, stated.unwrap_or(end).max(end), closed.is_some())
        }
    };
    Ok(Extent {
        id: place.id,
        revision: place.revision,
        span: Span::new(skim.start, end),
        data,
        reach,
        exact: skim.plain && closed && skim.id == place.id,
        readable: !matches!(skim.body, Body::Broken(_)),
        signature: skim.signature,
    })
}

/// Behind the next `endstream`: where readers take the data of a stream to end whose `Length` does not lead there.
fn next_end(document: &Document<'_>, start: u64) -> Result<u64, Error> {
    let found = document.bytes.find(b"endstream", Span::new(start, start.saturating_add(SEARCHED)))?;
    Ok(found.map_or(start, |found| found.saturating_add(9)))
}

fn length_of(document: &Document<'_>, place: Listed, length: Length) -> Result<Option<u64>, Error> {
    let id = match length {
        Length::Missing => return Ok(None),
        Length::Direct(length) => return Ok(Some(length)),
        Length::Of(id) => id,
    };
    let reference = Object { value: Value::Reference(id), span: Span::new(0, 0) };
    let value = |view: View<'_, '_>| -> Result<Option<u64>, Error> {
        Ok(view.resolve(&reference)?.as_integer().and_then(|length| u64::try_from(length).ok()))
    };
    let own = value(View::new(document, place.revision))?;
    // A later revision that sets the length alone sets the data of an object that it does not touch.
    let newest = document.newest();
    let is_current = newest.defined_in(place.id.number) == usize::try_from(place.revision).ok();
    if is_current && newest.defined_in(id.number) > usize::try_from(place.revision).ok() && value(newest)? != own {
        document.log.add(Anomaly::at(AnomalyCode::ExtentOverlap, place.offset).object(place.id));
    }
    Ok(own)
}
