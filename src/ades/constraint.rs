//! The levels of the policy, applied to the checks (EN 319 102-1 §5.2.8): the last step before the conclusion.
//!
//! The blocks record what is so under the built-in policy. A level other than the built-in one moves a check that is not met, and
//! only that: a check that is met stays met, one that was not made stays so, and one that no constraint governs stays as it is.

use super::{Block, Check, CheckStatus, SubIndication};
use crate::policy::{Constraint, Constraints, Level};

/// Applies the levels.
pub(super) fn apply(blocks: &mut [Block], constraints: &Constraints) {
    for check in blocks.iter_mut().flat_map(|block| &mut block.checks) {
        let Some(constraint) = Constraint::named(&check.code).filter(|c| governs(*c, check)) else { continue };
        let level = constraints.level(constraint);
        if level != constraint.builtin() {
            give(check, level);
        }
    }
}

/// Whether the level applies to this result. If the built-in level is FAIL, it applies to any result that keeps the
/// signature from passing; if it is weaker, only to the warning: a failure there has another reason, under any policy.
fn governs(constraint: Constraint, check: &Check) -> bool {
    match constraint.builtin() {
        Level::Fail => !constraint.is_hard() && matches!(check.status, CheckStatus::Failed | CheckStatus::Unknown),
        _ => check.status == CheckStatus::Warned,
    }
}

fn give(check: &mut Check, level: Level) {
    check.level = Some(level);
    (check.status, check.sub_indication) = match level {
        Level::Fail => (CheckStatus::Failed, Some(SubIndication::SigConstraintsFailure)),
        Level::Warn => (CheckStatus::Warned, None),
        Level::Info => (CheckStatus::Passed, None),
        Level::Ignore => (CheckStatus::NotDone, None),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ades::BlockName;
    use crate::base::finding::Code;

    fn all(level: Level) -> Constraints {
        let mut constraints = Constraints::default();
        for constraint in Constraint::ALL {
            constraints.set(*constraint, level.max(constraint.weakest()));
        }
        constraints
    }

    fn block(name: &'static str, record: fn(&mut Block, &'static str)) -> [Block; 1] {
        let mut block = Block::new(BlockName::Format);
        record(&mut block, name);
        [block]
    }

    /// Whatever the policy says, a failed hard check keeps its result and meaning.
    #[test]
    fn no_level_moves_a_hard_check() {
        let failed = |b: &mut Block, n| b.failed(n, "c", &[Code::DigestDiffers], SubIndication::HashFailure);
        let unknown = |b: &mut Block, n| b.unknown(n, "c", &[], SubIndication::Generic);
        for constraint in Constraint::ALL.iter().filter(|c| c.is_hard()) {
            for level in Level::ALL {
                for record in [failed, unknown] {
                    let mut blocks = block(constraint.name(), record);
                    let before = blocks.clone();
                    apply(&mut blocks, &all(level));
                    assert_eq!(blocks, before, "{} {level}", constraint.name());
                }
            }
        }
    }

    /// A signing-certificate attribute that names another certificate fails under every policy; only its absence is governed.
    #[test]
    fn a_failure_is_not_an_absence() {
        let mut blocks =
            block("certificate-bound", |b, n| b.failed(n, "c", &[], SubIndication::NoSigningCertificateFound));
        let before = blocks.clone();
        apply(&mut blocks, &all(Level::Ignore));
        assert_eq!(blocks, before);
        for (level, status) in [
            (Level::Fail, CheckStatus::Failed),
            (Level::Warn, CheckStatus::Warned),
            (Level::Info, CheckStatus::Passed),
            (Level::Ignore, CheckStatus::NotDone),
        ] {
            let mut blocks = block("certificate-bound", |b, n| b.warned(n, "c", &[]));
            apply(&mut blocks, &all(level));
            assert_eq!(blocks[0].checks[0].status, status);
        }
    }

    #[test]
    fn what_is_met_or_unknown_to_the_policy_stays() {
        for name in ["padding-zero", "a-check-of-tomorrow"] {
            for record in [|b: &mut Block, n| b.passed(n, "c"), |b: &mut Block, n| b.not_done(n, "c")] {
                let mut blocks = block(name, record);
                let before = blocks.clone();
                apply(&mut blocks, &all(Level::Fail));
                apply(&mut blocks, &all(Level::Ignore));
                assert_eq!(blocks, before);
            }
        }
        let mut blocks = block("a-check-of-tomorrow", |b, n| b.failed(n, "c", &[], SubIndication::Generic));
        let before = blocks.clone();
        apply(&mut blocks, &all(Level::Ignore));
        assert_eq!(blocks, before);
    }
}
