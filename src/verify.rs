//! The only orchestrator: the order of steps, nothing else.

mod collect;
mod context;
mod digests;
#[cfg(feature = "pack")]
mod pack;
mod record;

pub use context::{Context, DigestAnswer, Digests, Plan, PlannedDigest};

#[cfg(feature = "pack")]
pub use pack::evidence_of;

use crate::error::Error;
use crate::input::Input;
use crate::limits::Limits;
use crate::pdf::Document;
use crate::report::model::Report;
use crate::revocation::StatusInformation;
use crate::timestamp::Scene;
pub(crate) use collect::{Body, Collected};

/// The digests over large parts of the input that a host may compute by faster means and give back as [`Digests`].
///
/// # Errors
/// Those of [`verify`].
pub fn plan(input: &Input<'_>, limits: &Limits) -> Result<Plan, Error> {
    let document = open(input, limits)?;
    let collected = Collected::from_document(&document, limits)?;
    Ok(digests::plan(&digests::needed(&collected, input.source.len())))
}

/// Verifies every signature of a document and the document as it is now.
///
/// # Errors
/// Only when the work cannot be done: unreadable, encrypted, over a limit. A bad signature is a finding.
pub fn verify(input: &Input<'_>, context: &Context<'_>) -> Result<Report, Error> {
    let limits = context.limits;
    let document = open(input, limits)?;
    let collected = Collected::from_document(&document, limits)?;
    let computed =
        digests::compute(input.source, &digests::needed(&collected, input.source.len()), context.digests, limits)?;
    let evidence = collected.evidence(context, &computed.whole_file(input.source.len()));
    let pool = collect::candidates(&evidence, context);
    let information = StatusInformation::read(&evidence, limits);
    let scene = Scene {
        pool: &pool,
        trust: context.trust,
        policy: context.policy,
        limits,
        now: context.now,
        information: &information,
    };
    record::report(&document, &collected, &computed, &scene, context, input.source.len())
}

pub(crate) fn open<'a>(input: &Input<'a>, limits: &Limits) -> Result<Document<'a>, Error> {
    if input.source.len() > limits.input_bytes {
        return Err(Error::OverLimit { limit: "input-bytes", value: limits.input_bytes });
    }
    Document::open(input.source, input.password, limits).map_err(|error| match error {
        Error::NotAPdf { reason, offset } => match crate::input::recognise(input.source) {
            Some(found) => Error::UnknownFormat { found: Some(found) },
            None => Error::NotAPdf { reason, offset },
        },
        other => other,
    })
}
