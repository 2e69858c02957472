//! The law's view: every step changes with the check under it, every rule has a row in the table of scenarios.

mod document;
mod invariants;
mod masking;
mod names;
mod not_unsigned;
mod printed;
mod real;
mod scenario;
mod steps;
mod table;
mod words;
