//! One file: checked, signed, judged, handed out.

use super::authority::Authority;
use super::judged::{self, Judged};
use super::levels::{self, Subject};
use super::output::{Draft, place};
use super::{Failure, look, request};
use crate::arguments::{FormOptions, SignForm, SignLevel, SignOptions};
use crate::file_source;
use crate::setup::{Bound, Setup, read_all};
use crate::token::Token;
use crate::verification::context;
use kyso::evidence::{EvidenceStore, Kind};
use kyso::sign::{
    Form, Judgement, Placement, Prepared, Request, Role, SignError, add_content_timestamp, as_expected,
    check_certificate, embed as embedded, may_sign, prepare, prepare_message, timestamp_token, verify_value,
};
use kyso::verify::{Context, Digests};
use kyso::{Input, Source, online};
use std::fs;
use std::path::{Path, PathBuf};

/// Who signs: the key, and its certificates.
pub(super) struct Signer {
    token: Token,
    certificates: Vec<Vec<u8>>,
}

impl Signer {
    /// The certificates of the options go first, then those of the token.
    pub(super) fn new(token: Token, options: &SignOptions) -> Result<Self, Failure> {
        let mut certificates = named(options)?;
        certificates.extend(token.certificates.iter().cloned());
        if certificates.is_empty() {
            return Err(Failure::new("token-no-certificate", ""));
        }
        Ok(Self { token, certificates })
    }
}

/// The certificates that the options name.
fn named(options: &SignOptions) -> Result<Vec<Vec<u8>>, Failure> {
    let unread = |reason: String| Failure::new("sign-bad-certificate", reason);
    let mut store = EvidenceStore::default();
    for (path, bytes) in read_all(&options.key.cert, Bound::Trust).map_err(unread)? {
        store.take_file(bytes, &file_source::name_of(&path));
    }
    Ok(store.of(Kind::Certificate).map(|item| item.der.to_vec()).collect())
}

/// What is known before a key is used.
struct Ready {
    source: Box<dyn Source>,
    /// The report on the document; none for a file that is no PDF.
    before: Option<Judged>,
    /// What was given, and what was fetched: nothing is asked twice.
    evidence: EvidenceStore,
    chain: Vec<Vec<u8>>,
    request: Request,
}

fn is_message(options: &SignOptions) -> bool {
    matches!(options.form.form, SignForm::CadesDetached | SignForm::CadesOpaque)
}

/// Checks the document and the certificate (Decree 68/2024 Art. 29).
fn ready(file: &Path, certificates: &[Vec<u8>], options: &SignOptions, setup: &Setup) -> Result<Ready, Failure> {
    let source = file_source::open(file)?;
    let role = request::role(options.role);
    let shown = file_source::name_of(file);
    let (mut before, mut evidence) = (None, setup.evidence.clone());
    if !is_message(options) {
        let judged = judged::source(source.as_ref(), None, &shown, &evidence, setup)?;
        may_sign(&Judgement::from(&judged.report), role)?;
        evidence = judged.evidence.clone();
        before = Some(judged);
    }
    let chain = checked_chain(certificates, role, &shown, &mut evidence, setup)?;
    let request = request::request(options, setup.now).map_err(|reason| Failure::new("sign-damaged", reason))?;
    // What was asked for one question is no part of the next one's report.
    evidence.fetched.clear();
    Ok(Ready { source, before, evidence, chain, request })
}

/// The certificate and those above it, when nothing speaks against signing with it. What is missing for that is fetched where the network
/// was switched on.
fn checked_chain(
    certificates: &[Vec<u8>],
    role: Role,
    shown: &str,
    evidence: &mut EvidenceStore,
    setup: &Setup,
) -> Result<Vec<Vec<u8>>, Failure> {
    let digests = Digests::default();
    let judge = |evidence: &EvidenceStore| {
        let context = Context { evidence, ..context(setup, &digests, shown) };
        let checked = check_certificate(certificates, role, &context)?;
        let wants = checked.wants.clone();
        Ok::<_, SignError>((checked, wants))
    };
    let checked = match &setup.online {
        Some(network) => online::gather(evidence, network.as_ref(), judge)?,
        None => judge(evidence)?.0,
    };
    checked.refused.map_or(Ok(checked.chain), |refused| Err(refused.into()))
}

fn prepared(ready: &Ready, placement: &Placement, options: &SignOptions, setup: &Setup) -> Result<Prepared, Failure> {
    let source = ready.source.as_ref();
    let prepared = if is_message(options) {
        prepare_message(source, &ready.request, &ready.chain, &setup.limits)?
    } else {
        let input = Input { source, detached: None, password: setup.password.as_deref() };
        prepare(&input, &ready.request, &ready.chain, placement, &setup.limits)?
    };
    if !options.form.content_time_stamp {
        return Ok(prepared);
    }
    let token = authority(&options.form).stamp(prepared.digest_algorithm()?, &prepared.digest)?;
    Ok(add_content_timestamp(&prepared, &token)?)
}

fn authority(form: &FormOptions) -> Authority<'_> {
    Authority { url: form.tsa.as_deref(), room: form.timestamp_room, patience: form.tsa_wait }
}

/// Signs one file.
pub(super) fn sign(
    file: &Path,
    output: &Path,
    signer: &Signer,
    options: &SignOptions,
    setup: &Setup,
) -> Result<PathBuf, Failure> {
    let place = place(output, file, extension(options))?;
    let placements = placements(file, &signer.certificates, options, setup)?;
    // A clerk's number, day and month are a signature each; the file appears when all of them are in it.
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let failed = |error: std::io::Error| Failure::new("sign-output-failed", error.to_string());
    let between = tempfile::tempdir_in(folder).map_err(failed)?;
    let mut current = file.to_owned();
    for (number, placement) in (1..).zip(&placements) {
        let is_last = number == placements.len();
        let next = if is_last { place.clone() } else { between.path().join(format!("{number}.pdf")) };
        sign_at(&current, &next, placement, signer, options, setup)?;
        current = next;
    }
    Ok(place)
}

/// Where the signatures of a file are shown. The name in the certificate tells one signer's block from another's.
fn placements(
    file: &Path,
    certificates: &[Vec<u8>],
    options: &SignOptions,
    setup: &Setup,
) -> Result<Vec<Placement>, Failure> {
    if is_message(options) {
        return Ok(vec![Placement::default()]);
    }
    let source = file_source::open(file)?;
    let input = Input { source: source.as_ref(), detached: None, password: setup.password.as_deref() };
    look::placements(&input, certificates.first().map(Vec::as_slice), options, setup)
}

/// Signs a file in one place.
fn sign_at(
    file: &Path,
    place: &Path,
    placement: &Placement,
    signer: &Signer,
    options: &SignOptions,
    setup: &Setup,
) -> Result<PathBuf, Failure> {
    let ready = ready(file, &signer.certificates, options, setup)?;
    let prepared = prepared(&ready, placement, options, setup)?;
    let algorithm = prepared.algorithm()?;
    let value = signer.token.sign(&algorithm, &prepared.digest_to_sign()?)?;
    finish(&ready, &prepared, &value, place, options, setup)
}

/// What is added to the name of a file for its signature.
fn extension(options: &SignOptions) -> Option<&'static str> {
    match options.form.form {
        SignForm::CadesDetached => Some(".p7s"),
        SignForm::CadesOpaque => Some(".p7m"),
        SignForm::Pades | SignForm::Adbe => None,
    }
}

/// Puts the value in, raises the level, judges, and lets the file appear.
fn finish(
    ready: &Ready,
    prepared: &Prepared,
    value: &[u8],
    place: &Path,
    options: &SignOptions,
    setup: &Setup,
) -> Result<PathBuf, Failure> {
    verify_value(prepared, value)?;
    let form = &options.form;
    let authority = authority(form);
    let timestamp = timestamp(prepared, value, &authority, options)?;
    let written = embedded(prepared, value, timestamp.as_deref())?;
    let in_pdf = !matches!(prepared.form, Form::CadesDetached | Form::CadesOpaque);
    let draft = Draft::write(place, in_pdf.then_some(ready.source.as_ref()), &written)?;
    let content = (prepared.form == Form::CadesDetached).then_some(ready.source.as_ref());
    let judged = judged::file(draft.path(), content, &ready.evidence, setup)?;
    let before = ready.before.as_ref().map(|before| Judgement::from(&before.report));
    as_expected(before.as_ref(), &Judgement::from(&judged.report))?;
    let draft = if form.level >= SignLevel::LongTerm {
        let subject = if in_pdf { Subject::Document } else { Subject::Message(content) };
        levels::extend(draft, place, subject, &judged, form.level, &authority, setup)?
    } else {
        draft
    };
    draft.publish()?;
    Ok(place.to_owned())
}

/// The time-stamp over the value, where the level has one: from a file, or from the authority.
fn timestamp(
    prepared: &Prepared,
    value: &[u8],
    authority: &Authority<'_>,
    options: &SignOptions,
) -> Result<Option<Vec<u8>>, Failure> {
    if let Some(path) = &options.form.timestamp {
        let unread = |error: std::io::Error| Failure::new("sign-bad-timestamp", format!("{}: {error}", path.display()));
        return Ok(Some(timestamp_token(&fs::read(path).map_err(unread)?)?));
    }
    if options.form.level < SignLevel::Time {
        return Ok(None);
    }
    let digest = prepared.digest_algorithm()?;
    authority.stamp(digest, &digest.digest(value)).map(Some)
}

/// Writes what is to be signed, for another machine.
pub(super) fn prepare_only(
    file: &Path,
    output: &Path,
    options: &SignOptions,
    setup: &Setup,
) -> Result<PathBuf, Failure> {
    let place = place(output, file, Some(".json"))?;
    let certificates = named(options)?;
    let ready = ready(file, &certificates, options, setup)?;
    // Each blank of a clerk's is a signature of its own, and one is prepared at a time.
    let placements = placements(file, &certificates, options, setup)?;
    let placement = placements.into_iter().next().unwrap_or_default();
    let prepared = prepared(&ready, &placement, options, setup)?;
    let text = serde_json::to_vec(&prepared).map_err(|error| Failure::new("sign-output-failed", error.to_string()))?;
    Draft::write(&place, None, &text)?.publish()?;
    let digest = hex::encode(prepared.digest_to_sign()?);
    eprintln!("{} {digest}", prepared.algorithm()?);
    Ok(place)
}

/// Finishes what was prepared, with the value from another machine.
pub(super) fn embed(
    file: &Path,
    prepared: &Path,
    output: &Path,
    options: &SignOptions,
    setup: &Setup,
) -> Result<PathBuf, Failure> {
    let place = place(output, file, extension(options))?;
    let unread = |path: &Path, error: String| Failure::new("sign-damaged", format!("{}: {error}", path.display()));
    let text = fs::read(prepared).map_err(|error| unread(prepared, error.to_string()))?;
    let made: Prepared = serde_json::from_slice(&text).map_err(|error| unread(prepared, error.to_string()))?;
    let value_file = options.value.as_deref().unwrap_or_else(|| Path::new(""));
    let value = fs::read(value_file).map_err(|error| unread(value_file, error.to_string()))?;
    let ready = ready(file, &made.chain, options, setup)?;
    if ready.source.len() != made.size {
        return Err(SignError::Changed.into());
    }
    finish(&ready, &made, &value, &place, options, setup)
}
