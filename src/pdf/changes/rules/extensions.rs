//! The extensions dictionary (ISO 32000-2 §7.12): which extensions of the format a file uses. PAdES adds `ESIC`, Adobe `ADBE`.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::Node;
use super::super::step::Step;
use crate::error::Error;
use crate::pdf::text::name_text;

pub(super) fn apply(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let Some(new) = new else { return Ok(()) };
    let Some(list) = new.dictionary() else {
        step.list(Change::refused(ChangeKind::Version).detail("Extensions"));
        return Ok(());
    };
    step.judged_at(new);
    for entry in list.entries() {
        // A developer's dictionary or, since 2.0, an array of them.
        if let Some(developer) = new.child(step.new_view(), &name_text(&entry.key))? {
            step.judged_at(&developer);
        }
    }
    let same = match old {
        Some(old) => step.equality.in_full(&old.object, &new.object)?,
        None => false,
    };
    if !same {
        step.list(Change::new(ChangeKind::Version, Level::Lta).detail("Extensions"));
    }
    Ok(())
}
