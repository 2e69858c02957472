//! The command line as a program.

mod evidence_pack;
mod path;
mod scripts;
