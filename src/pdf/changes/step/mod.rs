//! One revision compared with the one before it: what the rules vouched for, and what is left.

mod edge;
mod uses;

pub(crate) use edge::{Edge, Which};

use super::change::{Change, ChangeKind, Level};
use super::differing::{Differing, Pair, current};
use super::equal::Equality;
use super::node::Node;
use super::painted::{self, PaintedBoxes};
use super::reach::Reachable;
use super::roles::{Annotations, Form, Names};
use super::shapes::{Changing, Entry};
use super::usage::Usage;
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// A widget of a new signature field, and the page it was put on.
#[derive(Clone, Debug)]
pub(crate) struct NewWidget {
    /// Which change vouches for it.
    pub(crate) change: usize,
}

/// What the rules have said so far.
#[derive(Default)]
struct Ledger {
    changes: Vec<Change>,
    /// What each change is about, as a hash, with its number.
    subjects: BTreeSet<(u64, usize)>,
    judged: HashMap<u32, Vec<Edge>>,
    new_widgets: HashMap<u32, NewWidget>,
    removed_annotations: HashSet<u32>,
}

/// Two neighbouring revisions and the account of their differences.
pub(crate) struct Step<'s, 'd, 'a> {
    pub(crate) equality: Equality<'s, 'd, 'a>,
    pub(crate) differing: Differing,
    pub(crate) usage: &'s Usage,
    /// Page numbers by object number.
    pub(crate) pages: &'s HashMap<u32, u32>,
    /// Whether the older revision holds a signature of a person.
    pub(crate) signed_before: bool,
    ledger: RefCell<Ledger>,
    reachable: RefCell<Option<Rc<Reachable>>>,
    references: RefCell<edge::Remembered>,
    forms: RefCell<[Option<Rc<Form>>; 2]>,
    annotations: RefCell<[Option<Rc<Annotations>>; 2]>,
    names: RefCell<[Option<Rc<Names>>; 2]>,
    painted: RefCell<HashMap<u32, Rc<Option<PaintedBoxes>>>>,
}

impl<'s, 'd, 'a> Step<'s, 'd, 'a> {
    pub(crate) fn new(
        equality: Equality<'s, 'd, 'a>,
        differing: Differing,
        usage: &'s Usage,
        pages: &'s HashMap<u32, u32>,
        signed_before: bool,
    ) -> Self {
        Self {
            equality,
            differing,
            usage,
            pages,
            signed_before,
            ledger: RefCell::default(),
            reachable: RefCell::default(),
            references: RefCell::default(),
            forms: RefCell::default(),
            annotations: RefCell::default(),
            names: RefCell::default(),
            painted: RefCell::default(),
        }
    }

    /// What the revision did, by the rules that were run.
    pub(crate) fn into_changes(self) -> Vec<Change> {
        let revision = self.new_view().revision_index();
        let mut changes = self.ledger.into_inner().changes;
        if changes.is_empty() {
            changes.push(Change::new(ChangeKind::Resaved, Level::Lta));
        }
        for change in &mut changes {
            change.revision = revision;
        }
        changes
    }

    pub(crate) fn old(&self) -> View<'d, 'a> {
        self.equality.old
    }

    pub(crate) fn new_view(&self) -> View<'d, 'a> {
        self.equality.new
    }

    pub(crate) fn work(&self) -> &'s Work {
        self.equality.work
    }

    /// The form of the older or the newer revision.
    pub(crate) fn form(&self, which: Which) -> Result<Rc<Form>, Error> {
        kept(&self.forms, which, || Form::read(self.view(which), self.work()))
    }

    /// The annotations of all pages of the older or the newer revision.
    pub(crate) fn annotations(&self, which: Which) -> Result<Rc<Annotations>, Error> {
        kept(&self.annotations, which, || Annotations::read(self.view(which), self.pages, self.work()))
    }

    /// The widgets of all pages of the newer revision, by the names of their fields.
    pub(crate) fn names(&self) -> Result<Rc<Names>, Error> {
        kept(&self.names, Which::New, || Names::read(self.new_view(), self.pages, self.work()))
    }

    /// The entry of a closed list by which a key may differ as it does. `None`: it may not.
    pub(crate) fn allows(
        &self,
        list: &Changing,
        key: &str,
        from: &Dictionary,
        to: &Dictionary,
    ) -> Result<Option<Entry>, Error> {
        list.allows([self.old(), self.new_view()], key, from, to)
    }

    fn view(&self, which: Which) -> View<'d, 'a> {
        match which {
            Which::Old => self.old(),
            Which::New => self.new_view(),
        }
    }

    /// Whether no such object was there before.
    pub(crate) fn is_new(&self, number: u32) -> Result<bool, Error> {
        Ok(current(self.old(), number)?.is_none())
    }

    /// Whether the object has another value than before.
    pub(crate) fn differs(&self, number: u32) -> bool {
        self.differing.has(number)
    }

    /// The object of a number before and after, whether it differs or not.
    pub(crate) fn pair(&self, number: u32) -> Result<Pair, Error> {
        match self.differing.held(number) {
            Some(pair) => Ok(pair.clone()),
            None => Pair::read(&self.equality, number),
        }
    }

    /// Lists a change. Its number can be used to complete it.
    pub(crate) fn list(&self, change: Change) -> usize {
        let mut ledger = self.ledger.borrow_mut();
        // One entry for each object and kind: a rule may come by the same place on several ways.
        let same = |known: &Change| {
            known.kind == change.kind
                && known.object == change.object
                && known.field == change.field
                && known.detail == change.detail
                && known.rect == change.rect
                && (known.page == change.page || known.page.is_none())
        };
        let subject = subject(&change);
        let mut alike = ledger.subjects.range((subject, 0)..=(subject, usize::MAX)).map(|(_, at)| *at);
        let known = alike.find(|at| ledger.changes.get(*at).is_some_and(same));
        if let Some(at) = known {
            // What is refused on one way stays refused.
            if let Some(known) = ledger.changes.get_mut(at) {
                known.level = known.level.max(change.level);
            }
            return at;
        }
        let at = ledger.changes.len();
        ledger.subjects.insert((subject, at));
        ledger.changes.push(change);
        at
    }

    /// Says that a rule has judged how an object differs, for uses from these places.
    pub(crate) fn judged(&self, number: u32, edges: impl IntoIterator<Item = Edge>) {
        self.ledger.borrow_mut().judged.entry(number).or_default().extend(edges);
    }

    /// As [`Self::judged`] for an object reached from one place only.
    pub(crate) fn judged_at(&self, node: &Node) {
        if let (Some(number), Some(place)) = (node.number(), node.reached.clone()) {
            self.judged(number, [Edge::At(place)]);
        }
    }

    /// As [`Self::judged_at`], where the object that refers to it must have no other use.
    pub(crate) fn judged_through(&self, node: &Node) {
        if let (Some(number), Some(place)) = (node.number(), node.reached.clone()) {
            self.judged(number, [Edge::Through(place)]);
        }
    }

    pub(crate) fn add_removed_annotation(&self, number: u32) {
        self.ledger.borrow_mut().removed_annotations.insert(number);
    }

    /// Whether a page listed an annotation before and lists it no longer.
    pub(crate) fn is_removed_annotation(&self, number: u32) -> bool {
        self.ledger.borrow().removed_annotations.contains(&number)
    }

    pub(crate) fn add_new_widget(&self, number: u32, change: usize) {
        self.ledger.borrow_mut().new_widgets.insert(number, NewWidget { change });
    }

    pub(crate) fn new_widget(&self, number: u32) -> Option<NewWidget> {
        self.ledger.borrow().new_widgets.get(&number).cloned()
    }

    /// Says on which page a new widget stands. One that stands on several is listed for each.
    pub(crate) fn show_on(&self, change: usize, page: Option<u32>) {
        let again = {
            let mut ledger = self.ledger.borrow_mut();
            let Some(change) = ledger.changes.get_mut(change) else { return };
            match change.page {
                None => {
                    change.page = page;
                    None
                }
                known => (known != page).then(|| change.clone().page(page)),
            }
        };
        if let Some(again) = again {
            self.list(again);
        }
    }

    /// Where a page painted before. `None` if that cannot be told.
    pub(crate) fn painted(&self, page: u32) -> Result<Rc<Option<PaintedBoxes>>, Error> {
        let known = self.painted.borrow().get(&page).cloned();
        match known {
            Some(known) => Ok(known),
            None => {
                let boxes = Rc::new(painted::boxes(self.old(), self.work(), page)?);
                self.painted.borrow_mut().insert(page, boxes.clone());
                Ok(boxes)
            }
        }
    }

    /// Whether the form leads to an object, before or after.
    pub(crate) fn is_linked_field(&self, number: u32, old: &Dictionary, new: &Dictionary) -> Result<bool, Error> {
        Ok(self.form(Which::Old)?.leads_to(self.old(), number, old)?
            || self.form(Which::New)?.leads_to(self.new_view(), number, new)?)
    }

    /// Index of the revision that brought an object: what was signed before did not have it.
    pub(crate) fn introduced(&self, number: u32) -> Result<usize, Error> {
        let document = self.old().document();
        let mut first = self.old().revision_index();
        while let Some(before) = first.checked_sub(1) {
            self.work().spend(1)?;
            match document.view(before) {
                Some(view) if current(view, number)?.is_some() => first = before,
                _ => break,
            }
        }
        Ok(first)
    }

    /// The page whose annotations include an object.
    pub(crate) fn page_of_annotation(&self, number: u32) -> Result<Option<u32>, Error> {
        for (place, _) in self.uses(number)? {
            let page = place.holder.filter(|_| place.path == "/Annots[]").and_then(|holder| self.pages.get(&holder));
            if page.is_some() {
                return Ok(page.copied());
            }
        }
        Ok(self.annotations(Which::New)?.pages_of(number).first().copied())
    }

    /// The page that an annotation names as its own (`P`, ISO 32000-2 Table 166), or that lists it.
    pub(crate) fn page_of(&self, number: u32, annotation: &Dictionary) -> Result<Option<u32>, Error> {
        if let Some(page) = self.page_of_annotation(number)? {
            return Ok(Some(page));
        }
        let named = annotation.get("P").and_then(Object::as_reference);
        Ok(named.and_then(|id| self.pages.get(&id.number).copied()))
    }
}

/// What a change is about: those of another hash are about something else.
fn subject(change: &Change) -> u64 {
    let mut hasher = DefaultHasher::new();
    (change.kind, change.object, &change.field, &change.detail).hash(&mut hasher);
    hasher.finish()
}

/// What was read of a revision before, or is read now.
fn kept<T>(
    known: &RefCell<[Option<Rc<T>>; 2]>,
    which: Which,
    read: impl FnOnce() -> Result<T, Error>,
) -> Result<Rc<T>, Error> {
    let place = usize::from(which == Which::New);
    if let Some(known) = known.borrow().get(place).cloned().flatten() {
        return Ok(known);
    }
    let read = Rc::new(read()?);
    if let Some(kept) = known.borrow_mut().get_mut(place) {
        *kept = Some(read.clone());
    }
    Ok(read)
}

/// The id to show for an object.
pub(crate) fn id_of(pair: &Pair, number: u32) -> ObjectId {
    let object = pair.new.as_ref().or(pair.old.as_ref());
    object.map_or_else(|| ObjectId::new(number, 0), |object| object.id)
}
