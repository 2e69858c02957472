//! The simple report: what a person needs, in one language.
//!
//! A function of the detailed report alone: every check there that is not met, is not known or was met with a warning is here
//! with its reason, and nothing is here that is not there. Its form is `kyso-simple-report/1`.

use super::detailed::{CheckPart, Conclusion, Detailed, SignaturePart, TimestampPart};
use crate::ades::{CheckStatus, Indication, SubIndication};
use crate::base::finding::{Finding, Severity};
use crate::base::time::Timestamp;
use crate::report::model::{AsShown, Level, Time, Verdict, VerdictReason, Want};
use crate::words::present::{Headline, Presenter, as_shown, headline_of, intact};
use crate::words::{self, Language, Word, word};
use serde::Serialize;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-simple-report/1";

part! {
    /// The simple report for one file.
    Simple {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// Language tag of the sentences.
        language: &'static str,
        /// Name of the file as the caller gave it.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<&'a str>,
        /// SHA-256 of the file, hexadecimal.
        sha256: &'a str,
        /// The time taken as now.
        now: Timestamp,
        /// Name of the policy.
        policy: &'a str,
        /// Headline.
        verdict: Verdict,
        /// The class of reason a person needs.
        verdict_reason: Option<VerdictReason>,
        /// The headline in words.
        headline: Headline,
        /// The document as it is now.
        document: SimpleDocument<'a>,
        /// Each signature.
        signatures: Vec<SimpleSignature<'a>>,
        /// Document time-stamps.
        timestamps: Vec<SimpleTimestamp<'a>>,
        /// Evidence that would change the outcome.
        wants: &'a [Want],
    }
}

part! {
    /// Verdict B.
    SimpleDocument {
        /// In one word.
        as_shown: AsShown,
        /// Findings against it, and remarks to look at.
        messages: Vec<Message<'a>>,
    }
}

part! {
    /// One signature.
    SimpleSignature {
        /// Its number.
        id: usize,
        /// Full name of the form field.
        field: Option<&'a str>,
        /// Name of the signer, by the certificate.
        signer: Option<&'a str>,
        /// Organisation of the signer.
        organization: Option<&'a str>,
        /// When.
        time: &'a Time,
        /// The seven items of Thông tư 15/2025/TT-BKHCN Điều 6.4, all of them and always.
        items: Vec<SimpleItem>,
        /// Level reached.
        level: Option<Level>,
        /// Result.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// Findings against it, and remarks to look at.
        messages: Vec<Message<'a>>,
        /// Checks that were not made, because an earlier one failed or the policy does not ask.
        not_done: Vec<&'a str>,
        /// Time-stamps over it.
        timestamps: Vec<SimpleTimestamp<'a>>,
    }
}

/// One of the seven items that a check has to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimpleItem {
    /// Its stable name.
    pub item: &'static str,
    /// What it is.
    pub label: &'static str,
    /// What it says; never empty.
    pub value: String,
}

part! {
    /// One time-stamp.
    SimpleTimestamp {
        /// Its number.
        id: usize,
        /// Full name of the form field of a document time-stamp.
        field: Option<&'a str>,
        /// The time it states.
        time: Option<Timestamp>,
        /// Name of the unit that made it.
        unit: Option<&'a str>,
        /// Result.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// Findings against it, and remarks to look at.
        messages: Vec<Message<'a>>,
    }
}

part! {
    /// One reason.
    Message {
        /// Its check; null for a remark.
        check: Option<&'a str>,
        /// Result of that check.
        status: Option<CheckStatus>,
        /// Its finding; null if the check says everything.
        code: Option<&'static str>,
        /// Weight of the finding.
        severity: Severity,
        /// One line.
        title: String,
        /// What it means.
        meaning: String,
        /// What to do next.
        next: String,
        /// The clause of the rule.
        clause: &'a str,
    }
}

/// The simple form of a detailed report, in one language.
pub fn simple<'a>(detailed: &'a Detailed<'a>, language: Language) -> Simple<'a> {
    let document = &detailed.document;
    Simple {
        schema: SCHEMA,
        language: language.tag(),
        file: detailed.file,
        sha256: &detailed.input.sha256,
        now: detailed.now,
        policy: &detailed.policy.id,
        verdict: detailed.verdict,
        verdict_reason: detailed.verdict_reason,
        headline: headline_of(detailed.report, language),
        document: SimpleDocument { as_shown: document.as_shown, messages: document_messages(detailed, language) },
        signatures: detailed.signatures.iter().map(|s| signature(s, language)).collect(),
        timestamps: detailed.timestamps.iter().map(|t| timestamp(t, language)).collect(),
        wants: detailed.wants,
    }
}

/// The check on the whole document has no finding; its words are those of verdict B.
fn document_messages<'a>(detailed: &'a Detailed<'a>, language: Language) -> Vec<Message<'a>> {
    let document = &detailed.document;
    let mut all = messages(document.checks.iter(), &document.remarks, language);
    for message in all.iter_mut().filter(|m| m.code.is_none()) {
        word(Word::DocumentTitle, language).clone_into(&mut message.title);
        let integrities = detailed.signatures.iter().map(|s| s.integrity);
        word(as_shown(document.as_shown, integrities, &document.remarks).1, language).clone_into(&mut message.meaning);
    }
    all
}

fn signature<'a>(part: &'a SignaturePart<'a>, language: Language) -> SimpleSignature<'a> {
    let checks = || part.blocks.iter().flat_map(|b| &b.checks);
    let Conclusion { indication, sub_indication, .. } = part.conclusion;
    SimpleSignature {
        id: part.id,
        field: part.field,
        signer: part.signer.map(|s| s.name.as_str()),
        organization: part.signer.and_then(|s| s.organization.as_deref()),
        time: part.time,
        items: items(part, language),
        level: part.level,
        indication,
        sub_indication,
        messages: messages(checks().chain([&part.after]), &part.remarks, language),
        not_done: checks().chain([&part.after]).filter(|c| c.status == CheckStatus::NotDone).map(|c| c.code).collect(),
        timestamps: part.timestamps.iter().map(|t| timestamp(t, language)).collect(),
    }
}

/// Thông tư 15/2025/TT-BKHCN Điều 6.4: issuing authority, signer, managing body of the certificate, time of signing or time-stamp,
/// integrity, validity of the certificate at the time of signing, its period. What is not known is said to be so.
fn items(part: &SignaturePart<'_>, language: Language) -> Vec<SimpleItem> {
    let p = Presenter { language };
    let item = |item, key, value| SimpleItem { item, label: word(key, language), value };
    let signer = part.signer;
    vec![
        item("issuer", Word::Issuer, p.named(signer.map(|s| s.issuer_name.clone()))),
        item("signer", Word::Signer, p.named(signer.map(|s| s.name.clone()))),
        item("managingBody", Word::Organization, p.managing_body(signer)),
        item("signingTime", Word::SigningTime, p.time(part.time)),
        item("integrity", Word::Integrity, word(intact(part.integrity), language).to_owned()),
        item("certificateAtSigning", Word::CertificateAtTime, p.in_period(signer, part.time)),
        item("certificatePeriod", Word::CertificatePeriod, p.period(signer)),
    ]
}

fn timestamp<'a>(part: &'a TimestampPart<'a>, language: Language) -> SimpleTimestamp<'a> {
    SimpleTimestamp {
        id: part.id,
        field: part.field,
        time: part.time,
        unit: part.unit,
        indication: part.conclusion.indication,
        sub_indication: part.conclusion.sub_indication,
        messages: messages(part.checks.iter(), &part.remarks, language),
    }
}

/// Every check that did not simply pass, with each of its findings, then the remarks that a person should look at.
fn messages<'a>(
    checks: impl Iterator<Item = &'a CheckPart<'a>>,
    remarks: &'a [Finding],
    language: Language,
) -> Vec<Message<'a>> {
    let mut all = Vec::new();
    for check in checks.filter(|c| !matches!(c.status, CheckStatus::Passed | CheckStatus::NotDone)) {
        if check.findings.is_empty() {
            all.push(bare(check));
        }
        all.extend(check.findings.iter().map(|f| message(f, Some(check), language)));
    }
    let weighing = remarks.iter().filter(|f| f.severity > Severity::Info);
    all.extend(weighing.map(|f| message(f, None, language)));
    all
}

fn message<'a>(finding: &Finding, check: Option<&'a CheckPart<'a>>, language: Language) -> Message<'a> {
    let text = words::finding(finding, language);
    Message {
        check: check.map(|c| c.code),
        status: check.map(|c| c.status),
        code: Some(finding.code.name()),
        severity: finding.severity,
        title: text.title,
        meaning: text.meaning,
        next: text.next,
        clause: finding.clause,
    }
}

/// A check without a finding: its stable name and the standard's name of the outcome.
fn bare<'a>(check: &'a CheckPart<'a>) -> Message<'a> {
    let severity = if check.status == CheckStatus::Failed { Severity::Error } else { Severity::Warning };
    Message {
        check: Some(check.code),
        status: Some(check.status),
        code: None,
        severity,
        title: check.code.to_owned(),
        meaning: check.sub_indication.map(SubIndication::name).unwrap_or_default().to_owned(),
        next: String::new(),
        clause: check.clause,
    }
}
