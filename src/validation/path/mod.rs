//! Certification paths: building over many candidates, validation by RFC 5280 §6.
//!
//! Building follows keys: a candidate belongs in a path only if its key verifies the certificate below. Names and key
//! identifiers only decide the order in which candidates are tried.

mod builder;
mod candidate;
mod issuer;
mod names;
mod options;
mod outcome;
mod policy_graph;
mod profile;
mod purpose;
mod status;
mod validator;

pub use builder::{PathContext, find_path, find_path_with};
pub use candidate::{Candidate, CandidatePool};
pub use options::{AnchorRules, PathOptions, PolicyInputs, ProfileRule, UnknownStatus};
pub use outcome::{PathOutcome, PathStatus, RejectedPath};
pub use purpose::{Purpose, UsageRules};
pub use status::{StatusAnswer, StatusChecker, StatusQuestion, StatusVerdict};

use candidate::Distances;
