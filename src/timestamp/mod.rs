//! Time-stamp tokens (RFC 3161).

mod judge;
mod token;

pub use judge::{Judged, Scene, Standing, judge};
pub use token::{Token, TokenError};
