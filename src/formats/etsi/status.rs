//! The status of a signature or a time-stamp with what belongs to it (ETSI TS 119 102-2 §4.3.4, §4.3.12).

use super::objects::Objects;
use super::{identifier, urn};
use crate::ades::SubIndication;
use crate::base::finding::Code;
use crate::formats::markup::Markup;
use crate::report::{ChainLink, RevocationStatus, Signature};

/// §4.3.4: a status with what belongs to it.
pub(super) fn status(xml: &mut Markup, main: &str, sub: Option<SubIndication>, data: impl FnOnce(&mut Markup)) {
    xml.element("SignatureValidationStatus", &[], |xml| {
        xml.leaf("MainIndication", main);
        if let Some(sub) = sub {
            xml.leaf("SubIndication", &urn::sub_indication(sub));
        }
        xml.element("AssociatedValidationReportData", &[], data);
    });
}

/// §4.3.12.2, §4.3.12.3: the anchor, and the path to it.
pub(super) fn chain(xml: &mut Markup, links: &[ChainLink], objects: &Objects<'_>) {
    let Some((first, rest)) = links.split_first() else { return };
    let anchor = links.last().filter(|l| l.anchor).and_then(|l| objects.reference(&l.sha256));
    if let Some(id) = &anchor {
        xml.empty("TrustAnchor", &[("VOReference", id)]);
    }
    let Some(signing) = objects.reference(&first.sha256) else { return };
    xml.element("CertificateChain", &[], |xml| {
        xml.empty("SigningCertificate", &[("VOReference", &signing)]);
        for id in rest.iter().filter(|l| !l.anchor).filter_map(|l| objects.reference(&l.sha256)) {
            xml.empty("IntermediateCertificate", &[("VOReference", &id)]);
        }
        if let Some(id) = &anchor {
            xml.empty("TrustAnchor", &[("VOReference", id)]);
        }
    });
}

/// §4.3.12.5: the first certificate of the path that is revoked or suspended.
pub(super) fn revocation(xml: &mut Markup, record: &Signature, objects: &Objects<'_>) {
    let bad = |status| matches!(status, RevocationStatus::Revoked | RevocationStatus::Held);
    let Some((revoked, since)) = record.revocation.iter().find_map(|r| Some((r, r.since.filter(|_| bad(r.status))?)))
    else {
        return;
    };
    let Some(certificate) = objects.reference(&revoked.certificate) else { return };
    xml.element("RevocationStatusInformation", &[], |xml| {
        xml.empty("ValidationObjectId", &[("VOReference", &certificate)]);
        xml.leaf("RevocationTime", &since.to_string());
        if let Some(id) = revoked.evidence.first().and_then(|e| objects.reference(e)) {
            xml.empty("RevocationObject", &[("VOReference", &id)]);
        }
    });
}

/// §4.3.12.6: the algorithm or key that is not reliable.
pub(super) fn crypto(xml: &mut Markup, record: &Signature, objects: &Objects<'_>) {
    let weak = |code| matches!(code, Code::AlgorithmOutdated | Code::KeyTooShort);
    let Some(finding) = record.findings.iter().find(|f| weak(f.code)) else { return };
    let place =
        objects.report.chain(record.chain).iter().find(|l| l.name == finding.param("where")).map(|l| l.sha256.as_str());
    let place = place.or_else(|| record.signer.as_ref().map(|s| s.sha256.as_str()));
    let id = place.and_then(|sha256| objects.reference(sha256)).unwrap_or_else(|| identifier::FILE.to_owned());
    xml.element("CryptoInformation", &[], |xml| {
        xml.empty("ValidationObjectId", &[("VOReference", &id)]);
        xml.leaf("Algorithm", &urn::algorithm(finding.param("algorithm")));
        xml.leaf("SecureAlgorithm", "false");
        if !finding.param("until").is_empty() {
            xml.leaf("NotAfter", finding.param("until"));
        }
    });
}
