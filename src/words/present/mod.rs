//! The report in sentences: what the command line prints and the page shows.
//!
//! A function of the report and the language alone. The page adds nothing to it but the frame.

mod law;
pub(crate) mod returning;

use crate::ades::{Indication, SubIndication, TimeBasis};
use crate::base::finding::{Code, Finding, Severity};
use crate::base::sort;
use crate::report::model::{
    AsShown, DocumentTimestamp, Integrity, Place, PolicyFacts, Report, RevocationStatus, Signature, SignatureKind,
    SignatureTimestamp, Signer, SignerAttributes, Stated, Time, UserCertificate, Verdict, VerdictReason, WantKind,
};
use crate::report::verdict::verified;
use crate::trust::Domain;
use crate::vietnam::{Nature, Refusal};
use crate::words::message::{self, Language, Word, local, word};
use returning::Returning;
use serde::Serialize;

/// How something is to be taken; shown by word and sign, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be looked at.
    Warn,
    /// Wrong.
    Bad,
    /// Neither.
    Neutral,
}

/// From how many signatures on that were added later they are told in one sentence.
const GROUPED: usize = 3;
/// How many of their signers are named there.
const NAMED: usize = 3;

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A finding in words.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Its stable code.
    pub code: &'static str,
    /// How it is to be taken.
    pub tone: Tone,
    /// One line.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What to do next; empty when nothing is to be done.
    pub next: String,
    /// Where the rule stands.
    pub clause: &'static str,
    /// The single ones, where one sentence speaks of many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<String>,
}

/// The first thing a person reads.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Headline {
    /// How it is to be taken.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// In one sentence.
    pub sentence: String,
    /// What to do next.
    pub next: String,
}

/// The document as it is now.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// In one sentence.
    pub verdict: String,
    /// Facts.
    pub lines: Vec<Line>,
    /// Findings about the file.
    pub findings: Vec<Said>,
}

/// One signature or document time-stamp.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Number of the signature; document time-stamps count on their own.
    pub id: usize,
    /// How it is to be taken.
    pub tone: Tone,
    /// Heading.
    pub title: String,
    /// In one sentence.
    pub verdict: String,
    /// What a person needs first.
    pub lines: Vec<Line>,
    /// Findings.
    pub findings: Vec<Said>,
    /// The steps of Nghị định 68/2024/NĐ-CP; none for a time-stamp.
    pub law: Vec<Said>,
    /// The rest.
    pub details: Vec<Line>,
}

/// Evidence that is missing.
#[derive(Clone, Debug, Serialize)]
pub struct WantShown {
    /// What.
    pub subject: String,
    /// Why.
    pub why: String,
    /// Where the certificates say it can be had.
    pub urls: Vec<String>,
}

/// A report in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Presentation {
    /// Language tag.
    pub language: &'static str,
    /// First.
    pub headline: Headline,
    /// Verdict B.
    pub document: Section,
    /// The document under the law.
    pub law: Option<Section>,
    /// Text for returning the document to its sender, when there is a ground for it.
    pub notice: Option<String>,
    /// What letters about the document are made of.
    pub returning: Returning,
    /// Verdict A, one each.
    pub signatures: Vec<Card>,
    /// Document time-stamps.
    pub timestamps: Vec<Card>,
    /// Missing evidence.
    pub wants: Vec<WantShown>,
    /// What the result was made with.
    pub engine: Vec<Line>,
    /// That this is a tool's result.
    pub note: &'static str,
}

/// Puts a report into sentences.
pub fn present(report: &Report, language: Language) -> Presentation {
    let p = Presenter { language };
    let returning = p.returning(report);
    let engine = p.engine(report);
    Presentation {
        language: language.tag(),
        headline: headline_of(report, language),
        document: p.document(report),
        law: p.law(report),
        notice: p.notice(report, &returning, &engine),
        returning,
        signatures: report.signatures.iter().map(|s| p.signature(s, report)).collect(),
        timestamps: report
            .timestamps
            .iter()
            .enumerate()
            .map(|(i, t)| p.document_timestamp(i.saturating_add(1), t))
            .collect(),
        wants: p.wants(report),
        engine,
        note: p.w(Word::ToolNote),
    }
}

/// The headline of a report in words.
pub(crate) fn headline_of(report: &Report, language: Language) -> Headline {
    headline(report.verdict, report.verdict_reason, NothingSigned::of_report(report), refusal(report), language)
}

/// What is known of a file without signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NothingSigned {
    /// Nothing.
    Plain,
    /// It breaks off before its end.
    BrokenOff,
    /// It holds signatures that nothing leads to.
    Orphans,
}

impl NothingSigned {
    /// By what the file showed.
    pub(crate) fn of(orphans: bool, findings: &[Finding]) -> Self {
        match findings.iter().any(|f| f.code == Code::EndMissing) {
            true => Self::BrokenOff,
            false if orphans => Self::Orphans,
            false => Self::Plain,
        }
    }

    fn of_report(report: &Report) -> Self {
        Self::of(!report.document.orphan_signatures.is_empty(), &report.findings)
    }
}

/// What the reasons for returning the document come to.
pub(crate) fn refusal(report: &Report) -> Option<Refusal> {
    report.vietnam.as_ref().map(|view| view.refusal)
}

/// The headline in words.
pub(crate) fn headline(
    verdict: Verdict,
    reason: Option<VerdictReason>,
    unsigned: NothingSigned,
    law: Option<Refusal>,
    language: Language,
) -> Headline {
    let (tone, title) = match verdict {
        Verdict::Valid => (Tone::Good, Word::HeadlineValid),
        Verdict::Invalid => (Tone::Bad, Word::HeadlineInvalid),
        Verdict::Indeterminate => (Tone::Warn, Word::HeadlineIndeterminate),
        Verdict::Unsigned => (Tone::Neutral, Word::HeadlineUnsigned),
    };
    // Signatures may all be valid and the document still lack one, or have them in the wrong order.
    let tone = if tone == Tone::Good && law == Some(Refusal::Ground) { Tone::Warn } else { tone };
    let (sentence, next) = match (verdict, reason) {
        (Verdict::Valid, _) if law == Some(Refusal::Ground) => (Word::SentenceIncomplete, Word::NextIncomplete),
        (Verdict::Valid, _) if law == Some(Refusal::CheckAgain) => (Word::SentenceValid, Word::NextIncomplete),
        (Verdict::Valid, _) => (Word::SentenceValid, Word::NextValid),
        (Verdict::Unsigned, _) => {
            let sentence = match unsigned {
                NothingSigned::BrokenOff => Word::SentenceUnsignedBrokenOff,
                NothingSigned::Orphans => Word::SentenceUnsignedOrphans,
                NothingSigned::Plain => Word::SentenceUnsigned,
            };
            (sentence, Word::NextUnsigned)
        }
        (_, Some(reason)) => reason_words(reason),
        (_, None) => (Word::SentencePolicy, Word::NextPolicy),
    };
    let w = |key| word(key, language).to_owned();
    Headline { tone, title: w(title), sentence: w(sentence), next: w(next) }
}

/// What is shown against what was signed, in one sentence; where that cannot be told, why.
pub(crate) fn as_shown<'a>(
    shown: AsShown,
    mut integrities: impl Iterator<Item = &'a Integrity>,
    findings: &[Finding],
) -> (Tone, Word) {
    let two_readings = |f: &Finding| matches!(f.code, Code::PdfAnomaly | Code::XrefReconstructed | Code::MimeMalformed);
    match shown {
        AsShown::Unchanged => (Tone::Good, Word::DocumentUnchanged),
        AsShown::JustifiedChanges => (Tone::Good, Word::DocumentJustified),
        AsShown::UnjustifiedChanges => (Tone::Bad, Word::DocumentUnjustified),
        AsShown::CannotTell if findings.iter().any(two_readings) => (Tone::Warn, Word::DocumentAmbiguous),
        AsShown::CannotTell if !integrities.all(verified) => (Tone::Warn, Word::DocumentNotVerified),
        AsShown::CannotTell => (Tone::Warn, Word::DocumentCannotTell),
    }
}

pub(crate) struct Presenter {
    pub(crate) language: Language,
}

impl Presenter {
    pub(crate) fn w(&self, key: Word) -> &'static str {
        word(key, self.language)
    }

    fn line(&self, key: Word, value: impl Into<String>) -> Line {
        Line { label: self.w(key).to_owned(), value: value.into() }
    }

    fn said(&self, findings: &[Finding]) -> Vec<Said> {
        let mut order: Vec<&Finding> = findings.iter().collect();
        sort::sort_by_key(&mut order, |f| core::cmp::Reverse(f.severity));
        order.into_iter().map(|f| self.say(f)).collect()
    }

    pub(crate) fn say(&self, finding: &Finding) -> Said {
        let text = message::finding(finding, self.language);
        let tone = match finding.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Warn,
            Severity::Info => Tone::Neutral,
        };
        Said {
            code: finding.code.name(),
            tone,
            title: text.title,
            meaning: text.meaning,
            next: text.next,
            clause: finding.clause,
            list: Vec::new(),
        }
    }

    /// Findings about the file. The signatures that were added are told in one sentence where there are several.
    fn said_of_file(&self, report: &Report) -> Vec<Said> {
        let all = report.findings.iter().chain(&report.document.active_content);
        let is_added = |f: &&Finding| f.code == Code::ChangeSignatureAdded && f.severity == Severity::Info;
        let (added, rest): (Vec<&Finding>, Vec<&Finding>) = all.partition(is_added);
        let one_by_one = if added.len() < GROUPED { added.as_slice() } else { &[] };
        let single: Vec<Finding> = rest.into_iter().chain(one_by_one.iter().copied()).cloned().collect();
        let mut said = self.said(&single);
        if let Some(first) = added.first().filter(|_| added.len() >= GROUPED) {
            said.push(Said {
                title: self.added_by(&added, report),
                meaning: self.w(Word::SignaturesAddedMeaning).to_owned(),
                list: added.iter().map(|finding| message::place(finding, self.language)).collect(),
                ..self.say(first)
            });
        }
        said
    }

    /// How many signatures were added and by whom, as far as their certificates say.
    fn added_by(&self, added: &[&Finding], report: &Report) -> String {
        let mut names: Vec<&str> = Vec::new();
        for finding in added {
            let field = finding.param("field");
            let signature = report.signatures.iter().find(|signature| signature.field.as_deref() == Some(field));
            let Some(signer) = signature.and_then(|signature| signature.signer.as_ref()) else { continue };
            if !names.contains(&signer.name.as_str()) {
                names.push(&signer.name);
            }
        }
        if names.is_empty() {
            return format!("{} {}", added.len(), self.w(Word::SignaturesAdded));
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut title = format!("{} {} {}", added.len(), self.w(Word::SignaturesAddedBy), names.join(", "));
        if more > 0 {
            title.push_str(&format!(", {more} {}", self.w(Word::Others)));
        }
        title
    }

    fn document(&self, report: &Report) -> Section {
        let signed = !report.signatures.is_empty() || !report.timestamps.is_empty();
        let of_signatures = report.signatures.iter().filter(|s| s.parent.is_none()).map(|s| &s.integrity);
        let integrities = of_signatures.chain(report.timestamps.iter().map(|t| &t.integrity));
        let (tone, verdict) = if signed {
            as_shown(report.document.as_shown, integrities, &report.findings)
        } else {
            (Tone::Neutral, Word::DocumentNothingSigned)
        };
        // "Unchanged" is said of the file against what was signed; a signature that itself is wrong signs nothing.
        let broken = report.signatures.iter().any(|s| s.indication == Indication::TotalFailed);
        let (tone, verdict) =
            if broken && tone == Tone::Good { (Tone::Bad, Word::SentenceForgedOrCorrupt) } else { (tone, verdict) };
        let mut lines = Vec::new();
        if let Some(file) = &report.file {
            lines.push(self.line(Word::FileName, file.clone()));
        }
        lines.push(self.line(Word::SignatureCount, report.signatures.len().to_string()));
        if !report.timestamps.is_empty() {
            lines.push(self.line(Word::TimestampCount, report.timestamps.len().to_string()));
        }
        if !report.document.revisions.is_empty() {
            lines.push(self.line(Word::Revisions, report.document.revisions.len().to_string()));
        }
        if let Some(seen) = &report.document.pictures {
            lines.push(self.line(Word::PicturesCompared, format!("{} ({})", seen.pages, seen.renderer)));
        }
        if !report.document.orphan_signatures.is_empty() {
            lines.push(self.line(Word::Orphans, report.document.orphan_signatures.len().to_string()));
        }
        lines.push(self.line(Word::FileSize, format!("{} byte", report.input.size)));
        lines.push(self.line(Word::FileDigest, report.input.sha256.clone()));
        if let Some(content) = &report.input.content {
            lines.push(self.line(Word::ContentSize, format!("{} byte", content.size)));
            lines.push(self.line(Word::ContentDigest, content.sha256.clone()));
        }
        Section {
            title: self.w(Word::DocumentTitle).to_owned(),
            tone,
            verdict: self.w(verdict).to_owned(),
            lines,
            findings: self.said_of_file(report),
        }
    }

    fn signature(&self, signature: &Signature, report: &Report) -> Card {
        let (tone, verdict) = self.verdict(signature.indication);
        let mut lines = Vec::new();
        // The seven items of Thông tư 15/2025/TT-BKHCN Điều 6.4 are said even where a certificate names none, or there is none.
        let signer = signature.signer.as_ref();
        lines.push(self.line(Word::Signer, self.named(signer.map(|s| s.name.clone()))));
        lines.push(self.line(Word::Organization, self.managing_body(signer)));
        if let Some(signer) = signer {
            lines.push(self.line(Word::Nature, self.nature(signer.nature)));
        }
        lines.push(self.line(Word::Issuer, self.named(signer.map(|s| s.issuer_name.clone()))));
        lines.push(self.line(Word::SigningTime, self.time(&signature.time)));
        lines.push(self.line(Word::Integrity, self.integrity(signature, report)));
        lines.push(self.line(Word::Path, self.path(signature)));
        lines.push(self.line(Word::CertificateAtTime, self.in_period(signer, &signature.time)));
        lines.push(self.line(Word::CertificatePeriod, self.period(signer)));
        if let Some(first) = signature.revocation.first() {
            lines.push(self.line(Word::Status, self.status(first.status)));
        }
        Card {
            id: signature.id,
            tone,
            title: self.title(signature),
            verdict,
            lines,
            findings: self.said(&signature.findings),
            law: self.steps(signature),
            details: self.details(signature),
        }
    }

    pub(crate) fn title(&self, signature: &Signature) -> String {
        let name = signature.signer.as_ref().map_or_else(|| self.w(Word::Unnamed).to_owned(), |s| s.name.clone());
        match signature.parent {
            None => format!("{} {}: {name}", self.w(Word::SignatureTitle), signature.id),
            Some(parent) => format!("{} ({parent}) {}: {name}", self.w(Word::CounterSignatureTitle), signature.id),
        }
    }

    fn verdict(&self, indication: Indication) -> (Tone, String) {
        let (tone, key) = match indication {
            Indication::TotalPassed => (Tone::Good, Word::VerdictPassed),
            Indication::TotalFailed => (Tone::Bad, Word::VerdictFailed),
            Indication::Indeterminate => (Tone::Warn, Word::VerdictIndeterminate),
        };
        (tone, self.w(key).to_owned())
    }

    fn nature(&self, nature: Nature) -> &'static str {
        self.w(match nature {
            Nature::Person => Word::NaturePerson,
            Nature::Agency => Word::NatureAgency,
            Nature::Software => Word::NatureSoftware,
            Nature::Uncertain => Word::NatureUncertain,
        })
    }

    pub(crate) fn time(&self, time: &Time) -> String {
        let basis = self.basis(time.basis);
        time.best.map_or_else(|| basis.to_owned(), |best| format!("{} – {basis}", local(best)))
    }

    pub(crate) fn basis(&self, basis: TimeBasis) -> &'static str {
        self.w(match basis {
            TimeBasis::Proven => Word::BasisProven,
            TimeBasis::Stamped => Word::BasisStamped,
            TimeBasis::Received => Word::BasisReceived,
            TimeBasis::Claimed => Word::BasisClaimed,
            TimeBasis::None => Word::BasisNone,
        })
    }

    fn integrity(&self, signature: &Signature, report: &Report) -> String {
        let integrity = &signature.integrity;
        let key = intact(integrity);
        let reach = match (integrity.whole_file, signature.coverage.revision) {
            (Some(true), _) => self.w(Word::CoversWholeFile).to_owned(),
            (_, Some(revision)) => {
                format!("{} {revision}/{}", self.w(Word::CoversRevision), report.document.revisions.len())
            }
            (Some(false), None) => self.w(Word::CoversPart).to_owned(),
            (None, None) => return self.w(key).to_owned(),
        };
        format!("{} ({reach})", self.w(key))
    }

    fn path(&self, signature: &Signature) -> String {
        let names = signature.chain.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" → ");
        let domain = signature.signer.as_ref().and_then(|s| s.trust_domain).map(|d| self.domain(d));
        match (signature.chain.last(), domain) {
            (Some(last), Some(domain)) if last.anchor => {
                format!("{} {} ({domain}): {names}", self.w(Word::PathComplete), last.name)
            }
            (Some(last), _) if signature.sub_indication != Some(SubIndication::NoSigningCertificateFound) => {
                format!("{}; {} {}", self.w(Word::PathBroken), self.w(Word::PathTo), last.name)
            }
            _ => self.w(Word::PathBroken).to_owned(),
        }
    }

    fn domain(&self, domain: Domain) -> &'static str {
        self.w(match domain {
            Domain::OfficialDuty => Word::DomainOfficialDuty,
            Domain::Public => Word::DomainPublic,
            Domain::UserAdded => Word::DomainUserAdded,
        })
    }

    /// Whether the certificate covers the time of signing as far as that is supported by more than a claim, else the time of the
    /// check (Nghị định 68/2024/NĐ-CP Điều 31.1.a).
    pub(crate) fn in_period(&self, signer: Option<&Signer>, time: &Time) -> String {
        let Some(signer) = signer else { return self.w(Word::CertificatePeriodUnknown).to_owned() };
        let supported = matches!(time.basis, TimeBasis::Proven | TimeBasis::Stamped | TimeBasis::Received);
        let at = time.best.filter(|_| supported).unwrap_or(time.control);
        let inside = signer.not_before <= at && at <= signer.not_after;
        let key = if inside { Word::CertificateInPeriod } else { Word::CertificateOutOfPeriod };
        format!("{} ({})", self.w(key), local(at))
    }

    /// First and last second of a certificate.
    pub(crate) fn period(&self, signer: Option<&Signer>) -> String {
        match signer {
            Some(signer) => format!("{} – {}", local(signer.not_before), local(signer.not_after)),
            None => self.w(Word::CertificatePeriodUnknown).to_owned(),
        }
    }

    /// Organisation and units that the certificate names.
    pub(crate) fn managing_body(&self, signer: Option<&Signer>) -> String {
        let parts = signer.iter().flat_map(|s| s.organization.iter().chain(&s.units)).map(String::as_str);
        self.named(Some(parts.collect::<Vec<_>>().join("; ")))
    }

    /// A name, or that none is given.
    pub(crate) fn named(&self, name: Option<String>) -> String {
        name.filter(|n| !n.trim().is_empty()).unwrap_or_else(|| self.w(Word::Unnamed).to_owned())
    }

    fn status(&self, status: RevocationStatus) -> &'static str {
        self.w(match status {
            RevocationStatus::Good => Word::StatusGood,
            RevocationStatus::Revoked => Word::StatusRevoked,
            RevocationStatus::Held => Word::StatusHeld,
            RevocationStatus::NotAsked => Word::StatusNotAsked,
            RevocationStatus::NotApplicable => Word::None_,
            RevocationStatus::NotAbout
            | RevocationStatus::Stale
            | RevocationStatus::Unknown
            | RevocationStatus::Unreachable
            | RevocationStatus::Unusable
            | RevocationStatus::Missing => Word::StatusUnknown,
        })
    }

    fn details(&self, signature: &Signature) -> Vec<Line> {
        let sub = signature.sub_indication.map(|s| format!(" / {}", s.name())).unwrap_or_default();
        let mut lines = vec![self.line(Word::Indication, format!("{}{sub}", indication(signature.indication)))];
        match &signature.place {
            Some(place) => self.place(place, signature, &mut lines),
            None => {
                lines.push(self.line(
                    Word::Kind,
                    self.w(match signature.kind {
                        SignatureKind::Approval => Word::KindApproval,
                        SignatureKind::Certification => Word::KindCertification,
                    }),
                ));
                lines.push(self.line(Word::Visible, self.visible(signature)));
            }
        }
        if let Some(claimed) = signature.time.claimed {
            lines.push(self.line(Word::ClaimedTime, local(claimed)));
        }
        for stamp in &signature.timestamps {
            self.stamp(stamp, &mut lines);
        }
        self.stated(&signature.stated, &mut lines);
        if let Some(attributes) = &signature.attributes {
            self.attributes(attributes, &mut lines);
        }
        if let Some(signer) = &signature.signer {
            lines.push(self.line(Word::Certificate, signer.subject.clone()));
            lines.push(self.line(Word::Serial, signer.serial.clone()));
            lines.push(self.line(Word::Fingerprint, signer.sha256.clone()));
        }
        let algorithms = &signature.algorithms;
        let used: Vec<&str> = [&algorithms.signature, &algorithms.key, &algorithms.digest]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if !used.is_empty() {
            lines.push(self.line(Word::Algorithm, used.join("; ")));
        }
        if let Some(level) = signature.level {
            let name = serde_json::to_value(level).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
            let label = if signature.place.is_some() { Word::LevelCades } else { Word::Level };
            lines.push(self.line(label, name));
        }
        if let Some(sub_filter) = &signature.sub_filter {
            lines.push(self.line(Word::SubFilter, sub_filter.clone()));
        }
        if let Some(field) = &signature.field {
            lines.push(self.line(Word::Field, field.clone()));
        }
        let range = signature.coverage.byte_range.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        if !range.is_empty() {
            lines.push(self.line(Word::ByteRange, range));
        }
        lines
    }

    fn place(&self, place: &Place, signature: &Signature, lines: &mut Vec<Line>) {
        if let Some(parent) = signature.parent {
            lines.push(self.line(Word::CounterSigns, parent.to_string()));
        }
        if let Some(part) = &place.part {
            lines.push(self.line(Word::MailPart, part.clone()));
        }
    }

    /// What the signer states in signed attributes.
    fn attributes(&self, stated: &SignerAttributes, lines: &mut Vec<Line>) {
        let commitments = stated.commitments.join(", ");
        let policy = stated.signature_policy.as_deref().map(|policy| match policy {
            "implied" => self.w(Word::SignaturePolicyImplied).to_owned(),
            named => [Some(named), stated.policy_uri.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        });
        for (key, value) in [
            (Word::ContentDescription, stated.content_description.clone()),
            (Word::MimeType, stated.mime_type.clone()),
            (Word::Commitments, Some(commitments).filter(|c| !c.is_empty())),
            (Word::SignaturePolicy, policy),
        ] {
            if let Some(value) = value {
                lines.push(self.line(key, value));
            }
        }
    }

    fn visible(&self, signature: &Signature) -> String {
        if !signature.visible {
            return self.w(Word::VisibleNo).to_owned();
        }
        let mut pages: Vec<u32> = signature.widgets.iter().filter_map(|w| w.page).collect();
        sort::sort(&mut pages);
        pages.dedup();
        let list = pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        format!("{}, {} {list}", self.w(Word::VisibleYes), self.w(Word::Page))
    }

    fn stamp(&self, stamp: &SignatureTimestamp, lines: &mut Vec<Line>) {
        if let Some(time) = stamp.time {
            lines.push(self.line(Word::TimestampTime, local(time)));
        }
        if let Some(unit) = &stamp.unit {
            lines.push(self.line(Word::TimestampUnit, unit.clone()));
        }
    }

    fn stated(&self, stated: &Stated, lines: &mut Vec<Line>) {
        let texts = [
            (Word::StatedName, &stated.name),
            (Word::StatedReason, &stated.reason),
            (Word::StatedLocation, &stated.location),
            (Word::StatedContact, &stated.contact),
        ];
        for (key, value) in texts {
            if let Some(value) = value.as_ref().filter(|v| !v.is_empty()) {
                lines.push(self.line(key, value.clone()));
            }
        }
        if let Some(time) = stated.time {
            lines.push(self.line(Word::StatedTime, local(time)));
        }
    }

    fn document_timestamp(&self, id: usize, stamp: &DocumentTimestamp) -> Card {
        let (tone, verdict) = self.verdict(stamp.indication);
        let mut lines = vec![self.line(Word::TimestampTime, self.time(&stamp.time))];
        if let Some(token) = &stamp.token {
            if let Some(unit) = &token.unit {
                lines.push(self.line(Word::TimestampUnit, unit.clone()));
            }
            let names = token.chain.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" → ");
            lines.push(self.line(Word::Path, names));
        }
        let sub = stamp.sub_indication.map(|s| format!(" / {}", s.name())).unwrap_or_default();
        let mut details = vec![self.line(Word::Indication, format!("{}{sub}", indication(stamp.indication)))];
        if let Some(field) = &stamp.field {
            details.push(self.line(Word::Field, field.clone()));
        }
        let title = format!("{} {id}", self.w(Word::TimestampTitle));
        Card { id, tone, title, verdict, lines, findings: self.said(&stamp.findings), law: Vec::new(), details }
    }

    fn wants(&self, report: &Report) -> Vec<WantShown> {
        let shown = |want: &crate::report::model::Want| {
            let kind = self.w(match want.kind {
                WantKind::IssuerCertificate => Word::WantIssuer,
                WantKind::Crl => Word::WantCrl,
                WantKind::Ocsp => Word::WantOcsp,
                WantKind::DetachedContent => Word::WantContent,
            });
            let ids = want.signatures.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            let subject = if want.subject.is_empty() { kind.to_owned() } else { format!("{kind}: {}", want.subject) };
            let title = if ids.is_empty() { Word::TimestampTitle } else { Word::SignatureTitle };
            WantShown {
                subject,
                why: format!("{} {ids}", self.w(title)).trim_end().to_owned(),
                urls: want.urls.clone(),
            }
        };
        report.wants.iter().map(shown).collect()
    }

    pub(crate) fn engine(&self, report: &Report) -> Vec<Line> {
        let mut lines = vec![
            self.line(Word::Engine, format!("kyso {} ({})", report.engine.version, report.engine.build)),
            self.line(Word::CheckedAt, local(report.now)),
            self.line(Word::PolicyUsed, policy_name(&report.policy)),
            self.line(Word::TrustUsed, format!("{} {} ({})", report.trust.id, report.trust.version, report.trust.date)),
        ];
        if let Some(signed) = &report.trust.signed {
            lines.push(self.line(Word::SignedTrust, format!("{} ({})", signed.sequence, signed.date)));
        }
        if report.trust.user_added > 0 {
            lines.push(self.line(Word::UserTrust, by_user(&report.trust.added)));
        }
        if !report.trust.removed.is_empty() {
            lines.push(self.line(Word::UserDistrust, by_user(&report.trust.removed)));
        }
        lines
    }
}

/// Most certificates of the user that a line names; the report has them all.
const LISTED: usize = 8;

/// Which certificates the user added or removed.
fn by_user(certificates: &[UserCertificate]) -> String {
    let named = certificates.iter().take(LISTED).map(|c| format!("{} (SHA-256 {})", c.name, c.sha256));
    let named = named.collect::<Vec<_>>().join("; ");
    match certificates.len().saturating_sub(LISTED) {
        0 => named,
        more => format!("{named}; +{more}"),
    }
}

/// Whether what was signed is as it was.
pub(crate) fn intact(integrity: &Integrity) -> Word {
    match (integrity.digest_matches, integrity.signature_verifies) {
        (Some(false), _) => Word::IntegrityChanged,
        (_, Some(false)) => Word::IntegrityValueWrong,
        (Some(true), Some(true)) => Word::IntegrityGood,
        _ => Word::IntegrityUnknown,
    }
}

/// Name, number, and the beginning of the fingerprint, which tells a changed policy from the one of the same name.
fn policy_name(policy: &PolicyFacts) -> String {
    let fingerprint = policy.sha256.get(..16).unwrap_or_default();
    format!("{} ({}, {fingerprint})", policy.id, policy.version)
}

fn indication(indication: Indication) -> &'static str {
    match indication {
        Indication::TotalPassed => "TOTAL-PASSED",
        Indication::Indeterminate => "INDETERMINATE",
        Indication::TotalFailed => "TOTAL-FAILED",
    }
}

fn reason_words(reason: VerdictReason) -> (Word, Word) {
    match reason {
        VerdictReason::IntactStatusUnknown => (Word::SentenceIntactStatusUnknown, Word::NextIntactStatusUnknown),
        VerdictReason::IntactIssuerMissing => (Word::SentenceIntactIssuerMissing, Word::NextIntactIssuerMissing),
        VerdictReason::UntrustedRoot => (Word::SentenceUntrustedRoot, Word::NextUntrustedRoot),
        VerdictReason::NotCovered => (Word::SentenceNotCovered, Word::NextNotCovered),
        VerdictReason::Changed => (Word::SentenceChanged, Word::NextChanged),
        VerdictReason::BrokenByHandling => (Word::SentenceBrokenByHandling, Word::NextBroken),
        VerdictReason::ForgedOrCorrupt => (Word::SentenceForgedOrCorrupt, Word::NextForged),
        VerdictReason::Revoked => (Word::SentenceRevoked, Word::NextRevoked),
        VerdictReason::ExpiredWithoutProof => (Word::SentenceExpired, Word::NextExpired),
        VerdictReason::Incomplete => (Word::SentenceIncomplete, Word::NextIncomplete),
        VerdictReason::ContentMissing => (Word::SentenceContentMissing, Word::NextContentMissing),
        VerdictReason::PicturesDiffer => (Word::SentencePicturesDiffer, Word::NextPicturesDiffer),
        VerdictReason::NotSupported => (Word::SentenceNotSupported, Word::NextNotSupported),
        VerdictReason::PolicyNotMet => (Word::SentencePolicy, Word::NextPolicy),
        VerdictReason::NotVerified => (Word::SentenceNotVerified, Word::NextNotVerified),
        VerdictReason::Ambiguous => (Word::SentenceAmbiguous, Word::NextAmbiguous),
    }
}
