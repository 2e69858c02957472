//! The document security store (ISO 32000-2 §12.8.4.3, Tables 261 and 262; EN 319 142-1 §5.4.2): evidence may be added.

use super::super::change::{Change, ChangeKind, Level};
use super::super::node::Node;
use super::super::shapes::{EVIDENCE_OF_SIGNATURE, STORE};
use super::super::step::Step;
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, ObjectId};
use crate::pdf::syntax::text::name_text;

/// The lists of the store.
const LISTS: [&str; 3] = ["Certs", "CRLs", "OCSPs"];
/// The lists of what is kept for one signature.
const LISTS_OF_ONE: [&str; 3] = ["Cert", "CRL", "OCSP"];

pub(super) fn apply(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let Some(new) = new else {
        if old.is_some() {
            step.list(removed(step, "DSS")?);
        }
        return Ok(());
    };
    let Some(to) = plain(new) else {
        step.list(refused("DSS"));
        return Ok(());
    };
    let none = Dictionary::new(Vec::new());
    let from = old.and_then(Node::dictionary).unwrap_or(&none);
    let mut differs = old.is_none() || new.number().is_some_and(|number| step.differs(number));
    step.judged_at(new);
    for key in step.equality.differing_keys(from, to)? {
        differs = true;
        let key = name_text(&key);
        if step.allows(&STORE, &key, from, to)?.is_none() {
            step.list(refused(&key));
        }
    }
    for key in LISTS {
        differs |= list(step, new, key)?;
    }
    for key in LISTS.iter().filter(|key| from.has(key) && !to.has(key)) {
        step.list(removed(step, key)?);
    }
    differs |= by_signature(step, old, new)?;
    if differs {
        let object = new.number().map(|number| ObjectId::new(number, 0));
        step.list(Change::new(ChangeKind::EvidenceAdded, Level::Lta).object(object));
    }
    Ok(())
}

/// Whether a key that is there stands twice, or for nothing: null is not absent.
fn is_odd(step: &Step<'_, '_, '_>, dictionary: &Dictionary, key: &str) -> Result<bool, Error> {
    Ok(dictionary.count(key) > 1 || dictionary.has(key) && step.new_view().value(dictionary, key)?.is_null())
}

/// Index of the revision that brought the store: only what was signed since then had it.
fn introduced(step: &Step<'_, '_, '_>) -> Result<usize, Error> {
    let document = step.old().document();
    let mut first = step.old().revision_index();
    while let Some(before) = first.checked_sub(1) {
        step.work().spend(1)?;
        let Some(view) = document.view(before) else { break };
        let Some(catalog) = view.catalog()? else { break };
        if view.value(&catalog, "DSS")?.is_null() {
            break;
        }
        first = before;
    }
    Ok(first)
}

/// One of the arrays. Evidence that is no longer needed may be left out (EN 319 142-1 §5.4.2.2); what is listed must be
/// streams, and one that was there before must be what it was: the rest of the rules sees to that.
fn list(step: &Step<'_, '_, '_>, holder: &Node, key: &str) -> Result<bool, Error> {
    let Some(node) = holder.child(step.new_view(), key)? else { return Ok(false) };
    let Some(array) = node.object.as_array() else {
        step.list(refused(key));
        return Ok(true);
    };
    step.judged_at(&node);
    let Some(holder) = holder.at.holder else { return Ok(false) };
    let touched = node.number().is_some_and(|number| step.differs(number)) || step.differs(holder);
    if !touched {
        return Ok(false);
    }
    step.work().spend(array.len())?;
    for element in array.iter() {
        if step.new_view().resolve(element)?.as_stream().is_none() {
            step.list(refused(key));
        }
    }
    Ok(node.number().is_some_and(|number| step.differs(number)))
}

/// `VRI`: what is kept for single signatures.
fn by_signature(step: &Step<'_, '_, '_>, old: Option<&Node>, new: &Node) -> Result<bool, Error> {
    let before = match old {
        Some(old) => old.child(step.old(), "VRI")?,
        None => None,
    };
    let Some(after) = new.child(step.new_view(), "VRI")? else {
        if before.is_some() {
            step.list(removed(step, "VRI")?);
        }
        return Ok(false);
    };
    let Some(entries) = plain(&after) else {
        step.list(refused("VRI"));
        return Ok(true);
    };
    step.judged_at(&after);
    step.work().spend(entries.entries().len())?;
    let mut differs = after.number().is_some_and(|number| step.differs(number));
    for entry in entries.entries().iter().filter(|entry| *entry.key != *b"Type") {
        let key = name_text(&entry.key);
        let Some(one) = after.child(step.new_view(), &key)? else {
            if after.at.holder.is_some_and(|holder| step.differs(holder)) && is_odd(step, entries, &key)? {
                step.list(refused(&key));
            }
            continue;
        };
        let whole = one.at.holder.is_some_and(|holder| step.differs(holder));
        if !whole {
            // The entry and all that it holds directly is what it was.
            differs |= lists_of(step, &one)?;
            continue;
        }
        let Some(dictionary) = plain(&one).filter(|_| entries.count(&key) == 1) else {
            step.list(refused(&key));
            continue;
        };
        step.judged_at(&one);
        // "The key … is the base-16-encoded (uppercase) SHA1 digest of the signature" (Table 261). Under another one the evidence is
        // not found by it, and is evidence all the same.
        if key.len() != 40 || !key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let object = one.number().map(|number| ObjectId::new(number, 0));
            step.list(Change::new(ChangeKind::EvidenceAdded, Level::Lta).object(object).detail(key));
        }
        for entry in dictionary.entries() {
            let key = name_text(&entry.key);
            let odd = is_odd(step, dictionary, &key)?;
            if odd || !EVIDENCE_OF_SIGNATURE.fits(step.new_view(), &key, &entry.value)? {
                step.list(refused(&key));
            }
        }
        lists_of(step, &one)?;
        differs = true;
    }
    if let Some(before) = before.as_ref().and_then(Node::dictionary)
        && before.entries().iter().any(|entry| !entries.has(&name_text(&entry.key)))
    {
        step.list(removed(step, "VRI")?);
    }
    Ok(differs)
}

fn lists_of(step: &Step<'_, '_, '_>, one: &Node) -> Result<bool, Error> {
    let mut differs = false;
    for key in LISTS_OF_ONE {
        differs |= list(step, one, key)?;
    }
    Ok(differs)
}

fn plain(node: &Node) -> Option<&Dictionary> {
    node.dictionary()
}

/// Evidence that was taken away: it is missed by those only who signed when it was there.
fn removed(step: &Step<'_, '_, '_>, key: &str) -> Result<Change, Error> {
    let mut change = Change::refused(ChangeKind::EvidenceRemoved).detail(key);
    change.since = Some(introduced(step)?);
    Ok(change)
}

fn refused(key: &str) -> Change {
    Change::refused(ChangeKind::EvidenceAdded).detail(key)
}
