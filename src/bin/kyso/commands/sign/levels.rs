//! From B-T to B-LT and B-LTA: the evidence goes in, and a time-stamp over it (EN 319 142-1 §5.4, §5.5; EN 319 122-1 §5.5, §6.3).

use super::Failure;
use super::authority::Authority;
use super::judged::{self, Judged};
use super::output::{Draft, place};
use crate::arguments::{ExtendOptions, SignLevel};
use crate::file_source::{self, FileSource};
use crate::setup::Setup;
use kyso::crypto::DigestAlgorithm;
use kyso::report::Level;
use kyso::sign::{
    Judgement, Request, as_raised, embed_archive, embed_timestamp, evidence_of, extend as extend_document,
    extend_message, may_extend, prepare_archive, prepare_timestamp, signers_of,
};
use kyso::{Input, Source, SourceError};
use std::fs;
use std::path::{Path, PathBuf};

/// What is raised.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    /// A PDF, which grows by updates.
    Document,
    /// A CMS message, with its content where it does not carry it.
    Message(Option<&'a dyn Source>),
}

impl<'a> Subject<'a> {
    fn content(self) -> Option<&'a dyn Source> {
        match self {
            Self::Document => None,
            Self::Message(content) => content,
        }
    }
}

/// `kyso extend` on one file.
pub(super) fn extend_file(file: &Path, options: &ExtendOptions, setup: &Setup) -> Result<PathBuf, Failure> {
    let place = place(&options.output, file, None)?;
    let source = file_source::open(file)?;
    let content = options.verify.detached.as_deref().map(file_source::open).transpose()?;
    let content = content.as_deref();
    let judged = judged::source(source.as_ref(), content, &file_source::name_of(file), &setup.evidence, setup)?;
    may_extend(&Judgement::from(&judged.report))?;
    let is_pdf = judged.report.input.format == "pdf";
    let subject = if is_pdf { Subject::Document } else { Subject::Message(content) };
    let draft = Draft::write(&place, Some(source.as_ref()), &[])?;
    let authority = Authority { url: options.tsa.as_deref(), room: options.timestamp_room, patience: options.tsa_wait };
    extend(draft, &place, subject, &judged, options.level, &authority, setup)?.publish()?;
    Ok(place)
}

/// Raises the level of a draft that was judged.
pub(super) fn extend(
    draft: Draft,
    place: &Path,
    subject: Subject<'_>,
    judged: &Judged,
    level: SignLevel,
    authority: &Authority<'_>,
    setup: &Setup,
) -> Result<Draft, Failure> {
    let mut draft = add_evidence(draft, place, subject, judged, setup)?;
    if level >= SignLevel::Archive {
        draft = match subject {
            Subject::Document => add_timestamp(draft, place, authority, setup)?,
            Subject::Message(content) => add_archives(draft, place, content, authority, setup)?,
        };
    }
    let after = judged::file(draft.path(), subject.content(), &judged.evidence, setup)?;
    let asked = if level >= SignLevel::Archive { Level::BLta } else { Level::BLt };
    as_raised(&Judgement::from(&judged.report), &Judgement::from(&after.report), asked)?;
    Ok(draft)
}

fn open(draft: &Draft) -> Result<FileSource, Failure> {
    let opened = FileSource::open(draft.path());
    Ok(opened.map_err(|error| SourceError { offset: 0, reason: error.to_string() })?)
}

/// A message is read whole: its limit is far below what memory holds.
fn message(draft: &Draft) -> Result<Vec<u8>, Failure> {
    Ok(fs::read(draft.path()).map_err(|error| SourceError { offset: 0, reason: error.to_string() })?)
}

fn add_evidence(
    draft: Draft,
    place: &Path,
    subject: Subject<'_>,
    judged: &Judged,
    setup: &Setup,
) -> Result<Draft, Failure> {
    let evidence = evidence_of(&judged.report, &judged.evidence, &setup.limits);
    match subject {
        Subject::Document => {
            let source = open(&draft)?;
            let input = Input { source: &source, detached: None, password: setup.password.as_deref() };
            match extend_document(&input, &evidence, &setup.limits)? {
                Some(appended) => Draft::write(place, Some(input.source), &appended),
                None => Ok(draft),
            }
        }
        Subject::Message(_) => match extend_message(&message(&draft)?, &evidence, &setup.limits)? {
            Some(extended) => Draft::write(place, None, &extended),
            None => Ok(draft),
        },
    }
}

fn add_timestamp(draft: Draft, place: &Path, authority: &Authority<'_>, setup: &Setup) -> Result<Draft, Failure> {
    let source = open(&draft)?;
    let input = Input { source: &source, detached: None, password: setup.password.as_deref() };
    let request = Request { timestamp_room: authority.room, ..Request::new(setup.now) };
    let prepared = prepare_timestamp(&input, &request, &setup.limits)?;
    let token = authority.stamp(prepared.digest_algorithm()?, &prepared.digest)?;
    let appended = embed_timestamp(&prepared, &token)?;
    Draft::write(place, Some(input.source), &appended)
}

/// Each signer of a message has an archive time-stamp of its own.
fn add_archives(
    draft: Draft,
    place: &Path,
    content: Option<&dyn Source>,
    authority: &Authority<'_>,
    setup: &Setup,
) -> Result<Draft, Failure> {
    const DIGEST: DigestAlgorithm = DigestAlgorithm::Sha256;
    let mut extended = message(&draft)?;
    for signer in 0..signers_of(&extended, &setup.limits)? {
        let prepared = prepare_archive(&extended, signer, content, DIGEST, &setup.limits)?;
        let token = authority.stamp(DIGEST, &prepared.imprint)?;
        extended = embed_archive(&extended, &prepared, &token, &setup.limits)?;
    }
    Draft::write(place, None, &extended)
}
