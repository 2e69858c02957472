//! Which object stands where in which revision: one sorted list for all revisions.

use crate::base::sort;
use crate::pdf::document::xref::Entry;

/// One entry of one revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) number: u32,
    pub(crate) revision: u32,
    pub(crate) entry: Entry,
}

/// All entries, by number and revision. A revision costs what it changed, and nothing is repeated.
#[derive(Debug, Default)]
pub(crate) struct Index {
    rows: Vec<Row>,
}

impl Index {
    /// From the entries of each revision, oldest first.
    pub(crate) fn new(revisions: impl IntoIterator<Item = Vec<(u32, Entry)>>) -> Self {
        let mut rows = Vec::new();
        for (revision, entries) in (0u32..).zip(revisions) {
            rows.extend(entries.into_iter().map(|(number, entry)| Row { number, revision, entry }));
        }
        // Stable and nearly sorted in the common case of one revision.
        sort::sort_by_key(&mut rows, |row| (row.number, row.revision));
        Self { rows }
    }

    /// The entry that holds for an object in a revision: its own or the nearest older one.
    pub(crate) fn lookup(&self, number: u32, revision: u32) -> Option<&Row> {
        let behind = self.rows.partition_point(|row| (row.number, row.revision) <= (number, revision));
        self.rows.get(behind.checked_sub(1)?).filter(|row| row.number == number)
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_older_entry_holds() {
        let at = |offset| Entry::InUse { offset, generation: 0 };
        let index = Index::new([vec![(1, at(10)), (3, at(30))], vec![(3, at(31))], vec![(1, at(12)), (2, at(22))]]);
        let offset = |number, revision| index.lookup(number, revision).map(|row| row.entry);
        assert_eq!(offset(1, 0), Some(at(10)));
        assert_eq!(offset(1, 1), Some(at(10)));
        assert_eq!(offset(1, 2), Some(at(12)));
        assert_eq!(offset(2, 1), None);
        assert_eq!(offset(3, 2), Some(at(31)));
        assert_eq!(offset(4, 2), None);
    }
}
