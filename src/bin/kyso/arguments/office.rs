//! Letters and records of the office that receives a document.

use super::VerifyOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What a person adds to a letter. What is left out has room to be written in.
#[derive(Debug, Args)]
pub(crate) struct LetterOptions {
    /// Who sent the document
    #[arg(long, value_name = "TEXT")]
    pub(crate) sender: Option<String>,
    /// Who received it
    #[arg(long, value_name = "TEXT")]
    pub(crate) receiver: Option<String>,
    /// Number, sign and date of the document
    #[arg(long, value_name = "TEXT")]
    pub(crate) number: Option<String>,
    /// Who decides
    #[arg(long, value_name = "TEXT")]
    pub(crate) by: Option<String>,
    /// A reason of your own (R13: sent to the wrong place), each with its --ground
    #[arg(long, value_name = "R1…R14")]
    pub(crate) reason: Vec<String>,
    /// Why, in your own words
    #[arg(long, value_name = "TEXT")]
    pub(crate) ground: Vec<String>,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Verifies one file and writes what was found, the evidence it rests on and what you decide; exit status of verify
    Export(Box<RecordExport>),
    /// Deletes records that are no longer needed, and nothing that is no record
    Delete(RecordDelete),
}

#[derive(Debug, Args)]
pub(crate) struct RecordExport {
    /// The record to write; a file that is there already is not written over
    #[arg(short, long, value_name = "RECORD")]
    pub(crate) output: PathBuf,
    /// What you decide: return | accept
    #[arg(long)]
    pub(crate) choice: Option<String>,
    /// Why otherwise than the result says; needed to accept a document that has reasons against it
    #[arg(long, value_name = "TEXT")]
    pub(crate) otherwise: Option<String>,
    /// A reason of your own for returning it, each with its --ground
    #[arg(long, value_name = "R1…R14")]
    pub(crate) reason: Vec<String>,
    /// Why, in your own words
    #[arg(long, value_name = "TEXT")]
    pub(crate) ground: Vec<String>,
    /// Who decides
    #[arg(long, value_name = "TEXT")]
    pub(crate) by: Option<String>,
    /// Leaves the certificates, lists and responses out
    #[arg(long)]
    pub(crate) no_evidence: bool,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Args)]
pub(crate) struct RecordDelete {
    /// Deletes only records of this document
    #[arg(long, value_name = "FILE")]
    pub(crate) of: Option<PathBuf>,
    /// The records
    #[arg(value_name = "RECORD", required = true)]
    pub(crate) records: Vec<PathBuf>,
}
