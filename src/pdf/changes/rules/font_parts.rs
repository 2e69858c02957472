//! Parts of a signed font (ISO 32000-2 §9.8) that a new one is made of. A reader may keep what it made of a font by its descriptor: pdf.js
//! takes one font for another that has the same descriptor and is alike in some entries, and draws the text of a signed page with the
//! one that it met first. A signed font may be used as a whole.

use super::super::change::{Change, ChangeKind};
use super::super::differing::current;
use super::super::node::References;
use super::super::step::Step;
use crate::base::error::Error;

/// What leads to parts of a font.
const PARTS: [&str; 3] = ["/FontDescriptor", "/DescendantFonts", "/DescendantFonts[]"];

pub(super) fn refuse_shared(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    for number in step.differing.font_makers() {
        let pair = step.pair(number)?;
        let Some(new) = &pair.new else { continue };
        let references = References::read(&new.object);
        step.work().spend(references.len())?;
        for (target, path) in references.all() {
            if !leads_to_part(step, target, path)? {
                continue;
            }
            let known = match &pair.old {
                Some(old) => References::read(&old.object).to(target).any(|before| before == path),
                None => false,
            };
            if !known && current(step.old(), target)?.is_some() {
                step.list(Change::refused(ChangeKind::Font).object(Some(new.id)).detail(path));
            }
        }
    }
    Ok(())
}

/// Whether a reference is to part of a font: by its key; or out of a list of its own, where what was there has what a descendant font must
/// have (Table 115); or it is all that an object is, which some readers follow.
fn leads_to_part(step: &Step<'_, '_, '_>, target: u32, path: &str) -> Result<bool, Error> {
    if path.is_empty() || PARTS.iter().any(|part| path.ends_with(part)) {
        return Ok(true);
    }
    let Some(object) = current(step.old(), target)?.filter(|_| path == "[]") else { return Ok(false) };
    let font = object.object.as_dictionary();
    Ok(font.is_some_and(|font| ["CIDSystemInfo", "FontDescriptor", "DW", "W"].iter().any(|key| font.has(key))))
}
