//! The command line as a program.

mod evidence_pack;
mod letters;
mod options;
mod path;
mod revision;
mod scripts;
