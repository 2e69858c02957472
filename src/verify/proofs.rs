//! What a document time-stamp proves to have existed: everything whose bytes it covers (EN 319 102-1 §5.6.2.3;
//! ISO 32000-2 §12.8.5).

use super::collect::{Body, Collected, Item};
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::cms::{SignerInfo, oid};
use crate::crypto::sha256;
use crate::evidence::{EvidenceStore, Existence};
use crate::validation::Context;
use crate::validation::timestamp::Token;

/// An object and its bytes in the file.
pub(super) struct Located {
    pub(super) sha256: [u8; 32],
    pub(super) bytes: Span,
}

/// Every object that a proof may be about, once for each place where it occurs. The place of its bytes counts, not
/// which store lists them: a store may be written after its streams, and list others than before.
pub(super) fn located(collected: &Collected, limits: &Limits) -> Vec<Located> {
    let stored = collected.stored_items().map(|(_, item)| Located { sha256: sha256(&item.bytes), bytes: item.data });
    let mut found: Vec<Located> = stored.collect();
    for item in &collected.items {
        let Ok(contents) = &item.field.contents else { continue };
        let inside = inside(item, limits).into_iter();
        found.extend(inside.map(|sha256| Located { sha256, bytes: contents.token }));
    }
    found
}

/// The objects in the `Contents` of a field: certificates, lists, responses, and the values of the signatures in it.
fn inside(item: &Item, limits: &Limits) -> Vec<[u8; 32]> {
    let mut store = EvidenceStore::default();
    item.evidence(0, limits, &mut store);
    let mut found: Vec<_> = store.items().iter().map(|i| i.sha256).collect();
    match &item.body {
        Body::Signature(Ok(message)) => {
            found.extend(message.signature_value().map(sha256));
            let signers = message.signed_data().map(|data| data.signers.as_slice()).unwrap_or_default();
            found.extend(signers.iter().flat_map(|signer| stamps(signer, limits)));
        }
        Body::Timestamp(Ok(token)) => found.extend(value(token)),
        Body::Signature(Err(_)) | Body::Timestamp(Err(_)) => {}
    }
    found
}

fn stamps(signer: &SignerInfo, limits: &Limits) -> Vec<[u8; 32]> {
    let values = signer.unsigned.of(oid::SIGNATURE_TIMESTAMP).flat_map(|a| &a.values);
    values.filter_map(|v| Token::parse(v, limits).ok()).filter_map(|token| value(&token)).collect()
}

fn value(token: &Token) -> Option<[u8; 32]> {
    token.signer().map(|signer| sha256(&signer.signature))
}

/// Objects wholly inside the bytes that a time-stamp covers.
pub(super) fn covered<'a>(located: &'a [Located], ranges: &'a [Span]) -> impl Iterator<Item = &'a Located> {
    located.iter().filter(|object| ranges.iter().any(|range| range.contains(object.bytes)))
}

/// Enters what a proven time-stamp covers.
pub(super) fn prove(located: &[Located], ranges: &[Span], time: Timestamp, proofs: &mut Existence) {
    for object in covered(located, ranges) {
        proofs.prove(object.sha256, time);
    }
}

/// What is known to have existed with the document: everything in it, where an evidence record is about the whole file.
pub(super) fn of_document(collected: &Collected, sha256: &[u8], validation: &Context<'_>) -> Existence {
    let mut proofs = validation.proofs.clone();
    let document: Option<[u8; 32]> = sha256.try_into().ok();
    if let Some(time) = document.and_then(|document| proofs.earliest(&document)) {
        located(collected, validation.limits).iter().for_each(|object| proofs.prove(object.sha256, time));
    }
    proofs
}
