//! What one pass over a list found of the expected certificates.

use super::scan::Wanted;
use super::tlv;
use crate::validation::revocation::Revocation;
use crate::x509::{Certificate, Name};

/// A certificate that may be asked about.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// Serial number in its shortest form.
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Name,
}

impl Expected {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        Self { serial: tlv::minimal(&certificate.serial).to_vec(), issuer: certificate.issuer.clone() }
    }

    pub(super) fn is(&self, certificate: &Certificate) -> bool {
        self.serial == tlv::minimal(&certificate.serial) && self.issuer.matches(&certificate.issuer)
    }

    pub(super) fn wanted(&self) -> Wanted<'_> {
        Wanted { serial: &self.serial, issuer: &self.issuer }
    }
}

/// An entry, and the identifier of a critical entry extension that is not processed, whichever entry has it.
pub(super) type Answer = (Option<Revocation>, Option<String>);

/// What the first pass brought.
#[derive(Debug)]
pub(crate) struct LookedUp {
    pub(super) entries: Vec<(Expected, Option<Revocation>)>,
    pub(super) unknown_critical: Option<String>,
}

impl LookedUp {
    /// The answer about a certificate; `None` if it was not looked for.
    pub(super) fn answer(&self, certificate: &Certificate) -> Option<Answer> {
        let (_, entry) = self.entries.iter().find(|(expected, _)| expected.is(certificate))?;
        Some((*entry, self.unknown_critical.clone()))
    }
}
