//! Letters and records of the office that receives a document.

use super::VerifyOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What a person adds to a letter. Omitted items leave space to fill in.
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
    /// The regulation of the place that a return rests on besides the Decree, as a letter names its provision
    #[arg(long, value_name = "TEXT")]
    pub(crate) regulation: Option<String>,
    /// Number of the decision that issues it; without number and date it is called a draft
    #[arg(long, value_name = "TEXT", requires = "regulation")]
    pub(crate) regulation_number: Option<String>,
    /// Date of that decision
    #[arg(long, value_name = "TEXT", requires = "regulation")]
    pub(crate) regulation_date: Option<String>,
    /// Your own reason (R13: sent to the wrong place), each with its --ground
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
    /// Verifies one file and writes the findings, the evidence and your decision; exit status of verify
    Export(Box<RecordExport>),
    /// Deletes records that are no longer needed; refuses anything that is not a record
    Delete(RecordDelete),
}

#[derive(Debug, Args)]
pub(crate) struct RecordExport {
    /// The record to write; an existing file is not overwritten
    #[arg(short, long, value_name = "RECORD")]
    pub(crate) output: PathBuf,
    /// What you decide: return | accept
    #[arg(long)]
    pub(crate) choice: Option<String>,
    /// Why you decide against the result; required to accept a document despite reasons against it
    #[arg(long, value_name = "TEXT")]
    pub(crate) otherwise: Option<String>,
    /// Your own reason for returning it, each with its --ground
    #[arg(long, value_name = "R1…R14")]
    pub(crate) reason: Vec<String>,
    /// Why, in your own words
    #[arg(long, value_name = "TEXT")]
    pub(crate) ground: Vec<String>,
    /// Who decides
    #[arg(long, value_name = "TEXT")]
    pub(crate) by: Option<String>,
    /// Who sent the document
    #[arg(long, value_name = "TEXT")]
    pub(crate) sender: Option<String>,
    /// Number, sign and date of the document
    #[arg(long, value_name = "TEXT")]
    pub(crate) number: Option<String>,
    /// Omits the certificates, CRLs and OCSP responses
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
