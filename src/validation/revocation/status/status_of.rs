//! The one entry: the status of a certificate at a time, from all the evidence.

use super::decide::{Decision, decide};
use crate::base::limits::Limits;
use crate::policy::Policy;
use crate::validation::revocation::context::{Question, StatusContext};
use crate::validation::revocation::information::Content;
use crate::validation::revocation::observation::Observation;
use crate::validation::revocation::{
    Basis, Issuers, NotUsed, Note, ObjectUse, Outcome, Status, StatusInformation, Use, crl, ocsp,
};
use core::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The status of a certificate at the time asked (RFC 5280 §6.3.3, RFC 6960 §3.2, EN 319 102-1 §5.2.5, §5.2.6).
///
/// Every list and response is considered. A revocation that came by the time asked counts whatever its age and whatever newer
/// objects say; one that came later leaves the certificate good at that time, and is noted; a suspension counts until an object
/// says it was lifted. Good needs an object that is fresh at the time asked by the policy. Each object's signer is judged at the
/// time the object is known to have existed (its earliest proof of existence, else now), not at the time asked.
pub fn status_of(
    question: &Question<'_>,
    information: &StatusInformation,
    issuers: &dyn Issuers,
    policy: &Policy,
    limits: &Limits,
) -> Status {
    let Some(open) = question.open.with(question.certificate.sha256) else {
        return too_deep(question);
    };
    let issuer = Arc::new(question.issuer.clone());
    let context = StatusContext {
        question,
        open,
        issuer,
        information,
        issuers,
        policy,
        limits,
        issuer_answers: RefCell::default(),
    };
    let statements = gather(&context);
    let in_order: Vec<&NotUsed> =
        information.objects.iter().filter_map(|o| statements.not_used.get(&o.name.sha256)).collect();
    let decision = decide(&statements.observations, &in_order, &context);
    let resting = decision.rests_on.iter().filter_map(|i| statements.observations.get(*i));
    let basis: Vec<Basis> = resting.flat_map(|o| o.basis.clone()).collect();
    let objects = information
        .objects
        .iter()
        .map(|object| {
            let used = used(&object.name.sha256, &basis, &statements, &decision);
            ObjectUse { evidence: object.name.clone(), used }
        })
        .collect();
    let mut notes = decision.notes;
    for word in basis.iter().filter_map(|b| b.word.clone()) {
        let note = Note::OnOperatorsWord(word);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Status { at: question.at, outcome: decision.outcome, basis, notes, objects }
}

/// What all objects say, and why others say nothing.
struct Statements {
    observations: Vec<Observation>,
    not_used: HashMap<[u8; 32], NotUsed>,
}

fn gather(context: &StatusContext<'_>) -> Statements {
    let from_lists = crl::observe(context);
    let from_responses = ocsp::observe(context);
    let unreadable = context.information.objects.iter().filter_map(|object| match &object.content {
        Content::Unreadable(why) => Some((object.name.sha256, why.clone())),
        _ => None,
    });
    let not_used = from_lists.not_used.into_iter().chain(from_responses.not_used).chain(unreadable).collect();
    let observations = from_lists.observations.into_iter().chain(from_responses.observations).collect();
    Statements { observations, not_used }
}

fn used(sha256: &[u8; 32], basis: &[Basis], statements: &Statements, decision: &Decision) -> Use {
    let is = |b: &Basis| b.evidence.sha256 == *sha256;
    if basis.iter().any(is) {
        return Use::Decided;
    }
    if let Some(why) = statements.not_used.get(sha256) {
        return Use::NotUsed(why.clone());
    }
    // An object may be part of several statements (a complete list alone and with its delta lists).
    let mut reasons = statements.observations.iter().zip(&decision.why_not).filter(|(o, _)| o.basis.iter().any(is));
    match reasons.next() {
        Some((_, Some(why))) if reasons.all(|(_, other)| other.is_some()) => Use::NotUsed(why.clone()),
        _ => Use::Considered,
    }
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
