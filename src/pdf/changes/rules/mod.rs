//! The rules: one file for each family of changes that the standards know. What no rule vouches for is refused.

mod acro_form;
mod annotation;
mod catalog;
mod extensions;
mod field;
mod font_parts;
mod metadata;
mod page;
mod permissions;
mod repeated;
mod resources;
mod security_store;
mod signature_field;
mod structure;
mod trailer;
mod unexplained;

use super::change::Change;
use super::step::Step;
use crate::base::error::Error;

/// What a revision did: what the rules vouch for, and what is left.
pub(crate) fn judge(step: Step<'_, '_, '_>) -> Result<Vec<Change>, Error> {
    apply(&step)?;
    font_parts::refuse_shared(&step)?;
    unexplained::refuse_rest(&step)?;
    Ok(step.into_changes())
}

/// Runs every rule. Those that add signature fields come before those that look at pages, where their widgets appear.
fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    trailer::apply(step)?;
    catalog::apply(step)?;
    field::apply(step)?;
    page::apply(step)?;
    annotation::apply(step)?;
    structure::apply(step)
}
