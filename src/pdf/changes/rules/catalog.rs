//! The document catalog (ISO 32000-2 §7.7.2, Table 29): which of its entries may change, and who judges them.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::{Node, Place};
use super::super::step::{Edge, Step};
use super::{acro_form, extensions, metadata, permissions, security_store};
use crate::error::Error;
use crate::pdf::object::Object;
use crate::pdf::text::name_text;
use crate::pdf::view::View;

/// Entries that another rule judges, whether the entry or only what it leads to differs.
const JUDGED_ELSEWHERE: [&str; 6] = ["AcroForm", "DSS", "Metadata", "Extensions", "Perms", "StructTreeRoot"];

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let (Some(old), Some(new)) = (root(step.old())?, root(step.new_view())?) else {
        step.list(Change::refused(ChangeKind::Catalog));
        return Ok(());
    };
    let (Some(from), Some(to)) = (old.dictionary(), new.dictionary()) else {
        step.list(Change::refused(ChangeKind::Catalog));
        return Ok(());
    };
    for key in step.equality.differing_keys(from, to)? {
        let key = name_text(&key);
        if JUDGED_ELSEWHERE.contains(&key.as_str()) {
            continue;
        }
        step.list(entry(&key, to.get(&key)));
    }
    // Pages, actions and much else may refer to the catalog; its own entries are what was judged.
    if let Some(number) = new.number() {
        step.judged(number, [Edge::Any]);
    }
    let both = |key: &str| -> Result<(Option<Node>, Option<Node>), Error> {
        Ok((old.child(step.old(), key)?, new.child(step.new_view(), key)?))
    };
    let (before, after) = both("AcroForm")?;
    acro_form::apply(step, before.as_ref(), after.as_ref())?;
    let (before, after) = both("DSS")?;
    security_store::apply(step, before.as_ref(), after.as_ref())?;
    let (before, after) = both("Metadata")?;
    if after.is_none() && to.has("Metadata") && !from.get("Metadata").is_none_or(Object::is_null) {
        // It names a stream that is not there: no writer means that.
        step.list(Change::refused(ChangeKind::Metadata));
    }
    if before.is_some() || after.is_some() {
        metadata::document_metadata(step, before.as_ref(), after.as_ref())?;
    }
    let (before, after) = both("Extensions")?;
    extensions::apply(step, before.as_ref(), after.as_ref())?;
    let (before, after) = both("Perms")?;
    permissions::apply(step, before.as_ref(), after.as_ref())
}

/// An entry of the catalog before and after.
pub(super) fn entry_twice(step: &Step<'_, '_, '_>, key: &str) -> Result<(Option<Node>, Option<Node>), Error> {
    let child = |view: View<'_, '_>| match root(view)? {
        Some(root) => root.child(view, key),
        None => Ok(None),
    };
    Ok((child(step.old())?, child(step.new_view())?))
}

fn root(view: View<'_, '_>) -> Result<Option<Node>, Error> {
    let Some(root) = view.root() else { return Ok(None) };
    let place = Place { holder: None, path: "/Root".to_owned() };
    Ok(Some(Node::at(view, place, root)?))
}

/// An entry that differs and that no other rule judges.
fn entry(key: &str, new: Option<&Object>) -> Change {
    match key {
        // The newer of header and catalog counts (§7.5.2); it says what may be in the file and shows nothing.
        "Version" if new.is_some_and(|value| value.as_name().is_some()) => {
            Change::new(ChangeKind::Version, Level::Lta).detail(key)
        }
        // Says whether the document is tagged (§14.7.1).
        "MarkInfo" => Change::new(ChangeKind::Structure, Level::Lta).detail(key),
        _ => Change::refused(kind(key)).detail(key),
    }
}

/// What an entry of the catalog is about.
pub(super) fn kind(key: &str) -> ChangeKind {
    match key {
        "Pages" => ChangeKind::Pages,
        "OCProperties" => ChangeKind::Layers,
        "OpenAction" | "AA" => ChangeKind::Actions,
        "AF" | "Collection" => ChangeKind::Attachments,
        "Names" => ChangeKind::Attachments,
        "StructTreeRoot" => ChangeKind::Structure,
        "Perms" | "Legal" => ChangeKind::Permissions,
        "NeedsRendering" => ChangeKind::Xfa,
        _ => ChangeKind::Catalog,
    }
}
