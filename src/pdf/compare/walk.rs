//! The walk through two files side by side.

use super::annotations::{Annotation, matched};
use super::difference::{Difference, Differences};
use super::kind;
use super::pages::{self, INHERITED, Page};
use super::place::Place;
use super::stream;
use crate::base::error::Error;
use crate::pdf::changes::{ChangeKind, FieldFacts, Work};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Value};
use crate::pdf::syntax::text::name_text;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// Keys that say how the data of a stream are stored (ISO 32000-2 Table 5), not what they are.
const STORAGE: [&[u8]; 4] = [b"Length", b"Filter", b"DecodeParms", b"DL"];

/// Two values at one place.
struct Pair {
    old: Object,
    new: Object,
    place: Place,
}

/// Two files under comparison.
pub(super) struct Walk<'o, 'a, 'n, 'b> {
    old: View<'o, 'a>,
    new: View<'n, 'b>,
    work: Work,
    visited: HashSet<(u32, u32)>,
    open: Vec<Pair>,
    pub(super) found: Differences,
}

impl<'o, 'a, 'n, 'b> Walk<'o, 'a, 'n, 'b> {
    pub(super) fn new(old: View<'o, 'a>, new: View<'n, 'b>) -> Self {
        let work = Work::new(new.document().limits.change_work);
        Self { old, new, work, visited: HashSet::new(), open: Vec::new(), found: Differences::default() }
    }

    /// Pages first, so that what several places share is named with its page.
    pub(super) fn documents(&mut self) -> Result<(), Error> {
        self.pages()?;
        let (old, new) = (self.old.catalog()?, self.new.catalog()?);
        let empty = Dictionary::new(Vec::new());
        let (old, new) = (old.as_ref().unwrap_or(&empty), new.as_ref().unwrap_or(&empty));
        self.fields(old, new)?;
        for key in keys(old, new) {
            match name_text(&key).as_str() {
                "Pages" => {}
                "Names" => self.entries(&key, old, new, kind::of_name_tree)?,
                "AcroForm" => self.form(old, new)?,
                name => self.push_key(&key, old, new, &Place::new(kind::of_catalog_entry(name), "/Root")),
            }
            self.run()?;
        }
        let trailers = (self.old.trailer().unwrap_or(&empty), self.new.trailer().unwrap_or(&empty));
        self.push_key(b"Info", trailers.0, trailers.1, &Place::new(ChangeKind::Metadata, ""));
        self.run()?;
        if self.old.document().is_encrypted() != self.new.document().is_encrypted() {
            self.tell(&Place::new(ChangeKind::Encryption, "/Encrypt"));
        }
        Ok(())
    }

    fn pages(&mut self) -> Result<(), Error> {
        let (old, new) = (pages::read(self.old, &self.work)?, pages::read(self.new, &self.work)?);
        let head = if old.len() == new.len() { old.len() } else { self.alike(&old, &new, false)? };
        let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
        let tail = if old.len() == new.len() { 0 } else { self.alike(old_rest, new_rest, true)? };
        let middle = (old_rest.len().saturating_sub(tail), new_rest.len().saturating_sub(tail));
        let both = middle.0.min(middle.1);
        // Pages that stand in both, by their place in each.
        let mut pairs: Vec<(usize, usize)> = (0..head.saturating_add(both)).map(|index| (index, index)).collect();
        for back in (1..=tail).rev() {
            pairs.push((old.len().saturating_sub(back), new.len().saturating_sub(back)));
        }
        for (from, to) in &pairs {
            let ids = (old.get(*from).and_then(|page| page.id), new.get(*to).and_then(|page| page.id));
            if let (Some(from), Some(to)) = ids {
                self.visited.insert((from.number, to.number));
            }
        }
        for (from, to) in pairs {
            if let (Some(before), Some(after)) = (old.get(from), new.get(to)) {
                self.page(before, after, u32::try_from(to.saturating_add(1)).ok())?;
            }
        }
        let lone = |list: &[Page], from: usize, end: usize| -> Vec<(Option<ObjectId>, Option<u32>)> {
            let number = |index: usize| u32::try_from(index.saturating_add(1)).ok();
            let part = list.iter().enumerate().take(end).skip(from);
            part.map(|(index, page)| (page.id, number(index))).collect()
        };
        let from = head.saturating_add(both);
        for (id, page) in lone(&old, from, old.len().saturating_sub(tail)) {
            self.tell(&Place { old: id, ..Place::new(ChangeKind::Pages, "removed").page(page) });
        }
        for (id, page) in lone(&new, from, new.len().saturating_sub(tail)) {
            self.tell(&Place { new: id, ..Place::new(ChangeKind::Pages, "added").page(page) });
        }
        Ok(())
    }

    /// How many pages are the same from the front, or from the back.
    fn alike(&self, old: &[Page], new: &[Page], back: bool) -> Result<usize, Error> {
        let most = old.len().min(new.len());
        for index in 0..most {
            let at = |list: &'_ [Page]| {
                let place = if back { list.len().saturating_sub(index).saturating_sub(1) } else { index };
                list.get(place).cloned()
            };
            let (Some(a), Some(b)) = (at(old), at(new)) else { return Ok(index) };
            self.work.spend(1)?;
            if pages::mark(self.old, &a)? != pages::mark(self.new, &b)? {
                return Ok(index);
            }
        }
        Ok(most)
    }

    fn page(&mut self, old: &Page, new: &Page, number: Option<u32>) -> Result<(), Error> {
        let mut names = keys(&old.dictionary, &new.dictionary);
        names.extend(INHERITED.iter().map(|key| Rc::from(key.as_bytes())));
        for key in names {
            let name = name_text(&key);
            let mut place = Place::new(kind::of_page_entry(&name), &format!("/{name}")).page(number);
            (place.old, place.new) = (old.id, new.id);
            let (before, after) = (old.value(&name), new.value(&name));
            match name.as_str() {
                "Parent" => {}
                "Annots" => self.annotations(&before, &after, &place)?,
                "Resources" => self.resources(&before, &after, &place)?,
                "Contents" => self.content(old, new, place)?,
                _ => self.open.push(Pair { old: before, new: after, place }),
            }
            self.run()?;
        }
        Ok(())
    }

    /// Content may be cut into streams in another way and still be the same.
    fn content(&mut self, old: &Page, new: &Page, place: Place) -> Result<(), Error> {
        let streams = (self.old.resolve(&old.value("Contents"))?, self.new.resolve(&new.value("Contents"))?);
        if let (Value::Stream(a), Value::Stream(b)) = (&streams.0.value, &streams.1.value) {
            if !stream::same_data(&self.work, (self.old, a), (self.new, b))? {
                self.tell(&place);
            }
            return Ok(());
        }
        let (before, after) = (pages::content(self.old, old)?, pages::content(self.new, new)?);
        if before.is_none() || before != after {
            self.tell(&place);
        }
        Ok(())
    }

    fn resources(&mut self, old: &Object, new: &Object, place: &Place) -> Result<(), Error> {
        let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
        let empty = Dictionary::new(Vec::new());
        let (old, new) = (old.as_dictionary().unwrap_or(&empty), new.as_dictionary().unwrap_or(&empty));
        for key in keys(old, new) {
            let kind = kind::of_resource(&name_text(&key));
            self.push_key(&key, old, new, &Place { kind, ..place.clone() });
        }
        Ok(())
    }

    fn annotations(&mut self, old: &Object, new: &Object, place: &Place) -> Result<(), Error> {
        let (old, new) = (annotations_of(self.old, old)?, annotations_of(self.new, new)?);
        for (before, after) in matched(old, new) {
            let Some(shown) = after.as_ref().or(before.as_ref()) else { continue };
            let kind = match (&before, &after) {
                (Some(before), Some(after)) => after.changed_kind(before),
                _ => shown.kind(after.is_some()),
            };
            let field = shown.field.as_deref().map(Rc::from);
            let own = Place { kind, field, rect: shown.rect, path: shown.subtype.as_str().into(), ..place.clone() };
            match (before, after) {
                (Some(before), Some(after)) => self.open.push(Pair { old: before.value, new: after.value, place: own }),
                (before, after) => {
                    let id = |annotation: Option<Annotation>| annotation.and_then(|one| one.value.as_reference());
                    self.tell(&Place { old: id(before), new: id(after), ..own });
                }
            }
        }
        self.run()
    }

    /// Each field by its name: the order in the form says nothing.
    fn fields(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), Error> {
        let (old, new) = (top_fields(self.old, old)?, top_fields(self.new, new)?);
        for (before, after) in matched(old, new) {
            let Some(shown) = after.as_ref().or(before.as_ref()) else { continue };
            let name = shown.field.clone();
            let kind = match (&before, &after) {
                (Some(before), Some(after)) => after.changed_kind(before),
                _ => shown.kind(after.is_some()),
            };
            let field = shown.field.as_deref().map(Rc::from);
            let own = Place { kind, field, rect: shown.rect, ..Place::new(kind, "/Root/AcroForm/Fields") };
            match (before, after) {
                (Some(before), Some(after)) => self.open.push(Pair { old: before.value, new: after.value, place: own }),
                // Its widget on a page has said so already.
                _ if self
                    .found
                    .list
                    .iter()
                    .any(|known| known.kind == kind && name.is_some() && known.field == name) => {}
                (before, after) => {
                    let id = |annotation: Option<Annotation>| annotation.and_then(|one| one.value.as_reference());
                    self.tell(&Place { old: id(before), new: id(after), ..own });
                }
            }
        }
        self.run()
    }

    fn form(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), Error> {
        let (old, new) = (self.old.dictionary(old, "AcroForm")?, self.new.dictionary(new, "AcroForm")?);
        let empty = Dictionary::new(Vec::new());
        let (old, new) = (old.as_ref().unwrap_or(&empty), new.as_ref().unwrap_or(&empty));
        for key in keys(old, new) {
            let kind = match &*key {
                b"Fields" => continue,
                b"XFA" => ChangeKind::Xfa,
                _ => ChangeKind::Form,
            };
            self.push_key(&key, old, new, &Place::new(kind, "/Root/AcroForm"));
        }
        Ok(())
    }

    /// The entries of a dictionary in the catalog, each with a kind of its own.
    fn entries(
        &mut self,
        key: &[u8],
        old: &Dictionary,
        new: &Dictionary,
        kind: fn(&str) -> ChangeKind,
    ) -> Result<(), Error> {
        let name = name_text(key);
        let (old, new) = (self.old.dictionary(old, &name)?, self.new.dictionary(new, &name)?);
        let empty = Dictionary::new(Vec::new());
        let (old, new) = (old.as_ref().unwrap_or(&empty), new.as_ref().unwrap_or(&empty));
        for key in keys(old, new) {
            let place = Place::new(kind(&name_text(&key)), &format!("/Root/{name}"));
            self.push_key(&key, old, new, &place);
        }
        Ok(())
    }

    fn push_key(&mut self, key: &[u8], old: &Dictionary, new: &Dictionary, place: &Place) {
        let value = |dictionary: &Dictionary| {
            let entry = dictionary.entries().iter().rfind(|entry| *entry.key == *key);
            entry.map_or_else(Object::null, |entry| entry.value.clone())
        };
        let place = place.below(&format!("/{}", name_text(key)));
        self.open.push(Pair { old: value(old), new: value(new), place });
    }

    /// Compares everything that is open. Ends: each pair of objects is opened once, and every step is paid for.
    fn run(&mut self) -> Result<(), Error> {
        while let Some(pair) = self.open.pop() {
            self.work.spend(1)?;
            self.pair(pair)?;
        }
        Ok(())
    }

    fn pair(&mut self, Pair { old, new, mut place }: Pair) -> Result<(), Error> {
        let (from, to) = (old.as_reference(), new.as_reference());
        if let (Some(from), Some(to)) = (from, to)
            && !self.visited.insert((from.number, to.number))
        {
            return Ok(());
        }
        let (old, new) = (self.old.resolve_with_holder(&old)?, self.new.resolve_with_holder(&new)?);
        if let Some(holder) = &old.holder {
            place.old = Some(holder.id);
        }
        if let Some(holder) = &new.holder {
            place.new = Some(holder.id);
        }
        self.values(&old.object, &new.object, &place)
    }

    fn values(&mut self, old: &Object, new: &Object, place: &Place) -> Result<(), Error> {
        let alike = match (&old.value, &new.value) {
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                let below = place.below("[]");
                for (a, b) in a.iter().zip(b.iter()).rev() {
                    self.work.spend(1)?;
                    if a.as_reference().is_some() || b.as_reference().is_some() || !a.same_value(b) {
                        self.open.push(Pair { old: a.clone(), new: b.clone(), place: below.clone() });
                    }
                }
                true
            }
            (Value::Dictionary(a), Value::Dictionary(b)) => {
                self.dictionaries(a, b, &[], place)?;
                true
            }
            (Value::Stream(a), Value::Stream(b)) => {
                self.dictionaries(&a.dictionary, &b.dictionary, &STORAGE, place)?;
                stream::same_data(&self.work, (self.old, a), (self.new, b))?
            }
            (Value::Integer(_) | Value::Real(_), Value::Integer(_) | Value::Real(_)) => {
                old.same_value(new)
                    || old.as_number().zip(new.as_number()).is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
            }
            _ => old.same_value(new),
        };
        if !alike {
            self.tell(place);
        }
        Ok(())
    }

    fn dictionaries(
        &mut self,
        old: &Dictionary,
        new: &Dictionary,
        ignored: &[&[u8]],
        place: &Place,
    ) -> Result<(), Error> {
        for key in keys(old, new) {
            self.work.spend(1)?;
            if !ignored.contains(&&*key) {
                self.push_key(&key, old, new, place);
            }
        }
        Ok(())
    }

    fn tell(&mut self, place: &Place) {
        self.found.add(Difference {
            kind: place.kind,
            old: place.old,
            new: place.new,
            page: place.page,
            field: place.field.as_deref().map(str::to_owned),
            rect: place.rect,
            detail: Some(place.path.to_string()).filter(|path| !path.is_empty()),
        });
    }
}

fn annotations_of(view: View<'_, '_>, value: &Object) -> Result<Vec<Annotation>, Error> {
    let array = view.resolve(value)?;
    array.as_array().iter().flat_map(|array| array.iter()).map(|one| Annotation::read(view, one)).collect()
}

/// The fields that the form lists.
fn top_fields(view: View<'_, '_>, catalog: &Dictionary) -> Result<Vec<Annotation>, Error> {
    let Some(form) = view.dictionary(catalog, "AcroForm")? else { return Ok(Vec::new()) };
    let mut fields = annotations_of(view, &form.get("Fields").cloned().unwrap_or_else(Object::null))?;
    for field in &mut fields {
        let number = field.value.as_reference().map_or(u32::MAX, |id| id.number);
        let object = view.resolve(&field.value)?;
        let Some(dictionary) = object.as_dictionary() else { continue };
        let facts = FieldFacts::read(view, number, dictionary, &HashSet::new())?;
        field.signed = facts.is_signed();
        field.field = facts.name;
        field.subtype = "Widget".to_owned();
    }
    Ok(fields)
}

fn keys(old: &Dictionary, new: &Dictionary) -> BTreeSet<Rc<[u8]>> {
    old.entries().iter().chain(new.entries()).map(|entry| entry.key.clone()).collect()
}
