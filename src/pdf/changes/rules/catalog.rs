//! The document catalog (ISO 32000-2 §7.7.2, Table 29): which of its entries may change, and who judges them.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::{Node, Place};
use super::super::shapes::{CATALOG, May};
use super::super::step::{Edge, Step};
use super::{acro_form, extensions, metadata, permissions, security_store};
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::text::name_text;

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let (Some(old), Some(new)) = (root(step.old())?, root(step.new_view())?) else {
        step.list(Change::refused(ChangeKind::Catalog));
        return Ok(());
    };
    // A copy of the catalog is not the catalog.
    let same = old.number().is_some() && old.number() == new.number();
    let (Some(from), Some(to), true) = (old.dictionary(), new.dictionary(), same) else {
        step.list(Change::refused(ChangeKind::Catalog));
        return Ok(());
    };
    for key in step.equality.differing_keys(from, to)? {
        let key = name_text(&key);
        let allowed = step.allows(&CATALOG, &key, from, to)?;
        // Another rule judges it, whether the entry or only what it leads to differs.
        if !allowed.is_some_and(|entry| matches!(entry.may, May::Judged)) {
            let level = allowed.map_or(Level::Other, |entry| entry.level);
            // Evidence may need a newer version of the format; none needs an older one (§12.8.2.2, `P` 1).
            let lowered = key == "Version" && is_lowered(from, to);
            let level = if lowered { level.max(Level::FormFilling) } else { level };
            step.list(Change::new(kind(&key), level).detail(key));
        }
    }
    // The catalog is what the trailer names, and what a signature says that it speaks of (Table 256). One that is resources as well
    // holds names that draw.
    step.judged_at(&new);
    if let Some(number) = new.number() {
        step.judged(number, [Edge::Ending("/Data")]);
    }
    let both = |key: &str| -> Result<(Option<Node>, Option<Node>), Error> {
        Ok((old.child(step.old(), key)?, new.child(step.new_view(), key)?))
    };
    let (before, after) = both("AcroForm")?;
    acro_form::apply(step, before.as_ref(), after.as_ref())?;
    let (before, after) = both("DSS")?;
    security_store::apply(step, before.as_ref(), after.as_ref())?;
    let (before, after) = both("Metadata")?;
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

/// Whether the catalog names an older version of the format than it did: `1.3` to `2.0` are in the order of their letters.
fn is_lowered(from: &Dictionary, to: &Dictionary) -> bool {
    let version = |catalog: &Dictionary| catalog.get("Version").and_then(Object::as_name).map(<[u8]>::to_vec);
    version(from).is_some_and(|before| version(to).is_some_and(|after| after < before))
}

fn root(view: View<'_, '_>) -> Result<Option<Node>, Error> {
    let Some(root) = view.root() else { return Ok(None) };
    let place = Place { holder: None, path: "/Root".to_owned() };
    Ok(Some(Node::at(view, place, root)?))
}

/// What an entry of the catalog is about.
pub(super) fn kind(key: &str) -> ChangeKind {
    match key {
        "Pages" => ChangeKind::Pages,
        "OCProperties" => ChangeKind::Layers,
        "OpenAction" | "AA" => ChangeKind::Actions,
        "AF" | "Collection" => ChangeKind::Attachments,
        "Names" => ChangeKind::Attachments,
        "StructTreeRoot" | "MarkInfo" => ChangeKind::Structure,
        "Version" | "Extensions" => ChangeKind::Version,
        "AcroForm" => ChangeKind::Form,
        "Metadata" => ChangeKind::Metadata,
        "Perms" | "Legal" => ChangeKind::Permissions,
        "NeedsRendering" => ChangeKind::Xfa,
        _ => ChangeKind::Catalog,
    }
}
