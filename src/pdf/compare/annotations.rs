//! The annotations of two pages, matched with each other (ISO 32000-2 §12.5).

use crate::base::error::Error;
use crate::pdf::changes::{ChangeKind, FieldFacts, rectangle};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::collections::{HashMap, HashSet};

/// One annotation of a page.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    pub(super) value: Object,
    pub(super) subtype: String,
    pub(super) rect: Option<[f64; 4]>,
    /// Full name of the field it shows.
    pub(super) field: Option<String>,
    /// Whether it shows a signature that is there.
    pub(super) signed: bool,
}

impl Annotation {
    pub(super) fn read(view: View<'_, '_>, value: &Object) -> Result<Self, Error> {
        let object = view.resolve(value)?;
        let empty = Dictionary::new(Vec::new());
        let dictionary = object.as_dictionary().unwrap_or(&empty);
        let subtype = view.name(dictionary, "Subtype")?.unwrap_or_default();
        let mut annotation =
            Self { value: value.clone(), rect: rectangle(view, dictionary)?, field: None, signed: false, subtype };
        if annotation.is_widget() {
            let number = value.as_reference().map_or(u32::MAX, |id| id.number);
            let facts = FieldFacts::read(view, number, dictionary, &HashSet::new())?;
            annotation.signed = facts.is_signed();
            annotation.field = facts.name;
        }
        Ok(annotation)
    }

    fn is_widget(&self) -> bool {
        self.subtype == "Widget"
    }

    /// What it is called when the other file does not have it.
    pub(super) fn kind(&self, added: bool) -> ChangeKind {
        match (self.is_widget(), self.signed, added) {
            (true, true, true) => ChangeKind::SignatureAdded,
            (true, true, false) => ChangeKind::SignatureChanged,
            (true, false, true) => ChangeKind::FieldAdded,
            (true, false, false) => ChangeKind::FieldRemoved,
            (false, _, true) => ChangeKind::AnnotationAdded,
            (false, _, false) => ChangeKind::AnnotationRemoved,
        }
    }

    /// What it is called when the other file has it otherwise: `self` is the newer one.
    pub(super) fn changed_kind(&self, before: &Self) -> ChangeKind {
        match (self.is_widget(), before.signed, self.signed) {
            (true, false, true) => ChangeKind::SignatureAdded,
            (true, true, _) => ChangeKind::SignatureChanged,
            (true, false, false) => ChangeKind::FieldChanged,
            (false, ..) => ChangeKind::AnnotationChanged,
        }
    }

    /// What it is recognised by: a field by its name, anything else by its type and place.
    fn mark(&self) -> String {
        match &self.field {
            Some(name) => format!("field {name}"),
            None => format!("{} {:?}", self.subtype, self.rect),
        }
    }
}

/// Pairs of what is on both pages, and what is on one of them alone.
pub(super) fn matched(old: Vec<Annotation>, new: Vec<Annotation>) -> Vec<(Option<Annotation>, Option<Annotation>)> {
    let mut by_mark: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, annotation) in old.iter().enumerate().rev() {
        by_mark.entry(annotation.mark()).or_default().push(index);
    }
    let mut old: Vec<Option<Annotation>> = old.into_iter().map(Some).collect();
    let mut pairs = Vec::new();
    for annotation in new {
        let at = by_mark.get_mut(&annotation.mark()).and_then(Vec::pop);
        let before = at.and_then(|at| old.get_mut(at)).and_then(Option::take);
        pairs.push((before, Some(annotation)));
    }
    pairs.extend(old.into_iter().flatten().map(|gone| (Some(gone), None)));
    pairs
}
