//! Facts first: every signature with its message, before anything is judged.

use super::carried;
use super::context::Context;
use crate::ades::{Message, read_message};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::cms::MessageFact;
use crate::crypto::DigestAlgorithm;
use crate::evidence::{EvidenceStore, Kind, Origin};
use crate::pdf::signature::{self, Orphan, SignatureField, find_signatures};
use crate::pdf::{Document, SecurityStore, StoredItem, read_other_stores, read_security_store};
use crate::report::model::OrphanSignature;
use crate::report::signature::stated;
use crate::validation::path::CandidatePool;
use crate::validation::timestamp::{Token, TokenError};
use crate::x509::Certificate;
use std::sync::Arc;

/// One signature field and the content of its `/Contents`.
pub(crate) struct Item {
    pub(crate) field: SignatureField,
    pub(crate) body: Body,
    /// The digests over the byte ranges that judging this takes.
    pub(super) digests: Vec<DigestAlgorithm>,
}

/// The message of a field.
pub(crate) enum Body {
    /// A signature.
    Signature(Result<Message, MessageFact>),
    /// A document time-stamp (`ETSI.RFC3161`).
    Timestamp(Result<Box<Token>, TokenError>),
}

/// Everything found in a document.
pub(crate) struct Collected {
    pub(crate) items: Vec<Item>,
    pub(super) orphans: Vec<Orphan>,
    pub(super) store: SecurityStore,
    /// Further items in stores of earlier revisions.
    pub(super) older: SecurityStore,
    /// Pages of the newest revision.
    pub(crate) pages: usize,
    /// Another form that the file can be opened as.
    pub(super) other_form: Option<&'static str>,
}

impl Collected {
    pub(crate) fn from_document(document: &Document<'_>, limits: &Limits) -> Result<Self, Error> {
        let found = find_signatures(document, limits)?;
        let items = found.fields.into_iter().map(|field| Item::read(field, limits)).collect();
        let orphans = found.orphans.into_iter().filter(|o| !o.usage_rights).collect();
        let store = read_security_store(&document.newest(), limits)?.unwrap_or_default();
        let items: Vec<Item> = items;
        let mut covered: Vec<usize> = items.iter().filter_map(|item| item.field.covered_revision).collect();
        covered.dedup();
        let older = read_other_stores(document, &covered, &store, limits)?;
        Ok(Self { items, orphans, store, older, pages: found.page_count, other_form: None })
    }

    /// Records of the signature dictionaries that nothing leads to.
    pub(crate) fn orphan_records(&self) -> Vec<OrphanSignature> {
        let record = |o: &Orphan| OrphanSignature {
            object: o.object.to_string(),
            offset: (!o.in_object_stream).then_some(o.dictionary.start),
            sub_filter: o.sub_filter.clone(),
            stated: stated(&o.stated),
        };
        self.orphans.iter().map(record).collect()
    }

    /// Certificates, lists and responses in the security store.
    pub(crate) fn store_counts(&self) -> [usize; 3] {
        [self.store.certificates.len(), self.store.crls.len(), self.store.ocsps.len()]
    }

    /// All evidence of the document and of the caller, in a fixed order.
    pub(super) fn evidence(&self, context: &Context<'_>, document: &[u8]) -> EvidenceStore {
        let mut store = context.evidence.for_document(document);
        self.add_own(context.limits, &mut store);
        carried::by_records(context.limits, &mut store);
        store
    }

    /// What the document itself carries.
    pub(super) fn add_own(&self, limits: &Limits, store: &mut EvidenceStore) {
        for (index, item) in self.items.iter().enumerate() {
            item.evidence(index.saturating_add(1), limits, store);
        }
        for (kind, item) in self.stored_items() {
            store.add(kind, &item.bytes, Origin::SecurityStore);
        }
    }

    /// Everything in the security stores, the newest first.
    pub(super) fn stored_items(&self) -> impl Iterator<Item = (Kind, &StoredItem)> {
        [&self.store, &self.older].into_iter().flat_map(|store| {
            let of = |kind, list| core::iter::repeat(kind).zip(list);
            let certificates = of(Kind::Certificate, &store.certificates);
            certificates.chain(of(Kind::Crl, &store.crls)).chain(of(Kind::Ocsp, &store.ocsps))
        })
    }
}

/// All certificates that may be used in a path.
pub(super) fn candidates(evidence: &EvidenceStore, context: &Context<'_>) -> CandidatePool {
    let mut pool = CandidatePool::default();
    for anchor in context.trust.anchors() {
        pool.add(Arc::clone(&anchor.certificate), Origin::Trust);
    }
    for certificate in context.trust.intermediates() {
        pool.add(Arc::clone(certificate), Origin::Trust);
    }
    for item in evidence.of(Kind::Certificate).take(context.limits.certificates) {
        if let Ok(certificate) = Certificate::parse(&item.der, context.limits) {
            pool.add(Arc::new(certificate), item.origin.clone());
        }
    }
    pool
}

impl Item {
    fn read(field: SignatureField, limits: &Limits) -> Self {
        let contents = field.contents.as_ref().map(|c| c.bytes.as_slice()).unwrap_or_default();
        let body = if field.kind == signature::Kind::DocumentTimestamp {
            Body::Timestamp(Token::parse(contents, limits).map(Box::new))
        } else if field.contents.is_err() {
            Body::Signature(Err(MessageFact::CmsMalformed { reason: "no /Contents".to_owned(), offset: 0 }))
        } else {
            Body::Signature(read_message(field.sub_filter.as_deref(), contents, &field.certificates, limits))
        };
        let digests = match &body {
            Body::Signature(Ok(message)) => message.digests_needed(limits),
            Body::Timestamp(Ok(token)) => token.imprint_algorithm.clone().into_iter().collect(),
            Body::Signature(Err(_)) | Body::Timestamp(Err(_)) => Vec::new(),
        };
        Self { field, body, digests }
    }

    /// What the digests are made of.
    pub(super) fn ranges(&self) -> Option<Vec<Span>> {
        self.field.digest_ranges.map(|ranges| ranges.spans().to_vec())
    }

    /// The certificates, lists and responses that travel in the message.
    pub(super) fn evidence(&self, id: usize, limits: &Limits, store: &mut EvidenceStore) {
        match &self.body {
            Body::Signature(Ok(message)) => {
                for certificate in message.certificates() {
                    store.add(Kind::Certificate, certificate, Origin::Signature(id));
                }
                for extra in &self.field.certificates {
                    store.add(Kind::Certificate, extra, Origin::Signature(id));
                }
                if let Some(data) = message.signed_data() {
                    carried::status(&data.crls, &data.ocsps, &Origin::Signature(id), store);
                    data.signers.iter().for_each(|signer| carried::by_signer(signer, id, limits, store));
                }
            }
            Body::Timestamp(Ok(token)) => carried::by_token(token, id, limits, store),
            Body::Signature(Err(_)) | Body::Timestamp(Err(_)) => {}
        }
    }
}
