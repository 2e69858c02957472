//! What a person asks to be signed, as the JSON text that the package writes.

use super::object::wrong;
use super::sign_failure::SignFailure;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::sign::appearance::Typeface;
use crate::sign::appearance::display::CopyForm;
use crate::sign::appearance::placement::Fonts;
use crate::sign::{Commitment, Field, FieldLock, Form, Look, Request, Role, RsaScheme, SignError, Wanted};
use serde::Deserialize;

/// The request of one act.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) password: Option<String>,
    act: Role,
    time: String,
    form: Form,
    digest: String,
    rsa: RsaScheme,
    field: Option<String>,
    certify: Option<u8>,
    lock: Option<AskedLock>,
    reason: Option<String>,
    location: Option<String>,
    contact: Option<String>,
    commitment: Option<AskedCommitment>,
    timestamp_room: usize,
    content_timestamp_room: usize,
    look: AskedLook,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AskedLock {
    All(bool),
    Include(Vec<String>),
    Exclude(Vec<String>),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AskedCommitment {
    Origin,
    Approval,
    Creation,
}

/// How it looks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AskedLook {
    seal_size: Option<f64>,
    copy_form: Option<AskedCopy>,
    agency_name: Option<String>,
    document_number: Option<String>,
    number: Option<u32>,
    date: Option<(u8, u8)>,
    page: Option<usize>,
    rectangle: Option<[f64; 4]>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AskedCopy {
    SaoY,
    SaoLuc,
    TrichSao,
}

/// The files of the look.
pub(super) struct LookFiles {
    pub(super) image: Option<Vec<u8>>,
    pub(super) upright: Option<Vec<u8>>,
    pub(super) italic: Option<Vec<u8>>,
}

impl Asked {
    pub(super) fn parse(json: &str) -> Result<Self, SignFailure> {
        serde_json::from_str(json).map_err(|error| wrong(format!("request: {error}")).into())
    }

    /// What the engine is asked for.
    pub(super) fn request(&self) -> Result<Request, SignFailure> {
        let digest = DigestAlgorithm::from_name(&self.digest);
        let digest = digest.ok_or_else(|| SignError::AlgorithmUnsupported { what: self.digest.clone() })?;
        if self.certify.is_some_and(|permissions| !(1..=3).contains(&permissions)) {
            return Err(wrong("request: certify is 1, 2 or 3").into());
        }
        if self.form == Form::DocumentTimestamp {
            return Err(wrong("request: a time-stamp over a document is no signature").into());
        }
        if self.commitment.is_some() && self.reason.is_some() {
            return Err(wrong("request: a commitment or a reason, not both").into());
        }
        Ok(Request {
            form: self.form,
            digest,
            rsa: self.rsa,
            field: self.field.clone().map_or(Field::New, Field::Existing),
            certify: self.certify,
            lock: self.lock.as_ref().and_then(AskedLock::lock),
            reason: self.reason.clone(),
            location: self.location.clone(),
            contact: self.contact.clone(),
            commitment: self.commitment.as_ref().map(AskedCommitment::commitment),
            timestamp_room: self.timestamp_room,
            content_timestamp_room: self.content_timestamp_room,
            ..Request::new(self.time()?)
        })
    }

    pub(super) fn time(&self) -> Result<Timestamp, SignFailure> {
        let unread = || wrong("request: time is not a time of RFC 3339");
        Timestamp::parse(&self.time).ok_or_else(|| unread().into())
    }

    /// How the signatures look.
    pub(super) fn look<'s>(&'s self, files: &'s LookFiles) -> Result<Look<'s>, SignFailure> {
        let own = &self.look;
        if own.date.is_some_and(|(day, month)| !(1..=31).contains(&day) || !(1..=12).contains(&month)) {
            return Err(wrong("request: date is not a day and a month").into());
        }
        let font = |file: &'s Option<Vec<u8>>| file.as_deref().map_or_else(|| Ok(Typeface::none()), Typeface::read);
        let fonts = Fonts { upright: font(&files.upright)?, italic: font(&files.italic)? };
        let wanted = Wanted {
            image: files.image.as_deref(),
            seal_size: own.seal_size,
            copy: own.copy_form.map(AskedCopy::form).zip(own.agency_name.as_deref()),
            document_number: own.document_number.as_deref(),
            number: own.number,
            date: own.date,
            page: own.page,
            rectangle: own.rectangle,
            field: self.field.as_deref(),
        };
        Ok(Look { role: self.act, wanted, time: self.time()?, fonts })
    }

    /// Whether a file of any kind is signed, beside it or around it.
    pub(super) fn is_message(&self) -> bool {
        matches!(self.form, Form::CadesDetached | Form::CadesOpaque)
    }
}

impl AskedLock {
    fn lock(&self) -> Option<FieldLock> {
        match self {
            Self::All(all) => all.then_some(FieldLock::All),
            Self::Include(names) => Some(FieldLock::Include(names.clone())),
            Self::Exclude(names) => Some(FieldLock::Exclude(names.clone())),
        }
    }
}

impl AskedCommitment {
    fn commitment(&self) -> Commitment {
        match self {
            Self::Origin => Commitment::Origin,
            Self::Approval => Commitment::Approval,
            Self::Creation => Commitment::Creation,
        }
    }
}

impl AskedCopy {
    fn form(self) -> CopyForm {
        match self {
            Self::SaoY => CopyForm::Full,
            Self::SaoLuc => CopyForm::OfACopy,
            Self::TrichSao => CopyForm::Extract,
        }
    }
}
