//! Validation of one path at one time (RFC 5280 §6.1). Signatures and name chaining (§6.1.3 (a)(1), (4)) were verified
//! while the path was built. Every broken rule is reported, not only the first.

use super::names::{NameFault, NameFaultKind, NameWalk};
use super::policy_graph::{PolicyFault, PolicyWalk};
use super::{PathOptions, ProfileRule, Purpose, StatusQuestion, StatusVerdict, UnknownStatus, profile};
use crate::base::fact::{OrEmpty, Rules};
use crate::base::time::Timestamp;
use crate::crypto::PublicKey;
use crate::validation::{Place, ValidationFact as Fact};
use crate::x509::{
    Authority, Certificate, ExtendedKeyUsage, KeyUse, PolicyId, alternative_names, authority, certificate_policies,
    extended_key_usage, key_usage_allows, name_constraints,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;
use std::sync::Arc;

/// Extensions that are processed here or where the status is looked up, or that a path rule does not depend on (RFC 5280 §4.2).
const PROCESSED: &[ObjectIdentifier] = &[
    oid::ID_CE_SUBJECT_KEY_IDENTIFIER,
    oid::ID_CE_KEY_USAGE,
    oid::ID_CE_SUBJECT_ALT_NAME,
    oid::ID_CE_BASIC_CONSTRAINTS,
    oid::ID_CE_NAME_CONSTRAINTS,
    oid::ID_CE_CRL_DISTRIBUTION_POINTS,
    oid::ID_CE_CERTIFICATE_POLICIES,
    oid::ID_CE_POLICY_MAPPINGS,
    oid::ID_CE_AUTHORITY_KEY_IDENTIFIER,
    oid::ID_CE_POLICY_CONSTRAINTS,
    oid::ID_CE_EXT_KEY_USAGE,
    oid::ID_CE_INHIBIT_ANY_POLICY,
    oid::ID_PE_AUTHORITY_INFO_ACCESS,
];

/// How bad a failure is; the worst of a path decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Failure {
    /// More evidence might mend it.
    StatusUnknown,
    /// Another time might pass.
    Revoked,
    /// Another time might pass.
    Time,
    /// No time passes.
    Rule,
}

pub(super) struct Failed {
    pub(super) failure: Failure,
    pub(super) fact: Fact,
}

/// What a path came to.
#[derive(Default)]
pub(super) struct Judgement {
    pub(super) failed: Vec<Failed>,
    pub(super) notes: Vec<Fact>,
    pub(super) policies: Vec<PolicyId>,
}

/// A complete path, from the target to the anchor, and what it is judged by.
pub(super) struct Judge<'a> {
    pub(super) chain: &'a [Arc<Certificate>],
    pub(super) options: &'a PathOptions<'a>,
    pub(super) at: Timestamp,
}

impl Judge<'_> {
    /// Every rule that the path breaks. `comparisons` pays for comparing names.
    pub(super) fn judge(&self, comparisons: &mut usize) -> Judgement {
        let mut judgement = Judgement::default();
        let into = &mut judgement;
        for (index, certificate) in self.chain.iter().enumerate() {
            self.dates(index, certificate, into);
            self.issuer_rules(index, certificate, into);
            self.critical_extensions(index, certificate, into);
            self.usages(index, certificate, into);
            self.profile(index, certificate, into);
            self.algorithms(index, certificate, into);
        }
        self.target(into);
        self.length(into);
        self.names(comparisons, into);
        self.policies(into);
        if !into.failed.iter().any(|f| f.failure == Failure::Rule) {
            self.statuses(into);
        }
        judgement
    }

    fn is_anchor(&self, index: usize) -> bool {
        index.saturating_add(1) == self.chain.len()
    }

    /// Whether the extensions of this certificate count: those of an anchor above others only if the options say so.
    fn extensions_count(&self, index: usize) -> bool {
        index == 0 || !self.is_anchor(index) || self.options.anchors.constraints
    }

    /// §6.1.3 (a)(2).
    fn dates(&self, index: usize, certificate: &Certificate, into: &mut Judgement) {
        if index > 0 && self.is_anchor(index) && !self.options.anchors.dates {
            return;
        }
        let Certificate { not_before, not_after, .. } = *certificate;
        let (name, time) = (certificate.display_name(), self.at);
        if time > not_after {
            into.fail(Failure::Time, Fact::CertificateExpired { certificate: name, not_after, time });
        } else if time < not_before {
            into.fail(Failure::Time, Fact::CertificateNotYetValid { certificate: name, not_before, time });
        }
    }

    /// §6.1.4 (k), (l), (m), (n).
    fn issuer_rules(&self, index: usize, issuer: &Certificate, into: &mut Judgement) {
        if index == 0 || !self.extensions_count(index) {
            return;
        }
        match authority(issuer) {
            Authority::Absent if self.is_anchor(index) && !self.options.anchors.basic_constraints_required => {}
            Authority::No | Authority::Absent => {
                into.rule(Fact::IssuerNotCa { certificate: issuer.display_name() });
            }
            Authority::Yes { path_length: Some(most) } if self.intermediates_below(index) > most => {
                into.rule(Fact::PathTooLong { certificate: issuer.display_name() });
            }
            Authority::Yes { .. } => {}
        }
        if !key_usage_allows(issuer, KeyUse::Certificates) {
            into.rule(Fact::IssuerKeyUsage { certificate: issuer.display_name() });
        }
    }

    /// Intermediate certificates below one that are not self-issued; the target does not count.
    fn intermediates_below(&self, index: usize) -> u32 {
        let below = self.chain.get(1..index).unwrap_or_default().iter().filter(|c| !c.is_self_issued()).count();
        u32::try_from(below).unwrap_or(u32::MAX)
    }

    /// The initial max_path_length, §6.1.2 (k).
    fn length(&self, into: &mut Judgement) {
        let top = self.chain.len().saturating_sub(1);
        if let (Some(most), Some(anchor)) = (self.options.intermediates, self.chain.last())
            && self.intermediates_below(top) > most
        {
            into.rule(Fact::PathTooLong { certificate: anchor.display_name() });
        }
    }

    /// §6.1.4 (o), §6.1.5 (f); and extensions that are known but cannot be read.
    fn critical_extensions(&self, index: usize, certificate: &Certificate, into: &mut Judgement) {
        if !self.extensions_count(index) {
            return;
        }
        let unknown = |oid: &dyn ToString| Fact::CriticalExtensionUnknown {
            certificate: certificate.display_name(),
            oid: oid.to_string(),
        };
        for extension in certificate.extensions.unknown_critical(PROCESSED) {
            into.rule(unknown(extension));
        }
        let critical = |oid| certificate.extension(oid).is_some_and(|e| e.critical);
        // §4.2.1.4: a qualifier of a critical extension has to be understood too.
        if let (true, Ok(Some(stated))) = (critical(oid::ID_CE_CERTIFICATE_POLICIES), certificate_policies(certificate))
            && let Some(qualifier) = stated.unknown_qualifier
        {
            into.rule(unknown(&qualifier));
        }
        if critical(oid::ID_CE_SUBJECT_ALT_NAME) && alternative_names(certificate).is_err() {
            into.rule(unreadable(certificate, "subjectAltName"));
        }
        if critical(oid::ID_CE_EXT_KEY_USAGE) && extended_key_usage(certificate) == ExtendedKeyUsage::Unreadable {
            into.rule(unreadable(certificate, "extKeyUsage"));
        }
    }

    /// keyUsage and purpose of the target.
    fn target(&self, into: &mut Judgement) {
        let Some(target) = self.chain.first() else { return };
        if self.chain.len() == 1 && !self.options.target_may_be_anchor {
            into.rule(Fact::TrustedDirectly { certificate: target.display_name() });
        }
        let wanted = match self.options.purpose {
            Purpose::Documents | Purpose::Timestamps | Purpose::OcspSigning => KeyUse::Documents,
            Purpose::CrlSigning => KeyUse::RevocationLists,
            Purpose::Usage(_) | Purpose::Any => return,
        };
        if !key_usage_allows(target, wanted) {
            into.rule(Fact::SignerKeyUsage { certificate: target.display_name() });
        }
    }

    /// extKeyUsage, §4.2.1.12.
    fn usages(&self, index: usize, certificate: &Certificate, into: &mut Judgement) {
        let Some(wanted) = self.options.purpose.usage() else { return };
        let rules = &self.options.usage;
        if index > 0 && !(rules.along_path && self.extensions_count(index)) {
            return;
        }
        let by_name_only = index == 0 && self.options.purpose.by_name_only();
        let any_counts = !by_name_only && if index == 0 { rules.any_counts } else { rules.any_counts_in_authorities };
        let serves = match extended_key_usage(certificate) {
            ExtendedKeyUsage::Absent => index > 0 || (rules.absent_counts && !by_name_only),
            ExtendedKeyUsage::Purposes { oids, .. } => {
                oids.iter().any(|oid| *oid == wanted || (any_counts && *oid == oid::ANY_EXTENDED_KEY_USAGE))
            }
            ExtendedKeyUsage::Unreadable => false,
        };
        if !serves {
            into.rule(Fact::KeyPurposeMissing { certificate: certificate.display_name(), purpose: wanted });
        }
    }

    /// RFC 5280 §4, as far as no path rule depends on it.
    fn profile(&self, index: usize, certificate: &Certificate, into: &mut Judgement) {
        if !self.extensions_count(index) {
            return;
        }
        let broken = profile::broken(certificate, index > 0);
        if broken.is_empty() {
            return;
        }
        let (certificate, rules) = (certificate.display_name(), Rules(broken));
        match self.options.profile {
            ProfileRule::Note => into.notes.push(Fact::CertificateProfile { certificate, rules }),
            ProfileRule::Require => into.rule(Fact::CertificateProfileRequired { certificate, rules }),
        }
    }

    /// Signatures on certificates and the keys that made them, by the suite given. The anchor's own signature proves nothing and
    /// is not asked about.
    fn algorithms(&self, index: usize, certificate: &Certificate, into: &mut Judgement) {
        let Some(suite) = self.options.algorithms else { return };
        let place = || Place::Certificate(certificate.display_name());
        if let Ok(PublicKey::Unsupported(what)) = &certificate.key {
            let algorithm = what.name.clone();
            into.rule(Fact::KeyUnsupported { algorithm, until: OrEmpty(None), place: place() });
        } else if let Ok(key) = &certificate.key {
            let key = key.describe();
            let reliability = suite.key(&key.algorithm, key.bits.unwrap_or(0), self.at);
            if let Some(until) = reliability.ended() {
                into.rule(Fact::KeyTooShort { algorithm: key.to_string(), until, place: place() });
            }
        }
        let digest = certificate.signature_algorithm.as_ref().ok().and_then(|a| a.digest());
        if let (false, Some(digest)) = (self.is_anchor(index), digest)
            && let Some(until) = suite.digest(digest.name(), self.at).ended()
        {
            let algorithm = digest.name().to_owned();
            into.rule(Fact::AlgorithmOutdated { algorithm, until, place: place() });
        }
    }

    /// §6.1.3 (b), (c), §6.1.4 (g): from the anchor downwards.
    fn names(&self, comparisons: &mut usize, into: &mut Judgement) {
        let mut walk = NameWalk::default();
        walk.constrain(self.options.names.clone(), String::new());
        for (index, certificate) in self.chain.iter().enumerate().rev() {
            let exempt = index > 0 && (certificate.is_self_issued() || self.is_anchor(index));
            if !exempt && let Err(fault) = walk.check(certificate, comparisons) {
                into.rule(name_fact(certificate, fault));
            }
            if index == 0 || !self.extensions_count(index) {
                continue;
            }
            match name_constraints(certificate) {
                Ok(Some(constraints)) => walk.constrain(constraints, certificate.display_name()),
                Ok(None) => {}
                Err(_) => into.rule(unreadable(certificate, "nameConstraints")),
            }
        }
    }

    /// §6.1.2 to §6.1.5, as far as policies go.
    fn policies(&self, into: &mut Judgement) {
        let inputs = &self.options.policy;
        let mut walk = PolicyWalk::new(inputs, self.chain.len().saturating_sub(1));
        for (index, certificate) in self.chain.iter().enumerate().rev() {
            let step = match (index, self.is_anchor(index)) {
                (0, true) => Ok(()),
                (_, true) if !self.options.anchors.constraints => Ok(()),
                (_, true) => walk.anchor(certificate),
                (_, false) => walk.certificate(certificate, index == 0),
            };
            match step {
                Ok(()) => {}
                Err(PolicyFault::Unreadable(extension, _)) => return into.rule(unreadable(certificate, extension)),
                Err(PolicyFault::MapsAnyPolicy) => {
                    return into.rule(Fact::PolicyMapsAny { certificate: certificate.display_name() });
                }
            }
        }
        match walk.conclude() {
            Ok(policies) => into.policies = policies,
            Err(()) => {
                let policies = inputs.user_initial_policy_set.iter().map(ToString::to_string).collect();
                into.rule(Fact::PolicyMissing { policies });
            }
        }
    }

    /// §6.1.3 (a)(3), from the anchor downwards, so that the status of an authority is known before what it says about
    /// others.
    fn statuses(&self, into: &mut Judgement) {
        let Some(checker) = self.options.status else { return };
        let links = self.chain.iter().zip(self.chain.iter().skip(1)).enumerate();
        for (index, (subject, issuer)) in links.collect::<Vec<_>>().into_iter().rev() {
            let answer = checker.status(&StatusQuestion { subject, issuer, chain: self.chain, index, at: self.at });
            let failure = match (answer.verdict, self.options.unknown_status) {
                (StatusVerdict::Good, _) | (StatusVerdict::Silent, UnknownStatus::Mark) => None,
                (StatusVerdict::Unknown, _) | (StatusVerdict::Silent, UnknownStatus::Reject) => {
                    Some(Failure::StatusUnknown)
                }
                (StatusVerdict::Revoked, _) => Some(Failure::Revoked),
            };
            match failure {
                None => into.notes.extend(answer.facts),
                Some(failure) => into.refuse(failure, answer.facts, subject),
            }
        }
    }
}

impl Judgement {
    fn fail(&mut self, failure: Failure, fact: Fact) {
        self.failed.push(Failed { failure, fact });
    }

    fn rule(&mut self, fact: Fact) {
        self.fail(Failure::Rule, fact);
    }

    /// A refused status is never silent, even if the checker said nothing about it.
    fn refuse(&mut self, failure: Failure, mut facts: Vec<Fact>, subject: &Certificate) {
        if facts.is_empty() {
            facts.push(Fact::StatusUnknown { certificate: subject.display_name() });
        }
        self.failed.extend(facts.into_iter().map(|fact| Failed { failure, fact }));
    }
}

fn unreadable(certificate: &Certificate, extension: &'static str) -> Fact {
    Fact::ExtensionUnreadable { certificate: certificate.display_name(), extension }
}

fn name_fact(certificate: &Certificate, fault: NameFault) -> Fact {
    let (certificate, form) = (certificate.display_name(), fault.form.name());
    let NameFault { name, by: constrained_by, .. } = fault;
    match fault.kind {
        NameFaultKind::NotPermitted => Fact::NameNotPermitted { certificate, form, name, constrained_by },
        NameFaultKind::Excluded => Fact::NameExcluded { certificate, form, name, constrained_by },
        NameFaultKind::Unsupported => Fact::NameConstraintUnsupported { certificate, form, name, constrained_by },
        NameFaultKind::NotComparable => Fact::NameNotComparable { certificate, form, name, constrained_by },
        NameFaultKind::Budget => Fact::NameBudget { certificate, form, name, constrained_by },
    }
}
