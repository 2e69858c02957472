//! Logging in. A PIN is asked for once and tried once: tokens lock after a few wrong ones.

use crate::consent::code;
use crate::fault::{Fault, code_of};
use crate::holding::Holding;
use crate::messages::words;
use crate::window::Window;
use cryptoki::context::Pkcs11;
use cryptoki::session::{Session, UserType};
use cryptoki::slot::TokenInfo;
use cryptoki::types::AuthPin;
use kyso::bridge::protocol::{ErrorCode, Tries};

/// Asks for the PIN of a token; none where the reader takes it.
pub(crate) fn ask(info: &TokenInfo, documents: usize, window: &Window) -> Result<Option<AuthPin>, Fault> {
    if info.protected_authentication_path() {
        return Ok(None);
    }
    let words = words();
    let warning = match crate::status::tries(info) {
        Tries::Final => Some(words.pin_final),
        Tries::Low => Some(words.pin_low),
        Tries::Ok | Tries::Locked => None,
    };
    let text = words.pin(info.label(), documents);
    window.pin(&text, warning).map(Some).map_err(|answered| code(answered).into())
}

/// Refuses a locked token, and says what to do.
pub(crate) fn refuse_locked(info: &TokenInfo, window: &Window) -> Result<(), Fault> {
    if !info.user_pin_locked() {
        return Ok(());
    }
    window.show(words().locked, words().understood);
    Err(Fault { code: ErrorCode::PinLocked, tries_left: Some(0) })
}

/// Logs in once.
pub(crate) fn log_in(
    module: &Pkcs11,
    holding: &Holding,
    session: &Session,
    user: UserType,
    pin: Option<&AuthPin>,
    window: &Window,
) -> Result<(), Fault> {
    let Err(error) = session.login(user, pin) else { return Ok(()) };
    let found = code_of(&error);
    if !matches!(found, ErrorCode::PinIncorrect | ErrorCode::PinLocked) {
        return Err(found.into());
    }
    let now = module.get_token_info(holding.slot).map_err(|error| code_of(&error))?;
    refuse_locked(&now, window)?;
    let tries_left = (crate::status::tries(&now) == Tries::Final).then_some(1);
    Err(Fault { code: found, tries_left })
}
