//! A signer whom the reader trusts as such: a message without certificates, whose signer is found among the reader's own.

use crate::cms::timestamp_rules::{algorithm, attribute};
use crate::revocation::make::{NewCertificate, Party, int, key_usage, name, oid, seq, tlv};
use crate::revocation::world::time;
use kyso::Limits;
use kyso::ValidationContext;
use kyso::ades::{CheckStatus, Container, Indication, Judgement, SubIndication, Subject, judge, read_message};
use kyso::crypto::DigestAlgorithm;
use kyso::evidence::{EvidenceStore, Existence, Origin};
use kyso::path::CandidatePool;
use kyso::policy::Policy;
use kyso::revocation::StatusInformation;
use kyso::trust::{Domain, TrustStore};
use kyso::x509::Certificate;
use std::sync::Arc;

const CONTENT: &[u8] = b"what is signed";

/// A certificate of the issuer and serial number that the message names, for a key.
fn certificate(seed: u8) -> Certificate {
    let (issuer, subject) = (Party::new("Issuer", 40), Party::new("Signer", seed));
    let (from, to) = ("2025-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
    let extensions = vec![key_usage(0x80)];
    let new = NewCertificate { issuer: &issuer, subject: &subject, serial: &[7], from, to, extensions };
    Certificate::parse(&new.der(), &Limits::default()).unwrap()
}

/// SignedData by the signer of seed 41, without any certificate.
fn message(certificate: &Certificate) -> Vec<u8> {
    let digest = |bytes: &[u8]| tlv(4, &DigestAlgorithm::Sha256.digest(bytes));
    let id = seq(&[&seq(&[&seq(&[&digest(certificate.der())])])]);
    let mut attributes = [
        attribute("1.2.840.113549.1.9.3", &oid("1.2.840.113549.1.7.1")),
        attribute("1.2.840.113549.1.9.4", &digest(CONTENT)),
        attribute("1.2.840.113549.1.9.16.2.47", &id),
    ];
    attributes.sort();
    let value = Party::new("Signer", 41).value(&tlv(0x31, &attributes.concat()));
    let info = seq(&[
        &int(&[1]),
        &seq(&[&name("Issuer"), &int(&[7])]),
        &algorithm(DigestAlgorithm::Sha256),
        &tlv(0xA0, &attributes.concat()),
        &seq(&[&oid("1.2.840.10045.4.3.2")]),
        &tlv(4, &value),
    ]);
    let data = seq(&[
        &int(&[1]),
        &tlv(0x31, &algorithm(DigestAlgorithm::Sha256)),
        &seq(&[&oid("1.2.840.113549.1.7.1")]),
        &tlv(0x31, &info),
    ]);
    seq(&[&oid("1.2.840.113549.1.7.2"), &tlv(0xA0, &data)])
}

/// The message with a reader's anchors in their order.
fn judged(anchors: &[u8]) -> Judgement {
    let limits = Limits::default();
    let message = read_message(Some("ETSI.CAdES.detached"), &message(&certificate(41)), &[], &limits);
    let (mut trust, mut pool) = (TrustStore::default(), CandidatePool::default());
    for seed in anchors {
        trust.add_anchor(certificate(*seed), Domain::UserAdded);
        pool.add(Arc::new(certificate(*seed)), Origin::Trust);
    }
    let context = ValidationContext {
        pool: &pool,
        trust: &trust,
        policy: &Policy::strict(),
        limits: &limits,
        now: time("2026-06-01T00:00:00Z"),
        information: &StatusInformation::read(&EvidenceStore::default(), &limits),
        proofs: &Existence::default(),
    };
    let subject = Subject {
        message: &message,
        container: Container::Field(&[]),
        digests: &[(DigestAlgorithm::Sha256, DigestAlgorithm::Sha256.digest(CONTENT))],
        dictionary_time: None,
        received: None,
        proof: None,
        signs_status: false,
        covering: &[],
        enclosed: None,
        archives: &[],
    };
    judge(&subject, &context)
}

/// EN 319 102-1 §5.2.3: the certificate may come from anywhere. Whose key made the value is proof; a name is a hint.
#[test]
fn the_signer_is_found_among_the_anchors_by_key() {
    for anchors in [&[41][..], &[50, 51, 41]] {
        let judged = judged(anchors);
        assert_eq!((judged.indication, judged.sub_indication), (Indication::TotalPassed, None), "{:?}", judged.facts);
        assert_eq!((judged.digest_matches, judged.signature_verifies), (Some(true), Some(true)));
    }
    for anchors in [&[][..], &[50, 51]] {
        let judged = judged(anchors);
        assert_eq!(judged.indication, Indication::Indeterminate);
        assert_eq!(judged.sub_indication, Some(SubIndication::NoSigningCertificateFound));
        assert_eq!(judged.signature_verifies, None, "a look-alike is nobody's word against the value");
    }
}

/// Nobody tells a status of an anchor: the check had nothing to look at, and does not say that it passed.
#[test]
fn the_status_of_an_anchor_is_not_looked_at() {
    let status = |judgement: &Judgement| {
        let mut checks = judgement.blocks.iter().flat_map(|block| &block.checks);
        checks.find(|check| check.code == "status").map(|check| check.status)
    };
    assert_eq!(status(&judged(&[41])), Some(CheckStatus::NotDone));
}
