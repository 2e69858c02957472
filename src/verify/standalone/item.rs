//! The signers of a CMS and their counter-signers, each as a separate signature.

use super::content::{Content, Digests};
use crate::ades::{Message, SignerRole, Standalone};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::cms::{MessageFact, SignedData, SignerInfo, oid};
use crate::report::model::Place;
use crate::validation::timestamp::{ArchiveTimestamp, ArchivedContent, archive_timestamps};
use std::sync::Arc;

/// Deepest nesting of counter-signatures.
const DEPTH: usize = 8;

/// One signature.
pub(super) struct Item {
    pub(super) message: Result<Message, MessageFact>,
    /// Digests of what it signs.
    pub(super) digests: Digests,
    /// Its archive time-stamps.
    pub(super) archives: Vec<ArchiveTimestamp>,
    /// Whether the signed content is missing.
    pub(super) missing: bool,
    /// Id of the signature it countersigns.
    pub(super) parent: Option<usize>,
    pub(super) place: Place,
    /// What is said of it besides the judgement.
    pub(super) notes: Vec<MessageFact>,
}

impl Item {
    /// A signature that cannot be read: it is judged as broken, never left out.
    pub(super) fn unreadable(fault: MessageFact, parent: Option<usize>, place: Place) -> Self {
        Self {
            message: Err(fault),
            digests: Vec::new(),
            archives: Vec::new(),
            missing: false,
            parent,
            place,
            notes: Vec::new(),
        }
    }

    /// Its SignerInfo.
    pub(super) fn signer(&self) -> Option<&SignerInfo> {
        self.message.as_ref().ok().and_then(Message::signer)
    }

    /// Whether it signs the content, not another signature.
    pub(super) fn signs_content(&self) -> bool {
        self.parent.is_none()
    }
}

/// A message as it was sent, and what it is detached from; archive time-stamps are over both.
pub(super) struct Sent<'a> {
    pub(super) message: &'a [u8],
    pub(super) external: Option<&'a [u8]>,
}

/// Adds every signer of a message, each followed by its counter-signers.
pub(super) fn signers(
    data: &Arc<SignedData>,
    sent: &Sent<'_>,
    content: &Content,
    part: Option<&str>,
    limits: &Limits,
    items: &mut Vec<Item>,
) -> Result<(), Error> {
    for (number, signer) in (1..).zip(&data.signers) {
        let (digests, changed) = match content.signed_by(signer, data, limits) {
            Some((digests, changed)) => (Some(digests.clone()), changed),
            None => (None, false),
        };
        let place = Place { part: part.map(str::to_owned), signer: number };
        let notes = changed.then_some(MessageFact::LineEndsCanonicalised).into_iter().collect();
        let message = standalone(data, signer.clone(), SignerRole::Signer, content.is_attributes());
        let missing = digests.is_none();
        let digests = digests.unwrap_or_default();
        let archived = ArchivedContent { digests: &digests, external: sent.external };
        let stamps = archive_timestamps(sent.message, number.saturating_sub(1), &archived, limits);
        let archives = stamps.into_iter().filter_map(Result::ok).collect();
        push(Item { message: Ok(message), digests, archives, missing, parent: None, place, notes }, limits, items)?;
        counter_signers(data, signer, items.len(), part, DEPTH, limits, items)?;
    }
    Ok(())
}

/// The values of the counter-signature attributes of a signer (RFC 5652 §11.4), and theirs in turn.
fn counter_signers(
    data: &Arc<SignedData>,
    signed: &SignerInfo,
    parent: usize,
    part: Option<&str>,
    depth: usize,
    limits: &Limits,
    items: &mut Vec<Item>,
) -> Result<(), Error> {
    let values: Vec<&Vec<u8>> = signed.unsigned.of(oid::COUNTER_SIGNATURE).flat_map(|a| &a.values).collect();
    if values.is_empty() {
        return Ok(());
    }
    let below = depth.checked_sub(1).ok_or(Error::OverLimit { limit: "counter-signature-depth", value: 8 })?;
    for (number, value) in (1..).zip(values) {
        let place = Place { part: part.map(str::to_owned), signer: number };
        let signer = match SignerInfo::parse(value, limits) {
            Ok(signer) => signer,
            Err(e) => {
                let fault = MessageFact::CmsMalformed { reason: e.to_string(), offset: e.offset() };
                push(Item::unreadable(fault, Some(parent), place), limits, items)?;
                continue;
            }
        };
        let digests = signer.digest.iter().map(|a| (*a, a.digest(&signed.signature))).collect();
        let message = standalone(data, signer.clone(), SignerRole::CounterSigner, false);
        let item = Item {
            message: Ok(message),
            digests,
            archives: Vec::new(),
            missing: false,
            parent: Some(parent),
            place,
            notes: Vec::new(),
        };
        push(item, limits, items)?;
        counter_signers(data, &signer, items.len(), part, below, limits, items)?;
    }
    Ok(())
}

fn standalone(data: &Arc<SignedData>, signer: SignerInfo, role: SignerRole, content_is_attributes: bool) -> Message {
    Message::Standalone(Standalone { data: Arc::clone(data), signer: Box::new(signer), role, content_is_attributes })
}

pub(super) fn push(item: Item, limits: &Limits, items: &mut Vec<Item>) -> Result<(), Error> {
    if items.len() >= limits.signatures {
        let value = u64::try_from(limits.signatures).unwrap_or(u64::MAX);
        return Err(Error::OverLimit { limit: "signatures", value });
    }
    items.push(item);
    Ok(())
}
