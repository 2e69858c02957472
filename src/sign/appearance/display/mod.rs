//! The cases of display of Phụ lục I, each as a picture.

mod block;
mod entry;
mod personal;
mod seal;

pub use block::{CopyForm, annex_block, copy_block};
pub(crate) use entry::depth;
pub use entry::{day, entry, month, number};
pub use personal::personal;
pub use seal::{SEAL_SIZES, seal};
