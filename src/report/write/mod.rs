//! From what was judged to the records of the report.

use super::{mask, model, verdict};

pub(crate) mod active;
mod attributes;
pub(crate) mod changes;
pub(crate) mod hints;
pub(crate) mod law;
pub(crate) mod level;
pub(crate) mod pictures;
pub(crate) mod signature;
pub(crate) mod standalone;
