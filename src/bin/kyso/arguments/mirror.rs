//! A mirror of what authorities publish.

use clap::Args;
use std::path::PathBuf;

/// Without the server compiled in, the options are known all the same.
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "read by the mirror alone"))]
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 every address brought what it should, 2 at least one did not and what was there is kept, 64 usage, 70 the folder cannot be written."
)]
pub(crate) struct MirrorOptions {
    /// The folder of the mirror; a run brings it up to date
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The operator's private key (Ed25519 in PEM, as `openssl genpkey -algorithm ed25519` writes it)
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "KYSO_MIRROR_KEY")]
    pub(crate) key: PathBuf,
    /// File with the settings, those of `kyso serve`: its table [mirror] and its trust
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "KYSO_SERVE_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Address of a list beside those that the trust data name
    #[arg(long, value_name = "URL")]
    pub(crate) list: Vec<String>,
    /// Address of an issuer's certificate beside those that the trust data name
    #[arg(long, value_name = "URL")]
    pub(crate) certificate: Vec<String>,
    /// Reaches this host at this address, which may be one of the own network
    #[arg(long, value_name = "HOST=ADDRESS:PORT")]
    pub(crate) host: Vec<String>,
    /// Further certificates of authorities whose lists are kept
    #[arg(long, value_name = "PATH")]
    pub(crate) trust: Vec<PathBuf>,
    /// A signed trust file, with its signature beside it (FILE.minisig): used in place of the built-in data, and given out by the mirror
    #[arg(long, value_name = "FILE")]
    pub(crate) trust_file: Option<PathBuf>,
    /// Public key, or its file, that must have signed the trust file (default: the built-in keys)
    #[arg(long, value_name = "KEY")]
    pub(crate) trust_key: Vec<String>,
    /// Address of a time-stamping authority (RFC 3161): it proves later since when the archive has a list
    #[arg(long, value_name = "URL")]
    pub(crate) tsa: Option<String>,
    /// File with the SHA-256 of documents, one a line, that are to be provable with the archive, too
    #[arg(long, value_name = "FILE")]
    pub(crate) digests: Option<PathBuf>,
    /// The time to use as now (RFC 3339), for rehearsals
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<String>,
}
