//! The second step: the value, verified before it goes in.

use super::prepared::key;
use super::request::Form;
use super::signed_data::Parts;
use super::timestamp::check_timestamp;
use super::{Prepared, SignError};
use crate::crypto::{Outcome, Signed, verify};

/// Whether a value is one of the certificate's key over the signed attributes. Asked before anything else is done with the value
/// (Decree 68/2024 Art. 29.3).
///
/// # Errors
/// [`SignError::ValueMismatch`].
pub fn verify_value(prepared: &Prepared, value: &[u8]) -> Result<(), SignError> {
    let signer = prepared.signer()?;
    match verify(key(&signer)?, &prepared.algorithm()?, Signed::Message(&prepared.attributes), value) {
        Outcome::Verified => Ok(()),
        _ => Err(SignError::ValueMismatch),
    }
}

/// Puts the value into its place, with a time-stamp token over it if there is one. For a PDF what comes out are the bytes to append to
/// the file that was prepared; for a message it is the message.
///
/// The value must be one of the certificate's key over the signed attributes (Decree 68/2024 Art. 29.3), and the token one over the
/// value.
///
/// # Errors
/// [`SignError::ValueMismatch`], [`SignError::TimestampOfOther`], [`SignError::NoRoom`].
pub fn embed(prepared: &Prepared, value: &[u8], timestamp: Option<&[u8]>) -> Result<Vec<u8>, SignError> {
    let signer = prepared.signer()?;
    let algorithm = prepared.algorithm()?;
    verify_value(prepared, value)?;
    if let Some(token) = timestamp {
        check_timestamp(token, value)?;
    }
    let parts = Parts {
        digest: prepared.digest_algorithm()?,
        algorithm: &algorithm,
        signer: &signer,
        chain: &prepared.chain,
        attributes: &prepared.attributes,
        value,
        timestamp,
        content: (prepared.form == Form::CadesOpaque).then_some(prepared.append.as_slice()),
    };
    let message = parts.encode()?;
    match prepared.form {
        Form::CadesDetached | Form::CadesOpaque => Ok(message),
        Form::Pades | Form::Adbe | Form::DocumentTimestamp => filled(prepared, &message),
    }
}

/// Puts a time-stamp over the document into its place.
///
/// # Errors
/// [`SignError::TimestampOfOther`], [`SignError::NoRoom`].
pub fn embed_timestamp(prepared: &Prepared, token: &[u8]) -> Result<Vec<u8>, SignError> {
    super::timestamp::check_imprint(token, &prepared.digest)?;
    filled(prepared, token)
}

/// The bytes to append, with `Contents`.
fn filled(prepared: &Prepared, message: &[u8]) -> Result<Vec<u8>, SignError> {
    if message.len() > prepared.room {
        return Err(SignError::NoRoom { needed: message.len() });
    }
    let digits = hex::encode(message);
    let mut bytes = prepared.append.clone();
    let place = bytes.get_mut(prepared.contents..).and_then(|rest| rest.get_mut(..digits.len()));
    place.ok_or(SignError::NoRoom { needed: message.len() })?.copy_from_slice(digits.as_bytes());
    Ok(bytes)
}
