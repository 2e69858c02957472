//! The document information dictionary (ISO 32000-2 §14.3.3): which programs made a revision.

use crate::base::error::Error;
use crate::pdf::document::view::View;

/// What the file states about its making; nothing of it is proven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Information {
    /// `Producer`: the program that wrote the PDF.
    pub producer: Option<String>,
    /// `Creator`: the program the document was made with.
    pub creator: Option<String>,
    /// `Title`.
    pub title: Option<String>,
}

/// Reads the information dictionary of a view; empty if there is none.
///
/// # Errors
/// As [`View::get`].
pub fn read_information(view: &View<'_, '_>) -> Result<Information, Error> {
    let Some(trailer) = view.trailer() else { return Ok(Information::default()) };
    let Some(own) = view.dictionary(trailer, "Info")? else { return Ok(Information::default()) };
    Ok(Information {
        producer: view.text(&own, "Producer")?,
        creator: view.text(&own, "Creator")?,
        title: view.text(&own, "Title")?,
    })
}
