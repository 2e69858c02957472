//! What paths ask for, found out before: an address that is asked again is not read again.

use super::asked::Asked;
use crate::evidence::Kind;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most paths that are known. Each is the one spelling of a question that was answered, so there are no more than objects.
const MOST: usize = 8192;

/// A question of the list that was answered.
pub(super) struct Ready {
    /// The name of its object.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) host: String,
}

impl Ready {
    pub(super) fn new(asked: &Asked) -> Self {
        Self { name: asked.name(), kind: asked.question.kind, host: asked.address.host().to_owned() }
    }
}

/// Questions by path. It has no objects: those are the cache's, and whether they are fresh is asked each time.
#[derive(Default)]
pub(super) struct ReadyPaths(RwLock<HashMap<String, Arc<Ready>>>);

impl ReadyPaths {
    pub(super) fn get(&self, path: &str) -> Option<Arc<Ready>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// Where there are too many, all are found out anew: that is rare, and costs a moment.
    pub(super) fn put(&self, path: &str, ready: Ready) {
        let mut paths = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if paths.len() >= MOST {
            paths.clear();
        }
        paths.insert(path.to_owned(), Arc::new(ready));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_bounded() {
        let paths = ReadyPaths::default();
        let ready = || Ready { name: "a".to_owned(), kind: Kind::Crl, host: "ca.example".to_owned() };
        for number in 0..3 * MOST {
            paths.put(&number.to_string(), ready());
            assert!(paths.0.read().unwrap().len() <= MOST);
        }
        assert!(paths.get(&(3 * MOST - 1).to_string()).is_some() && paths.get("0").is_none());
    }
}
