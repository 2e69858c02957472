//! Following references while keeping account of the objects a result depends on.

use crate::base::error::Error;
use crate::pdf::document::view::{Resolved, View};
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object, ObjectId, Place};
use std::rc::Rc;

/// Follows references in a view and remembers the numbers of all objects looked at, so that the result can be kept until a
/// revision changes one of them.
pub(crate) struct Follower<'d, 'a> {
    pub(crate) view: View<'d, 'a>,
    pub(crate) numbers: Vec<u32>,
}

impl<'d, 'a> Follower<'d, 'a> {
    pub(crate) fn new(view: View<'d, 'a>) -> Self {
        Self { view, numbers: Vec::new() }
    }

    /// As [`View::resolve_with_holder`].
    pub(crate) fn follow(&mut self, object: &Object) -> Result<Resolved, Error> {
        let mut at = object.clone();
        let mut holder: Option<Rc<IndirectObject>> = None;
        for _ in 0..self.view.document().limits.reference_chain.max(1) {
            let Some(id) = at.as_reference() else { return Ok(Resolved { object: at, holder }) };
            self.note(id);
            let Some(found) = self.view.get(id)? else { break };
            if let Place::ObjectStream { stream, .. } = found.place {
                self.note(stream);
            }
            at = found.object.clone();
            holder = Some(found);
        }
        match at.as_reference() {
            Some(_) => Ok(Resolved { object: Object::null(), holder: None }),
            None => Ok(Resolved { object: at, holder }),
        }
    }

    fn note(&mut self, id: ObjectId) {
        self.numbers.push(id.number);
    }

    /// The value of a key, references followed; null if there is none.
    pub(crate) fn value(&mut self, dictionary: &Dictionary, key: &str) -> Result<Resolved, Error> {
        match dictionary.get(key) {
            Some(value) => self.follow(value),
            None => Ok(Resolved { object: Object::null(), holder: None }),
        }
    }
}
