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
    for (number, _) in step.differing.all() {
        let pair = step.pair(number)?;
        let Some(new) = &pair.new else { continue };
        let references = References::read(&new.object);
        step.work().spend(references.len())?;
        let parts = references.all().filter(|(_, path)| PARTS.iter().any(|part| path.ends_with(part)));
        for (target, path) in parts {
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
