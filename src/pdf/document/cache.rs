//! Objects and object streams kept while they may be needed again, within bounds.

use crate::pdf::document::object_stream::ObjectStream;
use crate::pdf::syntax::object::IndirectObject;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Sum of the lengths of the objects kept.
const OBJECT_BYTES: u64 = 8 << 20;
/// Number of objects kept.
const OBJECTS: usize = 60_000;
/// Number of values in the objects kept, each of which takes some 90 bytes with its key.
const VALUES: usize = 300_000;
/// Sum of the lengths of the decoded object streams kept.
const STREAM_BYTES: usize = 24 << 20;

/// Number of object streams kept.
const STREAMS: usize = 128;

/// Offset in the file, and the number within an object stream.
pub(crate) type Key = (u64, Option<u32>);

#[derive(Default)]
struct Objects {
    map: HashMap<Key, Option<Rc<IndirectObject>>>,
    bytes: u64,
    values: usize,
}

/// What was read.
#[derive(Default)]
pub(crate) struct Cache {
    objects: RefCell<Objects>,
    /// The most recently used last; `None` for those that cannot be read.
    streams: RefCell<Vec<(u64, Option<Rc<ObjectStream>>)>>,
}

impl Cache {
    /// The object read from a place; the inner `None` says that there is none.
    pub(crate) fn object(&self, key: Key) -> Option<Option<Rc<IndirectObject>>> {
        self.objects.borrow().map.get(&key).cloned()
    }

    pub(crate) fn keep_object(&self, key: Key, object: Option<Rc<IndirectObject>>) {
        let mut objects = self.objects.borrow_mut();
        let bytes = object.as_ref().map_or(0, |object| object.object.span.len());
        let values = object.as_ref().map_or(0, |object| object.object.values());
        let full = objects.map.len() >= OBJECTS
            || objects.bytes.saturating_add(bytes) > OBJECT_BYTES
            || objects.values.saturating_add(values) > VALUES;
        if full {
            // All at once: what is needed again comes back soon, and no bookkeeping is needed in between.
            *objects = Objects::default();
        }
        objects.bytes = objects.bytes.saturating_add(bytes);
        objects.values = objects.values.saturating_add(values);
        objects.map.insert(key, object);
    }

    /// The object stream at an offset; the inner `None` says that it cannot be read.
    pub(crate) fn stream(&self, offset: u64) -> Option<Option<Rc<ObjectStream>>> {
        let mut streams = self.streams.borrow_mut();
        let at = streams.iter().rposition(|(known, _)| *known == offset)?;
        let found = streams.remove(at);
        let stream = found.1.clone();
        streams.push(found);
        Some(stream)
    }

    pub(crate) fn keep_stream(&self, offset: u64, stream: Option<Rc<ObjectStream>>) {
        let mut streams = self.streams.borrow_mut();
        streams.push((offset, stream));
        let weigh = |list: &[(u64, Option<Rc<ObjectStream>>)]| {
            list.iter().filter_map(|(_, stream)| stream.as_ref()).map(|stream| stream.weight()).sum::<usize>()
        };
        while streams.len() > 1 && (streams.len() > STREAMS || weigh(&streams) > STREAM_BYTES) {
            streams.remove(0);
        }
    }

    pub(crate) fn clear(&self) {
        *self.objects.borrow_mut() = Objects::default();
        self.streams.borrow_mut().clear();
    }
}
