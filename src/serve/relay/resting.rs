//! Hosts that did not answer are left alone for a while, longer each time.

use crate::base::time::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Seconds after the first failure, doubled with each that follows, up to the last.
const FIRST: i64 = 5;
const LONGEST: i64 = 600;
/// Doublings that lead from the first to the longest.
const DOUBLINGS: u32 = 7;

#[derive(Clone, Copy)]
struct Rest {
    failures: u32,
    since: Timestamp,
}

impl Rest {
    fn seconds(self) -> i64 {
        let doublings = self.failures.saturating_sub(1).min(DOUBLINGS);
        FIRST.checked_shl(doublings).unwrap_or(LONGEST).min(LONGEST)
    }
}

/// Hosts by name; only those on the list are ever asked, so there are no more than it has.
#[derive(Default)]
pub(super) struct Resting {
    hosts: Mutex<HashMap<String, Rest>>,
}

impl Resting {
    fn hosts(&self) -> MutexGuard<'_, HashMap<String, Rest>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seconds until a host may be asked again; `None` where it may be now.
    pub(super) fn wait(&self, host: &str, now: Timestamp) -> Option<i64> {
        let rest = *self.hosts().get(host)?;
        let passed = now.unix().saturating_sub(rest.since.unix());
        // A clock that was set back ends the rest.
        (0..rest.seconds()).contains(&passed).then(|| rest.seconds().saturating_sub(passed))
    }

    /// Notes what became of a question.
    pub(super) fn note(&self, host: &str, answered: bool, now: Timestamp) {
        let mut hosts = self.hosts();
        if answered {
            hosts.remove(host);
            return;
        }
        let rest = hosts.entry(host.to_owned()).or_insert(Rest { failures: 0, since: now });
        *rest = Rest { failures: rest.failures.saturating_add(1), since: now };
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::at;
    use super::*;

    #[test]
    fn a_host_rests_longer_each_time_and_is_well_after_one_answer() {
        let resting = Resting::default();
        assert_eq!(resting.wait("a", at(0)), None);
        let mut waits = Vec::new();
        for _ in 0..80 {
            resting.note("a", false, at(0));
            waits.push(resting.wait("a", at(0)).unwrap());
        }
        assert_eq!(&waits[..8], [5, 10, 20, 40, 80, 160, 320, 600]);
        assert!(waits[8..].iter().all(|wait| *wait == 600));
        assert_eq!((resting.wait("a", at(599)), resting.wait("a", at(600))), (Some(1), None));
        assert_eq!((resting.wait("a", at(-1)), resting.wait("b", at(0))), (None, None));
        resting.note("a", true, at(0));
        assert_eq!(resting.wait("a", at(0)), None);
    }
}
