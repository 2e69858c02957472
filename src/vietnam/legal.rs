//! The provisions that results refer to, with the days they are in force. Law moves: what is not in force on the day of a check is
//! not referred to as a duty.

use crate::time::Timestamp;

/// The day the table was last held against the provisions.
pub const READ: &str = "2026-11-22";

/// One provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legal {
    /// Number and sign.
    pub number: &'static str,
    /// First day in force, `YYYY-MM-DD`.
    pub from: &'static str,
    /// First day no longer in force; empty while no such day is known.
    pub until: &'static str,
}

/// All provisions that results may refer to.
pub const TABLE: &[Legal] = &[
    Legal { number: "Luật Giao dịch điện tử 20/2023/QH15", from: "2024-07-01", until: "" },
    Legal { number: "Nghị định 68/2024/NĐ-CP", from: "2024-08-15", until: "" },
    Legal { number: "Nghị định 30/2020/NĐ-CP", from: "2020-03-05", until: "" },
    Legal { number: "Thông tư 15/2025/TT-BKHCN", from: "2025-08-15", until: "" },
    Legal { number: "Thông tư 41/2017/TT-BTTTT", from: "2018-02-05", until: "2026-11-15" },
];

impl Legal {
    /// Whether it is in force at an instant, by Vietnamese days.
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        day(self.from).is_none_or(|from| from <= at) && day(self.until).is_none_or(|until| at < until)
    }
}

/// Midnight of a day in Vietnam.
fn day(text: &str) -> Option<Timestamp> {
    Timestamp::parse(&format!("{text}T00:00:00+07:00"))
}

/// The provisions in force at an instant.
pub fn in_force(at: Timestamp) -> impl Iterator<Item = &'static Legal> {
    TABLE.iter().filter(move |l| l.is_in_force(at))
}

/// Whether Nghị định 68/2024 was in force, which its Điều 42.1 (certificates issued before) and Điều 9 (their length) turn on.
pub(super) fn decree_68_in_force(at: Timestamp) -> bool {
    TABLE.get(1).is_some_and(|l| l.is_in_force(at))
}

/// Whether Thông tư 15/2025 was in force, whose Phụ lục I lists the algorithms.
pub(super) fn circular_15_in_force(at: Timestamp) -> bool {
    TABLE.get(3).is_some_and(|l| l.is_in_force(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    /// Thông tư 59/2026/TT-BKHCN Điều 1.3: Thông tư 41/2017 is not referred to from 2026-11-15 on.
    #[test]
    fn what_is_abolished_is_not_referred_to() {
        let named = |time| in_force(at(time)).map(|l| l.number).collect::<Vec<_>>().join("; ");
        assert!(named("2026-11-14T16:59:59Z").contains("41/2017"));
        assert!(!named("2026-11-14T17:00:00Z").contains("41/2017"));
        assert!(
            !named("2025-08-14T16:59:59Z").contains("15/2025") && named("2025-08-14T17:00:00Z").contains("15/2025")
        );
        assert!(TABLE.iter().all(|l| day(l.from).is_some() && (l.until.is_empty() || day(l.until).is_some())));
        assert!(day(READ).is_some());
    }

    #[test]
    fn the_decree_is_found_in_the_table() {
        assert!(TABLE[1].number.contains("68/2024"));
        assert!(TABLE[3].number.contains("15/2025"));
        assert!(!decree_68_in_force(at("2024-08-14T16:59:59Z")) && decree_68_in_force(at("2024-08-15T00:00:00+07:00")));
    }
}
