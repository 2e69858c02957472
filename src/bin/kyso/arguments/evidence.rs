//! Evidence packs and signed trust files.

use super::VerifyOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum EvidenceCommand {
    /// Writes everything the verdicts on these files rest on into one pack; the files themselves and the trusted roots are not in it
    Export(EvidenceExport),
    /// Reads a pack: verifies the files with its evidence, and with `--replay` as it was verified then; without files it lists what the
    /// pack holds
    Import(EvidenceImport),
}

#[derive(Debug, Args)]
pub(crate) struct EvidenceExport {
    /// The pack to write
    #[arg(short, long, value_name = "PACK")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Args)]
pub(crate) struct EvidenceImport {
    /// The pack
    #[arg(value_name = "PACK")]
    pub(crate) pack: PathBuf,
    /// Writes the objects of the pack into this folder, each under its SHA-256
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Takes the time, the time of receipt and the proofs of existence from the pack, on your word: whoever wrote it could write any.
    /// What other options say comes first; what is asked of revocation never comes from a pack
    #[arg(long)]
    pub(crate) replay: bool,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrustCommand {
    /// Verifies the signature and the number of a trust file; exit 0 good, 1 not, 65 unreadable
    Verify(TrustFileOptions),
    /// The same, and shows what is in it
    Show(TrustFileOptions),
    /// Prints what is to be signed as a trust file
    #[command(hide = true)]
    Payload {
        /// The trust data
        #[arg(value_name = "FILE")]
        data: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct TrustFileOptions {
    /// Public key, or its file, that it must be signed with (default: those built in)
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<String>,
    /// The smallest number that is not a step back (default: that of the data that come with the program)
    #[arg(long, value_name = "N")]
    pub(crate) at_least: Option<u64>,
    /// The trust file; its signature lies beside it (FILE.minisig)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}
