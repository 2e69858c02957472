//! Options of the commands that read one file without a verdict.

use super::{Format, Lang};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct PageTextOptions {
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// The PDF
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct InspectOptions {
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Format of the result: text | json
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Language of messages: vi | en (default: the locale's)
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RevisionOptions {
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Language of messages: vi | en (default: the locale's)
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Number of the signature in the report (2), or of the document time-stamp (t1)
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Where to write: a new file, or - for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 the same bytes, 2 the original with additions, 1 anything else, 65 unreadable, 64 usage."
)]
pub(crate) struct CompareOptions {
    /// File whose first line is the password for both files
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Format of the result: text | json
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Language of the result: vi | en (default: the locale's)
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// The file that came back
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The file that was sent
    #[arg(value_name = "ORIGINAL")]
    pub(crate) original: PathBuf,
}
