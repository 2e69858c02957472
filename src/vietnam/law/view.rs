//! The document as the law sees it.

use super::completeness::{completeness, order};
use super::facts::DocumentFacts;
use super::kind::kind;
use super::note::notes;
use super::refusal::{grounds, outcome};
use super::{Act, Completeness, Ground, Kind, Note, Order, Outcome, Reason, Refusal, Step, acts};
use crate::vietnam::PageContent;
use serde::Serialize;

/// What the law asks of the document, and what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// What kind of document it is taken for.
    pub kind: Kind,
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
    /// What the page says beside the signatures, where its text was given. Content and hints, no part of any result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_text: Option<PageContent>,
}

/// The view of a document.
pub fn view(document: &DocumentFacts<'_>) -> View {
    let signatures = document.signatures;
    let kind = kind(document.kind, signatures);
    let completeness = completeness(kind, signatures);
    let order = order(kind, signatures);
    let grounds = grounds(document, kind, completeness, order);
    let open = |s: &Step| matches!(s.outcome, Outcome::CannotTell | Outcome::NotMet);
    let all_told = document.valid
        && completeness == Completeness::Complete
        && matches!(order, Order::AgencyAfterPerson | Order::NotApplicable)
        && !document.steps.iter().flatten().any(open);
    View {
        kind,
        completeness,
        order,
        acts: acts(signatures),
        refusal: outcome(&grounds, all_told),
        refusal_reasons: grounds.iter().map(|g| g.reason).collect(),
        grounds,
        notes: notes(signatures),
        page_text: None,
    }
}
