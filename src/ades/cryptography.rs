//! Cryptographic verification (EN 319 102-1 §5.2.7).

use super::subject::Subject;
use super::{Block, BlockName, Message, SignatureFact, Standalone, SubIndication};
use crate::base::fact::Fact;
use crate::base::finding::{Code, Severity};
use crate::cms::{ContentDigest, MessageFact, SignedData, SignerInfo, Vouches, check_digest, verify_value};
use crate::crypto::{DigestAlgorithm, Outcome, SignatureAlgorithm, Signed, verify};
use crate::validation::Context;
use crate::validation::path::Candidate;

const CLAUSE: &str = "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";

/// The block and its two plain facts.
pub(super) struct CryptographyResult {
    pub(super) block: Block,
    pub(super) digest_matches: Option<bool>,
    pub(super) signature_verifies: Option<bool>,
}

/// Compares the digest and verifies the value.
pub(super) fn check(
    subject: &Subject<'_>,
    signer: Option<&Candidate>,
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> CryptographyResult {
    let mut run = Run { block: Block::new(BlockName::Cryptography), facts, digest: None, value: None };
    match subject.message {
        Err(_) => run.block.not_done("digest", CLAUSE),
        Ok(Message::Detached(data)) => run.detached(subject, data, signer, context),
        Ok(Message::Sha1Inside(data)) => run.sha1_inside(subject, data, signer, context),
        Ok(Message::BareRsa { signature, .. }) => run.bare(subject, signature, signer),
        Ok(Message::Standalone(standalone)) => run.standalone(subject, standalone, signer, context),
    }
    CryptographyResult { block: run.block, digest_matches: run.digest, signature_verifies: run.value }
}

/// The digest algorithm of the signer and the one inside his signature algorithm are two (RFC 5652 §5.3, §5.4).
pub(super) fn disagree(info: &SignerInfo) -> bool {
    let used = info.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    matches!((&info.digest, used), (Ok(stated), Some(used)) if *stated != used)
}

fn names_md5(info: &SignerInfo) -> bool {
    let used = info.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    [info.digest.as_ref().ok().copied(), used].contains(&Some(DigestAlgorithm::Md5))
}

struct Run<'f> {
    block: Block,
    facts: &'f mut Vec<SignatureFact>,
    digest: Option<bool>,
    value: Option<bool>,
}

impl Run<'_> {
    fn detached(
        &mut self,
        subject: &Subject<'_>,
        data: &SignedData,
        signer: Option<&Candidate>,
        context: &Context<'_>,
    ) {
        let Some(info) = data.signers.first() else { return self.block.not_done("digest", CLAUSE) };
        let Some(algorithm) = self.digest_algorithm(&info.digest) else { return };
        match self.signed_bytes(subject, algorithm) {
            Some(computed) => {
                let content = check_digest(info, &data.content_type, &computed, context.limits);
                self.message(info, content, &computed, signer);
            }
            // The value over signed attributes can be verified without the signed bytes.
            None if info.signed.is_some() => self.value(info, &[], signer),
            None => {}
        }
    }

    fn sha1_inside(
        &mut self,
        subject: &Subject<'_>,
        data: &SignedData,
        signer: Option<&Candidate>,
        context: &Context<'_>,
    ) {
        let Some(info) = data.signers.first() else { return self.block.not_done("digest", CLAUSE) };
        let Some(outer) = self.signed_bytes(subject, DigestAlgorithm::Sha1) else { return };
        let content = data.content.clone().unwrap_or_default();
        // ISO 32000-2 §12.8.3.3.2: the content is the SHA-1 digest of the byte ranges. Both it and the digest of it are compared.
        let outer_matches = outer == content;
        if !outer_matches {
            self.facts.push(MessageFact::DigestDiffers.into());
            self.block.failed("byte-range-digest", CLAUSE, &[Code::DigestDiffers], SubIndication::HashFailure);
        } else {
            self.block.passed("byte-range-digest", CLAUSE);
        }
        let Some(algorithm) = self.digest_algorithm(&info.digest) else { return };
        let computed = algorithm.digest(&content);
        let inner = check_digest(info, &data.content_type, &computed, context.limits);
        self.message(info, inner, &computed, signer);
        self.digest = match (outer_matches, self.digest) {
            (false, _) => Some(false),
            (true, inner) => inner,
        };
    }

    fn bare(&mut self, subject: &Subject<'_>, signature: &[u8], signer: Option<&Candidate>) {
        let Some(computed) = self.signed_bytes(subject, DigestAlgorithm::Sha1) else { return };
        let Some(signer) = signer else { return self.block.not_done("signature-value", CLAUSE) };
        let algorithm = SignatureAlgorithm::RsaPkcs1(DigestAlgorithm::Sha1);
        let outcome = match &signer.certificate.key {
            Ok(key) => verify(key, &algorithm, Signed::Digest(&computed), signature),
            Err(_) => Outcome::BadKey,
        };
        match outcome {
            Outcome::Verified => {
                (self.digest, self.value) = (Some(true), Some(true));
                self.block.passed("signature-value", CLAUSE);
            }
            Outcome::Unsupported { what } => self.unsupported(&what),
            _ => {
                self.value = Some(false);
                self.facts.push(MessageFact::SignatureValueWrong.into());
                self.block.failed(
                    "signature-value",
                    CLAUSE,
                    &[Code::SignatureValueWrong],
                    SubIndication::SigCryptoFailure,
                );
            }
        }
    }

    /// A signer of a standalone CMS; a counter-signer signs the value of another one (RFC 5652 §11.4).
    fn standalone(
        &mut self,
        subject: &Subject<'_>,
        standalone: &Standalone,
        signer: Option<&Candidate>,
        context: &Context<'_>,
    ) {
        let info = &standalone.signer;
        if info.signed.is_none() && standalone.content_is_attributes {
            let codes = [Code::ContentIsAttributes];
            self.facts.push(MessageFact::ContentIsAttributes.into());
            self.block.unknown("content-one-reading", "RFC 5652 §5.4", &codes, SubIndication::SigConstraintsFailure);
        }
        let Some(algorithm) = self.digest_algorithm(&info.digest) else { return };
        let Some(computed) = self.signed_bytes(subject, algorithm) else {
            // Attributes, and the value over them, can be verified without the content.
            if info.signed.is_some() {
                self.attributes(true, standalone.check(&[], context.limits).facts);
                self.value(info, &[], signer);
            }
            return;
        };
        self.message(info, standalone.check(&computed, context.limits), &computed, signer);
    }

    /// What is wrong with the signed attributes themselves.
    fn attributes(&mut self, there: bool, found: Vec<MessageFact>) {
        const RULE: &str = "RFC 5652 §5.3, §11";
        let found: Vec<MessageFact> = found.into_iter().filter(|f| *f != MessageFact::DigestDiffers).collect();
        let broken: Vec<Code> = found.iter().filter(|f| f.severity() == Severity::Error).map(Fact::code).collect();
        if broken.is_empty() && there {
            self.block.passed("signed-attributes", RULE);
        } else if !broken.is_empty() {
            self.block.failed("signed-attributes", RULE, &broken, SubIndication::FormatFailure);
        }
        self.facts.extend(found.into_iter().map(SignatureFact::Message));
    }

    /// Attributes, digest and value of one signer, over content with this digest.
    fn message(&mut self, info: &SignerInfo, content: ContentDigest, computed: &[u8], signer: Option<&Candidate>) {
        let differs = content.facts.iter().find(|f| **f == MessageFact::DigestDiffers).cloned();
        self.attributes(info.signed.is_some(), content.facts);
        if content.matches == Some(false) {
            self.block.failed("message-digest", CLAUSE, &[Code::DigestDiffers], SubIndication::HashFailure);
        } else if content.matches == Some(true) {
            self.block.passed("message-digest", CLAUSE);
        }
        self.digest = content.matches;
        self.facts.extend(differs.map(SignatureFact::Message));
        self.value(info, computed, signer);
        // Without signed attributes the value is over the content itself: when it verifies, the digest is the one signed.
        if info.signed.is_none() && self.value == Some(true) {
            self.digest = Some(true);
            self.block.passed("message-digest", CLAUSE);
        }
    }

    fn value(&mut self, info: &SignerInfo, computed: &[u8], signer: Option<&Candidate>) {
        let Some(signer) = signer else { return self.block.not_done("signature-value", CLAUSE) };
        let outcome = verify_value(info, &signer.certificate, computed, Vouches::ForItself);
        self.value = outcome.verifies();
        let fact = outcome.fact();
        let codes: Vec<Code> = fact.iter().map(Fact::code).collect();
        match self.value {
            // The value fits, but under one of two algorithms that the signature names: which was meant is not said. Where one of
            // them is MD5 the acceptance of the signature says what is worse than that.
            Some(true) if disagree(info) && names_md5(info) => {
                self.block.warned("signature-value", CLAUSE, &[Code::AlgorithmsDisagree]);
            }
            Some(true) if disagree(info) => {
                let codes = [Code::AlgorithmsDisagree];
                self.block.unknown("signature-value", CLAUSE, &codes, SubIndication::SigConstraintsFailure);
            }
            Some(true) if codes.is_empty() => self.block.passed("signature-value", CLAUSE),
            Some(true) => self.block.warned("signature-value", CLAUSE, &codes),
            Some(false) => self.block.failed("signature-value", CLAUSE, &codes, SubIndication::SigCryptoFailure),
            None => self.block.unknown("signature-value", CLAUSE, &codes, SubIndication::Generic),
        }
        self.facts.extend(fact.map(SignatureFact::Message));
    }

    fn digest_algorithm(&mut self, found: &Result<DigestAlgorithm, String>) -> Option<DigestAlgorithm> {
        match found {
            Ok(algorithm) => Some(*algorithm),
            // RFC 5652 §10.1.1 requires a digest algorithm here. A signature algorithm in its place is not a missing
            // digest; which digest was meant would be a guess, so none is computed.
            Err(oid) if SignatureAlgorithm::is_known(oid) => {
                self.facts.push(SignatureFact::DigestAlgorithmWrong { algorithm: oid.clone() });
                let codes = [Code::DigestAlgorithmWrong];
                self.block.unknown(
                    "digest-algorithm",
                    "RFC 5652 §10.1.1",
                    &codes,
                    SubIndication::SigConstraintsFailure,
                );
                None
            }
            Err(oid) => {
                self.unsupported(oid);
                None
            }
        }
    }

    fn unsupported(&mut self, what: &str) {
        self.facts.push(MessageFact::AlgorithmUnsupported { algorithm: what.to_owned() }.into());
        self.block.unknown("algorithm", CLAUSE, &[Code::AlgorithmUnsupported], SubIndication::Generic);
    }

    /// The digest of the signed bytes; without one (byte ranges that leave the file) nothing can be compared.
    fn signed_bytes(&mut self, subject: &Subject<'_>, algorithm: DigestAlgorithm) -> Option<Vec<u8>> {
        let found = subject.digests.iter().find(|(a, _)| *a == algorithm).map(|(_, value)| value.clone());
        if found.is_none() {
            self.block.unknown("signed-data", "EN 319 102-1 §5.2.7.4", &[], SubIndication::SignedDataNotFound);
        }
        found
    }
}
