//! Format checking (EN 319 102-1 §5.2.2).

use super::{Block, BlockName, Message, SubIndication};
use crate::ades::process::Subject;
use crate::cms::SignedData;
use crate::finding::{Code, Finding, Severity};

const PDF: &str = "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
const CMS: &str = "RFC 5652 §5; EN 319 102-1 §5.2.2";

/// Checks the container and the structure of the message.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Block {
    let mut block = Block::new(BlockName::Format);
    container(subject.container, &mut block);
    findings.extend_from_slice(subject.container);
    match subject.message {
        Ok(message) => structure(message, &mut block, findings),
        Err(finding) => {
            findings.push(finding.clone());
            match finding.code {
                // Not done is not wrong: nothing is said against the signature.
                Code::SubFilterUnsupported => {
                    block.unknown("message-form", PDF, &[finding.code], SubIndication::Generic)
                }
                _ => block.failed("message-readable", CMS, &[finding.code], SubIndication::FormatFailure),
            }
        }
    }
    block
}

fn container(found: &[Finding], block: &mut Block) {
    let of = |severity| found.iter().filter(|f| f.severity == severity).map(|f| f.code).collect::<Vec<_>>();
    let errors = of(Severity::Error);
    if errors.is_empty() {
        block.passed("container", PDF)
    } else {
        block.failed("container", PDF, &errors, SubIndication::FormatFailure)
    }
    for (check, code, clause) in [
        ("field-in-form", Code::FieldOutsideAcroForm, "ISO 32000-2 §12.7.3"),
        ("field-one-reading", Code::FieldAmbiguous, "ISO 32000-2 §12.8.1"),
    ] {
        if found.iter().any(|f| f.code == code) {
            block.unknown(check, clause, &[code], SubIndication::SigConstraintsFailure);
        } else {
            block.passed(check, clause);
        }
    }
}

fn structure(message: &Message, block: &mut Block, findings: &mut Vec<Finding>) {
    block.passed("message-readable", CMS);
    let padding = message.padding();
    if padding.not_zero > 0 {
        findings.push(Finding::new(Code::PaddingNotZero).with("count", padding.not_zero));
        block.warned("padding-zero", PDF, &[Code::PaddingNotZero]);
    } else {
        block.passed("padding-zero", PDF);
    }
    let Some(data) = message.signed_data() else { return };
    if let Some(fault) = data.der_faults.first() {
        findings.push(Finding::new(Code::CmsNotDer).with("reason", fault.rule.code()));
    }
    one_signer(data, block, findings);
    content_place(message, data, block, findings);
    attributes_readable(data, block, findings);
}

/// ISO 32000-2 §12.8.3.3.1: exactly one SignerInfo.
fn one_signer(data: &SignedData, block: &mut Block, findings: &mut Vec<Finding>) {
    match data.signers.len() {
        1 => block.passed("one-signer", PDF),
        count => {
            findings.push(Finding::new(Code::SeveralSigners).with("count", count));
            block.failed("one-signer", PDF, &[Code::SeveralSigners], SubIndication::FormatFailure);
        }
    }
}

/// A detached signature carries no content; `adbe.pkcs7.sha1` carries exactly the digest (ISO 32000-2 §12.8.3.3).
fn content_place(message: &Message, data: &SignedData, block: &mut Block, findings: &mut Vec<Finding>) {
    let fits = match message {
        Message::Detached(_) => data.content.is_none(),
        Message::Sha1Inside(_) => data.content.as_ref().is_some_and(|c| c.len() == 20),
        Message::BareRsa { .. } => true,
    };
    if fits {
        block.passed("content-place", PDF);
    } else {
        findings.push(Finding::new(Code::ContentInDetachedSignature));
        block.failed("content-place", PDF, &[Code::ContentInDetachedSignature], SubIndication::FormatFailure);
    }
}

/// Unsigned attributes that cannot be read do not touch what was signed, so they are remarked on and no more.
fn attributes_readable(data: &SignedData, block: &mut Block, findings: &mut Vec<Finding>) {
    let unreadable: usize = data.signers.iter().map(|s| s.unsigned.unreadable).sum();
    if unreadable == 0 {
        block.passed("unsigned-attributes-readable", CMS);
    } else {
        findings.push(Finding::new(Code::UnsignedAttributeUnreadable).with("count", unreadable));
        block.warned("unsigned-attributes-readable", CMS, &[Code::UnsignedAttributeUnreadable]);
    }
}
