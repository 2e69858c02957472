//! Whether an answer is what was asked for. Nothing else is kept or given out.

use super::asked::Asked;
use super::object::{Content, Media};
use crate::base::limits::Limits;
use crate::crypto::{Outcome, sha256};
use crate::evidence::{EvidenceStore, Item, Kind};
use crate::online::{Authorities, Refusal};
use crate::validation::revocation::{OcspError, OcspResponse};
use crate::x509::Certificate;
use base64ct::{Base64, Encoding};
use hyper::body::Bytes;
use std::sync::Arc;

/// Most certificates of one answer.
const MOST_CERTIFICATES: usize = 32;

/// Reads an answer.
pub(super) fn checked(asked: &Asked, bytes: Vec<u8>, issuers: &Authorities) -> Result<Content, Refusal> {
    let mut store = EvidenceStore::default();
    store.take_file(bytes, "");
    match &asked.about {
        Some(_) => response(asked, &store, issuers),
        None if asked.question.kind == Kind::Crl => list(&store, issuers),
        None => certificates(&store, issuers),
    }
}

/// A list, signed by an authority that is known.
fn list(store: &EvidenceStore, issuers: &Authorities) -> Result<Content, Refusal> {
    let item = only(store, Kind::Crl)?;
    let (list, _) = issuers.list(item)?;
    Ok(Content {
        bytes: shared(item),
        media: Media::Crl,
        this_update: Some(list.this_update),
        next_update: list.next_update,
        number: list.number.as_ref().map(ToString::to_string),
        series: Some(list.series()),
    })
}

/// A response about the certificate asked about, signed by whom it names, where that one is known.
fn response(asked: &Asked, store: &EvidenceStore, issuers: &Authorities) -> Result<Content, Refusal> {
    let item = only(store, Kind::Ocsp)?;
    let response = OcspResponse::parse(&item.der, &Limits::default()).map_err(|error| match error {
        OcspError::NotSuccessful(_) => Refusal::Refused,
        _ => Refusal::WrongContent,
    })?;
    let about = asked.about.as_ref().ok_or(Refusal::Internal)?;
    let answer = response.answers.iter().find(|answer| answer.id.is_same(about)).ok_or(Refusal::OtherAnswer)?;
    let known = issuers.all();
    let mut named = response.certificates.iter().chain(&known).filter(|c| response.responder.names(c)).peekable();
    let signs = |c: &&Arc<Certificate>| c.key.as_ref().is_ok_and(|key| response.signed_by(key) == Outcome::Verified);
    let is_named = named.peek().is_some();
    let signer = named.find(signs);
    if is_named && signer.is_none() {
        return Err(Refusal::SignatureWrong);
    }
    Ok(Content {
        bytes: shared(item),
        media: Media::Ocsp,
        this_update: Some(answer.this_update),
        next_update: answer.next_update,
        number: None,
        series: signer.and_then(|signer| responders(signer, &known, issuers)),
    })
}

/// The series of an authority's responses: its key. None where the signer is neither a known authority nor certified by one, as where
/// whoever sits on the way made it up.
fn responders(signer: &Certificate, known: &[Arc<Certificate>], issuers: &Authorities) -> Option<[u8; 32]> {
    let is_known = known.iter().any(|authority| authority.sha256 == signer.sha256);
    let authority = if is_known { signer.spki.clone() } else { issuers.certifier(signer)?.spki.clone() };
    Some(sha256(&authority))
}

/// Certificates, whatever form they came in.
fn certificates(store: &EvidenceStore, issuers: &Authorities) -> Result<Content, Refusal> {
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
    Ok(Content { bytes, media, this_update: None, next_update: None, number: None, series: None })
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
