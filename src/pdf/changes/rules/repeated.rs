//! A note that repeats one of the signed state on the same page: drawn by the same entries, it lies over nothing but what it shows.

use super::super::differing::current;
use super::super::occupied;
use super::super::painted;
use super::super::step::{Step, Which};
use crate::base::error::Error;
use crate::pdf::syntax::object::Dictionary;
use crate::pdf::syntax::text::name_text;

/// Keys that show nothing on the page: what a note says and how it hangs together (Tables 166, 172, 175).
pub(super) const SAYING: [&str; 15] = [
    "Contents",
    "M",
    "NM",
    "RC",
    "T",
    "Subj",
    "Popup",
    "CreationDate",
    "State",
    "StateModel",
    "IRT",
    "RT",
    "Open",
    "P",
    "StructParent",
];

/// Subtypes that readers draw within the rectangle and its border, by the entries below alone (§12.5.6.8).
const DRAWN: [&str; 2] = ["Square", "Circle"];

/// What they are drawn by. An opacity (`CA`) is not among them: a see-through shape drawn twice is another one.
const DRAWN_BY: [&str; 9] = ["Type", "Subtype", "Rect", "C", "IC", "BS", "Border", "F", "RD"];

/// Whether all that the page paints in a room are notes that a new note without an appearance repeats. Each reader makes of the
/// copy what it makes of them, whatever that is: an opaque shape over itself looks as before (§11.3.3). Anything else in the room,
/// content or another annotation, could be covered, or be what covered the note that is repeated.
pub(super) fn repeats_all(
    step: &Step<'_, '_, '_>,
    page: u32,
    area: painted::Box4,
    number: u32,
    note: &Dictionary,
) -> Result<bool, Error> {
    let Some(owners) = occupied::owners_in(step, page, area, number)? else { return Ok(false) };
    for owner in &owners {
        let repeats = match owner {
            Some(owner) => draws_same(step, page, *owner, note)?,
            None => false,
        };
        if !repeats {
            return Ok(false);
        }
    }
    Ok(!owners.is_empty())
}

/// Whether an annotation that stays as it was is drawn by the same tokens as a new note.
fn draws_same(step: &Step<'_, '_, '_>, page: u32, number: u32, note: &Dictionary) -> Result<bool, Error> {
    let stays = !step.differs(number) && step.annotations(Which::New)?.pages_of(number).contains(&page);
    let Some(known) = current(step.old(), number)?.filter(|_| stays) else { return Ok(false) };
    let Some(known) = known.object.as_plain_dictionary() else { return Ok(false) };
    if !DRAWN.iter().any(|subtype| known.is_name("Subtype", subtype)) {
        return Ok(false);
    }
    for entry in known.entries().iter().chain(note.entries()) {
        let key = name_text(&entry.key);
        if SAYING.contains(&key.as_str()) {
            continue;
        }
        let same = match (known.get(&key), note.get(&key)) {
            (Some(old), Some(new)) => step.equality.in_full(old, new)?,
            _ => false,
        };
        if !same || !DRAWN_BY.contains(&key.as_str()) || known.count(&key) != 1 || note.count(&key) != 1 {
            return Ok(false);
        }
    }
    Ok(true)
}
