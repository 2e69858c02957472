//! The token host: the real program, driven over its streams as a browser does, with keys on a token of SoftHSM2.

mod cost;
mod documents;
mod faults;
mod host;
mod install;
mod messages;
mod series;
mod signing;
mod threats;
mod tokens;
mod window;

pub(super) use documents::Prepared;
pub(super) use host::{Host, ORIGIN, PIN, Place};
