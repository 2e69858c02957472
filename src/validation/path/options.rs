//! The inputs of path validation (RFC 5280 §6.1.1).

use super::{Purpose, StatusChecker, UsageRules};
use crate::policy::AlgorithmSuite;
use crate::x509::{NameConstraints, PolicyId};

/// Inputs (c) to (f) of §6.1.1, under the names they have there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInputs {
    /// (c) The policies that are acceptable to the caller.
    pub user_initial_policy_set: Vec<PolicyId>,
    /// (d) Policies are not mapped.
    pub initial_policy_mapping_inhibit: bool,
    /// (e) An acceptable policy must run along the path.
    pub initial_explicit_policy: bool,
    /// (f) anyPolicy does not count.
    pub initial_any_policy_inhibit: bool,
}

impl Default for PolicyInputs {
    /// Any policy, nothing inhibited, as §6.1.1 suggests.
    fn default() -> Self {
        Self {
            user_initial_policy_set: vec![PolicyId::any()],
            initial_policy_mapping_inhibit: false,
            initial_explicit_policy: false,
            initial_any_policy_inhibit: false,
        }
    }
}

/// What of an anchor's certificate counts besides name and key (RFC 5937). The default is that all of it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnchorRules {
    /// Its validity period. If not checked, an expired root keeps vouching for new signatures.
    pub dates: bool,
    /// Its extensions: constraints, key usage, critical ones that are unknown. Without: a root limited to some names or to a
    /// length of path is unlimited.
    pub constraints: bool,
    /// With `constraints`: that basicConstraints is there. Without: a root of version 1 serves.
    pub basic_constraints_required: bool,
}

impl AnchorRules {
    /// Name and key alone, as in RFC 5280 §6.1.1 (d).
    pub const KEY_ALONE: Self = Self { dates: false, constraints: false, basic_constraints_required: false };
}

impl Default for AnchorRules {
    fn default() -> Self {
        Self { dates: true, constraints: true, basic_constraints_required: true }
    }
}

/// What becomes of a certificate that breaks a rule laid upon issuers (RFC 5280 §4) on which no path rule depends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProfileRule {
    /// The path passes with a finding. Real authorities issue serial numbers that are negative and extensions that are not
    /// critical where they should be, and nothing can be read in two ways for it.
    #[default]
    Note,
    /// The path is rejected.
    Require,
}

/// What happens to a path with a certificate whose status no evidence covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownStatus {
    /// It is not accepted.
    #[default]
    Reject,
    /// It passes with the findings of the checker. The cost: a revoked certificate passes if nobody supplies the list.
    Mark,
}

/// Options of a search. The defaults are strict, ask for no policy and for no status.
#[derive(Clone)]
pub struct PathOptions<'a> {
    /// The purpose of the target.
    pub purpose: Purpose,
    /// How extended key usages are read.
    pub usage: UsageRules,
    /// Policy inputs.
    pub policy: PolicyInputs,
    /// initial-permitted-subtrees and initial-excluded-subtrees, §6.1.1 (h) and (i).
    pub names: NameConstraints,
    /// Most intermediate certificates that are not self-issued; the initial `max_path_length` of §6.1.2 (k).
    pub intermediates: Option<u32>,
    /// What of anchors counts.
    pub anchors: AnchorRules,
    /// Whether a target that is itself an anchor is accepted, with a finding.
    pub target_may_be_anchor: bool,
    /// Rules on issuers that no path rule depends on.
    pub profile: ProfileRule,
    /// The suite that the signatures on certificates must satisfy, if algorithms are checked here.
    pub algorithms: Option<&'a AlgorithmSuite>,
    /// The source of certificate statuses, if they are checked here.
    pub status: Option<&'a dyn StatusChecker>,
    /// What becomes of an unknown status.
    pub unknown_status: UnknownStatus,
}

impl PathOptions<'_> {
    /// The defaults for a purpose.
    pub fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            usage: UsageRules::default(),
            policy: PolicyInputs::default(),
            names: NameConstraints::default(),
            intermediates: None,
            anchors: AnchorRules::default(),
            target_may_be_anchor: true,
            profile: ProfileRule::default(),
            algorithms: None,
            status: None,
            unknown_status: UnknownStatus::default(),
        }
    }
}
