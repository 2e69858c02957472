//! From options to what the engine is asked for.

use crate::arguments::{FormOptions, SignAs, SignCommitment, SignDigest, SignForm, SignLevel, SignOptions};
use kyso::Timestamp;
use kyso::crypto::DigestAlgorithm;
use kyso::sign::{Commitment, Field, FieldLock, Form, Request, Role, RsaScheme};

/// The request of the options.
pub(super) fn request(options: &SignOptions, time: Timestamp) -> Result<Request, String> {
    let form = &options.form;
    Ok(Request {
        form: match form.form {
            SignForm::Pades => Form::Pades,
            SignForm::Adbe => Form::Adbe,
            SignForm::CadesDetached => Form::CadesDetached,
            SignForm::CadesOpaque => Form::CadesOpaque,
        },
        digest: digest(form.digest),
        rsa: if form.pss { RsaScheme::Pss } else { RsaScheme::Pkcs1 },
        field: options.at_field.clone().map_or(Field::New, Field::Existing),
        certify: form.certify,
        lock: form.lock.as_deref().map(lock).transpose()?,
        reason: form.reason.clone(),
        location: form.location.clone(),
        contact: form.contact.clone(),
        commitment: form.commitment.map(commitment),
        timestamp_room: timestamp_room(form),
        content_timestamp_room: if form.content_time_stamp { form.timestamp_room } else { 0 },
        ..Request::new(time)
    })
}

fn timestamp_room(form: &FormOptions) -> usize {
    if form.level >= SignLevel::Time { form.timestamp_room } else { 0 }
}

fn commitment(commitment: SignCommitment) -> Commitment {
    match commitment {
        SignCommitment::Origin => Commitment::Origin,
        SignCommitment::Approval => Commitment::Approval,
        SignCommitment::Creation => Commitment::Creation,
    }
}

pub(super) fn digest(digest: SignDigest) -> DigestAlgorithm {
    match digest {
        SignDigest::Sha256 => DigestAlgorithm::Sha256,
        SignDigest::Sha384 => DigestAlgorithm::Sha384,
        SignDigest::Sha512 => DigestAlgorithm::Sha512,
    }
}

fn lock(text: &str) -> Result<FieldLock, String> {
    let names = |list: &str| list.split(',').map(str::to_owned).collect();
    match text.split_once(':') {
        None if text == "all" => Ok(FieldLock::All),
        Some(("include", list)) => Ok(FieldLock::Include(names(list))),
        Some(("exclude", list)) => Ok(FieldLock::Exclude(names(list))),
        _ => Err(format!("--lock {text}: all, include:A,B or exclude:A,B")),
    }
}

pub(super) fn role(role: SignAs) -> Role {
    match role {
        SignAs::Person => Role::Person,
        SignAs::Agency => Role::Agency,
        SignAs::Copy => Role::Copy,
        SignAs::Annex => Role::Annex,
        SignAs::Number => Role::Number,
    }
}
