//! cRLDistributionPoints (RFC 5280 §4.2.1.13) and freshestCRL (§4.2.1.15). Addresses are passed on, never fetched here.

use super::value::{allowance, any_members, whole, whole_der};
use super::{Certificate, GeneralName, Name, ReasonSet};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag};
use crate::base::limits::DISTRIBUTION_POINTS;
use const_oid::db::rfc5280 as oid;

/// Where a list is to be had, or which one it is.
///
/// ```text
/// DistributionPointName ::= CHOICE {
///     fullName                 [0] GeneralNames,
///     nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
/// ```
#[derive(Clone, Debug)]
pub(crate) enum PointName {
    /// fullName.
    Full(Vec<GeneralName>),
    /// nameRelativeToCRLIssuer: content of the RelativeDistinguishedName.
    Relative(Vec<u8>),
}

impl PointName {
    /// From the element around the CHOICE, whose tag is explicit.
    pub(crate) fn read(tagged: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let choice = tagged.only_child(budget)?;
        match choice.tag.number {
            0 => Ok(Self::Full(GeneralName::read_all_to_compare(&choice, budget)?)),
            1 => Ok(Self::Relative(choice.content.to_vec())),
            _ => Err(choice.fail(Asn1ErrorKind::Value("DistributionPointName"))),
        }
    }

    /// The full names. A relative one is a fragment below `base`.
    pub(crate) fn resolve(&self, base: &Name) -> Vec<GeneralName> {
        match self {
            Self::Full(names) => names.clone(),
            Self::Relative(rdn) => base.with_rdn(rdn).into_iter().map(GeneralName::Directory).collect(),
        }
    }
}

/// One distribution point of a certificate.
///
/// ```text
/// DistributionPoint ::= SEQUENCE {
///     distributionPoint  [0] DistributionPointName OPTIONAL,
///     reasons            [1] ReasonFlags OPTIONAL,
///     cRLIssuer          [2] GeneralNames OPTIONAL }
/// ```
#[derive(Clone, Debug)]
pub(crate) struct DistributionPoint {
    pub(crate) name: Option<PointName>,
    /// `None`: all reasons.
    pub(crate) reasons: Option<ReasonSet>,
    /// cRLIssuer; empty if absent.
    pub(crate) crl_issuer: Vec<GeneralName>,
}

impl DistributionPoint {
    /// The point assumed for lists of the certificate's issuer that no point names (RFC 5280 §6.3.3, last paragraph).
    pub(crate) fn of_issuer(certificate: &Certificate) -> Self {
        let name = GeneralName::Directory(certificate.issuer.clone());
        Self { name: Some(PointName::Full(vec![name])), reasons: None, crl_issuer: Vec::new() }
    }

    fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let [name, reasons, crl_issuer] = fields(element, budget)?;
        Ok(Self {
            name: name.map(|e| PointName::read(&e, budget)).transpose()?,
            reasons: reasons.map(|e| ReasonSet::read(&e, budget)).transpose()?,
            crl_issuer: crl_issuer.map_or_else(|| Ok(Vec::new()), |e| GeneralName::read_all_to_compare(&e, budget))?,
        })
    }

    fn read_all(value: &[u8]) -> Result<Vec<Self>, Asn1Error> {
        let budget = &mut allowance();
        let mut parts = whole(value, Tag::SEQUENCE, budget)?.children()?;
        let mut points = Vec::new();
        while let Some(part) = parts.next(budget)? {
            if points.len() < DISTRIBUTION_POINTS {
                points.push(Self::read(&part, budget)?);
            }
        }
        Ok(points)
    }

    /// The points of cRLDistributionPoints. One that cannot be read names no point: lists of the issuer are still considered.
    pub(crate) fn all_of(certificate: &Certificate) -> Vec<Self> {
        let read = certificate.extension(oid::ID_CE_CRL_DISTRIBUTION_POINTS).map(|e| Self::read_all(&e.value));
        read.and_then(Result::ok).unwrap_or_default()
    }

    /// The names a list's own distribution point is compared with: distributionPoint, else cRLIssuer
    /// (RFC 5280 §6.3.3 (b)(2)(i)). A relative name belongs below cRLIssuer if there is one, else below the certificate's issuer.
    pub(crate) fn names(&self, certificate: &Certificate) -> Vec<GeneralName> {
        match &self.name {
            Some(name) => {
                let base = self.crl_issuer.iter().find_map(GeneralName::directory).unwrap_or(&certificate.issuer);
                name.resolve(base)
            }
            None => self.crl_issuer.clone(),
        }
    }
}

/// The fields of a DistributionPoint, unparsed.
fn fields<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<[Option<Element<'a>>; 3], Asn1Error> {
    let mut parts = element.children()?;
    let found =
        [parts.optional_context(0, budget)?, parts.optional_context(1, budget)?, parts.optional_context(2, budget)?];
    parts.finish()?;
    Ok(found)
}

/// Addresses of revocation lists. An extension that breaks a rule names none.
pub(crate) fn crl_locations(certificate: &Certificate) -> Vec<String> {
    let Some(extension) = certificate.extension(oid::ID_CE_CRL_DISTRIBUTION_POINTS) else { return Vec::new() };
    let budget = &mut allowance();
    let list = whole_der(&extension.value, Tag::SEQUENCE, budget);
    let points = list.and_then(|list| any_members(&list, budget, full_name)).unwrap_or_default();
    uris(points.into_iter().flatten())
}

/// The fullName of a DistributionPoint, strictly by the standard.
fn full_name(element: &Element<'_>, budget: &mut Budget) -> Result<Vec<GeneralName>, Asn1Error> {
    element.must_be(Tag::SEQUENCE)?;
    let [point, ..] = fields(element, budget)?;
    let Some(name) = point.map(|point| point.only_child(budget)).transpose()? else { return Ok(Vec::new()) };
    if name.is(Tag::context(0)) { any_members(&name, budget, GeneralName::read) } else { Ok(Vec::new()) }
}

/// Addresses of delta lists, as far as they can be read.
pub fn delta_locations(certificate: &Certificate) -> Vec<String> {
    certificate.extension(oid::ID_CE_FRESHEST_CRL).map(|e| addresses(&e.value)).unwrap_or_default()
}

/// The addresses in a value of cRLDistributionPoints or freshestCRL, as far as they can be read.
pub(crate) fn addresses(value: &[u8]) -> Vec<String> {
    let points = DistributionPoint::read_all(value).unwrap_or_default();
    let names = points.into_iter().filter_map(|p| match p.name {
        Some(PointName::Full(names)) => Some(names),
        _ => None,
    });
    uris(names.flatten())
}

fn uris(names: impl Iterator<Item = GeneralName>) -> Vec<String> {
    names.filter_map(|name| name.uri().map(str::to_owned)).collect()
}
