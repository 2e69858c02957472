//! The arguments of the command line.

mod evidence;
mod file;
mod mirror;
mod office;
mod path;
mod serve;
mod sign;
mod values;
mod verify;

use clap::{Parser, Subcommand};

pub(crate) use evidence::{
    EvidenceCommand, EvidenceExport, EvidenceImport, TrustCommand, TrustFileOptions, TrustUpdate,
};
pub(crate) use file::{CompareOptions, InspectOptions, PageTextOptions, RevisionOptions};
#[cfg_attr(not(feature = "serve"), allow(unused_imports, reason = "read by the mirror alone"))]
pub(crate) use mirror::MirrorOptions;
pub(crate) use office::{LetterOptions, RecordCommand, RecordDelete, RecordExport};
pub(crate) use path::{PathArguments, PathFormat};
#[cfg(feature = "serve")]
pub(crate) use serve::LogLevel;
pub(crate) use serve::ServeOptions;
pub(crate) use sign::{
    ExtendOptions, FormOptions, KeyOptions, LookOptions, SignAs, SignCommitment, SignCopy, SignDigest, SignForm,
    SignLevel, SignOptions,
};
pub(crate) use values::{DocumentKind, Format, Lang, SchemaOf, SentBy};
pub(crate) use verify::VerifyOptions;

/// Verifies digitally signed documents of the Vietnamese state. Nothing is fetched and nothing is sent unless an option says so.
#[derive(Debug, Parser)]
#[command(
    name = "kyso",
    version,
    about,
    disable_help_subcommand = true,
    after_help = "Documents that contain state secrets do not belong here: they are received, registered and handled under the law on the protection of state secrets (Decree 30/2020/NĐ-CP Art. 22.4).\nKhông dùng cho văn bản chứa bí mật nhà nước."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Verifies PDF, .p7s, .p7m, .tsr and .eml files, folders of them, or standard input (-)
    Verify(VerifyOptions),
    /// Writes the letter that returns a document to its sender, if there is a reason to; options and exit status of verify
    Refuse(LetterOptions),
    /// Writes the notice of receipt for the sender of a document; options and exit status of verify
    Receipt(LetterOptions),
    /// Writes and deletes records of checks
    #[command(subcommand)]
    Record(RecordCommand),
    /// Shows what is in a file, without a verdict
    Inspect(InspectOptions),
    /// Writes the document as it was when somebody signed it, or the file inside a .p7m
    Revision(RevisionOptions),
    /// Compares a file that came back with the one that was sent
    Compare(CompareOptions),
    /// Reads the text of a PDF's pages with its positions, for `verify --page-text`
    PageText(PageTextOptions),
    /// Builds and validates the path of one certificate
    Path(PathArguments),
    /// Writes and reads evidence packs
    #[command(subcommand)]
    Evidence(EvidenceCommand),
    /// Verifies and shows signed trust files
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Signs documents with the key of a token
    Sign(Box<SignOptions>),
    /// Adds evidence and a time-stamp to a signed file, so that it can be verified later
    Extend(Box<ExtendOptions>),
    /// Serves the page, and the relay that fetches evidence for it
    Serve(Box<ServeOptions>),
    /// Prints the JSON schema of a report, of a policy file or of the evidence pack
    Schema {
        /// The document to print the schema of
        #[arg(value_enum, default_value = "report")]
        of: SchemaOf,
    },
    /// Prints the built-in policy as a file you can edit
    Policy,
    #[command(external_subcommand)]
    External(Vec<String>),
}
