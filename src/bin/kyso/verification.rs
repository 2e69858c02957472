//! The verification of one file with what the options name.

use crate::arguments::VerifyOptions;
use crate::output::Outcome;
use crate::setup::Setup;
use crate::{file_source, page_text};
use kyso::evidence::EvidenceStore;
use kyso::report::Report;
use kyso::verify::{Context, Digests};
use kyso::{Error, Input, online};
use std::path::Path;

/// Verifies one file, with what is beside it; whatever goes wrong with it stays with it.
pub(crate) fn one(file: &Path, beside: Option<&Path>, options: &VerifyOptions, setup: &Setup) -> Outcome {
    let name = file.to_string_lossy().into_owned();
    Outcome { name, result: with_content(file, beside, options, setup).map(|(report, _)| Box::new(report)) }
}

/// The report on one file, and the evidence it was made with: what was given and what was fetched.
pub(crate) fn judged(file: &Path, options: &VerifyOptions, setup: &Setup) -> Result<(Report, EvidenceStore), Error> {
    with_content(file, None, options, setup)
}

/// The same with the content that lies beside a signature, if none was named.
fn with_content(
    file: &Path,
    beside: Option<&Path>,
    options: &VerifyOptions,
    setup: &Setup,
) -> Result<(Report, EvidenceStore), Error> {
    let mut evidence = setup.evidence.clone();
    let password_file = options.password_file.as_deref();
    if let Some(text) = options.page_text.as_deref().and_then(|asked| page_text::given(asked, file, password_file)) {
        evidence.page_text = Some(text);
    }
    let source = file_source::open(file)?;
    let detached = options.detached.as_deref().or(beside).map(file_source::open).transpose()?;
    let input = Input { source: source.as_ref(), detached: detached.as_deref(), password: setup.password.as_deref() };
    let shown = file_source::name_of(file);
    let digests = Digests::default();
    let context = Context { evidence: &evidence, ..context(setup, &digests, &shown) };
    let fetched = match &setup.online {
        Some(network) => online::verify(&input, &context, network.as_ref())?,
        None => return Ok((kyso::verify(&input, &context)?, evidence)),
    };
    Ok((fetched.report, fetched.evidence))
}

/// Everything a verification depends on besides the file's bytes.
pub(crate) fn context<'a>(setup: &'a Setup, digests: &'a Digests, shown: &'a str) -> Context<'a> {
    Context {
        now: setup.now,
        received: setup.received,
        trust: &setup.trust,
        evidence: &setup.evidence,
        policy: &setup.policy,
        limits: &setup.limits,
        digests,
        file: Some(shown),
        kind: setup.kind,
        stated: setup.statements(),
        reveal: setup.reveal,
        hints: true,
    }
}
