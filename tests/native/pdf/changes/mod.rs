//! What a later revision may add: every closed list and every rule, kept and broken.

mod closed_lists;
mod entries;
mod filling_in;
mod form_document;
mod listed;
mod notes;
mod objects;
mod painted;
mod permissions;
mod repeated;
mod signing;
mod whole_document;
