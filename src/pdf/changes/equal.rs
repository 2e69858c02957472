//! Whether an object that is written again has the same tokens (ISO 32000-2 §7.3), order of keys and white space apart. What means
//! the same to one reader need not to another: `1.0` is no integer, `null` is not absent, a copy is not the object that it copies,
//! a direct value is no reference, and data are the same only as they are stored.
//!
//! All readers agree on these alone: `Length` of a stream direct or by reference (§7.3.8.2), a string as literal or hexadecimal
//! (§7.3.4), `#` in names (§7.3.5), a number with a plus or further zeros (§7.3.3), and another initialization vector of encrypted
//! data (§7.6.3).

use super::work::Work;
use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, PdfString, Stream, Value, same_real};
use std::collections::HashSet;
use std::rc::Rc;

/// How deep values are compared; deeper ones count as different.
const DEPTH: usize = 192;
/// Most objects followed in one comparison.
const FOLLOWED: usize = 3_000;
/// Bytes compared at a time.
const PIECE: u64 = 256 << 10;

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
    /// Objects taken as equal while they are compared: what else differs shows elsewhere.
    open: HashSet<(u32, u32)>,
    /// Whether a reference to a touched object counts as equal (it is judged by itself) or is followed.
    delegate: bool,
    /// Whether references to other objects are followed: asked of what is new, never of what is written again.
    copies: bool,
}

impl Equality<'_, '_, '_> {
    /// Equal up to the objects that both refer to: those are judged by themselves.
    pub(crate) fn at_position(&self, old: &Object, new: &Object) -> Result<bool, Error> {
        self.value(old, new, 0, &mut Run { delegate: true, ..Run::default() })
    }

    /// Equal in all they lead to.
    pub(crate) fn in_full(&self, old: &Object, new: &Object) -> Result<bool, Error> {
        self.value(old, new, 0, &mut Run::default())
    }

    /// Whether something new is drawn by the same tokens and data as something old, through whatever objects.
    pub(crate) fn is_copy(&self, old: &Object, new: &Object) -> Result<bool, Error> {
        self.value(old, new, 0, &mut Run { copies: true, ..Run::default() })
    }

    /// The keys whose values differ.
    pub(crate) fn differing_keys(&self, old: &Dictionary, new: &Dictionary) -> Result<Vec<Rc<[u8]>>, Error> {
        let mut list = Vec::new();
        for values in by_key(old, new).chunk_by(|a, b| a.key == b.key) {
            if !self.values(values, 0, &mut Run { delegate: true, ..Run::default() })? {
                list.extend(values.first().map(|value| value.key.clone()));
            }
        }
        Ok(list)
    }

    /// A key that occurs twice is equal only where it does so in both: readers differ in which of them they take.
    fn values(&self, values: &[Keyed<'_>], depth: usize, run: &mut Run) -> Result<bool, Error> {
        let (old, new) = values.split_at(values.partition_point(|value| !value.is_new));
        if old.len() != new.len() {
            return Ok(false);
        }
        for (old, new) in old.iter().zip(new) {
            if !self.value(old.value, new.value, depth, run)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn value(&self, old: &Object, new: &Object, depth: usize, run: &mut Run) -> Result<bool, Error> {
        self.work.spend(1)?;
        if depth > DEPTH {
            return Ok(false);
        }
        Ok(match (&old.value, &new.value) {
            (Value::Reference(from), Value::Reference(to)) => {
                (from == to || run.copies)
                    && (run.delegate
                        || (from == to && !self.touched.contains(&from.number))
                        || self.followed(old, new, depth, run)?)
            }
            (Value::Null, Value::Null) => true,
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Integer(a), Value::Integer(b)) => a == b,
            (Value::Real(a), Value::Real(b)) => same_real(*a, *b),
            (Value::Name(a), Value::Name(b)) => a == b,
            (Value::String(a), Value::String(b)) => same_string(a, b),
            (Value::Array(a), Value::Array(b)) => self.array(a, b, depth, run)?,
            (Value::Dictionary(a), Value::Dictionary(b)) => self.dictionary(a, b, &[], depth, run)?,
            (Value::Stream(a), Value::Stream(b)) => self.stream(a, b, depth, run)?,
            _ => false,
        })
    }

    fn followed(&self, old: &Object, new: &Object, depth: usize, run: &mut Run) -> Result<bool, Error> {
        let pair = old.as_reference().zip(new.as_reference());
        if pair.is_some_and(|(old, new)| !run.open.insert((old.number, new.number))) {
            return Ok(true);
        }
        if run.open.len() > FOLLOWED {
            return Ok(false);
        }
        self.value(&self.old.resolve(old)?, &self.new.resolve(new)?, depth.saturating_add(4), run)
    }

    fn array(&self, old: &[Object], new: &[Object], depth: usize, run: &mut Run) -> Result<bool, Error> {
        if old.len() != new.len() {
            return Ok(false);
        }
        for (old, new) in old.iter().zip(new) {
            if !self.value(old, new, depth.saturating_add(1), run)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn dictionary(
        &self,
        old: &Dictionary,
        new: &Dictionary,
        ignored: &[&str],
        depth: usize,
        run: &mut Run,
    ) -> Result<bool, Error> {
        for values in by_key(old, new).chunk_by(|a, b| a.key == b.key) {
            let skip = |value: &Keyed<'_>| ignored.iter().any(|ignored| **value.key == *ignored.as_bytes());
            if !values.first().is_some_and(skip) && !self.values(values, depth.saturating_add(1), run)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn stream(&self, old: &Stream, new: &Stream, depth: usize, run: &mut Run) -> Result<bool, Error> {
        if old.start == new.start {
            return self.dictionary(&old.dictionary, &new.dictionary, &[], depth, run);
        }
        if !self.dictionary(&old.dictionary, &new.dictionary, &["Length"], depth, run)?
            || !self.same_length(old, new)?
        {
            return Ok(false);
        }
        // Encrypted data of two places say nothing by their bytes: the initialization vector is another one each time.
        if self.old.document().is_encrypted() { self.same_plain(old, new) } else { self.same_bytes(old, new) }
    }

    /// Whether both state the same `Length`, once each. The number may be an object of its own.
    fn same_length(&self, old: &Stream, new: &Stream) -> Result<bool, Error> {
        let once = |stream: &Stream| stream.dictionary.count("Length") == 1;
        // Encryption pads, by as much as the data need.
        let encrypted = self.old.document().is_encrypted();
        let from = self.old.value(&old.dictionary, "Length")?.as_integer();
        let to = self.new.value(&new.dictionary, "Length")?.as_integer();
        Ok(once(old) && once(new) && from.is_some() && to.is_some() && (encrypted || from == to))
    }

    fn same_plain(&self, old: &Stream, new: &Stream) -> Result<bool, Error> {
        let (Some(old), Some(new)) = (stored(self.old, old)?, stored(self.new, new)?) else { return Ok(false) };
        self.work.spend(old.len().saturating_add(new.len()) / 64)?;
        Ok(old == new)
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

/// The data as they are stored, decrypted, or `None` where they cannot be had within the limits: then nothing is claimed of them.
fn stored(view: View<'_, '_>, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
    match view.stored(stream) {
        Err(Error::OverLimit { .. }) => Ok(None),
        other => other,
    }
}

/// A hexadecimal string with other characters in it is read in several ways (§7.3.4.3).
fn same_string(a: &PdfString, b: &PdfString) -> bool {
    a.bytes == b.bytes && !a.malformed && !b.malformed
}

/// A value of one dictionary or the other, under its key.
struct Keyed<'d> {
    key: &'d Rc<[u8]>,
    is_new: bool,
    value: &'d Object,
}

/// The values of both by key: those of the old one first, and each in the order of the file.
fn by_key<'d>(old: &'d Dictionary, new: &'d Dictionary) -> Vec<Keyed<'d>> {
    let of = |dictionary: &'d Dictionary, is_new: bool| {
        dictionary.entries().iter().map(move |entry| Keyed { key: &entry.key, is_new, value: &entry.value })
    };
    let mut all: Vec<Keyed<'d>> = of(old, false).chain(of(new, true)).collect();
    sort::sort_by(&mut all, |a, b| a.key.cmp(b.key));
    all
}
