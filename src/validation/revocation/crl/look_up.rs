//! The entries of all expected certificates, from one pass over a list: a run asks many questions of few lists.

use super::list::{Malformed, RevocationList};
use super::looked_up::{Answer, Expected, LookedUp};
use crate::x509::Certificate;

impl RevocationList {
    /// The entry of a certificate. The first question reads the list for all expected certificates; questions about
    /// those cost no further pass.
    pub(crate) fn look_up(&self, certificate: &Certificate, expected: &[Expected]) -> Result<Answer, Malformed> {
        if let Some(known) = self.known.get() {
            return match known.as_ref().and_then(|known| known.answer(certificate)) {
                Some(answer) => Ok(answer),
                None => self.pass_for(certificate),
            };
        }
        let mut wanted = vec![Expected::of(certificate)];
        // Only indirect lists have entries of other issuers (RFC 5280 §5.3.3).
        let concerned = expected.iter().filter(|e| self.is_indirect() || e.issuer.matches(&self.issuer));
        wanted.extend(concerned.filter(|e| !e.is(certificate)).cloned());
        // An entry that cannot be read spoils the answer about its own certificate and about no other.
        let known = self.pass(wanted).ok();
        let answer = known.as_ref().and_then(|known| known.answer(certificate));
        // Another thread may have been first; its answers are the same.
        let _ = self.known.set(known);
        answer.map_or_else(|| self.pass_for(certificate), Ok)
    }

    /// A pass for one certificate alone.
    fn pass_for(&self, certificate: &Certificate) -> Result<Answer, Malformed> {
        self.pass(vec![Expected::of(certificate)])?.answer(certificate).ok_or_else(Malformed::nothing)
    }

    fn pass(&self, expected: Vec<Expected>) -> Result<LookedUp, Malformed> {
        let wanted: Vec<_> = expected.iter().map(Expected::wanted).collect();
        let scan = self.scan(&wanted)?;
        Ok(LookedUp {
            entries: expected.into_iter().zip(scan.found).collect(),
            unknown_critical: scan.unknown_critical,
        })
    }
}
