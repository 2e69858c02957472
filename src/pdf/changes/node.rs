//! Places in a document: which object holds a value, and by which keys it is reached within it.

use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::text::name_text;
use std::rc::Rc;

/// A place within an indirect object, or within the trailer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of the object. `None` for the trailer.
    pub(crate) holder: Option<u32>,
    /// Keys from its value down, as `/Key` and `[]`.
    pub(crate) path: String,
}

/// A value with its place, references followed.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) object: Object,
    pub(crate) at: Place,
    /// Where the reference to it stands, if it is an object of its own.
    pub(crate) reached: Option<Place>,
}

impl Node {
    /// What stands at a place.
    pub(crate) fn at(view: View<'_, '_>, place: Place, value: &Object) -> Result<Self, Error> {
        match value.as_reference() {
            Some(_) => {
                let resolved = view.resolve_with_holder(value)?;
                let number = resolved.holder.as_ref().map(|holder| holder.id.number);
                let number = number.or_else(|| value.as_reference().map(|id| id.number));
                let at = Place { holder: number, path: String::new() };
                Ok(Self { object: resolved.object, at, reached: Some(place) })
            }
            None => Ok(Self { object: value.clone(), at: place, reached: None }),
        }
    }

    /// The value of a key. `None` if it is absent or null.
    pub(crate) fn child(&self, view: View<'_, '_>, key: &str) -> Result<Option<Self>, Error> {
        let Some(value) = self.dictionary().and_then(|dictionary| dictionary.get(key)) else { return Ok(None) };
        let place = Place { holder: self.at.holder, path: format!("{}/{key}", self.at.path) };
        Ok(Some(Self::at(view, place, value)?).filter(|node| !node.object.is_null()))
    }

    /// The dictionary, if the value is one. A stream is not: its data would go unjudged.
    pub(crate) fn dictionary(&self) -> Option<&Dictionary> {
        self.object.as_plain_dictionary()
    }

    /// The number of the object, if the value is the whole of one.
    pub(crate) fn number(&self) -> Option<u32> {
        self.at.holder.filter(|_| self.at.path.is_empty())
    }
}

/// Every reference within a value: the object it leads to, and by which keys it is reached.
#[derive(Debug, Default)]
pub(crate) struct References(Vec<(u32, Rc<str>)>);

impl References {
    pub(crate) fn read(object: &Object) -> Self {
        let mut found = Vec::new();
        collect(object, &mut String::new(), &mut found);
        sort::sort_by_key(&mut found, |(target, _)| *target);
        found.dedup();
        Self(found)
    }

    /// Each of them: the object it leads to, and by which keys.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, &str)> {
        self.0.iter().map(|(target, path)| (*target, &**path))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The places that refer to an object, in the order of the value.
    pub(crate) fn to(&self, target: u32) -> impl Iterator<Item = &str> {
        let from = self.0.partition_point(|(number, _)| *number < target);
        let own = self.0.get(from..).unwrap_or_default().iter().take_while(move |(number, _)| *number == target);
        own.map(|(_, path)| &**path)
    }
}

// The parser has bounded the nesting.
fn collect(object: &Object, path: &mut String, found: &mut Vec<(u32, Rc<str>)>) {
    if let Some(id) = object.as_reference() {
        // A list names many objects by the same keys.
        let known = found.last().map(|(_, known)| known).filter(|known| ***known == **path).cloned();
        found.push((id.number, known.unwrap_or_else(|| path.as_str().into())));
        return;
    }
    let length = path.len();
    if let Some(dictionary) = object.as_dictionary() {
        for entry in dictionary.entries() {
            path.push('/');
            path.push_str(&name_text(&entry.key));
            collect(&entry.value, path, found);
            path.truncate(length);
        }
    } else if let Some(array) = object.as_array() {
        path.push_str("[]");
        for element in array.iter() {
            collect(element, path, found);
        }
        path.truncate(length);
    }
}
