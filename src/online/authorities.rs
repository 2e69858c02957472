//! The authorities whose lists are kept: those of the trust file, and those that they certify themselves.

use super::refusal::Refusal;
use crate::base::limits::Limits;
use crate::crypto::Outcome;
use crate::evidence::Item;
use crate::trust::TrustStore;
use crate::validation::revocation::RevocationList;
use crate::x509::{Authority, Certificate, KeyUse, authority, key_usage_allows};
use std::sync::{Arc, PoisonError, RwLock};

/// Most authorities that are kept beside those of the trust file.
const MOST_LEARNED: usize = 1024;

/// Authorities that are known.
pub(crate) struct Authorities {
    known: RwLock<Vec<Arc<Certificate>>>,
    most: usize,
}

impl Authorities {
    pub(crate) fn of(trust: &TrustStore) -> Self {
        let anchors = trust.anchors().iter().map(|anchor| &anchor.certificate);
        let all = anchors.chain(trust.intermediates()).filter(|certificate| trust.removed(certificate).is_none());
        let known: Vec<Arc<Certificate>> = all.cloned().collect();
        Self { most: known.len().saturating_add(MOST_LEARNED), known: RwLock::new(known) }
    }

    pub(crate) fn all(&self) -> Vec<Arc<Certificate>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The known authority that certified a certificate.
    pub(crate) fn certifier(&self, certificate: &Certificate) -> Option<Arc<Certificate>> {
        let is_issuer = |issuer: &Arc<Certificate>| {
            issuer.subject.matches(&certificate.issuer) && certificate.signed_by(issuer) == Outcome::Verified
        };
        self.all().into_iter().find(is_issuer)
    }

    /// Takes an authority that a known one certified.
    pub(crate) fn learn(&self, certificate: Certificate) {
        let known = self.all();
        let is_new = known.len() < self.most && !known.iter().any(|known| known.sha256 == certificate.sha256);
        let is_authority = matches!(authority(&certificate), Authority::Yes { .. });
        if is_new && is_authority && self.certifier(&certificate).is_some() {
            self.known.write().unwrap_or_else(PoisonError::into_inner).push(Arc::new(certificate));
        }
    }

    /// A list that can be read to its end, and who signed it: whoever sits between here and a host of plain http could give any other.
    pub(crate) fn list(&self, item: &Item) -> Result<(RevocationList, Arc<Certificate>), Refusal> {
        let list = RevocationList::parse(item.der.clone(), &Limits::default()).map_err(|_| Refusal::WrongContent)?;
        // The pass over the entries also hashes what was signed.
        list.scan(&[]).map_err(|_| Refusal::WrongContent)?;
        let may =
            |c: &Arc<Certificate>| c.subject.matches(&list.issuer) && key_usage_allows(c, KeyUse::RevocationLists);
        let signs = |c: &Arc<Certificate>| c.key.as_ref().is_ok_and(|key| list.signed_by(key) == Outcome::Verified);
        match self.all().into_iter().find(|c| may(c) && signs(c)) {
            Some(signer) => Ok((list, signer)),
            None => Err(Refusal::SignatureWrong),
        }
    }
}
