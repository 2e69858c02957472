//! Format checking (EN 319 102-1 §5.2.2).

use super::subject::Subject;
use super::{Block, BlockName, Container, Message, SignatureFact, Standalone, SubIndication};
use crate::base::fact::Fact;
use crate::base::finding::{Code, Severity};
use crate::base::limits::Limits;
use crate::cms::{MessageFact, SignedData, SignerInfo, oid};
use crate::pdf::DocumentFact;
use crate::validation::ValidationFact;
use crate::validation::timestamp::Token;

const PDF: &str = "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
const CMS: &str = "RFC 5652 §5; EN 319 102-1 §5.2.2";
const CADES: &str = "EN 319 122-1 §5; EN 319 102-1 §5.2.2";

/// Checks the container and the structure of the message.
pub(super) fn check(subject: &Subject<'_>, limits: &Limits, facts: &mut Vec<SignatureFact>) -> Block {
    let mut block = Block::new(BlockName::Format);
    if let Container::Field(found) = subject.container {
        container(found, &mut block);
        facts.extend(found.iter().cloned().map(SignatureFact::Document));
    }
    match subject.message {
        Ok(Message::Standalone(standalone)) => check_standalone(standalone, &mut block, facts),
        Ok(message) => structure(message, &mut block, facts),
        Err(fault) => {
            facts.push(fault.clone().into());
            match fault {
                // Not done is not wrong: nothing is said against the signature.
                MessageFact::SubFilterUnsupported { .. } => {
                    block.unknown("message-form", PDF, &[fault.code()], SubIndication::Generic)
                }
                _ => block.failed("message-readable", CMS, &[fault.code()], SubIndication::FormatFailure),
            }
        }
    }
    if let Some(signer) = subject.message.as_ref().ok().and_then(Message::signer) {
        content_timestamps(signer, limits, &mut block, facts);
    }
    block
}

fn container(found: &[DocumentFact], block: &mut Block) {
    let errors: Vec<Code> = found.iter().filter(|f| f.severity() == Severity::Error).map(Fact::code).collect();
    if errors.is_empty() {
        block.passed("container", PDF)
    } else {
        block.failed("container", PDF, &errors, SubIndication::FormatFailure)
    }
    for (check, code, clause) in [
        ("field-in-form", Code::FieldOutsideAcroForm, "ISO 32000-2 §12.7.3"),
        ("field-one-reading", Code::FieldAmbiguous, "ISO 32000-2 §12.8.1"),
    ] {
        if found.iter().any(|f| f.code() == code) {
            block.unknown(check, clause, &[code], SubIndication::SigConstraintsFailure);
        } else {
            block.passed(check, clause);
        }
    }
}

fn structure(message: &Message, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    block.passed("message-readable", CMS);
    let padding = message.padding();
    if padding.not_zero > 0 {
        facts.push(MessageFact::PaddingNotZero { count: padding.not_zero }.into());
        block.warned("padding-zero", PDF, &[Code::PaddingNotZero]);
    } else if padding.length > 0 {
        block.passed("padding-zero", PDF);
    }
    let Some(data) = message.signed_data() else { return };
    if let Some(fault) = data.der_faults.first() {
        facts.push(MessageFact::CmsNotDer { reason: fault.rule.code() }.into());
    }
    one_signer(data, block, facts);
    content_place(message, data, block, facts);
    attributes_readable(data.signers.iter(), block, facts);
}

/// A CMS outside of a PDF may have any number of signers, and its content inside or elsewhere; each signer is judged alone.
fn check_standalone(standalone: &Standalone, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    block.passed("message-readable", CMS);
    if let Some(fault) = standalone.data.der_faults.first() {
        facts.push(MessageFact::CmsNotDer { reason: fault.rule.code() }.into());
    }
    attributes_readable(core::iter::once(&*standalone.signer), block, facts);
}

/// What was signed must be readable: a content-time-stamp is an attribute that the signer put there (EN 319 122-1 §5.2.8).
fn content_timestamps(signer: &SignerInfo, limits: &Limits, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    let Some(attributes) = &signer.signed else { return };
    for value in attributes.of(oid::CONTENT_TIMESTAMP).flat_map(|a| &a.values) {
        match Token::parse(value, limits) {
            Ok(_) => block.passed("content-time-stamp-readable", CADES),
            Err(e) => {
                facts.push(ValidationFact::TimestampMalformed { reason: e.to_string() }.into());
                let codes = [Code::TimestampMalformed];
                block.failed("content-time-stamp-readable", CADES, &codes, SubIndication::FormatFailure);
            }
        }
    }
}

/// ISO 32000-2 §12.8.3.3.1: exactly one SignerInfo.
fn one_signer(data: &SignedData, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    match data.signers.len() {
        1 => block.passed("one-signer", PDF),
        count => {
            facts.push(MessageFact::SeveralSigners { count }.into());
            block.failed("one-signer", PDF, &[Code::SeveralSigners], SubIndication::FormatFailure);
        }
    }
}

/// A detached signature carries no content; `adbe.pkcs7.sha1` carries exactly the digest (ISO 32000-2 §12.8.3.3).
fn content_place(message: &Message, data: &SignedData, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    // The bytes of a file are data (EN 319 142-1 §6.3, content-type): what calls them a time-stamp or another message was signed for
    // another purpose.
    if matches!(message, Message::Detached(_)) && data.content_type != oid::DATA {
        facts.push(MessageFact::ContentTypeDiffers.into());
        return block.failed("content-place", PDF, &[Code::ContentTypeDiffers], SubIndication::FormatFailure);
    }
    // Nothing is encapsulated in no octets; real programs write that (ISO 32000-2 §12.8.3.3.1).
    if matches!((message, &data.content), (Message::Detached(_), Some(content)) if content.is_empty()) {
        facts.push(MessageFact::EmptyContentInside.into());
        return block.warned("content-place", PDF, &[Code::EmptyContentInside]);
    }
    let fits = match message {
        Message::Detached(_) => data.content.is_none(),
        Message::Sha1Inside(_) => data.content.as_ref().is_some_and(|c| c.len() == 20),
        Message::BareRsa { .. } | Message::Standalone(_) => true,
    };
    if fits {
        block.passed("content-place", PDF);
    } else {
        facts.push(MessageFact::ContentInDetachedSignature.into());
        block.failed("content-place", PDF, &[Code::ContentInDetachedSignature], SubIndication::FormatFailure);
    }
}

/// Unsigned attributes that cannot be read do not touch what was signed, so they are remarked on and no more.
fn attributes_readable<'a>(
    signers: impl Iterator<Item = &'a SignerInfo>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) {
    let unsigned: Vec<_> = signers.map(|s| &s.unsigned).collect();
    let unreadable: usize = unsigned.iter().map(|u| u.unreadable).sum();
    if unreadable == 0 && unsigned.iter().all(|u| u.list.is_empty()) {
        // Nothing to look at is nothing that passes.
    } else if unreadable == 0 {
        block.passed("unsigned-attributes-readable", CMS);
    } else {
        facts.push(MessageFact::UnsignedAttributeUnreadable { count: unreadable }.into());
        block.warned("unsigned-attributes-readable", CMS, &[Code::UnsignedAttributeUnreadable]);
    }
}
