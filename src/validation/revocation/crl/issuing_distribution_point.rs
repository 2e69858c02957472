//! issuingDistributionPoint (RFC 5280 §5.2.5): what a list is about.

use super::distribution_point::PointName;
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Reader, Rules, Tag, bit_string, boolean};
use crate::validation::revocation::ReasonSet;

/// Kinds of certificates a list is limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyContains {
    /// No limit.
    Everything,
    /// onlyContainsUserCerts.
    UserCertificates,
    /// onlyContainsCACerts.
    CaCertificates,
    /// onlyContainsAttributeCerts.
    AttributeCertificates,
}

/// The extension.
#[derive(Clone, Debug)]
pub(crate) struct IssuingDistributionPoint {
    pub(crate) name: Option<PointName>,
    pub(crate) only: OnlyContains,
    /// `None`: all reasons.
    pub(crate) reasons: Option<ReasonSet>,
    pub(crate) indirect: bool,
}

impl IssuingDistributionPoint {
    pub(crate) fn read(value: &[u8], budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut outer = Reader::new(value, Rules::Ber);
        let sequence = outer.expect(Tag::SEQUENCE, budget)?;
        outer.finish()?;
        // An empty SEQUENCE must not be issued (§5.2.5): it says nothing, so something else was meant.
        if sequence.content.is_empty() {
            return Err(sequence.fail(Asn1ErrorKind::Value("IssuingDistributionPoint")));
        }
        let mut parts = sequence.children()?;
        let name = parts.optional_context(0, budget)?.map(|e| PointName::read(&e, budget)).transpose()?;
        let user = flag(&mut parts, 1, budget)?;
        let authority = flag(&mut parts, 2, budget)?;
        let reasons = match parts.optional(Tag::context_primitive(3), budget)? {
            Some(flags) => Some(ReasonSet::from_bits(&bit_string(&flags, budget)?)),
            None => None,
        };
        let indirect = flag(&mut parts, 4, budget)?;
        let attribute = flag(&mut parts, 5, budget)?;
        parts.finish()?;
        let only = match (user, authority, attribute) {
            (false, false, false) => OnlyContains::Everything,
            (true, false, false) => OnlyContains::UserCertificates,
            (false, true, false) => OnlyContains::CaCertificates,
            (false, false, true) => OnlyContains::AttributeCertificates,
            // At most one may be TRUE (§5.2.5).
            _ => return Err(sequence.fail(Asn1ErrorKind::Value("IssuingDistributionPoint"))),
        };
        Ok(Self { name, only, reasons, indirect })
    }
}

fn flag(parts: &mut Reader<'_>, number: u32, budget: &mut Budget) -> Result<bool, Asn1Error> {
    match parts.optional(Tag::context_primitive(number), budget)? {
        Some(element) => boolean(&element),
        None => Ok(false),
    }
}
