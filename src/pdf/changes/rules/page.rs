//! Pages (ISO 32000-2 §7.7.3.3, Table 31): what they show must stay; their list of annotations may change within the rules.

use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::Pair;
use super::super::node::{Node, Place};
use super::super::shapes::PAGE;
use super::super::step::{Edge, Step};
use super::annotation;
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use crate::pdf::syntax::text::name_text;
use std::collections::{BTreeSet, HashSet};

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    for number in candidates(step)? {
        let pair = step.pair(number)?;
        page(step, number, &pair)?;
    }
    Ok(())
}

/// Places from which a page may be referred to. What a rule vouches for in a page means nothing to them, whatever refers by these
/// keys: the tree, annotations and elements that stand on it, and arrays, such as destinations. A page that is used as a dictionary
/// of names (resources, appearances) is not among them.
const USES: [Edge; 3] = [Edge::Ending("[]"), Edge::Path("/P"), Edge::Ending("/Pg")];

/// Pages that differ, and pages whose list of annotations is an object of its own that differs.
fn candidates(step: &Step<'_, '_, '_>) -> Result<BTreeSet<u32>, Error> {
    let mut found: BTreeSet<u32> = step.differing.changed().filter(|number| step.pages.contains_key(number)).collect();
    for (number, _) in step.differing.all() {
        for (place, _) in step.uses(number)? {
            if place.path == "/Annots" {
                found.extend(place.holder.filter(|holder| step.pages.contains_key(holder)));
            }
        }
    }
    Ok(found)
}

fn page(step: &Step<'_, '_, '_>, number: u32, pair: &Pair) -> Result<(), Error> {
    let node = |object: &Option<std::rc::Rc<crate::pdf::IndirectObject>>| {
        let object = object.as_ref()?.object.clone();
        Some(Node { object, at: Place { holder: Some(number), path: String::new() }, reached: None })
    };
    let (Some(old), Some(new)) = (node(&pair.old), node(&pair.new)) else { return Ok(()) };
    let (Some(from), Some(to)) = (old.dictionary(), new.dictionary()) else { return Ok(()) };
    let keys: BTreeSet<_> = step.equality.differing_keys(from, to)?.into_iter().collect();
    // Followed even where nothing can vouch for them: references that lead in a circle are said to do so.
    for entry in to.entries().iter().filter(|entry| keys.contains(&entry.key)) {
        step.new_view().resolve(&entry.value)?;
    }
    for key in keys {
        let key = name_text(&key);
        if let Some(change) = property(step, &key, from, to)? {
            let id = Some(ObjectId::new(number, 0));
            step.list(change.object(id).page(step.pages.get(&number).copied()).detail(key));
        }
    }
    step.judged(number, USES);
    annotations(step, number, &old, &new)
}

/// An entry of the page that differs. `None` if others judge it.
fn property(step: &Step<'_, '_, '_>, key: &str, from: &Dictionary, to: &Dictionary) -> Result<Option<Change>, Error> {
    let Some(entry) = step.allows(&PAGE, key, from, to)? else {
        let kind = match key {
            "Contents" | "Resources" => ChangeKind::PageContent,
            "AA" => ChangeKind::Actions,
            "Parent" => ChangeKind::Pages,
            _ => ChangeKind::PageProperty,
        };
        return Ok(Some(Change::refused(kind)));
    };
    let kind = match (key, entry.level) {
        ("Annots", _) => return Ok(None),
        (_, Level::Annotations) => ChangeKind::AnnotationChanged,
        ("Tabs" | "StructParents", _) => ChangeKind::Structure,
        _ => ChangeKind::Metadata,
    };
    Ok(Some(Change::new(kind, entry.level)))
}

fn annotations(step: &Step<'_, '_, '_>, number: u32, old: &Node, new: &Node) -> Result<(), Error> {
    let page = step.pages.get(&number).copied();
    let (before, after) = (old.child(step.old(), "Annots")?, new.child(step.new_view(), "Annots")?);
    let list = |node: &Option<Node>| node.as_ref().and_then(|node| node.object.as_array().cloned()).unwrap_or_default();
    if let Some(after) = &after {
        step.judged_at(after);
    }
    let (from, to) = (list(&before), list(&after));
    step.work().spend(from.len().saturating_add(to.len()))?;
    let numbers =
        |list: &[Object]| -> Vec<u32> { list.iter().filter_map(Object::as_reference).map(|id| id.number).collect() };
    let (a, b) = (numbers(&from), numbers(&to));
    let (in_a, in_b): (HashSet<u32>, HashSet<u32>) = (a.iter().copied().collect(), b.iter().copied().collect());
    for number in a.iter().filter(|number| !in_b.contains(number)) {
        step.add_removed_annotation(*number);
        annotation::removed(step, *number, page)?;
    }
    for number in b.iter().filter(|number| !in_a.contains(number)) {
        annotation::added(step, *number, page)?;
    }
    // What stands later is drawn above (§12.5.2), and what stands twice is drawn twice: another order shows other things.
    let kept = |list: &[u32], other: &HashSet<u32>| -> Vec<u32> {
        list.iter().copied().filter(|number| other.contains(number)).collect()
    };
    let new = b.iter().filter(|number| !in_a.contains(number)).count();
    let reordered = kept(&a, &in_b) != kept(&b, &in_a) || new != in_b.difference(&in_a).count();
    let direct = |list: &[Object]| -> Vec<Object> {
        list.iter().filter(|element| element.as_reference().is_none()).cloned().collect()
    };
    let (from, to) = (direct(&from), direct(&to));
    let mut same = from.len() == to.len();
    for (a, b) in from.iter().zip(&to) {
        same = same && step.equality.in_full(a, b)?;
    }
    if reordered || !same {
        let id = Some(ObjectId::new(number, 0));
        step.list(Change::refused(ChangeKind::AnnotationChanged).object(id).page(page).detail("Annots"));
    }
    Ok(())
}
