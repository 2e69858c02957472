//! Whose signatures are there, and in which order (Nghị định 30/2020/NĐ-CP Điều 5.1, Điều 32.2).

use super::SignatureFacts;
use super::kind::{DocumentKind, Kind};
use super::sender::{Sender, SenderKind};
use super::signatures::{AgencySignature, agencies};
use crate::ades::Indication;
use crate::trust::Domain;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

/// Whether the signatures that the kind of document needs are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Completeness {
    /// All of them.
    Complete,
    /// The competent person's is missing.
    MissingPerson,
    /// The agency's is missing.
    MissingAgency,
    /// Both are missing.
    MissingBoth,
    /// They are there, and one that is needed failed.
    Failed,
    /// It depends on something that is not known: whose a certificate is, who sent the document, or of what kind it is.
    CannotTell,
    /// The sender is no state body, so that the rule on the two signatures does not govern the document.
    NotApplicable,
}

impl Completeness {
    /// Whether a signature is missing.
    pub(super) fn is_missing(self) -> bool {
        matches!(self, Self::MissingPerson | Self::MissingAgency | Self::MissingBoth)
    }
}

/// The order of the two signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The agency signed after the person.
    AgencyAfterPerson,
    /// The agency signed before any person did.
    AgencyBeforePerson,
    /// The agency signed after a person, and a person signed after it.
    PersonAfterAgency,
    /// There are not two to be ordered.
    NotApplicable,
    /// The order cannot be told.
    CannotTell,
}

/// A signature that failed is none. One that could not be judged is there, and its own result says the rest.
fn counts(signature: &SignatureFacts<'_>) -> bool {
    signature.indication != Indication::TotalFailed
}

/// Điều 5.1: person and agency; copies and separate annexes the agency alone. A copy, annex or published copy that nobody named one is
/// not said to be complete: as an original it would lack a signature.
pub(super) fn completeness(kind: Kind, sender: Sender, signatures: &[SignatureFacts<'_>]) -> Completeness {
    if sender.is_private() {
        return Completeness::NotApplicable;
    }
    let public = |s: &SignatureFacts<'_>| s.domain == Some(Domain::Public);
    if sender.value == SenderKind::Unknown && !signatures.is_empty() && signatures.iter().all(public) {
        return Completeness::CannotTell;
    }
    let sound: Vec<SignatureFacts<'_>> = signatures.iter().filter(|s| counts(s)).cloned().collect();
    let found = among(kind, &sound);
    match among(kind, signatures) {
        present if present == found => found,
        Completeness::Complete | Completeness::CannotTell => Completeness::Failed,
        missing => missing,
    }
}

fn among(kind: Kind, signatures: &[SignatureFacts<'_>]) -> Completeness {
    let any = |nature| signatures.iter().any(|s| s.nature == nature);
    let (person, unknown) = (any(Nature::Person), any(Nature::Uncertain));
    let needs_person = kind.value == DocumentKind::Original;
    let agency = if needs_person {
        agencies(signatures, AgencySignature::Issuing).next().is_some()
    } else {
        agencies(signatures, AgencySignature::Issuing)
            .chain(agencies(signatures, AgencySignature::Unknown))
            .next()
            .is_some()
    };
    // It may be the issuing body's under another name, or the receiver's.
    let doubtful = needs_person && agencies(signatures, AgencySignature::Unknown).next().is_some();
    let published = kind.value == DocumentKind::Published && (agency || any(Nature::Software));
    match (person || !needs_person, agency || published) {
        (true, true) if kind.inferred && !needs_person => Completeness::CannotTell,
        (true, true) => Completeness::Complete,
        _ if unknown || doubtful || kind.value == DocumentKind::Published => Completeness::CannotTell,
        (false, true) => Completeness::MissingPerson,
        (true, false) => Completeness::MissingAgency,
        (false, false) => Completeness::MissingBoth,
    }
}

/// Điều 32.2: the clerk signs for the agency only what already has the competent person's signature. The order is that of the
/// revisions they cover, never that of the stated times, which are known to be seven hours wrong. A stamp of arrival, and the
/// signature of a body that may be another, have no part in it.
pub(super) fn order(kind: Kind, sender: Sender, signatures: &[SignatureFacts<'_>]) -> Order {
    let copied = matches!(kind.value, DocumentKind::Copy | DocumentKind::Annex | DocumentKind::Published);
    if copied || sender.is_private() {
        return Order::NotApplicable;
    }
    let persons = signatures.iter().filter(|s| counts(s) && s.nature == Nature::Person);
    let persons: Vec<Option<usize>> = persons.map(|s| s.revision).collect();
    let of = |what| agencies(signatures, what).filter(|s| counts(s)).map(|s| s.revision).collect::<Vec<_>>();
    let (issuing, unknown) = (of(AgencySignature::Issuing), of(AgencySignature::Unknown));
    if persons.is_empty() || (issuing.is_empty() && unknown.is_empty()) {
        return Order::NotApplicable;
    }
    let (Some(persons), Some(agencies)) =
        (persons.into_iter().collect::<Option<Vec<_>>>(), issuing.into_iter().collect::<Option<Vec<_>>>())
    else {
        return Order::CannotTell;
    };
    let first_person = persons.iter().min();
    let last_person = persons.iter().max();
    let last_agency = agencies.iter().max();
    if last_agency.is_none() {
        Order::CannotTell
    } else if last_agency > last_person {
        Order::AgencyAfterPerson
    } else if last_agency > first_person {
        Order::PersonAfterAgency
    } else if last_agency == last_person {
        Order::CannotTell
    } else {
        Order::AgencyBeforePerson
    }
}
