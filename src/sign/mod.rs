//! Writing signatures. Nothing here has a key, a clock or a file: the time, the certificates and the value that a token returns are
//! values, and what comes out are the bytes to append.

pub mod appearance;
mod object;

pub use object::{Entries, PdfValue};
