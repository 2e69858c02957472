//! What went wrong, as the extension hears it.

use crate::mechanism;
use cryptoki::error::{Error, RvError};
use kyso::bridge::protocol::ErrorCode;

/// A code, and the wrong PINs that the token still takes, where it says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) code: ErrorCode,
    pub(crate) tries_left: Option<u8>,
}

impl From<ErrorCode> for Fault {
    fn from(code: ErrorCode) -> Self {
        Self { code, tries_left: None }
    }
}

/// What an error of a driver means.
pub(crate) fn code_of(error: &Error) -> ErrorCode {
    if mechanism::is_removed(error) {
        return ErrorCode::TokenRemoved;
    }
    if mechanism::is_unsupported(error) {
        return ErrorCode::AlgorithmUnsupported;
    }
    if mechanism::is_wrong_pin(error) {
        return ErrorCode::PinIncorrect;
    }
    match error {
        Error::Pkcs11(RvError::SessionClosed | RvError::SlotIdInvalid | RvError::TokenNotRecognized, _) => {
            ErrorCode::TokenRemoved
        }
        Error::Pkcs11(RvError::PinLocked, _) => ErrorCode::PinLocked,
        // On the reader's pad.
        Error::Pkcs11(RvError::FunctionCanceled | RvError::Cancel, _) => ErrorCode::UserDeclined,
        Error::Pkcs11(RvError::KeySizeRange | RvError::DataLenRange, _) => ErrorCode::AlgorithmUnsupported,
        Error::Pkcs11(RvError::SessionCount | RvError::OperationActive | RvError::UserAnotherAlreadyLoggedIn, _) => {
            ErrorCode::Busy
        }
        _ => ErrorCode::TokenError,
    }
}
