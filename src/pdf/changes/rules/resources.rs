//! Default resources of the form (ISO 32000-2 §12.7.3, Table 224, `DR`): names may be added; what a name stood for stays.

use super::super::node::Node;
use super::super::step::Step;
use crate::error::Error;
use crate::pdf::text::name_text;

/// Whether `DR` only gained names. What is new in it is used by what is new only: a name that was there keeps its meaning.
pub(super) fn only_gained(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<bool, Error> {
    let Some(new) = new else { return Ok(old.is_none()) };
    let Some(to) = new.dictionary() else { return Ok(false) };
    step.judged_at(new);
    let Some(old) = old else { return Ok(true) };
    let Some(from) = old.dictionary() else { return Ok(false) };
    for entry in from.entries().iter().chain(to.entries()) {
        let key = name_text(&entry.key);
        let (before, after) = (old.child(step.old(), &key)?, new.child(step.new_view(), &key)?);
        let Some(before) = before else { continue };
        let Some(after) = after else { return Ok(false) };
        if !category_only_gained(step, &before, &after)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// One category, such as `Font`.
fn category_only_gained(step: &Step<'_, '_, '_>, old: &Node, new: &Node) -> Result<bool, Error> {
    let (Some(from), Some(to)) = (old.dictionary(), new.dictionary()) else {
        return step.equality.in_full(&old.object, &new.object);
    };
    for entry in from.entries() {
        let key = name_text(&entry.key);
        let (Some(before), Some(after)) = (from.get(&key), to.get(&key)) else { return Ok(false) };
        if !step.equality.at_position(before, after)? {
            return Ok(false);
        }
    }
    step.judged_through(new);
    Ok(true)
}
