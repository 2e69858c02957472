//! Lists in which each value is written once, for what many signatures of a report have in common.

use crate::ades::Block;
use crate::report::model::{ChainLink, Change, Shared};
use crate::vietnam::Step;
use serde::Serialize;
use std::collections::BTreeMap;

/// Values in the order in which they were first met.
pub(crate) struct Table<T> {
    rows: Vec<T>,
    /// Where a value is, by its JSON: floating-point numbers have no order and no hash.
    places: BTreeMap<Vec<u8>, usize>,
}

impl<T: Serialize> Table<T> {
    fn new() -> Self {
        Self { rows: Vec::new(), places: BTreeMap::new() }
    }

    /// The place of a value, which is added if it is new.
    pub(crate) fn place(&mut self, value: T) -> usize {
        let next = self.rows.len();
        // Records have no maps and no numbers that JSON cannot express: writing them does not fail.
        let place = *self.places.entry(serde_json::to_vec(&value).unwrap_or_default()).or_insert(next);
        if place == next {
            self.rows.push(value);
        }
        place
    }
}

/// The tables of one report.
pub(crate) struct Tables {
    pub(crate) chains: Table<Vec<ChainLink>>,
    pub(crate) blocks: Table<Vec<Block>>,
    pub(crate) steps: Table<Vec<Step>>,
    pub(crate) changes: Table<Change>,
}

impl Tables {
    pub(crate) fn new() -> Self {
        Self { chains: Table::new(), blocks: Table::new(), steps: Table::new(), changes: Table::new() }
    }

    pub(crate) fn finish(self) -> Shared {
        let Self { chains, blocks, steps, changes } = self;
        Shared { chains: chains.rows, blocks: blocks.rows, decree68: steps.rows, changes: changes.rows }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_value_is_written_once() {
        let mut table = Table::new();
        let places: Vec<usize> = ["a", "b", "a", "", "b"].map(|text| table.place(text)).into();
        assert_eq!((places, table.rows), (vec![0, 1, 0, 2, 1], vec!["a", "b", ""]));
    }
}
