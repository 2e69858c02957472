//! Options of signing.

use super::VerifyOptions;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// As whom somebody signs (Decree 30/2020, Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignAs {
    /// The competent person
    Person,
    /// The agency, on a document that a person has signed
    Agency,
    /// The agency, on a copy that it makes
    Copy,
    /// The agency, on an annex in a file of its own
    Annex,
    /// The clerk, who fills in number and date
    Number,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignForm {
    /// PDF, ETSI.CAdES.detached
    Pades,
    /// PDF, adbe.pkcs7.detached, for old systems
    Adbe,
    /// Any file, the signature beside it (.p7s)
    CadesDetached,
    /// Any file, inside the signature (.p7m)
    CadesOpaque,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum SignLevel {
    /// Signature alone
    #[value(name = "B-B")]
    Basic,
    /// With a time-stamp over its value
    #[value(name = "B-T")]
    Time,
    /// And with the evidence it rests on
    #[value(name = "B-LT")]
    LongTerm,
    /// And with a time-stamp over the document
    #[value(name = "B-LTA")]
    Archive,
}

/// What the signer commits to (EN 319 122-1 §5.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignCommitment {
    /// Made and approved the content
    Origin,
    /// Approved it
    Approval,
    /// Made it, without approving it
    Creation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignDigest {
    #[value(name = "SHA-256")]
    Sha256,
    #[value(name = "SHA-384")]
    Sha384,
    #[value(name = "SHA-512")]
    Sha512,
}

/// Which key signs.
#[derive(Debug, Args)]
pub(crate) struct KeyOptions {
    /// The PKCS#11 module of the token, such as /usr/lib/softhsm/libsofthsm2.so
    #[arg(long, value_name = "MODULE")]
    pub(crate) pkcs11: Option<PathBuf>,
    /// Label of the token, where there are several
    #[arg(long, value_name = "LABEL")]
    pub(crate) token: Option<String>,
    /// Label or identifier (hexadecimal) of the key, where there are several
    #[arg(long, value_name = "ID|LABEL")]
    pub(crate) key: Option<String>,
    /// File whose first line is the PIN
    #[arg(long, value_name = "FILE", conflicts_with = "pin_prompt")]
    pub(crate) pin_file: Option<PathBuf>,
    /// Asks for the PIN on the terminal; the default
    #[arg(long)]
    pub(crate) pin_prompt: bool,
    /// Tries the PIN although it is the last try before the token locks
    #[arg(long)]
    pub(crate) final_try: bool,
    /// The certificate of the key, and certificates above it, where the token has none: PEM, DER or .p7b
    #[arg(long, value_name = "FILE")]
    pub(crate) cert: Vec<PathBuf>,
}

/// What the signature is like.
#[derive(Debug, Args)]
pub(crate) struct FormOptions {
    /// Form of the signature
    #[arg(long, value_enum, default_value = "pades")]
    pub(crate) form: SignForm,
    /// Level to reach
    #[arg(long, value_enum, default_value = "B-B")]
    pub(crate) level: SignLevel,
    /// Digest
    #[arg(long, value_enum, default_value = "SHA-256")]
    pub(crate) digest: SignDigest,
    /// Signs with RSASSA-PSS where the key is RSA
    #[arg(long)]
    pub(crate) pss: bool,
    /// Certifies the document with what may change later: 1 nothing, 2 forms, 3 notes too
    #[arg(long, value_name = "1|2|3", value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(crate) certify: Option<u8>,
    /// Locks fields of the form: all, or names after include: or exclude:, separated by commas
    #[arg(long, value_name = "all|include:A,B|exclude:A,B")]
    pub(crate) lock: Option<String>,
    /// Address of the time-stamp authority (RFC 3161)
    #[arg(long, value_name = "URL")]
    pub(crate) tsa: Option<String>,
    /// A time-stamp over the value of --value, in the place of one that is asked for. Whoever asked for it compares its nonce
    #[arg(long, value_name = "TSR", requires = "embed")]
    pub(crate) timestamp: Option<PathBuf>,
    /// How long the authority is waited for. The slowest answer that was measured took 131 seconds
    #[arg(long, value_name = "SECONDS", default_value = "150")]
    pub(crate) tsa_wait: u64,
    /// Bytes left for a time-stamp
    #[arg(long, value_name = "BYTES", default_value = "16384")]
    pub(crate) timestamp_room: usize,
    /// Asks the authority for a time-stamp over the content too, before it is signed
    #[arg(long, requires = "tsa", conflicts_with = "embed")]
    pub(crate) content_time_stamp: bool,
    /// What the signer commits to. A PDF has a commitment or a reason, not both
    #[arg(long, value_enum, conflicts_with = "reason")]
    pub(crate) commitment: Option<SignCommitment>,
    /// Reason, as stated in the signature
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// Place, as stated in the signature
    #[arg(long)]
    pub(crate) location: Option<String>,
    /// Contact, as stated in the signature
    #[arg(long)]
    pub(crate) contact: Option<String>,
}

/// How the signature looks (Decree 30/2020, Phụ lục I).
#[derive(Debug, Args)]
pub(crate) struct LookOptions {
    /// Image of the signature or of the seal: PNG or JPEG
    #[arg(long, value_name = "FILE")]
    pub(crate) image: Option<PathBuf>,
    /// Width of the seal in millimetres, where the image does not say it
    #[arg(long, value_name = "MM", requires = "image")]
    pub(crate) seal_size: Option<f64>,
    /// With --page: the rectangle in points, in place of the one that is found from the page
    #[arg(long, value_name = "LEFT,BOTTOM,RIGHT,TOP", requires = "page")]
    pub(crate) rect: Option<String>,
    /// For --as copy: form of the copy
    #[arg(long, value_enum, requires = "agency_name")]
    pub(crate) copy_form: Option<SignCopy>,
    /// For --as copy: the body that makes the copy
    #[arg(long, value_name = "NAME", requires = "copy_form")]
    pub(crate) agency_name: Option<String>,
    /// For --as annex: number and symbol of the document that it belongs to
    #[arg(long, value_name = "NUMBER")]
    pub(crate) document_number: Option<String>,
    /// For --as number: the number, for its blank on the first page
    #[arg(long, value_name = "N", conflicts_with = "at_field")]
    pub(crate) number: Option<u32>,
    /// For --as number: day and month, for their blanks
    #[arg(long, value_name = "DD/MM", requires = "number", value_parser = date)]
    pub(crate) date: Option<(u8, u8)>,
    /// Font of upright text (.ttf), in place of the system's Times New Roman, or of Liberation Serif, which is as wide
    #[arg(long, value_name = "FILE")]
    pub(crate) font: Option<PathBuf>,
    /// Writes what would be seen into a folder, as PDF and JSON, and signs nothing
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["pkcs11", "prepare_only", "embed"])]
    pub(crate) preview: Option<PathBuf>,
}

fn date(text: &str) -> Result<(u8, u8), String> {
    let parts = text.split_once('/').and_then(|(day, month)| Some((day.parse().ok()?, month.parse().ok()?)));
    let is_date = |(day, month): &(u8, u8)| (1..=31).contains(day) && (1..=12).contains(month);
    parts.filter(is_date).ok_or_else(|| "DD/MM".to_owned())
}

/// Forms of a copy (Decree 30/2020 Art. 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignCopy {
    /// Sao y
    SaoY,
    /// Sao lục
    SaoLuc,
    /// Trích sao
    TrichSao,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 all signed, 1 at least one not, 64 usage.\n\nDocuments that contain state secrets do not belong here. Không dùng cho văn bản chứa bí mật nhà nước."
)]
pub(crate) struct SignOptions {
    #[command(flatten)]
    pub(crate) key: KeyOptions,
    /// As whom you sign, which decides what is checked and how it looks
    #[arg(long = "as", value_enum, default_value = "person")]
    pub(crate) role: SignAs,
    #[command(flatten)]
    pub(crate) form: FormOptions,
    #[command(flatten)]
    pub(crate) look: LookOptions,
    /// Signs in this empty field of the document; what is shown goes into its rectangle
    #[arg(long, value_name = "NAME", conflicts_with = "page")]
    pub(crate) at_field: Option<String>,
    /// Page of a new field
    #[arg(long, value_name = "N")]
    pub(crate) page: Option<usize>,
    /// Agrees to sign all files, which are listed otherwise and asked for once
    #[arg(long)]
    pub(crate) yes: bool,
    /// Writes what is to be signed, for a machine that has the token, and signs nothing
    #[arg(long, value_name = "PREPARED", requires = "cert", conflicts_with_all = ["pkcs11", "embed"])]
    pub(crate) prepare_only: Option<PathBuf>,
    /// Puts the value of --value into what --prepare-only wrote for this file
    #[arg(long, value_name = "PREPARED", requires = "value", conflicts_with = "pkcs11")]
    pub(crate) embed: Option<PathBuf>,
    /// The value that the key returned, as bytes
    #[arg(long, value_name = "FILE", requires = "embed")]
    pub(crate) value: Option<PathBuf>,
    /// Where to write: a new file, or a folder that is there
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ExtendOptions {
    /// Level to reach: B-LT or B-LTA
    #[arg(long, value_enum, default_value = "B-LTA")]
    pub(crate) level: SignLevel,
    /// Address of the time-stamp authority (RFC 3161)
    #[arg(long, value_name = "URL")]
    pub(crate) tsa: Option<String>,
    /// How long the authority is waited for. The slowest answer that was measured took 131 seconds
    #[arg(long, value_name = "SECONDS", default_value = "150")]
    pub(crate) tsa_wait: u64,
    /// Bytes left for a time-stamp
    #[arg(long, value_name = "BYTES", default_value = "16384")]
    pub(crate) timestamp_room: usize,
    /// Where to write: a new file, or a folder that is there
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) verify: VerifyOptions,
}
