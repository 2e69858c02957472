//! What is worth saying under the law without weighing on any result.

use super::signatures::foreign;
use super::{DocumentFacts, Mark, Outcome, SignatureFacts, Step, StepCode, provisions};
use crate::base::time::Timestamp;
use crate::trust::Domain;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

/// What is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// Made with a public certificate, so no official-duty signature.
    PublicCertificate,
    /// Made with a certificate of a service or a programme.
    SoftwareCertificate,
    /// An agency signed that the signer's certificate does not name: it may be the receiver's stamp of arrival.
    OtherAgency,
    /// A time-stamp is attached that does not hold. It is no ground unless law demands one (Nghị định 68/2024 Điều 29.4).
    TimestampBroken,
    /// The certificate was issued before Nghị định 68/2024 and keeps its value until its own end (Điều 42.1).
    IssuedBeforeDecree,
    /// Issued under Nghị định 68/2024 for longer than its Điều 9 allows a subscriber.
    LongLived,
    /// The seal does not lie over about a third of the person's signature, on its left (Nghị định 30/2020 Phụ lục I).
    SealPlace,
    /// The picture of the person's signature is not blue (Phụ lục I, as all that follow).
    SignatureColour,
    /// The picture of the seal is not red.
    SealColour,
    /// A picture is not as PNG with a transparent ground.
    PictureKind,
    /// The block of a copy or a separate annex is not in the upper right corner of the first page.
    BlockPlace,
    /// The block has a picture.
    BlockPicture,
    /// The text of the block is not in Times New Roman, upright, size 10, black.
    BlockFont,
    /// The block has no time of signing by ISO 8601 in Vietnamese time.
    BlockTime,
}

impl NoteCode {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::PublicCertificate => "public-certificate",
            Self::SoftwareCertificate => "software-certificate",
            Self::OtherAgency => "other-agency",
            Self::TimestampBroken => "timestamp-broken",
            Self::IssuedBeforeDecree => "issued-before-decree",
            Self::LongLived => "long-lived",
            Self::SealPlace => "seal-place",
            Self::SignatureColour => "signature-colour",
            Self::SealColour => "seal-colour",
            Self::PictureKind => "picture-kind",
            Self::BlockPlace => "block-place",
            Self::BlockPicture => "block-picture",
            Self::BlockFont => "block-font",
            Self::BlockTime => "block-time",
        }
    }

    /// The provision that it rests on.
    pub fn clause(self) -> &'static str {
        match self {
            Self::PublicCertificate => "Nghị định 23/2025/NĐ-CP",
            Self::SoftwareCertificate | Self::OtherAgency => "Nghị định 30/2020/NĐ-CP Điều 5.1",
            Self::TimestampBroken => "Nghị định 68/2024/NĐ-CP Điều 29.4",
            Self::IssuedBeforeDecree => "Nghị định 68/2024/NĐ-CP Điều 42.1",
            Self::LongLived => "Nghị định 68/2024/NĐ-CP Điều 9",
            Self::SealPlace
            | Self::SignatureColour
            | Self::SealColour
            | Self::PictureKind
            | Self::BlockPlace
            | Self::BlockPicture
            | Self::BlockFont
            | Self::BlockTime => "Nghị định 30/2020/NĐ-CP Phụ lục I",
        }
    }
}

/// A note about some signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// What.
    pub code: NoteCode,
    /// Ids of the signatures it is about.
    pub signatures: Vec<usize>,
}

/// Part of the person's picture that the seal covers, Phụ lục I: about a third.
const THIRD: core::ops::RangeInclusive<f64> = 0.2..=0.5;

/// Nghị định 30/2020 Phụ lục I: the seal covers about a third of the picture of the person's signature, on its left. Looked at where
/// both are on one page; the fields for number and date lie elsewhere, so one mark of the agency in place is enough.
fn out_of_place(signatures: &[SignatureFacts<'_>]) -> Option<Note> {
    let of = |nature| signatures.iter().filter(move |s| s.nature == nature);
    let seals: Vec<Mark> = of(Nature::Agency).flat_map(|s| s.marks.clone()).collect();
    let beside = |person: &SignatureFacts<'_>| {
        let pages = person.marks.iter().map(|m| (m, seals.iter().filter(|s| s.page == m.page)));
        let mut compared = pages.flat_map(|(mark, seals)| seals.map(|seal| covers_left_third(seal, mark))).peekable();
        compared.peek().is_some() && !compared.any(|in_place| in_place)
    };
    let signatures: Vec<usize> = of(Nature::Person).filter(|s| beside(s)).map(|s| s.id).collect();
    (!signatures.is_empty()).then_some(Note { code: NoteCode::SealPlace, signatures })
}

fn covers_left_third(seal: &Mark, person: &Mark) -> bool {
    let ([left, bottom, right, top], seal) = (person.seen, seal.seen);
    let width = right - left;
    let covered = (seal[2].min(right) - seal[0].max(left)) / width;
    let overlaps = seal[1] < top && bottom < seal[3];
    width > 0.0 && overlaps && seal[0] < left && THIRD.contains(&covered)
}

/// Điều 9: five years for a new certificate, with two days for leap days.
const FIVE_YEARS: i64 = (5 * 365 + 2) * 86_400;

/// All notes, each once.
pub(super) fn notes(document: &DocumentFacts<'_>) -> Vec<Note> {
    let signatures = document.signatures;
    let of = |code, about: fn(&SignatureFacts<'_>) -> bool| {
        let signatures: Vec<usize> = signatures.iter().filter(|s| about(s)).map(|s| s.id).collect();
        (!signatures.is_empty()).then_some(Note { code, signatures })
    };
    [
        of(NoteCode::PublicCertificate, |s| s.domain == Some(Domain::Public)),
        of(NoteCode::SoftwareCertificate, |s| s.nature == Nature::Software),
        of(NoteCode::IssuedBeforeDecree, |s| {
            official(s).is_some_and(|(from, _)| !provisions::decree_68_in_force(s.legal, from))
        }),
        of(NoteCode::LongLived, |s| {
            official(s).is_some_and(|(from, to)| {
                provisions::decree_68_in_force(s.legal, from) && to.seconds_since(from) > FIVE_YEARS
            })
        }),
    ]
    .into_iter()
    .flatten()
    .chain(about(NoteCode::OtherAgency, foreign(signatures)))
    .chain(broken_timestamps(document))
    .chain(out_of_place(signatures))
    .collect()
}

fn about(code: NoteCode, signatures: Vec<usize>) -> Option<Note> {
    (!signatures.is_empty()).then_some(Note { code, signatures })
}

/// Where law demands a time-stamp, one that does not hold is a ground and needs no note.
fn broken_timestamps(document: &DocumentFacts<'_>) -> Option<Note> {
    let broken = |steps: &[Step]| steps.iter().any(|s| s.code == StepCode::Timestamp && s.outcome == Outcome::NotMet);
    let stamped = document.signatures.iter().zip(document.steps).filter(|(_, steps)| broken(steps));
    let ids = stamped.map(|(facts, _)| facts.id).collect();
    about(NoteCode::TimestampBroken, ids).filter(|_| !document.stated.timestamp_demanded)
}

/// Validity period of an official-duty certificate; the Decree speaks of no other.
fn official(signature: &SignatureFacts<'_>) -> Option<(Timestamp, Timestamp)> {
    let leaf = signature.chain.first().filter(|_| signature.domain == Some(Domain::OfficialDuty))?;
    Some((leaf.not_before, leaf.not_after))
}
