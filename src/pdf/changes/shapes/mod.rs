//! The closed list of shapes: which keys a dictionary that was added after a signature may have, role by role, and what their
//! values may be; and which entries of a signed dictionary may become what. Everything else is unexplained. The tables are data; each
//! names the table of ISO 32000-2 it is taken from.

mod annotations;
mod documents;
mod entries;
mod shape;

pub(crate) use annotations::note;
pub use annotations::{NOTES, SIGNATURE_FIELD, SIGNATURE_WIDGET};
pub use documents::{
    DEVELOPER_EXTENSION, EVIDENCE_OF_SIGNATURE, LINEARIZATION, MARK_INFO, METADATA, NEW_ELEMENT, PAGE_HINTS,
};
pub use entries::{
    ANY_FIELD, CATALOG, CHANGING, Changing, DEFAULT_RESOURCES, ELEMENT, Entry, FILLED_FIELD, FORM, May, PAGE,
    SIGNED_FIELD, STORE, STRUCTURE,
};
pub(crate) use shape::POINTS;
pub use shape::{Role, Shape};

/// Every role with a closed list, so that tests reach them all.
pub const ROLES: &[&Role] = &[
    &annotations::BORDER_STYLE,
    &annotations::WIDGET_LOOK,
    &annotations::FIELD_LOCK,
    &annotations::ANNOTATION,
    &annotations::MARKUP,
    &SIGNATURE_WIDGET,
    &SIGNATURE_FIELD,
    &MARK_INFO,
    &DEVELOPER_EXTENSION,
    &METADATA,
    &EVIDENCE_OF_SIGNATURE,
    &NEW_ELEMENT,
    &LINEARIZATION,
    &PAGE_HINTS,
];
