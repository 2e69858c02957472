//! Which objects the document leads to at all.

use super::differing::current;
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Object;
use std::collections::HashSet;

/// The objects that the trailer leads to, directly or through others.
#[derive(Debug, Default)]
pub(crate) struct Reachable(HashSet<u32>);

impl Reachable {
    pub(crate) fn read(view: View<'_, '_>, work: &Work) -> Result<Self, Error> {
        let mut found = HashSet::new();
        let mut open = Vec::new();
        if let Some(trailer) = view.trailer() {
            trailer.entries().iter().for_each(|entry| references(&entry.value, &mut open));
        }
        view.root().into_iter().for_each(|root| references(root, &mut open));
        while let Some(number) = open.pop() {
            if !found.insert(number) {
                continue;
            }
            work.spend(4)?;
            if let Some(object) = current(view, number)? {
                work.spend(usize::try_from(object.object.span.len() / 8).unwrap_or(usize::MAX))?;
                references(&object.object, &mut open);
            }
        }
        Ok(Self(found))
    }

    pub(crate) fn contains(&self, number: u32) -> bool {
        self.0.contains(&number)
    }
}

// The parser has bounded the nesting.
fn references(object: &Object, list: &mut Vec<u32>) {
    if let Some(id) = object.as_reference() {
        list.push(id.number);
    } else if let Some(dictionary) = object.as_dictionary() {
        dictionary.entries().iter().for_each(|entry| references(&entry.value, list));
    } else if let Some(array) = object.as_array() {
        array.iter().for_each(|element| references(element, list));
    }
}
