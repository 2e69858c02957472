//! Why a card does not sign.

use crate::bridge::ccid::CcidError;
use core::fmt;

/// What went wrong, with the code that a page is given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CardError {
    /// The reader, or the way to it.
    Reader(CcidError),
    /// The card has none of the applications that are known here.
    NoApplication,
    /// The card refused a command.
    Refused {
        /// What it was asked for.
        command: &'static str,
        /// SW1 and SW2 (ISO 7816-4, 5.6).
        status: u16,
    },
    /// An answer is not what the standard says.
    Malformed {
        /// What it was to be.
        what: &'static str,
    },
    /// An answer is longer than any of its kind may be.
    TooLong {
        /// What it was to be.
        what: &'static str,
    },
    /// The certificate is not on this card.
    CertificateUnknown,
    /// The key cannot make such a value.
    AlgorithmUnsupported,
    /// A PIN that the card could not have taken. It was not sent.
    PinForm,
    /// The PIN is wrong.
    PinIncorrect {
        /// Tries that are left, if the card says so.
        left: Option<u8>,
    },
    /// The next wrong PIN locks the card, and nobody has agreed to that.
    PinFinalTry,
    /// The PIN is locked.
    PinLocked,
    /// The task is over, and was asked to go on.
    Ended,
}

impl CardError {
    /// A short name, the same as that of the token host for the same reason.
    ///
    /// ```
    /// use kyso::bridge::card::CardError;
    /// assert_eq!(CardError::PinLocked.code(), "pin-locked");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::Reader(CcidError::NoCard) => "token-removed",
            Self::Reader(CcidError::NoReader | CcidError::LevelUnsupported) => "no-driver",
            Self::NoApplication => "no-driver",
            Self::CertificateUnknown => "certificate-unknown",
            Self::AlgorithmUnsupported => "algorithm-unsupported",
            Self::PinForm | Self::PinIncorrect { .. } => "pin-incorrect",
            Self::PinFinalTry => "pin-final-try",
            Self::PinLocked => "pin-locked",
            Self::Reader(_) | Self::Refused { .. } | Self::Malformed { .. } | Self::TooLong { .. } | Self::Ended => {
                "token-error"
            }
        }
    }

    /// Tries that are left after a wrong PIN, if the card says so.
    pub fn tries_left(&self) -> Option<u8> {
        match self {
            Self::PinIncorrect { left } => *left,
            Self::PinFinalTry => Some(1),
            Self::PinLocked => Some(0),
            _ => None,
        }
    }
}

impl From<CcidError> for CardError {
    fn from(error: CcidError) -> Self {
        Self::Reader(error)
    }
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reader(error) => error.fmt(f),
            Self::NoApplication => f.write_str("the card has neither PIV nor PKCS #15"),
            Self::Refused { command, status } => write!(f, "the card refused {command} with {status:04X}"),
            Self::Malformed { what } => write!(f, "{what} is not well formed"),
            Self::TooLong { what } => write!(f, "{what} is too long"),
            Self::CertificateUnknown => f.write_str("the certificate is not on this card"),
            Self::AlgorithmUnsupported => f.write_str("the key cannot make such a value"),
            Self::PinForm => f.write_str("the card cannot have such a PIN"),
            Self::PinIncorrect { left: Some(left) } => write!(f, "the PIN is wrong; tries left: {left}"),
            Self::PinIncorrect { left: None } => f.write_str("the PIN is wrong"),
            Self::PinFinalTry => f.write_str("one more wrong PIN locks the card"),
            Self::PinLocked => f.write_str("the PIN is locked"),
            Self::Ended => f.write_str("the task is over"),
        }
    }
}

impl core::error::Error for CardError {}
