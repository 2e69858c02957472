//! The command line as a program.

mod evidence_pack;
mod options;
mod path;
mod scripts;
