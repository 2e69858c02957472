//! The rules: one file for each family of changes that the standards know. What no rule vouches for is refused.

mod acro_form;
mod annotation;
mod catalog;
mod extensions;
mod field;
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

pub(crate) use unexplained::unexplained;

use super::step::Step;
use crate::base::error::Error;

/// Runs every rule. Those that add signature fields come before those that look at pages, where their widgets appear.
pub(crate) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    trailer::apply(step)?;
    catalog::apply(step)?;
    field::apply(step)?;
    page::apply(step)?;
    annotation::apply(step)?;
    structure::apply(step)
}
