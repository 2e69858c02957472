//! Whether two values mean the same, however they are written: `612` and `612.0`, key order, direct or indirect, another
//! object number, another compression.

use super::work::Work;
use crate::error::Error;
use crate::pdf::object::{Dictionary, Object, Stream, Value};
use crate::pdf::view::View;
use crate::span::Span;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// How deep references are followed to find two values equal; deeper ones count as different.
const DEPTH: usize = 48;
/// Bytes compared at a time.
const PIECE: u64 = 256 << 10;
/// Keys that say how the data of a stream are stored (ISO 32000-2 Table 5), not what they are.
const STORAGE: [&str; 4] = ["Length", "Filter", "DecodeParms", "DL"];

/// Compares values of one revision with values of the next.
#[derive(Clone, Copy)]
pub(crate) struct Equality<'s, 'd, 'a> {
    pub(crate) old: View<'d, 'a>,
    pub(crate) new: View<'d, 'a>,
    pub(crate) work: &'s Work,
    /// Objects the new revision touches. References to others lead to the same thing.
    pub(crate) touched: &'s HashSet<u32>,
}

/// One comparison under way.
#[derive(Default)]
struct Run {
    /// Pairs of objects taken as equal while they are compared: what else differs shows elsewhere.
    open: HashSet<(u32, u32)>,
    /// Whether a reference to the same touched object counts as equal (it is judged by itself) or is followed.
    delegate: bool,
}

impl Equality<'_, '_, '_> {
    /// Equal up to objects that both refer to by the same number: those are judged by themselves.
    pub(crate) fn at_position(&self, old: &Object, new: &Object) -> Result<bool, Error> {
        self.value(old, new, 0, &mut Run { delegate: true, ..Run::default() })
    }

    /// Equal in all they lead to.
    pub(crate) fn in_full(&self, old: &Object, new: &Object) -> Result<bool, Error> {
        self.value(old, new, 0, &mut Run::default())
    }

    /// The keys whose values differ. A key with the value null is as good as absent (ISO 32000-2 §7.3.7).
    pub(crate) fn differing_keys(&self, old: &Dictionary, new: &Dictionary) -> Result<Vec<Rc<[u8]>>, Error> {
        let mut list = Vec::new();
        for key in keys(old, new) {
            if !self.key(&key, old, new, 0, &mut Run { delegate: true, ..Run::default() })? {
                list.push(key);
            }
        }
        Ok(list)
    }

    fn key(&self, key: &[u8], old: &Dictionary, new: &Dictionary, depth: usize, run: &mut Run) -> Result<bool, Error> {
        let null = Object::null();
        self.value(last(old, key).unwrap_or(&null), last(new, key).unwrap_or(&null), depth, run)
    }

    fn value(&self, old: &Object, new: &Object, depth: usize, run: &mut Run) -> Result<bool, Error> {
        self.work.spend(1)?;
        if depth > DEPTH.saturating_mul(4) {
            return Ok(false);
        }
        let (from, to) = (old.as_reference(), new.as_reference());
        if from.is_some() || to.is_some() {
            if from == to && (run.delegate || from.is_none_or(|id| !self.touched.contains(&id.number))) {
                return Ok(true);
            }
            let key = (from.map_or(u32::MAX, |id| id.number), to.map_or(u32::MAX, |id| id.number));
            if from.is_some() && to.is_some() && !run.open.insert(key) {
                return Ok(true);
            }
            if run.open.len() > DEPTH.saturating_mul(64) {
                return Ok(false);
            }
            let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
            let outer = run.delegate;
            // Behind another number, a shared object is no longer judged by the place it had.
            run.delegate = outer && from == to;
            let answer = self.plain(&old, &new, depth.saturating_add(4), run);
            run.delegate = outer;
            return answer;
        }
        self.plain(old, new, depth, run)
    }

    fn plain(&self, old: &Object, new: &Object, depth: usize, run: &mut Run) -> Result<bool, Error> {
        Ok(match (&old.value, &new.value) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Integer(a), Value::Integer(b)) => a == b,
            (Value::Integer(_) | Value::Real(_), Value::Integer(_) | Value::Real(_)) => {
                old.as_number().zip(new.as_number()).is_some_and(|(a, b)| a.total_cmp(&b).is_eq() || a == b)
            }
            (Value::Name(a), Value::Name(b)) => a == b,
            (Value::String(a), Value::String(b)) => a.bytes == b.bytes,
            (Value::Array(a), Value::Array(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (a, b) in a.iter().zip(b.iter()) {
                    if !self.value(a, b, depth.saturating_add(1), run)? {
                        return Ok(false);
                    }
                }
                true
            }
            (Value::Dictionary(a), Value::Dictionary(b)) => self.dictionary(a, b, &[], depth, run)?,
            (Value::Stream(a), Value::Stream(b)) => self.stream(a, b, depth, run)?,
            _ => false,
        })
    }

    fn dictionary(
        &self,
        old: &Dictionary,
        new: &Dictionary,
        ignored: &[&str],
        depth: usize,
        run: &mut Run,
    ) -> Result<bool, Error> {
        for key in keys(old, new) {
            let skip = ignored.iter().any(|ignored| *key == *ignored.as_bytes());
            if !skip && !self.key(&key, old, new, depth.saturating_add(1), run)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn stream(&self, old: &Stream, new: &Stream, depth: usize, run: &mut Run) -> Result<bool, Error> {
        if old.start == new.start {
            return self.dictionary(&old.dictionary, &new.dictionary, &[], depth, run);
        }
        if !self.dictionary(&old.dictionary, &new.dictionary, &STORAGE, depth, run)? {
            return Ok(false);
        }
        // Encrypted data of two places say nothing by their bytes: the key may depend on the object.
        let stored_alike = self.dictionary(&old.dictionary, &new.dictionary, &["Length"], depth, run)?;
        if stored_alike && !self.old.document().is_encrypted() && self.same_bytes(old, new)? {
            return Ok(true);
        }
        let (Some(old), Some(new)) = (self.decoded(self.old, old)?, self.decoded(self.new, new)?) else {
            return Ok(false);
        };
        self.work.spend(old.len().saturating_add(new.len()) / 64)?;
        Ok(old == new)
    }

    /// The data, or `None` where they cannot be had within the limits: then nothing is claimed about them.
    fn decoded(&self, view: View<'_, '_>, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
        match view.decode(stream) {
            Err(Error::OverLimit { .. }) => Ok(None),
            other => other,
        }
    }

    fn same_bytes(&self, old: &Stream, new: &Stream) -> Result<bool, Error> {
        let (Some(a), Some(b)) = (self.old.stream_span(old)?, self.new.stream_span(new)?) else { return Ok(false) };
        if a.len() != b.len() {
            return Ok(false);
        }
        let bytes = &self.old.document().bytes;
        let mut done = 0;
        while done < a.len() {
            let next = done.saturating_add(PIECE).min(a.len());
            self.work.spend(usize::try_from((next - done) / 64).unwrap_or(usize::MAX))?;
            let piece = |span: Span| Span::new(span.start.saturating_add(done), span.start.saturating_add(next));
            if bytes.read(piece(a))? != bytes.read(piece(b))? {
                return Ok(false);
            }
            done = next;
        }
        Ok(true)
    }
}

fn keys(old: &Dictionary, new: &Dictionary) -> BTreeSet<Rc<[u8]>> {
    old.entries().iter().chain(new.entries()).map(|entry| entry.key.clone()).collect()
}

fn last<'d>(dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    dictionary.entries().iter().rfind(|entry| *entry.key == *key).map(|entry| &entry.value)
}
