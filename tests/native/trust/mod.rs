//! Trust files, distrust and policies.

mod distrust;
mod file;
mod named;
mod policy;
