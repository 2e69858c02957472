//! The key of a token, over PKCS#11.

mod pin;

use crate::arguments::KeyOptions;
use crate::commands::sign::Failure;
use crate::mechanism;
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::AuthPin;
use kyso::crypto::SignatureAlgorithm;
use kyso::sign::ecdsa_value;

/// A token that is logged in, and the key on it.
pub(crate) struct Token {
    session: Session,
    key: ObjectHandle,
    /// The PIN of a key that wants it before each signature (CKA_ALWAYS_AUTHENTICATE), as the signing key of PIV cards does; none inside
    /// where the token has a keypad. It is wiped with the token.
    each_time: Option<Option<AuthPin>>,
    /// Certificates on the token, that of the key first. Empty if it has none for the key.
    pub(crate) certificates: Vec<Vec<u8>>,
}

impl Token {
    /// Finds the token and the key, and logs in: once, because a token locks after some wrong PINs.
    pub(crate) fn open(options: &KeyOptions) -> Result<Self, Failure> {
        let module = options.pkcs11.as_deref().ok_or_else(|| Failure::new("token-module", "--pkcs11"))?;
        let load = |error: Error| Failure::new("token-module", format!("{}: {error}", module.display()));
        let context = Pkcs11::new(module).map_err(load)?;
        context.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).map_err(load)?;
        let (slot, info) = slot(&context, options.token.as_deref())?;
        let session = context.open_ro_session(slot).map_err(failed)?;
        let pin = log_in(&context, slot, &info, &session, options)?;
        let (key, id) = key(&session, options.key.as_deref())?;
        let each_time = wants_pin_each_time(&session, key).then_some(pin);
        let certificates = certificates(&session, &id)?;
        Ok(Self { session, key, each_time, certificates })
    }

    /// The value over a digest, in the form that goes into a message.
    pub(crate) fn sign(&self, algorithm: &SignatureAlgorithm, digest: &[u8]) -> Result<Vec<u8>, Failure> {
        let cannot = || Failure::new("token-cannot", algorithm.to_string());
        let (mechanism, data) = mechanism::mechanism(algorithm, digest).ok_or_else(cannot)?;
        let value = self.value(&mechanism, &data).map_err(|error| match error {
            error if mechanism::is_unsupported(&error) => cannot(),
            other => failed(other),
        })?;
        Ok(if matches!(algorithm, SignatureAlgorithm::Ecdsa(_)) { ecdsa_value(&value) } else { value })
    }

    fn value(&self, mechanism: &Mechanism<'_>, data: &[u8]) -> Result<Vec<u8>, Error> {
        let Some(pin) = &self.each_time else { return self.session.sign(mechanism, self.key, data) };
        // Between the beginning and the end of one signature, or it counts for none.
        self.session.sign_init(mechanism, self.key)?;
        self.session.login(UserType::ContextSpecific, pin.as_ref())?;
        self.session.sign_update(data)?;
        self.session.sign_final()
    }
}

/// Whether the key wants its PIN before each signature. A token that does not know the attribute has no such keys.
fn wants_pin_each_time(session: &Session, key: ObjectHandle) -> bool {
    let said = session.get_attributes(key, &[AttributeType::AlwaysAuthenticate]).unwrap_or_default();
    said.contains(&Attribute::AlwaysAuthenticate(true))
}

/// What an error of the module means for the person who signs.
fn failed(error: Error) -> Failure {
    let code = match &error {
        error if mechanism::is_removed(error) => "token-removed",
        Error::Pkcs11(RvError::PinLocked, _) => "pin-locked",
        _ => "token-failed",
    };
    Failure::new(code, error.to_string())
}

/// The slot of the token with this label, or of the only token.
fn slot(context: &Pkcs11, label: Option<&str>) -> Result<(Slot, TokenInfo), Failure> {
    let mut found = Vec::new();
    for slot in context.get_slots_with_initialized_token().map_err(failed)? {
        let info = context.get_token_info(slot).map_err(failed)?;
        if label.is_none_or(|label| info.label() == label) {
            found.push((slot, info));
        }
    }
    if found.len() > 1 {
        let labels: Vec<&str> = found.iter().map(|(_, info)| info.label()).collect();
        return Err(Failure::new("token-ambiguous", labels.join(", ")));
    }
    found.pop().ok_or_else(|| Failure::new("token-absent", label.unwrap_or_default()))
}

/// Logs in, and returns the PIN that was given.
fn log_in(
    context: &Pkcs11,
    slot: Slot,
    info: &TokenInfo,
    session: &Session,
    options: &KeyOptions,
) -> Result<Option<AuthPin>, Failure> {
    if !info.login_required() {
        return Ok(None);
    }
    if info.user_pin_locked() {
        return Err(Failure::new("pin-locked", ""));
    }
    if info.user_pin_final_try() && !options.final_try {
        return Err(Failure::new("pin-final-try", ""));
    }
    // A token with a keypad asks itself.
    let pin = if info.protected_authentication_path() { None } else { Some(pin::read(options, info.label())?) };
    session.login(UserType::User, pin.as_ref()).map_err(|error| match error {
        error if mechanism::is_wrong_pin(&error) => wrong_pin(context, slot),
        other => failed(other),
    })?;
    Ok(pin)
}

/// A wrong PIN, and what the token says of the tries that are left; PKCS#11 has no number for them.
fn wrong_pin(context: &Pkcs11, slot: Slot) -> Failure {
    let code = match context.get_token_info(slot) {
        Ok(info) if info.user_pin_locked() => "pin-incorrect-locked",
        Ok(info) if info.user_pin_final_try() => "pin-incorrect-last",
        Ok(info) if info.user_pin_count_low() => "pin-incorrect-few",
        _ => "pin-incorrect",
    };
    Failure::new(code, "")
}

/// The key that signs, and its identifier.
fn key(session: &Session, wanted: Option<&str>) -> Result<(ObjectHandle, Vec<u8>), Failure> {
    let all =
        session.find_objects(&[Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Sign(true)]).map_err(failed)?;
    let mut found = Vec::new();
    for handle in all {
        let (mut id, mut label) = (Vec::new(), Vec::new());
        for attribute in session.get_attributes(handle, &[AttributeType::Id, AttributeType::Label]).map_err(failed)? {
            match attribute {
                Attribute::Id(value) => id = value,
                Attribute::Label(value) => label = value,
                _ => {}
            }
        }
        let named = |wanted: &str| wanted.as_bytes() == label || wanted.eq_ignore_ascii_case(&hex::encode(&id));
        if wanted.is_none_or(named) {
            found.push((handle, id, String::from_utf8_lossy(&label).into_owned()));
        }
    }
    if found.len() > 1 {
        let names: Vec<String> = found.iter().map(|(_, id, label)| format!("{label} ({})", hex::encode(id))).collect();
        return Err(Failure::new("token-ambiguous", names.join(", ")));
    }
    let (handle, id, _) = found.pop().ok_or_else(|| Failure::new("token-no-key", wanted.unwrap_or_default()))?;
    Ok((handle, id))
}

/// The certificates on the token, that of the key first; none if there is none for the key.
fn certificates(session: &Session, id: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for handle in session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]).map_err(failed)? {
        let (mut its_id, mut der) = (Vec::new(), Vec::new());
        for attribute in session.get_attributes(handle, &[AttributeType::Id, AttributeType::Value]).map_err(failed)? {
            match attribute {
                Attribute::Id(value) => its_id = value,
                Attribute::Value(value) => der = value,
                _ => {}
            }
        }
        if its_id == id { own.push(der) } else { others.push(der) }
    }
    if own.is_empty() {
        return Ok(Vec::new());
    }
    own.extend(others);
    Ok(own)
}
