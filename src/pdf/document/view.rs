//! The document as it was at the end of one revision.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::cache::Key;
use crate::pdf::document::object_stream::{self, ObjectStream};
use crate::pdf::document::revision::Revision;
use crate::pdf::document::stream;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::LexError;
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object, ObjectId, Place, Stream, Value};
use crate::pdf::syntax::parser;
use std::borrow::Cow;
use std::rc::Rc;

/// How deep reading one object may lead to reading another (an object stream, its length, …).
const NESTING: usize = 6;
/// How far beside its place an object is searched for: what an edit of a line before it moves, and not another object.
const BESIDE: u64 = 64;

/// Objects as of one revision. Sections and what was parsed are shared between all views of a document.
#[derive(Clone, Copy)]
pub struct View<'d, 'a> {
    document: &'d Document<'a>,
    revision: u32,
}

/// A value with the indirect object that holds it.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The value, all references followed; null if they lead nowhere.
    pub object: Object,
    /// The last reference followed. `None` if there was none, and the value stands where it was found.
    pub holder: Option<Rc<IndirectObject>>,
}

impl<'a> Document<'a> {
    /// The document as it was at the end of a revision, by index from 0.
    pub fn view(&self, revision: usize) -> Option<View<'_, 'a>> {
        self.revisions.get(revision)?;
        Some(View::new(self, u32::try_from(revision).ok()?))
    }

    /// The document as it is.
    pub fn newest(&self) -> View<'_, 'a> {
        View::new(self, u32::try_from(self.revisions.len().saturating_sub(1)).unwrap_or(u32::MAX))
    }
}

impl<'d, 'a> View<'d, 'a> {
    pub(crate) fn new(document: &'d Document<'a>, revision: u32) -> Self {
        Self { document, revision }
    }

    /// The document.
    pub fn document(&self) -> &'d Document<'a> {
        self.document
    }

    /// Index of the revision.
    pub fn revision_index(&self) -> usize {
        usize::try_from(self.revision).unwrap_or(usize::MAX)
    }

    /// The revision.
    pub fn revision(&self) -> Option<&'d Revision> {
        self.document.revisions().get(self.revision_index())
    }

    /// Where the cross-reference data of this revision, or of an older one, say that an object is.
    pub fn entry(&self, number: u32) -> Option<Entry> {
        self.document.index.lookup(number, self.revision).map(|row| row.entry)
    }

    /// Index of the revision whose cross-reference data say so.
    pub fn defined_in(&self, number: u32) -> Option<usize> {
        let row = self.document.index.lookup(number, self.revision)?;
        usize::try_from(row.revision).ok()
    }

    /// Numbers of the objects that this revision's own sections define or free, in ascending order.
    pub fn changed_objects(&self) -> &'d [u32] {
        self.revision().map(|revision| revision.changed.as_slice()).unwrap_or_default()
    }

    /// An indirect object. `None` if it is free, not defined or not readable (which is noted).
    ///
    /// # Errors
    /// [`Error::OverLimit`] and [`Error::Source`]; never for what the file says.
    pub fn get(&self, id: ObjectId) -> Result<Option<Rc<IndirectObject>>, Error> {
        let log = &self.document.log;
        match self.entry(id.number) {
            None | Some(Entry::Free { .. }) => Ok(None),
            Some(Entry::InUse { offset, generation }) => {
                if generation != id.generation {
                    log.add(Anomaly::of(AnomalyCode::GenerationMismatch, id).value(u64::from(generation)));
                }
                self.read_at(ObjectId::new(id.number, generation), offset)
            }
            Some(Entry::Compressed { stream, index }) => {
                if id.generation != 0 {
                    log.add(Anomaly::of(AnomalyCode::GenerationMismatch, id).value(0));
                }
                self.read_compressed(id.number, stream, index)
            }
        }
    }

    /// Whether the cross-reference data say that an object is in the file.
    pub(crate) fn is_in_use(&self, id: ObjectId) -> bool {
        matches!(self.entry(id.number), Some(Entry::InUse { .. }))
    }

    /// An object that begins a few bytes beside where the cross-reference data say. Other readers find it by searching; for us it
    /// is a sign of damage, so nothing but that may rest on it.
    ///
    /// # Errors
    /// As [`View::get`].
    pub(crate) fn get_beside(&self, id: ObjectId) -> Result<Option<Rc<IndirectObject>>, Error> {
        let Some(Entry::InUse { offset, .. }) = self.entry(id.number) else { return Ok(None) };
        let Document { bytes, limits, .. } = self.document;
        let window = Span::new(offset.saturating_sub(BESIDE), offset.saturating_add(BESIDE).min(bytes.len()));
        let Some(start) = bytes.find(format!("\n{} {} obj", id.number, id.generation).as_bytes(), window)? else {
            return Ok(None);
        };
        let start = start.saturating_add(1);
        let parsed = bytes.parse(start, limits.object_bytes, Account::Reading, |lexer| {
            parser::indirect_object(lexer, limits.object_depth)
        })?;
        let Some(parsed) = parsed.ok().filter(|parsed| parsed.id == id) else { return Ok(None) };
        let object = self.decrypt(parsed.id, parsed.object);
        Ok(Some(Rc::new(IndirectObject { id, object, place: Place::File { span: parsed.span } })))
    }

    /// Runs `read` unless objects already led to objects too often.
    fn nested<T>(&self, id: ObjectId, read: impl FnOnce() -> Result<Option<T>, Error>) -> Result<Option<T>, Error> {
        let nesting = &self.document.nesting;
        let depth = nesting.get();
        if depth >= NESTING {
            self.document.log.add(Anomaly::of(AnomalyCode::ReferenceLoop, id));
            return Ok(None);
        }
        nesting.set(depth.saturating_add(1));
        let answer = read();
        nesting.set(depth);
        answer
    }

    fn read_at(&self, id: ObjectId, offset: u64) -> Result<Option<Rc<IndirectObject>>, Error> {
        let key: Key = (offset, None);
        if let Some(known) = self.document.cache.object(key) {
            // Two entries may give one offset: what was read for the first is not the second, and that is as odd as it was.
            if known.as_ref().is_some_and(|known| known.id.number != id.number) {
                self.document.log.add(Anomaly::at(AnomalyCode::ObjectNotAtOffset, offset).object(id));
            }
            return Ok(known.filter(|known| known.id.number == id.number));
        }
        let object = self.parse_at(id, offset)?.map(Rc::new);
        self.document.cache.keep_object(key, object.clone());
        Ok(object)
    }

    fn parse_at(&self, id: ObjectId, offset: u64) -> Result<Option<IndirectObject>, Error> {
        let Document { bytes, log, limits, .. } = self.document;
        if offset >= bytes.len() {
            log.add(Anomaly::of(AnomalyCode::OffsetBeyondFile, id).value(offset));
            return Ok(None);
        }
        let parsed = bytes.parse(offset, limits.object_bytes, Account::Reading, |lexer| {
            parser::indirect_object(lexer, limits.object_depth)
        })?;
        let parsed = match parsed {
            Ok(parsed) if parsed.id.number == id.number => parsed,
            Ok(_) => {
                log.add(Anomaly::at(AnomalyCode::ObjectNotAtOffset, offset).object(id));
                return Ok(None);
            }
            Err(error) => {
                log.add(anomaly_of(error, offset).object(id));
                return Ok(None);
            }
        };
        if parsed.id.generation != id.generation {
            log.add(Anomaly::at(AnomalyCode::GenerationMismatch, offset).object(id));
        }
        if parsed.span.start != offset {
            log.add(Anomaly::at(AnomalyCode::ObjectOffsetImprecise, offset).object(id));
        }
        parsed.notes.into_iter().for_each(|note| log.add(note.object(id)));
        let object = self.decrypt(parsed.id, parsed.object);
        Ok(Some(IndirectObject { id: parsed.id, object, place: Place::File { span: parsed.span } }))
    }

    fn decrypt(&self, id: ObjectId, object: Object) -> Object {
        let Some(security) = &self.document.security else { return object };
        let (object, good) = security.decrypt_strings(id, object);
        if !good {
            self.document.log.add(Anomaly::of(AnomalyCode::DecryptionFailed, id));
        }
        object
    }

    fn read_compressed(&self, number: u32, stream: u32, index: u32) -> Result<Option<Rc<IndirectObject>>, Error> {
        let id = ObjectId::new(number, 0);
        let Some((container, offset)) = self.object_stream(stream)? else { return Ok(None) };
        let key: Key = (offset, Some(index));
        if let Some(known) = self.document.cache.object(key) {
            if known.as_ref().is_some_and(|known| known.id != id) {
                self.document.log.add(Anomaly::of(AnomalyCode::ObjectStreamMismatch, id).value(u64::from(index)));
            }
            return Ok(known.filter(|known| known.id == id));
        }
        let object = self.parse_compressed(id, &container, index)?.map(|object| {
            let place = Place::ObjectStream { stream: ObjectId::new(stream, 0), offset, index };
            Rc::new(IndirectObject { id, object, place })
        });
        self.document.cache.keep_object(key, object.clone());
        Ok(object)
    }

    fn parse_compressed(&self, id: ObjectId, container: &ObjectStream, index: u32) -> Result<Option<Object>, Error> {
        let log = &self.document.log;
        let place = usize::try_from(index).ok().and_then(|index| container.header.objects.get(index));
        let Some((_, start)) = place.filter(|(number, _)| *number == id.number) else {
            log.add(Anomaly::of(AnomalyCode::ObjectStreamMismatch, id).value(u64::from(index)));
            return Ok(None);
        };
        match container.parse(*start, self.document.limits.object_depth) {
            Ok((object, notes)) => {
                // Offsets within the decoded stream say nothing about the file.
                notes.into_iter().for_each(|note| log.add(Anomaly { offset: None, ..note }.object(id)));
                Ok(Some(object))
            }
            Err(error) => {
                log.add(Anomaly { offset: None, ..anomaly_of(error, 0) }.object(id));
                Ok(None)
            }
        }
    }

    /// An object stream, and the offset it stands at.
    pub(crate) fn object_stream(&self, number: u32) -> Result<Option<(Rc<ObjectStream>, u64)>, Error> {
        let id = ObjectId::new(number, 0);
        let log = &self.document.log;
        // "An object stream itself … shall not be stored in an object stream" (§7.5.7).
        let Some(Entry::InUse { offset, generation: 0 }) = self.entry(number) else {
            log.add(Anomaly::of(AnomalyCode::ObjectStreamMalformed, id));
            return Ok(None);
        };
        if let Some(known) = self.document.cache.stream(offset) {
            return Ok(known.map(|known| (known, offset)));
        }
        let depth = self.document.nesting.get();
        let read = self.nested(id, || {
            let Some(object) = self.read_at(id, offset)? else { return Ok(None) };
            let Some(stream) = object.object.as_stream() else { return Ok(None) };
            let Some(data) = self.decode(stream)? else { return Ok(None) };
            let header = object_stream::read_header(&stream.dictionary, &data, &|object| self.resolve(object))?;
            Ok(header.map(|header| Rc::new(ObjectStream { header, data })))
        })?;
        match &read {
            None => log.add(Anomaly::of(AnomalyCode::ObjectStreamMalformed, id)),
            Some(stream) if stream.header.odd => log.add(Anomaly::of(AnomalyCode::ObjectStreamOdd, id)),
            Some(_) => {}
        }
        // Inside a loop of references a failure says nothing about the stream itself.
        if read.is_some() || depth == 0 {
            self.document.cache.keep_stream(offset, read.clone());
        }
        Ok(read.map(|read| (read, offset)))
    }

    /// Follows references from a value to what they stand for; null if they lead nowhere.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn resolve(&self, object: &Object) -> Result<Object, Error> {
        Ok(self.resolve_with_holder(object)?.object)
    }

    /// Follows references and tells which indirect object holds the value.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn resolve_with_holder(&self, object: &Object) -> Result<Resolved, Error> {
        let mut resolved = Resolved { object: object.clone(), holder: None };
        for _ in 0..self.document.limits.reference_chain.max(1) {
            let Some(id) = resolved.object.as_reference() else { return Ok(resolved) };
            let Some(holder) = self.get(id)? else { return Ok(Resolved { object: Object::null(), holder: None }) };
            resolved = Resolved { object: holder.object.clone(), holder: Some(holder) };
        }
        match resolved.object.as_reference() {
            Some(id) => {
                self.document.log.add(Anomaly::of(AnomalyCode::ReferenceLoop, id));
                Ok(Resolved { object: Object::null(), holder: None })
            }
            None => Ok(resolved),
        }
    }

    /// The trailer dictionary of the revision.
    pub fn trailer(&self) -> Option<&'d Dictionary> {
        self.revision().map(|revision| &revision.trailer)
    }

    /// What names the catalog.
    pub(crate) fn root(&self) -> Option<&'d Object> {
        self.revision().and_then(|revision| revision.root.as_ref())
    }

    /// The document catalog (ISO 32000-2 §7.7.2).
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn catalog(&self) -> Result<Option<Dictionary>, Error> {
        let Some(root) = self.root() else { return Ok(None) };
        match self.resolve(root)?.value {
            Value::Dictionary(dictionary) => Ok(Some(dictionary)),
            _ => Ok(None),
        }
    }

    /// Where the data of a stream stand in the file.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn stream_span(&self, stream: &Stream) -> Result<Option<Span>, Error> {
        let Document { bytes, log, limits, .. } = self.document;
        self.nested(stream.id, || stream::stream_span(bytes, log, limits, stream, &|object| self.resolve(object)))
    }

    /// The data of a stream, decrypted and with all filters undone. `None` if that cannot be done (which is noted).
    ///
    /// # Errors
    /// [`Error::OverLimit`] when more comes out than is allowed, else as [`View::get`].
    pub fn decode(&self, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
        let Document { log, decode, .. } = self.document;
        let Some(span) = self.stream_span(stream)? else { return Ok(None) };
        self.within_limit(span)?;
        let Some(filters) = stream::filters(&stream.dictionary, &|object| self.resolve(object))? else {
            log.add(Anomaly::of(AnomalyCode::FilterUnsupported, stream.id));
            return Ok(None);
        };
        let Some(data) = self.decrypted(stream, span)? else { return Ok(None) };
        decode.decode(log, stream.id, &filters, &data)
    }

    /// The data of a stream as they are stored, decrypted and no filter undone. `None` if they cannot be had.
    pub(crate) fn stored(&self, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
        let Some(span) = self.stream_span(stream)? else { return Ok(None) };
        self.within_limit(span)?;
        Ok(self.decrypted(stream, span)?.map(Cow::into_owned))
    }

    fn within_limit(&self, data: Span) -> Result<(), Error> {
        let most = u64::try_from(self.document.limits.stream_bytes).unwrap_or(u64::MAX);
        if data.len() > most { Err(Error::OverLimit { limit: "streamBytes", value: most }) } else { Ok(()) }
    }

    fn decrypted(&self, stream: &Stream, span: Span) -> Result<Option<Cow<'a, [u8]>>, Error> {
        let Document { bytes, log, .. } = self.document;
        let data = bytes.read(span)?;
        let Some(security) = &self.document.security else { return Ok(Some(data)) };
        let plain = security.decrypt_stream(stream, &data);
        if plain.is_none() {
            log.add(Anomaly::of(AnomalyCode::DecryptionFailed, stream.id));
        }
        Ok(plain.map(Cow::Owned))
    }
}

fn anomaly_of(error: LexError, at: u64) -> Anomaly {
    match error {
        LexError::Incomplete => Anomaly::at(AnomalyCode::ObjectTooLarge, at),
        LexError::TooLarge { offset } => Anomaly::at(AnomalyCode::ObjectTooLarge, offset),
        LexError::TooDeep { offset } => Anomaly::at(AnomalyCode::ObjectTooDeep, offset),
        LexError::Syntax { reason: parser::NO_HEADER, .. } => Anomaly::at(AnomalyCode::ObjectNotAtOffset, at),
        LexError::Syntax { offset, .. } => Anomaly::at(AnomalyCode::ObjectMalformed, offset),
    }
}
