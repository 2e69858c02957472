//! Default resources of the form (ISO 32000-2 §12.7.3, Table 224, `DR`): names may be added; what a name stood for stays.

use super::super::node::Node;
use super::super::shapes::{DEFAULT_RESOURCES, May};
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::object::Dictionary;
use crate::pdf::syntax::text::name_text;

/// Whether `DR` only gained names. What is new in it is used by what is new only: a name that was there keeps its meaning. Where
/// readers draw the fields `anew`, a name that led nowhere would come to mean something, so then nothing may be gained.
pub(super) fn only_gained(
    step: &Step<'_, '_, '_>,
    old: Option<&Node>,
    new: Option<&Node>,
    anew: bool,
) -> Result<bool, Error> {
    let Some(new) = new else { return Ok(old.is_none()) };
    let Some(to) = new.dictionary() else { return Ok(false) };
    if let Some(old) = old.filter(|_| anew) {
        let same = step.equality.in_full(&old.object, &new.object)?;
        step.judged_at(new);
        return Ok(same);
    }
    if anew {
        return Ok(false);
    }
    step.judged_at(new);
    let none = Dictionary::new(Vec::new());
    let from = match old {
        Some(old) => match old.dictionary() {
            Some(from) => from,
            None => return Ok(false),
        },
        None => &none,
    };
    for entry in from.entries().iter().chain(to.entries()) {
        step.work().spend(from.entries().len().saturating_add(to.entries().len()) / 8)?;
        let key = name_text(&entry.key);
        let before = old.map_or(Ok(None), |old| old.child(step.old(), &key))?;
        let Some(after) = new.child(step.new_view(), &key)? else { return Ok(false) };
        let may = step.allows(&DEFAULT_RESOURCES, &key, from, to)?.map(|entry| entry.may);
        let kept = match (may, &before) {
            (Some(_), None) => true,
            (Some(May::Gain), Some(before)) => category_only_gained(step, before, &after)?,
            (Some(_), Some(_)) if after.object.as_stream().is_none() => {
                step.judged_through(&after);
                true
            }
            (_, Some(before)) => to.count(&key) == 1 && step.equality.in_full(&before.object, &after.object)?,
            (None, None) => false,
        };
        if !kept {
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
        if to.count(&key) != 1 || !step.equality.at_position(before, after)? {
            return Ok(false);
        }
    }
    step.judged_through(new);
    Ok(true)
}
