//! From what revisions did to what that means for one signature.

use super::analysis::Analysis;
use super::change::{Change, ChangeKind, Level};
use crate::base::sort;
use crate::pdf::signature::{Kind, SignatureField};
use crate::pdf::syntax::object::ObjectId;
use std::collections::{HashMap, HashSet};

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
    /// The changes, in the order of the revisions: at most as many as were asked for, what is not allowed before what is.
    pub changes: Vec<JudgedChange>,
    /// How many more there are.
    pub omitted: usize,
    /// Whether any change is refused for what a revision did, and not for what the signature covers.
    refused_by_revision: bool,
}

impl Judgement {
    /// The same for a signature whose digest does not match. Its byte range does not tell what was signed, so what that says
    /// against the signed state as a whole cannot be told; what single revisions did stays (EN 319 102-1 §5.2.7: such a
    /// signature has failed by itself).
    #[must_use]
    pub fn without_signed_bytes(mut self) -> Self {
        for judged in self.changes.iter_mut().filter(|judged| is_of_range(judged.change.kind)) {
            judged.justified = None;
        }
        if self.justified == Some(false) && !self.refused_by_revision {
            (self.level, self.justified) = (None, None);
        }
        self
    }
}

impl Analysis {
    /// What is known of the signatures given to [`super::analyse`], in their order, made ready to judge for each of them.
    pub fn among<'a>(&'a self, fields: &'a [&'a SignatureField], standings: &[Standing]) -> Judges<'a> {
        let vouchers = vouchers(fields, standings);
        let good = |field: &&&SignatureField| {
            vouchers.get(&field.object).is_some_and(|(_, standing)| *standing == Standing::Good)
        };
        let signed = fields.iter().filter(good).filter_map(|field| field.field).collect();
        Judges { analysis: self, fields, vouchers, signed, certified: certified(fields, self.steps.len()) }
    }

    /// Judges what came after one of the signatures alone; see `Judges::judge`.
    pub fn judge(&self, fields: &[&SignatureField], standings: &[Standing], index: usize, most: usize) -> Judgement {
        self.among(fields, standings).judge(index, most)
    }
}

/// All signatures of a file, for the question what came after each: what they have in common is found out once.
pub struct Judges<'a> {
    analysis: &'a Analysis,
    fields: &'a [&'a SignatureField],
    vouchers: HashMap<ObjectId, (usize, Standing)>,
    /// Fields that hold a good signature.
    signed: HashSet<ObjectId>,
    /// The permissions of the certification that holds when a revision is made, by its index.
    certified: Vec<Option<u8>>,
}

impl Judges<'_> {
    /// Judges what came after one of the signatures, by its index. All changes are judged, and at most `most` of them listed.
    pub fn judge(&self, index: usize, most: usize) -> Judgement {
        let Some(field) = self.fields.get(index) else { return Judgement::default() };
        let mut tally = Tally::new(most);
        for fault in self.analysis.faults.get(index).into_iter().flatten() {
            tally.add(fault, fault.level, Some(false));
        }
        if self.analysis.reconstructed || field.byte_range.is_err() {
            return tally.unsettled();
        }
        let Some(covered) = field.covered_revision else {
            return if tally.is_empty() { tally.unsettled() } else { tally.settled(true) };
        };
        let mut complete = true;
        for (revision, step) in self.analysis.steps.iter().enumerate().skip(covered.saturating_add(1)) {
            let Some(changes) = step else {
                complete = false;
                continue;
            };
            let certified = self.certified.get(revision).copied().flatten();
            for change in changes {
                let (level, justified) = self.one(change, index, certified);
                tally.add(change, level, justified);
            }
        }
        let mut judgement = tally.settled(complete);
        if let Some(tail) = &self.analysis.tail {
            // They belong to no revision; whoever repairs files may read them all the same.
            judgement.changes.push(JudgedChange { change: tail.clone(), justified: None });
            judgement.level = judgement.level.filter(|level| *level == Level::Other);
            judgement.justified = judgement.justified.filter(|justified| !justified);
        }
        judgement
    }

    /// One change, against everything that restricts it: the certification of the document, the lock of the signature itself,
    /// and the signature that vouches for it. How far it goes, and whether it is allowed.
    fn one(&self, change: &Change, index: usize, certified: Option<u8>) -> (Level, Option<bool>) {
        let mut level = change.level;
        let covered = self.fields.get(index).and_then(|field| field.covered_revision);
        if change.since.is_some_and(|since| covered.is_some_and(|covered| covered < since)) {
            // What was not there when this was signed is not missed by it.
            level = Level::Lta;
        }
        let restrictions = self.analysis.restrictions.get(index);
        let locks = restrictions.map(|restrictions| restrictions.locks.as_slice()).unwrap_or_default();
        let locked = (change.field.is_some() || is_of_field(change.kind))
            && locks.iter().any(|lock| lock.covers(change.field.as_deref()));
        // Evidence may always be added; a locked field that is touched by anything else is not what was signed.
        if locked && !change.unlocked {
            level = Level::Other;
        }
        let signed_later = || change.object.is_some_and(|field| self.signed.contains(&field));
        if certified.is_some() && change.uncertified_only && !signed_later() {
            level = Level::Other;
        }
        let own = restrictions.and_then(|restrictions| restrictions.permissions);
        let most = [certified, own].into_iter().flatten().map(allowed).min().unwrap_or(Level::Annotations);
        let vouched = change.signature.map(|signature| match self.vouchers.get(&signature) {
            // It must cover the revision it came with, or it says nothing about what that revision shows.
            Some((covered, standing)) if *covered >= change.revision => *standing,
            _ => Standing::Bad,
        });
        let justified = match vouched {
            _ if level > most => Some(false),
            // A time-stamp that is none is a field that shows nothing, which may be added where fields are filled in. Where only
            // time-stamps may be added, nobody vouches for it, and nothing can be told.
            Some(Standing::Bad | Standing::Unknown)
                if change.kind == ChangeKind::TimestampAdded && level == Level::Lta =>
            {
                Some(true).filter(|_| most >= Level::FormFilling)
            }
            Some(Standing::Bad) => Some(false),
            Some(Standing::Unknown) => None,
            _ if change.open => None,
            Some(Standing::Good) | None => Some(true),
        };
        (level, justified)
    }
}

/// Changes as they are judged: what all of them come to, and those that are listed.
struct Tally {
    most: usize,
    count: usize,
    level: Level,
    refused: bool,
    refused_by_revision: bool,
    open: bool,
    /// Listed by what is allowed (refused, open, allowed), each with its place among all.
    listed: [Vec<(usize, JudgedChange)>; 3],
}

impl Tally {
    fn new(most: usize) -> Self {
        let listed = [Vec::new(), Vec::new(), Vec::new()];
        Self { most, count: 0, level: Level::None, refused: false, refused_by_revision: false, open: false, listed }
    }

    fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, change: &Change, level: Level, justified: Option<bool>) {
        let place = self.count;
        self.count = place.saturating_add(1);
        self.level = self.level.max(level);
        self.refused |= justified == Some(false);
        self.refused_by_revision |= justified == Some(false) && !is_of_range(change.kind);
        self.open |= justified.is_none();
        let [refused, open, allowed] = &mut self.listed;
        let list = match justified {
            Some(false) => refused,
            None => open,
            Some(true) => allowed,
        };
        if list.len() < self.most {
            list.push((place, JudgedChange { change: Change { level, ..change.clone() }, justified }));
        }
    }

    /// The list alone, with nothing said of the whole.
    fn unsettled(self) -> Judgement {
        let mut listed: Vec<(usize, JudgedChange)> = self.listed.into_iter().flatten().take(self.most).collect();
        sort::sort_by_key(&mut listed, |(place, _)| *place);
        let omitted = self.count.saturating_sub(listed.len());
        let changes = listed.into_iter().map(|(_, judged)| judged).collect();
        Judgement { changes, omitted, refused_by_revision: self.refused_by_revision, ..Judgement::default() }
    }

    /// With what all of it comes to. `complete`: every revision could be compared.
    fn settled(self, complete: bool) -> Judgement {
        let (level, refused, open) = (self.level, self.refused, self.open || !complete);
        let mut judgement = self.unsettled();
        judgement.level = if complete { Some(level) } else { Some(Level::Other).filter(|_| level == Level::Other) };
        judgement.justified = if refused { Some(false) } else { (!open).then_some(true) };
        judgement
    }
}

/// Whether a change tells of the bytes a signature covers, not of what a revision did.
fn is_of_range(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::SignedStateMissing | ChangeKind::OutsideSigned)
}

/// Whether a change is one of a field, whether it has a name or not.
fn is_of_field(kind: ChangeKind) -> bool {
    use ChangeKind::{FieldAdded, FieldChanged, FieldRemoved, FormFilled, SignatureAdded, SignatureFieldAdded};
    matches!(kind, FieldAdded | FieldChanged | FieldRemoved | FormFilled | SignatureAdded | SignatureFieldAdded)
}

/// The highest level that `P` of Table 257 allows. Evidence for long-term validation is allowed under each (EN 319 142-1 §5.4).
fn allowed(permissions: u8) -> Level {
    match permissions {
        3 => Level::Annotations,
        2 => Level::FormFilling,
        _ => Level::Lta,
    }
}

/// The permissions of the certification that holds when each of so many revisions is made: that of the revisions before it.
fn certified(fields: &[&SignatureField], revisions: usize) -> Vec<Option<u8>> {
    let mut own: Vec<Option<u8>> = vec![None; revisions];
    for field in fields {
        if let (Kind::Certification { permissions }, Some(covered)) = (&field.kind, field.covered_revision)
            && let Some(place) = own.get_mut(covered)
        {
            *place = Some(place.map_or(*permissions, |known| known.min(*permissions)));
        }
    }
    let mut strictest = None;
    let before = |own: Option<u8>| {
        let held = strictest;
        strictest = [strictest, own].into_iter().flatten().min();
        held
    };
    own.into_iter().map(before).collect()
}

/// The signatures that may vouch for what came with them, by their dictionaries: the last revision they cover, and how they
/// stand.
fn vouchers(fields: &[&SignatureField], standings: &[Standing]) -> HashMap<ObjectId, (usize, Standing)> {
    let known = fields.iter().zip(standings);
    known.filter_map(|(field, standing)| Some((field.object, (field.covered_revision?, *standing)))).collect()
}
