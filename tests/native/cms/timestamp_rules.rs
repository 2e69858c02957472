//! RFC 3161 §2.4.2 whole: each rule for what is in a token, on tokens made here.

use crate::revocation::make::{
    NewAnswer, NewCertificate, NewList, NewResponse, Party, authority, extension, good, gtime, int, key_usage, name,
    oid, seq, tlv,
};
use crate::revocation::world::time;
use kyso::ValidationContext;
use kyso::ades::{Container, Indication, SubIndication, Subject, judge as judge_signature, read_message};
use kyso::crypto::DigestAlgorithm;
use kyso::evidence::{EvidenceStore, Existence, Kind, Origin};
use kyso::fact::Fact as _;
use kyso::finding::Code;
use kyso::path::CandidatePool;
use kyso::policy::Policy;
use kyso::revocation::StatusInformation;
use kyso::timestamp::{Judged, TimestampStatus, Token, judge};
use kyso::trust::{Domain, TrustStore};
use kyso::x509::Certificate;
use kyso::{Limits, Timestamp};
use std::sync::Arc;

const FROM: &str = "2025-01-01T00:00:00Z";
const TO: &str = "2030-01-01T00:00:00Z";
const STAMPED: &str = "2026-05-21T00:00:00Z";
const NOW: &str = "2026-06-01T00:00:00Z";
const DATA: &[u8] = b"what is stamped";

/// A token to be made: the parts that the rules speak of.
struct NewToken {
    data: Vec<u8>,
    at: &'static str,
    version: u8,
    accuracy: Vec<u8>,
    tsa: Vec<u8>,
    extensions: Vec<u8>,
    bound: bool,
    digest: DigestAlgorithm,
    tail: Vec<u8>,
}

impl Default for NewToken {
    fn default() -> Self {
        Self {
            data: DATA.to_vec(),
            at: STAMPED,
            version: 1,
            accuracy: Vec::new(),
            tsa: Vec::new(),
            extensions: Vec::new(),
            bound: true,
            digest: DigestAlgorithm::Sha256,
            tail: Vec::new(),
        }
    }
}

pub(crate) fn algorithm(digest: DigestAlgorithm) -> Vec<u8> {
    seq(&[&tlv(6, digest.oid().as_bytes())])
}

pub(crate) fn attribute(kind: &str, value: &[u8]) -> Vec<u8> {
    seq(&[&oid(kind), &tlv(0x31, value)])
}

impl NewToken {
    fn info(&self) -> Vec<u8> {
        let imprint = seq(&[&algorithm(DigestAlgorithm::Sha256), &tlv(4, &DigestAlgorithm::Sha256.digest(&self.data))]);
        let rest = [&self.accuracy[..], &self.tsa, &self.extensions, &self.tail].concat();
        seq(&[&int(&[self.version]), &oid("1.2.3"), &imprint, &int(&[5]), &gtime(self.at), &rest])
    }

    fn der(&self, unit: &Party, issuer: &Party, certificate: &[u8]) -> Vec<u8> {
        let info = self.info();
        let mut attributes = vec![
            attribute("1.2.840.113549.1.9.3", &oid("1.2.840.113549.1.9.16.1.4")),
            attribute("1.2.840.113549.1.9.4", &tlv(4, &self.digest.digest(&info))),
        ];
        if self.bound {
            let id = seq(&[&tlv(4, &DigestAlgorithm::Sha256.digest(certificate))]);
            attributes.push(attribute("1.2.840.113549.1.9.16.2.47", &seq(&[&seq(&[&id])])));
        }
        attributes.sort();
        let value = unit.value(&tlv(0x31, &attributes.concat()));
        let signer = seq(&[
            &int(&[1]),
            &seq(&[&name(&issuer.name), &int(&[9])]),
            &algorithm(self.digest),
            &tlv(0xA0, &attributes.concat()),
            &seq(&[&oid("1.2.840.10045.4.3.2")]),
            &tlv(4, &value),
        ]);
        let content = seq(&[&oid("1.2.840.113549.1.9.16.1.4"), &tlv(0xA0, &tlv(4, &info))]);
        let data = seq(&[
            &int(&[3]),
            &tlv(0x31, &algorithm(self.digest)),
            &content,
            &tlv(0xA0, certificate),
            &tlv(0x31, &signer),
        ]);
        seq(&[&oid("1.2.840.113549.1.7.2"), &tlv(0xA0, &data)])
    }

    fn judged(&self) -> Judged {
        self.judged_among(Vec::new())
    }

    /// The same with certificates of other makers in front of the right one.
    fn judged_among(&self, others: Vec<Certificate>) -> Judged {
        let limits = Limits::default();
        let (root, unit) = (Party::new("Root", 21), Party::new("Unit", 22));
        let make = |issuer: &Party, subject: &Party, serial: &[u8], extensions: Vec<Vec<u8>>| {
            NewCertificate { issuer, subject, serial, from: FROM, to: TO, extensions }.der()
        };
        let stamping = extension("2.5.29.37", true, &seq(&[&oid("1.3.6.1.5.5.7.3.8")]));
        let certificate = make(&root, &unit, &[9], vec![key_usage(0x80), stamping]);
        let mut trust = TrustStore::default();
        let anchor = Certificate::parse(&make(&root, &root, &[1], authority(0x06)), &limits).unwrap();
        trust.add_anchor(anchor, Domain::UserAdded);
        let mut pool = CandidatePool::default();
        for other in others {
            pool.add(Arc::new(other), Origin::SecurityStore);
        }
        pool.add(Arc::new(Certificate::parse(&certificate, &limits).unwrap()), Origin::Timestamp(1));
        let mut evidence = EvidenceStore::default();
        let list = NewList::new(&root, "2026-05-31T00:00:00Z", "2026-12-31T00:00:00Z").der();
        evidence.add(Kind::Crl, &list, Origin::SecurityStore);
        let context = ValidationContext {
            pool: &pool,
            trust: &trust,
            policy: &Policy::strict(),
            limits: &limits,
            now: time(NOW),
            information: &StatusInformation::read(&evidence, &limits),
            proofs: &Existence::default(),
        };
        let token = Token::parse(&self.der(&unit, &root, &certificate), &limits).unwrap();
        judge(token, Some(&DigestAlgorithm::Sha256.digest(DATA)), &context)
    }

    /// Why it does not conform.
    fn fault(&self) -> String {
        let judged = self.judged();
        assert_eq!((judged.imprint_matches, judged.signature_verifies), (Some(true), Some(true)));
        assert_eq!(judged.status, TimestampStatus::Worthless);
        let found = judged.facts.iter().find(|f| f.code() == Code::TimestampNotConforming);
        found.map(|f| f.finding().param("reason").to_owned()).unwrap_or_default()
    }
}

fn read(token: &NewToken) -> Result<Token, kyso::timestamp::TokenError> {
    let unit = Party::new("Unit", 22);
    Token::parse(&token.der(&unit, &unit, &[0x30, 0]), &Limits::default())
}

fn directory(common: &str) -> Vec<u8> {
    tlv(0xA0, &tlv(0xA4, &name(common)))
}

#[test]
fn a_token_by_the_rules_is_proven() {
    let tsa = directory("Unit");
    let harmless = tlv(0xA1, &extension("1.2.3.4", false, &[5, 0]));
    for token in [NewToken::default(), NewToken { tsa, extensions: harmless, ..NewToken::default() }] {
        let judged = token.judged();
        assert_eq!(judged.status, TimestampStatus::Proven, "{:?}", judged.facts);
        assert_eq!(judged.token.latest(), judged.token.time);
    }
}

#[test]
fn a_rule_that_is_broken_leaves_nothing_proven() {
    assert_eq!(NewToken { version: 2, ..NewToken::default() }.fault(), "version 02");
    let critical = tlv(0xA1, &extension("1.2.3.4", true, &[5, 0]));
    assert_eq!(NewToken { extensions: critical, ..NewToken::default() }.fault(), "critical extension 1.2.3.4");
    assert_eq!(NewToken { tsa: directory("Other"), ..NewToken::default() }.fault(), "tsa is no name of the unit");
    let uri = tlv(0xA0, &tlv(0x86, b"https://unit"));
    assert_eq!(NewToken { tsa: uri, ..NewToken::default() }.fault(), "tsa is no name of the unit");
    assert_eq!(NewToken { bound: false, ..NewToken::default() }.fault(), "signing-certificate is missing");
    let digest = DigestAlgorithm::Sha512;
    assert_eq!(NewToken { digest, ..NewToken::default() }.fault(), "algorithms disagree: SHA-512 / SHA-256");
}

/// A certificate that says it is the unit's: same issuer, serial number and subject, with a key of its own.
fn look_alike(seed: u8) -> Certificate {
    let (root, other) = (Party::new("Root", seed), Party::new("Unit", seed));
    let stamping = extension("2.5.29.37", true, &seq(&[&oid("1.3.6.1.5.5.7.3.8")]));
    let extensions = vec![key_usage(0x80), stamping];
    let der = NewCertificate { issuer: &root, subject: &other, serial: &[9], from: FROM, to: TO, extensions }.der();
    Certificate::parse(&der, &Limits::default()).unwrap()
}

/// A name is nobody's: the unit is the one that the token binds and whose key made its value (RFC 3161 §2.4.2, RFC 5816 §2.2).
#[test]
fn a_look_alike_of_the_unit_changes_nothing() {
    let others = || (60..64).map(look_alike).collect::<Vec<_>>();
    let bound = NewToken::default().judged_among(others());
    assert_eq!((bound.status, bound.signature_verifies), (TimestampStatus::Proven, Some(true)), "{:?}", bound.facts);
    // Without the attribute the token proves nothing, but it is not said to be forged.
    let unbound = NewToken { bound: false, ..NewToken::default() }.judged_among(others());
    assert_eq!((unbound.status, unbound.signature_verifies), (TimestampStatus::Worthless, Some(true)));
}

#[test]
fn what_follows_the_content_is_not_passed_over() {
    assert!(read(&NewToken::default()).is_ok());
    assert!(read(&NewToken { tail: tlv(0xA2, &[]), ..NewToken::default() }).is_err());
    assert!(read(&NewToken { accuracy: seq(&[&tlv(0x80, &[3, 0xE8])]), ..NewToken::default() }).is_err(), "1000 ms");
    assert!(read(&NewToken { accuracy: seq(&[&int(&[0xFF])]), ..NewToken::default() }).is_err(), "less than none");
}

/// What a token proves is genTime and all that its accuracy leaves open; it was not made before genTime less that.
#[test]
fn accuracy_is_part_of_the_time() {
    let stamped = |parts: &[&[u8]]| NewToken { accuracy: seq(parts), ..NewToken::default() }.judged();
    let second = stamped(&[&int(&[1])]);
    assert_eq!((second.token.accuracy, second.status), (1, TimestampStatus::Proven));
    assert!(!second.facts.iter().any(|f| f.code() == Code::TimestampAccuracyWide));
    assert_eq!(second.token.shown(), time(STAMPED), "a clock's accuracy is not worth a word");
    // A begun second counts whole.
    assert_eq!(stamped(&[&tlv(0x80, &[1]), &tlv(0x81, &[1])]).token.accuracy, 1);
    let year = stamped(&[&int(&[0x01, 0xE1, 0x33, 0x80])]);
    let (later, earlier) = (time("2027-05-21T00:00:00Z"), time("2025-05-21T00:00:00Z"));
    assert_eq!((year.token.latest(), year.token.earliest(), year.token.shown()), (later, earlier, later));
    let wide = year.facts.iter().find(|f| f.code() == Code::TimestampAccuracyWide).unwrap().finding();
    assert_eq!((wide.param("seconds"), wide.param("latest")), ("31536000", "2027-05-21T00:00:00Z"));
    // One beyond every calendar proves nothing early.
    let ages = stamped(&[&int(&[0x7F; 8])]);
    assert_eq!(ages.token.latest(), Timestamp::parse("9999-12-31T23:59:59Z").unwrap());
}

/// A signature of a signer who has ended, stamped while he stood, with a response about him among its signed attributes.
fn stamped_with_status(signs_status: bool, stamped: &'static str) -> kyso::ades::Judgement {
    const CONTENT: &[u8] = b"what is signed";
    let limits = Limits::default();
    let (root, unit, signer) = (Party::new("Root", 31), Party::new("Unit", 32), Party::new("Signer", 33));
    let make = |subject: &Party, serial: &[u8], to: &str, extensions: Vec<Vec<u8>>| {
        NewCertificate { issuer: &root, subject, serial, from: FROM, to, extensions }.der()
    };
    let stamping = extension("2.5.29.37", true, &seq(&[&oid("1.3.6.1.5.5.7.3.8")]));
    let anchor = make(&root, &[1], "2040-01-01T00:00:00Z", authority(0x06));
    let of_unit = make(&unit, &[9], TO, vec![key_usage(0x80), stamping]);
    let of_signer = make(&signer, &[7], "2025-12-31T00:00:00Z", vec![key_usage(0x80)]);
    let answer = NewAnswer::new(&root, &[7], good(), "2025-05-31T00:00:00Z", "2025-06-30T00:00:00Z").der();
    let response = NewResponse::new(&root, "2025-05-31T00:00:00Z", answer).der();
    let id = seq(&[&tlv(4, &DigestAlgorithm::Sha256.digest(&of_signer))]);
    let mut attributes = [
        attribute("1.2.840.113549.1.9.3", &oid("1.2.840.113549.1.7.1")),
        attribute("1.2.840.113549.1.9.4", &tlv(4, &DigestAlgorithm::Sha256.digest(CONTENT))),
        attribute("1.2.840.113549.1.9.16.2.47", &seq(&[&seq(&[&id])])),
        attribute("1.2.840.113583.1.1.8", &seq(&[&tlv(0xA1, &seq(&[&response]))])),
    ];
    attributes.sort();
    let value = signer.value(&tlv(0x31, &attributes.concat()));
    let token = NewToken { data: value.clone(), at: stamped, ..NewToken::default() }.der(&unit, &root, &of_unit);
    let info = seq(&[
        &int(&[1]),
        &seq(&[&name("Root"), &int(&[7])]),
        &algorithm(DigestAlgorithm::Sha256),
        &tlv(0xA0, &attributes.concat()),
        &seq(&[&oid("1.2.840.10045.4.3.2")]),
        &tlv(4, &value),
        &tlv(0xA1, &attribute("1.2.840.113549.1.9.16.2.14", &token)),
    ]);
    let data = seq(&[
        &int(&[1]),
        &tlv(0x31, &algorithm(DigestAlgorithm::Sha256)),
        &seq(&[&oid("1.2.840.113549.1.7.1")]),
        &tlv(0xA0, &of_signer),
        &tlv(0x31, &info),
    ]);
    let message = seq(&[&oid("1.2.840.113549.1.7.2"), &tlv(0xA0, &data)]);
    let message = read_message(Some("adbe.pkcs7.detached"), &message, &[], &limits);
    let mut trust = TrustStore::default();
    trust.add_anchor(Certificate::parse(&anchor, &limits).unwrap(), Domain::UserAdded);
    let mut pool = CandidatePool::default();
    for der in [&of_unit, &of_signer] {
        pool.add(Arc::new(Certificate::parse(der, &limits).unwrap()), Origin::Signature(1));
    }
    let mut evidence = EvidenceStore::default();
    let list = NewList::new(&root, "2026-05-31T00:00:00Z", "2026-12-31T00:00:00Z").der();
    evidence.add(Kind::Crl, &list, Origin::SecurityStore);
    evidence.add(Kind::Ocsp, &response, Origin::Signature(1));
    let context = ValidationContext {
        pool: &pool,
        trust: &trust,
        policy: &Policy::strict(),
        limits: &limits,
        now: time(NOW),
        information: &StatusInformation::read(&evidence, &limits),
        proofs: &Existence::default(),
    };
    let subject = Subject {
        message: &message,
        container: Container::Field(&[]),
        digests: &[(DigestAlgorithm::Sha256, DigestAlgorithm::Sha256.digest(CONTENT))],
        dictionary_time: None,
        received: None,
        proof: None,
        signs_status,
        covering: &[],
        enclosed: None,
        archives: &[],
    };
    judge_signature(&subject, &context)
}

/// ISO 32000-2 §12.8.3.3.2: what is among the signed attributes is as old as the value over them, and that is stamped.
#[test]
fn status_among_the_signed_attributes_is_as_old_as_the_stamp() {
    let stamped = "2025-06-01T00:00:00Z";
    let judged = stamped_with_status(true, stamped);
    assert_eq!((judged.indication, judged.sub_indication), (Indication::TotalPassed, None), "{:?}", judged.facts);
    let elsewhere = stamped_with_status(false, stamped);
    assert_eq!(elsewhere.sub_indication, Some(SubIndication::NoPoe));
    // Stamped after the signer had ended it proves nothing of the time before.
    assert_ne!(stamped_with_status(true, "2026-02-01T00:00:00Z").indication, Indication::TotalPassed);
}
