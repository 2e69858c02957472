//! From what revisions did to what that means for one signature.

use super::analysis::Analysis;
use super::change::{Change, ChangeKind, Level};
use crate::pdf::object::ObjectId;
use crate::pdf::signature::{Kind, SignatureField};
use std::collections::HashMap;

/// What the caller found out about a signature: whether it can vouch for what was added with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its digest and its value verify, and nothing about its form is wrong.
    Good,
    /// It could not be checked.
    Unknown,
    /// It is wrong.
    Bad,
}

/// A change as one signature sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedChange {
    /// What was done.
    pub change: Change,
    /// Whether it is allowed. `None`: that depends on a signature that could not be checked.
    pub justified: Option<bool>,
}

/// What came after one signature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// How far it went. `None`: cannot be told.
    pub level: Option<Level>,
    /// Whether all of it is allowed. `None`: cannot be told.
    pub justified: Option<bool>,
    /// Every change, in the order of the revisions.
    pub changes: Vec<JudgedChange>,
}

impl Judgement {
    /// The same for a signature whose digest does not match. Its byte range does not tell what was signed, so what that says
    /// against the signed state as a whole cannot be told; what single revisions did stays (EN 319 102-1 §5.2.7: such a
    /// signature has failed by itself).
    #[must_use]
    pub fn without_signed_bytes(mut self) -> Self {
        let of_range = |kind| matches!(kind, ChangeKind::SignedStateMissing | ChangeKind::OutsideSigned);
        for judged in self.changes.iter_mut().filter(|judged| of_range(judged.change.kind)) {
            judged.justified = None;
        }
        if self.justified == Some(false) && self.changes.iter().all(|judged| judged.justified != Some(false)) {
            (self.level, self.justified) = (None, None);
        }
        self
    }
}

impl Analysis {
    /// Judges what came after one of the signatures given to [`super::analyse`], by its index. `standings` is what is known
    /// of each of them, in the same order.
    pub fn judge(&self, fields: &[&SignatureField], standings: &[Standing], index: usize) -> Judgement {
        let Some(field) = fields.get(index) else { return Judgement::default() };
        let refused = |change: &Change| JudgedChange { change: change.clone(), justified: Some(false) };
        let mut judgement = Judgement::default();
        judgement.changes.extend(self.faults.get(index).into_iter().flatten().map(refused));
        if self.reconstructed || field.byte_range.is_err() {
            return judgement;
        }
        let Some(covered) = field.covered_revision else {
            return if judgement.changes.is_empty() { judgement } else { settle(judgement, true) };
        };
        let vouchers = vouchers(fields, standings);
        let mut complete = true;
        for step in self.steps.iter().skip(covered.saturating_add(1)) {
            match step {
                None => complete = false,
                Some(changes) => {
                    judgement.changes.extend(changes.iter().map(|change| self.one(change, fields, index, &vouchers)));
                }
            }
        }
        let mut judgement = settle(judgement, complete);
        if let Some(tail) = &self.tail {
            // They belong to no revision; whoever repairs files may read them all the same.
            judgement.changes.push(JudgedChange { change: tail.clone(), justified: None });
            judgement.level = judgement.level.filter(|level| *level == Level::Other);
            judgement.justified = judgement.justified.filter(|justified| !justified);
        }
        judgement
    }

    /// One change, against everything that restricts it: the certification of the document, the lock of the signature itself,
    /// and the signature that vouches for it.
    fn one(
        &self,
        change: &Change,
        fields: &[&SignatureField],
        index: usize,
        vouchers: &HashMap<ObjectId, (usize, Standing)>,
    ) -> JudgedChange {
        let mut change = change.clone();
        let covered = fields.get(index).and_then(|field| field.covered_revision);
        if change.since.is_some_and(|since| covered.is_some_and(|covered| covered < since)) {
            // What was not there when this was signed is not missed by it.
            change.level = Level::Lta;
        }
        let restrictions = self.restrictions.get(index);
        let locked = change.field.as_ref().is_some_and(|name| {
            let locks = restrictions.map(|restrictions| restrictions.locks.as_slice()).unwrap_or_default();
            locks.iter().any(|lock| lock.covers(name))
        });
        // Evidence may always be added; a locked field that is touched by anything else is not what was signed.
        if locked && !change.unlocked {
            change.level = Level::Other;
        }
        let certified = certified(fields, change.revision);
        let signed_later = || {
            let here = |field: &&SignatureField| field.field.is_some() && field.field == change.object;
            let mut values = fields.iter().copied().filter(here).map(|field| field.object);
            values.any(|value| vouchers.get(&value).is_some_and(|(_, standing)| *standing == Standing::Good))
        };
        if certified.is_some() && change.uncertified_only && !signed_later() {
            change.level = Level::Other;
        }
        let own = restrictions.and_then(|restrictions| restrictions.permissions);
        let most = [certified, own].into_iter().flatten().map(allowed).min().unwrap_or(Level::Annotations);
        let vouched = change.signature.map(|signature| match vouchers.get(&signature) {
            // It must cover the revision it came with, or it says nothing about what that revision shows.
            Some((covered, standing)) if *covered >= change.revision => *standing,
            _ => Standing::Bad,
        });
        let justified = match vouched {
            _ if change.level > most => Some(false),
            // A time-stamp that is none is a field that shows nothing, which may be added where fields are filled in. Where only
            // time-stamps may be added, nobody vouches for it, and nothing can be told.
            Some(Standing::Bad | Standing::Unknown) if is_unseen_stamp(&change) => {
                Some(true).filter(|_| most >= Level::FormFilling)
            }
            Some(Standing::Bad) => Some(false),
            Some(Standing::Unknown) => None,
            _ if change.open => None,
            Some(Standing::Good) | None => Some(true),
        };
        JudgedChange { change, justified }
    }
}

/// Whether a change is a time-stamp that shows nothing.
fn is_unseen_stamp(change: &Change) -> bool {
    change.kind == ChangeKind::TimestampAdded && change.level == Level::Lta
}

/// The highest level that `P` of Table 257 allows. Evidence for long-term validation is allowed under each (EN 319 142-1 §5.4).
fn allowed(permissions: u8) -> Level {
    match permissions {
        3 => Level::Annotations,
        2 => Level::FormFilling,
        _ => Level::Lta,
    }
}

/// The permissions of the certification that holds when a revision is made: that of the revisions before it.
fn certified(fields: &[&SignatureField], revision: usize) -> Option<u8> {
    let before = fields.iter().filter(|field| field.covered_revision.is_some_and(|covered| covered < revision));
    let permissions = before.filter_map(|field| match field.kind {
        Kind::Certification { permissions } => Some(permissions),
        _ => None,
    });
    permissions.min()
}

/// The signatures that may vouch for what came with them, by their dictionaries: the last revision they cover, and how they
/// stand.
fn vouchers(fields: &[&SignatureField], standings: &[Standing]) -> HashMap<ObjectId, (usize, Standing)> {
    let known = fields.iter().zip(standings);
    known.filter_map(|(field, standing)| Some((field.object, (field.covered_revision?, *standing)))).collect()
}

fn settle(mut judgement: Judgement, complete: bool) -> Judgement {
    let refused = judgement.changes.iter().any(|judged| judged.justified == Some(false));
    let open = !complete || judgement.changes.iter().any(|judged| judged.justified.is_none());
    let level = judgement.changes.iter().map(|judged| judged.change.level).max().unwrap_or(Level::None);
    let only_white = judgement.changes.is_empty();
    judgement.level = match (complete, only_white) {
        (false, _) => Some(Level::Other).filter(|_| level == Level::Other),
        (true, true) => Some(Level::None),
        (true, false) => Some(level),
    };
    judgement.justified = if refused { Some(false) } else { (!open).then_some(true) };
    judgement
}
