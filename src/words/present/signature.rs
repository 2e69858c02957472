//! One signature: what a person needs first, then the rest.

use super::model::{Card, Line};
use super::presenter::Presenter;
use crate::ades::SubIndication;
use crate::base::sort;
use crate::base::time::Timestamp;
use crate::report::{
    Algorithms, Integrity, Report, RevocationStatus, Signature, SignatureKind, SignerAttributes, Stated,
};
use crate::trust::Domain;
use crate::words::{Word, local, message};

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
        // The seven items of Thông tư 15/2025/TT-BKHCN Điều 6.4 are said even where a certificate names none, or there is none.
        let signer = signature.signer.as_ref();
        let lines = self.known([
            (Word::Signer, Some(self.named(signer.map(|s| s.name.clone())))),
            (Word::Organization, Some(self.managing_body(signer))),
            (Word::Nature, signer.map(|s| self.nature(s.nature).to_owned())),
            (Word::Issuer, Some(self.named(signer.map(|s| s.issuer_name.clone())))),
            (Word::SigningTime, Some(self.time(&signature.time))),
            (Word::Integrity, Some(self.integrity(signature, report))),
            (Word::Path, Some(self.path(signature, report))),
            (Word::CertificateAtTime, Some(self.in_period(signer, &signature.time))),
            (Word::CertificatePeriod, Some(self.period(signer))),
            (Word::Status, signature.revocation.first().map(|first| self.status(first.status).to_owned())),
        ]);
        Card {
            id: signature.id,
            tone,
            title: self.title(signature),
            verdict,
            lines: lines.collect(),
            findings: self.said(&signature.findings),
            law: self.steps(signature, report),
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

    fn path(&self, signature: &Signature, report: &Report) -> String {
        let chain = report.chain(signature.chain);
        let names = chain.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" → ");
        let domain = signature.signer.as_ref().and_then(|s| s.trust_domain).map(|d| self.domain(d));
        match (chain.last(), domain) {
            (Some(last), Some(domain)) if last.anchor => {
                format!("{} {} ({domain}): {names}", self.word(Word::PathComplete), last.name)
            }
            (Some(last), _) if signature.sub_indication != Some(SubIndication::NoSigningCertificateFound) => {
                format!("{}; {} {}", self.word(Word::PathBroken), self.word(Word::PathTo), last.name)
            }
            _ => self.word(Word::PathBroken).to_owned(),
        }
    }

    pub(super) fn domain(&self, domain: Domain) -> &'static str {
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
        let place = signature.place.as_ref();
        let mut lines = vec![self.conclusion(signature.indication, signature.sub_indication)];
        lines.extend(self.known([
            (Word::CounterSigns, place.and(signature.parent).map(|parent| parent.to_string())),
            (Word::MailPart, place.and_then(|place| place.part.clone())),
            (Word::Kind, place.is_none().then(|| self.kind(signature.kind).to_owned())),
            (Word::Visible, place.is_none().then(|| self.visible(signature))),
            (Word::ClaimedTime, signature.time.claimed.map(local)),
        ]));
        for stamp in &signature.timestamps {
            lines.extend(
                self.known([(Word::TimestampTime, stamp.time.map(local)), (Word::TimestampUnit, stamp.unit.clone())]),
            );
        }
        lines.extend(self.stated(&signature.stated));
        lines.extend(signature.attributes.iter().flat_map(|attributes| self.attributes(attributes)));
        let signer = signature.signer.as_ref();
        let Algorithms { signature: value, key, digest } = &signature.algorithms;
        let level = signature.level.and_then(|level| serde_json::to_value(level).ok()?.as_str().map(str::to_owned));
        lines.extend(self.known([
            (Word::Certificate, signer.map(|signer| signer.subject.clone())),
            (Word::Serial, signer.map(|signer| signer.serial.clone())),
            (Word::Fingerprint, signer.map(|signer| signer.sha256.clone())),
            (Word::Algorithm, joined([value, key, digest].into_iter().flatten().cloned(), "; ")),
            (if place.is_some() { Word::LevelCades } else { Word::Level }, level),
            (Word::NextLevelLacks, self.lacking(signature)),
            (Word::ProvableUntil, signature.extendable_until.map(|until| self.provable(until))),
            (Word::SubFilter, signature.sub_filter.clone()),
            (Word::Field, signature.field.clone()),
            (Word::ByteRange, joined(signature.coverage.byte_range.iter().map(i64::to_string), " ")),
        ]));
        lines
    }

    fn lacking(&self, signature: &Signature) -> Option<String> {
        joined(signature.missing_for_next.iter().map(|what| message::lacking(what, self.language)), "; ")
    }

    /// Until when a signature can be proven as it is, and what keeps it provable.
    fn provable(&self, until: Timestamp) -> String {
        format!("{} ({})", local(until), self.word(Word::ProvableNote))
    }

    fn kind(&self, kind: SignatureKind) -> &'static str {
        self.word(match kind {
            SignatureKind::Approval => Word::KindApproval,
            SignatureKind::Certification => Word::KindCertification,
        })
    }

    /// What the signer states in signed attributes.
    fn attributes(&self, stated: &SignerAttributes) -> impl Iterator<Item = Line> {
        let policy = stated.signature_policy.as_deref().map(|policy| match policy {
            "implied" => self.word(Word::SignaturePolicyImplied).to_owned(),
            named => [Some(named), stated.policy_uri.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        });
        self.known([
            (Word::ContentDescription, stated.content_description.clone()),
            (Word::MimeType, stated.mime_type.clone()),
            (Word::Commitments, joined(stated.commitments.iter().cloned(), ", ")),
            (Word::SignaturePolicy, policy),
        ])
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

    /// What the signature dictionary says of itself.
    fn stated(&self, stated: &Stated) -> impl Iterator<Item = Line> {
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        self.known([
            (Word::StatedName, text(&stated.name)),
            (Word::StatedReason, text(&stated.reason)),
            (Word::StatedLocation, text(&stated.location)),
            (Word::StatedContact, text(&stated.contact)),
            (Word::StatedTime, stated.time.map(local)),
        ])
    }
}

/// The parts as one text, if there are any.
fn joined(parts: impl Iterator<Item = String>, between: &str) -> Option<String> {
    Some(parts.collect::<Vec<_>>().join(between)).filter(|text| !text.is_empty())
}
