//! What was checked, in the building blocks of EN 319 102-1 §5.2.

use super::{Indication, SubIndication};
use crate::base::finding::Code;
use crate::policy::Level;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A building block, in the order in which they are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlockName {
    /// Format checking, §5.2.2.
    Format,
    /// Identification of the signing certificate, §5.2.3.
    Identification,
    /// Cryptographic verification, §5.2.7.
    Cryptography,
    /// Signature time-stamps and the time that counts, §5.4, §5.5.
    Time,
    /// X.509 certificate validation, §5.2.6.
    Certificate,
    /// Signature acceptance validation, §5.2.8.
    Acceptance,
}

/// Result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CheckStatus {
    /// Met.
    Passed,
    /// Met in a way that should be looked at.
    Warned,
    /// Not met.
    Failed,
    /// Unknown.
    Unknown,
    /// Not done, because an earlier one failed, the policy does not ask, or there was nothing to look at.
    NotDone,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Its stable name.
    pub code: Cow<'static, str>,
    /// Its result.
    pub status: CheckStatus,
    /// The findings that explain the result.
    pub findings: Vec<Code>,
    /// The clause of the rule.
    pub clause: Cow<'static, str>,
    /// What a result other than passed means for the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_indication: Option<SubIndication>,
    /// The level from the policy, if it decided the result and is not the built-in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// One building block with its checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Which.
    pub block: BlockName,
    /// Its checks, in the order they were made.
    pub checks: Vec<Check>,
}

impl Block {
    /// An empty block.
    pub fn new(block: BlockName) -> Self {
        Self { block, checks: Vec::new() }
    }

    /// Records a check that was met.
    pub fn passed(&mut self, code: &'static str, clause: &'static str) {
        self.push(code, CheckStatus::Passed, clause, &[], None);
    }

    /// Records a check that was met, with findings.
    pub(crate) fn warned(&mut self, code: &'static str, clause: &'static str, findings: &[Code]) {
        self.push(code, CheckStatus::Warned, clause, findings, None);
    }

    /// Records a check that was not met.
    pub fn failed(&mut self, code: &'static str, clause: &'static str, findings: &[Code], sub: SubIndication) {
        self.push(code, CheckStatus::Failed, clause, findings, Some(sub));
    }

    /// Records a check with an unknown result.
    pub fn unknown(&mut self, code: &'static str, clause: &'static str, findings: &[Code], sub: SubIndication) {
        self.push(code, CheckStatus::Unknown, clause, findings, Some(sub));
    }

    /// Records a check that was not made.
    pub fn not_done(&mut self, code: &'static str, clause: &'static str) {
        self.push(code, CheckStatus::NotDone, clause, &[], None);
    }

    /// Turns a check that was met into one that is met with a finding.
    pub(crate) fn downgrade(&mut self, code: &str, finding: Code) {
        for check in self.checks.iter_mut().filter(|c| c.code == code && c.status == CheckStatus::Passed) {
            check.status = CheckStatus::Warned;
            check.findings.push(finding);
        }
    }

    fn push(
        &mut self,
        code: &'static str,
        status: CheckStatus,
        clause: &'static str,
        findings: &[Code],
        sub_indication: Option<SubIndication>,
    ) {
        let (code, clause) = (Cow::Borrowed(code), Cow::Borrowed(clause));
        let findings = findings.to_vec();
        self.checks.push(Check { code, status, findings, clause, sub_indication, level: None });
    }
}

/// The indication that follows from the blocks: the first block with a failing check decides, and within a block a
/// failure precedes an unknown result. If nothing failed and nothing is unknown, the signature passed.
///
/// A missing check never passes: blocks are only cut short after a failure, and a block without checks counts as
/// unknown.
pub(crate) fn conclude(blocks: &[Block]) -> (Indication, Option<SubIndication>) {
    let failing =
        |block: &Block, status| block.checks.iter().find(|c| c.status == status).and_then(|c| c.sub_indication);
    let decisive = blocks
        .iter()
        .filter_map(|b| failing(b, CheckStatus::Failed).or_else(|| failing(b, CheckStatus::Unknown)))
        .collect::<Vec<_>>();
    // A total failure anywhere outweighs an earlier unknown result: more evidence cannot repair it.
    let total = decisive.iter().find(|s| s.indication() == Indication::TotalFailed);
    // GENERIC only says that something was not done; a specific reason in a later block says more (§5.1.3, Table 6).
    let named = decisive.iter().find(|s| **s != SubIndication::Generic);
    if let Some(sub) = total.or(named).or(decisive.first()) {
        return (sub.indication(), Some(*sub));
    }
    let complete =
        blocks.len() == 6 && blocks.iter().all(|b| b.checks.iter().any(|c| c.status != CheckStatus::NotDone));
    if complete { (Indication::TotalPassed, None) } else { (Indication::Indeterminate, Some(SubIndication::Generic)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Block> {
        use BlockName::*;
        [Format, Identification, Cryptography, Time, Certificate, Acceptance]
            .map(|name| {
                let mut block = Block::new(name);
                block.passed("x", "y");
                block
            })
            .into()
    }

    #[test]
    fn passes_only_when_every_block_was_done() {
        assert_eq!(conclude(&blocks()), (Indication::TotalPassed, None));
        let mut short = blocks();
        short.pop();
        assert_eq!(conclude(&short).0, Indication::Indeterminate);
        let mut empty = blocks();
        empty[3].checks[0].status = CheckStatus::NotDone;
        assert_eq!(conclude(&empty).0, Indication::Indeterminate);
        assert_eq!(conclude(&[]).0, Indication::Indeterminate);
    }

    #[test]
    fn a_reason_of_its_own_outweighs_an_algorithm_that_was_not_tried() {
        let mut b = blocks();
        b[2].unknown("algorithm", "c", &[], SubIndication::Generic);
        assert_eq!(conclude(&b), (Indication::Indeterminate, Some(SubIndication::Generic)));
        b[4].failed("chain", "c", &[], SubIndication::NoCertificateChainFound);
        assert_eq!(conclude(&b), (Indication::Indeterminate, Some(SubIndication::NoCertificateChainFound)));
    }

    #[test]
    fn a_failed_hash_outweighs_a_missing_chain() {
        let mut b = blocks();
        b[4].failed("chain", "c", &[], SubIndication::NoCertificateChainFound);
        assert_eq!(conclude(&b), (Indication::Indeterminate, Some(SubIndication::NoCertificateChainFound)));
        b[2].failed("digest", "c", &[], SubIndication::HashFailure);
        assert_eq!(conclude(&b), (Indication::TotalFailed, Some(SubIndication::HashFailure)));
    }
}
