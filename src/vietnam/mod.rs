//! What Vietnamese law asks, and what Vietnamese certificates look like.

mod nature;

pub use nature::{Nature, nature};
