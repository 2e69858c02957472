//! What a difference at a place is to a person: by the keys that lead there.

use crate::pdf::changes::ChangeKind;

/// The kind of a difference below an entry of a page (ISO 32000-2 Table 31).
pub(super) fn of_page_entry(key: &str) -> ChangeKind {
    match key {
        "Contents" => ChangeKind::PageContent,
        "Annots" => ChangeKind::AnnotationChanged,
        "AA" => ChangeKind::Actions,
        _ => ChangeKind::PageProperty,
    }
}

/// The kind of a difference below an entry of a resource dictionary (ISO 32000-2 Table 34).
pub(super) fn of_resource(key: &str) -> ChangeKind {
    match key {
        "Font" => ChangeKind::Font,
        "Properties" => ChangeKind::Layers,
        _ => ChangeKind::PageObject,
    }
}

/// The kind of a difference below an entry of the catalog (ISO 32000-2 Table 29).
pub(super) fn of_catalog_entry(key: &str) -> ChangeKind {
    match key {
        "Metadata" => ChangeKind::Metadata,
        "Version" | "Extensions" => ChangeKind::Version,
        "StructTreeRoot" | "MarkInfo" => ChangeKind::Structure,
        "OCProperties" => ChangeKind::Layers,
        "OpenAction" | "AA" => ChangeKind::Actions,
        "Perms" => ChangeKind::Permissions,
        "DSS" => ChangeKind::EvidenceAdded,
        "AF" | "Collection" => ChangeKind::Attachments,
        _ => ChangeKind::Catalog,
    }
}

/// The kind of a difference below an entry of the name dictionary (ISO 32000-2 Table 32).
pub(super) fn of_name_tree(key: &str) -> ChangeKind {
    match key {
        "EmbeddedFiles" => ChangeKind::Attachments,
        "JavaScript" => ChangeKind::Actions,
        _ => ChangeKind::Catalog,
    }
}
