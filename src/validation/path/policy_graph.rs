//! Certificate policies along a path (RFC 5280 §6.1.2 to §6.1.5), as a graph (RFC 9618 §5).
//!
//! The tree of RFC 5280 doubles with every pair of mappings. In the graph a policy is one node at each depth, with the policies
//! of the depth above that lead to it, so its size is that of the certificates read.

use super::PolicyInputs;
use crate::asn1::Asn1Error;
use crate::x509::{
    Certificate, PolicyId, certificate_policies, inhibit_any_policy, policy_constraints, policy_mappings,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with the policy extensions of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PolicyFault {
    /// An extension that cannot be read.
    Unreadable(&'static str, Asn1Error),
    /// anyPolicy is part of a mapping, §6.1.4 (a).
    MapsAnyPolicy,
}

/// One depth: policies that are valid there. Before a certificate is processed these are the expected policies.
#[derive(Clone, Debug, Default)]
struct Level {
    policies: BTreeMap<PolicyId, Node>,
    any: bool,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Policies of the depth above that expect this one; none means that anyPolicy does.
    parents: Vec<PolicyId>,
    /// Whether the certificate maps it to something else.
    mapped: bool,
}

/// State of the walk from the anchor to the target: the variables of §6.1.2.
pub(super) struct PolicyWalk<'a> {
    user_initial_policy_set: &'a [PolicyId],
    passed: Vec<Level>,
    current: Level,
    explicit_policy: u32,
    policy_mapping: u32,
    inhibit_any_policy: u32,
}

impl<'a> PolicyWalk<'a> {
    /// §6.1.2 (a), (d), (e), (f), for a path of so many certificates, the anchor not counted.
    pub(super) fn new(inputs: &'a PolicyInputs, length: usize) -> Self {
        let never = u32::try_from(length).unwrap_or(u32::MAX).saturating_add(1);
        let after = |now: bool| if now { 0 } else { never };
        Self {
            user_initial_policy_set: &inputs.user_initial_policy_set,
            passed: Vec::new(),
            current: Level { policies: BTreeMap::new(), any: true },
            explicit_policy: after(inputs.initial_explicit_policy),
            policy_mapping: after(inputs.initial_policy_mapping_inhibit),
            inhibit_any_policy: after(inputs.initial_any_policy_inhibit),
        }
    }

    /// The anchor's own policies and constraints as inputs (RFC 5937 §3.2). It is not a certificate of the path, so nothing is
    /// counted down for it, and saying nothing of policies it limits none.
    pub(super) fn anchor(&mut self, anchor: &Certificate) -> Result<(), PolicyFault> {
        if read("certificatePolicies", certificate_policies(anchor))?.is_some() {
            self.policies(anchor, true)?;
        }
        self.prepare(anchor, false)
    }

    /// A certificate below the anchor: §6.1.3 (d), (e) and, unless it is the target, §6.1.4 (a), (b), (h), (i), (j).
    pub(super) fn certificate(&mut self, certificate: &Certificate, is_target: bool) -> Result<(), PolicyFault> {
        let any_allowed = self.inhibit_any_policy > 0 || (!is_target && certificate.is_self_issued());
        self.policies(certificate, any_allowed)?;
        if is_target { self.finish(certificate) } else { self.prepare(certificate, !certificate.is_self_issued()) }
    }

    /// §6.1.3 (d), (e).
    fn policies(&mut self, certificate: &Certificate, any_allowed: bool) -> Result<(), PolicyFault> {
        let Some(stated) = read("certificatePolicies", certificate_policies(certificate))? else {
            self.current = Level::default();
            return Ok(());
        };
        let stated = set_of(stated.policies);
        let any_expected = self.current.any;
        if !(any_allowed && stated.contains(&PolicyId::any())) {
            self.current.policies.retain(|policy, _| stated.contains(policy));
            self.current.any = false;
        }
        if any_expected {
            for policy in stated.into_iter().filter(|p| !p.is_any()) {
                self.current.policies.entry(policy).or_default();
            }
        }
        Ok(())
    }

    /// §6.1.4 (a), (b), (h), (i), (j).
    fn prepare(&mut self, certificate: &Certificate, counts: bool) -> Result<(), PolicyFault> {
        let mappings = read("policyMappings", policy_mappings(certificate))?;
        if mappings.iter().any(|m| m.issuer.is_any() || m.subject.is_any()) {
            return Err(PolicyFault::MapsAnyPolicy);
        }
        let mut next = Level { policies: BTreeMap::new(), any: self.current.any };
        for mapping in &mappings {
            if self.policy_mapping == 0 {
                self.current.policies.remove(&mapping.issuer);
                continue;
            }
            if self.current.any {
                self.current.policies.entry(mapping.issuer.clone()).or_default();
            }
            if let Some(node) = self.current.policies.get_mut(&mapping.issuer) {
                node.mapped = true;
                next.policies.entry(mapping.subject.clone()).or_default().parents.push(mapping.issuer.clone());
            }
        }
        for (policy, _) in self.current.policies.iter().filter(|(_, node)| !node.mapped) {
            next.policies.entry(policy.clone()).or_default().parents.push(policy.clone());
        }
        self.passed.push(core::mem::replace(&mut self.current, next));
        if counts {
            self.explicit_policy = self.explicit_policy.saturating_sub(1);
            self.policy_mapping = self.policy_mapping.saturating_sub(1);
            self.inhibit_any_policy = self.inhibit_any_policy.saturating_sub(1);
        }
        let constraints = read("policyConstraints", policy_constraints(certificate))?.unwrap_or_default();
        let least = |now: u32, stated: Option<u32>| stated.map_or(now, |stated| now.min(stated));
        self.explicit_policy = least(self.explicit_policy, constraints.require_explicit_policy);
        self.policy_mapping = least(self.policy_mapping, constraints.inhibit_policy_mapping);
        self.inhibit_any_policy =
            least(self.inhibit_any_policy, read("inhibitAnyPolicy", inhibit_any_policy(certificate))?);
        Ok(())
    }

    /// §6.1.5 (a), (b).
    fn finish(&mut self, target: &Certificate) -> Result<(), PolicyFault> {
        self.explicit_policy = self.explicit_policy.saturating_sub(1);
        let constraints = read("policyConstraints", policy_constraints(target))?.unwrap_or_default();
        if constraints.require_explicit_policy == Some(0) {
            self.explicit_policy = 0;
        }
        Ok(())
    }

    /// §6.1.5 (g): user-constrained-policy-set, or `Err` if an acceptable policy is required and there is none.
    pub(super) fn conclude(mut self) -> Result<Vec<PolicyId>, ()> {
        let required = self.explicit_policy == 0;
        let authority = self.authority_constrained();
        let constrained: Vec<PolicyId> = if self.user_initial_policy_set.iter().any(PolicyId::is_any) {
            authority.into_iter().collect()
        } else {
            let all = authority.contains(&PolicyId::any());
            let acceptable = set_of(self.user_initial_policy_set.iter().cloned());
            acceptable.into_iter().filter(|p| all || authority.contains(p)).collect()
        };
        if required && constrained.is_empty() { Err(()) } else { Ok(constrained) }
    }

    /// RFC 9618 §5.5: walks up from what is valid at the target to where anyPolicy led to it.
    fn authority_constrained(&mut self) -> BTreeSet<PolicyId> {
        let mut found = BTreeSet::new();
        if self.current.any {
            found.insert(PolicyId::any());
        }
        let mut reached = set_of(self.current.policies.keys().cloned());
        let mut level = core::mem::take(&mut self.current);
        loop {
            let mut above = BTreeSet::new();
            for policy in reached {
                match level.policies.get(&policy) {
                    Some(node) if node.parents.is_empty() => {
                        found.insert(policy);
                    }
                    Some(node) => above.extend(node.parents.iter().cloned()),
                    None => {}
                }
            }
            let Some(next) = self.passed.pop() else { return found };
            (reached, level) = (above, next);
        }
    }
}

/// One by one: `collect` sorts first, and that is 5 kB of code for each type.
fn set_of(policies: impl IntoIterator<Item = PolicyId>) -> BTreeSet<PolicyId> {
    let mut set = BTreeSet::new();
    set.extend(policies);
    set
}

fn read<T>(extension: &'static str, result: Result<T, Asn1Error>) -> Result<T, PolicyFault> {
    result.map_err(|error| PolicyFault::Unreadable(extension, error))
}
