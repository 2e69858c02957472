//! Which certificate is meant, of several that the name of a signer fits.

use crate::base::limits::{Limits, SIGNER_CANDIDATES};
use crate::cms::{Binding, SignerInfo, Vouches, binding, verify_value};
use crate::validation::path::{Candidate, CandidatePool};
use crate::x509::Certificate;

/// A signer whose certificate is looked for.
pub struct SignerSearch<'a> {
    /// What it says of itself.
    pub info: &'a SignerInfo,
    /// Certificates that travel in the same message.
    pub own: &'a [&'a [u8]],
    /// Digest of the content; `None` where it is not known and only signed attributes can show.
    pub content: Option<&'a [u8]>,
    /// Whose content it vouches for.
    pub vouches: Vouches,
}

impl SignerSearch<'_> {
    /// The intended one of the certificates that match the signer's name: by the hash of a signing-certificate
    /// attribute, which binds, then by the key that made the value; those in the message first. Names prove nothing: a
    /// look-alike whose key did not make the value is not the signer's certificate, and says nothing against the value
    /// (EN 319 102-1 §5.2.3; RFC 3161 §2.4.2 and RFC 5816 §2.2 for the unit of a time-stamp).
    pub fn certificate<'p>(&self, pool: &'p CandidatePool, limits: &Limits) -> Option<&'p Candidate> {
        let mut named: Vec<&Candidate> = pool.all().iter().filter(|c| self.info.id.names(&c.certificate)).collect();
        crate::base::sort::sort_by_key(&mut named, |c| !self.is_own(c));
        let bound = |c: &&Candidate| self.binding(&c.certificate, limits) == Binding::Bound;
        let bound: Vec<&Candidate> = named.iter().copied().filter(bound).collect();
        // A digest that is broken may fit several.
        if let Some(first) = bound.first() {
            return bound
                .iter()
                .take(SIGNER_CANDIDATES)
                .find(|c| self.made(&c.certificate) == Some(true))
                .or(Some(first))
                .copied();
        }
        let tried: Vec<_> = named.into_iter().take(SIGNER_CANDIDATES).map(|c| (c, self.made(&c.certificate))).collect();
        let first = |wanted: &dyn Fn(&Candidate, Option<bool>) -> bool| {
            tried.iter().find(|(c, made)| wanted(c, *made)).map(|(c, _)| *c)
        };
        first(&|_, made| made == Some(true))
            .or_else(|| first(&|c, _| self.is_own(c)))
            .or_else(|| first(&|_, made| made.is_none()))
    }

    /// What the signing-certificate attributes say about a certificate.
    pub(crate) fn binding(&self, certificate: &Certificate, limits: &Limits) -> Binding {
        let attributes = self.info.signed.as_ref();
        attributes.map_or(Binding::Absent, |attributes| binding(attributes, certificate, limits))
    }

    fn is_own(&self, candidate: &Candidate) -> bool {
        self.own.contains(&candidate.certificate.der())
    }

    /// Whether the key of a certificate made the value; `None` where that cannot be known.
    fn made(&self, certificate: &Certificate) -> Option<bool> {
        let content = match self.info.signed {
            Some(_) => &[],
            None => self.content?,
        };
        verify_value(self.info, certificate, content, self.vouches).verifies()
    }
}
