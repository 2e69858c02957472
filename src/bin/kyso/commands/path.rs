//! `kyso path`: builds and validates the path of one certificate, and says what became of every attempt.

use crate::arguments::{PathArguments, PathFormat};
use crate::{exit, setup};
use kyso::ValidationFact;
use kyso::evidence::{EvidenceStore, Kind};
use kyso::fact::Fact;
use kyso::finding::{Code, Finding};
use kyso::path::{
    Candidate, CandidatePool, PathContext, PathOptions, PathOutcome, PathStatus, ProfileRule, Purpose, StatusChecker,
    UnknownStatus, find_path_with,
};
use kyso::policy::{AlgorithmSuite, Policy, RevocationRule};
use kyso::revocation::{EvidenceChecker, Mode, OpenQuestions, StatusInformation};
use kyso::trust::TrustStore;
use kyso::unseen::on_one_line;
use kyso::x509::{Certificate, PolicyId};
use kyso::{Limits, Timestamp};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What is printed.
#[derive(Serialize)]
struct Answer {
    accepted: bool,
    code: String,
    chain: Vec<Link>,
    policies: Vec<String>,
    findings: Vec<Note>,
    rejected: Vec<Attempt>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    name: String,
    serial: String,
    sha256: String,
    not_before: Timestamp,
    not_after: Timestamp,
}

#[derive(Serialize)]
struct Attempt {
    path: Vec<Link>,
    code: String,
    findings: Vec<Note>,
}

/// A finding without the full names of people.
#[derive(Serialize)]
struct Note {
    code: &'static str,
    clause: String,
    about: String,
}

/// Runs the command.
pub(crate) fn run(arguments: &PathArguments) -> ExitCode {
    let answer = match answer(arguments) {
        Ok(answer) => answer,
        Err(reason) => return exit::usage(&reason),
    };
    match serde_json::to_string(&answer) {
        Ok(text) => println!("{text}"),
        Err(error) => {
            eprintln!("kyso: {}", on_one_line(&error.to_string()));
            return ExitCode::from(exit::INTERNAL);
        }
    }
    if answer.accepted { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// An `Err` is wrong usage. A certificate that cannot be read is an answer.
fn answer(arguments: &PathArguments) -> Result<Answer, String> {
    let PathFormat::Json = arguments.format;
    let limits = Limits::default();
    let at = arguments.at.as_deref().map_or_else(|| Ok(setup::now()), |text| setup::time("--at", text))?;
    let policy = arguments.policy.as_deref().map(|name| setup::policy(name, None)).transpose()?;
    let rule = match &arguments.revocation {
        Some(word) => setup::revocation(word)?,
        None => policy.as_ref().map_or(RevocationRule::Required, |p| p.revocation),
    };
    let mut evidence = EvidenceStore::default();
    let mut trust = TrustStore::default();
    let mut anchors = 0_usize;
    for (_, bytes) in setup::read_all(&arguments.anchor, setup::Bound::Trust)? {
        anchors = anchors.saturating_add(trust.add_user_file(&bytes, &limits));
    }
    setup::remove(&arguments.distrust, &mut trust, &limits)?;
    add(core::slice::from_ref(&arguments.cert), &mut evidence)?;
    let target = target(&evidence, &limits);
    for paths in [&arguments.intermediate, &arguments.crl, &arguments.ocsp] {
        add(paths, &mut evidence)?;
    }
    let (Some(target), true) = (target, anchors > 0) else { return Ok(Answer::unread()) };
    let pool = pool(&evidence, &limits);
    let mut options = options(arguments, policy.as_ref())?;
    let mut information = StatusInformation::read(&evidence, &limits);
    information.expect(pool.all().iter().map(|c| &*c.certificate));
    // Without a policy the answer is that of RFC 5280 and RFC 6960 alone, for lists and responses as for the path.
    let alone = || Policy { algorithms: AlgorithmSuite::undated(), ..Policy::default() };
    let asked = Policy { revocation: rule, ..policy.clone().unwrap_or_else(alone) };
    let checker = EvidenceChecker {
        information: &information,
        pool: &pool,
        trust: &trust,
        policy: &asked,
        limits: &limits,
        now: at,
        open: OpenQuestions::new(&limits),
        proofs: None,
        mode: Mode::InForce,
    };
    let status_checker: &dyn StatusChecker = &checker;
    (options.status, options.unknown_status) = match rule {
        RevocationRule::Required => (Some(status_checker), UnknownStatus::Reject),
        RevocationRule::IfDeclared => (Some(status_checker), UnknownStatus::Mark),
        RevocationRule::None => (None, UnknownStatus::Mark),
    };
    let context = PathContext { pool: &pool, trust: &trust, at, limits: &limits };
    Ok(Answer::of(&find_path_with(&target, &context, &options)))
}

fn options<'a>(arguments: &PathArguments, policy: Option<&'a Policy>) -> Result<PathOptions<'a>, String> {
    let mut options = PathOptions::new(Purpose::Any);
    options.algorithms = policy.map(|p| &p.algorithms);
    // RFC 5280 §6.1.1 (d), §6.2: what is trusted is a name and a key, whatever days their certificate states.
    options.anchors.dates = policy.is_some();
    if policy.is_some_and(Policy::profile_required) {
        options.profile = ProfileRule::Require;
    }
    let inputs = &mut options.policy;
    inputs.initial_explicit_policy = arguments.explicit_policy;
    inputs.initial_policy_mapping_inhibit = arguments.inhibit_mapping;
    inputs.initial_any_policy_inhibit = arguments.inhibit_any;
    if !arguments.initial_policy.is_empty() {
        let read =
            |text: &String| PolicyId::from_text(text).ok_or_else(|| format!("--initial-policy {text}: not an OID"));
        inputs.user_initial_policy_set = arguments.initial_policy.iter().map(read).collect::<Result<_, _>>()?;
    }
    Ok(options)
}

fn add(paths: &[PathBuf], evidence: &mut EvidenceStore) -> Result<(), String> {
    for (path, bytes) in setup::read_all(paths, setup::Bound::Evidence)? {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        evidence.take_file(bytes, &name);
    }
    Ok(())
}

/// The first certificate so far, if it can be read.
fn target(evidence: &EvidenceStore, limits: &Limits) -> Option<Candidate> {
    let item = evidence.of(Kind::Certificate).next()?;
    let certificate = Certificate::parse(&item.der, limits).ok()?;
    Some(Candidate { certificate: Arc::new(certificate), origin: item.origin.clone() })
}

fn pool(evidence: &EvidenceStore, limits: &Limits) -> CandidatePool {
    let mut pool = CandidatePool::default();
    for item in evidence.of(Kind::Certificate).take(limits.certificates) {
        if let Ok(certificate) = Certificate::parse(&item.der, limits) {
            pool.add(Arc::new(certificate), item.origin.clone());
        }
    }
    pool
}

impl Answer {
    fn unread() -> Self {
        let code = Code::CertificateMalformed.name().to_owned();
        let (chain, policies, findings, rejected) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { accepted: false, code, chain, policies, findings, rejected }
    }

    fn of(outcome: &PathOutcome) -> Self {
        let rejected = outcome.rejected.iter().map(|attempt| Attempt {
            path: links(&attempt.chain),
            code: word(attempt.reason),
            findings: notes(&attempt.facts),
        });
        Self {
            accepted: outcome.status == PathStatus::Accepted,
            code: word(outcome.reason),
            chain: links(&outcome.chain),
            policies: outcome.policies.iter().map(ToString::to_string).collect(),
            findings: notes(&outcome.facts),
            rejected: rejected.collect(),
        }
    }
}

fn word(reason: Option<Code>) -> String {
    reason.map_or("accepted", Code::name).to_owned()
}

fn links(chain: &[Candidate]) -> Vec<Link> {
    let link = |c: &Candidate| Link {
        name: c.certificate.display_name(),
        serial: c.certificate.serial_hex(),
        sha256: c.certificate.sha256_hex(),
        not_before: c.certificate.not_before,
        not_after: c.certificate.not_after,
    };
    chain.iter().map(link).collect()
}

fn notes(facts: &[ValidationFact]) -> Vec<Note> {
    let note = |f: Finding| {
        // `name` is a whole distinguished name, with the identity number of a person.
        let said = f.params.iter().filter(|p| p.name != "name").map(|p| format!("{} {}", p.name, p.value));
        Note { code: f.code.name(), clause: f.clause.to_string(), about: said.collect::<Vec<_>>().join(", ") }
    };
    facts.iter().map(Fact::finding).map(note).collect()
}
