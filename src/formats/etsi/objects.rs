//! What was used, each once, with an identifier to refer to it.

use super::{identifier, urn};
use crate::formats::detailed::Detailed;
use crate::formats::markup::Markup;
use crate::report::{ChainLink, Report};
use base64ct::{Base64, Encoding};

const CERTIFICATE: &str = "urn:etsi:019102:validationObject:certificate";

/// Everything that can be referred to.
pub(super) struct Objects<'a> {
    pub(super) report: &'a Report,
    pub(super) detailed: &'a Detailed<'a>,
    /// Object type and SHA-256.
    pub(super) items: Vec<(&'static str, &'a str)>,
}

impl<'a> Objects<'a> {
    pub(super) fn collect(report: &'a Report, detailed: &'a Detailed<'a>) -> Self {
        let mut objects = Self { report, detailed, items: Vec::new() };
        for item in &detailed.evidence {
            let kind = match item.kind {
                "crl" => "urn:etsi:019102:validationObject:CRL",
                "ocsp" => "urn:etsi:019102:validationObject:OCSPResponse",
                _ => CERTIFICATE,
            };
            objects.add(kind, item.sha256);
        }
        for signature in &report.signatures {
            objects.certificates(report.chain(signature.chain));
            for sha256 in signature.signer.iter().map(|s| s.sha256.as_str()) {
                objects.add(CERTIFICATE, sha256);
            }
            signature.timestamps.iter().for_each(|t| objects.certificates(report.chain(t.chain)));
        }
        for token in report.timestamps.iter().filter_map(|t| t.token.as_ref()) {
            objects.certificates(report.chain(token.chain));
        }
        objects
    }

    fn certificates(&mut self, chain: &'a [ChainLink]) {
        for link in chain {
            self.add(CERTIFICATE, &link.sha256);
        }
    }

    fn add(&mut self, kind: &'static str, sha256: &'a str) {
        if !self.items.iter().any(|(_, known)| *known == sha256) {
            self.items.push((kind, sha256));
        }
    }

    /// The identifier of an object, if it is one of those listed.
    pub(super) fn reference(&self, sha256: &str) -> Option<String> {
        self.items.iter().any(|(_, known)| *known == sha256).then(|| identifier::object(sha256))
    }
}

/// `DigestAlgAndValue` (EN 319 132-1 §4.3.1's type).
pub(super) fn digest(xml: &mut Markup, algorithm: &str, value: &[u8]) {
    xml.element("DigestAlgAndValue", &[], |xml| {
        xml.empty("ds:DigestMethod", &[("Algorithm", &urn::algorithm(algorithm))]);
        xml.leaf("ds:DigestValue", &Base64::encode_string(value));
    });
}
