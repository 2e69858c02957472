//! What one analysis may cost.

use crate::base::error::Error;
use std::cell::Cell;

/// Counts steps of work. When they are used up, the analysis is given up: "cannot tell", never a guess.
#[derive(Debug)]
pub(crate) struct Work {
    left: Cell<u64>,
    total: u64,
}

impl Work {
    pub(crate) fn new(total: u64) -> Self {
        Self { left: Cell::new(total), total }
    }

    /// Steps taken so far.
    pub(crate) fn spent(&self) -> u64 {
        self.total.saturating_sub(self.left.get())
    }

    pub(crate) fn spend(&self, steps: usize) -> Result<(), Error> {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        match self.left.get().checked_sub(steps) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => {
                self.left.set(0);
                Err(Error::OverLimit { limit: "changeWork", value: self.total })
            }
        }
    }
}
