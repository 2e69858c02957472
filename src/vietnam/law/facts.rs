//! What the view is taken from, as values: the judged signatures, and the document they are in.

use super::asked::{KindChoice, SenderChoice, Statements, Whose};
use super::step::{Outcome, Step};
use crate::ades::{Block, BlockName, Check, CheckStatus, Indication, TimeBasis};
use crate::base::finding::{Code, Severity};
use crate::base::time::Timestamp;
use crate::trust::{Domain, Provision};
use crate::vietnam::{Affiliation, Nature};

/// One judged signature.
#[derive(Clone, Debug)]
pub struct SignatureFacts<'a> {
    /// Its number in the report.
    pub id: usize,
    /// SHA-256 of the signer's certificate; `None` when that is missing.
    pub certificate: Option<[u8; 32]>,
    /// Whose certificate it is.
    pub nature: Nature,
    /// Whose it is said to be by the person who checks, which `nature` follows.
    pub whose: Option<Whose>,
    /// The body it belongs to, as far as the certificate says.
    pub affiliation: Affiliation,
    /// Who was said to have sent the document.
    pub sender: SenderChoice,
    /// Domain of the root it leads to.
    pub domain: Option<Domain>,
    /// The indication.
    pub indication: Indication,
    /// The signed bytes have the digest the signature names.
    pub digest_matches: Option<bool>,
    /// The value was made with the key of the signer's certificate.
    pub signature_verifies: Option<bool>,
    /// Number of the revision it covers, which gives the order of signing.
    pub revision: Option<usize>,
    /// Where it is shown.
    pub marks: Vec<Mark>,
    /// The best supported time of signing.
    pub time: Option<Timestamp>,
    /// What supports it.
    pub basis: TimeBasis,
    /// The time of the check.
    pub now: Timestamp,
    /// The provisions, with the days they are in force.
    pub legal: &'a [Provision],
    /// The checks made.
    pub blocks: &'a [Block],
    /// The codes of what was found about it.
    pub codes: Vec<Code>,
    /// From the signer's certificate to the anchor, as far as it leads.
    pub chain: Vec<CertificateFacts>,
    /// The path ends at a root that has the name of a recognised one and another key.
    pub root_is_imitated: bool,
    /// Results of the time-stamps over its value.
    pub timestamps: Vec<Indication>,
}

/// What the view of a document is taken from.
pub struct DocumentFacts<'a> {
    /// Its signatures, in the order of what they cover.
    pub signatures: &'a [SignatureFacts<'a>],
    /// The steps of each.
    pub steps: &'a [Vec<Step>],
    /// What the caller says it is.
    pub kind: KindChoice,
    /// What else the caller says.
    pub stated: Statements<'a>,
    /// Changed in a way that nothing justifies.
    pub changed: bool,
    /// Findings that tell of a file printed, joined or saved anew after signing.
    pub handled: &'a [Code],
    /// The headline is `valid`.
    pub valid: bool,
    /// It is known how the document differs from what was signed.
    pub compared: bool,
}

/// A mark on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// From 1.
    pub page: u32,
    /// Lower left and upper right corner in points, in the user space of the page, as text read from it has them.
    pub rect: [f64; 4],
    /// The same as it is seen, from the lower left corner of the page: the rules on form speak of that.
    pub seen: [f64; 4],
}

/// One certificate of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// First second of validity.
    pub not_before: Timestamp,
    /// Last second of validity.
    pub not_after: Timestamp,
    /// Its status.
    pub status: CertificateStatus,
    /// Since when it is revoked or suspended.
    pub since: Option<Timestamp>,
    /// Whether the status rests on a list or a response.
    pub has_source: bool,
    /// What is missing to tell the status, by the finding that names it.
    pub missing: Option<Code>,
}

/// Status of a certificate at the time it was judged at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateStatus {
    /// Active.
    Good,
    /// Revoked or suspended.
    Stopped,
    /// Said to be so by an object of the issuer that could not have said *good*.
    StoppedUnproven,
    /// Not known, or not asked.
    Unknown,
    /// A trust anchor has no status.
    NotApplicable,
}

impl SignatureFacts<'_> {
    /// Whether anything but the signer vouches for the time.
    pub(super) fn time_is_supported(&self) -> bool {
        matches!(self.basis, TimeBasis::Proven | TimeBasis::Stamped | TimeBasis::Received)
    }

    /// Whether nothing speaks against the path but that its root is not among those known here, and another body than a state body may
    /// have signed: the roots of public authorities and of recognised foreign ones are more than any list has. Official-duty
    /// signatures lead to few roots, which are known (Nghị định 68/2024/NĐ-CP Điều 32). A certificate that nobody issued has no root.
    pub(super) fn root_may_be_recognised(&self) -> bool {
        let checks = self.checks(BlockName::Certificate, |c| c == "path");
        let wrong = || checks.iter().flat_map(|c| &c.findings).filter(|c| c.severity() == Severity::Error);
        let dated = |c: &Code| matches!(c, Code::CertificateExpired | Code::CertificateNotYetValid);
        let only_unknown = wrong().all(|c| *c == Code::RootUntrusted || dated(c));
        let unknown = self.has(Code::RootUntrusted) && only_unknown;
        unknown && self.chain.len() > 1 && !self.root_is_imitated && self.sender != SenderChoice::StateBody
    }

    pub(super) fn has(&self, code: Code) -> bool {
        self.codes.contains(&code)
    }

    /// Checks of one block that a step rests on.
    pub(super) fn checks(&self, block: BlockName, wanted: impl Fn(&str) -> bool) -> Vec<&Check> {
        let blocks = self.blocks.iter().filter(|b| b.block == block);
        blocks.flat_map(|b| &b.checks).filter(|c| wanted(&c.code)).collect()
    }
}

/// The worst of some checks. No check at all is nothing that could be told.
pub(super) fn worst(checks: &[&Check]) -> Outcome {
    checks.iter().map(|c| outcome(c.status)).max().unwrap_or(Outcome::CannotTell)
}

pub(super) fn outcome(status: CheckStatus) -> Outcome {
    match status {
        CheckStatus::Passed | CheckStatus::Warned => Outcome::Met,
        CheckStatus::Failed => Outcome::NotMet,
        CheckStatus::Unknown | CheckStatus::NotDone => Outcome::CannotTell,
    }
}
