//! The commands, one file each.

pub(crate) mod compare;
pub(crate) mod dossier;
pub(crate) mod evidence;
pub(crate) mod inspect;
pub(crate) mod letter;
#[cfg(feature = "serve")]
pub(crate) mod mirror;
pub(crate) mod page_text;
pub(crate) mod path;
pub(crate) mod policy;
pub(crate) mod record;
pub(crate) mod revision;
pub(crate) mod schema;
#[cfg(feature = "serve")]
pub(crate) mod serve;
pub(crate) mod sign;
pub(crate) mod trust;
mod trust_update;
pub(crate) mod verify;
