//! The permissions dictionary (ISO 32000-2 §12.8.6, Table 263): it may gain the first certification, and nothing else.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::Node;
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::object::Dictionary;
use crate::pdf::syntax::text::name_text;

pub(super) fn apply(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let none = Dictionary::new(Vec::new());
    let from = old.and_then(Node::dictionary).unwrap_or(&none);
    let to = new.and_then(Node::dictionary).unwrap_or(&none);
    if let Some(new) = new {
        step.judged_at(new);
    }
    for key in step.equality.differing_keys(from, to)? {
        let key = name_text(&key);
        let value = to.get(&key).and_then(crate::pdf::Object::as_reference);
        let is_new = match value {
            Some(id) => step.is_new(id.number)?,
            None => false,
        };
        // "A document may contain only one certification signature; it shall be the first" (§12.8.2.2.1).
        if key == "DocMDP" && !from.has("DocMDP") && is_new && !step.signed_before {
            step.list(Change::new(ChangeKind::Permissions, Level::FormFilling).object(value).detail(key));
        } else {
            step.list(Change::refused(ChangeKind::Permissions).object(value).detail(key));
        }
    }
    Ok(())
}
