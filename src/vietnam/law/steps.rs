//! The steps of Nghị định 68/2024/NĐ-CP for one signature.
//!
//! Articles 31 and 32 follow their text. The text of Article 30 was not at hand: its steps are put together from Thông tư
//! 15/2025/TT-BKHCN Điều 6.1 and Phụ lục II and from provincial regulations, and are marked as reconstructed.

use super::asked::SenderChoice;
use super::facts::{CertificateFacts, CertificateStatus, SignatureFacts, worst};
use super::provisions;
use super::step::{Outcome, Step, StepCode};
use crate::ades::{BlockName, Check, CheckStatus, Indication, SignatureFact, TimeBasis};
use crate::base::fact::{Fact, OrEmpty};
use crate::base::finding::{Code, Severity};
use crate::base::time::Timestamp;
use crate::trust::Domain;
use crate::validation::ValidationFact;
use std::borrow::Cow;

/// Programs write Vietnamese time as if it were UTC, so that a time which only the signer states may be seven hours late.
const STATED_TOO_LATE: i64 = 7 * 3600;

/// Names of checks and facts that steps rest on besides the checks of a block.
const DATES: Cow<'static, str> = Cow::Borrowed("certificate-dates");
const STATUS: Cow<'static, str> = Cow::Borrowed("status");

/// All steps for a signature about which this was found, in the order of the articles.
pub fn steps(facts: &SignatureFacts<'_>, found: &[SignatureFact]) -> Vec<Step> {
    let mut list = List { facts, found, steps: Vec::new() };
    list.article_30();
    list.article_31();
    list.article_32();
    list.steps
}

struct List<'a> {
    facts: &'a SignatureFacts<'a>,
    found: &'a [SignatureFact],
    steps: Vec<Step>,
}

impl List<'_> {
    fn push(&mut self, place: (u8, &'static str), code: StepCode, outcome: Outcome, basis: Vec<Cow<'static, str>>) {
        let reconstructed = place.0 == 30;
        let step = Step {
            article: place.0,
            clause: place.1.into(),
            reconstructed,
            code,
            certificate: None,
            outcome,
            time_basis: self.facts.basis,
            basis,
            missing: Vec::new(),
        };
        self.steps.push(step);
    }

    /// A step on the status of a certificate: where it cannot be told, what is missing is named.
    fn push_status(
        &mut self,
        place: (u8, &'static str),
        code: StepCode,
        outcome: Outcome,
        basis: Vec<Cow<'static, str>>,
        missing: impl IntoIterator<Item = Code>,
    ) {
        self.push(place, code, outcome, basis);
        if let Some(step) = self.steps.last_mut().filter(|_| outcome == Outcome::CannotTell) {
            step.missing = missing.into_iter().collect();
        }
    }

    fn article_30(&mut self) {
        let facts = self.facts;
        let place = (30, "");
        let format = facts.checks(BlockName::Format, |_| true);
        self.push(place, StepCode::Readable, worst(&format), names(&format));
        let mut who = facts.checks(BlockName::Identification, |_| true);
        who.extend(facts.checks(BlockName::Certificate, |c| c == "names-read-as-written"));
        self.push(place, StepCode::SignerIdentified, worst(&who), names(&who));
        let value = facts.checks(BlockName::Cryptography, by_key);
        self.push(place, StepCode::ValueByKey, worst(&value), names(&value));
        let content = facts.checks(BlockName::Cryptography, |c| !by_key(c));
        self.push(place, StepCode::ContentUnchanged, unchanged(facts, &content), names(&content));
        let algorithms = facts.checks(BlockName::Acceptance, |c| c != "time-stamp-not-broken");
        self.push(place, StepCode::Algorithms, good_enough(facts, self.found, &algorithms), names(&algorithms));
        let order = facts.checks(BlockName::Time, |c| c == "time-stamp-order");
        let mut stamps = facts.checks(BlockName::Time, |c| c != "time-vouched-for");
        stamps.extend(facts.checks(BlockName::Acceptance, |c| c == "time-stamp-not-broken"));
        stamps.extend(facts.checks(BlockName::Certificate, |c| c == "accepted-at-proven-time"));
        self.push(place, StepCode::Timestamp, stamped(facts).max(unless_good(&order)), names(&stamps));
    }

    /// The signer's certificate.
    fn article_31(&mut self) {
        let facts = self.facts;
        let signer = facts.chain.first();
        let signed = |name: &'static str| facts.checks(BlockName::Certificate, move |c| c == name);
        let told = |of: fn(&CertificateFacts, &SignatureFacts<'_>) -> Outcome, checks: &[&Check]| {
            signer.map_or(Outcome::CannotTell, |c| of(c, facts)).max(unless_good(checks))
        };
        let in_time = signed("signed-in-time");
        let basis = [DATES].into_iter().chain(names(&in_time)).collect();
        self.push((31, "1.a"), StepCode::Period, told(period, &in_time), basis);
        self.push((31, "1.b"), StepCode::Scope, scope(facts, self.found), vec!["path".into()]);
        let before = signed("signed-before-revocation");
        let basis = [STATUS].into_iter().chain(names(&before)).collect();
        let missing = signer.and_then(|c| c.missing);
        self.push_status((31, "1.c"), StepCode::Active, told(active, &before), basis, missing);
        let mut past = facts.checks(BlockName::Certificate, |c| c == "in-force-now");
        past.retain(|check| check.status != CheckStatus::NotDone);
        let source = signer.map_or(Outcome::CannotTell, source).max(ignoring_absence(&past));
        let basis = [STATUS].into_iter().chain(names(&past)).collect();
        let open = past.iter().filter(|check| check.status == CheckStatus::Unknown).flat_map(|check| &check.findings);
        self.push_status((31, "2"), StepCode::StatusSource, source, basis, missing.into_iter().chain(open.copied()));
    }

    /// The path: that it leads to a root, then Article 31 for each certificate above the signer's.
    fn article_32(&mut self) {
        let facts = self.facts;
        let checks = facts.checks(BlockName::Certificate, |c| c == "path");
        self.push((32, ""), StepCode::Path, path(facts, self.found, &checks), names(&checks));
        for (number, certificate) in (1..).zip(facts.chain.iter().skip(1)) {
            for (code, outcome, basis) in [
                (StepCode::Period, period(certificate, facts), DATES),
                (StepCode::Active, active(certificate, facts), STATUS),
            ] {
                let missing = certificate.missing.filter(|_| code == StepCode::Active);
                self.push_status((32, ""), code, outcome, vec![basis], missing);
                if let Some(step) = self.steps.last_mut() {
                    step.certificate = Some(number);
                }
            }
        }
    }
}

fn names(checks: &[&Check]) -> Vec<Cow<'static, str>> {
    let mut names: Vec<_> = checks.iter().map(|c| c.code.clone()).collect();
    names.dedup();
    names
}

/// Checks of the cryptography block that speak of the value; the others speak of the content.
fn by_key(check: &str) -> bool {
    matches!(check, "signature-value" | "algorithm")
}

/// Where a check is only made when there is something to check, its absence says nothing.
fn ignoring_absence(checks: &[&Check]) -> Outcome {
    if checks.is_empty() { Outcome::NotApplicable } else { worst(checks) }
}

/// A check that adds nothing when it is met, and what it says when it is not.
fn unless_good(checks: &[&Check]) -> Outcome {
    match ignoring_absence(checks) {
        Outcome::Met => Outcome::NotApplicable,
        other => other,
    }
}

/// C15/2025 Điều 6.1.d: the digest is compared. A value without signed attributes is over the content itself. A digest that fits one
/// that nobody is known to have signed says nothing.
fn unchanged(facts: &SignatureFacts<'_>, checks: &[&Check]) -> Outcome {
    let digest = match (facts.digest_matches, facts.signature_verifies) {
        (Some(true), Some(true)) => Outcome::Met,
        (Some(false), _) => Outcome::NotMet,
        (Some(true), _) | (None, _) => Outcome::CannotTell,
    };
    digest.max(ignoring_absence(checks))
}

/// C15/2025 Phụ lục II 1.3. What never was good enough is not met, nor what was so no longer at a time of signing under that
/// circular; of what was signed before it, and where a proof of the time is missing, it cannot be told.
fn good_enough(facts: &SignatureFacts<'_>, found: &[SignatureFact], checks: &[&Check]) -> Outcome {
    let outcome = worst(checks);
    let over = |until: Option<Timestamp>| match (until, facts.time) {
        (None, _) => true,
        (Some(until), Some(time)) => time > until && provisions::circular_15_in_force(facts.legal, time),
        (Some(_), None) => false,
    };
    if outcome == Outcome::CannotTell && found.iter().filter_map(last_day).any(over) {
        return Outcome::NotMet;
    }
    outcome
}

/// The last day of an algorithm or key that was not good enough, no day if it never was. A time-stamp unit's own algorithms speak of
/// the time-stamp.
fn last_day(fact: &SignatureFact) -> Option<Option<Timestamp>> {
    match fact {
        SignatureFact::Validation(
            ValidationFact::AlgorithmOutdated { until: OrEmpty(until), place, .. }
            | ValidationFact::KeyTooShort { until: OrEmpty(until), place, .. },
        ) if !place.is_of_timestamp() => Some(*until),
        _ => None,
    }
}

/// C15/2025 Điều 6.1.g: a time-stamp that is attached is checked too.
fn stamped(facts: &SignatureFacts<'_>) -> Outcome {
    if facts.basis == TimeBasis::Proven {
        return Outcome::Met;
    }
    let of = |indication: &Indication| match indication {
        Indication::TotalPassed => Outcome::Met,
        Indication::Indeterminate => Outcome::CannotTell,
        Indication::TotalFailed => Outcome::NotMet,
    };
    match facts.timestamps.iter().map(of).min() {
        Some(best) => best,
        None if facts.has(Code::TimestampMalformed) => Outcome::NotMet,
        // A document time-stamp over the signature.
        None if facts.basis == TimeBasis::Stamped => Outcome::CannotTell,
        None => Outcome::NotApplicable,
    }
}

fn covers(certificate: &CertificateFacts, at: Timestamp) -> bool {
    certificate.not_before <= at && at <= certificate.not_after
}

/// Điều 31.1.a: inside the validity period at the time of signing. A time that only the signer states proves nothing: it meets
/// the rule together with the time of the check, and breaks it only together with that.
fn period(certificate: &CertificateFacts, facts: &SignatureFacts<'_>) -> Outcome {
    let Some(time) = facts.time else { return Outcome::CannotTell };
    match (covers(certificate, time), facts.time_is_supported() || covers(certificate, facts.now)) {
        (true, true) => Outcome::Met,
        (true, false) => Outcome::CannotTell,
        (false, _) if facts.time_is_supported() => Outcome::NotMet,
        (false, true) => Outcome::CannotTell,
        (false, false) => Outcome::NotMet,
    }
}

/// Điều 31.1.b, as far as a certificate says it: the purposes of its key, and that it is one for official duty. The signer's
/// responsibility is no matter of the certificate and is not judged. The Decree governs official-duty signatures only: those of citizens
/// and enterprises are governed by Nghị định 23/2025/NĐ-CP, so that a public certificate is against it where a state body signed.
fn scope(facts: &SignatureFacts<'_>, found: &[SignatureFact]) -> Outcome {
    let against = |f: &&SignatureFact| matches!(f.code(), Code::SignerKeyUsage | Code::KeyPurposeMissing);
    let unfit = found.iter().filter(against).any(|f| f.severity() == Severity::Error);
    match facts.domain {
        _ if unfit => Outcome::NotMet,
        Some(Domain::Public) => match facts.sender {
            SenderChoice::StateBody => Outcome::NotMet,
            SenderChoice::Citizen | SenderChoice::Enterprise => Outcome::NotApplicable,
            SenderChoice::Auto => Outcome::CannotTell,
        },
        Some(Domain::OfficialDuty) => Outcome::Met,
        Some(Domain::UserAdded) | None => Outcome::CannotTell,
    }
}

/// Điều 31.1.c: active at the time of signing. A revocation counts from its own time on; held against a time that only the signer
/// states it counts when it is earlier still, by more than the seven hours that programs here are known to state too late. One that is
/// not proven breaks no rule: it cannot be told.
fn active(certificate: &CertificateFacts, facts: &SignatureFacts<'_>) -> Outcome {
    match certificate.status {
        CertificateStatus::Good => facts.time.map_or(Outcome::CannotTell, |_| Outcome::Met),
        CertificateStatus::Unknown | CertificateStatus::StoppedUnproven => Outcome::CannotTell,
        CertificateStatus::NotApplicable => Outcome::NotApplicable,
        CertificateStatus::Stopped if facts.time_is_supported() => Outcome::NotMet,
        CertificateStatus::Stopped => match (certificate.since, facts.time) {
            (Some(since), Some(time)) if time.seconds_since(since) >= STATED_TOO_LATE => Outcome::NotMet,
            _ => Outcome::CannotTell,
        },
    }
}

/// Điều 31.2: from the list or the response that the authority publishes.
fn source(certificate: &CertificateFacts) -> Outcome {
    let told = matches!(certificate.status, CertificateStatus::Good | CertificateStatus::Stopped);
    match (certificate.status, told && certificate.has_source) {
        (CertificateStatus::NotApplicable, _) => Outcome::CannotTell,
        (_, true) => Outcome::Met,
        (_, false) => Outcome::CannotTell,
    }
}

/// Điều 32: the certificates lead, each signed by the next, to a recognised root. Dates are told per certificate.
fn path(facts: &SignatureFacts<'_>, found: &[SignatureFact], checks: &[&Check]) -> Outcome {
    const DATED: [Code; 2] = [Code::CertificateExpired, Code::CertificateNotYetValid];
    let outcome = worst(checks);
    let broken = |c: &&&Check| c.status != CheckStatus::Passed;
    let codes = checks.iter().filter(broken).flat_map(|c| &c.findings);
    let wrong = codes.filter(|c| c.severity() == Severity::Error);
    let decides = |c: &Code| match c {
        c if DATED.contains(c) => facts.time_is_supported(),
        Code::KeyCompromised => found.iter().any(is_proven_compromise),
        _ => true,
    };
    if outcome == Outcome::CannotTell && wrong.copied().any(|c| decides(&c)) { Outcome::NotMet } else { outcome }
}

/// Whether a key of the path is known to be in other hands, from a source that could have said *good* as well.
fn is_proven_compromise(fact: &SignatureFact) -> bool {
    matches!(fact, SignatureFact::Validation(ValidationFact::KeyCompromised { unproven: OrEmpty(None), .. }))
}
