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

/// Values over all items, in their order. The token is logged in for as long as it takes.
pub(crate) fn values(
    driver: &Driver,
    holding: &Holding,
    items: &[Item],
    window: &Window,
    progress: impl Fn(Step, Option<usize>),
) -> Result<Vec<Vec<u8>>, Fault> {
    let module = driver.module.as_ref().ok_or(ErrorCode::DriverFailed)?;
    let info = module.get_token_info(holding.slot).map_err(|error| code_of(&error))?;
    pin::refuse_locked(&info, window)?;
    progress(Step::Pin, None);
    let mut pin = None;
    let needs_login = info.login_required();
    if needs_login {
        pin = pin::ask(&info, items.len(), window)?;
    }
    let outcome = logged_in(module, holding, needs_login, pin, items, window, &progress);
    outcome.map_err(|fault| if is_present(module, holding) { fault } else { ErrorCode::TokenRemoved.into() })
}

fn logged_in(
    module: &Pkcs11,
    holding: &Holding,
    needs_login: bool,
    pin: Option<AuthPin>,
    items: &[Item],
    window: &Window,
    progress: &impl Fn(Step, Option<usize>),
) -> Result<Vec<Vec<u8>>, Fault> {
    let session = module.open_ro_session(holding.slot).map_err(|error| code_of(&error))?;
    if needs_login {
        pin::log_in(module, holding, &session, UserType::User, pin.as_ref(), window)?;
    }
    let (key, asks_each_time) = key(&session, holding)?;
    // Kept for the first value of a key that wants its PIN before each, and wiped here for all others.
    let mut first_pin = pin.filter(|_| asks_each_time);
    let mut values = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        progress(Step::Signing, Some(index));
        let value = if asks_each_time {
            let given = match first_pin.take() {
                Some(pin) => Some(pin),
                None => {
                    progress(Step::Pin, Some(index));
                    pin::ask(&holding.info, 1, window)?
                }
            };
            let again = || pin::log_in(module, holding, &session, UserType::ContextSpecific, given.as_ref(), window);
            value(&session, key, item, Some(&again))?
        } else {
            value(&session, key, item, None)?
        };
        check(holding, item, &value)?;
        values.push(value);
    }
    // The session ends the login too; a token that refuses has nothing left to give.
    let _ = session.logout();
    Ok(values)
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
