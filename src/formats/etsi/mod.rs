//! The report as ETSI TS 119 102-2 V1.2.1 (signature validation report, XML).
//!
//! A function of the report alone. It identifies certificates, lists and responses by SHA-256; an evidence pack has
//! their bytes. Data without a place in the standard (stable codes, clauses) are in the namespace `urn:kyso:report:1`,
//! where its schema allows any content.
//!
//! The standard is about signatures and has no place for later changes of the document. A reader of the main indication
//! alone must not take a changed document for a good one. So a passed signature is written as INDETERMINATE
//! (SIG_CONSTRAINTS_FAILURE; GENERIC if unknown) if the later changes are not known to be allowed, and the constraint
//! `document:changes-after` says why. The JSON report keeps the two apart.

mod constraint;
mod identifier;
mod objects;
mod signature;
mod status;
mod urn;
mod validation_objects;

use crate::formats::detailed::detailed;
use crate::formats::markup::Markup;
use crate::report::Report;
use objects::Objects;
use signature::signature;
use status::status;

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns", "http://uri.etsi.org/19102/v1.2.1#"),
    ("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("xmlns:XAdES", "http://uri.etsi.org/01903/v1.3.2#"),
    ("xmlns:kyso", "urn:kyso:report:1"),
];

/// The standard knows no report about a file without a signature; this name is the one other programs use for it.
const NO_SIGNATURE: &str = "urn:cef:dss:mainindication:noSignatureFound";

/// The report as XML.
///
/// ```
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// assert!(kyso::formats::etsi(&report).starts_with("<?xml"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn etsi(report: &Report) -> String {
    let detailed = detailed(report);
    let objects = Objects::collect(report, &detailed);
    let mut xml = Markup::xml();
    xml.element("ValidationReport", NAMESPACES, |xml| {
        for (record, part) in report.signatures.iter().zip(&detailed.signatures) {
            xml.element("SignatureValidationReport", &[], |xml| signature(xml, record, part, report, &objects));
        }
        if report.signatures.is_empty() {
            xml.element("SignatureValidationReport", &[], |xml| status(xml, NO_SIGNATURE, None, |_| {}));
        }
        objects.write(xml);
    });
    xml.finish()
}
