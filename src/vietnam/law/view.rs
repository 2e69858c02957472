//! The document as the law sees it.

use super::completeness::{completeness, order};
use super::facts::DocumentFacts;
use super::kind::kind;
use super::note::notes;
use super::open::{MOST, OpenCode, open};
use super::refusal::{grounds, outcome};
use super::sender::sender;
use super::{Act, Completeness, Ground, Kind, Note, Open, Order, Outcome, Reason, Refusal, Sender, Step, acts};
use crate::vietnam::PageContent;
use serde::{Deserialize, Serialize};

/// What the law asks of the document, and what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// What kind of document it is taken for.
    pub kind: Kind,
    /// Who sent it.
    pub sender: Sender,
    /// Whether the signatures it needs are there.
    pub completeness: Completeness,
    /// Their order.
    pub order: Order,
    /// The signatures as acts.
    pub acts: Vec<Act>,
    /// What the reasons come to.
    pub refusal: Refusal,
    /// The reasons found. `R10` is never alone a ground, `R13` is only for a person to find.
    pub refusal_reasons: Vec<Reason>,
    /// The same with their evidence.
    pub grounds: Vec<Ground>,
    /// What is worth saying.
    pub notes: Vec<Note>,
    /// What is missing to tell, at most three things. Never empty where something cannot be told.
    pub open: Vec<Open>,
    /// What the page says beside the signatures, where its text was given. Content and hints, no part of any result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_text: Option<PageContent>,
}

impl View {
    /// The view of a document whose kind was inferred after all: a signature that is missing is a question and no ground.
    pub(crate) fn with_inferred_kind(mut self) -> Self {
        self.kind.inferred = true;
        let missing = |reason: Reason| matches!(reason, Reason::R7 | Reason::R8 | Reason::R12);
        if self.refusal_reasons.iter().any(|reason| missing(*reason)) {
            self.grounds.retain(|ground| !missing(ground.reason));
            self.refusal_reasons.retain(|reason| !missing(*reason));
            self.refusal = outcome(&self.grounds, false);
            self.open.insert(0, Open { code: OpenCode::DocumentKind, signatures: Vec::new() });
            self.open.truncate(MOST);
        }
        self
    }
}

/// The view of a document.
pub fn view(document: &DocumentFacts<'_>) -> View {
    let signatures = document.signatures;
    let kind = kind(document.kind, signatures);
    let sender = sender(document.stated.sender, signatures);
    let completeness = completeness(kind, sender, signatures);
    let order = order(kind, sender, signatures);
    let grounds = grounds(document, kind, sender, completeness, order);
    let unmet = |s: &Step| matches!(s.outcome, Outcome::CannotTell | Outcome::NotMet);
    let all_told = document.valid
        && matches!(completeness, Completeness::Complete | Completeness::NotApplicable)
        && matches!(order, Order::AgencyAfterPerson | Order::NotApplicable)
        && !document.steps.iter().flatten().any(unmet);
    View {
        kind,
        sender,
        completeness,
        order,
        acts: acts(signatures),
        refusal: outcome(&grounds, all_told),
        refusal_reasons: grounds.iter().map(|g| g.reason).collect(),
        grounds,
        notes: notes(document),
        open: open(document, kind, sender, completeness, order),
        page_text: None,
    }
}
