//! From what was judged to the records of the report.

pub(crate) mod active;
mod attributes;
pub(crate) mod changes;
pub(crate) mod pictures;
pub(crate) mod signature;
pub(crate) mod table;
