//! From B-T to B-LT and B-LTA: the evidence into the document, and a time-stamp over both (EN 319 142-1 §5.4, §5.5).

use super::judged::{self, Judged};
use super::output::{Draft, place};
use super::{Failure, authority};
use crate::arguments::{ExtendOptions, SignLevel};
use crate::file_source::{self, FileSource};
use crate::setup::Setup;
use kyso::evidence::EvidenceStore;
use kyso::report::{Report, Verdict};
use kyso::sign::{Evidence, Request, SignError, embed_timestamp, extend as extended, prepare_timestamp};
use kyso::{Input, SourceError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The time-stamp authority of the options.
pub(super) struct Authority<'a> {
    pub(super) url: Option<&'a str>,
    pub(super) room: usize,
}

impl Authority<'_> {
    /// Its address.
    pub(super) fn url(&self) -> Result<&str, Failure> {
        self.url.ok_or_else(|| Failure::new("sign-timestamp-unreachable", "--tsa"))
    }
}

/// `kyso extend` on one file.
pub(super) fn extend_file(file: &Path, options: &ExtendOptions, setup: &Setup) -> Result<PathBuf, Failure> {
    let place = place(&options.output, file, None)?;
    let source = file_source::open(file)?;
    let judged = judged::source(source.as_ref(), None, &file_source::name_of(file), &setup.evidence, setup)?;
    if judged.report.verdict != Verdict::Valid {
        let reason = judged.report.verdict_reason.map(|reason| format!("{reason:?}"));
        return Err(SignError::AlreadyInvalid { what: reason.unwrap_or_default() }.into());
    }
    let draft = Draft::write(&place, Some(source.as_ref()), &[])?;
    let authority = Authority { url: options.tsa.as_deref(), room: options.timestamp_room };
    extend(draft, &place, &judged, options.level, &authority, setup)?.publish()?;
    Ok(place)
}

/// Raises the level of a draft that was judged.
pub(super) fn extend(
    draft: Draft,
    place: &Path,
    judged: &Judged,
    level: SignLevel,
    authority: &Authority<'_>,
    setup: &Setup,
) -> Result<Draft, Failure> {
    let mut draft = add_evidence(draft, place, judged, setup)?;
    if level >= SignLevel::Archive {
        draft = add_timestamp(draft, place, authority, setup)?;
    }
    let after = judged::file(draft.path(), None, &judged.evidence, setup)?;
    not_worse(&judged.report, &after.report)?;
    Ok(draft)
}

fn open(draft: &Draft) -> Result<FileSource, Failure> {
    let opened = FileSource::open(draft.path());
    Ok(opened.map_err(|error| SourceError { offset: 0, reason: error.to_string() })?)
}

fn add_evidence(draft: Draft, place: &Path, judged: &Judged, setup: &Setup) -> Result<Draft, Failure> {
    let evidence = relied_on(&judged.report, &judged.evidence);
    let source = open(&draft)?;
    let input = Input { source: &source, detached: None, password: setup.password.as_deref() };
    match extended(&input, &evidence, &setup.limits)? {
        Some(appended) => Draft::write(place, Some(input.source), &appended),
        None => Ok(draft),
    }
}

fn add_timestamp(draft: Draft, place: &Path, authority: &Authority<'_>, setup: &Setup) -> Result<Draft, Failure> {
    let source = open(&draft)?;
    let input = Input { source: &source, detached: None, password: setup.password.as_deref() };
    let request = Request { timestamp_room: authority.room, ..Request::new(setup.now) };
    let prepared = prepare_timestamp(&input, &request, &setup.limits)?;
    let token = authority::timestamp(authority.url()?, prepared.digest_algorithm()?, &prepared.digest)?;
    let appended = embed_timestamp(&prepared, &token)?;
    Draft::write(place, Some(input.source), &appended)
}

/// The evidence that the report relies on.
fn relied_on(report: &Report, evidence: &EvidenceStore) -> Vec<Evidence> {
    // Every chain of a signature or a time-stamp is among the shared ones.
    let links = report.shared.chains.iter().flatten().map(|link| link.sha256.as_str());
    let mut named: BTreeSet<&str> = links.collect();
    for signature in &report.signatures {
        named.extend(signature.revocation.iter().flat_map(|status| &status.evidence).map(String::as_str));
    }
    let items = evidence.items().iter().filter(|item| named.contains(hex::encode(item.sha256).as_str()));
    items.map(|item| Evidence { kind: item.kind, der: item.der.to_vec() }).collect()
}

/// No signature is judged worse than before.
fn not_worse(before: &Report, after: &Report) -> Result<(), Failure> {
    if after.verdict != before.verdict {
        let reason = after.verdict_reason.map(|reason| format!("{reason:?}"));
        return Err(SignError::NotAsExpected { what: reason.unwrap_or_default() }.into());
    }
    Ok(())
}
