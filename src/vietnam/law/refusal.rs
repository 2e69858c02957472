//! Reasons for returning a document to its sender (Nghị định 30/2020/NĐ-CP Điều 21.2.b).

use super::completeness::{Completeness, Order};
use super::facts::DocumentFacts;
use super::kind::DocumentKind;
use super::sender::{Sender, SenderKind};
use super::{Kind, Outcome, SenderChoice, SignatureFacts, Step, StepCode};
use crate::base::finding::Code;
use crate::trust::Domain;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reason {
    /// Content changed after signing.
    R1,
    /// The signature value is wrong, or the signature is not one of its certificate.
    R2,
    /// A certificate was not valid at the time of signing.
    R3,
    /// A certificate was revoked before signing.
    R4,
    /// The path does not lead to a recognised root.
    R5,
    /// Not an official-duty certificate.
    R6,
    /// The competent person's signature is missing.
    R7,
    /// The agency's signature is missing.
    R8,
    /// Wrong order.
    R9,
    /// A status could not be checked. Never alone a ground for returning.
    R10,
    /// A time-stamp that law demands is missing, or does not hold.
    R11,
    /// A separate annex without the agency's signature.
    R12,
    /// Sent to the wrong place; only a person can tell.
    R13,
    /// Damaged, printed, joined or rewritten.
    R14,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 14] = {
        use Reason::*;
        [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14]
    };

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::R1 => "R1",
            Self::R2 => "R2",
            Self::R3 => "R3",
            Self::R4 => "R4",
            Self::R5 => "R5",
            Self::R6 => "R6",
            Self::R7 => "R7",
            Self::R8 => "R8",
            Self::R9 => "R9",
            Self::R10 => "R10",
            Self::R11 => "R11",
            Self::R12 => "R12",
            Self::R13 => "R13",
            Self::R14 => "R14",
        }
    }

    /// The provision that it rests on.
    pub fn clause(self) -> &'static str {
        match self {
            Self::R1 | Self::R2 | Self::R14 => "Nghị định 30/2020/NĐ-CP Điều 21.2.a",
            Self::R13 => "Nghị định 30/2020/NĐ-CP Điều 21.2.b",
            Self::R3 => "Nghị định 68/2024/NĐ-CP Điều 31.1.a, Điều 32",
            Self::R4 => "Nghị định 68/2024/NĐ-CP Điều 31.1.c, Điều 32",
            Self::R5 => "Nghị định 68/2024/NĐ-CP Điều 32",
            Self::R6 => "Nghị định 68/2024/NĐ-CP Điều 31.1.b",
            Self::R7 | Self::R8 => "Nghị định 30/2020/NĐ-CP Điều 5.1",
            Self::R9 => "Nghị định 30/2020/NĐ-CP Điều 32.2.d",
            Self::R10 => "Nghị định 68/2024/NĐ-CP Điều 31.2",
            Self::R11 => "Nghị định 68/2024/NĐ-CP Điều 29.4",
            Self::R12 => "Nghị định 30/2020/NĐ-CP Phụ lục I Phần I Mục III.1.d",
        }
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A reason with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ground {
    /// Which.
    pub reason: Reason,
    /// Ids of the signatures it is about; none where it is about the document.
    pub signatures: Vec<usize>,
    /// Codes of the findings that show it.
    pub because: Vec<Code>,
    /// The provision that it rests on.
    pub clause: Cow<'static, str>,
}

/// What the reasons come to. The decision is a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// No reason was found.
    NoGround,
    /// Something could not be told: check again with what is missing.
    CheckAgain,
    /// There is a reason.
    Ground,
}

impl Refusal {
    /// From its word in reports.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "no-ground" => Self::NoGround,
            "check-again" => Self::CheckAgain,
            "ground" => Self::Ground,
            _ => return None,
        })
    }
}

/// All reasons, in their order, each once.
pub(super) fn grounds(
    document: &DocumentFacts<'_>,
    kind: Kind,
    sender: Sender,
    completeness: Completeness,
    order: Order,
) -> Vec<Ground> {
    let mut found = Found { grounds: Vec::new() };
    for (facts, steps) in document.signatures.iter().zip(document.steps) {
        of_signature(facts, steps, !document.handled.is_empty(), &mut found);
        of_timestamp(facts, steps, document.stated.timestamp_demanded, &mut found);
    }
    // What citizens and enterprises enclose need not be signed, so that the print of a signed document is none that was damaged.
    let enclosed = sender.is_private() && document.signatures.is_empty();
    if !document.handled.is_empty() && !enclosed {
        found.add(Reason::R14, None, document.handled);
    }
    // Files put together, or printed, differ in all; whatever else was done, what was changed is named.
    let anew = document.handled.iter().any(|code| matches!(code, Code::MergedFiles | Code::PrintedOrResaved));
    if document.changed && !anew {
        found.add(Reason::R1, None, &[]);
    }
    // While nobody named the kind, or the sender of what has a public signature, a signature that is missing is a question.
    let public = document.signatures.iter().any(|s| s.domain == Some(Domain::Public));
    let sender_is_open = public && sender.value == SenderKind::Unknown;
    if kind.is_said() && !sender_is_open {
        of_missing(kind, completeness, &mut found);
    }
    // Điều 32.2.d asks for no person's signature before the agency's on copies, so that the order is a ground of a named kind only.
    if order == Order::AgencyBeforePerson && kind.is_said() && !sender_is_open {
        let ordered = document.signatures.iter().filter(|s| matches!(s.nature, Nature::Person | Nature::Agency));
        ordered.for_each(|facts| found.add(Reason::R9, Some(facts.id), &[]));
    }
    crate::base::sort::sort_by_key(&mut found.grounds, |g| g.reason);
    found.grounds
}

/// Where Phụ lục I asks for the agency's signature on electronic copies; Điều 5.1 speaks of originals.
const COPY: &str = "Nghị định 30/2020/NĐ-CP Phụ lục I Phần II Mục I.3";

fn of_missing(kind: Kind, completeness: Completeness, found: &mut Found) {
    match (completeness, kind.value) {
        (Completeness::MissingAgency, DocumentKind::Annex) => found.add(Reason::R12, None, &[]),
        (Completeness::MissingPerson, _) => found.add(Reason::R7, None, &[]),
        (Completeness::MissingAgency, DocumentKind::Copy) => found.add_under(Reason::R8, COPY),
        (Completeness::MissingAgency, _) => found.add(Reason::R8, None, &[]),
        (Completeness::MissingBoth, _) => {
            found.add(Reason::R7, None, &[]);
            found.add(Reason::R8, None, &[]);
        }
        // A signature that failed has its own reason.
        (Completeness::Complete | Completeness::CannotTell | Completeness::Failed | Completeness::NotApplicable, _) => {
        }
    }
}

/// Nghị định 68/2024/NĐ-CP Điều 29.4: a time-stamp is asked for where law demands one. Elsewhere one that does not hold is a note.
fn of_timestamp(facts: &SignatureFacts<'_>, steps: &[Step], demanded: bool, found: &mut Found) {
    let stamp = steps.iter().find(|s| s.code == StepCode::Timestamp).map(|s| s.outcome);
    if demanded && matches!(stamp, Some(Outcome::NotMet | Outcome::NotApplicable)) {
        found.add_seen(Reason::R11, facts, evidence(StepCode::Timestamp));
    }
}

/// What the reasons come to; a result that is not wholly good is never without one.
pub(super) fn outcome(grounds: &[Ground], all_told: bool) -> Refusal {
    if grounds.iter().any(|g| g.reason != Reason::R10) {
        Refusal::Ground
    } else if !grounds.is_empty() || !all_told {
        Refusal::CheckAgain
    } else {
        Refusal::NoGround
    }
}

/// The findings that show a step not met.
fn evidence(code: StepCode) -> &'static [Code] {
    match code {
        StepCode::ContentUnchanged => &[Code::DigestDiffers, Code::ContentTypeDiffers],
        StepCode::ValueByKey => &[Code::SignatureValueWrong],
        StepCode::SignerIdentified => &[Code::SigningCertificateDiffers],
        StepCode::Readable => &[
            Code::RewrittenAfterSigning,
            Code::Truncated,
            Code::GapNotContents,
            Code::ByteRangeMalformed,
            Code::ByteRangesCross,
            Code::ContentsMalformed,
            Code::ContentInDetachedSignature,
            Code::SeveralSigners,
            Code::CmsMalformed,
        ],
        StepCode::Period => &[Code::CertificateExpired, Code::CertificateNotYetValid],
        StepCode::Active => &[Code::CertificateRevoked, Code::CertificateHeld],
        StepCode::Path => &[Code::RootUntrusted, Code::CertificateDistrusted, Code::CertificateSignatureWrong],
        StepCode::Scope => &[Code::SignerKeyUsage, Code::KeyPurposeMissing],
        StepCode::Timestamp => &[
            Code::TimestampImprintDiffers,
            Code::TimestampNotVerified,
            Code::TimestampMalformed,
            Code::TimestampUnitPurpose,
        ],
        StepCode::StatusSource => &[
            Code::RevocationUnproven,
            Code::StatusMissing,
            Code::StatusNotCovered,
            Code::StatusStale,
            Code::StatusAnsweredUnknown,
            Code::StatusUnreachable,
            Code::StatusUnusable,
            Code::StatusNotAsked,
        ],
        StepCode::Algorithms => &[],
    }
}

fn of_signature(facts: &SignatureFacts<'_>, steps: &[Step], handled: bool, found: &mut Found) {
    let moved = facts.has(Code::RewrittenAfterSigning) || facts.has(Code::Truncated);
    let is = |code, outcome| steps.iter().any(|s| s.code == code && s.outcome == outcome);
    let dated = is(StepCode::Period, Outcome::NotMet);
    let reason = |step: StepCode| match step {
        StepCode::Readable if handled || moved => Some(Reason::R14),
        // Where the bytes are in their place, and others than were signed, no handling of the file excuses that.
        StepCode::ContentUnchanged if moved => Some(Reason::R14),
        StepCode::ContentUnchanged => Some(Reason::R1),
        StepCode::Readable | StepCode::ValueByKey | StepCode::SignerIdentified => Some(Reason::R2),
        StepCode::Period => Some(Reason::R3),
        StepCode::Active => Some(Reason::R4),
        StepCode::Path if dated && !path_is_wrong(facts) => None,
        StepCode::Path if facts.root_may_be_recognised() => None,
        StepCode::Path => Some(Reason::R5),
        StepCode::Scope => Some(Reason::R6),
        // Algorithms are graded by date and named; the decrees leave it to the receiver.
        StepCode::Algorithms | StepCode::StatusSource | StepCode::Timestamp => None,
    };
    for step in steps.iter().filter(|s| s.outcome == Outcome::NotMet) {
        if let Some(reason) = reason(step.code) {
            found.add_seen(reason, facts, evidence(step.code));
        }
    }
    if is(StepCode::Active, Outcome::CannotTell) || is(StepCode::StatusSource, Outcome::CannotTell) {
        found.add_seen(Reason::R10, facts, evidence(StepCode::StatusSource));
    }
}

/// Whether more than dates speaks against the path.
fn path_is_wrong(facts: &SignatureFacts<'_>) -> bool {
    evidence(StepCode::Path).iter().any(|c| facts.has(*c))
}

/// Nghị định 68/2024/NĐ-CP governs official-duty signatures and what state bodies sign, Nghị định 23/2025/NĐ-CP the public signatures of
/// others. Where it is not known which of them governs a signature, the receiver's own duty to check is what a reason rests on.
fn clause_beside_decree_68(reason: Reason, facts: &SignatureFacts<'_>) -> Option<&'static str> {
    let about_certificate = matches!(reason, Reason::R3 | Reason::R4 | Reason::R5 | Reason::R6 | Reason::R10);
    match (facts.domain, facts.sender) {
        _ if !about_certificate => None,
        (Some(Domain::OfficialDuty), _) | (_, SenderChoice::StateBody) => None,
        (Some(Domain::Public), _) | (_, SenderChoice::Citizen | SenderChoice::Enterprise) => {
            Some("Nghị định 23/2025/NĐ-CP Điều 16")
        }
        (Some(Domain::UserAdded) | None, SenderChoice::Auto) => Some("Nghị định 30/2020/NĐ-CP Điều 21.2.a"),
    }
}

struct Found {
    grounds: Vec<Ground>,
}

impl Found {
    fn add_seen(&mut self, reason: Reason, facts: &SignatureFacts<'_>, codes: &[Code]) {
        let seen: Vec<Code> = codes.iter().copied().filter(|c| facts.has(*c)).collect();
        self.add(reason, Some(facts.id), &seen);
        if let Some(clause) = clause_beside_decree_68(reason, facts)
            && let Some(ground) = self.grounds.iter_mut().find(|g| g.reason == reason && g.signatures == [facts.id])
        {
            ground.clause = clause.into();
        }
    }

    /// A reason about the document that rests on another provision than elsewhere.
    fn add_under(&mut self, reason: Reason, clause: &'static str) {
        self.add(reason, None, &[]);
        self.grounds.iter_mut().filter(|g| g.reason == reason).for_each(|g| g.clause = clause.into());
    }

    fn add(&mut self, reason: Reason, signature: Option<usize>, because: &[Code]) {
        if !self.grounds.iter().any(|g| g.reason == reason) {
            let clause = reason.clause().into();
            self.grounds.push(Ground { reason, signatures: Vec::new(), because: Vec::new(), clause });
        }
        let Some(ground) = self.grounds.iter_mut().find(|g| g.reason == reason) else { return };
        if let Some(id) = signature.filter(|id| !ground.signatures.contains(id)) {
            ground.signatures.push(id);
        }
        for code in because {
            if !ground.because.contains(code) {
                ground.because.push(*code);
            }
        }
    }
}
