//! The pages of a file in their order, each with what it inherits (ISO 32000-2 §7.7.3).

use crate::base::error::Error;
use crate::crypto::sha256;
use crate::pdf::changes::Work;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use std::collections::HashSet;

/// Attributes that a page may have from a node above it (ISO 32000-2 Table 31).
pub(crate) const INHERITED: [&str; 4] = ["Resources", "MediaBox", "CropBox", "Rotate"];

/// One page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) id: Option<ObjectId>,
    pub(crate) dictionary: Dictionary,
    inherited: [Option<Object>; 4],
}

impl Page {
    /// The value that counts for the page: its own, or the one inherited.
    pub(crate) fn value(&self, key: &str) -> Object {
        let own = self.dictionary.get(key).cloned();
        let place = INHERITED.iter().position(|name| *name == key);
        let above = || place.and_then(|place| self.inherited.get(place).cloned()).flatten();
        own.or_else(above).unwrap_or_else(Object::null)
    }
}

/// All pages.
pub(crate) fn read(view: View<'_, '_>, work: &Work) -> Result<Vec<Page>, Error> {
    let Some(catalog) = view.catalog()? else { return Ok(Vec::new()) };
    let Some(root) = catalog.get("Pages").cloned() else { return Ok(Vec::new()) };
    let limits = &view.document().limits;
    let mut pages = Vec::new();
    let mut visited: HashSet<ObjectId> = HashSet::new();
    let mut stack: Vec<(Object, [Option<Object>; 4])> = vec![(root, [const { None }; 4])];
    while let Some((node, mut inherited)) = stack.pop() {
        work.spend(1)?;
        let id = node.as_reference();
        if id.is_some_and(|id| !visited.insert(id)) {
            continue;
        }
        if pages.len().saturating_add(visited.len()) > limits.tree_nodes.saturating_mul(2) {
            return Err(Error::OverLimit {
                limit: "tree-nodes",
                value: u64::try_from(limits.tree_nodes).unwrap_or(u64::MAX),
            });
        }
        let object = view.resolve(&node)?;
        let Some(dictionary) = object.as_plain_dictionary() else { continue };
        match view.array(dictionary, "Kids")?.filter(|_| !dictionary.is_name("Type", "Page")) {
            Some(kids) => {
                for (slot, key) in inherited.iter_mut().zip(INHERITED) {
                    if let Some(value) = dictionary.get(key) {
                        *slot = Some(value.clone());
                    }
                }
                stack.extend(kids.iter().rev().map(|kid| (kid.clone(), inherited.clone())));
            }
            None => pages.push(Page { id, dictionary: dictionary.clone(), inherited }),
        }
    }
    Ok(pages)
}

/// The data of a page's content streams, put together as a reader does (ISO 32000-2 §7.8.2). `None`: cannot be had.
pub(crate) fn content(view: View<'_, '_>, page: &Page) -> Result<Option<Vec<u8>>, Error> {
    let contents = view.resolve(&page.value("Contents"))?;
    let parts: Vec<Object> = match contents.as_array() {
        Some(array) => array.iter().cloned().collect(),
        None if contents.is_null() => Vec::new(),
        None => vec![contents],
    };
    let mut all = Vec::new();
    for part in parts {
        let part = view.resolve(&part)?;
        let Some(stream) = part.as_stream() else { return Ok(None) };
        let Some(data) = view.decode(stream)? else { return Ok(None) };
        all.extend_from_slice(&data);
        all.push(b'\n');
    }
    Ok(Some(all))
}

/// What a page is recognised by where pages were added or removed: its content and its size.
pub(crate) fn mark(view: View<'_, '_>, page: &Page) -> Result<[u8; 32], Error> {
    let mut text = content(view, page)?.unwrap_or_default();
    let size = view.resolve(&page.value("MediaBox"))?;
    for number in size.as_array().iter().flat_map(|array| array.iter()) {
        let number = view.resolve(number)?.as_number().unwrap_or(0.0);
        text.extend_from_slice(&number.to_le_bytes());
    }
    Ok(sha256(&text))
}
