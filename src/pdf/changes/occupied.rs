//! What the older revision of a page shows within a rectangle: something that is added there may cover it.

use super::differing::current;
use super::painted::{Box4, overlap};
use super::step::Step;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Object;

/// Whether the older revision of a page shows anything within a rectangle of its default user space: content of the page, or
/// an annotation. An own annotation of the rectangle itself is not meant.
pub(crate) fn page_paints_in(step: &Step<'_, '_, '_>, page: u32, rect: Box4, except: u32) -> Result<bool, Error> {
    Ok(owners_in(step, page, rect, except)?.is_none_or(|owners| !owners.is_empty()))
}

/// What the older revision of a page shows within a rectangle, by the annotation it belongs to: `None` among them is content of the
/// page. `None` for all: that cannot be told.
pub(crate) fn owners_in(
    step: &Step<'_, '_, '_>,
    page: u32,
    rect: Box4,
    except: u32,
) -> Result<Option<Vec<Option<u32>>>, Error> {
    let Some(number) = step.pages.iter().find(|(_, at)| **at == page).map(|(number, _)| *number) else {
        return Ok(None);
    };
    let boxes = step.painted(number)?;
    let Some(boxes) = boxes.as_ref() else { return Ok(None) };
    let mut owners = Vec::new();
    for painted in boxes.iter().filter(|painted| painted.owner != Some(except) && overlap(painted.area, rect)) {
        // What goes with the same revision is judged by itself and covered by nothing.
        let gone = match painted.owner {
            Some(owner) => step.is_removed_annotation(owner) && !lists(step.new_view(), number, owner)?,
            None => false,
        };
        if !gone {
            owners.push(painted.owner);
        }
    }
    Ok(Some(owners))
}

/// Whether a page has an annotation in its list.
fn lists(view: View<'_, '_>, page: u32, annotation: u32) -> Result<bool, Error> {
    let Some(page) = current(view, page)? else { return Ok(true) };
    let Some(page) = page.object.as_dictionary() else { return Ok(true) };
    let list = view.array(page, "Annots")?;
    let is_it = |one: &Object| one.as_reference().is_none_or(|id| id.number == annotation);
    Ok(list.iter().flat_map(|list| list.iter()).any(is_it))
}
