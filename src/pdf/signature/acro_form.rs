//! Signature fields of the interactive form (ISO 32000-2 §12.7), remembered per top-level field from revision to revision.

use super::follow::Follower;
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::view::{Resolved, View};
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object, ObjectId, Place};
use crate::pdf::syntax::text::decode_text;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// Where a signature dictionary stands: offset of the object stream, if it is in one, and its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DictionaryKey {
    pub(crate) container: Option<u64>,
    pub(crate) start: u64,
}

impl DictionaryKey {
    pub(crate) fn new(place: Place, object: &Object) -> Self {
        let container = match place {
            Place::File { .. } => None,
            Place::ObjectStream { offset, .. } => Some(offset),
        };
        Self { container, start: object.span.start }
    }
}

/// The value of a signature field.
#[derive(Clone, Debug)]
pub(crate) struct FieldValue {
    pub(crate) key: DictionaryKey,
    /// The object that is the dictionary or holds it.
    pub(crate) holder: ObjectId,
    pub(crate) place: Place,
    /// Stands inside the field.
    pub(crate) direct: bool,
    pub(crate) object: Object,
}

impl FieldValue {
    /// A value that is an object of its own.
    pub(crate) fn of_object(holder: &IndirectObject) -> Self {
        Self::within(holder, &holder.object)
    }

    /// A value that is an object or stands inside it.
    pub(crate) fn within(holder: &IndirectObject, object: &Object) -> Self {
        let key = DictionaryKey::new(holder.place, object);
        let direct = object.span != holder.object.span;
        Self { key, holder: holder.id, place: holder.place, direct, object: object.clone() }
    }
}

/// A widget of a field.
#[derive(Clone, Debug)]
pub(crate) struct WidgetUse {
    pub(crate) id: Option<ObjectId>,
    pub(crate) rect: Option<[f64; 4]>,
    pub(crate) hidden: bool,
}

/// A signature field as one revision has it.
#[derive(Clone, Debug)]
pub(crate) struct FieldUse {
    pub(crate) id: Option<ObjectId>,
    pub(crate) name: Option<Rc<str>>,
    pub(crate) value: Option<FieldValue>,
    pub(crate) widgets: Vec<WidgetUse>,
}

/// The dictionary that `V` of a field leads to, if it leads to one.
pub(crate) fn field_value(
    follower: &mut Follower<'_, '_>,
    field: &Dictionary,
    field_holder: Option<&Rc<IndirectObject>>,
) -> Result<Option<FieldValue>, Error> {
    let value = follower.value(field, "V")?;
    if value.object.as_dictionary().is_none() {
        return Ok(None);
    }
    let direct = value.holder.is_none();
    let Some(holder) = value.holder.as_ref().or(field_holder) else { return Ok(None) };
    let key = DictionaryKey::new(holder.place, &value.object);
    Ok(Some(FieldValue { key, holder: holder.id, place: holder.place, direct, object: value.object }))
}

/// What a widget annotation shows of itself.
pub(crate) fn widget_use(
    follower: &mut Follower<'_, '_>,
    dictionary: &Dictionary,
    id: Option<ObjectId>,
) -> Result<WidgetUse, Error> {
    let array = follower.value(dictionary, "Rect")?.object;
    let mut numbers = Vec::new();
    for number in array.as_array().into_iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(follower.follow(number)?.object.as_number());
    }
    let rect: Option<[f64; 4]> = numbers.try_into().ok();
    // Table 167: Hidden is bit 2, NoView bit 6; Invisible (bit 1) is for annotations of no known type only.
    let flags = follower.value(dictionary, "F")?.object.as_integer().unwrap_or(0);
    let empty = rect.is_none_or(|[x0, y0, x1, y1]| x0.total_cmp(&x1).is_eq() || y0.total_cmp(&y1).is_eq());
    Ok(WidgetUse { id, rect, hidden: flags & 0b10_0010 != 0 || empty })
}

/// The whole name of a field from that of its parent and its own partial name.
pub(crate) fn joined(parent: Option<&Rc<str>>, own: Option<&str>) -> Option<Rc<str>> {
    match (parent, own) {
        (Some(parent), Some(own)) => Some(format!("{parent}.{own}").into()),
        (Some(parent), None) => Some(parent.clone()),
        (None, own) => own.map(Rc::from),
    }
}

/// Whether the type of a field is `Sig`; `None` if it states none.
pub(crate) fn is_signature_type(
    follower: &mut Follower<'_, '_>,
    dictionary: &Dictionary,
) -> Result<Option<bool>, Error> {
    Ok(follower.value(dictionary, "FT")?.object.as_name().map(|name| name == b"Sig"))
}

/// One node still to be looked at.
struct Pending {
    object: Object,
    depth: usize,
    prefix: Option<Rc<str>>,
    is_signature: Option<bool>,
    /// The field it is a widget of if it has no name of its own.
    field: Option<usize>,
}

/// One element of `Fields` and what its tree has.
struct Tree {
    top: Object,
    uses: Rc<Vec<FieldUse>>,
}

/// The field trees of a document, carried from revision to revision: each revision costs what it changed.
#[derive(Default)]
pub(crate) struct AcroForm {
    known: bool,
    trees: Vec<Tree>,
    by_top: HashMap<ObjectId, usize>,
    /// Trees with a field that has a value.
    valued: BTreeSet<usize>,
    /// By which tree an object was looked at.
    used_by: HashMap<u32, ObjectId>,
    /// Objects looked at by several trees: a change of one of them makes everything be read again.
    shared: HashSet<u32>,
    /// Objects on the way to the trees.
    roots: HashSet<u32>,
    nodes: usize,
}

impl AcroForm {
    /// Brings the fields up to the revision of the view. Whether any may be different.
    pub(crate) fn update(&mut self, view: View<'_, '_>, moved: bool) -> Result<bool, Error> {
        self.nodes = 0;
        let changed = view.changed_objects();
        if changed.iter().any(|number| self.shared.contains(number)) {
            *self = Self::default();
        }
        let stale: HashSet<ObjectId> = changed.iter().filter_map(|number| self.used_by.get(number).copied()).collect();
        if !self.known || moved || changed.iter().any(|number| self.roots.contains(number)) {
            self.read_list(view, &stale)?;
            return Ok(true);
        }
        let mut places: Vec<usize> = stale.iter().filter_map(|id| self.by_top.get(id).copied()).collect();
        sort::sort(&mut places);
        for at in &places {
            let Some(top) = self.trees.get(*at).map(|tree| tree.top.clone()) else { continue };
            let uses = self.read_tree(&mut Follower::new(view), &top)?;
            self.set(*at, top, uses);
        }
        Ok(!places.is_empty())
    }

    /// The fields that have a value, in the order of the form.
    pub(crate) fn valued(&self) -> impl Iterator<Item = &FieldUse> {
        let trees = self.valued.iter().filter_map(|at| self.trees.get(*at));
        trees.flat_map(|tree| tree.uses.iter()).filter(|field| field.value.is_some())
    }

    /// All signature fields, in the order of the form.
    pub(crate) fn all(&self) -> impl Iterator<Item = &FieldUse> {
        self.trees.iter().flat_map(|tree| tree.uses.iter())
    }

    fn set(&mut self, at: usize, top: Object, uses: Rc<Vec<FieldUse>>) {
        if uses.iter().any(|field| field.value.is_some()) {
            self.valued.insert(at);
        } else {
            self.valued.remove(&at);
        }
        let tree = Tree { top, uses };
        match self.trees.get_mut(at) {
            Some(place) => *place = tree,
            None => self.trees.push(tree),
        }
    }

    /// Reads `Fields`, and those of its trees that are new or stale.
    fn read_list(&mut self, view: View<'_, '_>, stale: &HashSet<ObjectId>) -> Result<(), Error> {
        let mut follower = Follower::new(view);
        let tops = top_fields(&mut follower)?;
        self.known = true;
        self.roots = core::mem::take(&mut follower.numbers).into_iter().collect();
        self.valued.clear();
        let before = core::mem::take(&mut self.trees);
        let known = core::mem::take(&mut self.by_top);
        for top in tops.iter() {
            let id = top.as_reference();
            if let Some(id) = id {
                if self.by_top.contains_key(&id) {
                    view.document().log.add(Anomaly::of(AnomalyCode::TreeLoop, id));
                    continue;
                }
                self.by_top.insert(id, self.trees.len());
            }
            let kept = id.filter(|id| !stale.contains(id)).and_then(|id| known.get(&id)).and_then(|at| before.get(*at));
            let uses = match kept {
                Some(tree) => tree.uses.clone(),
                None => self.read_tree(&mut follower, top)?,
            };
            self.set(self.trees.len(), top.clone(), uses);
        }
        Ok(())
    }

    /// Reads one tree and remembers what it depends on.
    fn read_tree(&mut self, follower: &mut Follower<'_, '_>, top: &Object) -> Result<Rc<Vec<FieldUse>>, Error> {
        follower.numbers.clear();
        let uses = Rc::new(self.walk(follower, top)?);
        for number in core::mem::take(&mut follower.numbers) {
            match top.as_reference() {
                Some(id) => {
                    if self.used_by.insert(number, id).is_some_and(|other| other != id) {
                        self.shared.insert(number);
                    }
                }
                None => {
                    self.roots.insert(number);
                }
            }
        }
        Ok(uses)
    }

    /// Walks one tree, without recursion.
    fn walk(&mut self, follower: &mut Follower<'_, '_>, top: &Object) -> Result<Vec<FieldUse>, Error> {
        let mut uses: Vec<FieldUse> = Vec::new();
        let mut visited = HashSet::new();
        let mut stack = vec![Pending { object: top.clone(), depth: 0, prefix: None, is_signature: None, field: None }];
        while let Some(pending) = stack.pop() {
            self.nodes = self.nodes.saturating_add(1);
            let limits = &follower.view.document().limits;
            if self.nodes > limits.tree_nodes || pending.depth > limits.tree_depth {
                follower.view.document().log.add(Anomaly {
                    code: AnomalyCode::TreeTooLarge,
                    offset: None,
                    object: top.as_reference(),
                    value: None,
                });
                continue;
            }
            let Resolved { object, holder } = follower.follow(&pending.object)?;
            let id = holder.as_ref().map(|holder| holder.id);
            if let Some(id) = id
                && !visited.insert(id)
            {
                follower.view.document().log.add(Anomaly::of(AnomalyCode::TreeLoop, id));
                continue;
            }
            if let Some(dictionary) = object.as_dictionary() {
                read_node(follower, dictionary, holder.as_ref(), pending, &mut uses, &mut stack)?;
            }
        }
        Ok(uses)
    }
}

/// The signature fields of the form of one revision, whether they have a value or not.
#[cfg(feature = "sign")]
pub(crate) fn form_fields(view: View<'_, '_>) -> Result<Vec<FieldUse>, Error> {
    let mut form = AcroForm::default();
    form.update(view, true)?;
    Ok(form.all().cloned().collect())
}

/// The elements of `Fields`.
pub(crate) fn top_fields(follower: &mut Follower<'_, '_>) -> Result<Rc<[Object]>, Error> {
    let none: Rc<[Object]> = Vec::new().into();
    let Some(root) = follower.view.root() else { return Ok(none) };
    let catalog = follower.follow(root)?.object;
    let Some(catalog) = catalog.as_dictionary() else { return Ok(none) };
    let form = follower.value(catalog, "AcroForm")?.object;
    let Some(form) = form.as_dictionary() else { return Ok(none) };
    let fields = follower.value(form, "Fields")?.object;
    Ok(fields.as_array().cloned().unwrap_or(none))
}

fn read_node(
    follower: &mut Follower<'_, '_>,
    dictionary: &Dictionary,
    holder: Option<&Rc<IndirectObject>>,
    pending: Pending,
    uses: &mut Vec<FieldUse>,
    stack: &mut Vec<Pending>,
) -> Result<(), Error> {
    let is_signature = is_signature_type(follower, dictionary)?.or(pending.is_signature);
    let own = follower.value(dictionary, "T")?.object;
    let own = own.as_string().map(|own| decode_text(&own.bytes));
    let name = joined(pending.prefix.as_ref(), own.as_deref());
    let id = holder.map(|holder| holder.id);
    let mut field = if own.is_none() { pending.field } else { None };
    if is_signature == Some(true) {
        let value = field_value(follower, dictionary, holder)?;
        let widget = if dictionary.is_name("Subtype", "Widget") || dictionary.has("Rect") {
            Some(widget_use(follower, dictionary, id)?)
        } else {
            None
        };
        match field.and_then(|field| uses.get_mut(field)) {
            // A kid without a name is a widget of its parent (§12.7.4.2), not a field.
            Some(parent) if value.is_none() || parent.value.is_none() => {
                parent.value = parent.value.take().or(value);
                parent.widgets.extend(widget);
            }
            Some(parent) if parent.value.as_ref().map(|v| v.key) == value.as_ref().map(|v| v.key) => {
                parent.widgets.extend(widget);
            }
            _ => {
                field = Some(uses.len());
                uses.push(FieldUse { id, name: name.clone(), value, widgets: widget.into_iter().collect() });
            }
        }
    }
    let kids = follower.value(dictionary, "Kids")?.object;
    for kid in kids.as_array().into_iter().flat_map(|kids| kids.iter().rev()) {
        stack.push(Pending {
            object: kid.clone(),
            depth: pending.depth.saturating_add(1),
            prefix: name.clone(),
            is_signature,
            field,
        });
    }
    Ok(())
}
