//! Whose signatures are there, and in which order (Nghị định 30/2020/NĐ-CP Điều 5.1, Điều 32.2).

use super::SignatureFacts;
use super::kind::{DocumentKind, Kind};
use crate::ades::Indication;
use crate::vietnam::Nature;
use serde::Serialize;

/// Whether the signatures that the kind of document needs are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
    /// It depends on something that is not known: whose a certificate is, or what kind of document it is.
    CannotTell,
}

/// The order of the two signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// Điều 5.1: person and agency; copies and separate annexes the agency alone. A separate annex or copy that nobody named one is
/// not said to be complete: as an original it would lack a signature.
pub(super) fn completeness(kind: Kind, signatures: &[SignatureFacts<'_>]) -> Completeness {
    let sound = among(kind, signatures, counts);
    match among(kind, signatures, |_| true) {
        present if present == sound => sound,
        Completeness::Complete | Completeness::CannotTell => Completeness::Failed,
        missing => missing,
    }
}

fn among(kind: Kind, signatures: &[SignatureFacts<'_>], counts: fn(&SignatureFacts<'_>) -> bool) -> Completeness {
    let any = |nature| signatures.iter().any(|s| counts(s) && s.nature == nature);
    let (person, agency, unknown) = (any(Nature::Person), any(Nature::Agency), any(Nature::Uncertain));
    let needs_person = kind.value == DocumentKind::Original;
    match (person || !needs_person, agency) {
        (true, true) if kind.value == DocumentKind::CopyOrAnnex => Completeness::CannotTell,
        (true, true) => Completeness::Complete,
        _ if unknown => Completeness::CannotTell,
        (false, true) => Completeness::MissingPerson,
        (true, false) => Completeness::MissingAgency,
        (false, false) => Completeness::MissingBoth,
    }
}

/// Điều 32.2: the clerk signs for the agency only what already has the competent person's signature. The order is that of the
/// revisions they cover, never that of the stated times, which are known to be seven hours wrong.
pub(super) fn order(kind: Kind, signatures: &[SignatureFacts<'_>]) -> Order {
    let of = |nature| {
        let one = signatures.iter().filter(|s| counts(s) && s.nature == nature);
        one.map(|s| s.revision).collect::<Vec<_>>()
    };
    let (persons, agencies) = (of(Nature::Person), of(Nature::Agency));
    if persons.is_empty() || agencies.is_empty() || matches!(kind.value, DocumentKind::Copy | DocumentKind::Annex) {
        return Order::NotApplicable;
    }
    let (Some(persons), Some(agencies)) =
        (persons.into_iter().collect::<Option<Vec<_>>>(), agencies.into_iter().collect::<Option<Vec<_>>>())
    else {
        return Order::CannotTell;
    };
    let first_person = persons.iter().min();
    let last_person = persons.iter().max();
    let last_agency = agencies.iter().max();
    if last_agency > last_person {
        Order::AgencyAfterPerson
    } else if last_agency > first_person {
        Order::PersonAfterAgency
    } else if last_agency == last_person {
        Order::CannotTell
    } else {
        Order::AgencyBeforePerson
    }
}
