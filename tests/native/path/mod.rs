//! Certification paths: rules one by one, graphs, broken certificates, and suites of others.

mod boringssl;
pub mod forge;
mod graphs;
mod limbo;
mod malformed;
mod name_constraints;
mod pkits;
mod policies;
mod pyhanko;
mod rules;
