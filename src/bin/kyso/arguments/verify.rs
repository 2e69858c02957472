//! The options of a verification.

use super::{DocumentKind, Format, Lang, SentBy};
use clap::Args;
use std::path::PathBuf;

/// What `--pictures` without a file means: drawing the pages here.
const DRAW: &str = "draw";

/// Exit status: 0 every file valid, 1 at least one invalid, 65 at least one unreadable, 2 at least one indeterminate, 3 at least
/// one unsigned, 64 wrong usage, 70 internal error; precedence 1, 65, 2, 3, 0.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 all valid, 1 invalid, 65 unreadable, 2 indeterminate, 3 unsigned, 64 usage, 70 internal; precedence 1, 65, 2, 3, 0.\n\nDocuments that contain state secrets do not belong here. Không dùng cho văn bản chứa bí mật nhà nước."
)]
pub(crate) struct VerifyOptions {
    /// Certificates to trust as roots, or a trust file: PEM, DER, .p7b, JSON, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub(crate) trust: Vec<PathBuf>,
    /// Certificates not to trust, even if others vouch for them: PEM, DER, .p7b, or a folder of them. No path through one of them,
    /// or through another certificate with its key, is accepted
    #[arg(long, value_name = "PATH")]
    pub(crate) distrust: Vec<PathBuf>,
    /// A signed trust file to use instead of the built-in data, with its signature beside it (FILE.minisig)
    #[arg(long, value_name = "FILE")]
    pub(crate) trust_file: Option<PathBuf>,
    /// Public key, or its file, that must have signed the trust file (default: the built-in keys)
    #[arg(long, value_name = "KEY")]
    pub(crate) trust_key: Vec<String>,
    /// Ignores the built-in Vietnamese trust data
    #[arg(long)]
    pub(crate) no_builtin_trust: bool,
    /// Certificates, CRLs and OCSP responses to use: PEM, DER, .p7b, evidence packs, or a folder of them. Only the signed objects of
    /// a pack are used: see `kyso evidence import`
    #[arg(long, value_name = "PATH")]
    pub(crate) evidence: Vec<PathBuf>,
    /// The time to use as now (RFC 3339)
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<String>,
    /// The time of receipt that a document system vouches for (RFC 3339)
    #[arg(long, value_name = "RFC3339")]
    pub(crate) received_at: Option<String>,
    /// Kind of document, which decides whose signatures it needs (auto: inferred, and marked as inferred)
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) kind: DocumentKind,
    /// Who sent the document (auto: not known). Decree 68/2024 governs signatures of state bodies, Decree 23/2025 those of citizens and
    /// enterprises
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) sent_by: SentBy,
    /// Whose a certificate is, where its signs do not tell: the SHA-256 that the report gives of it, and person, agency (the one that
    /// issued the document), receiver (its stamp of arrival) or software
    #[arg(long, value_name = "SHA256=WHOSE")]
    pub(crate) whose: Vec<String>,
    /// Law demands a time-stamp of this document (Decree 68/2024 Art. 29.4)
    #[arg(long)]
    pub(crate) timestamp_demanded: bool,
    /// Judges all files together, as a main document and its separate annexes; the default for a single ZIP or edXML package
    #[arg(long)]
    pub(crate) dossier: bool,
    /// Name of the main document of a dossier (default: inferred, and marked as inferred)
    #[arg(long, value_name = "NAME")]
    pub(crate) main: Option<String>,
    /// Text of the pages, for hints about what is printed beside the signatures: `read` to read it from each file, or a file with
    /// the text of one document (`kyso schema page-text`). It never changes a verdict
    #[arg(long, value_name = "read|FILE")]
    pub(crate) page_text: Option<String>,
    /// A file with what a renderer saw of one document's pages, as signed and as they are now (`kyso schema pictures`). It can only
    /// speak against a document
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = DRAW)]
    pub(crate) pictures: Option<String>,
    /// Policy: strict, or a file (`kyso schema policy`)
    #[arg(long, value_name = "NAME|FILE", default_value = "strict")]
    pub(crate) policy: String,
    /// Revocation rule: required | if-declared | none (default: that of the policy, else required)
    #[arg(long)]
    pub(crate) revocation: Option<String>,
    /// A proof of existence you vouch for: an object with this SHA-256 existed by this time; or a pack with such proofs
    #[arg(long, value_name = "SHA256=RFC3339|PACK")]
    pub(crate) poe: Vec<String>,
    /// The content of a detached signature or a time-stamp
    #[arg(long, value_name = "FILE")]
    pub(crate) detached: Option<PathBuf>,
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Fetches the evidence that is missing, from the addresses that the certificates name. Only addresses of the public internet on the
    /// ports of http and https are asked; the result lists who was
    #[arg(long)]
    pub(crate) online: bool,
    /// With --online: reaches this host at this address, which may be one of the own network
    #[arg(long, value_name = "HOST=ADDRESS:PORT", requires = "online")]
    pub(crate) online_host: Vec<String>,
    /// The same through a relay, such as that of `kyso serve`: it is the only one that this machine asks
    #[arg(long, value_name = "URL", conflicts_with = "online")]
    pub(crate) relay: Option<String>,
    /// The same from a mirror (`kyso evidence mirror`): its address, or its folder on this machine
    #[arg(long, value_name = "URL|DIR", conflicts_with_all = ["online", "relay"])]
    pub(crate) mirror: Option<String>,
    /// With --mirror: public key, or its file, of an operator on whose word parts of lists are taken. A status that rests on it says so
    #[arg(long, value_name = "KEY", requires = "mirror")]
    pub(crate) operator_key: Vec<String>,
    /// With --mirror: takes whole lists, which prove themselves, in place of parts
    #[arg(long, requires = "mirror")]
    pub(crate) full_lists: bool,
    /// Shows personal identifiers in full
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Format of the result
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// With --format text: everything there is to say; left out, a screen for one signature and two for many
    #[arg(long)]
    pub(crate) details: bool,
    /// Language of the result: vi | en (default: the locale's)
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// Number of files to verify in parallel (default: one per core)
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Files, folders, or - for standard input
    #[arg(value_name = "FILE|DIR|-")]
    pub(crate) files: Vec<PathBuf>,
}

impl VerifyOptions {
    /// Options of the contract that this version does not support.
    pub(crate) fn not_built_yet(&self) -> Option<&'static str> {
        match self {
            _ if self.pictures.as_deref() == Some(DRAW) => Some("--pictures without a file"),
            _ => None,
        }
    }
}
