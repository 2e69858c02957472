//! What records prove (RFC 4998 §4.3, §5.3; EN 319 102-1 §5.6.2.3).

use super::read::{ArchiveTimeStamp, EvidenceRecord};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::{DigestAlgorithm, sha256};
use crate::evidence::{EvidenceStore, Existence, Item, Kind};
use crate::validation::Context;
use crate::validation::timestamp::{Judged, TimestampStatus, judge};
use core::fmt;
use std::collections::BTreeSet;

/// Most records of one run, and rounds over them: one record may prove the list by which the time-stamps of another are judged.
const MOST_RECORDS: usize = 64;
const MOST_ROUNDS: usize = 8;

/// Why a record proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFault {
    /// It cannot be read.
    Malformed,
    /// Nothing that is there has a hash in it.
    OtherObject,
    /// A hash is not in the tree that follows: of an object, of the time-stamp before, or of the chains before.
    NotInTree,
    /// A time-stamp is older than the one it renews.
    Order,
    /// A time-stamp is not proven.
    TimeStamp,
}

impl RecordFault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::OtherObject => "other-object",
            Self::NotInTree => "not-in-tree",
            Self::Order => "order",
            Self::TimeStamp => "time-stamp",
        }
    }
}

impl fmt::Display for RecordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Everything that the records of a store prove, added to what is known, and why others prove nothing: by the SHA-256 of the record.
/// `document` has the digests of the file that is judged, which a record may be about, too; see [`algorithms`].
pub fn prove(
    evidence: &EvidenceStore,
    document: &[(DigestAlgorithm, Vec<u8>)],
    context: &Context<'_>,
) -> (Existence, Vec<([u8; 32], RecordFault)>) {
    let mut proofs = context.proofs.clone();
    let mut faults = Vec::new();
    let records: Vec<(&Item, Option<EvidenceRecord>)> = evidence
        .of(Kind::Record)
        .take(MOST_RECORDS)
        .map(|item| (item, EvidenceRecord::read(&item.der, context.limits).ok()))
        .collect();
    // Ends: a round that proves nothing new is the last.
    for _ in 0..MOST_ROUNDS {
        let before = proofs.clone();
        faults.clear();
        for (item, record) in &records {
            let fault = match record {
                Some(record) => record.prove(evidence, document, context, &mut proofs).err(),
                None => Some(RecordFault::Malformed),
            };
            faults.extend(fault.map(|fault| (item.sha256, fault)));
        }
        if records.is_empty() || proofs == before {
            break;
        }
    }
    (proofs, faults)
}

/// The algorithms with which the records of a store hash what they are about. A tree that was renewed has another than the one before.
pub fn algorithms(evidence: &EvidenceStore, limits: &Limits) -> BTreeSet<DigestAlgorithm> {
    let records = evidence.of(Kind::Record).take(MOST_RECORDS);
    let records = records.filter_map(|item| EvidenceRecord::read(&item.der, limits).ok());
    records.flat_map(|record| record.chains).filter_map(|chain| Some(chain.first()?.digest)).collect()
}

impl EvidenceRecord {
    fn prove(
        &self,
        evidence: &EvidenceStore,
        document: &[(DigestAlgorithm, Vec<u8>)],
        context: &Context<'_>,
        proofs: &mut Existence,
    ) -> Result<(), RecordFault> {
        let first = self.chains.first().and_then(|chain| chain.first()).ok_or(RecordFault::Malformed)?;
        let object = Object::find(first, evidence, document).ok_or(RecordFault::OtherObject)?;
        let links = self.links(&object)?;
        let mut later: Option<Timestamp> = None;
        for (stamp, root) in links.iter().rev() {
            later = Some(stamp.proven(root, later, context, proofs)?);
        }
        let time = later.ok_or(RecordFault::Malformed)?;
        proofs.prove(object.sha256(), time);
        Ok(())
    }

    /// Each time-stamp with the root that it must be over, the oldest first.
    fn links(&self, object: &Object<'_>) -> Result<Vec<(&ArchiveTimeStamp, Vec<u8>)>, RecordFault> {
        let mut links = Vec::new();
        for (number, chain) in self.chains.iter().enumerate() {
            let mut before: Option<&ArchiveTimeStamp> = None;
            for stamp in chain {
                let hash = match before {
                    // §5.2, renewal of a time-stamp: over the time-stamp before.
                    Some(before) => stamp.digest.digest(&before.encoding),
                    None if number == 0 => object.hash(stamp.digest).ok_or(RecordFault::OtherObject)?,
                    // §5.2, renewal of the tree: over the object and all chains before, with the new algorithm.
                    None => {
                        let own = object.hash(stamp.digest).ok_or(RecordFault::OtherObject)?;
                        let chains = stamp.digest.digest(&self.before(number));
                        stamp.digest.digest(&[own, chains].concat())
                    }
                };
                links.push((stamp, stamp.root(&hash).ok_or(RecordFault::NotInTree)?));
                before = Some(stamp);
            }
        }
        Ok(links)
    }
}

impl ArchiveTimeStamp {
    /// When the time-stamp proves its tree to have existed. The one that renews it, if any, was made at `later`.
    fn proven(
        &self,
        root: &[u8],
        later: Option<Timestamp>,
        context: &Context<'_>,
        proofs: &mut Existence,
    ) -> Result<Timestamp, RecordFault> {
        if root != self.token.imprint {
            return Err(RecordFault::NotInTree);
        }
        if let Some(later) = later {
            if self.token.time > later {
                return Err(RecordFault::Order);
            }
            self.existed(later, proofs);
        }
        let judged: Judged = judge(self.token.clone(), Some(root), &Context { proofs, ..*context });
        if judged.status != TimestampStatus::Proven {
            return Err(RecordFault::TimeStamp);
        }
        Ok(judged.token.latest())
    }

    /// The time-stamp and everything in it existed when the one that renews it was made.
    fn existed(&self, time: Timestamp, proofs: &mut Existence) {
        let signed = &self.token.signed;
        let inside = signed.certificates.iter().chain(&signed.crls).chain(&signed.ocsps);
        let values = signed.signers.iter().map(|signer| &signer.signature);
        for object in inside.chain(values) {
            proofs.prove(sha256(object), time);
        }
    }
}

/// What a record is about.
enum Object<'a> {
    /// Evidence, with its bytes.
    Item(&'a Item),
    /// The document, which is known by its digests.
    Document { sha256: [u8; 32], digests: &'a [(DigestAlgorithm, Vec<u8>)] },
}

impl<'a> Object<'a> {
    fn find(
        first: &ArchiveTimeStamp,
        evidence: &'a EvidenceStore,
        document: &'a [(DigestAlgorithm, Vec<u8>)],
    ) -> Option<Self> {
        let items = evidence.items().iter().filter(|item| item.kind != Kind::Record).map(Self::Item);
        let sha256 = document.iter().find(|(algorithm, _)| *algorithm == DigestAlgorithm::Sha256);
        let sha256 = sha256.and_then(|(_, value)| <[u8; 32]>::try_from(value.as_slice()).ok());
        let document = sha256.map(|sha256| Self::Document { sha256, digests: document });
        items.chain(document).find(|object| object.hash(first.digest).is_some_and(|hash| first.names(&hash)))
    }

    fn sha256(&self) -> [u8; 32] {
        match self {
            Self::Item(item) => item.sha256,
            Self::Document { sha256, .. } => *sha256,
        }
    }

    fn hash(&self, digest: DigestAlgorithm) -> Option<Vec<u8>> {
        match self {
            Self::Item(item) if digest == DigestAlgorithm::Sha256 => Some(item.sha256.to_vec()),
            Self::Item(item) => Some(digest.digest(&item.der)),
            Self::Document { digests, .. } => {
                digests.iter().find(|(algorithm, _)| *algorithm == digest).map(|(_, value)| value.clone())
            }
        }
    }
}
