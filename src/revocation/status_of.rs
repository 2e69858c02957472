//! The one entry: the status of a certificate at a time, from all the evidence.

use super::decide::decide;
use super::information::Content;
use super::scene::{Question, Scene};
use super::{Issuers, NotUsed, ObjectUse, Outcome, Status, StatusInformation, Use, lists, responses};
use crate::Limits;
use crate::policy::Policy;
use std::collections::HashMap;
use std::sync::Arc;

/// The status of a certificate at the time asked (RFC 5280 §6.3.3, RFC 6960 §3.2, EN 319 102-1 §5.2.5, §5.2.6).
///
/// Every list and response is considered. A revocation that came by the time asked counts whatever its age and whatever newer
/// objects say; one that came later leaves the certificate good at that time, and is told; a suspension counts until an object
/// says it was lifted. Good needs an object that is fresh at the time asked by the policy. Each object's signer is judged at the
/// time the object is known to have existed (its earliest proof of existence, else now), not at the time asked.
pub fn status_of(
    question: &Question<'_>,
    information: &StatusInformation,
    issuers: &dyn Issuers,
    policy: &Policy,
    limits: &Limits,
) -> Status {
    let Some(asking) = question.asking.about(question.certificate.sha256) else {
        return too_deep(question);
    };
    let issuer = Arc::new(question.issuer.clone());
    let scene = Scene { question, asking, issuer, information, issuers, policy, limits };
    let from_lists = lists::observe(&scene);
    let from_responses = responses::observe(&scene);
    let mut observations = from_lists.observations;
    observations.extend(from_responses.observations);
    let mut not_used: HashMap<[u8; 32], NotUsed> =
        from_lists.not_used.into_iter().chain(from_responses.not_used).collect();
    for object in &information.objects {
        if let Content::Unreadable(why) = &object.content {
            not_used.insert(object.name.sha256, why.clone());
        }
    }
    let in_order: Vec<&NotUsed> = information.objects.iter().filter_map(|o| not_used.get(&o.name.sha256)).collect();
    let decision = decide(&observations, &in_order, &scene);
    let basis: Vec<_> =
        decision.rests_on.iter().filter_map(|i| observations.get(*i)).flat_map(|o| o.basis.clone()).collect();
    let mut stale: HashMap<[u8; 32], NotUsed> = HashMap::new();
    for observation in &observations {
        if let Err(why) = observation.fresh(question.at, &policy.status) {
            stale.extend(observation.basis.iter().map(|b| (b.evidence.sha256, why.clone())));
        }
    }
    let objects = information
        .objects
        .iter()
        .map(|object| {
            let id = object.name.sha256;
            let used = if basis.iter().any(|b| b.evidence.sha256 == id) {
                Use::Decided
            } else if let Some(why) = not_used.remove(&id).or_else(|| stale.remove(&id)) {
                Use::NotUsed(why)
            } else {
                Use::Considered
            };
            ObjectUse { evidence: object.name.clone(), used }
        })
        .collect();
    Status { at: question.at, outcome: decision.outcome, basis, notes: decision.notes, objects }
}

fn too_deep(question: &Question<'_>) -> Status {
    Status {
        at: question.at,
        outcome: Outcome::Unusable { why: NotUsed::TooDeep },
        basis: Vec::new(),
        notes: Vec::new(),
        objects: Vec::new(),
    }
}
