//! Reports: the recorded ones, their forms, and what they may say.

mod archives;
mod bounds;
mod dossier;
mod expectations;
mod formats;
mod goldens;
mod levels;
mod office;
mod presentation;
