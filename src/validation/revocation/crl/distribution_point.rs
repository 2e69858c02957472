//! `DistributionPoint` and `DistributionPointName` (RFC 5280 §4.2.1.13), used by cRLDistributionPoints, freshestCRL and
//! issuingDistributionPoint.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, bit_string};
use crate::base::limits::Limits;
use crate::validation::revocation::ReasonSet;
use crate::validation::revocation::general_name::GeneralName;
use crate::x509::{Certificate, Name};
use const_oid::ObjectIdentifier;

/// Most distribution points of one certificate.
const POINTS: usize = 256;

/// freshestCRL.
const FRESHEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.46");

/// Where a list is to be had, or which one it is.
#[derive(Clone, Debug)]
pub(crate) enum PointName {
    /// fullName.
    Full(Vec<GeneralName>),
    /// nameRelativeToCRLIssuer: content of the RelativeDistinguishedName.
    Relative(Vec<u8>),
}

impl PointName {
    /// From the element that holds the CHOICE under an explicit tag.
    pub(crate) fn read(tagged: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let choice = tagged.only_child(budget)?;
        match choice.tag.number {
            0 => Ok(Self::Full(GeneralName::read_all(&choice, budget)?)),
            1 => Ok(Self::Relative(choice.content.to_vec())),
            _ => Err(choice.fail(Asn1ErrorKind::Value("DistributionPointName"))),
        }
    }

    /// The full names. A relative one is a fragment below `base` (RFC 5280 §4.2.1.13).
    pub(crate) fn resolve(&self, base: &Name) -> Vec<GeneralName> {
        match self {
            Self::Full(names) => names.clone(),
            Self::Relative(rdn) => below(base, rdn).into_iter().map(GeneralName::Directory).collect(),
        }
    }
}

/// `base` with one more relative name at its end.
fn below(base: &Name, rdn: &[u8]) -> Option<Name> {
    let budget = &mut Budget::new(&Limits::default());
    let old = Reader::new(&base.raw, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    let mut content = old.content.to_vec();
    content.extend(encode(0x31, rdn));
    let whole = encode(0x30, &content);
    let element = Reader::new(&whole, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    Name::read(&element, budget).ok()
}

/// A definite-length element with this identifier octet.
fn encode(identifier: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let used: Vec<u8> = length.iter().copied().skip_while(|o| *o == 0).collect();
    let mut out = vec![identifier];
    match used.as_slice() {
        [] => out.push(0),
        [short @ 0..=0x7F] => out.push(*short),
        _ => {
            out.push(0x80 | u8::try_from(used.len()).unwrap_or(0));
            out.extend(&used);
        }
    }
    out.extend_from_slice(content);
    out
}

/// One distribution point of a certificate.
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
        let mut parts = element.children()?;
        let name = parts.optional_context(0, budget)?.map(|e| PointName::read(&e, budget)).transpose()?;
        let reasons = match parts.optional(Tag::context_primitive(1), budget)? {
            Some(flags) => Some(ReasonSet::from_bits(&bit_string(&flags, budget)?)),
            None => None,
        };
        let crl_issuer = match parts.optional_context(2, budget)? {
            Some(names) => GeneralName::read_all(&names, budget)?,
            None => Vec::new(),
        };
        parts.finish()?;
        Ok(Self { name, reasons, crl_issuer })
    }

    fn read_all(value: &[u8]) -> Result<Vec<Self>, Asn1Error> {
        let budget = &mut Budget::new(&Limits::default());
        let mut outer = Reader::new(value, Rules::Ber);
        let mut parts = outer.expect(Tag::SEQUENCE, budget)?.children()?;
        outer.finish()?;
        let mut points = Vec::new();
        while let Some(part) = parts.next(budget)? {
            if points.len() < POINTS {
                points.push(Self::read(&part, budget)?);
            }
        }
        Ok(points)
    }

    /// The names a list's own distribution point is compared with: distributionPoint, else cRLIssuer
    /// (RFC 5280 §6.3.3 (b)(2)(i)). A relative name stands below cRLIssuer if there is one, else below the certificate's issuer.
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

/// The points of cRLDistributionPoints. One that cannot be read names no point: lists of the issuer are still considered.
pub(crate) fn points_of(certificate: &Certificate) -> Vec<DistributionPoint> {
    let oid = crate::x509::extension_oid::CRL_DISTRIBUTION_POINTS;
    let read = certificate.extension(oid).map(|e| DistributionPoint::read_all(&e.value));
    read.and_then(Result::ok).unwrap_or_default()
}

/// Addresses of delta CRLs (freshestCRL, RFC 5280 §4.2.1.15).
pub fn delta_locations(certificate: &Certificate) -> Vec<String> {
    certificate.extension(FRESHEST).map(|e| addresses(&e.value)).unwrap_or_default()
}

/// Whether the certificate announces delta lists.
pub(crate) fn has_freshest(certificate: &Certificate) -> bool {
    certificate.extension(FRESHEST).is_some()
}

/// The addresses in a CRLDistributionPoints value.
pub(crate) fn addresses(value: &[u8]) -> Vec<String> {
    let points = DistributionPoint::read_all(value).unwrap_or_default();
    let names = points.into_iter().filter_map(|p| match p.name {
        Some(PointName::Full(names)) => Some(names),
        _ => None,
    });
    names.flatten().filter_map(|n| n.uri()).collect()
}
