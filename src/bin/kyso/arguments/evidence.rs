//! Evidence packs and signed trust files.

use super::VerifyOptions;
use super::mirror::MirrorOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum EvidenceCommand {
    /// Writes everything the verdicts on these files rest on into one pack, without the files themselves and the trusted roots
    Export(EvidenceExport),
    /// Reads a pack and verifies the files with its evidence, with `--replay` as they were verified then; without files, lists the
    /// contents of the pack
    Import(EvidenceImport),
    /// Fetches the lists and certificates that the authorities of the trust data publish into a folder, signed by its operator, for
    /// `kyso serve`, any other server, or `verify --mirror`
    Mirror(Box<MirrorOptions>),
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
    /// Takes the time, the time of receipt and the proofs of existence from the pack. You vouch for them: its author could write
    /// anything. Other options take precedence; the revocation rule never comes from a pack
    #[arg(long)]
    pub(crate) replay: bool,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrustCommand {
    /// Verifies the signature and the number of a trust file; exits with 0 if good, 1 if not, 65 if unreadable
    Verify(TrustFileOptions),
    /// The same, and shows its contents
    Show(TrustFileOptions),
    /// Puts the newest trust file of a mirror in the place of FILE; exits with 0 if FILE is the newest now, 1 if what came is not good, 65 if
    /// nothing came
    Update(TrustUpdate),
    /// Prints the bytes to sign as a trust file
    #[command(hide = true)]
    Payload {
        /// The trust data
        #[arg(value_name = "FILE")]
        data: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct TrustUpdate {
    /// The mirror (`kyso evidence mirror`): its address, or its folder on this machine
    #[arg(long, value_name = "URL|DIR")]
    pub(crate) mirror: String,
    /// Public key, or its file, of the operator who must have signed the index of the mirror
    #[arg(long, value_name = "KEY")]
    pub(crate) operator_key: Vec<String>,
    /// Public key, or its file, that must have signed the trust file (default: the built-in keys)
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<String>,
    /// The lowest number to accept (default: that of FILE or of the built-in data, whichever is higher)
    #[arg(long, value_name = "N")]
    pub(crate) at_least: Option<u64>,
    /// The trust file as `--trust-file` takes it, with its signature beside it (FILE.minisig); it need not be there yet
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct TrustFileOptions {
    /// Public key, or its file, that must have signed it (default: the built-in keys)
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<String>,
    /// The lowest number to accept (default: that of the built-in data)
    #[arg(long, value_name = "N")]
    pub(crate) at_least: Option<u64>,
    /// The trust file, with its signature beside it (FILE.minisig)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}
