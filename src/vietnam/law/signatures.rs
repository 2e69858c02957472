//! Which of a document's signatures count for what it needs (Nghị định 30/2020/NĐ-CP Điều 5.1, Điều 32.2).

use super::asked::Whose;
use super::facts::SignatureFacts;
use crate::vietnam::Nature;

/// What the signature of an agency is for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AgencySignature {
    /// Of the signer's own body or one above it, or said to be so.
    Issuing,
    /// Said to be the receiver's.
    Receiving,
    /// Of a body that the signer's certificate does not name.
    Unknown,
}

/// What the signature of an agency is. With no person's signature there is nothing to hold it against.
pub(super) fn agency(signature: &SignatureFacts<'_>, all: &[SignatureFacts<'_>]) -> AgencySignature {
    let mut persons = all.iter().filter(|s| s.nature == Nature::Person).peekable();
    match signature.whose {
        Some(Whose::Receiver) => AgencySignature::Receiving,
        Some(Whose::Agency) => AgencySignature::Issuing,
        _ if persons.peek().is_none() => AgencySignature::Issuing,
        _ if persons.any(|person| signature.affiliation.is_body_of(&person.affiliation)) => AgencySignature::Issuing,
        _ => AgencySignature::Unknown,
    }
}

/// Signatures of agencies that are this for the document.
pub(super) fn agencies<'s, 'a>(
    all: &'s [SignatureFacts<'a>],
    wanted: AgencySignature,
) -> impl Iterator<Item = &'s SignatureFacts<'a>> {
    all.iter().filter(move |s| s.nature == Nature::Agency && agency(s, all) == wanted)
}

/// Signatures of agencies that do not count for the document: the receiver's, and those that may be anybody's.
pub(super) fn foreign(all: &[SignatureFacts<'_>]) -> Vec<usize> {
    let not_issuing =
        |s: &&SignatureFacts<'_>| s.nature == Nature::Agency && agency(s, all) != AgencySignature::Issuing;
    all.iter().filter(not_issuing).map(|s| s.id).collect()
}
