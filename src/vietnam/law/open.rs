//! What is missing to tell, each with the one next step. A result that says that something cannot be told names it.

use super::completeness::{Completeness, Order};
use super::facts::DocumentFacts;
use super::kind::{DocumentKind, Kind};
use super::sender::{Sender, SenderKind};
use super::signatures::{AgencySignature, agencies};
use super::{Outcome, SignatureFacts, Step, StepCode};
use crate::base::finding::Code;
use crate::trust::Domain;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

/// Most things that are named: a person does one after the other.
pub(super) const MOST: usize = 3;

/// What is missing. In the order in which it is worth having.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OpenCode {
    /// The file has no signature that could be checked.
    Unsigned,
    /// The signature can be read in several ways, or not wholly.
    Reading,
    /// The signer's certificate.
    SignerCertificate,
    /// The content that the signature is over.
    Content,
    /// A program that knows the form or the algorithm.
    Support,
    /// The value, which could not be verified.
    Value,
    /// How the document differs from what was signed.
    Changes,
    /// The certificate of an issuer.
    Issuer,
    /// That a root which the user added is one of official duty.
    Root,
    /// A proof of the time of signing.
    Time,
    /// A list or response on the status of a certificate.
    Status,
    /// Algorithms or keys are no longer good enough.
    Algorithms,
    /// A time-stamp that could be verified.
    Timestamp,
    /// Who sent the document.
    Sender,
    /// Whether a certificate is a person's or an agency's.
    Owner,
    /// Whether the agency that signed is the one that issued the document.
    IssuingAgency,
    /// The person's signature, if the document is an original.
    PersonSignature,
    /// The agency's signature.
    AgencySignature,
    /// Of what kind the document is.
    DocumentKind,
    /// The order of signing.
    Order,
    /// A rule of the policy, which the result of the signature names.
    Policy,
}

impl OpenCode {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Reading => "reading",
            Self::SignerCertificate => "signer-certificate",
            Self::Content => "content",
            Self::Support => "support",
            Self::Value => "value",
            Self::Changes => "changes",
            Self::Issuer => "issuer",
            Self::Root => "root",
            Self::Time => "time",
            Self::Status => "status",
            Self::Algorithms => "algorithms",
            Self::Timestamp => "timestamp",
            Self::Sender => "sender",
            Self::Owner => "owner",
            Self::IssuingAgency => "issuing-agency",
            Self::PersonSignature => "person-signature",
            Self::AgencySignature => "agency-signature",
            Self::DocumentKind => "document-kind",
            Self::Order => "order",
            Self::Policy => "policy",
        }
    }
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Open {
    /// What.
    pub code: OpenCode,
    /// Ids of the signatures it is about; none where it is about the document.
    pub signatures: Vec<usize>,
}

/// What is missing of a document, at most three things. Nothing where everything could be told.
pub(super) fn open(
    document: &DocumentFacts<'_>,
    kind: Kind,
    sender: Sender,
    completeness: Completeness,
    order: Order,
) -> Vec<Open> {
    let mut list = List { open: Vec::new() };
    for (facts, steps) in document.signatures.iter().zip(document.steps) {
        for step in steps.iter().filter(|step| !follows_from_a_failure(step, steps)) {
            if let Some(code) = missing(facts, step) {
                list.add(code, Some(facts.id));
            }
        }
    }
    of_document(document, kind, completeness, order, &mut list);
    if sender.value == SenderKind::Unknown {
        let asked = |s: &&SignatureFacts<'_>| s.domain == Some(Domain::Public) || s.root_may_be_recognised();
        document.signatures.iter().filter(asked).for_each(|s| list.add(OpenCode::Sender, Some(s.id)));
    }
    if list.open.is_empty() && !document.valid && !completeness.is_missing() {
        list.add(OpenCode::Policy, None);
    }
    crate::base::sort::sort_by_key(&mut list.open, |open| open.code);
    list.open.truncate(MOST);
    list.open
}

fn of_document(document: &DocumentFacts<'_>, kind: Kind, completeness: Completeness, order: Order, list: &mut List) {
    let signatures = document.signatures;
    if signatures.is_empty() {
        list.add(OpenCode::Unsigned, None);
    } else if !document.compared {
        list.add(OpenCode::Changes, None);
    }
    let unsigned = signatures.is_empty();
    match completeness {
        Completeness::MissingPerson if kind.inferred => list.add(OpenCode::PersonSignature, None),
        Completeness::MissingAgency if kind.inferred => list.add(OpenCode::AgencySignature, None),
        Completeness::MissingBoth if kind.inferred && !unsigned => list.add(OpenCode::DocumentKind, None),
        Completeness::CannotTell => of_owners(kind, signatures, list),
        _ if order == Order::AgencyBeforePerson && kind.inferred => list.add(OpenCode::DocumentKind, None),
        _ => {}
    }
    if matches!(order, Order::CannotTell | Order::PersonAfterAgency) {
        list.add(OpenCode::Order, None);
    }
}

/// Why it cannot be told whose signatures are there.
fn of_owners(kind: Kind, signatures: &[SignatureFacts<'_>], list: &mut List) {
    let uncertain = signatures.iter().filter(|s| s.nature == Nature::Uncertain);
    uncertain.for_each(|s| list.add(OpenCode::Owner, Some(s.id)));
    if kind.value == DocumentKind::Original {
        agencies(signatures, AgencySignature::Unknown).for_each(|s| list.add(OpenCode::IssuingAgency, Some(s.id)));
    } else {
        list.add(OpenCode::DocumentKind, None);
    }
}

/// Content cannot be held against a signature that is wrong itself; that it is wrong is the reason, and nothing is missing.
fn follows_from_a_failure(step: &Step, all: &[Step]) -> bool {
    let failed = |s: &Step| matches!(s.code, StepCode::Readable | StepCode::ValueByKey) && s.outcome == Outcome::NotMet;
    matches!(step.code, StepCode::ValueByKey | StepCode::ContentUnchanged) && all.iter().any(failed)
}

/// What a step lacks that is not met, without being a ground, or cannot be told.
fn missing(facts: &SignatureFacts<'_>, step: &Step) -> Option<OpenCode> {
    let dated = facts.has(Code::CertificateExpired) || facts.has(Code::CertificateNotYetValid);
    match (step.code, step.outcome) {
        (StepCode::Algorithms, Outcome::NotMet) => Some(OpenCode::Algorithms),
        (StepCode::Timestamp, Outcome::NotMet) => Some(OpenCode::Timestamp),
        (StepCode::Path, Outcome::NotMet) if facts.root_may_be_recognised() => Some(OpenCode::Issuer),
        (_, Outcome::Met | Outcome::NotApplicable | Outcome::NotMet) => None,
        (StepCode::Readable, _) => Some(OpenCode::Reading),
        (StepCode::SignerIdentified, _) if facts.certificate.is_none() => Some(OpenCode::SignerCertificate),
        (StepCode::SignerIdentified, _) => Some(OpenCode::Reading),
        (StepCode::ValueByKey | StepCode::ContentUnchanged, _) if facts.has(Code::ContentMissing) => {
            Some(OpenCode::Content)
        }
        (StepCode::ValueByKey | StepCode::ContentUnchanged, _) if facts.certificate.is_none() => {
            Some(OpenCode::SignerCertificate)
        }
        (StepCode::ValueByKey | StepCode::ContentUnchanged, _) if is_unsupported(facts) => Some(OpenCode::Support),
        (StepCode::ValueByKey | StepCode::ContentUnchanged, _) => Some(OpenCode::Value),
        (StepCode::Algorithms, _) if is_unsupported(facts) => Some(OpenCode::Support),
        (StepCode::Algorithms, _) => Some(OpenCode::Algorithms),
        (StepCode::Timestamp, _) => Some(OpenCode::Timestamp),
        (StepCode::Period, _) => Some(OpenCode::Time),
        (StepCode::Scope, _) => (facts.domain == Some(Domain::UserAdded)).then_some(OpenCode::Root),
        (StepCode::Active | StepCode::StatusSource, _) => Some(OpenCode::Status),
        (StepCode::Path, _) if dated && facts.domain.is_some() => Some(OpenCode::Time),
        (StepCode::Path, _) => Some(OpenCode::Issuer),
    }
}

fn is_unsupported(facts: &SignatureFacts<'_>) -> bool {
    facts.has(Code::AlgorithmUnsupported) || facts.has(Code::SubFilterUnsupported)
}

struct List {
    open: Vec<Open>,
}

impl List {
    fn add(&mut self, code: OpenCode, signature: Option<usize>) {
        if !self.open.iter().any(|open| open.code == code) {
            self.open.push(Open { code, signatures: Vec::new() });
        }
        let known = self.open.iter_mut().find(|open| open.code == code);
        if let (Some(open), Some(id)) = (known, signature)
            && !open.signatures.contains(&id)
        {
            open.signatures.push(id);
        }
    }
}
