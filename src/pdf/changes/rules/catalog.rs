//! The document catalog (ISO 32000-2 §7.7.2, Table 29): which of its entries may change, and who judges them.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::{Node, Place};
use super::super::shapes::MARK_INFO;
use super::super::step::{Edge, Step};
use super::{acro_form, extensions, metadata, permissions, security_store};
use crate::error::Error;
use crate::pdf::object::{Dictionary, Object};
use crate::pdf::text::name_text;
use crate::pdf::view::View;

/// Entries that another rule judges, whether the entry or only what it leads to differs.
const JUDGED_ELSEWHERE: [&str; 6] = ["AcroForm", "DSS", "Metadata", "Extensions", "Perms", "StructTreeRoot"];

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
        if JUDGED_ELSEWHERE.contains(&key.as_str()) {
            if to.has(&key) && step.new_view().value(to, &key)?.is_null() {
                // It names what is not there, which is not the same as not naming it: no writer means that.
                step.list(Change::refused(kind(&key)).detail(key));
            }
            continue;
        }
        step.list(entry(step, &key, to)?);
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

fn root(view: View<'_, '_>) -> Result<Option<Node>, Error> {
    let Some(root) = view.root() else { return Ok(None) };
    let place = Place { holder: None, path: "/Root".to_owned() };
    Ok(Some(Node::at(view, place, root)?))
}

/// An entry that differs and that no other rule judges.
fn entry(step: &Step<'_, '_, '_>, key: &str, to: &Dictionary) -> Result<Change, Error> {
    let new = to.get(key).filter(|_| to.count(key) == 1);
    let known = |key: &str| Change::new(kind(key), Level::Lta).detail(key);
    Ok(match key {
        // The newer of header and catalog counts (§7.5.2); it says what may be in the file and shows nothing.
        "Version" if new.and_then(Object::as_name).is_some_and(|version| VERSIONS.contains(&version)) => known(key),
        // Says whether the document is tagged (§14.7.1).
        "MarkInfo" => match new.map(|value| step.new_view().resolve(value)).transpose()? {
            Some(value) if is_mark_info(step, &value)? => known(key),
            _ => Change::refused(kind(key)).detail(key),
        },
        _ => Change::refused(kind(key)).detail(key),
    })
}

/// Versions of the format (§7.2.2, Table 29).
const VERSIONS: [&[u8]; 6] = [b"1.3", b"1.4", b"1.5", b"1.6", b"1.7", b"2.0"];

fn is_mark_info(step: &Step<'_, '_, '_>, value: &Object) -> Result<bool, Error> {
    match value.as_plain_dictionary() {
        Some(dictionary) => Ok(MARK_INFO.misfit(step.new_view(), dictionary)?.is_none()),
        None => Ok(false),
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
        "StructTreeRoot" | "MarkInfo" => ChangeKind::Structure,
        "Version" | "Extensions" => ChangeKind::Version,
        "AcroForm" => ChangeKind::Form,
        "Metadata" => ChangeKind::Metadata,
        "Perms" | "Legal" => ChangeKind::Permissions,
        "NeedsRendering" => ChangeKind::Xfa,
        _ => ChangeKind::Catalog,
    }
}
