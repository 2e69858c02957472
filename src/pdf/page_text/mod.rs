//! The text of the pages with its places (ISO 32000-2 §9.4), for hints about what is printed beside signatures. Nothing is judged by
//! it, and what cannot be read is left out.

mod cursor;
mod font;
mod walk;

use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::compare::pages;
use crate::pdf::document::view::View;
pub(crate) use walk::Run;
use walk::Walk;

/// Pages that are read: signatures are on the first ones and the last of the main text.
const PAGES: usize = 300;

/// Gives each piece of text of a revision to `take`, which says whether it takes more. Whether all was given.
///
/// # Errors
/// [`Error::Source`]; limits end the text of a page.
pub(crate) fn read(view: View<'_, '_>, take: &mut dyn FnMut(&Run<'_>) -> bool) -> Result<bool, Error> {
    walk(view, false, take)
}

/// The same with the place of each letter.
///
/// # Errors
/// As [`read`].
#[cfg(feature = "sign")]
pub(crate) fn read_letters(view: View<'_, '_>, take: &mut dyn FnMut(&Run<'_>) -> bool) -> Result<bool, Error> {
    walk(view, true, take)
}

fn walk(view: View<'_, '_>, letters: bool, take: &mut dyn FnMut(&Run<'_>) -> bool) -> Result<bool, Error> {
    let work = Work::new(view.document().limits.change_work);
    let pages = pages::read(view, &work)?;
    let mut walk = Walk::new(view, letters, take);
    for (number, page) in (1..).zip(&pages).take(PAGES) {
        let read = || -> Result<_, Error> {
            let resources = view.resolve(&page.value("Resources"))?;
            Ok((pages::content(view, page)?, resources))
        };
        match read() {
            Ok((Some(content), resources)) => {
                let resources = resources.as_dictionary().cloned();
                if !walk.page(number, &content, resources.as_ref())? {
                    return Ok(false);
                }
            }
            Ok((None, _)) | Err(Error::OverLimit { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(pages.len() <= PAGES)
}
