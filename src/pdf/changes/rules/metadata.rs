//! What describes the document and is not part of what it shows: the information dictionary (ISO 32000-2 §14.3.3) and the XMP
//! metadata (§14.3.2).

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::Node;
use super::super::shapes::METADATA;
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::object::ObjectId;

/// The information dictionary may say anything, as long as it is one.
pub(super) fn information(step: &Step<'_, '_, '_>, old: &Node, new: &Node) -> Result<(), Error> {
    if new.dictionary().is_none() {
        return Ok(());
    }
    // "Info" is only ever read through the trailer, so another use of the object is not covered by this.
    step.judged_at(new);
    if !step.equality.in_full(&old.object, &new.object)? {
        step.list(change(new));
    }
    Ok(())
}

/// The XMP packet of the document: a stream that holds XML and nothing that could be shown as something else.
pub(super) fn document_metadata(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let Some(new) = new else {
        // Without it a reader falls back on the information dictionary; nothing on a page depends on it.
        step.list(Change::new(ChangeKind::Metadata, Level::Lta));
        return Ok(());
    };
    let same = match old {
        Some(old) => step.equality.in_full(&old.object, &new.object)?,
        None => false,
    };
    if same {
        step.judged_at(new);
        return Ok(());
    }
    if is_xmp(step, new)? {
        step.judged_at(new);
        step.list(change(new));
    } else {
        step.list(Change::refused(ChangeKind::Metadata).object(id(new)));
    }
    Ok(())
}

fn is_xmp(step: &Step<'_, '_, '_>, node: &Node) -> Result<bool, Error> {
    let Some(stream) = node.object.as_stream() else { return Ok(false) };
    // What says that it is something else, or more, is something else as well.
    if METADATA.misfit(step.new_view(), &stream.dictionary)?.is_some() {
        return Ok(false);
    }
    let data = match step.new_view().decode(stream) {
        Ok(Some(data)) => data,
        Ok(None) | Err(Error::OverLimit { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    let text = String::from_utf8_lossy(&data);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    // An XML packet in UTF-16 is allowed by XMP, but nobody writes it. A document type would bring entities of its own, which
    // XMP does not have (ISO 16684-1 §7.3): what a reader shows of it would hang on where it looks them up.
    let entities = text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    Ok(text.is_empty() || text.starts_with('<') && (text.contains("xmpmeta") || text.contains("RDF")) && !entities)
}

fn change(node: &Node) -> Change {
    Change::new(ChangeKind::Metadata, Level::Lta).object(id(node))
}

fn id(node: &Node) -> Option<ObjectId> {
    node.number().map(|number| ObjectId::new(number, 0))
}
