//! The objects that a revision really changed.

use super::equal::Equality;
use super::work::Work;
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::object::{IndirectObject, Object, ObjectId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// An object before and after. `None`: not there, or null.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) old: Option<Rc<IndirectObject>>,
    pub(crate) new: Option<Rc<IndirectObject>>,
}

/// Which objects stand in each object stream, over all revisions.
#[derive(Debug, Default)]
pub(crate) struct Containers {
    members: HashMap<u32, Vec<u32>>,
}

impl Containers {
    pub(crate) fn read(document: &Document<'_>) -> Self {
        let mut members: HashMap<u32, Vec<u32>> = HashMap::new();
        for row in document.index.rows() {
            if let Entry::Compressed { stream, .. } = row.entry {
                members.entry(stream).or_default().push(row.number);
            }
        }
        Self { members }
    }

    /// The objects that the revision of a view touches: those its sections name, and those in object streams that they
    /// replace.
    pub(crate) fn touched(&self, view: View<'_, '_>, work: &Work) -> Result<HashSet<u32>, Error> {
        let mut touched: HashSet<u32> = view.changed_objects().iter().copied().collect();
        work.spend(touched.len())?;
        for number in view.changed_objects() {
            for member in self.members.get(number).into_iter().flatten() {
                work.spend(1)?;
                if matches!(view.entry(*member), Some(Entry::Compressed { stream, .. }) if stream == *number) {
                    touched.insert(*member);
                }
            }
        }
        Ok(touched)
    }
}

/// The object of a number as a view has it. `None` if it is free, absent, null or unreadable.
pub(crate) fn current(view: View<'_, '_>, number: u32) -> Result<Option<Rc<IndirectObject>>, Error> {
    let generation = match view.entry(number) {
        None | Some(Entry::Free { .. }) => return Ok(None),
        Some(Entry::InUse { generation, .. }) => generation,
        Some(Entry::Compressed { .. }) => 0,
    };
    Ok(view.get(ObjectId::new(number, generation))?.filter(|object| !object.object.is_null()))
}

/// Objects in the order in which they stand in the file, so that neighbours are read together.
pub(crate) fn in_file_order<'n>(view: View<'_, '_>, numbers: impl IntoIterator<Item = &'n u32>) -> Vec<u32> {
    let place = |number: u32| match view.entry(number) {
        Some(Entry::InUse { offset, .. }) => (0, offset, 0),
        Some(Entry::Compressed { stream, index }) => (1, u64::from(stream), index),
        None | Some(Entry::Free { .. }) => (2, 0, 0),
    };
    let mut places: Vec<_> = numbers.into_iter().map(|number| (place(*number), *number)).collect();
    sort::sort(&mut places);
    places.into_iter().map(|(_, number)| number).collect()
}

/// Most values held in memory for objects that differ; the others are read again when they are needed.
const HELD: usize = 50_000;

/// Whether an object was there before and is there after, and both as they were read, if they are held.
#[derive(Debug)]
struct Differs {
    was: bool,
    is: bool,
    pair: Option<Pair>,
}

/// The objects whose value is another one than before.
#[derive(Debug, Default)]
pub(crate) struct Differing {
    objects: BTreeMap<u32, Differs>,
    font_makers: Vec<u32>,
}

impl Differing {
    pub(crate) fn read(equality: &Equality<'_, '_, '_>) -> Result<Self, Error> {
        let (mut found, mut held) = (Self::default(), 0usize);
        for number in in_file_order(equality.new, equality.touched) {
            let pair = Pair::read(equality, number)?;
            let [old, new] = [&pair.old, &pair.new].map(|object| object.as_ref().map(|object| object.object.clone()));
            let [old, new] = [old, new].map(|object| object.unwrap_or_else(Object::null));
            if !equality.at_position(&old, &new)? {
                held = held.saturating_add(old.values()).saturating_add(new.values());
                if may_make_font(equality.old, &new) {
                    found.font_makers.push(number);
                }
                let (was, is) = (pair.old.is_some(), pair.new.is_some());
                found.objects.insert(number, Differs { was, is, pair: Some(pair).filter(|_| held <= HELD) });
            }
        }
        Ok(found)
    }

    pub(crate) fn has(&self, number: u32) -> bool {
        self.objects.contains_key(&number)
    }

    /// The pair of a number, if it is held.
    pub(crate) fn held(&self, number: u32) -> Option<&Pair> {
        self.objects.get(&number)?.pair.as_ref()
    }

    /// All of them in ascending order, each with whether it was there before.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, bool)> {
        self.objects.iter().map(|(number, object)| (*number, object.was))
    }

    /// Those that may make a font of parts that were there before. Noted as they are read: to read all of them again would cost too much.
    pub(crate) fn font_makers(&self) -> impl Iterator<Item = u32> {
        self.font_makers.iter().copied()
    }

    /// Those that are there before and after, in ascending order.
    pub(crate) fn changed(&self) -> impl Iterator<Item = u32> {
        self.objects.iter().filter(|(_, object)| object.was && object.is).map(|(number, _)| *number)
    }
}

impl Pair {
    pub(crate) fn read(equality: &Equality<'_, '_, '_>, number: u32) -> Result<Self, Error> {
        Ok(Self { old: current(equality.old, number)?, new: current(equality.new, number)? })
    }
}

/// Whether a value names parts of a font by its keys, or leads to what was there as a list of descendant fonts of its own does.
fn may_make_font(old: View<'_, '_>, object: &Object) -> bool {
    let was_there = |value: &Object| value.as_reference().is_some_and(|id| old.entry(id.number).is_some());
    let is_list = object.as_array().is_some_and(|elements| elements.iter().any(was_there));
    is_list || was_there(object) || names_font_parts(object)
}

// The parser has bounded the nesting.
fn names_font_parts(object: &Object) -> bool {
    let in_list = object.as_array().is_some_and(|elements| elements.iter().any(names_font_parts));
    let is_part = |key: &[u8]| matches!(key, b"FontDescriptor" | b"DescendantFonts");
    in_list
        || object.as_dictionary().is_some_and(|dictionary| {
            dictionary.entries().iter().any(|entry| is_part(&entry.key) || names_font_parts(&entry.value))
        })
}
