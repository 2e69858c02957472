//! The verifier's word on a file: before it is signed, and before it is handed out.

use super::Failure;
use crate::file_source::{self, FileSource};
use crate::setup::Setup;
use crate::verification::context;
use kyso::evidence::EvidenceStore;
use kyso::report::Report;
use kyso::verify::Digests;
use kyso::{Input, Source, SourceError, online};
use std::path::Path;

/// A report and the evidence it rests on.
pub(super) struct Judged {
    pub(super) report: Report,
    pub(super) evidence: EvidenceStore,
}

/// Judges a source with the options, and what is fetched where the network was switched on.
pub(super) fn source(
    source: &dyn Source,
    content: Option<&dyn Source>,
    shown: &str,
    evidence: &EvidenceStore,
    setup: &Setup,
) -> Result<Judged, Failure> {
    let input = Input { source, detached: content, password: setup.password.as_deref() };
    let digests = Digests::default();
    let context = kyso::verify::Context { evidence, ..context(setup, &digests, shown) };
    match &setup.online {
        Some(network) => {
            let fetched = online::verify(&input, &context, network.as_ref())?;
            Ok(Judged { report: fetched.report, evidence: fetched.evidence })
        }
        None => Ok(Judged { report: kyso::verify(&input, &context)?, evidence: evidence.clone() }),
    }
}

/// Judges a file.
pub(super) fn file(
    path: &Path,
    content: Option<&dyn Source>,
    evidence: &EvidenceStore,
    setup: &Setup,
) -> Result<Judged, Failure> {
    let opened = FileSource::open(path).map_err(|error| SourceError { offset: 0, reason: error.to_string() })?;
    source(&opened, content, &file_source::name_of(path), evidence, setup)
}
