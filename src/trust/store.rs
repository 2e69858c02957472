//! The trust anchors of one run.

use crate::Limits;
use crate::evidence::{EvidenceStore, Kind, Origin};
use crate::x509::Certificate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Domain of a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// Official-duty signatures of the State (Ban Cơ yếu Chính phủ).
    OfficialDuty,
    /// Public signatures (national root).
    Public,
    /// Added by the user; nobody else vouches for it.
    UserAdded,
}

/// A key a path may end at.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Its certificate.
    pub certificate: Arc<Certificate>,
    /// Its domain.
    pub domain: Domain,
    /// What the user calls it, if it is one of the user's.
    pub label: Option<Arc<str>>,
}

/// All anchors, with what they came from.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    anchors: Vec<Anchor>,
    intermediates: Vec<Arc<Certificate>>,
    /// Names, number and date of the trust files used.
    pub files: Vec<(String, u32, String)>,
}

impl TrustStore {
    /// Adds an anchor; the first domain given to a key is kept, so that a user's file cannot relabel a root.
    pub fn add_anchor(&mut self, certificate: Certificate, domain: Domain) {
        if self.anchor(&certificate).is_none() {
            self.anchors.push(Anchor { certificate: Arc::new(certificate), domain, label: None });
        }
    }

    /// Adds a certificate that may stand between a signer and an anchor. It is trusted for nothing.
    pub fn add_intermediate(&mut self, certificate: Certificate) {
        self.intermediates.push(Arc::new(certificate));
    }

    /// Adds every certificate of a file the user gives as anchors. Returns how many there were.
    pub fn add_user_file(&mut self, bytes: &[u8], limits: &Limits) -> usize {
        self.add_user_file_as(bytes, "", limits)
    }

    /// The same under a name that reports show wherever one of them vouches for something; an empty one is none.
    pub fn add_user_file_as(&mut self, bytes: &[u8], label: &str, limits: &Limits) -> usize {
        let label: Option<Arc<str>> = (!label.is_empty()).then(|| label.into());
        let mut store = EvidenceStore::default();
        store.add_file(bytes, "");
        let mut count = 0_usize;
        for item in store.of(Kind::Certificate) {
            if let Ok(certificate) = Certificate::parse(&item.der, limits) {
                if self.anchor(&certificate).is_none() {
                    let certificate = Arc::new(certificate);
                    self.anchors.push(Anchor { certificate, domain: Domain::UserAdded, label: label.clone() });
                }
                count = count.saturating_add(1);
            }
        }
        count
    }

    /// The anchor that is exactly this certificate.
    pub fn anchor(&self, certificate: &Certificate) -> Option<&Anchor> {
        self.anchors.iter().find(|a| a.certificate.sha256 == certificate.sha256)
    }

    /// All anchors.
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    /// Certificates that help to build paths.
    pub fn intermediates(&self) -> &[Arc<Certificate>] {
        &self.intermediates
    }

    /// How many anchors the user added.
    pub fn user_added(&self) -> usize {
        self.anchors.iter().filter(|a| a.domain == Domain::UserAdded).count()
    }

    /// The fingerprints of all anchors and intermediates in order, one behind the other: what the report's trust digest is over.
    pub fn fingerprints(&self) -> Vec<u8> {
        let anchors = self.anchors.iter().map(|a| &a.certificate);
        let mut all: Vec<[u8; 32]> = anchors.chain(&self.intermediates).map(|c| c.sha256).collect();
        all.sort_unstable();
        all.dedup();
        all.concat()
    }

    /// Origin under which certificates of this store appear in a report.
    pub fn origin() -> Origin {
        Origin::Trust
    }
}
