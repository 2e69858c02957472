//! The only orchestrator: the order of steps, nothing else.

mod carried;
#[cfg(feature = "sign")]
mod certificate;
mod collect;
mod context;
mod damage;
mod digests;
mod facts;
mod field;
mod form;
mod judge;
mod open;
mod pack;
mod proofs;
mod standalone;
pub(crate) mod two_forms;
mod wants;
mod write;

pub use context::{Context, DigestAnswer, Digests, Plan, PlannedDigest};

#[cfg(feature = "sign")]
pub(crate) use certificate::certificate_path;
pub use pack::evidence_of;

use crate::base::error::Error;
use crate::base::fact::Fact as _;
use crate::base::finding::Finding;
use crate::base::input::{Input, Source};
use crate::base::limits::Limits;
use crate::crypto::DigestAlgorithm;
use crate::evidence::{EvidenceStore, Existence};
use crate::pdf::Document;
use crate::report::model::Report;
use crate::validation;
use crate::validation::ValidationFact;
use crate::validation::evidence_record::{self, RecordFault};
use crate::validation::revocation::StatusInformation;
pub(crate) use collect::{Body, Collected};
use digests::Computed;
use form::{Form, form};
use open::check_size;
pub(crate) use open::open;
pub(crate) use write::Verified;

/// The digests over large parts of the input that a host may compute by faster means and give back as [`Digests`].
///
/// ```
/// use kyso::{Input, Limits, plan};
///
/// let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// let plan = plan(&Input { source: &file, detached: None, password: None }, &Limits::default())?;
/// // A small file is hashed here as fast as anywhere.
/// assert!(plan.digests.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`verify`].
pub fn plan(input: &Input<'_>, limits: &Limits) -> Result<Plan, Error> {
    check_size(input, limits)?;
    let requests = match form(input.source, limits)? {
        Form::Pdf => return planned_for_pdf(input, limits),
        Form::Cms(_) | Form::Mail(_) => vec![digests::whole_file(input.source.len())],
    };
    Ok(digests::plan(&requests))
}

fn planned_for_pdf(input: &Input<'_>, limits: &Limits) -> Result<Plan, Error> {
    let document = open(input, limits)?;
    let collected = Collected::from_document(&document, limits)?;
    Ok(digests::plan(&digests::needed(&collected, input.source.len())))
}

/// Verifies every signature of a document and the document as it is now: a PDF, a CMS with its content inside or beside it, a
/// time-stamp, or a signed mail.
///
/// ```
/// use kyso::evidence::EvidenceStore;
/// use kyso::policy::Policy;
/// use kyso::report::Verdict;
/// use kyso::trust::TrustStore;
/// use kyso::verify::Context;
/// use kyso::{Input, Limits, Timestamp, verify};
///
/// let read = |name: &str| std::fs::read(format!("tests/fixtures/{name}"));
/// let (mut trust, mut evidence) = (TrustStore::default(), EvidenceStore::default());
/// let (policy, limits) = (Policy::strict(), Limits::default());
/// trust.add_user_file(&read("pki/root.crt")?, &limits);
/// for name in ["state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl"] {
///     evidence.add_file(&read(&format!("pki/{name}"))?, name);
/// }
/// let now = Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// let context = Context::new(now, &trust, &evidence, &policy, &limits);
///
/// let file = read("pdf/one-signature.pdf")?;
/// let report = verify(&Input { source: &file, detached: None, password: None }, &context)?;
/// assert_eq!(report.verdict, Verdict::Valid);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Only when the work cannot be done: unreadable, encrypted, over a limit. A bad signature is a finding.
pub fn verify(input: &Input<'_>, context: &Context<'_>) -> Result<Report, Error> {
    judge(input, context).map(|verified| verified.report)
}

/// Gathers the content of a file, judges it and writes the report.
pub(crate) fn judge(input: &Input<'_>, context: &Context<'_>) -> Result<Verified, Error> {
    let limits = context.limits;
    check_size(input, limits)?;
    let gathered = match form(input.source, limits)? {
        Form::Pdf => return pdf(input, context),
        Form::Cms(cms) => standalone::from_cms(&cms, input.detached, limits)?,
        Form::Mail(bytes) => standalone::from_mail(&bytes, input.detached, limits)?,
    };
    let whole = [digests::whole_file(input.source.len())];
    let computed = digests::compute(input.source, &whole, context.digests, limits, &mut |_, _| {})?;
    let evidence = gathered.evidence(context, &computed.whole_file(input.source.len()));
    let named_by = digests::for_records(input.source, &computed, &evidence, limits)?;
    with_validation(&evidence, context, &named_by, |validation| {
        let (size, whole) = (input.source.len(), computed.whole_file(input.source.len()));
        Ok(standalone::report(&gathered, &whole, validation, &evidence, context, size))
    })
    .map(with_findings)
}

fn pdf(input: &Input<'_>, context: &Context<'_>) -> Result<Verified, Error> {
    let limits = context.limits;
    let document = open(input, limits)?;
    let mut collected = Collected::from_document(&document, limits)?;
    collected.other_form = two_forms::beside_pdf(input.source)?;
    let computed = pdf_digests(input, &document, &collected, context)?;
    let evidence = collected.evidence(context, &computed.whole_file(input.source.len()));
    let named_by = digests::for_records(input.source, &computed, &evidence, limits)?;
    with_validation(&evidence, context, &named_by, |validation| {
        let (size, whole) = (input.source.len(), computed.whole_file(input.source.len()));
        let proofs = proofs::of_document(&collected, &whole, validation);
        let validation = &validation::Context { proofs: &proofs, ..*validation };
        let judged = judge::judge_pdf(&document, &collected, &computed, validation, context, size)?;
        Ok(write::pdf(&document, &collected, judged, &whole, size, validation, context))
    })
    .map(with_findings)
}

/// The digests of a PDF. While its bytes are hashed they are searched as well, so that a large file is read once.
fn pdf_digests(
    input: &Input<'_>,
    document: &Document<'_>,
    collected: &Collected,
    context: &Context<'_>,
) -> Result<Computed, Error> {
    let needed = digests::needed(collected, input.source.len());
    let mut search = document.object_search();
    let mut watch = |at: u64, bytes: &[u8]| {
        if let Some(search) = &mut search {
            search.take(at, bytes);
        }
    };
    let computed = digests::compute(input.source, &needed, context.digests, context.limits, &mut watch)?;
    if let Some(search) = search {
        document.set_searched(search);
    }
    Ok(computed)
}

/// Does the judging with everything it may look at, and gives what was found of the evidence beside it. `document` has the
/// digests of the file.
fn with_validation<T>(
    evidence: &EvidenceStore,
    context: &Context<'_>,
    document: &[(DigestAlgorithm, Vec<u8>)],
    judge: impl FnOnce(&validation::Context<'_>) -> Result<T, Error>,
) -> Result<(T, Vec<Finding>), Error> {
    let pool = collect::candidates(evidence, context);
    let mut information = StatusInformation::read(evidence, context.limits);
    information.expect(pool.all().iter().map(|c| &*c.certificate));
    let given = Existence::of(&evidence.proofs);
    let validation = validation::Context {
        pool: &pool,
        trust: context.trust,
        policy: context.policy,
        limits: context.limits,
        now: context.now,
        information: &information,
        proofs: &given,
    };
    let (proofs, faults) = evidence_record::prove(evidence, document, &validation);
    let judged = judge(&validation::Context { proofs: &proofs, ..validation })?;
    let fact = |(sha256, fault): ([u8; 32], RecordFault)| ValidationFact::EvidenceRecordUnproven {
        sha256,
        reason: fault.code(),
    };
    Ok((judged, faults.into_iter().map(|found| fact(found).finding()).collect()))
}

/// The report with what was found of the evidence beside it.
fn with_findings((mut verified, findings): (Verified, Vec<Finding>)) -> Verified {
    verified.report.findings.extend(findings);
    verified
}

/// The file inside a `.p7m` (an opaque SignedData, RFC 5652 §5.2), out of its armour; `None` for every other file. It is what the
/// signatures are over, and whether they are good is another question.
///
/// ```
/// let signed = std::fs::read("tests/fixtures/cms/notice.p7m")?;
/// let content = kyso::signed_content(&signed, &kyso::Limits::default()).ok_or("nothing inside")?;
/// assert_eq!(content, std::fs::read("tests/fixtures/cms/notice.txt")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn signed_content(source: &dyn Source, limits: &Limits) -> Option<Vec<u8>> {
    match form(source, limits) {
        Ok(Form::Cms(cms)) => crate::cms::SignedData::parse(&cms.der, limits).ok()?.content,
        _ => None,
    }
}
