//! Signature fields over all revisions: each signature dictionary once, however many revisions and fields lead to it.

use super::acro_form::{AcroForm, DictionaryKey, FieldUse, FieldValue, WidgetUse};
use super::page_tree::{PageTree, PageWidget};
use super::{Reach, Widget};
use crate::base::error::Error;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::page_view::PageView;
use crate::pdf::syntax::object::{Object, ObjectId};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// A field of one revision, however it was reached.
#[derive(Clone, Debug)]
struct Reached {
    field: FieldUse,
    reach: Reach,
    widgets: Vec<Widget>,
    widget_not_listed: bool,
}

/// One signature dictionary and the fields that have had it as their value.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) value: FieldValue,
    /// Index of the revision that defines the object that holds it.
    pub(crate) first_revision: usize,
    /// The field that led to it first.
    pub(crate) field: Option<ObjectId>,
    pub(crate) name: Option<Rc<str>>,
    pub(crate) other_names: BTreeSet<String>,
    pub(crate) reach: Reach,
    pub(crate) same_name: bool,
    pub(crate) shared: bool,
    pub(crate) widget_not_listed: bool,
    pub(crate) widgets: Vec<Widget>,
    /// Named by the catalog's `Perms` as the certification.
    pub(crate) in_perms: bool,
    pub(crate) removed: bool,
    pub(crate) replaced: bool,
    /// The field or the dictionary is not where the cross-reference data say.
    pub(crate) misplaced: bool,
}

impl Candidate {
    /// A dictionary of which nothing more is known yet.
    pub(crate) fn new(
        value: FieldValue,
        first_revision: usize,
        field: Option<ObjectId>,
        name: Option<Rc<str>>,
    ) -> Self {
        Self {
            value,
            first_revision,
            field,
            name,
            other_names: BTreeSet::new(),
            reach: Reach::AcroForm,
            same_name: false,
            shared: false,
            widget_not_listed: false,
            widgets: Vec::new(),
            in_perms: false,
            removed: false,
            replaced: false,
            misplaced: false,
        }
    }
}

/// What all revisions together show.
#[derive(Default)]
pub(crate) struct History {
    pub(crate) candidates: Vec<Candidate>,
    by_key: HashMap<DictionaryKey, usize>,
    pub(crate) empty_fields: Vec<String>,
    pub(crate) page_count: usize,
}

impl History {
    /// Walks the revisions from the oldest to the newest, reading only what each of them changed.
    pub(crate) fn read(document: &Document<'_>) -> Result<Self, Error> {
        let mut history = Self::default();
        let mut form = AcroForm::default();
        let mut pages = PageTree::default();
        let mut last: Vec<Reached> = Vec::new();
        let mut root: Option<Option<ObjectId>> = None;
        for index in 0..document.revisions().len() {
            let Some(view) = document.view(index) else { break };
            let own_root = view.root().and_then(Object::as_reference);
            let moved = root != Some(own_root);
            root = Some(own_root);
            let form_touched = form.update(view, moved)?;
            let pages_touched = pages.update(view)?;
            if form_touched || pages_touched {
                last = reached(&form, &pages);
                history.add(view, &last)?;
            }
            history.mark_certified(certified(view)?);
        }
        history.page_count = pages.page_count();
        history.close(&last);
        history.see(document.newest(), &pages)?;
        history.empty_fields = empty_fields(&form, &pages);
        Ok(history)
    }

    fn add(&mut self, view: View<'_, '_>, fields: &[Reached]) -> Result<(), Error> {
        let names = names(fields);
        let mut in_this_view: HashMap<DictionaryKey, Option<ObjectId>> = HashMap::new();
        for reached in fields {
            let Some(value) = &reached.field.value else { continue };
            let other = *in_this_view.entry(value.key).or_insert(reached.field.id);
            let shared = other != reached.field.id;
            let at = self.place_of(view, value, reached)?;
            let Some(candidate) = self.candidates.get_mut(at) else { continue };
            candidate.shared |= shared;
            candidate.reach = candidate.reach.max(reached.reach);
            candidate.widget_not_listed |= reached.widget_not_listed;
            candidate.same_name |=
                reached.field.name.as_ref().is_some_and(|name| names.get(name).is_some_and(|n| *n > 1));
            if candidate.field == reached.field.id && candidate.name == reached.field.name {
                candidate.widgets.clone_from(&reached.widgets);
            } else {
                candidate.other_names.extend(reached.field.name.as_ref().map(|name| name.to_string()));
            }
        }
        Ok(())
    }

    /// Where the widgets are seen, on the pages as they are now.
    fn see(&mut self, view: View<'_, '_>, pages: &PageTree) -> Result<(), Error> {
        let mut known: HashMap<u32, Option<PageView>> = HashMap::new();
        for widget in self.candidates.iter_mut().flat_map(|candidate| &mut candidate.widgets) {
            let (Some(number), Some(rect)) = (widget.page, widget.rect) else { continue };
            let page = match known.get(&number) {
                Some(page) => *page,
                None => {
                    let page = match pages.seen(view, number) {
                        // Form is for people to decide on: a page that costs too much is judged in its user space.
                        Err(Error::OverLimit { .. }) => None,
                        seen => seen?,
                    };
                    known.insert(number, page);
                    page
                }
            };
            widget.seen = page.map(|page| page.shown(rect));
        }
        Ok(())
    }

    fn mark_certified(&mut self, named: Option<ObjectId>) {
        let Some(named) = named else { return };
        for candidate in self.candidates.iter_mut().filter(|candidate| candidate.value.holder == named) {
            candidate.in_perms |= !candidate.value.direct;
        }
    }

    fn place_of(&mut self, view: View<'_, '_>, value: &FieldValue, reached: &Reached) -> Result<usize, Error> {
        if let Some(at) = self.by_key.get(&value.key) {
            return Ok(*at);
        }
        let most = view.document().limits.signatures;
        if self.candidates.len() >= most {
            return Err(Error::OverLimit { limit: "signatures", value: u64::try_from(most).unwrap_or(u64::MAX) });
        }
        let at = self.candidates.len();
        self.by_key.insert(value.key, at);
        let first_revision = view.defined_in(value.holder.number).unwrap_or_else(|| view.revision_index());
        self.candidates.push(Candidate {
            reach: reached.reach,
            widgets: reached.widgets.clone(),
            ..Candidate::new(value.clone(), first_revision, reached.field.id, reached.field.name.clone())
        });
        Ok(at)
    }

    /// Compares with the newest revision: what is no longer there.
    fn close(&mut self, last: &[Reached]) {
        let present: HashSet<DictionaryKey> =
            last.iter().filter_map(|reached| reached.field.value.as_ref()).map(|value| value.key).collect();
        for candidate in self.candidates.iter_mut().filter(|candidate| !present.contains(&candidate.value.key)) {
            let same_field = |reached: &&Reached| {
                let same_object = candidate.field.is_some() && candidate.field == reached.field.id;
                same_object || candidate.name.is_some() && candidate.name == reached.field.name
            };
            candidate.replaced = last.iter().filter(same_field).any(|reached| reached.field.value.is_some());
            candidate.removed = !candidate.replaced;
        }
    }
}

/// Full names of the signature fields without a value.
fn empty_fields(form: &AcroForm, pages: &PageTree) -> Vec<String> {
    let known: HashSet<ObjectId> = form
        .all()
        .flat_map(|field| field.id.into_iter().chain(field.widgets.iter().filter_map(|widget| widget.id)))
        .collect();
    let outside = pages.all().filter(|widget| widget.is_signature && widget.value.is_none()).filter(|widget| {
        let mut ids = widget.parents.iter().chain(widget.widget.id.as_ref());
        !ids.any(|id| known.contains(id))
    });
    let empty = form.all().filter(|field| field.value.is_none()).map(|field| &field.name);
    empty.chain(outside.map(|widget| &widget.name)).flatten().map(|name| name.to_string()).collect()
}

/// The signature that the catalog's `Perms` names for `DocMDP` (§12.8.6, Table 263).
fn certified(view: View<'_, '_>) -> Result<Option<ObjectId>, Error> {
    let Some(catalog) = view.catalog()? else { return Ok(None) };
    let Some(permissions) = view.dictionary(&catalog, "Perms")? else { return Ok(None) };
    let Some(value) = permissions.get("DocMDP") else { return Ok(None) };
    Ok(view.resolve_with_holder(value)?.holder.map(|holder| holder.id))
}

/// How many fields of one revision have each full name.
fn names(fields: &[Reached]) -> HashMap<Rc<str>, usize> {
    let mut names = HashMap::new();
    let mut counted = HashSet::new();
    for field in fields.iter().map(|reached| &reached.field) {
        let Some(name) = &field.name else { continue };
        // A field that is listed twice is still one field.
        if field.id.is_none_or(|id| counted.insert(id)) {
            let count = names.entry(name.clone()).or_insert(0usize);
            *count = count.saturating_add(1);
        }
    }
    names
}

/// Joins the fields of the form that have a value with the widgets of the pages.
fn reached(form: &AcroForm, pages: &PageTree) -> Vec<Reached> {
    let mut listed: HashSet<ObjectId> = HashSet::new();
    let mut by_field: HashMap<ObjectId, usize> = HashMap::new();
    let mut list: Vec<Reached> = Vec::new();
    for field in form.valued() {
        by_field.extend(field.id.map(|id| (id, list.len())));
        listed.extend(field.widgets.iter().filter_map(|widget| widget.id));
        let page = |widget: &WidgetUse| widget.id.and_then(|id| pages.page_of(id));
        let widgets = field.widgets.iter().map(|widget| shown(widget, page(widget))).collect();
        list.push(Reached { field: field.clone(), reach: Reach::AcroForm, widgets, widget_not_listed: false });
    }
    let mut outside: HashMap<ObjectId, usize> = HashMap::new();
    for widget in pages.valued().filter(|widget| widget.widget.id.is_none_or(|id| !listed.contains(&id))) {
        let field = widget.parents.iter().chain(widget.widget.id.as_ref()).find_map(|id| by_field.get(id));
        let field = field.and_then(|at| list.get_mut(*at)).filter(|reached| has_value_of(reached, widget));
        match field {
            Some(reached) => {
                reached.widgets.push(shown(&widget.widget, Some(widget.page)));
                reached.widget_not_listed = true;
            }
            None if widget.is_signature => add_outside(widget, &mut outside, &mut list),
            None => {}
        }
    }
    list
}

fn has_value_of(reached: &Reached, widget: &PageWidget) -> bool {
    reached.field.value.as_ref().map(|value| value.key) == widget.value.as_ref().map(|value| value.key)
}

/// A widget that the form does not lead to. Widgets of one field are one signature.
fn add_outside(widget: &PageWidget, outside: &mut HashMap<ObjectId, usize>, list: &mut Vec<Reached>) {
    let id = widget.parents.last().copied().or(widget.widget.id);
    let known = id.and_then(|id| outside.get(&id)).and_then(|at| list.get_mut(*at));
    if let Some(reached) = known.filter(|reached| has_value_of(reached, widget)) {
        reached.widgets.push(shown(&widget.widget, Some(widget.page)));
        return;
    }
    outside.extend(id.map(|id| (id, list.len())));
    let field = FieldUse {
        id: widget.widget.id,
        name: widget.name.clone(),
        value: widget.value.clone(),
        widgets: vec![widget.widget.clone()],
    };
    let widgets = vec![shown(&widget.widget, Some(widget.page))];
    list.push(Reached { field, reach: Reach::WidgetOnly, widgets, widget_not_listed: false });
}

fn shown(widget: &WidgetUse, page: Option<u32>) -> Widget {
    Widget { page, rect: widget.rect, seen: None, hidden: widget.hidden }
}
