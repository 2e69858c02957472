//! The provisions that results refer to, with the days they are in force. Law moves: what is not in force on the day of a check is
//! not referred to as a duty. A trust file may bring newer days; the table here is what holds without one.

use crate::base::time::Timestamp;
use crate::trust::Provision;

/// The day the table was last held against the provisions.
pub const READ: &str = "2026-11-22";

const DECREE_68: &str = "Nghị định 68/2024/NĐ-CP";
const CIRCULAR_15: &str = "Thông tư 15/2025/TT-BKHCN";

/// All provisions that results may refer to.
pub const TABLE: &[Provision] = &[
    Provision::new("Luật Giao dịch điện tử 20/2023/QH15", "2024-07-01", ""),
    Provision::new(DECREE_68, "2024-08-15", ""),
    Provision::new("Nghị định 30/2020/NĐ-CP", "2020-03-05", ""),
    Provision::new("Nghị định 23/2025/NĐ-CP", "2025-04-10", ""),
    Provision::new(CIRCULAR_15, "2025-08-15", ""),
    Provision::new("Thông tư 41/2017/TT-BTTTT", "2018-02-05", "2026-11-15"),
];

/// The table with the rows of a trust file: a row of the same number takes the place of the one built in, and one that is not there
/// is added. What a file leaves out stays as it is built in, so that no provision is lost by a short file.
pub fn table(newer: &[Provision]) -> Vec<Provision> {
    let named = |number: &str| newer.iter().find(|p| p.number == number);
    let mut rows: Vec<Provision> = TABLE.iter().map(|row| named(&row.number).unwrap_or(row).clone()).collect();
    for row in newer {
        if !rows.iter().any(|r| r.number == row.number) {
            rows.push(row.clone());
        }
    }
    rows
}

/// The provisions in force at an instant.
pub fn in_force(table: &[Provision], at: Timestamp) -> impl Iterator<Item = &Provision> {
    table.iter().filter(move |p| p.is_in_force(at))
}

/// Whether Nghị định 68/2024 was in force, which its Điều 42.1 (certificates issued before) and Điều 9 (their length) turn on.
pub(super) fn decree_68_in_force(table: &[Provision], at: Timestamp) -> bool {
    in_force(table, at).any(|p| p.number == DECREE_68)
}

/// Whether Thông tư 15/2025 was in force, whose Phụ lục I lists the algorithms.
pub(super) fn circular_15_in_force(table: &[Provision], at: Timestamp) -> bool {
    in_force(table, at).any(|p| p.number == CIRCULAR_15)
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
        let named = |time| in_force(TABLE, at(time)).map(|p| p.number.to_string()).collect::<Vec<_>>().join("; ");
        assert!(named("2026-11-14T16:59:59Z").contains("41/2017"));
        assert!(!named("2026-11-14T17:00:00Z").contains("41/2017"));
        assert!(
            !named("2025-08-14T16:59:59Z").contains("15/2025") && named("2025-08-14T17:00:00Z").contains("15/2025")
        );
        assert!(TABLE.iter().all(Provision::is_dated));
        assert!(Provision::new("", READ, "").is_dated());
    }

    #[test]
    fn the_decree_is_found_in_the_table() {
        let in_force = |time| decree_68_in_force(TABLE, at(time));
        assert!(!in_force("2024-08-14T16:59:59Z") && in_force("2024-08-15T00:00:00+07:00"));
        assert!(circular_15_in_force(TABLE, at("2026-01-01T00:00:00Z")));
    }

    #[test]
    fn a_newer_row_takes_the_place_of_the_one_built_in() {
        let newer =
            [Provision::new(DECREE_68, "2024-08-15", "2027-01-01"), Provision::new("Luật mới", "2027-01-01", "")];
        let table = table(&newer);
        assert_eq!(table.len(), TABLE.len() + 1);
        assert!(decree_68_in_force(TABLE, at("2027-02-01T00:00:00Z")));
        assert!(!decree_68_in_force(&table, at("2027-02-01T00:00:00Z")));
        assert!(circular_15_in_force(&table, at("2027-02-01T00:00:00Z")));
    }
}
