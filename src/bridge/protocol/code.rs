//! What can go wrong, by name.

use serde::{Deserialize, Serialize};

/// The stable code of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// Not a message of the protocol. The connection ends.
    BadMessage,
    /// Longer than a message may be. The connection ends.
    MessageTooLarge,
    /// Another version of the protocol.
    ProtocolVersion,
    /// Not a site over TLS or the extension itself, or not the origin that gave the documents.
    OriginNotAllowed,
    /// Fewer bytes than were announced, or fewer documents.
    DocumentIncomplete,
    /// Larger than a document may be, or more bytes than were announced.
    DocumentTooLarge,
    /// The attributes have another digest than the document that was received.
    DigestMismatch,
    /// Attributes beyond the closed list, or not in DER.
    AttributesNotAllowed,
    /// `ByteRange` does not leave out exactly the empty `Contents` of the last revision.
    ByteRange,
    /// No token has this certificate with a key.
    CertificateUnknown,
    /// The certificate is not valid now.
    CertificateExpired,
    /// Several tokens have it: which one is meant cannot be told.
    SeveralTokens,
    /// The key cannot sign in this way.
    AlgorithmUnsupported,
    /// The person said no.
    UserDeclined,
    /// No consent covers this signature: the person must be asked.
    ConsentOver,
    /// There is nothing to show a window with.
    NoWindow,
    /// A wrong PIN. It is never tried again without being asked for.
    PinIncorrect,
    /// The token is locked.
    PinLocked,
    /// Nobody answered.
    PinTimeout,
    /// The token is gone.
    TokenRemoved,
    /// The token failed, or its value is not one of the key.
    TokenError,
    /// The driver cannot be loaded.
    DriverFailed,
    /// No driver of the table is installed.
    NoDriver,
    /// Another program has the token.
    Busy,
}

impl ErrorCode {
    /// Whether the connection ends after it.
    pub fn ends_connection(self) -> bool {
        matches!(self, Self::BadMessage | Self::MessageTooLarge | Self::ProtocolVersion)
    }

    /// Whether the documents are kept: the person may try again, with a new consent.
    pub fn keeps_documents(self) -> bool {
        matches!(self, Self::ConsentOver | Self::PinIncorrect | Self::PinTimeout | Self::TokenRemoved | Self::Busy)
    }
}
