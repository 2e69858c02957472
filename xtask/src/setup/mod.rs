//! Installs what the commands need. Every step first looks whether there is anything to do.

pub(crate) mod debian;
pub(crate) mod node;
pub(crate) mod python;
pub(crate) mod stamp;
pub(crate) mod wasm_bindgen;
pub(crate) mod wasm_target;

use crate::failure::Result;

/// Everything, for machines that are prepared once.
pub(crate) fn run(_: &[String]) -> Result {
    debian::ensure(debian::ALL)?;
    for_page()?;
    python::ensure()?;
    python::viewers().map(drop)
}

/// What building the module and the page needs.
pub(crate) fn for_page() -> Result {
    wasm_target::ensure()?;
    node::ensure()?;
    wasm_bindgen::ensure()
}
