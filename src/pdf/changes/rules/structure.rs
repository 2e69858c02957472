//! The structure tree (ISO 32000-2 §14.7): annotations that come and go are entered and taken out. What it says about the
//! content of the pages stays, because that is what is read aloud and copied.

use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::current;
use super::super::node::{Node, Place};
use super::super::roles::Role;
use super::super::shapes::{ELEMENT, NEW_ELEMENT, STRUCTURE};
use super::super::step::{Edge, Step};
use super::catalog;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use crate::pdf::syntax::text::name_text;
use std::collections::{BTreeMap, HashSet};

/// Deepest tree of new elements, and of a number tree.
const DEPTH: usize = 32;

/// Most kids of one element that are compared one by one.
const KIDS: usize = 2_000;

/// What an element holds (Table 355).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kid {
    /// Another element.
    Element(u32),
    /// An annotation or another object (Table 358).
    Annotation(u32),
    /// Content of a page, or something that cannot be told.
    Content(String),
}

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let (old, new) = catalog::entry_twice(step, "StructTreeRoot")?;
    match (&old, &new) {
        (None, None) => return Ok(()),
        (Some(old), Some(new)) => root(step, old, new)?,
        _ => {
            step.list(refused("StructTreeRoot", None));
            return Ok(());
        }
    }
    for number in step.differing.changed() {
        let pair = step.pair(number)?;
        let (Some(old), Some(new)) = (&pair.old, &pair.new) else { continue };
        let (Some(old), Some(new)) = (old.object.as_plain_dictionary(), new.object.as_plain_dictionary()) else {
            continue;
        };
        if is_element(old) && is_element(new) && hangs_in_tree(step, number, old)? {
            element(step, number, old, new)?;
        }
    }
    Ok(())
}

fn is_element(dictionary: &Dictionary) -> bool {
    dictionary.is_name("Type", "StructElem") || dictionary.has("S") && dictionary.has("P") && !dictionary.has("Type")
}

/// Whether the root of the tree leads to an element, by parents that list it (Table 355).
fn hangs_in_tree(step: &Step<'_, '_, '_>, number: u32, element: &Dictionary) -> Result<bool, Error> {
    let view = step.old();
    let root = catalog::entry_twice(step, "StructTreeRoot")?.0.and_then(|root| root.number());
    let (mut number, mut element) = (number, element.clone());
    for _ in 0..view.document().limits.tree_depth.max(1) {
        let Some(parent) = element.get("P").and_then(Object::as_reference) else { return Ok(false) };
        let Some(above) = current(view, parent.number)? else { return Ok(false) };
        let Some(above) = above.object.as_plain_dictionary().cloned() else { return Ok(false) };
        let kids = view.value(&above, "K")?;
        step.work().spend(kids.as_array().map_or(1, |kids| kids.len()))?;
        let names = |kid: &Object| kid.as_reference().is_some_and(|id| id.number == number);
        let listed = above.get("K").is_some_and(names) || kids.as_array().is_some_and(|kids| kids.iter().any(names));
        if !listed {
            return Ok(false);
        }
        if root == Some(parent.number) {
            return Ok(true);
        }
        (number, element) = (parent.number, above);
    }
    Ok(false)
}

/// Places from which an element may be referred to: its parent and kids, the parent tree, names, other elements.
const USES: [Edge; 3] = [Edge::Ending("/K"), Edge::Ending("[]"), Edge::Path("/P")];

fn root(step: &Step<'_, '_, '_>, old: &Node, new: &Node) -> Result<(), Error> {
    let (Some(from), Some(to)) = (old.dictionary(), new.dictionary()) else {
        step.list(refused("StructTreeRoot", None));
        return Ok(());
    };
    let number = new.number();
    let mut harmless = true;
    for key in step.equality.differing_keys(from, to)? {
        let key = name_text(&key);
        let vouched = step.allows(&STRUCTURE, &key, from, to)?.is_some() && (key != "K" || kids(step, from, to)?);
        if !vouched {
            step.list(refused(&key, number));
            harmless = false;
        }
    }
    if let Some(number) = number {
        // Elements name it as their parent.
        step.judged(number, [Edge::From(Role::Catalog, "/StructTreeRoot"), Edge::Path("/P")]);
    }
    let before = old.child(step.old(), "ParentTree")?;
    let after = new.child(step.new_view(), "ParentTree")?;
    if !parent_tree(step, before.as_ref(), after.as_ref())? {
        step.list(refused("ParentTree", number));
        harmless = false;
    }
    if harmless && number.is_some_and(|number| step.differs(number)) {
        step.list(vouched(number));
    }
    Ok(())
}

fn element(step: &Step<'_, '_, '_>, number: u32, old: &Dictionary, new: &Dictionary) -> Result<(), Error> {
    let mut harmless = true;
    for key in step.equality.differing_keys(old, new)? {
        let key = name_text(&key);
        if step.allows(&ELEMENT, &key, old, new)?.is_none() || !kids(step, old, new)? {
            step.list(refused(&key, Some(number)));
            harmless = false;
        }
    }
    step.judged(number, USES);
    if harmless {
        step.list(vouched(Some(number)));
    }
    Ok(())
}

/// Whether what an element holds only lost annotations that are gone and gained annotations, or elements that hold nothing
/// else.
fn kids(step: &Step<'_, '_, '_>, old: &Dictionary, new: &Dictionary) -> Result<bool, Error> {
    let (before, after) = (read_kids(step.old(), old)?, read_kids(step.new_view(), new)?);
    step.work().spend(before.len().saturating_add(after.len()))?;
    let (had, has): (HashSet<&Kid>, HashSet<&Kid>) = (before.iter().collect(), after.iter().collect());
    for kid in before.iter().filter(|kid| !has.contains(kid)) {
        let gone = match kid {
            Kid::Annotation(number) => step.is_removed_annotation(*number),
            Kid::Element(number) => holds_only_removed(step, *number)?,
            Kid::Content(_) => false,
        };
        if !gone {
            return Ok(false);
        }
    }
    for kid in after.iter().filter(|kid| !had.contains(kid)) {
        let harmless = match kid {
            Kid::Annotation(_) => true,
            Kid::Element(number) => is_new_and_empty(step, *number, 0)?,
            Kid::Content(_) => false,
        };
        if !harmless {
            return Ok(false);
        }
    }
    // The order of what is read must stay.
    let kept = |list: &[Kid], other: &HashSet<&Kid>| -> Vec<Kid> {
        list.iter().filter(|kid| other.contains(kid) && !matches!(kid, Kid::Annotation(_))).cloned().collect()
    };
    Ok(kept(&before, &has) == kept(&after, &had))
}

fn read_kids(view: View<'_, '_>, element: &Dictionary) -> Result<Vec<Kid>, Error> {
    let Some(value) = element.get("K") else { return Ok(Vec::new()) };
    let resolved = view.resolve(value)?;
    let single = [value.clone()];
    let list: &[Object] = resolved.as_array().map_or(&single, |array| array);
    let mut kids = Vec::new();
    for (index, kid) in list.iter().enumerate() {
        if index >= KIDS {
            // Beyond that nothing may differ, and places tell whether it does.
            kids.push(Kid::Content(format!("{kid:?}")));
            continue;
        }
        let object = view.resolve(kid)?;
        let dictionary = object.as_plain_dictionary();
        let annotation = dictionary.filter(|dictionary| dictionary.is_name("Type", "OBJR"));
        let target = annotation.and_then(|dictionary| dictionary.get("Obj")).and_then(Object::as_reference);
        kids.push(match (target, kid.as_reference(), dictionary) {
            (Some(target), _, _) => Kid::Annotation(target.number),
            (None, Some(id), Some(dictionary)) if is_element(dictionary) => Kid::Element(id.number),
            _ => Kid::Content(written(&object)),
        });
    }
    Ok(kids)
}

/// What a value says, without where it stands.
fn written(object: &Object) -> String {
    match (object.as_integer(), object.as_dictionary()) {
        (Some(number), _) => format!("{number}"),
        (_, Some(dictionary)) => {
            let entries = dictionary.entries().iter();
            entries.map(|entry| format!("/{} {};", name_text(&entry.key), written(&entry.value))).collect()
        }
        _ => object.as_reference().map_or_else(|| format!("{:?}", object.as_name()), |id| format!("{id} R")),
    }
}

fn holds_only_removed(step: &Step<'_, '_, '_>, number: u32) -> Result<bool, Error> {
    let Some(object) = current(step.old(), number)? else { return Ok(true) };
    let Some(dictionary) = object.object.as_plain_dictionary() else { return Ok(false) };
    let kids = read_kids(step.old(), dictionary)?;
    let removed = |kid: &Kid| matches!(kid, Kid::Annotation(number) if step.is_removed_annotation(*number));
    Ok(!kids.is_empty() && kids.iter().all(removed))
}

/// Whether an element is new and holds nothing but annotations: no content, and no text to be read instead of it.
fn is_new_and_empty(step: &Step<'_, '_, '_>, number: u32, depth: usize) -> Result<bool, Error> {
    step.work().spend(1)?;
    if depth > DEPTH || !step.is_new(number)? {
        return Ok(false);
    }
    let Some(object) = current(step.new_view(), number)? else { return Ok(false) };
    let Some(dictionary) = object.object.as_plain_dictionary() else { return Ok(false) };
    if NEW_ELEMENT.misfit(step.new_view(), dictionary)?.is_some() {
        return Ok(false);
    }
    for kid in read_kids(step.new_view(), dictionary)? {
        let harmless = match kid {
            Kid::Annotation(_) => true,
            Kid::Element(number) => is_new_and_empty(step, number, depth.saturating_add(1))?,
            Kid::Content(_) => false,
        };
        if !harmless {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The tree that leads from pages and annotations back to elements (§14.7.5.4): entries may be added, and those of single
/// annotations taken out.
fn parent_tree(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<bool, Error> {
    let (mut before, mut after, mut nodes) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let moved = old.and_then(Node::number) != new.and_then(Node::number);
    if let Some(new) = new {
        number_tree(step, step.new_view(), new, &mut after, &mut nodes)?;
    }
    for node in &nodes {
        step.judged_at(node);
    }
    if !moved && !nodes.iter().filter_map(Node::number).any(|number| step.differs(number)) {
        return Ok(true);
    }
    if let Some(old) = old {
        number_tree(step, step.old(), old, &mut before, &mut Vec::new())?;
    }
    for (key, value) in &before {
        let same = match after.get(key) {
            Some(other) => same_parents(step, value, other)?,
            None => step.old().resolve(value)?.as_array().is_none(),
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The entries of a number tree (§7.9.7), and its nodes.
fn number_tree(
    step: &Step<'_, '_, '_>,
    view: View<'_, '_>,
    root: &Node,
    entries: &mut BTreeMap<i64, Object>,
    nodes: &mut Vec<Node>,
) -> Result<(), Error> {
    let mut stack = vec![(root.clone(), 0usize)];
    let mut visited = HashSet::new();
    while let Some((node, depth)) = stack.pop() {
        step.work().spend(1)?;
        if depth > DEPTH || node.number().is_some_and(|number| !visited.insert(number)) {
            continue;
        }
        if let Some(list) = node.child(view, "Nums")? {
            let array = list.object.as_array().cloned().unwrap_or_else(|| Vec::new().into());
            step.work().spend(array.len())?;
            for pair in array.chunks_exact(2) {
                if let [key, value] = pair
                    && let Some(key) = key.as_integer()
                {
                    entries.insert(key, value.clone());
                }
            }
            nodes.push(list);
        }
        if let Some(kids) = node.child(view, "Kids")? {
            for kid in kids.object.as_array().into_iter().flat_map(|kids| kids.iter()) {
                let place = Place { holder: kids.at.holder, path: format!("{}[]", kids.at.path) };
                stack.push((Node::at(view, place, kid)?, depth.saturating_add(1)));
            }
            nodes.push(kids);
        }
        nodes.push(node);
    }
    Ok(())
}

/// Whether two entries lead to the same elements.
fn same_parents(step: &Step<'_, '_, '_>, old: &Object, new: &Object) -> Result<bool, Error> {
    let (from, to) = (old.as_reference(), new.as_reference());
    let (old, new) = (step.old().resolve(old)?, step.new_view().resolve(new)?);
    match (old.as_array(), new.as_array()) {
        // An array for a page: its elements by number.
        (Some(old), Some(new)) => {
            let ids = |list: &[Object]| -> Vec<Option<ObjectId>> { list.iter().map(Object::as_reference).collect() };
            Ok(ids(old) == ids(new))
        }
        (None, None) => Ok(from.is_some() && from == to),
        _ => Ok(false),
    }
}

fn vouched(number: Option<u32>) -> Change {
    Change::new(ChangeKind::Structure, Level::Lta).object(number.map(|number| ObjectId::new(number, 0)))
}

fn refused(key: &str, number: Option<u32>) -> Change {
    Change::refused(ChangeKind::Structure).object(number.map(|number| ObjectId::new(number, 0))).detail(key)
}
