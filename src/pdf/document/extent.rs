//! From where to where the objects of a file reach: one pass over all of them, in the order of the file.
//!
//! An object that begins where the cross-reference data say may still end somewhere else: its stream may be longer than the bytes it
//! was signed with, or another object may lie in its data. So the ends are facts as well as the beginnings.

use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
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

/// One object in the file, not in an object stream, at one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) id: ObjectId,
    /// The oldest revision whose cross-reference data lead to this place.
    pub(crate) revision: u32,
    /// From its number to behind its `endobj`; of an object that is not exact to where reading it ends.
    pub(crate) span: Span,
    /// Offset of its first byte of stream data; that of the end if it is no stream.
    data: u64,
    /// Whether it begins where it should, is written as prescribed, and ends with `endobj`, a stream by its exact `Length`
    /// (ISO 32000-2 §7.3.8.2, §7.3.10).
    pub(crate) exact: bool,
    /// How far it says that it reaches, whether it does or not.
    pub(crate) reach: u64,
    /// Whether its value can be read to its end.
    pub(crate) readable: bool,
    /// Whether a signature dictionary is in it.
    pub(crate) signature: bool,
}

impl Extent {
    /// The bytes of the stream, with what closes them; empty if it is none.
    pub(crate) fn data(&self) -> Span {
        Span::new(self.data, self.span.end)
    }
}

/// All of them, by their beginnings.
#[derive(Debug, Default)]
pub(crate) struct Extents {
    pub(crate) list: Vec<Extent>,
    /// Whether all could be looked at within the limits. Those that were not count as not exact.
    pub(crate) complete: bool,
}

impl Extents {
    /// Whether every object is where and as it should be.
    pub(crate) fn all_exact(&self) -> bool {
        self.complete && self.list.iter().all(|extent| extent.exact)
    }

    /// Those that begin at an offset or behind it.
    pub(crate) fn from(&self, offset: u64) -> &[Extent] {
        let before = self.list.partition_point(|extent| extent.span.start < offset);
        self.list.get(before..).unwrap_or_default()
    }

    /// Looks at every object that the cross-reference data of any revision lead to.
    pub(crate) fn read(document: &Document<'_>) -> Result<Self, Error> {
        let mut places = places(document);
        sort::sort_by_key(&mut places, |place| (place.offset, place.id.number, place.revision));
        places.dedup_by_key(|place| (place.offset, place.id.number));
        let mut extents = Self { list: Vec::with_capacity(places.len()), complete: true };
        let mut last: Option<(u64, Look)> = None;
        let mut far = Vec::new();
        for place in places {
            let known = last.filter(|(offset, _)| *offset == place.offset).map(|(_, look)| look);
            let look = match known {
                Some(look) => look,
                None if !extents.complete => Look::Nothing,
                None => extents.within(look(document, place.offset))?.unwrap_or(Look::Nothing),
            };
            last = Some((place.offset, look));
            let extent = match look {
                Look::Object(skim) if skim.id.number == place.id.number && is_far(skim.body) => {
                    far.push((extents.list.len(), place, skim));
                    None
                }
                Look::Object(skim) if skim.id.number == place.id.number => {
                    extents.within(extent(document, place, skim))?
                }
                Look::Broken => Some(Extent { readable: false, ..place.unread() }),
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
enum Look {
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

fn look(document: &Document<'_>, offset: u64) -> Result<Look, Error> {
    if offset >= document.len() {
        return Ok(Look::Nothing);
    }
    let limits = &document.limits;
    let skim = document.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
        skim::indirect_object(lexer, limits.object_depth)
    })?;
    Ok(match skim {
        Ok(Some(skim)) => Look::Object(skim),
        Ok(None) => Look::Nothing,
        Err(_) => Look::Broken,
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
