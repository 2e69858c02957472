//! The extensions dictionary (ISO 32000-2 §7.12): which extensions of the format a file uses. PAdES adds `ESIC`, Adobe `ADBE`.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::{Node, Place};
use super::super::shapes::DEVELOPER_EXTENSION;
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::text::name_text;

/// Most extensions of one developer.
const MOST: usize = 100;

pub(super) fn apply(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let Some(new) = new else {
        if let Some(old) = old {
            // A reader that goes by it no longer knows what is in the file.
            let mut change = refused();
            change.since = old.number().map(|number| step.introduced(number)).transpose()?;
            step.list(change);
        }
        return Ok(());
    };
    let Some(list) = new.dictionary() else {
        step.list(refused());
        return Ok(());
    };
    step.judged_at(new);
    let same = match old {
        Some(old) => step.equality.in_full(&old.object, &new.object)?,
        None => false,
    };
    let mut known = true;
    for entry in list.entries().iter().filter(|entry| *entry.key != *b"Type") {
        if let Some(developer) = new.child(step.new_view(), &name_text(&entry.key))? {
            step.judged_at(&developer);
            known &= same || is_extension(step, &developer)?;
        }
    }
    let lost = old
        .and_then(Node::dictionary)
        .is_some_and(|old| old.entries().iter().any(|entry| !list.has(&name_text(&entry.key))));
    if !known || lost {
        step.list(refused());
    } else if !same {
        step.list(Change::new(ChangeKind::Version, Level::Lta).detail("Extensions"));
    }
    Ok(())
}

/// A developer's dictionary or, since 2.0, an array of them.
fn is_extension(step: &Step<'_, '_, '_>, node: &Node) -> Result<bool, Error> {
    let view = step.new_view();
    if let Some(dictionary) = node.dictionary() {
        return Ok(DEVELOPER_EXTENSION.misfit(view, dictionary)?.is_none());
    }
    let Some(array) = node.object.as_array().filter(|array| array.len() <= MOST) else { return Ok(false) };
    for element in array.iter() {
        let place = Place { holder: node.at.holder, path: format!("{}[]", node.at.path) };
        let one = Node::at(view, place, element)?;
        step.judged_at(&one);
        let fits = match one.dictionary() {
            Some(dictionary) => DEVELOPER_EXTENSION.misfit(view, dictionary)?.is_none(),
            None => false,
        };
        if !fits {
            return Ok(false);
        }
    }
    Ok(true)
}

fn refused() -> Change {
    Change::refused(ChangeKind::Version).detail("Extensions")
}
