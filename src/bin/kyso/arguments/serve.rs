//! The server of the page.

use clap::{Args, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogLevel {
    Error,
    Warn,
    Info,
}

/// Without the server compiled in, the options are known all the same.
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "read by the server alone"))]
#[derive(Debug, Args)]
#[command(
    after_help = "An option takes precedence over its variable, and both over the file. A socket that systemd hands over is used in \
    place of an address. SIGTERM and SIGINT end it after the answers that are under way."
)]
pub(crate) struct ServeOptions {
    /// File with the settings (TOML)
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "KYSO_SERVE_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Folder of the page, as `cargo xtask www` writes it
    #[arg(long, value_name = "DIR", hide_env_values = true, env = "KYSO_SERVE_SITE")]
    pub(crate) site: Option<PathBuf>,
    /// Where to listen (default: 127.0.0.1:8080)
    #[arg(long, value_name = "ADDRESS:PORT", hide_env_values = true, env = "KYSO_SERVE_LISTEN")]
    pub(crate) listen: Option<SocketAddr>,
    /// Switches the relay on: it fetches evidence for the page from the authorities of the trust file, and from no other address
    #[arg(long, hide_env_values = true, env = "KYSO_SERVE_RELAY")]
    pub(crate) relay: bool,
    /// Folder of a mirror (`kyso evidence mirror`), given out below /evidence
    #[arg(long, value_name = "DIR", hide_env_values = true, env = "KYSO_SERVE_EVIDENCE")]
    pub(crate) evidence: Option<PathBuf>,
    /// Folder for what the relay keeps (default: in memory alone)
    #[arg(long, value_name = "DIR", hide_env_values = true, env = "KYSO_SERVE_CACHE")]
    pub(crate) cache: Option<PathBuf>,
    /// Further address that the relay may ask; a folder where it ends with /*
    #[arg(long, value_name = "URL")]
    pub(crate) allow: Vec<String>,
    /// Reaches this host at this address, which may be one of the own network
    #[arg(long, value_name = "HOST=ADDRESS:PORT")]
    pub(crate) host: Vec<String>,
    /// Further certificates of authorities: their lists are kept, and the addresses that they name are asked
    #[arg(long, value_name = "PATH")]
    pub(crate) trust: Vec<PathBuf>,
    /// A signed trust file to use instead of the built-in data, with its signature beside it (FILE.minisig)
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "KYSO_SERVE_TRUST_FILE")]
    pub(crate) trust_file: Option<PathBuf>,
    /// Public key, or its file, that must have signed the trust file (default: the built-in keys)
    #[arg(long, value_name = "KEY")]
    pub(crate) trust_key: Vec<String>,
    /// Least of what is logged
    #[arg(long, value_enum, default_value = "info", hide_env_values = true, env = "KYSO_SERVE_LOG")]
    pub(crate) log: LogLevel,
    /// Checks the settings, prints the addresses that the relay may ask, and ends
    #[arg(long)]
    pub(crate) check: bool,
    /// The time to use as now (RFC 3339), for rehearsals
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<String>,
}
