//! The list of the validation objects (ETSI TS 119 102-2 §4.4).

use super::constraint::constraints;
use super::objects::{Objects, digest};
use super::status::{chain, status};
use super::{identifier, urn};
use crate::formats::detailed::TimestampPart;
use crate::formats::markup::Markup;
use crate::report::SignatureTimestamp;

const TIME_STAMP: &str = "urn:etsi:019102:validationObject:timestamp";

impl Objects<'_> {
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
                constraints(xml, self.report, stamp.checks.iter().map(|c| ("time-stamp", c)), self);
                status(
                    xml,
                    urn::object_indication(stamp.conclusion.indication),
                    stamp.conclusion.sub_indication,
                    |xml| {
                        if let Some(token) = token {
                            chain(xml, self.report.chain(token.chain), self);
                        }
                    },
                );
            });
        });
    }
}
