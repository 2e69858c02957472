//! Revocation as a whole: rules one by one on objects made here, real and hostile files, and suites of others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // Test files and keys.

mod boringssl;
mod checker;
mod fixtures;
mod flips;
mod large;
mod limbo;
mod lists;
mod make;
mod malformed;
mod pkits;
mod pyhanko;
mod responses;
mod times;
mod world;
