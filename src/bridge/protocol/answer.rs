//! Messages to the extension.

use super::{ErrorCode, KeyAlgorithm, PROTOCOL};
use serde::Serialize;

/// One message from the host.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Answer {
    /// The first, before anything is asked.
    Hello {
        /// Version of the protocol.
        protocol: u32,
        /// Version of the host.
        host: String,
    },
    /// What a request led to.
    Result {
        /// Of the request.
        id: u32,
        /// What was asked for.
        #[serde(flatten)]
        outcome: Outcome,
    },
    /// Why it led to nothing.
    Error {
        /// Of the request, if it could be read.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<u32>,
        /// The stable code.
        code: ErrorCode,
        /// Wrong PINs that the token still takes, where it says so.
        #[serde(rename = "triesLeft", skip_serializing_if = "Option::is_none")]
        tries_left: Option<u8>,
    },
    /// What the host waits for.
    Progress {
        /// Of the request.
        id: u32,
        /// For what.
        step: Step,
        /// At which document.
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
    },
}

impl Answer {
    /// The first message of a host of this version.
    pub fn hello(host: &str) -> Self {
        Self::Hello { protocol: PROTOCOL, host: host.to_owned() }
    }

    /// An error without anything to say of a PIN.
    pub fn error(id: Option<u32>, code: ErrorCode) -> Self {
        Self::Error { id, code, tries_left: None }
    }
}

/// What a request asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// Of `status`.
    Status(Status),
    /// Of `certificates`.
    Certificates {
        /// Those of all tokens, each once.
        certificates: Vec<CertificateAnswer>,
        /// Tokens that could not be read.
        errors: Vec<TokenFault>,
    },
    /// Of `chunk`.
    Received {
        /// Bytes of the document so far.
        received: u64,
    },
    /// Of `sign`.
    Values {
        /// One a document, in base64.
        values: Vec<String>,
    },
    /// Of `document` and `cancel`.
    Done {},
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The drivers of the table, and those that the user added.
    pub drivers: Vec<DriverAnswer>,
    /// Readers that the drivers name.
    pub readers: Vec<ReaderAnswer>,
    /// Tokens in them.
    pub tokens: Vec<TokenAnswer>,
    /// Certificates that can sign.
    pub certificates: usize,
}

/// A driver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DriverAnswer {
    /// Its name in the table.
    pub name: String,
    /// Where it is, or was looked for first.
    pub path: String,
    /// Whether it can be used.
    pub state: DriverState,
}

/// Whether a driver can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DriverState {
    /// It is.
    Loaded,
    /// It is not installed.
    Missing,
    /// It is installed and cannot be loaded, or must not be.
    Failed,
}

/// A reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReaderAnswer {
    /// Its name, as the driver has it.
    pub name: String,
    /// What is in it.
    pub state: ReaderState,
}

/// What is in a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReaderState {
    /// Nothing.
    Empty,
    /// A token.
    Token,
    /// A token that another program has.
    Busy,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenAnswer {
    /// Names it in other answers.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its model.
    pub model: String,
    /// The driver it is seen through.
    pub driver: String,
    /// Whether it can be used.
    pub state: TokenState,
    /// Whether the PIN is typed on the reader.
    #[serde(rename = "pinPad")]
    pub pin_pad: bool,
    /// What it says of wrong PINs.
    pub tries: Tries,
}

/// Whether a token can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenState {
    /// Yes.
    Ready,
    /// After too many wrong PINs, no.
    Locked,
    /// Nobody has set it up.
    Uninitialised,
}

/// What PKCS#11 says of wrong PINs; it has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tries {
    /// None was wrong since the last good one.
    Ok,
    /// At least one was wrong.
    Low,
    /// One more locks it.
    Final,
    /// It is locked.
    Locked,
}

/// A certificate whose key is on a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateAnswer {
    /// DER in base64.
    pub certificate: String,
    /// Those above it that the token has.
    pub chain: Vec<String>,
    /// The token.
    pub token: String,
    /// What the token is called.
    #[serde(rename = "tokenLabel")]
    pub token_label: String,
    /// What the token calls it.
    pub label: String,
    /// How its key can sign.
    pub algorithms: Vec<KeyAlgorithm>,
    /// Whether it is outside its time.
    pub expired: bool,
}

/// A token that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenFault {
    /// The token, or the driver.
    pub token: String,
    /// Why.
    pub code: ErrorCode,
}

/// What the host waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// A person looks at what is to be signed.
    Review,
    /// A PIN.
    Pin,
    /// The token.
    Signing,
}
