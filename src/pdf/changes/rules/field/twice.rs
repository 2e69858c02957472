//! A field in both revisions, and what is said of its difference.

use super::super::super::appearance::draws_nothing;
use super::super::super::change::{Change, ChangeKind};
use super::super::super::field::{FieldFacts, has_area, rectangle, takes_room};
use super::super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, Object};

/// A field in both revisions.
pub(super) struct Twice<'p> {
    pub(super) number: u32,
    pub(super) old: &'p Dictionary,
    pub(super) new: &'p Dictionary,
    pub(super) before: FieldFacts,
    pub(super) after: FieldFacts,
    /// Keys that differ, but for those that never matter.
    pub(super) keys: Vec<String>,
}

pub(super) fn refuse(
    step: &Step<'_, '_, '_>,
    twice: &Twice<'_>,
    kind: ChangeKind,
    detail: Option<&str>,
) -> Result<(), Error> {
    let mut change = describe(step, twice, Change::refused(kind))?;
    change.detail = detail.map(str::to_owned).or_else(|| twice.keys.first().cloned());
    step.list(change);
    Ok(())
}

pub(super) fn describe(step: &Step<'_, '_, '_>, twice: &Twice<'_>, change: Change) -> Result<Change, Error> {
    let id = crate::pdf::ObjectId::new(twice.number, 0);
    let rect = rectangle(step.new_view(), twice.new)?;
    let page = step.page_of(twice.number, twice.new)?;
    let name = twice.after.name.as_deref().or(twice.before.name.as_deref());
    Ok(change.object(Some(id)).field(name).rect(rect.filter(|_| has_area(rect))).page(page))
}

/// Whether the value of the field, its own or inherited, is another one.
pub(super) fn value_differs(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let null = Object::null();
    let (old, new) = (twice.before.value.as_ref().unwrap_or(&null), twice.after.value.as_ref().unwrap_or(&null));
    let in_place = new.as_reference().is_some_and(|id| step.differs(id.number));
    Ok(in_place || !step.equality.in_full(old, new)?)
}

/// Whether a widget whose rectangle has no extent has an appearance that draws anything.
pub(super) fn shows_beyond_nothing(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let view = step.new_view();
    let room = takes_room(twice.new, rectangle(view, twice.new)?);
    Ok(!room && !draws_nothing(view, step.work(), twice.number, twice.new)?)
}
