//! All lists and responses of the evidence, each read once.

use super::crl::Expected;
use super::shard;
use super::{EvidenceName, NotUsed, OcspError, OcspResponse, RevocationList};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::evidence::{EvidenceStore, Existence, Item, Kind};
use crate::trust::OperatorKey;
use crate::x509::Certificate;
use std::sync::Arc;

/// What an item turned out to be.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "most items are lists")]
pub(crate) enum Content {
    List(RevocationList),
    Response(OcspResponse),
    Unreadable(NotUsed),
}

/// An item that was read.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) name: EvidenceName,
    pub(crate) content: Content,
}

/// Status information, read. Reading it once serves every certificate and signature of a run.
#[derive(Debug, Default)]
pub struct StatusInformation {
    pub(crate) objects: Vec<Object>,
    proofs: Existence,
    /// Whose word is taken for parts of lists.
    operators: Vec<OperatorKey>,
    /// Whether to say which serial numbers and times are asked about.
    pub(crate) from_mirror: bool,
    /// Certificates that will be asked about.
    pub(crate) expected: Vec<Expected>,
    /// Addresses from which nothing came.
    pub unreachable: Vec<String>,
}

impl StatusInformation {
    /// Reads the lists and responses of a store, and its proofs of existence. Unreadable ones are recorded as such.
    pub fn read(evidence: &EvidenceStore, limits: &Limits) -> Self {
        let unreachable = evidence.unreachable().map(str::to_owned).collect();
        let mut information = Self {
            proofs: Existence::of(&evidence.proofs),
            unreachable,
            operators: evidence.operators.clone(),
            from_mirror: evidence.from_mirror,
            ..Self::default()
        };
        for item in evidence.items() {
            information.add(item, limits);
        }
        information
    }

    /// Adds one list or response; anything else is ignored.
    pub fn add(&mut self, item: &Item, limits: &Limits) {
        let content = match item.kind {
            Kind::Certificate | Kind::Record => return,
            Kind::Crl => read_list(item, limits),
            Kind::Ocsp => read_response(item, limits),
            Kind::Shard => {
                shard::read(&item.der, &self.operators, limits).map_or_else(Content::Unreadable, Content::List)
            }
        };
        let name = EvidenceName { kind: item.kind, sha256: item.sha256, origin: item.origin.clone() };
        self.objects.push(Object { name, content });
    }

    /// Announces certificates whose status may be queried, so that one pass over a list finds all their entries. Others
    /// can be queried too; each then costs a separate pass.
    pub fn expect<'a>(&mut self, certificates: impl IntoIterator<Item = &'a Certificate>) {
        self.expected.extend(certificates.into_iter().map(Expected::of));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// Certificates that came with responses.
    pub fn certificates(&self) -> impl Iterator<Item = &Arc<Certificate>> {
        let responses = self.objects.iter().filter_map(|o| match &o.content {
            Content::Response(response) => Some(&response.certificates),
            _ => None,
        });
        responses.flatten()
    }

    /// When an object is known to have existed at the latest: the earliest proof, else now.
    pub(crate) fn control(&self, sha256: &[u8; 32], more: Option<&Existence>, now: Timestamp) -> Timestamp {
        let own = self.proofs.at_latest(sha256, now);
        more.map_or(own, |more| more.at_latest(sha256, own))
    }
}

fn read_list(item: &Item, limits: &Limits) -> Content {
    match RevocationList::parse(item.der.clone(), limits) {
        Ok(list) => Content::List(list),
        Err(e) => Content::Unreadable(NotUsed::Malformed { reason: e.to_string() }),
    }
}

fn read_response(item: &Item, limits: &Limits) -> Content {
    match OcspResponse::parse(&item.der, limits) {
        Ok(response) => Content::Response(response),
        Err(OcspError::NotSuccessful(status)) => Content::Unreadable(NotUsed::NotSuccessful { status }),
        Err(OcspError::OtherType(oid)) => Content::Unreadable(NotUsed::Unsupported { what: oid }),
        Err(OcspError::Malformed(e)) => Content::Unreadable(NotUsed::Malformed { reason: e.to_string() }),
    }
}
