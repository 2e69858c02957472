//! The constraints: the policy and every check made under it (ETSI TS 119 102-2 §4.3.5).

use super::objects::Objects;
use super::{identifier, urn};
use crate::base::finding::Severity;
use crate::formats::detailed::{BasisKind, CheckPart};
use crate::formats::markup::Markup;
use crate::report::Report;
use base64ct::{Base64, Encoding};

/// §4.3.5: the policy and every check made under it.
pub(super) fn constraints<'a>(
    xml: &mut Markup,
    report: &Report,
    checks: impl Iterator<Item = (&'static str, &'a CheckPart<'a>)>,
    objects: &Objects<'_>,
) {
    xml.element("ValidationConstraintsEvaluationReport", &[], |xml| {
        xml.element("SignatureValidationPolicy", &[], |xml| {
            xml.element("SignaturePolicyIdentifier", &[], |xml| {
                xml.element("XAdES:SignaturePolicyId", &[], |xml| {
                    xml.element("XAdES:SigPolicyId", &[], |xml| {
                        xml.leaf("XAdES:Identifier", &urn::own("policy", &report.policy.id));
                    });
                    xml.element("XAdES:SigPolicyHash", &[], |xml| {
                        xml.empty("ds:DigestMethod", &[("Algorithm", &urn::algorithm("SHA-256"))]);
                        let value = hex::decode(&report.policy.sha256).unwrap_or_default();
                        xml.leaf("ds:DigestValue", &Base64::encode_string(&value));
                    });
                });
            });
            xml.leaf("PolicyName", &report.policy.id);
        });
        for (block, check) in checks {
            xml.element("ValidationConstraint", &[], |xml| constraint(xml, block, check, objects));
        }
    });
}

/// §4.3.5.4: one check, with its clause and its findings.
fn constraint(xml: &mut Markup, block: &str, check: &CheckPart<'_>, objects: &Objects<'_>) {
    xml.leaf("ValidationConstraintIdentifier", &urn::own("check", &format!("{block}:{}", check.code)));
    xml.element("ValidationConstraintParameter", &[], |xml| {
        xml.leaf("Type", "urn:kyso:parameter:clause");
        xml.leaf("Value", check.clause);
    });
    xml.element("ConstraintStatus", &[], |xml| xml.leaf("Status", "urn:etsi:019102:constraintStatus:applied"));
    if let Some(indication) = urn::constraint_indication(check.status) {
        xml.element("ValidationStatus", &[], |xml| {
            xml.leaf("MainIndication", indication);
            if let Some(sub) = check.sub_indication {
                xml.leaf("SubIndication", &urn::sub_indication(sub));
            }
            rests_on(xml, check, objects);
        });
    }
    if !check.findings.is_empty() {
        xml.element("Indications", &[], |xml| {
            for finding in &check.findings {
                let severity = match finding.severity {
                    Severity::Info => "info",
                    Severity::Warning => "warning",
                    Severity::Error => "error",
                };
                let attributes = [("code", finding.code.name()), ("severity", severity), ("clause", finding.clause)];
                xml.element("kyso:finding", &attributes, |xml| {
                    for param in &finding.params {
                        xml.leaf_with("kyso:param", &[("name", &*param.name)], &param.value);
                    }
                });
            }
        });
    }
}

/// The validation objects of a check.
fn rests_on(xml: &mut Markup, check: &CheckPart<'_>, objects: &Objects<'_>) {
    let mut used: Vec<String> = Vec::new();
    for basis in &check.rests_on {
        let id = match basis.kind {
            BasisKind::File => Some(identifier::FILE.to_owned()),
            _ => basis.sha256.and_then(|s| objects.reference(s)),
        };
        used.extend(id.filter(|id| !used.contains(id)));
    }
    if used.is_empty() {
        return;
    }
    xml.element("AssociatedValidationReportData", &[], |xml| {
        for id in &used {
            xml.empty("RelatedValidationObject", &[("VOReference", id)]);
        }
    });
}
