//! The objects that were asked for last, in memory, up to a number of bytes.

use super::object::Object;
use std::collections::HashMap;
use std::sync::Arc;

struct Held {
    object: Arc<Object>,
    /// When it was asked for last, in steps.
    used: u64,
}

/// Objects by name. The one that was not asked for the longest goes first.
pub(super) struct Memory {
    held: HashMap<String, Held>,
    bytes: u64,
    most: u64,
    step: u64,
}

impl Memory {
    pub(super) fn new(most: u64) -> Self {
        Self { held: HashMap::new(), bytes: 0, most, step: 0 }
    }

    pub(super) fn get(&mut self, name: &str) -> Option<Arc<Object>> {
        self.step = self.step.saturating_add(1);
        let held = self.held.get_mut(name)?;
        held.used = self.step;
        Some(held.object.clone())
    }

    pub(super) fn put(&mut self, name: &str, object: Arc<Object>) {
        self.remove(name);
        let size = cost(&object);
        if size > self.most {
            return;
        }
        // Ends: every round takes one out.
        while self.bytes.saturating_add(size) > self.most {
            let Some(oldest) = self.held.iter().min_by_key(|(_, held)| held.used).map(|(name, _)| name.clone()) else {
                break;
            };
            self.remove(&oldest);
        }
        self.step = self.step.saturating_add(1);
        self.bytes = self.bytes.saturating_add(size);
        self.held.insert(name.to_owned(), Held { object, used: self.step });
    }

    fn remove(&mut self, name: &str) {
        if let Some(held) = self.held.remove(name) {
            self.bytes = self.bytes.saturating_sub(cost(&held.object));
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// What an object takes: its bytes, and some for the rest of it.
fn cost(object: &Object) -> u64 {
    object.len().saturating_add(512)
}

#[cfg(test)]
mod tests {
    use super::super::made::object;
    use super::*;
    use crate::evidence::Kind;

    #[test]
    fn what_was_not_asked_for_the_longest_goes_first() {
        let one = Arc::new(object(Kind::Crl, 1, None, 1));
        let mut memory = Memory::new(2 * cost(&one));
        memory.put("a", one.clone());
        memory.put("b", one.clone());
        assert!(memory.get("a").is_some());
        memory.put("c", one.clone());
        assert!(memory.get("a").is_some() && memory.get("b").is_none() && memory.get("c").is_some());
        memory.put("c", one.clone());
        assert_eq!(memory.bytes(), 2 * cost(&one));
        let mut small = Memory::new(1);
        small.put("a", one);
        assert!(small.get("a").is_none() && small.bytes() == 0);
    }
}
