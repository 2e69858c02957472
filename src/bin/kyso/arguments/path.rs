//! The path of one certificate.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Exit status: 0 accepted, 1 not accepted, 64 wrong usage.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 accepted, 1 not accepted, 64 usage.")]
pub(crate) struct PathArguments {
    /// Certificates to trust: PEM, DER, .p7b, or a folder of them
    #[arg(long, value_name = "PATH", required = true)]
    pub(crate) anchor: Vec<PathBuf>,
    /// Certificates not to trust, even if others vouch for them: PEM, DER, .p7b, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub(crate) distrust: Vec<PathBuf>,
    /// The certificate to validate: PEM or DER; others in the same file may be used in its path
    #[arg(long, value_name = "FILE")]
    pub(crate) cert: PathBuf,
    /// Certificates that may be used in the path
    #[arg(long, value_name = "PATH")]
    pub(crate) intermediate: Vec<PathBuf>,
    /// Revocation lists
    #[arg(long, value_name = "PATH")]
    pub(crate) crl: Vec<PathBuf>,
    /// OCSP responses
    #[arg(long, value_name = "PATH")]
    pub(crate) ocsp: Vec<PathBuf>,
    /// The time that counts (RFC 3339; default: now)
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<String>,
    /// Policy whose algorithms the signatures in the path must use (default: RFC 5280 alone)
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) policy: Option<String>,
    /// Revocation rule: required | if-declared | none (default: that of the policy, else required)
    #[arg(long)]
    pub(crate) revocation: Option<String>,
    /// A certificate policy that is acceptable (RFC 5280 §6.1.1 (c); default: any)
    #[arg(long, value_name = "OID")]
    pub(crate) initial_policy: Vec<String>,
    /// Requires an acceptable policy along the path (§6.1.1 (e))
    #[arg(long)]
    pub(crate) explicit_policy: bool,
    /// Inhibits policy mapping (§6.1.1 (d))
    #[arg(long)]
    pub(crate) inhibit_mapping: bool,
    /// Inhibits anyPolicy (§6.1.1 (f))
    #[arg(long)]
    pub(crate) inhibit_any: bool,
    /// Format of the result
    #[arg(long, value_enum, default_value = "json")]
    pub(crate) format: PathFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PathFormat {
    Json,
}
