//! Whether a list covers a certificate, and which reasons it covers (RFC 5280 §6.3.3 (b), (d)).

use super::issuing_distribution_point::OnlyContains;
use super::list::RevocationList;
use crate::validation::revocation::NotUsed;
use crate::x509::{Authority, Certificate, DistributionPoint, GeneralName, ReasonSet, authority};

/// The reasons for which the list says whether the certificate is revoked.
pub(crate) fn reasons_covered(list: &RevocationList, certificate: &Certificate) -> Result<ReasonSet, NotUsed> {
    let mut points = DistributionPoint::all_of(certificate);
    points.push(DistributionPoint::of_issuer(certificate));
    let mut covered = ReasonSet::NONE;
    let mut nearest = NotUsed::OtherIssuer;
    for point in &points {
        match through_point(list, point, certificate) {
            Ok(reasons) => covered = covered.or(reasons),
            Err(NotUsed::OtherIssuer) => {}
            Err(nearer) => nearest = nearer,
        }
    }
    if covered.is_empty() {
        return Err(nearest);
    }
    kind(list, certificate)?;
    Ok(covered)
}

fn through_point(
    list: &RevocationList,
    point: &DistributionPoint,
    certificate: &Certificate,
) -> Result<ReasonSet, NotUsed> {
    issuer(list, point, certificate)?;
    name(list, point, certificate)?;
    // (d): both may limit the reasons.
    let own = list.scope.as_ref().and_then(|s| s.reasons).unwrap_or(ReasonSet::ALL);
    let reasons = own.and(point.reasons.unwrap_or(ReasonSet::ALL));
    if reasons.is_empty() { Err(NotUsed::OtherDistributionPoint) } else { Ok(reasons) }
}

/// (b)(1): the list is that of the cRLIssuer named, and indirect; without cRLIssuer it is that of the certificate's issuer.
fn issuer(list: &RevocationList, point: &DistributionPoint, certificate: &Certificate) -> Result<(), NotUsed> {
    let fits = if point.crl_issuer.is_empty() {
        list.issuer.matches(&certificate.issuer)
    } else {
        let named = point.crl_issuer.iter().filter_map(GeneralName::directory).any(|n| n.matches(&list.issuer));
        named && list.is_indirect()
    };
    if fits { Ok(()) } else { Err(NotUsed::OtherIssuer) }
}

/// (b)(2)(i): where the list names a distribution point, one of its names is one of the certificate's.
fn name(list: &RevocationList, point: &DistributionPoint, certificate: &Certificate) -> Result<(), NotUsed> {
    let Some(own) = list.scope.as_ref().and_then(|s| s.name.as_ref()) else { return Ok(()) };
    let fits = share_a_name(&own.resolve(&list.issuer), &point.names(certificate));
    if fits { Ok(()) } else { Err(NotUsed::OtherDistributionPoint) }
}

/// Whether one of the names is in both.
fn share_a_name(one: &[GeneralName], other: &[GeneralName]) -> bool {
    one.iter().any(|name| other.iter().any(|found| found.matches(name)))
}

/// (b)(2)(ii) to (iv). A certificate without any extension (version 1) cannot say whether it is an authority's, so a list
/// limited to one kind says nothing about it.
fn kind(list: &RevocationList, certificate: &Certificate) -> Result<(), NotUsed> {
    let only = list.scope.as_ref().map_or(OnlyContains::Everything, |s| s.only);
    let is_ca = matches!(authority(certificate), Authority::Yes { .. });
    let fits = match only {
        OnlyContains::Everything => true,
        OnlyContains::UserCertificates => !is_ca && !certificate.extensions.is_empty(),
        OnlyContains::CaCertificates => is_ca,
        OnlyContains::AttributeCertificates => false,
    };
    if fits { Ok(()) } else { Err(NotUsed::OtherKind(only)) }
}
