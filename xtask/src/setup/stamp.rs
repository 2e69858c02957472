//! Remembers what a step was done for, so that it is done again only when that changes.

use crate::failure::{Doing, Result};
use std::fs;
use std::path::Path;

/// Whether the step marked by `stamp` was done for `content`.
pub(crate) fn is_current(stamp: &Path, content: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|known| known == content)
}

/// Marks the step as done for `content`.
pub(crate) fn write(stamp: &Path, content: &str) -> Result {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).doing(format!("make {}", folder.display()))?;
    }
    fs::write(stamp, content).doing(format!("write {}", stamp.display()))
}
