//! Where an object is referred to, and whether a rule has judged it for each of these places: its role comes from the edge by which
//! it is reached.

use super::super::differing::current;
use super::super::node::{Place, References};
use super::super::reach::Reachable;
use super::super::roles::Role;
use super::Step;
use super::edge::{Edge, Remembered, Use, Which};
use crate::base::error::Error;
use crate::pdf::syntax::object::Object;
use std::rc::Rc;

/// How many objects may stand between a rule's place and what it judged.
const THROUGH: usize = 4;
/// Most references, and most objects with references, that are remembered.
const REFERENCES: usize = 400_000;
const HOLDERS: usize = 1_000;

impl Step<'_, '_, '_> {
    /// Whether an object of the newer revision has a role.
    fn has_role(&self, number: u32, role: Role) -> Result<bool, Error> {
        match role {
            Role::Page => Ok(self.pages.contains_key(&number)),
            Role::AnnotationList | Role::Annotation => Ok(self.annotations(Which::New)?.has(number, role)),
            role => self.form(Which::New)?.has(self.new_view(), number, role),
        }
    }

    /// Everything in the new revision that refers to an object, by place.
    pub(crate) fn uses(&self, number: u32) -> Result<Vec<Use>, Error> {
        let mut list = Vec::new();
        for referrer in self.usage.of(self.new_view(), number) {
            let Some(object) = current(self.new_view(), referrer)? else { continue };
            for path in self.references(Which::New, Some(referrer), &object.object)?.to(number) {
                list.push((Place { holder: Some(referrer), path: path.to_owned() }, Some(object.clone())));
            }
        }
        for path in self.trailer_places(Which::New, number)? {
            list.push((Place { holder: None, path }, None));
        }
        Ok(list)
    }

    /// The references within an object, or within the trailer.
    fn references(&self, which: Which, holder: Option<u32>, object: &Object) -> Result<Rc<References>, Error> {
        if let Some(known) = self.references.borrow().of.get(&(which, holder)) {
            return Ok(known.clone());
        }
        self.work().spend(weight(object))?;
        let read = Rc::new(References::read(object));
        let mut remembered = self.references.borrow_mut();
        if remembered.count.saturating_add(read.len()) > REFERENCES || remembered.of.len() > HOLDERS {
            *remembered = Remembered::default();
        }
        remembered.count = remembered.count.saturating_add(read.len());
        remembered.of.insert((which, holder), read.clone());
        Ok(read)
    }

    fn trailer_places(&self, which: Which, number: u32) -> Result<Vec<String>, Error> {
        let view = self.view(which);
        let Some(trailer) = view.trailer() else { return Ok(Vec::new()) };
        let trailer = Object { value: crate::pdf::Value::Dictionary(trailer.clone()), ..Object::null() };
        let mut list: Vec<String> = self.references(which, None, &trailer)?.to(number).map(str::to_owned).collect();
        let is_root = view.root().and_then(Object::as_reference).is_some_and(|id| id.number == number);
        if is_root && !list.iter().any(|path| path == "/Root") {
            list.push("/Root".to_owned());
        }
        Ok(list)
    }

    /// Whether the reference at a place of the new revision was there before.
    fn was_there(&self, place: &Place, number: u32) -> Result<bool, Error> {
        let Some(holder) = place.holder else {
            return Ok(self.trailer_places(Which::Old, number)?.contains(&place.path));
        };
        if !self.equality.touched.contains(&holder) {
            return Ok(true);
        }
        // One that is written anew with equal meaning may lead to new objects; what they hold was compared then.
        let Some(before) = current(self.old(), holder)? else { return Ok(false) };
        Ok(self.references(Which::Old, Some(holder), &before.object)?.to(number).any(|path| *path == *place.path))
    }

    /// A use of an object that no rule has judged.
    pub(crate) fn unjudged_use(&self, number: u32, was_object: bool, depth: usize) -> Result<Option<Use>, Error> {
        let edges = self.ledger.borrow().judged.get(&number).cloned().unwrap_or_default();
        let mut used_before = false;
        let mut new_use = None;
        for (place, holder) in self.uses(number)? {
            if !self.was_there(&place, number)? {
                new_use = Some((place, holder));
                continue;
            }
            used_before = true;
            let allowed = match (self.matching(&edges, &place)?, place.holder) {
                (None, _) => false,
                (Some(Edge::Through(_)), Some(between))
                    if !self.differs(between) && !self.has_role(between, Role::Catalog)? =>
                {
                    depth < THROUGH
                        && self.usage.is_known(between)
                        && self.unjudged_use(between, false, depth.saturating_add(1))?.is_none()
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

    /// The edge that a rule judged an object by, if one of them is this place.
    fn matching<'e>(&self, edges: &'e [Edge], place: &Place) -> Result<Option<&'e Edge>, Error> {
        for edge in edges {
            let same = match (edge, place.holder) {
                (Edge::At(at) | Edge::Through(at), _) => at == place,
                (Edge::Path(path), _) => *path == place.path,
                (Edge::Ending(path), _) => place.path.ends_with(path),
                (Edge::From(role, path), Some(holder)) => *path == place.path && self.has_role(holder, *role)?,
                (Edge::From(..), None) => false,
            };
            if same {
                return Ok(Some(edge));
            }
        }
        Ok(None)
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
}

/// How much there is to walk through in a value.
fn weight(object: &Object) -> usize {
    usize::try_from(object.span.len() / 8).unwrap_or(usize::MAX).saturating_add(1)
}
