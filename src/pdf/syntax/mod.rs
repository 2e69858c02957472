//! From bytes to objects (ISO 32000-2 §7.2 and §7.3), and what is odd about them.

pub(crate) mod anomaly;
pub(crate) mod bytes;
pub(crate) mod date;
pub(crate) mod lexer;
pub(crate) mod object;
pub(crate) mod parser;
pub(crate) mod real;
mod string;
pub(crate) mod text;
pub(crate) mod token;
