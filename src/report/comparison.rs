//! The answer to "is what came back the file that was sent?", as data: `schema: "kyso-comparison/1"`.

use super::model::ChangeLevel;
use crate::pdf::changes::Change;
use crate::pdf::compare;
use serde::Serialize;

/// Name and version of this form of answer.
pub const SCHEMA: &str = "kyso-comparison/1";

/// The relation of a file to the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same bytes from the first to the last.
    Identical,
    /// It begins with all bytes of the original, which are one of its revisions; what was added is listed.
    Extended,
    /// It is the beginning of the original: an older state of it, or a part.
    Beginning,
    /// Other bytes with the same content: rewritten, so signatures do not survive.
    SameContent,
    /// Something is otherwise.
    Different,
}

/// One of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// Number of bytes.
    pub size: u64,
    /// Number of saved states. Null if comparing the bytes was enough.
    pub revisions: Option<usize>,
}

/// A difference between the file and the original.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What, as the kind of a change.
    pub what: &'static str,
    /// Number of the revision that did it, where that is known.
    pub revision: Option<usize>,
    /// How far the change goes, where that was judged.
    pub level: Option<ChangeLevel>,
    /// The object in the file, `12 0`.
    pub object: Option<String>,
    /// The object in the original.
    pub original_object: Option<String>,
    /// Number of the page, from 1.
    pub page: Option<u32>,
    /// Full name of the form field.
    pub field: Option<String>,
    /// Where on the page: left, bottom, right, top.
    pub rect: Option<[f64; 4]>,
    /// Keys that lead to it, or what more there is to say.
    pub detail: Option<String>,
}

/// One file compared with another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// In one word.
    pub relation: Relation,
    /// The file.
    pub file: Compared,
    /// The file it is compared with.
    pub original: Compared,
    /// How many bytes from the first on are the same in both.
    pub same_bytes: u64,
    /// The newest revision of the file that ends within the bytes that are the same.
    pub same_revision: Option<usize>,
    /// What is otherwise.
    pub differences: Vec<Difference>,
    /// Whether the list is whole, and neither file can be read in more than one way. If not, more may be otherwise.
    pub complete: bool,
    /// Oddities of either file because of which other readers may see something else.
    pub ambiguities: Vec<String>,
}

/// A difference between two files, as a record.
pub(crate) fn difference(found: &compare::Difference) -> Difference {
    Difference {
        what: found.kind.name(),
        revision: None,
        level: None,
        object: found.new.map(|id| id.to_string()),
        original_object: found.old.map(|id| id.to_string()),
        page: found.page,
        field: found.field.clone(),
        rect: found.rect,
        detail: found.detail.clone(),
    }
}

/// What a revision did, as a record.
pub(crate) fn change(change: &Change) -> Difference {
    Difference {
        what: change.kind.name(),
        revision: Some(change.revision.saturating_add(1)),
        level: Some(super::write::changes::level(change.level)),
        object: change.object.map(|id| id.to_string()),
        original_object: None,
        page: change.page,
        field: change.field.clone(),
        rect: change.rect,
        detail: change.detail.clone(),
    }
}
