//! One signature: what a person needs first, then the rest.

use super::model::{Card, Line};
use super::presenter::Presenter;
use crate::ades::SubIndication;
use crate::base::sort;
use crate::report::{
    Integrity, Place, Report, RevocationStatus, Signature, SignatureKind, SignatureTimestamp, SignerAttributes, Stated,
};
use crate::trust::Domain;
use crate::words::text::local;
use crate::words::word::Word;

/// Whether what was signed is as it was.
pub(crate) fn intact(integrity: &Integrity) -> Word {
    match (integrity.digest_matches, integrity.signature_verifies) {
        (Some(false), _) => Word::IntegrityChanged,
        (_, Some(false)) => Word::IntegrityValueWrong,
        (Some(true), Some(true)) => Word::IntegrityGood,
        _ => Word::IntegrityUnknown,
    }
}

impl Presenter {
    pub(super) fn signature(&self, signature: &Signature, report: &Report) -> Card {
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

    fn integrity(&self, signature: &Signature, report: &Report) -> String {
        let integrity = &signature.integrity;
        let key = intact(integrity);
        let reach = match (integrity.whole_file, signature.coverage.revision) {
            (Some(true), _) => self.word(Word::CoversWholeFile).to_owned(),
            (_, Some(revision)) => {
                format!("{} {revision}/{}", self.word(Word::CoversRevision), report.document.revisions.len())
            }
            (Some(false), None) => self.word(Word::CoversPart).to_owned(),
            (None, None) => return self.word(key).to_owned(),
        };
        format!("{} ({reach})", self.word(key))
    }

    fn path(&self, signature: &Signature) -> String {
        let names = signature.chain.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" → ");
        let domain = signature.signer.as_ref().and_then(|s| s.trust_domain).map(|d| self.domain(d));
        match (signature.chain.last(), domain) {
            (Some(last), Some(domain)) if last.anchor => {
                format!("{} {} ({domain}): {names}", self.word(Word::PathComplete), last.name)
            }
            (Some(last), _) if signature.sub_indication != Some(SubIndication::NoSigningCertificateFound) => {
                format!("{}; {} {}", self.word(Word::PathBroken), self.word(Word::PathTo), last.name)
            }
            _ => self.word(Word::PathBroken).to_owned(),
        }
    }

    fn domain(&self, domain: Domain) -> &'static str {
        self.word(match domain {
            Domain::OfficialDuty => Word::DomainOfficialDuty,
            Domain::Public => Word::DomainPublic,
            Domain::UserAdded => Word::DomainUserAdded,
        })
    }

    fn status(&self, status: RevocationStatus) -> &'static str {
        self.word(match status {
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
        let mut lines = vec![self.conclusion(signature.indication, signature.sub_indication)];
        match &signature.place {
            Some(place) => self.place(place, signature, &mut lines),
            None => {
                lines.push(self.line(
                    Word::Kind,
                    self.word(match signature.kind {
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
            "implied" => self.word(Word::SignaturePolicyImplied).to_owned(),
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
            return self.word(Word::VisibleNo).to_owned();
        }
        let mut pages: Vec<u32> = signature.widgets.iter().filter_map(|w| w.page).collect();
        sort::sort(&mut pages);
        pages.dedup();
        let list = pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        format!("{}, {} {list}", self.word(Word::VisibleYes), self.word(Word::Page))
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
}
