//! The verification of one file with what the options name.

use crate::arguments::VerifyOptions;
use crate::output::Outcome;
use crate::setup::Setup;
use crate::{file_source, page_text};
use kyso::Input;
use kyso::verify::{Context, Digests};
use std::path::Path;

/// Verifies one file; whatever goes wrong with it stays with it.
pub(crate) fn one(file: &Path, options: &VerifyOptions, setup: &Setup) -> Outcome {
    let name = file.to_string_lossy().into_owned();
    let password_file = options.password_file.as_deref();
    let text = options.page_text.as_deref().and_then(|asked| page_text::given(asked, file, password_file));
    let evidence = text.map(|text| {
        let mut evidence = setup.evidence.clone();
        evidence.page_text = Some(text);
        evidence
    });
    let result = file_source::open(file).and_then(|source| {
        let detached = options.detached.as_deref().map(file_source::open).transpose()?;
        let input =
            Input { source: source.as_ref(), detached: detached.as_deref(), password: setup.password.as_deref() };
        let shown = file_source::name_of(file);
        let digests = Digests::default();
        let context = context(setup, &digests, &shown);
        kyso::verify(&input, &Context { evidence: evidence.as_ref().unwrap_or(context.evidence), ..context })
    });
    Outcome { name, result: result.map(Box::new) }
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
        reveal: setup.reveal,
        hints: true,
    }
}
