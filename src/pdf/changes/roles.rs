//! What the objects of a revision are, told from the trailer down by the edge each was reached by (ISO 32000-2 §7.7.2, §7.7.3,
//! §12.5.2, §12.7.3), never by what an object says of itself.

use super::differing::current;
use super::field::{FieldFacts, is_field};
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::collections::{HashMap, HashSet};

/// Roles that an object may have; it may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The document catalog.
    Catalog,
    /// The interactive form dictionary.
    Form,
    /// The array of the form's fields, where it is an object of its own.
    FieldList,
    /// A page.
    Page,
    /// The array of a page's annotations, where it is an object of its own.
    AnnotationList,
    /// An annotation of a page.
    Annotation,
    /// A field or a widget of one, linked from the form down.
    Field,
}

/// The annotations of all pages of one revision.
#[derive(Debug, Default)]
pub(crate) struct Annotations {
    /// The numbers of the pages that list an annotation, from 1.
    pages: HashMap<u32, Vec<u32>>,
    /// Lists of annotations that are objects of their own.
    lists: HashSet<u32>,
    /// Whether a list holds annotations that are no objects of their own.
    has_direct: bool,
}

impl Annotations {
    /// `pages` gives page numbers by object number.
    pub(crate) fn read(view: View<'_, '_>, pages: &HashMap<u32, u32>, work: &Work) -> Result<Self, Error> {
        let mut found = Self::default();
        for (page, place) in pages {
            work.spend(1)?;
            let Some(page) = current(view, *page)? else { continue };
            let Some(dictionary) = page.object.as_plain_dictionary() else { continue };
            found.lists.extend(dictionary.get("Annots").and_then(number));
            let list = view.array(dictionary, "Annots")?;
            work.spend(list.as_ref().map_or(0, |list| list.len()))?;
            found.has_direct |= list.iter().flat_map(|list| list.iter()).any(|one| number(one).is_none());
            for annotation in list.iter().flat_map(|list| list.iter()).filter_map(number) {
                found.pages.entry(annotation).or_default().push(*place);
            }
        }
        found.pages.values_mut().for_each(|pages| crate::base::sort::sort(pages));
        Ok(found)
    }

    /// Whether a page holds annotations that are no objects of their own.
    pub(crate) fn has_direct(&self) -> bool {
        self.has_direct
    }

    /// The annotations of all pages, in the order of their numbers.
    pub(crate) fn all(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.pages.keys().copied().collect();
        crate::base::sort::sort(&mut all);
        all
    }

    /// The annotations of a page.
    pub(crate) fn on_page(&self, page: u32) -> Vec<u32> {
        self.pages.iter().filter(|(_, pages)| pages.contains(&page)).map(|(number, _)| *number).collect()
    }

    /// The pages whose annotations include an object, by their number from 1.
    pub(crate) fn pages_of(&self, annotation: u32) -> &[u32] {
        self.pages.get(&annotation).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The form of one revision, and what hangs in it.
#[derive(Debug, Default)]
pub(crate) struct Form {
    catalog: Option<u32>,
    number: Option<u32>,
    /// The array of the fields.
    list: Option<u32>,
    top: HashSet<u32>,
}

impl Form {
    pub(crate) fn read(view: View<'_, '_>, work: &Work) -> Result<Self, Error> {
        let mut form = Self { catalog: view.root().and_then(number), ..Self::default() };
        let Some(catalog) = view.catalog()? else { return Ok(form) };
        let Some(dictionary) = view.dictionary(&catalog, "AcroForm")? else { return Ok(form) };
        form.number = catalog.get("AcroForm").and_then(number);
        form.list = dictionary.get("Fields").and_then(number);
        let fields = view.array(&dictionary, "Fields")?;
        form.top = fields.iter().flat_map(|fields| fields.iter()).filter_map(number).collect();
        work.spend(form.top.len())?;
        Ok(form)
    }

    /// Numbers of the objects that `Fields` lists.
    pub(crate) fn top(&self) -> &HashSet<u32> {
        &self.top
    }

    /// Whether the form leads to an object, by lists of fields and kids that name it.
    pub(crate) fn leads_to(&self, view: View<'_, '_>, number: u32, dictionary: &Dictionary) -> Result<bool, Error> {
        if !self.top.contains(&number) && !dictionary.has("Parent") {
            return Ok(false);
        }
        Ok(FieldFacts::read(view, number, dictionary, &self.top)?.listed)
    }

    /// Whether an object has a role that the form tells of.
    pub(crate) fn has(&self, view: View<'_, '_>, object: u32, role: Role) -> Result<bool, Error> {
        Ok(match role {
            Role::Catalog => self.catalog == Some(object),
            Role::Form => self.number == Some(object),
            Role::FieldList => self.list == Some(object),
            Role::Field => match current(view, object)?.as_ref().and_then(|found| found.object.as_plain_dictionary()) {
                Some(dictionary) => self.leads_to(view, object, dictionary)?,
                None => false,
            },
            Role::Page | Role::AnnotationList | Role::Annotation => false,
        })
    }
}

impl Annotations {
    /// Whether an object has a role that the pages tell of.
    pub(crate) fn has(&self, object: u32, role: Role) -> bool {
        match role {
            Role::AnnotationList => self.lists.contains(&object),
            Role::Annotation => self.pages.contains_key(&object),
            _ => false,
        }
    }
}

/// A widget on a page: its number, if it is an object of its own, itself, and the page.
#[derive(Clone, Debug)]
pub(crate) struct Widget {
    pub(crate) number: Option<u32>,
    pub(crate) dictionary: Dictionary,
    pub(crate) page: u32,
}

/// The widgets of all pages by the full name of their field. Fields of one name are one field to some readers, wherever they hang in
/// the form (ISO 32000-2 §12.7.4.2 has them below one ancestor).
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<String, Vec<Widget>>);

impl Names {
    pub(crate) fn read(view: View<'_, '_>, pages: &HashMap<u32, u32>, work: &Work) -> Result<Self, Error> {
        let mut found = Self::default();
        for (page, place) in pages {
            let Some(page) = current(view, *page)? else { continue };
            let Some(dictionary) = page.object.as_plain_dictionary() else { continue };
            for one in view.array(dictionary, "Annots")?.iter().flat_map(|list| list.iter()) {
                work.spend(4)?;
                let (number, one) = (number(one), view.resolve(one)?);
                let Some(widget) = one.as_plain_dictionary().filter(|one| is_field(one)) else { continue };
                let facts = FieldFacts::read(view, number.unwrap_or(0), widget, &HashSet::new())?;
                let Some(name) = facts.name else { continue };
                let widget = Widget { number, dictionary: widget.clone(), page: *place };
                found.0.entry(name).or_default().push(widget);
            }
        }
        Ok(found)
    }

    pub(crate) fn of(&self, name: &str) -> &[Widget] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

fn number(object: &Object) -> Option<u32> {
    object.as_reference().map(|id| id.number)
}
