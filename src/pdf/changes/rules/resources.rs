//! Default resources of the form (ISO 32000-2 §12.7.3, Table 224, `DR`): names may be added; what a name stood for stays.

use super::super::node::Node;
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::text::name_text;

/// Categories of Table 34 that variable text is drawn with (§12.7.4.3), and what old writers put beside them.
const CATEGORIES: [&str; 9] =
    ["Font", "Encoding", "ProcSet", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"];

/// Categories that a default appearance cannot use: it consists of operators of the graphics and the text state (§12.7.4.3), and
/// procedure sets mean nothing (§14.2). Signing programs write the form of their own mark there.
const NOT_FOR_TEXT: [&str; 2] = ["XObject", "ProcSet"];

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
    if !to.entries().iter().all(|entry| to.count(&name_text(&entry.key)) == 1) {
        return Ok(false);
    }
    let none = crate::pdf::object::Dictionary::new(Vec::new());
    let from = match old {
        Some(old) => match old.dictionary() {
            Some(from) => from,
            None => return Ok(false),
        },
        None => &none,
    };
    for entry in from.entries().iter().chain(to.entries()) {
        let key = name_text(&entry.key);
        let before = match old {
            Some(old) => old.child(step.old(), &key)?,
            None => None,
        };
        let after = new.child(step.new_view(), &key)?;
        let Some(before) = before else {
            if !CATEGORIES.contains(&key.as_str()) {
                return Ok(false);
            }
            continue;
        };
        let Some(after) = after else { return Ok(false) };
        if NOT_FOR_TEXT.contains(&key.as_str()) && after.object.as_stream().is_none() {
            step.judged_through(&after);
            continue;
        }
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
        if to.count(&key) != 1 || !step.equality.at_position(before, after)? {
            return Ok(false);
        }
    }
    step.judged_through(new);
    Ok(true)
}
