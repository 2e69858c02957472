//! An incremental update (ISO 32000-2 §7.5.6): new objects, and cross-reference data of the form that the file has.

use super::SignError;
use super::object::{Entries, PdfValue};
use super::slots::{Slots, SlottedDictionary};
use crate::base::span::Span;
use crate::pdf::{ObjectId, SectionKind, View};
use std::collections::BTreeMap;

/// Most object numbers of a file that is added to: all readers make room for so many.
const MOST_OBJECTS: u32 = 4 << 20;

enum Body {
    Value(PdfValue),
    Signature(SlottedDictionary),
}

/// The objects of an update, by number.
pub(super) struct Update<'d, 'a> {
    view: View<'d, 'a>,
    next: u32,
    objects: BTreeMap<u32, (u16, Body)>,
}

/// The bytes of an update.
pub(super) struct Assembled {
    pub(super) bytes: Vec<u8>,
    /// Where the slots of the signature are, if there is one.
    pub(super) slots: Option<Slots>,
}

impl<'d, 'a> Update<'d, 'a> {
    /// An empty update of the newest revision.
    pub(super) fn new(view: View<'d, 'a>) -> Result<Self, SignError> {
        let revisions = view.document().revisions();
        let largest = revisions.iter().filter_map(|revision| revision.changed.last()).max().copied().unwrap_or(0);
        let size = view.trailer().and_then(|trailer| trailer.get("Size")).and_then(crate::pdf::Object::as_integer);
        let size = size.and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        let next = size.max(largest.saturating_add(1));
        if next >= MOST_OBJECTS {
            return Err(SignError::Damaged { what: "object-numbers" });
        }
        Ok(Self { view, next, objects: BTreeMap::new() })
    }

    /// A number for an object to come.
    pub(super) fn reserve(&mut self) -> ObjectId {
        let id = ObjectId::new(self.next, 0);
        self.next = self.next.saturating_add(1);
        id
    }

    /// Adds an object.
    pub(super) fn add(&mut self, value: impl Into<PdfValue>) -> ObjectId {
        let id = self.reserve();
        self.put(id, value);
        id
    }

    /// Gives an object this value: one that was reserved, or one of the file.
    pub(super) fn put(&mut self, id: ObjectId, value: impl Into<PdfValue>) {
        self.objects.insert(id.number, (id.generation, Body::Value(value.into())));
    }

    /// Gives a reserved object the dictionary of a signature.
    pub(super) fn put_signature(&mut self, id: ObjectId, dictionary: SlottedDictionary) {
        self.objects.insert(id.number, (id.generation, Body::Signature(dictionary)));
    }

    /// Whether anything was put into it.
    pub(super) fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// A dictionary of the file as this update has it so far.
    pub(super) fn current(&self, id: ObjectId) -> Option<&Entries> {
        match self.objects.get(&id.number) {
            Some((_, Body::Value(PdfValue::Dictionary(entries)))) => Some(entries),
            _ => None,
        }
    }

    /// The bytes to append.
    pub(super) fn assemble(mut self) -> Result<Assembled, SignError> {
        let base = self.view.document().len();
        let mut out = if self.ends_with_line()? { Vec::new() } else { vec![b'\n'] };
        let mut places: Vec<(u32, u16, u64)> = Vec::new();
        let mut slots = None;
        for (number, (generation, body)) in core::mem::take(&mut self.objects) {
            places.push((number, generation, position(base, &out)));
            out.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
            match body {
                Body::Value(value) => value.write(&mut out),
                Body::Signature(dictionary) => slots = Some(dictionary.write(&mut out)),
            }
            out.extend_from_slice(b"\nendobj\n");
        }
        self.cross_reference(base, places, &mut out)?;
        if let Some(slots) = &slots {
            slots.fill_range(base, &mut out)?;
        }
        Ok(Assembled { bytes: out, slots })
    }

    fn ends_with_line(&self) -> Result<bool, SignError> {
        let document = self.view.document();
        let last = document.bytes.read(Span::new(document.len().saturating_sub(1), document.len()))?;
        Ok(matches!(*last, [b'\n' | b'\r']))
    }

    fn cross_reference(
        &mut self,
        base: u64,
        mut places: Vec<(u32, u16, u64)>,
        out: &mut Vec<u8>,
    ) -> Result<(), SignError> {
        let section = self.view.revision().and_then(|revision| revision.sections.first());
        let section = *section.ok_or(SignError::Damaged { what: "cross-reference" })?;
        let start = position(base, out);
        let is_stream = section.kind == SectionKind::Stream;
        let own = if is_stream { Some(self.reserve()) } else { None };
        if let Some(own) = own {
            places.push((own.number, 0, start));
        }
        let trailer = self.trailer(section.span.start, out);
        match own {
            Some(own) => stream(own, &places, trailer, out)?,
            None => table(&places, trailer, out)?,
        }
        out.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
        Ok(())
    }

    /// The trailer (ISO 32000-2 Table 15). The second part of `ID` changes with each saving (§14.4), here with what is added.
    fn trailer(&self, previous: u64, added: &[u8]) -> Entries {
        let old = self.view.trailer();
        let mut trailer = Entries::new().with("Size", i64::from(self.next));
        for key in ["Root", "Info"] {
            if let Some(value) = old.and_then(|old| old.get(key)) {
                trailer.set(key, PdfValue::from(value));
            }
        }
        let id = old.and_then(|old| self.view.array(old, "ID").ok().flatten());
        if let Some([first, second]) = id.as_deref()
            && let (Some(first), Some(second)) = (first.as_string(), second.as_string())
        {
            let digest = crate::crypto::sha256(&[&second.bytes[..], added].concat());
            let second = PdfValue::String(digest.into_iter().take(16).collect());
            trailer.set("ID", vec![PdfValue::String(first.bytes.to_vec()), second]);
        }
        trailer.with("Prev", i64::try_from(previous).unwrap_or(i64::MAX))
    }
}

fn position(base: u64, out: &[u8]) -> u64 {
    base.saturating_add(u64::try_from(out.len()).unwrap_or(u64::MAX))
}

/// Runs of numbers that follow one another.
fn runs(places: &[(u32, u16, u64)]) -> Vec<&[(u32, u16, u64)]> {
    places.chunk_by(|a, b| a.0.checked_add(1) == Some(b.0)).collect()
}

/// A table (ISO 32000-2 §7.5.4): entries of exactly 20 bytes.
fn table(places: &[(u32, u16, u64)], trailer: Entries, out: &mut Vec<u8>) -> Result<(), SignError> {
    const MOST: u64 = 9_999_999_999;
    out.extend_from_slice(b"xref\n");
    for run in runs(places) {
        let first = run.first().map_or(0, |place| place.0);
        out.extend_from_slice(format!("{first} {}\n", run.len()).as_bytes());
        for (_, generation, offset) in run {
            if *offset > MOST {
                return Err(SignError::Damaged { what: "size" });
            }
            out.extend_from_slice(format!("{offset:010} {generation:05} n \n").as_bytes());
        }
    }
    out.extend_from_slice(b"trailer\n");
    PdfValue::Dictionary(trailer).write(out);
    Ok(())
}

/// A cross-reference stream (ISO 32000-2 §7.5.8), not compressed: it is short.
fn stream(own: ObjectId, places: &[(u32, u16, u64)], trailer: Entries, out: &mut Vec<u8>) -> Result<(), SignError> {
    let mut index = Vec::new();
    let mut data = Vec::new();
    for run in runs(places) {
        let first = run.first().map_or(0, |place| place.0);
        index.push(PdfValue::Integer(i64::from(first)));
        index.push(PdfValue::Integer(i64::try_from(run.len()).unwrap_or(i64::MAX)));
        for (_, generation, offset) in run {
            data.push(1);
            data.extend_from_slice(offset.to_be_bytes().get(2..).ok_or(SignError::Damaged { what: "size" })?);
            data.extend_from_slice(&generation.to_be_bytes());
        }
    }
    let widths = [1, 6, 2].map(PdfValue::Integer).to_vec();
    let dictionary = Entries(
        [Entries::new().with("Type", PdfValue::name("XRef")).0, trailer.with("W", widths).with("Index", index).0]
            .concat(),
    );
    out.extend_from_slice(format!("{} 0 obj\n", own.number).as_bytes());
    PdfValue::Stream(dictionary, data).write(out);
    out.extend_from_slice(b"\nendobj");
    Ok(())
}
