//! The message tables, one folder for each language.

pub(super) mod en;
pub(super) mod vi;
