//! The token signs what was agreed to, and each value is verified before it leaves the host.

use crate::fault::{Fault, code_of};
use crate::holding::Holding;
use crate::tokens::Driver;
use crate::window::Window;
use crate::{mechanism, pin};
use cryptoki::context::Pkcs11;
use cryptoki::error::Error;
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use kyso::bridge::protocol::{ErrorCode, KeyAlgorithm, Step};
use kyso::crypto::{Outcome, SignatureAlgorithm, Signed, verify, verify_ecdsa_p1363};

/// The algorithm and the signed attributes of a document.
pub(crate) type Item = (KeyAlgorithm, Vec<u8>);

/// A token that is logged in, until this is dropped.
pub(crate) struct Open {
    module: Pkcs11,
    session: Session,
    key: ObjectHandle,
    asks_each_time: bool,
    /// Kept for the first value of a key that wants its PIN before each, and wiped at once for all others.
    first_pin: Option<AuthPin>,
}

impl Open {
    /// Asks for the PIN and logs in.
    pub(crate) fn new(
        driver: &Driver,
        holding: &Holding,
        signatures: usize,
        window: &Window,
        progress: &impl Fn(Step, Option<usize>),
    ) -> Result<Self, Fault> {
        let module = driver.module.as_ref().ok_or(ErrorCode::DriverFailed)?;
        let info = module.get_token_info(holding.slot).map_err(|error| code_of(&error))?;
        pin::refuse_locked(&info, window)?;
        progress(Step::Pin, None);
        let needs_login = info.login_required();
        let pin = if needs_login { pin::ask(&info, signatures, window)? } else { None };
        let outcome = logged_in(module, holding, needs_login, pin, window);
        outcome.map_err(|fault| of_present(module, holding, fault))
    }

    /// The value over an item. A key that wants its PIN each time has the person asked for it.
    pub(crate) fn value(
        &mut self,
        holding: &Holding,
        (index, item): (usize, &Item),
        window: &Window,
        progress: &impl Fn(Step, Option<usize>),
    ) -> Result<Vec<u8>, Fault> {
        progress(Step::Signing, Some(index));
        let outcome = self.raw_value(holding, (index, item), window, progress);
        let value = outcome.map_err(|fault| of_present(&self.module, holding, fault))?;
        check(holding, item, &value)?;
        Ok(value)
    }

    fn raw_value(
        &mut self,
        holding: &Holding,
        (index, item): (usize, &Item),
        window: &Window,
        progress: &impl Fn(Step, Option<usize>),
    ) -> Result<Vec<u8>, Fault> {
        if !self.asks_each_time {
            return value(&self.session, self.key, item, None);
        }
        let given = match self.first_pin.take() {
            Some(pin) => Some(pin),
            None => {
                progress(Step::Pin, Some(index));
                pin::ask(&holding.info, 1, window)?
            }
        };
        let (module, session) = (&self.module, &self.session);
        let again = || pin::log_in(module, holding, session, UserType::ContextSpecific, given.as_ref(), window);
        value(session, self.key, item, Some(&again))
    }
}

impl Drop for Open {
    /// The end of the session ends the login too; a token that refuses has nothing left to give.
    fn drop(&mut self) {
        let _ = self.session.logout();
    }
}

fn logged_in(
    module: &Pkcs11,
    holding: &Holding,
    needs_login: bool,
    pin: Option<AuthPin>,
    window: &Window,
) -> Result<Open, Fault> {
    let session = module.open_ro_session(holding.slot).map_err(|error| code_of(&error))?;
    if needs_login {
        pin::log_in(module, holding, &session, UserType::User, pin.as_ref(), window)?;
    }
    let (key, asks_each_time) = key(&session, holding)?;
    let first_pin = pin.filter(|_| asks_each_time);
    Ok(Open { module: module.clone(), session, key, asks_each_time, first_pin })
}

/// Whatever a driver says of a token that is gone, that it is gone is what went wrong.
fn of_present(module: &Pkcs11, holding: &Holding, fault: Fault) -> Fault {
    if is_present(module, holding) { fault } else { ErrorCode::TokenRemoved.into() }
}

/// Whether the token is still there.
fn is_present(module: &Pkcs11, holding: &Holding) -> bool {
    let same = |serial: &str| serial == holding.info.serial_number();
    module.get_slot_info(holding.slot).is_ok_and(|slot| slot.token_present())
        && module.get_token_info(holding.slot).is_ok_and(|info| info.token_initialized() && same(info.serial_number()))
}

/// The key of the certificate, and whether it wants its PIN before each signature (PKCS#11, CKA_ALWAYS_AUTHENTICATE).
fn key(session: &Session, holding: &Holding) -> Result<(ObjectHandle, bool), Fault> {
    let code = |error: Error| code_of(&error);
    let wanted = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Id(holding.key.clone())];
    let found = session.find_objects(&wanted).map_err(code)?;
    let key = found.first().copied().ok_or(ErrorCode::CertificateUnknown)?;
    let said = session.get_attributes(key, &[AttributeType::AlwaysAuthenticate]).unwrap_or_default();
    Ok((key, said.contains(&Attribute::AlwaysAuthenticate(true))))
}

/// A value as PKCS#11 has it: of ECDSA r and s one after the other.
fn value(
    session: &Session,
    key: ObjectHandle,
    (algorithm, attributes): &Item,
    log_in: Option<&dyn Fn() -> Result<(), Fault>>,
) -> Result<Vec<u8>, Fault> {
    let digest = algorithm.digest().digest(attributes);
    let (mechanism, data) =
        mechanism::mechanism(&algorithm.signature(), &digest).ok_or(ErrorCode::AlgorithmUnsupported)?;
    let code = |error: Error| Fault::from(code_of(&error));
    let Some(log_in) = log_in else { return session.sign(&mechanism, key, &data).map_err(code) };
    // Between the beginning and the end of one signature, or it counts for none.
    let begin = |mechanism: &Mechanism<'_>| session.sign_init(mechanism, key).map_err(code);
    begin(&mechanism)?;
    log_in()?;
    session.sign_update(&data).map_err(code)?;
    session.sign_final().map_err(code)
}

/// The value must be one of the certificate's key (Decree 68/2024 Art. 29.3).
fn check(holding: &Holding, (algorithm, attributes): &Item, value: &[u8]) -> Result<(), Fault> {
    let key = holding.certificate.key.as_ref().map_err(|_| ErrorCode::AlgorithmUnsupported)?;
    let outcome = match algorithm.signature() {
        SignatureAlgorithm::Ecdsa(digest) => verify_ecdsa_p1363(key, digest, Signed::Message(attributes), value),
        other => verify(key, &other, Signed::Message(attributes), value),
    };
    if outcome == Outcome::Verified { Ok(()) } else { Err(ErrorCode::TokenError.into()) }
}
