//! Signature widgets on pages (ISO 32000-2 §7.7.3, §12.5.2), remembered per page from revision to revision.

use super::acro_form::{FieldValue, WidgetUse, field_value, is_signature_type, joined, widget_use};
use super::follow::Follower;
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::view::{Resolved, View};
use crate::pdf::page_view::PageView;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object, ObjectId};
use crate::pdf::syntax::text::decode_text;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// A widget of a signature field on a page.
#[derive(Clone, Debug)]
pub(crate) struct PageWidget {
    /// Number of the page, from 1.
    pub(crate) page: u32,
    pub(crate) widget: WidgetUse,
    /// The fields it names as its parents, nearest first.
    pub(crate) parents: Vec<ObjectId>,
    pub(crate) name: Option<Rc<str>>,
    pub(crate) value: Option<FieldValue>,
    /// Whether it states the type `Sig`, itself or by its parents. If nothing is stated the form must know it.
    pub(crate) is_signature: bool,
}

/// The pages of a document, carried from revision to revision.
#[derive(Default)]
pub(crate) struct PageTree {
    known: bool,
    pages: Vec<Object>,
    widgets: Vec<Vec<PageWidget>>,
    /// The page of each widget.
    page_of: HashMap<ObjectId, u32>,
    /// Pages with a widget of a field that has a value.
    valued: BTreeSet<usize>,
    /// Objects that make the tree itself, or that several pages share: a change of one makes everything be read again.
    nodes: HashSet<u32>,
    /// By which page an object was looked at.
    used_by: HashMap<u32, usize>,
    visited: usize,
}

impl PageTree {
    /// Brings the pages up to the revision of the view. Whether any may be different.
    pub(crate) fn update(&mut self, view: View<'_, '_>) -> Result<bool, Error> {
        let mut follower = Follower::new(view);
        self.visited = 0;
        let root = page_root(&mut follower)?;
        let changed = view.changed_objects();
        let moved = !root.as_ref().is_some_and(|id| self.nodes.contains(&id.number));
        if !self.known || moved || changed.iter().any(|number| self.nodes.contains(number)) {
            self.read_all(follower, root)?;
            return Ok(true);
        }
        let pages: HashSet<usize> = changed.iter().filter_map(|number| self.used_by.get(number).copied()).collect();
        let mut pages: Vec<usize> = pages.into_iter().collect();
        sort::sort(&mut pages);
        let mut became_node = false;
        for page in &pages {
            follower.numbers.clear();
            became_node |= !self.read_page(&mut follower, *page)?;
        }
        if became_node {
            self.read_all(Follower::new(view), root)?;
        }
        Ok(!pages.is_empty())
    }

    /// All signature widgets, page by page.
    pub(crate) fn all(&self) -> impl Iterator<Item = &PageWidget> {
        self.widgets.iter().flatten()
    }

    /// The widgets of fields that have a value, page by page.
    pub(crate) fn valued(&self) -> impl Iterator<Item = &PageWidget> {
        let pages = self.valued.iter().filter_map(|page| self.widgets.get(*page));
        pages.flatten().filter(|widget| widget.value.is_some())
    }

    /// Number of the page that has a widget among its annotations.
    pub(crate) fn page_of(&self, widget: ObjectId) -> Option<u32> {
        self.page_of.get(&widget).copied()
    }

    /// How a page is seen.
    pub(crate) fn seen(&self, view: View<'_, '_>, number: u32) -> Result<Option<PageView>, Error> {
        let place = number.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        let Some(page) = place.and_then(|place| self.pages.get(place)) else { return Ok(None) };
        let page = view.resolve(page)?;
        page.as_dictionary().map(|page| PageView::of(view, page)).transpose()
    }

    /// Number of pages.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    fn read_all(&mut self, mut follower: Follower<'_, '_>, root: Option<ObjectId>) -> Result<(), Error> {
        *self = Self { known: true, ..Self::default() };
        self.find_pages(&mut follower, root)?;
        self.nodes = core::mem::take(&mut follower.numbers).into_iter().collect();
        for page in &self.pages {
            // Pages themselves may change without the tree changing.
            page.as_reference().map(|id| self.nodes.remove(&id.number));
        }
        self.widgets = vec![Vec::new(); self.pages.len()];
        for page in 0..self.pages.len() {
            follower.numbers.clear();
            self.read_page(&mut follower, page)?;
        }
        Ok(())
    }

    /// Lists the leaves of the tree in order, without recursion.
    fn find_pages(&mut self, follower: &mut Follower<'_, '_>, root: Option<ObjectId>) -> Result<(), Error> {
        let log = &follower.view.document().log;
        let limits = &follower.view.document().limits;
        let Some(root) = root else { return Ok(()) };
        let span = crate::base::span::Span::new(0, 0);
        let root = Object { value: crate::pdf::Value::Reference(root), span };
        let mut visited = HashSet::new();
        let mut stack = vec![(root, 0usize)];
        while let Some((object, depth)) = stack.pop() {
            self.visited = self.visited.saturating_add(1);
            if self.visited > limits.tree_nodes || depth > limits.tree_depth {
                log.add(Anomaly {
                    code: AnomalyCode::TreeTooLarge,
                    offset: None,
                    object: object.as_reference(),
                    value: None,
                });
                continue;
            }
            let Resolved { object: node, holder } = follower.follow(&object)?;
            if let Some(id) = holder.as_ref().map(|holder| holder.id)
                && !visited.insert(id)
            {
                log.add(Anomaly::of(AnomalyCode::TreeLoop, id));
                continue;
            }
            let Some(dictionary) = node.as_dictionary() else {
                note_malformed(follower, &object);
                continue;
            };
            let kids = follower.value(dictionary, "Kids")?.object;
            if !is_well_formed(dictionary, &kids) {
                note_malformed(follower, &object);
            }
            match kids.as_array().filter(|_| !dictionary.is_name("Type", "Page")) {
                Some(kids) => stack.extend(kids.iter().rev().map(|kid| (kid.clone(), depth.saturating_add(1)))),
                None => self.pages.push(object),
            }
        }
        Ok(())
    }

    fn set(&mut self, page: usize, widgets: Vec<PageWidget>) {
        let Some(place) = self.widgets.get_mut(page) else { return };
        let before = core::mem::replace(place, widgets);
        for id in before.iter().filter_map(|widget| widget.widget.id) {
            self.page_of.remove(&id);
        }
        self.page_of.extend(place.iter().filter_map(|widget| Some((widget.widget.id?, widget.page))));
        if place.iter().any(|widget| widget.value.is_some()) {
            self.valued.insert(page);
        } else {
            self.valued.remove(&page);
        }
    }

    /// Reads the annotations of one page. `false` if it is no longer a page.
    fn read_page(&mut self, follower: &mut Follower<'_, '_>, page: usize) -> Result<bool, Error> {
        let Some(object) = self.pages.get(page).cloned() else { return Ok(true) };
        let mut widgets = Vec::new();
        let node = follower.follow(&object)?;
        if let Some(dictionary) = node.object.as_dictionary() {
            if dictionary.has("Kids") && !dictionary.is_name("Type", "Page") {
                return Ok(false);
            }
            let annotations = follower.value(dictionary, "Annots")?.object;
            for annotation in annotations.as_array().into_iter().flat_map(|list| list.iter()) {
                self.visited = self.visited.saturating_add(1);
                if self.visited > follower.view.document().limits.tree_nodes {
                    follower.view.document().log.add(Anomaly {
                        code: AnomalyCode::TreeTooLarge,
                        offset: None,
                        object: object.as_reference(),
                        value: None,
                    });
                    break;
                }
                let number = u32::try_from(page).unwrap_or(u32::MAX).saturating_add(1);
                widgets.extend(read_annotation(follower, annotation, node.holder.as_ref(), number)?);
            }
        }
        self.set(page, widgets);
        // With one revision there is nothing to come that could change anything.
        if follower.view.document().revisions().len() > 1 {
            for number in core::mem::take(&mut follower.numbers) {
                if self.used_by.insert(number, page).is_some_and(|other| other != page) {
                    self.nodes.insert(number);
                }
            }
        }
        Ok(true)
    }
}

/// Whether a node is one thing for every reader: a page, or a node with an array of kids (§7.7.3.2, Tables 30 and 31). Some go by
/// `Type`, some by `Kids`.
fn is_well_formed(node: &Dictionary, kids: &Object) -> bool {
    if node.is_name("Type", "Page") {
        kids.is_null()
    } else {
        kids.as_array().is_some() || !node.is_name("Type", "Pages")
    }
}

fn note_malformed(follower: &Follower<'_, '_>, node: &Object) {
    let code = AnomalyCode::TreeMalformed;
    follower.view.document().log.add(Anomaly { code, offset: None, object: node.as_reference(), value: None });
}

/// The root of the page tree.
fn page_root(follower: &mut Follower<'_, '_>) -> Result<Option<ObjectId>, Error> {
    let Some(root) = follower.view.root() else { return Ok(None) };
    let catalog = follower.follow(root)?.object;
    let root = catalog.as_dictionary().and_then(|catalog| catalog.get("Pages")).and_then(Object::as_reference);
    follower.numbers.clear();
    Ok(root)
}

/// An annotation, if it is a widget of a signature field.
fn read_annotation(
    follower: &mut Follower<'_, '_>,
    annotation: &Object,
    page: Option<&Rc<IndirectObject>>,
    number: u32,
) -> Result<Option<PageWidget>, Error> {
    let Resolved { object, holder } = follower.follow(annotation)?;
    let Some(dictionary) = object.as_dictionary() else { return Ok(None) };
    if !dictionary.is_name("Subtype", "Widget") && !dictionary.has("FT") {
        return Ok(None);
    }
    let id = holder.as_ref().map(|holder| holder.id);
    let mut parents = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut is_signature = None;
    let mut value = None;
    let mut node = (dictionary.clone(), holder.or_else(|| page.cloned()));
    // The type, the value and the name may each be stated by an ancestor.
    for _ in 0..follower.view.document().limits.tree_depth.max(1) {
        let (dictionary, holder) = &node;
        if is_signature.is_none() {
            is_signature = is_signature_type(follower, dictionary)?;
        }
        if value.is_none() {
            value = field_value(follower, dictionary, holder.as_ref())?;
        }
        let own = follower.value(dictionary, "T")?.object;
        names.extend(own.as_string().map(|own| decode_text(&own.bytes)));
        let parent = follower.value(dictionary, "Parent")?;
        let (Some(dictionary), Some(holder)) = (parent.object.as_dictionary(), parent.holder) else { break };
        if Some(holder.id) == id || parents.contains(&holder.id) {
            follower.view.document().log.add(Anomaly::of(AnomalyCode::TreeLoop, holder.id));
            break;
        }
        parents.push(holder.id);
        node = (dictionary.clone(), Some(holder));
    }
    if is_signature == Some(false) {
        return Ok(None);
    }
    let name = names.iter().rev().fold(None, |name: Option<Rc<str>>, own| joined(name.as_ref(), Some(own)));
    let widget = widget_use(follower, dictionary, id)?;
    Ok(Some(PageWidget { page: number, widget, parents, name, value, is_signature: is_signature == Some(true) }))
}
