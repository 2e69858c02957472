//! Everything found in a file, before anything is judged.

use super::super::carried;
use super::super::context::Context;
use super::content::Content;
use super::item::{self, Item, Sent};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::cms::{MessageFact, SignedData, oid};
use crate::evidence::{EvidenceStore, Kind, Origin};
use crate::report::model::ContentFacts;
use crate::validation::timestamp::Token;
use std::sync::Arc;

/// Everything found in a file, before anything is judged.
#[derive(Default)]
pub(in super::super) struct Gathered {
    /// `cms`, `timestamp` or `smime`.
    pub(super) format: &'static str,
    pub(super) messages: Vec<Carrier>,
    pub(super) items: Vec<Item>,
    pub(super) stamps: Vec<Stamp>,
    pub(super) facts: Vec<MessageFact>,
    pub(super) content: Option<ContentFacts>,
    /// Something in the file is covered by no signature, or cannot be seen.
    pub(super) uncovered: bool,
    /// Other programs may read the file in another way.
    pub(super) ambiguous: bool,
    /// The spans of the content in the file.
    pub(super) content_spans: Vec<Span>,
    /// Mail addresses in the line that names the sender.
    pub(super) senders: Vec<String>,
}

/// A CMS and the id of its first signature.
pub(super) struct Carrier {
    pub(super) data: Arc<SignedData>,
    pub(super) id: usize,
}

/// A standalone time-stamp, with the digest of its content if that is available.
pub(super) struct Stamp {
    pub(super) token: Token,
    pub(super) computed: Option<Vec<u8>>,
    pub(super) missing: bool,
}

impl Gathered {
    /// Notes another form that the file can be opened as.
    pub(super) fn opened_as(&mut self, other: Option<&'static str>) {
        let Some(other) = other else { return };
        self.facts.push(MessageFact::AmbiguousForm { form: "CMS", other });
        self.ambiguous = true;
    }

    /// All evidence of the file and of the caller, in a fixed order.
    pub(in super::super) fn evidence(&self, context: &Context<'_>, document: &[u8]) -> EvidenceStore {
        let mut store = context.evidence.for_document(document);
        self.carried(context.limits, &mut store);
        carried::by_records(context.limits, &mut store);
        store
    }

    /// The evidence of the file alone.
    pub(in super::super) fn carried(&self, limits: &Limits, store: &mut EvidenceStore) {
        for carrier in &self.messages {
            let origin = Origin::Signature(carrier.id);
            for certificate in &carrier.data.certificates {
                store.add(Kind::Certificate, certificate, origin.clone());
            }
            carried::status(&carrier.data.crls, &carrier.data.ocsps, &origin, store);
        }
        for (id, item) in (1..).zip(&self.items) {
            if let Some(signer) = item.signer() {
                carried::by_signer(signer, id, limits, store);
            }
        }
        for (id, stamp) in (1..).zip(&self.stamps) {
            carried::by_token(&stamp.token, id, limits, store);
        }
    }

    /// What the messages carry, for a pack; the tokens of their signers with their places.
    pub(in super::super) fn give(&self, limits: &Limits, store: &mut EvidenceStore) -> Vec<(Vec<u8>, Origin)> {
        self.carried(limits, store);
        let mut tokens = Vec::new();
        for (id, item) in (1..).zip(&self.items) {
            let attributes = item.signer().into_iter().flat_map(|s| s.unsigned.of(oid::SIGNATURE_TIMESTAMP));
            tokens.extend(attributes.flat_map(|a| &a.values).map(|v| (v.clone(), Origin::Timestamp(id))));
        }
        tokens
    }

    /// Adds a CMS with its signers and their counter-signers.
    pub(super) fn add(
        &mut self,
        data: SignedData,
        sent: &Sent<'_>,
        content: &Content,
        part: Option<&str>,
        limits: &Limits,
    ) -> Result<(), Error> {
        let data = Arc::new(data);
        self.messages.push(Carrier { data: Arc::clone(&data), id: self.items.len().saturating_add(1) });
        item::signers(&data, sent, content, part, limits, &mut self.items)
    }
}
