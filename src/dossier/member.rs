//! A file of a dossier, with what came of it.

use crate::base::error::Error;
use crate::report::Report;
use crate::vietnam::View;

/// What a file of a dossier is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A document, or its detached signature.
    Document,
    /// A signed mail around the documents: its signature is the sender's of the mail, and of no document.
    Envelope,
}

/// A file of a dossier.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name as it was given. Never used as a path.
    pub name: String,
    /// Name of the ZIP or mail it came in.
    pub container: Option<String>,
    /// What it is to the others.
    pub content: Content,
    /// Its report, or why there is none.
    pub result: Result<Box<Report>, Error>,
    /// The law's view of it as an annex; none without a report or document.
    pub as_annex: Option<View>,
}
