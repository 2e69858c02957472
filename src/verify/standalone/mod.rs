//! Signatures outside PDF: a CMS with or without its content, a time-stamp, a signed mail. The same process judges
//! them, and the result is the same report.

mod cms;
mod content;
mod item;
mod judge;
mod mail;

use super::carried;
use super::context::Context;
use super::form::{Armour, Cms};
use super::two_forms;
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::cms::{MessageFact, SignedData, oid};
use crate::evidence::{EvidenceStore, Kind, Origin};
use crate::report::model::ContentFacts;
use crate::validation::timestamp::Token;
use content::Content;
use item::{Item, Sent};
use std::sync::Arc;

pub(super) use judge::report;

/// Everything found in a file, before anything is judged.
#[derive(Default)]
pub(super) struct Gathered {
    /// `cms`, `timestamp` or `smime`.
    format: &'static str,
    messages: Vec<Carrier>,
    items: Vec<Item>,
    stamps: Vec<Stamp>,
    facts: Vec<MessageFact>,
    content: Option<ContentFacts>,
    /// Something in the file is covered by no signature, or cannot be seen.
    uncovered: bool,
    /// Other programs may read the file in another way.
    ambiguous: bool,
    /// The spans of the content in the file.
    content_spans: Vec<Span>,
    /// Mail addresses in the line that names the sender.
    senders: Vec<String>,
}

/// A CMS and the id of its first signature.
struct Carrier {
    data: Arc<SignedData>,
    id: usize,
}

/// A standalone time-stamp, with the digest of its content if that is available.
struct Stamp {
    token: Token,
    computed: Option<Vec<u8>>,
    missing: bool,
}

/// A file with one CMS or one time-stamp.
pub(super) fn from_cms(cms: &Cms, detached: Option<&dyn Source>, limits: &Limits) -> Result<Gathered, Error> {
    let mut gathered = Gathered { format: "cms", ..Gathered::default() };
    cms::read(&cms.der, detached, limits, &mut gathered)?;
    match cms.armour {
        Armour::None => gathered.opened_as(two_forms::outside(&cms.der, &gathered.content_spans)),
        Armour::Alone => {}
        Armour::Beside => {
            gathered.facts.push(MessageFact::TextBesideArmour);
            gathered.uncovered = true;
        }
    }
    Ok(gathered)
}

/// A mail.
pub(super) fn from_mail(bytes: &[u8], detached: Option<&dyn Source>, limits: &Limits) -> Result<Gathered, Error> {
    if detached.is_some() {
        return Err(Error::Context { reason: "a mail carries its content, detached content has no place".to_owned() });
    }
    let mut gathered = Gathered { format: "smime", ..Gathered::default() };
    mail::read(bytes, limits, &mut gathered)?;
    Ok(gathered)
}

impl Gathered {
    /// Notes another form that the file can be opened as.
    fn opened_as(&mut self, other: Option<&'static str>) {
        let Some(other) = other else { return };
        self.facts.push(MessageFact::AmbiguousForm { form: "CMS", other });
        self.ambiguous = true;
    }

    /// All evidence of the file and of the caller, in a fixed order.
    pub(super) fn evidence(&self, context: &Context<'_>, document: &[u8]) -> EvidenceStore {
        let mut store = context.evidence.for_document(document);
        self.carried(context.limits, &mut store);
        store
    }

    /// The evidence of the file alone.
    pub(super) fn carried(&self, limits: &Limits, store: &mut EvidenceStore) {
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
    pub(super) fn give(&self, limits: &Limits, store: &mut EvidenceStore) -> Vec<(Vec<u8>, Origin)> {
        self.carried(limits, store);
        let mut tokens = Vec::new();
        for (id, item) in (1..).zip(&self.items) {
            let attributes = item.signer().into_iter().flat_map(|s| s.unsigned.of(oid::SIGNATURE_TIMESTAMP));
            tokens.extend(attributes.flat_map(|a| &a.values).map(|v| (v.clone(), Origin::Timestamp(id))));
        }
        tokens
    }

    /// Adds a CMS with its signers and their counter-signers.
    fn add(
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
