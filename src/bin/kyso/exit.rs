//! Exit statuses, as the contract fixes them.

use kyso::report::Verdict;
use kyso::unseen::on_one_line;
use std::process::ExitCode;

/// Wrong usage, or something that is not built yet.
pub(crate) const USAGE: u8 = 64;
/// At least one file could not be read.
pub(crate) const UNREADABLE: u8 = 65;
/// Internal error.
pub(crate) const INTERNAL: u8 = 70;

/// Status of one file.
pub(crate) fn of(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Valid => 0,
        Verdict::Invalid => 1,
        Verdict::Indeterminate => 2,
        Verdict::Unsigned => 3,
    }
}

/// Status of many files: 70, then 1, 65, 2, 3, 0.
pub(crate) fn worst(all: impl IntoIterator<Item = u8>) -> u8 {
    const PRECEDENCE: [u8; 6] = [INTERNAL, 1, UNREADABLE, 2, 3, 0];
    let rank = |status: &u8| PRECEDENCE.iter().position(|p| p == status).unwrap_or(0);
    all.into_iter().min_by_key(rank).unwrap_or(0)
}

/// Says that a word of the contract is not built yet.
pub(crate) fn not_built(what: &str) -> ExitCode {
    eprintln!("kyso: '{}' is not built yet", on_one_line(what));
    ExitCode::from(USAGE)
}

/// Says what is wrong with the call.
pub(crate) fn usage(what: &str) -> ExitCode {
    eprintln!("kyso: {}", on_one_line(what));
    ExitCode::from(USAGE)
}

#[cfg(test)]
mod tests {
    use super::worst;

    #[test]
    fn precedence_is_1_65_2_3_0() {
        assert_eq!(worst([0, 3, 2, 65, 1]), 1);
        assert_eq!(worst([0, 3, 2, 65]), 65);
        assert_eq!(worst([0, 3, 2]), 2);
        assert_eq!(worst([0, 3]), 3);
        assert_eq!(worst([0, 0]), 0);
        assert_eq!(worst([70, 1]), 70);
    }
}
