//! Phrases that every part of a presentation is put together from.

use super::model::{Line, Said, Tone};
use crate::ades::{Indication, SubIndication, TimeBasis};
use crate::base::finding::{Finding, Severity};
use crate::base::sort;
use crate::report::{Signature, Signer, Time};
use crate::vietnam::Nature;
use crate::words::{Language, Word, local, message};

pub(crate) struct Presenter {
    pub(crate) language: Language,
}

impl Presenter {
    pub(crate) fn word(&self, key: Word) -> &'static str {
        message::word(key, self.language)
    }

    pub(super) fn line(&self, key: Word, value: impl Into<String>) -> Line {
        Line { label: self.word(key).to_owned(), value: value.into() }
    }

    /// The lines whose values are known.
    pub(super) fn known<const N: usize>(&self, lines: [(Word, Option<String>); N]) -> impl Iterator<Item = Line> {
        lines.into_iter().filter_map(|(key, value)| Some(self.line(key, value?)))
    }

    pub(super) fn said(&self, findings: &[Finding]) -> Vec<Said> {
        let mut order: Vec<&Finding> = findings.iter().collect();
        sort::sort_by_key(&mut order, |f| core::cmp::Reverse(f.severity));
        order.into_iter().map(|f| self.say(f)).collect()
    }

    pub(super) fn say(&self, finding: &Finding) -> Said {
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
            clause: finding.clause.into(),
            list: Vec::new(),
            shared: false,
        }
    }

    pub(super) fn title(&self, signature: &Signature) -> String {
        let name = signature.signer.as_ref().map_or_else(|| self.word(Word::Unnamed).to_owned(), |s| s.name.clone());
        match signature.parent {
            None => format!("{} {}: {name}", self.word(Word::SignatureTitle), signature.id),
            Some(parent) => format!("{} ({parent}) {}: {name}", self.word(Word::CounterSignatureTitle), signature.id),
        }
    }

    pub(super) fn verdict(&self, indication: Indication) -> (Tone, String) {
        let (tone, key) = match indication {
            Indication::TotalPassed => (Tone::Good, Word::VerdictPassed),
            Indication::TotalFailed => (Tone::Bad, Word::VerdictFailed),
            Indication::Indeterminate => (Tone::Warn, Word::VerdictIndeterminate),
        };
        (tone, self.word(key).to_owned())
    }

    pub(super) fn nature(&self, nature: Nature) -> &'static str {
        self.word(match nature {
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

    pub(super) fn basis(&self, basis: TimeBasis) -> &'static str {
        self.word(match basis {
            TimeBasis::Proven => Word::BasisProven,
            TimeBasis::Stamped => Word::BasisStamped,
            TimeBasis::Received => Word::BasisReceived,
            TimeBasis::Claimed => Word::BasisClaimed,
            TimeBasis::None => Word::BasisNone,
        })
    }

    /// Whether the certificate covers the time of signing as far as that is supported by more than a claim, else the time of the
    /// check (Nghị định 68/2024/NĐ-CP Điều 31.1.a).
    pub(crate) fn in_period(&self, signer: Option<&Signer>, time: &Time) -> String {
        let Some(signer) = signer else { return self.word(Word::CertificatePeriodUnknown).to_owned() };
        let supported = matches!(time.basis, TimeBasis::Proven | TimeBasis::Stamped | TimeBasis::Received);
        let at = time.best.filter(|_| supported).unwrap_or(time.control);
        let inside = signer.not_before <= at && at <= signer.not_after;
        // A time that nobody vouches for cannot be held against the end of the certificate.
        if !inside && !supported && at > signer.not_after {
            let (unknown, why) = (Word::CertificatePeriodUnknown, Word::CertificateTimeNotProven);
            return format!("{} ({} {})", self.word(unknown), self.word(why), local(signer.not_after));
        }
        let key = match (inside, supported) {
            (true, true) => Word::CertificateInPeriod,
            (true, false) => Word::CertificateInPeriodNow,
            (false, _) => Word::CertificateOutOfPeriod,
        };
        format!("{} ({})", self.word(key), local(at))
    }

    /// A day of the form `2026-11-22` as it is written in this language.
    pub(super) fn day(&self, day: &str) -> String {
        match self.language {
            Language::Vi => day.split('-').rev().collect::<Vec<_>>().join("/"),
            Language::En => day.to_owned(),
        }
    }

    /// First and last second of a certificate.
    pub(crate) fn period(&self, signer: Option<&Signer>) -> String {
        match signer {
            Some(signer) => format!("{} – {}", local(signer.not_before), local(signer.not_after)),
            None => self.word(Word::CertificatePeriodUnknown).to_owned(),
        }
    }

    /// Organisation and units that the certificate names.
    pub(crate) fn managing_body(&self, signer: Option<&Signer>) -> String {
        let parts = signer.iter().flat_map(|s| s.organization.iter().chain(&s.units)).map(String::as_str);
        self.named(Some(parts.collect::<Vec<_>>().join("; ")))
    }

    /// A name, or that none is given.
    pub(crate) fn named(&self, name: Option<String>) -> String {
        name.filter(|n| !n.trim().is_empty()).unwrap_or_else(|| self.word(Word::Unnamed).to_owned())
    }

    /// The conclusion in the terms of EN 319 102-1 §5.1.3.
    pub(super) fn conclusion(&self, indication: Indication, sub_indication: Option<SubIndication>) -> Line {
        let name = match indication {
            Indication::TotalPassed => "TOTAL-PASSED",
            Indication::Indeterminate => "INDETERMINATE",
            Indication::TotalFailed => "TOTAL-FAILED",
        };
        let sub = sub_indication.map(|s| format!(" / {}", s.name())).unwrap_or_default();
        self.line(Word::Indication, format!("{name}{sub}"))
    }
}
