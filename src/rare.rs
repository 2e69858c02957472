//! What the verifying module leaves to the whole engine: encryption, files whose objects have to be searched for, policies from files, and
//! the algorithms that are hardly ever met in signed documents of the Vietnamese state, whose authorities issue keys for RSA
//! (elliptic curves, MD5, SHA-3). Their code would be a fifth of what everybody has to load first.
//!
//! The module never answers for such a file. Wherever it meets one of these things it says so here, and `verify` then gives
//! `beyond-module` in place of a report, upon which the host asks the whole engine. So every report that anyone sees is the
//! whole engine's, or one that the whole engine would have made.

#[cfg(not(feature = "whole"))]
mod noted {
    use std::cell::Cell;

    thread_local! {
        static MET: Cell<bool> = const { Cell::new(false) };
    }

    /// Something of the kind was met.
    pub(crate) fn met() {
        MET.set(true);
    }

    /// Whether something of the kind was met since this was last asked.
    pub(crate) fn was_met() -> bool {
        MET.replace(false)
    }
}

#[cfg(not(feature = "whole"))]
pub(crate) use noted::*;
