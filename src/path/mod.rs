//! Certification paths: building over many candidates, validation by RFC 5280 §6.
//!
//! Building follows keys: a candidate belongs into a path only when its key verifies the certificate below. Names and key
//! identifiers decide nothing but the order in which candidates are tried.

mod builder;
mod candidate;
mod validator;

pub use builder::{PathOutcome, PathStatus, find_path};
pub use candidate::{Candidate, CandidatePool};
pub use validator::Purpose;
