//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Verifies digitally signed documents of the Vietnamese state. Nothing is fetched and nothing is sent.
#[derive(Debug, Parser)]
#[command(name = "kyso", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Verifies PDF, .p7s, .p7m, .tsr and .eml files, folders of them, or standard input (-)
    Verify(VerifyOptions),
    /// Writes the letter for returning a document to its sender, when there is a ground for it; options and exit status of verify
    Refuse(LetterOptions),
    /// Writes the word to the sender that a document was received; options and exit status of verify
    Receipt(LetterOptions),
    /// Writes, and deletes, the record that is kept of a check
    #[command(subcommand)]
    Record(RecordCommand),
    /// Shows what is in a file, without judging
    Inspect(InspectOptions),
    /// Writes the document as it was when somebody signed it
    Revision(RevisionOptions),
    /// Holds a file that came back against the one that was sent
    Compare(CompareOptions),
    /// Reads the text of a PDF's pages with its places, as `verify --page-text` takes it
    PageText(PageTextOptions),
    /// Builds and validates the path of one certificate
    Path(crate::path::PathArguments),
    /// Writes and reads evidence packs
    #[command(subcommand)]
    Evidence(EvidenceCommand),
    /// Verifies and shows signed trust files
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Prints the JSON schema of a report, of a policy file or of the evidence pack
    Schema {
        /// Of what
        #[arg(value_enum, default_value = "report")]
        of: SchemaOf,
    },
    /// Prints the built-in policy as a file, to be changed
    Policy,
    #[command(external_subcommand)]
    External(Vec<String>),
}

/// Exit status: 0 every file valid, 1 at least one invalid, 65 at least one unreadable, 2 at least one indeterminate, 3 at least
/// one unsigned, 64 wrong usage, 70 internal error; precedence 1, 65, 2, 3, 0.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 all valid, 1 invalid, 65 unreadable, 2 indeterminate, 3 unsigned, 64 usage, 70 internal; precedence 1, 65, 2, 3, 0."
)]
pub(crate) struct VerifyOptions {
    /// Certificates to trust as roots, or a trust file: PEM, DER, .p7b, JSON, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub(crate) trust: Vec<PathBuf>,
    /// Certificates not to trust, whatever vouches for them: PEM, DER, .p7b, or a folder of them. No path through one of them, or
    /// through another certificate of its key, is accepted
    #[arg(long, value_name = "PATH")]
    pub(crate) distrust: Vec<PathBuf>,
    /// A signed trust file to use in place of the data that come with the program; its signature lies beside it (FILE.minisig)
    #[arg(long, value_name = "FILE")]
    pub(crate) trust_file: Option<PathBuf>,
    /// Public key, or its file, that a trust file must be signed with (default: those built in)
    #[arg(long, value_name = "KEY")]
    pub(crate) trust_key: Vec<String>,
    /// Leaves out the Vietnamese trust data that come with the program
    #[arg(long)]
    pub(crate) no_builtin_trust: bool,
    /// Certificates, CRLs and OCSP responses to use: PEM, DER, .p7b, evidence packs, or a folder of them. Of a pack nothing is used
    /// but what proves itself: see `kyso evidence import`
    #[arg(long, value_name = "PATH")]
    pub(crate) evidence: Vec<PathBuf>,
    /// The time to take as now (RFC 3339)
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<String>,
    /// The time of receipt that a document system vouches for (RFC 3339)
    #[arg(long, value_name = "RFC3339")]
    pub(crate) received_at: Option<String>,
    /// Kind of document, which decides whose signatures it needs (auto: inferred and said to be so)
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) kind: DocumentKind,
    /// Judges all files together, as a main document and its separate annexes; so does a ZIP that is given alone
    #[arg(long)]
    pub(crate) dossier: bool,
    /// Name of the main document of a dossier (default: inferred and said to be so)
    #[arg(long, value_name = "NAME")]
    pub(crate) main: Option<String>,
    /// Text of the pages, for hints about what is printed beside the signatures: `read` reads it from each file, else a file of it for
    /// one document (`kyso schema page-text`). It never changes a verdict
    #[arg(long, value_name = "read|FILE")]
    pub(crate) page_text: Option<String>,
    /// What a renderer saw of the pages as signed and as they are now: a file of it for one document (`kyso schema pictures`). It can
    /// only speak against a document
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = crate::verify::DRAW)]
    pub(crate) pictures: Option<String>,
    /// Policy: strict, or a file (`kyso schema policy`)
    #[arg(long, value_name = "NAME|FILE", default_value = "strict")]
    pub(crate) policy: String,
    /// What is asked of revocation: required | if-declared | none (default: what the policy says, else required)
    #[arg(long)]
    pub(crate) revocation: Option<String>,
    /// A proof of existence you vouch for: an object with this SHA-256 existed at this time at the latest; or a pack with such proofs
    #[arg(long, value_name = "SHA256=RFC3339|PACK")]
    pub(crate) poe: Vec<String>,
    /// The content that a detached signature or a time-stamp speaks of
    #[arg(long, value_name = "FILE")]
    pub(crate) detached: Option<PathBuf>,
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Allows fetching missing evidence
    #[arg(long)]
    pub(crate) online: bool,
    /// Relay to fetch missing evidence through
    #[arg(long, value_name = "URL")]
    pub(crate) relay: Option<String>,
    /// Shows personal identifiers in full
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Form of the result
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Language of the result: vi | en (default: the locale's)
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// Files verified at the same time (default: one per core)
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Files, folders, or - for standard input
    #[arg(value_name = "FILE|DIR|-")]
    pub(crate) files: Vec<PathBuf>,
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Report,
    Detailed,
    Simple,
    Evidence,
    Record,
    Dossier,
    Policy,
    PageText,
    Pictures,
}

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
    /// Form of the result: text | json
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
    /// File whose first line is the password of both files
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Form of the result: text | json
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    /// The simple report, JSON
    Simple,
    /// The detailed report, JSON
    Detailed,
    /// One HTML file for print
    Html,
    /// ETSI TS 119 102-2 XML
    Etsi,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentKind {
    Auto,
    Original,
    Copy,
    Annex,
}
