//! Which objects have to do with what is shown: those the catalog leads to.

use super::object::load;
use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::document::Document;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::object::{Object, ObjectId};
use std::collections::HashSet;

/// Entries of the catalog that paint nothing and act on nothing (ISO 32000-2 Table 29): the structure of the text, what programs keep
/// for themselves, and what is told about the document.
const UNSEEN: [&str; 4] = ["StructTreeRoot", "Metadata", "PieceInfo", "SpiderInfo"];

/// Numbers of the objects that the catalog leads to by the cross-reference data, whether they are there or not.
#[derive(Debug, Default)]
pub(super) struct Shown {
    numbers: HashSet<u32>,
    leads_nowhere: bool,
    leads_astray: bool,
}

impl Shown {
    pub(super) fn read(document: &Document<'_>) -> Result<Self, Error> {
        let work = Work::new(document.limits.change_work);
        let mut shown = Self::default();
        let mut open = Vec::new();
        if let Some(root) = document.newest().root().and_then(Object::as_reference) {
            shown.note_way(document, root);
            shown.numbers.insert(root.number);
            if let Some(catalog) = shown.follow(document, root)? {
                from_catalog(&catalog, &mut open);
            }
        }
        while let Some(id) = open.pop() {
            work.spend(1)?;
            shown.note_way(document, id);
            if !shown.numbers.insert(id.number) {
                continue;
            }
            work.spend(4)?;
            if let Some(object) = shown.follow(document, id)? {
                work.spend(usize::try_from(object.span.len() / 8).unwrap_or(usize::MAX))?;
                references(&object, &mut open);
            }
        }
        Ok(shown)
    }

    /// Remembers what is wrong with the way from a reference to its entry.
    fn note_way(&mut self, document: &Document<'_>, id: ObjectId) {
        match document.newest().entry(id.number) {
            None | Some(Entry::Free { .. }) => self.leads_nowhere = true,
            Some(Entry::InUse { generation, .. }) => self.leads_astray |= generation != id.generation,
            Some(Entry::Compressed { .. }) => {}
        }
    }

    /// The object of a reference; that an entry leads to none is remembered.
    fn follow(&mut self, document: &Document<'_>, id: ObjectId) -> Result<Option<Object>, Error> {
        let object = load(document, id.number)?;
        let is_used = !matches!(document.newest().entry(id.number), None | Some(Entry::Free { .. }));
        self.leads_astray |= is_used && object.is_none();
        Ok(object)
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.numbers.contains(&number)
    }

    /// Whether a reference leads to no entry in use.
    pub(super) fn leads_nowhere(&self) -> bool {
        self.leads_nowhere
    }

    /// Whether a reference leads to an entry of another generation, or an entry to no such object.
    pub(super) fn leads_astray(&self) -> bool {
        self.leads_astray
    }
}

fn from_catalog(catalog: &Object, open: &mut Vec<ObjectId>) {
    let entries = catalog.as_dictionary().map(|catalog| catalog.entries()).unwrap_or_default();
    for entry in entries {
        if !UNSEEN.iter().any(|unseen| *entry.key == *unseen.as_bytes()) {
            references(&entry.value, open);
        }
    }
}

// The parser has bounded the nesting.
fn references(object: &Object, open: &mut Vec<ObjectId>) {
    if let Some(id) = object.as_reference() {
        open.push(id);
    } else if let Some(dictionary) = object.as_dictionary() {
        dictionary.entries().iter().for_each(|entry| references(&entry.value, open));
    } else if let Some(array) = object.as_array() {
        array.iter().for_each(|element| references(element, open));
    }
}
