//! What a later revision may add: every closed list and every rule, kept and broken.

mod closed_lists;
mod entries;
mod listed;
mod painted;
mod repeated;
mod rules;
