//! Revocation as a whole: rules one by one on objects made here, real and hostile files, and suites of others.

mod boringssl;
mod checker;
mod evidence_files;
mod fixtures;
mod flips;
mod large;
mod limbo;
mod lists;
pub(crate) mod make;
mod malformed;
mod malformed_evidence;
mod past;
mod pkits;
mod pyhanko;
mod responses;
mod times;
mod unproven;
pub(crate) mod world;
