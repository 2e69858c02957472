//! The validation objects (ETSI TS 119 102-2 §4.4): what was used, each once, with an identifier to refer to it.

use super::{identifier, urn};
use crate::formats::detailed::{Detailed, TimestampPart};
use crate::formats::markup::Markup;
use crate::report::model::{ChainLink, Report, SignatureTimestamp};
use base64ct::{Base64, Encoding};

const CERTIFICATE: &str = "urn:etsi:019102:validationObject:certificate";
const TIME_STAMP: &str = "urn:etsi:019102:validationObject:timestamp";

/// Everything that can be referred to.
pub(super) struct Objects<'a> {
    report: &'a Report,
    detailed: &'a Detailed<'a>,
    /// Object type and SHA-256.
    items: Vec<(&'static str, &'a str)>,
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
            objects.certificates(&signature.chain);
            for sha256 in signature.signer.iter().map(|s| s.sha256.as_str()) {
                objects.add(CERTIFICATE, sha256);
            }
            signature.timestamps.iter().for_each(|t| objects.certificates(&t.chain));
        }
        for token in report.timestamps.iter().filter_map(|t| t.token.as_ref()) {
            objects.certificates(&token.chain);
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

    /// Writes the list.
    pub(super) fn write(&self, xml: &mut Markup) {
        xml.element("SignatureValidationObjects", &[], |xml| {
            self.file(xml);
            for (kind, sha256) in &self.items {
                xml.element("ValidationObject", &[("id", &identifier::object(sha256))], |xml| {
                    xml.leaf("ObjectType", kind);
                    xml.element("ValidationObjectRepresentation", &[], |xml| {
                        digest(xml, "SHA-256", &hex::decode(sha256).unwrap_or_default());
                    });
                    self.proof(xml, sha256);
                });
            }
            self.time_stamps(xml);
        });
    }

    fn file(&self, xml: &mut Markup) {
        xml.element("ValidationObject", &[("id", identifier::FILE)], |xml| {
            xml.leaf("ObjectType", "urn:etsi:019102:validationObject:other");
            xml.element("ValidationObjectRepresentation", &[], |xml| {
                digest(xml, "SHA-256", &hex::decode(&self.report.input.sha256).unwrap_or_default());
            });
        });
    }

    /// The proof of existence that the caller states for an object (§4.4.6).
    fn proof(&self, xml: &mut Markup, sha256: &str) {
        let earliest = self.report.objects.proofs.iter().filter(|p| p.sha256 == sha256).min_by_key(|p| p.time);
        if let Some(proof) = earliest {
            xml.element("POE", &[], |xml| {
                xml.leaf("POETime", &proof.time.to_string());
                xml.leaf("TypeOfProof", "urn:etsi:019102:poetype:provided");
            });
        }
    }

    fn time_stamps(&self, xml: &mut Markup) {
        for (signature, part) in self.report.signatures.iter().zip(&self.detailed.signatures) {
            let pairs = signature.timestamps.iter().zip(&part.timestamps);
            for (token, stamp) in pairs {
                let id = identifier::signature_time_stamp(signature.id, stamp.id);
                self.time_stamp(xml, &id, stamp, Some(token), signature.field.as_deref());
            }
        }
        for (record, stamp) in self.report.timestamps.iter().zip(&self.detailed.timestamps) {
            self.time_stamp(xml, &identifier::document_time_stamp(stamp.id), stamp, record.token.as_ref(), None);
        }
    }

    /// A time-stamp with its own validation report (§4.4.8) and what it proves (§4.4.7).
    fn time_stamp(
        &self,
        xml: &mut Markup,
        id: &str,
        stamp: &TimestampPart<'_>,
        token: Option<&SignatureTimestamp>,
        over: Option<&str>,
    ) {
        xml.element("ValidationObject", &[("id", id)], |xml| {
            xml.leaf("ObjectType", TIME_STAMP);
            xml.element("ValidationObjectRepresentation", &[], |xml| {
                xml.element("direct", &[], |xml| {
                    let time = stamp.time.map(|t| t.to_string()).unwrap_or_default();
                    let serial = token.and_then(|t| t.serial.as_deref()).unwrap_or_default();
                    let policy = token.and_then(|t| t.policy.as_deref()).unwrap_or_default();
                    let field = stamp.field.unwrap_or_default();
                    let facts = [("time", &*time), ("serial", serial), ("policy", policy), ("field", field)];
                    xml.leaf_with("kyso:timeStamp", &facts, stamp.unit.unwrap_or_default());
                });
            });
            if let (Some(time), Some(over)) = (stamp.time, over) {
                xml.element("POEProvisioning", &[], |xml| {
                    xml.leaf("POETime", &time.to_string());
                    xml.element("SignatureReference", &[], |xml| xml.leaf("PAdESFieldName", over));
                });
            }
            xml.element("ValidationReport", &[], |xml| {
                super::constraints(xml, self.report, stamp.checks.iter().map(|c| ("time-stamp", c)), self);
                super::status(
                    xml,
                    urn::object_indication(stamp.conclusion.indication),
                    stamp.conclusion.sub_indication,
                    |xml| {
                        if let Some(token) = token {
                            super::chain(xml, &token.chain, self);
                        }
                    },
                );
            });
        });
    }
}

/// `DigestAlgAndValue` (EN 319 132-1 §4.3.1's type).
pub(super) fn digest(xml: &mut Markup, algorithm: &str, value: &[u8]) {
    xml.element("DigestAlgAndValue", &[], |xml| {
        xml.empty("ds:DigestMethod", &[("Algorithm", &urn::algorithm(algorithm))]);
        xml.leaf("ds:DigestValue", &Base64::encode_string(value));
    });
}
