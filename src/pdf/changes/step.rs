//! One revision compared with the one before it: what the rules vouched for, and what is left.

use super::change::{Change, ChangeKind, Level};
use super::differing::{Pair, current};
use super::equal::Equality;
use super::node::{Place, places_of};
use super::painted::PaintedBoxes;
use super::reach::Reachable;
use super::rules;
use super::usage::Usage;
use super::work::Work;
use crate::error::Error;
use crate::pdf::object::{Dictionary, IndirectObject, Object, ObjectId};
use crate::pdf::view::View;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// From where an object that was there before may be referred to, so that its change is the one a rule judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// From anywhere: the change is harmless in every use.
    Any,
    /// From this place.
    At(Place),
    /// From this place, in an object that must itself be used only from where a rule knows it: what it holds depends on that.
    Through(Place),
    /// From any object, by exactly these keys.
    Path(&'static str),
}

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
    judged: HashMap<u32, Vec<Edge>>,
    new_widgets: HashMap<u32, NewWidget>,
    removed_annotations: HashSet<u32>,
}

/// Two neighbouring revisions and the account of their differences.
pub(crate) struct Step<'s, 'd, 'a> {
    pub(crate) equality: Equality<'s, 'd, 'a>,
    pub(crate) pairs: BTreeMap<u32, Pair>,
    pub(crate) usage: &'s Usage,
    /// Page numbers by object number.
    pub(crate) pages: &'s HashMap<u32, u32>,
    /// Whether the older revision holds a signature of a person.
    pub(crate) signed_before: bool,
    ledger: RefCell<Ledger>,
    reachable: RefCell<Option<Rc<Reachable>>>,
    painted: RefCell<HashMap<u32, Rc<Option<PaintedBoxes>>>>,
}

impl<'s, 'd, 'a> Step<'s, 'd, 'a> {
    pub(crate) fn new(
        equality: Equality<'s, 'd, 'a>,
        pairs: BTreeMap<u32, Pair>,
        usage: &'s Usage,
        pages: &'s HashMap<u32, u32>,
        signed_before: bool,
    ) -> Self {
        let (ledger, reachable, painted) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { equality, pairs, usage, pages, signed_before, ledger, reachable, painted }
    }

    /// Runs all rules and lists what the revision did.
    pub(crate) fn judge(self) -> Result<Vec<Change>, Error> {
        rules::apply(&self)?;
        self.refuse_rest()?;
        let revision = self.new_view().revision_index();
        let mut changes = self.ledger.into_inner().changes;
        if changes.is_empty() {
            changes.push(Change::new(ChangeKind::Resaved, Level::Lta));
        }
        for change in &mut changes {
            change.revision = revision;
        }
        Ok(changes)
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

    /// Whether no such object was there before.
    pub(crate) fn is_new(&self, number: u32) -> Result<bool, Error> {
        Ok(current(self.old(), number)?.is_none())
    }

    /// Whether the object has another value than before.
    pub(crate) fn differs(&self, number: u32) -> bool {
        self.pairs.contains_key(&number)
    }

    /// The object of a number before and after, whether it differs or not.
    pub(crate) fn pair(&self, number: u32) -> Result<Pair, Error> {
        match self.pairs.get(&number) {
            Some(pair) => Ok(pair.clone()),
            None => Ok(Pair { old: current(self.old(), number)?, new: current(self.new_view(), number)? }),
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
        if let Some(at) = ledger.changes.iter().position(same) {
            // What is refused on one way stays refused.
            if let Some(known) = ledger.changes.get_mut(at) {
                known.level = known.level.max(change.level);
            }
            return at;
        }
        ledger.changes.push(change);
        ledger.changes.len().saturating_sub(1)
    }

    /// Says that a rule has judged how an object differs, for uses from these places.
    pub(crate) fn judged(&self, number: u32, edges: impl IntoIterator<Item = Edge>) {
        self.ledger.borrow_mut().judged.entry(number).or_default().extend(edges);
    }

    /// As [`Self::judged`] for an object reached from one place only.
    pub(crate) fn judged_at(&self, node: &super::node::Node) {
        if let (Some(number), Some(place)) = (node.number(), node.reached.clone()) {
            self.judged(number, [Edge::At(place)]);
        }
    }

    /// As [`Self::judged_at`], where the object that refers to it must have no other use.
    pub(crate) fn judged_through(&self, node: &super::node::Node) {
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
                let boxes = Rc::new(super::painted::boxes(self, page)?);
                self.painted.borrow_mut().insert(page, boxes.clone());
                Ok(boxes)
            }
        }
    }

    /// Everything in the new revision that refers to an object, by place.
    pub(crate) fn uses(&self, number: u32) -> Result<Vec<Use>, Error> {
        let mut list = Vec::new();
        for referrer in self.usage.of(self.new_view(), number) {
            let Some(object) = current(self.new_view(), referrer)? else { continue };
            self.work().spend(weight(&object.object))?;
            for path in places_of(&object.object, number) {
                list.push((Place { holder: Some(referrer), path }, Some(object.clone())));
            }
        }
        for path in trailer_places(self.new_view(), number) {
            list.push((Place { holder: None, path }, None));
        }
        Ok(list)
    }

    /// Whether the reference at a place of the new revision was there before.
    fn was_there(&self, place: &Place, number: u32) -> Result<bool, Error> {
        let Some(holder) = place.holder else {
            return Ok(trailer_places(self.old(), number).contains(&place.path));
        };
        if !self.equality.touched.contains(&holder) {
            return Ok(true);
        }
        // One that is written anew with equal meaning may lead to new objects; what they hold was compared then.
        let Some(before) = current(self.old(), holder)? else { return Ok(false) };
        self.work().spend(weight(&before.object))?;
        Ok(places_of(&before.object, number).contains(&place.path))
    }

    /// Everything that differs must have been judged by a rule in every use that was there before. Uses that are new stand in
    /// an object that differs itself, so the rule that vouched for that object has vouched for them.
    fn refuse_rest(&self) -> Result<(), Error> {
        for (number, pair) in &self.pairs {
            if let Some((place, holder)) = self.unjudged_use(*number, pair.old.is_some(), 0)? {
                let change = rules::unexplained(self, *number, &place, holder.as_deref())?;
                self.list(change);
            }
        }
        Ok(())
    }

    /// A use of an object that no rule has judged.
    fn unjudged_use(&self, number: u32, was_object: bool, depth: usize) -> Result<Option<Use>, Error> {
        let edges = self.ledger.borrow().judged.get(&number).cloned().unwrap_or_default();
        if edges.contains(&Edge::Any) {
            return Ok(None);
        }
        let mut used_before = false;
        let mut new_use = None;
        for (place, holder) in self.uses(number)? {
            if !self.was_there(&place, number)? {
                new_use = Some((place, holder));
                continue;
            }
            used_before = true;
            let allowed = edges.iter().find(|edge| match edge {
                Edge::Any => true,
                Edge::At(at) | Edge::Through(at) => *at == place,
                Edge::Path(path) => *path == place.path,
            });
            let allowed = match (allowed, place.holder) {
                (None, _) => false,
                (Some(Edge::Through(_)), Some(between)) if !self.differs(between) && !is_typed(holder.as_deref()) => {
                    depth < THROUGH && self.unjudged_use(between, false, depth.saturating_add(1))?.is_none()
                }
                (Some(_), _) => true,
            };
            if !allowed && self.is_reachable(place.holder)? {
                return Ok(Some((place, holder)));
            }
        }
        // An object that was something else before is not what a rule could have meant: numbers are not used again (§7.3.10)
        // unless they were freed.
        match new_use {
            Some((place, holder)) if was_object && !used_before && self.is_reachable(place.holder)? => {
                Ok(Some((place, holder)))
            }
            _ => Ok(None),
        }
    }

    /// Whether the document shows or uses an object at all. Objects that nothing leads to are not part of it.
    fn is_reachable(&self, holder: Option<u32>) -> Result<bool, Error> {
        let Some(holder) = holder else { return Ok(true) };
        let known = self.reachable.borrow().clone();
        let reachable = match known {
            Some(known) => known,
            None => {
                let read = Rc::new(Reachable::read(self.new_view(), self.work())?);
                *self.reachable.borrow_mut() = Some(read.clone());
                read
            }
        };
        Ok(reachable.contains(holder))
    }

    /// The page whose annotations include an object.
    pub(crate) fn page_of_annotation(&self, number: u32) -> Result<Option<u32>, Error> {
        for (place, _) in self.uses(number)? {
            let Some(page) = place.holder else { continue };
            if place.path == "/Annots[]" {
                return Ok(self.pages.get(&page).copied());
            }
            if place.path == "[]" {
                for (place, _) in self.uses(page)? {
                    if place.path == "/Annots" {
                        return Ok(place.holder.and_then(|page| self.pages.get(&page).copied()));
                    }
                }
            }
        }
        Ok(None)
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

/// A reference to an object: where it stands, and the object it stands in.
type Use = (Place, Option<Rc<IndirectObject>>);

/// How many objects without a type may stand between a rule's place and what it judged.
const THROUGH: usize = 4;

/// Whether an object says what it is.
fn is_typed(object: Option<&IndirectObject>) -> bool {
    let dictionary = object.and_then(|object| object.object.as_dictionary());
    dictionary.is_some_and(|dictionary| ["Type", "Subtype", "FT", "T"].iter().any(|key| dictionary.has(key)))
}

/// How much there is to walk through in a value.
fn weight(object: &Object) -> usize {
    usize::try_from(object.span.len() / 8).unwrap_or(usize::MAX).saturating_add(1)
}

fn trailer_places(view: View<'_, '_>, number: u32) -> Vec<String> {
    let Some(trailer) = view.trailer() else { return Vec::new() };
    let root = view.root().filter(|root| root.as_reference().is_some_and(|id| id.number == number));
    let mut list =
        places_of(&Object { value: crate::pdf::Value::Dictionary(trailer.clone()), ..Object::null() }, number);
    if root.is_some() && !list.iter().any(|path| path == "/Root") {
        list.push("/Root".to_owned());
    }
    list
}

/// The id to show for an object.
pub(crate) fn id_of(pair: &Pair, number: u32) -> ObjectId {
    let object = pair.new.as_ref().or(pair.old.as_ref());
    object.map_or_else(|| ObjectId::new(number, 0), |object| object.id)
}
