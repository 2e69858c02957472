//! The trust anchors of one run.

use super::{Provision, Purposes};
use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::time::Timestamp;
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

impl Domain {
    /// From the word of trust files and reports.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "official-duty" => Self::OfficialDuty,
            "public" => Self::Public,
            "user-added" => Self::UserAdded,
            _ => return None,
        })
    }
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
    /// What it is trusted for.
    pub purposes: Purposes,
    /// Since when it is trusted; not said: ever.
    pub from: Option<Timestamp>,
    /// Until when; not said: for ever.
    pub until: Option<Timestamp>,
}

impl Anchor {
    /// Whether it is trusted at a time (EN 319 102-1 §5.1.4.2: trust anchors with their period).
    pub(crate) fn is_trusted_at(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at <= until)
    }

    /// Its limits in words; empty where there are none, so that the digest over trust without limits is that of the certificates.
    pub(super) fn limits(&self) -> String {
        if self.purposes == Purposes::ALL && self.from.is_none() && self.until.is_none() {
            return String::new();
        }
        let date = |time: Option<Timestamp>| time.map(|t| t.to_string()).unwrap_or_default();
        format!("{}|{}|{}", self.purposes.words(), date(self.from), date(self.until))
    }
}

impl Anchor {
    /// One that nothing limits.
    fn whole(certificate: Arc<Certificate>, domain: Domain, label: Option<Arc<str>>) -> Self {
        Self { certificate, domain, label, purposes: Purposes::ALL, from: None, until: None }
    }
}

/// A responder that local configuration trusts for some authorities (RFC 6960 §4.2.2.2, first case).
#[derive(Clone, Debug)]
pub struct AuthorisedResponder {
    /// Its certificate.
    pub certificate: Arc<Certificate>,
    /// SHA-256 of the certificates of the authorities.
    pub authorities: Vec<[u8; 32]>,
}

/// A certificate that the user has taken his trust from.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The certificate.
    pub certificate: Arc<Certificate>,
    /// What the user calls it.
    pub label: Option<Arc<str>>,
}

/// All anchors, with what they came from.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    anchors: Vec<Anchor>,
    intermediates: Vec<Arc<Certificate>>,
    removed: Vec<Removed>,
    responders: Vec<AuthorisedResponder>,
    /// Names, number and date of the trust files used.
    pub files: Vec<(String, u32, String)>,
    /// The signed trust file that the data come from.
    pub signed: Option<SignedFile>,
    /// Provisions that it brings; none without one.
    pub legal: Vec<Provision>,
}

/// A trust file whose signature was verified before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// Its number.
    pub sequence: u64,
    /// The day it was made, `YYYY-MM-DD`.
    pub date: String,
}

impl TrustStore {
    /// Adds an anchor; the first domain of a key remains, so that a user's file cannot relabel a root.
    pub fn add_anchor(&mut self, certificate: Certificate, domain: Domain) {
        self.add_limited(Anchor::whole(Arc::new(certificate), domain, None));
    }

    /// Adds an anchor with its limits; the first limits of a certificate remain.
    pub(crate) fn add_limited(&mut self, anchor: Anchor) {
        if self.anchor(&anchor.certificate).is_none() {
            self.anchors.push(anchor);
        }
    }

    /// Adds a responder that may answer for some authorities.
    pub fn add_responder(&mut self, responder: AuthorisedResponder) {
        self.responders.push(responder);
    }

    /// The responders that local configuration trusts.
    pub fn responders(&self) -> &[AuthorisedResponder] {
        &self.responders
    }

    /// Whether local configuration trusts this certificate to answer for an authority.
    pub fn answers_for(&self, responder: &Certificate, authority: &Certificate) -> bool {
        let named = |r: &AuthorisedResponder| r.certificate.sha256 == responder.sha256;
        self.responders.iter().any(|r| named(r) && r.authorities.contains(&authority.sha256))
    }

    /// Adds a certificate that may come between a signer and an anchor. It is trusted for nothing.
    pub(crate) fn add_intermediate(&mut self, certificate: Certificate) {
        self.intermediates.push(Arc::new(certificate));
    }

    /// Adds every certificate of a file the user gives as anchors. Returns how many there were.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::trust::TrustStore;
    ///
    /// let mut trust = TrustStore::default();
    /// let root = std::fs::read("tests/fixtures/pki/root.crt")?;
    /// assert_eq!(trust.add_user_file(&root, &Limits::default()), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_user_file(&mut self, bytes: &[u8], limits: &Limits) -> usize {
        self.add_user_file_as(bytes, "", limits)
    }

    /// The same with a label that reports show wherever one of them vouches for something; an empty one counts as none.
    pub fn add_user_file_as(&mut self, bytes: &[u8], label: &str, limits: &Limits) -> usize {
        let label = labelled(label);
        let certificates = certificates(bytes, limits);
        let count = certificates.len();
        for certificate in certificates {
            if self.anchor(&certificate).is_none() {
                self.anchors.push(Anchor::whole(certificate, Domain::UserAdded, label.clone()));
            }
        }
        count
    }

    /// Removes the trust in every certificate of a file: no path through one of them, or through another certificate
    /// with its key, is accepted, whatever else vouches for it. Returns how many there were.
    pub fn remove_user_file(&mut self, bytes: &[u8], label: &str, limits: &Limits) -> usize {
        let label = labelled(label);
        let certificates = certificates(bytes, limits);
        let count = certificates.len();
        for certificate in certificates {
            if !self.removed.iter().any(|r| r.certificate.sha256 == certificate.sha256) {
                self.removed.push(Removed { certificate, label: label.clone() });
            }
        }
        count
    }

    /// What the user removed, if it is this certificate or has its key. By key, never by name: another certificate for a key that is
    /// not trusted any more would open the same door again.
    pub fn removed(&self, certificate: &Certificate) -> Option<&Removed> {
        self.removed.iter().find(|r| r.certificate.spki == certificate.spki)
    }

    /// All certificates that the user removed.
    pub(crate) fn all_removed(&self) -> &[Removed] {
        &self.removed
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

    /// Whether a trust file names this very certificate, by its SHA-256, as one between a signer and an anchor.
    pub fn names_intermediate(&self, certificate: &Certificate) -> bool {
        self.intermediates.iter().any(|known| known.sha256 == certificate.sha256) && self.removed(certificate).is_none()
    }

    /// The anchors that the user added.
    pub(crate) fn user_added(&self) -> impl Iterator<Item = &Anchor> {
        self.anchors.iter().filter(|a| a.domain == Domain::UserAdded)
    }

    /// The input of the report's trust digest: the fingerprints of all anchors and intermediates that the user did not
    /// remove, sorted and concatenated, and what limits or extends their trust.
    pub fn fingerprints(&self) -> Vec<u8> {
        let anchors = self.anchors.iter().map(|a| &a.certificate);
        let trusted = anchors.chain(&self.intermediates).filter(|c| self.removed(c).is_none());
        let mut all: Vec<[u8; 32]> = trusted.map(|c| c.sha256).collect();
        sort::sort(&mut all);
        all.dedup();
        let mut over = all.concat();
        let limited = self.anchors.iter().filter(|a| self.removed(&a.certificate).is_none());
        let mut limits: Vec<String> = limited
            .map(|a| (a.certificate.sha256_hex(), a.limits()))
            .filter(|(_, limits)| !limits.is_empty())
            .map(|(name, limits)| format!("{name} {limits}"))
            .collect();
        limits.extend(self.responders.iter().map(|r| {
            let authorities: Vec<String> = r.authorities.iter().map(hex::encode).collect();
            format!("{} {}", r.certificate.sha256_hex(), authorities.join(" "))
        }));
        sort::sort(&mut limits);
        over.extend(limits.concat().into_bytes());
        over
    }

    /// Origin under which certificates of this store appear in a report.
    pub fn origin() -> Origin {
        Origin::Trust
    }
}

fn labelled(label: &str) -> Option<Arc<str>> {
    (!label.is_empty()).then(|| label.into())
}

/// The certificates of a file that can be read.
fn certificates(bytes: &[u8], limits: &Limits) -> Vec<Arc<Certificate>> {
    let mut store = EvidenceStore::default();
    store.add_file(bytes, "");
    store.of(Kind::Certificate).filter_map(|item| Certificate::parse(&item.der, limits).ok().map(Arc::new)).collect()
}
