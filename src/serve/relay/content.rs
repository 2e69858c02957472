//! Whether an answer is what was asked for. Nothing else is kept or given out.

use super::asked::Asked;
use super::object::{Content, Media};
use crate::base::limits::Limits;
use crate::crypto::Outcome;
use crate::evidence::{EvidenceStore, Item, Kind};
use crate::online::Refusal;
use crate::trust::TrustStore;
use crate::validation::revocation::{OcspError, OcspResponse, RevocationList};
use crate::x509::{Authority, Certificate, KeyUse, authority, key_usage_allows};
use base64ct::{Base64, Encoding};
use hyper::body::Bytes;
use std::sync::{Arc, PoisonError, RwLock};

/// Most authorities that are kept beside those of the trust file.
const MOST_LEARNED: usize = 1024;
/// Most certificates of one answer.
const MOST_CERTIFICATES: usize = 32;

/// The authorities whose lists are kept: those of the trust file, and those that they certify themselves.
pub(super) struct Issuers {
    known: RwLock<Vec<Arc<Certificate>>>,
    most: usize,
}

impl Issuers {
    pub(super) fn of(trust: &TrustStore) -> Self {
        let anchors = trust.anchors().iter().map(|anchor| &anchor.certificate);
        let all = anchors.chain(trust.intermediates()).filter(|certificate| trust.removed(certificate).is_none());
        let known: Vec<Arc<Certificate>> = all.cloned().collect();
        Self { most: known.len().saturating_add(MOST_LEARNED), known: RwLock::new(known) }
    }

    fn all(&self) -> Vec<Arc<Certificate>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes an authority that a known one certified.
    fn learn(&self, certificate: Certificate) {
        let known = self.all();
        let is_new = known.len() < self.most && !known.iter().any(|known| known.sha256 == certificate.sha256);
        let certified = || {
            let is_issuer = |issuer: &&Arc<Certificate>| issuer.subject.matches(&certificate.issuer);
            matches!(authority(&certificate), Authority::Yes { .. })
                && known.iter().filter(is_issuer).any(|issuer| certificate.signed_by(issuer) == Outcome::Verified)
        };
        if is_new && certified() {
            self.known.write().unwrap_or_else(PoisonError::into_inner).push(Arc::new(certificate));
        }
    }
}

/// Reads an answer.
pub(super) fn checked(asked: &Asked, bytes: Vec<u8>, issuers: &Issuers) -> Result<Content, Refusal> {
    let mut store = EvidenceStore::default();
    store.take_file(bytes, "");
    match &asked.about {
        Some(_) => response(asked, &store, issuers),
        None if asked.question.kind == Kind::Crl => list(&store, issuers),
        None => certificates(&store, issuers),
    }
}

/// A list, signed by an authority that is known: whoever sits between here and a host of plain http could give any other.
fn list(store: &EvidenceStore, issuers: &Issuers) -> Result<Content, Refusal> {
    let item = only(store, Kind::Crl)?;
    let list = RevocationList::parse(item.der.clone(), &Limits::default()).map_err(|_| Refusal::WrongContent)?;
    // The pass over the entries also hashes what was signed.
    list.scan(&[]).map_err(|_| Refusal::WrongContent)?;
    let may = |c: &&Arc<Certificate>| c.subject.matches(&list.issuer) && key_usage_allows(c, KeyUse::RevocationLists);
    let signs = |c: &Arc<Certificate>| c.key.as_ref().is_ok_and(|key| list.signed_by(key) == Outcome::Verified);
    if !issuers.all().iter().filter(may).any(signs) {
        return Err(Refusal::SignatureWrong);
    }
    Ok(Content {
        bytes: shared(item),
        media: Media::Crl,
        this_update: Some(list.this_update),
        next_update: list.next_update,
        number: list.number.as_ref().map(ToString::to_string),
    })
}

/// A response about the certificate asked about, signed by whom it names, where that one is known.
fn response(asked: &Asked, store: &EvidenceStore, issuers: &Issuers) -> Result<Content, Refusal> {
    let item = only(store, Kind::Ocsp)?;
    let response = OcspResponse::parse(&item.der, &Limits::default()).map_err(|error| match error {
        OcspError::NotSuccessful(_) => Refusal::Refused,
        _ => Refusal::WrongContent,
    })?;
    let about = asked.about.as_ref().ok_or(Refusal::Internal)?;
    let answer = response.answers.iter().find(|answer| answer.id.is_same(about)).ok_or(Refusal::OtherAnswer)?;
    let known = issuers.all();
    let mut named = response.certificates.iter().chain(&known).filter(|c| response.responder.names(c)).peekable();
    let signs = |c: &Arc<Certificate>| c.key.as_ref().is_ok_and(|key| response.signed_by(key) == Outcome::Verified);
    if named.peek().is_some() && !named.any(signs) {
        return Err(Refusal::SignatureWrong);
    }
    Ok(Content {
        bytes: shared(item),
        media: Media::Ocsp,
        this_update: Some(answer.this_update),
        next_update: answer.next_update,
        number: None,
    })
}

/// Certificates, whatever form they came in.
fn certificates(store: &EvidenceStore, issuers: &Issuers) -> Result<Content, Refusal> {
    let items: Vec<&Item> = store.of(Kind::Certificate).take(MOST_CERTIFICATES.saturating_add(1)).collect();
    if items.is_empty() || items.len() > MOST_CERTIFICATES {
        return Err(Refusal::WrongContent);
    }
    for item in &items {
        issuers.learn(Certificate::parse(&item.der, &Limits::default()).map_err(|_| Refusal::WrongContent)?);
    }
    let (bytes, media) = match items.as_slice() {
        [one] => (shared(one), Media::Certificate),
        several => (Bytes::from(several.iter().map(|item| pem(&item.der)).collect::<String>()), Media::Certificates),
    };
    Ok(Content { bytes, media, this_update: None, next_update: None, number: None })
}

/// The bytes of an object without a copy: a list may have megabytes.
fn shared(item: &Item) -> Bytes {
    struct Owner(crate::evidence::Bytes);
    impl AsRef<[u8]> for Owner {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }
    Bytes::from_owner(Owner(item.der.clone()))
}

/// The one object of a kind.
fn only(store: &EvidenceStore, kind: Kind) -> Result<&Item, Refusal> {
    let mut items = store.of(kind);
    items.next().filter(|_| items.next().is_none()).ok_or(Refusal::WrongContent)
}

/// RFC 7468 §5.1.
fn pem(der: &[u8]) -> String {
    let text = Base64::encode_string(der);
    let lines: String = text.as_bytes().chunks(64).map(|line| format!("{}\n", String::from_utf8_lossy(line))).collect();
    format!("-----BEGIN CERTIFICATE-----\n{lines}-----END CERTIFICATE-----\n")
}
