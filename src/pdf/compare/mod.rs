//! Two files held against each other by what they say, not by how they are written: pages, fields, annotations, and what
//! else the catalog leads to.
//!
//! Both are walked side by side from their trailers. Each pair of objects is compared once, so the cost is that of the two
//! files; objects may have other numbers, stand elsewhere, or be compressed in another way without being different.

mod annotations;
mod difference;
mod kind;
pub(crate) mod pages;
mod place;
mod stream;
mod walk;

pub use difference::{Difference, Differences};

use crate::base::error::Error;
use crate::pdf::document::view::View;

/// What the newest state of one file has that that of another has not, or has otherwise.
///
/// # Errors
/// [`Error::Source`]; a limit makes the result incomplete, which it says.
pub fn compare_documents(old: View<'_, '_>, new: View<'_, '_>) -> Result<Differences, Error> {
    let mut walk = walk::Walk::new(old, new);
    match walk.documents() {
        Ok(()) => {}
        Err(Error::OverLimit { .. }) => walk.found.complete = false,
        Err(error) => return Err(error),
    }
    Ok(walk.found)
}
