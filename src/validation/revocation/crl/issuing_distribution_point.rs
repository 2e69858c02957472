//! issuingDistributionPoint (RFC 5280 §5.2.5): what a list is about.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Reader, Rules, Tag, boolean};
use crate::x509::{PointName, ReasonSet};

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
///
/// ```text
/// IssuingDistributionPoint ::= SEQUENCE {
///     distributionPoint           [0] DistributionPointName OPTIONAL,
///     onlyContainsUserCerts       [1] BOOLEAN DEFAULT FALSE,
///     onlyContainsCACerts         [2] BOOLEAN DEFAULT FALSE,
///     onlySomeReasons             [3] ReasonFlags OPTIONAL,
///     indirectCRL                 [4] BOOLEAN DEFAULT FALSE,
///     onlyContainsAttributeCerts  [5] BOOLEAN DEFAULT FALSE }
/// ```
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
        let reasons = parts.optional_context(3, budget)?.map(|e| ReasonSet::read(&e, budget)).transpose()?;
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
    parts.optional_context(number, budget)?.map_or(Ok(false), |element| boolean(&element))
}
