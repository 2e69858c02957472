//! The objects that a revision really changed.

use super::equal::Equality;
use super::work::Work;
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::Document;
use crate::pdf::object::{IndirectObject, Object, ObjectId};
use crate::pdf::view::View;
use crate::pdf::xref::Entry;
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

/// The objects whose value is another one than before.
pub(crate) fn differing(equality: &Equality<'_, '_, '_>) -> Result<BTreeMap<u32, Pair>, Error> {
    let mut list = BTreeMap::new();
    for number in in_file_order(equality.new, equality.touched) {
        let pair = Pair { old: current(equality.old, number)?, new: current(equality.new, number)? };
        let value = |object: &Option<Rc<IndirectObject>>| {
            object.as_ref().map_or_else(Object::null, |object| object.object.clone())
        };
        if !equality.at_position(&value(&pair.old), &value(&pair.new))? {
            list.insert(number, pair);
        }
    }
    Ok(list)
}
