//! The stack of graphics states (ISO 32000-2 §8.4.2).

/// Most saved states (28 were the limit of Annex C).
const STATES: usize = 256;

/// Saved graphics states of one content stream.
pub(crate) struct States<S> {
    saved: Vec<S>,
}

impl<S: Clone> States<S> {
    pub(crate) fn new() -> Self {
        Self { saved: Vec::new() }
    }

    /// `q`. `false` if there are too many.
    pub(crate) fn save(&mut self, state: &S) -> bool {
        let fits = self.saved.len() < STATES;
        if fits {
            self.saved.push(state.clone());
        }
        fits
    }

    /// `Q`. `false` if nothing was saved.
    pub(crate) fn restore(&mut self, state: &mut S) -> bool {
        match self.saved.pop() {
            Some(saved) => {
                *state = saved;
                true
            }
            None => false,
        }
    }
}
