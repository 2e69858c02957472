//! Makes certificates for tests, with Ed25519 keys from a number.

use ed25519_dalek::{Signer, SigningKey};
use kyso::Timestamp;
use kyso::evidence::Origin;
use kyso::fact::Fact;
use kyso::path::{Candidate, CandidatePool, PathContext, PathOptions, PathOutcome, Purpose, find_path_with};
use kyso::trust::{Domain, TrustStore};
use kyso::x509::Certificate;
use kyso::{Limits, finding::Code};
use std::sync::Arc;

/// One element.
pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut out = vec![tag];
    match length {
        0..=127 => out.push(u8::try_from(length).unwrap()),
        _ => {
            let octets = length.to_be_bytes();
            let significant = &octets[octets.iter().position(|o| *o != 0).unwrap()..];
            out.push(0x80 | u8::try_from(significant.len()).unwrap());
            out.extend_from_slice(significant);
        }
    }
    out.extend_from_slice(content);
    out
}

/// SEQUENCE of these.
pub(crate) fn seq(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(text: &str) -> Vec<u8> {
    tlv(6, const_oid::ObjectIdentifier::new(text).unwrap().as_bytes())
}

/// A name of common names, and of mail addresses where there is an `@`.
pub(crate) fn name(parts: &[&str]) -> Vec<u8> {
    let rdn = |value: &&str| {
        let (kind, tag) = if value.contains('@') { ("1.2.840.113549.1.9.1", 0x16) } else { ("2.5.4.3", 0x0C) };
        tlv(0x31, &seq(&[oid(kind), tlv(tag, value.as_bytes())]))
    };
    seq(&parts.iter().map(rdn).collect::<Vec<_>>())
}

/// A certificate to be made.
#[derive(Clone)]
pub(crate) struct Spec {
    pub(crate) subject: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) key: u16,
    pub(crate) signer: u16,
    pub(crate) serial: Vec<u8>,
    pub(crate) not_before: &'static str,
    pub(crate) not_after: &'static str,
    pub(crate) extensions: Vec<(&'static str, bool, Vec<u8>)>,
}

pub(crate) const BASIC: &str = "2.5.29.19";
pub(crate) const USAGE: &str = "2.5.29.15";
pub(crate) const NAMES: &str = "2.5.29.17";
pub(crate) const CONSTRAINTS: &str = "2.5.29.30";
pub(crate) const POLICIES: &str = "2.5.29.32";
pub(crate) const MAPPINGS: &str = "2.5.29.33";
pub(crate) const POLICY_CONSTRAINTS: &str = "2.5.29.36";
pub(crate) const PURPOSES: &str = "2.5.29.37";
pub(crate) const INHIBIT_ANY: &str = "2.5.29.54";
pub(crate) const AUTHORITY_KEY: &str = "2.5.29.35";
pub(crate) const SUBJECT_KEY: &str = "2.5.29.14";

impl Spec {
    /// A certificate of `subject` with `key`, issued by `issuer` with `signer`; an authority, or a person who signs.
    pub(crate) fn new(subject: &str, key: u16, issuer: &str, signer: u16, authority: bool) -> Self {
        let (basic, usage) = if authority {
            (seq(&[tlv(1, &[0xFF])]), vec![0x03, 0x02, 0x01, 0x06])
        } else {
            (seq(&[]), vec![0x03, 0x02, 0x06, 0xC0])
        };
        let identifier = |key: u16| key.to_be_bytes();
        let extensions = vec![
            (BASIC, true, basic),
            (USAGE, true, usage),
            (AUTHORITY_KEY, false, seq(&[tlv(0x80, &identifier(signer))])),
            (SUBJECT_KEY, false, tlv(4, &identifier(key))),
        ];
        Self {
            subject: name(&[subject]),
            issuer: name(&[issuer]),
            key,
            signer,
            serial: vec![1],
            not_before: "20240101000000Z",
            not_after: "20280101000000Z",
            extensions,
        }
    }

    /// With this extension, in place of one of the same kind.
    pub(crate) fn with(mut self, oid: &'static str, critical: bool, value: Vec<u8>) -> Self {
        self.extensions.retain(|e| e.0 != oid);
        self.extensions.push((oid, critical, value));
        self
    }

    pub(crate) fn without(mut self, oid: &'static str) -> Self {
        self.extensions.retain(|e| e.0 != oid);
        self
    }

    /// The certificate.
    pub(crate) fn der(&self) -> Vec<u8> {
        let ed25519 = seq(&[oid("1.3.101.112")]);
        let bits = |octets: &[u8]| tlv(3, &[&[0], octets].concat());
        let extension = |(kind, critical, value): &(&str, bool, Vec<u8>)| {
            let critical = if *critical { tlv(1, &[0xFF]) } else { Vec::new() };
            seq(&[oid(kind), critical, tlv(4, value)])
        };
        let time = |text: &str| tlv(0x18, text.as_bytes());
        let body = seq(&[
            tlv(0xA0, &tlv(2, &[2])),
            tlv(2, &self.serial),
            ed25519.clone(),
            self.issuer.clone(),
            seq(&[time(self.not_before), time(self.not_after)]),
            self.subject.clone(),
            seq(&[ed25519.clone(), bits(key(self.key).verifying_key().as_bytes())]),
            tlv(0xA3, &seq(&self.extensions.iter().map(extension).collect::<Vec<_>>())),
        ]);
        let signature = key(self.signer).sign(&body);
        seq(&[body, ed25519, bits(&signature.to_bytes())])
    }
}

/// A value of the key with this number.
pub(crate) fn sign(number: u16, message: &[u8]) -> Vec<u8> {
    key(number).sign(message).to_vec()
}

fn key(number: u16) -> SigningKey {
    let mut seed = [7; 32];
    seed[..2].copy_from_slice(&number.to_be_bytes());
    SigningKey::from_bytes(&seed)
}

/// Certificates of one test.
pub(crate) struct World {
    pub(crate) trust: TrustStore,
    pub(crate) pool: CandidatePool,
    pub(crate) limits: Limits,
    pub(crate) at: Timestamp,
}

impl Default for World {
    fn default() -> Self {
        let at = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        Self { trust: TrustStore::default(), pool: CandidatePool::default(), limits: Limits::default(), at }
    }
}

impl World {
    pub(crate) fn anchor(&mut self, der: &[u8]) {
        self.trust.add_anchor(Certificate::parse(der, &self.limits).unwrap(), Domain::Public);
    }

    pub(crate) fn candidate(&mut self, der: &[u8]) {
        let certificate = Certificate::parse(der, &self.limits).unwrap();
        self.pool.add(Arc::new(certificate), Origin::Caller(String::new()));
    }

    pub(crate) fn find(&self, target: &[u8], options: &PathOptions<'_>) -> PathOutcome {
        let certificate = Arc::new(Certificate::parse(target, &self.limits).unwrap());
        let target = Candidate { certificate, origin: Origin::Caller(String::new()) };
        let world = PathContext { pool: &self.pool, trust: &self.trust, at: self.at, limits: &self.limits };
        find_path_with(&target, &world, options)
    }
}

/// Root, authority and person, each as it should be.
#[derive(Clone)]
pub(crate) struct Three {
    pub(crate) root: Spec,
    pub(crate) ca: Spec,
    pub(crate) leaf: Spec,
}

impl Default for Three {
    fn default() -> Self {
        Self {
            root: Spec::new("Root", 1, "Root", 1, true),
            ca: Spec::new("CA", 2, "Root", 1, true),
            leaf: Spec::new("Leaf", 3, "CA", 2, false),
        }
    }
}

impl Three {
    pub(crate) fn judge(&self, options: &PathOptions<'_>) -> PathOutcome {
        let mut world = World::default();
        world.anchor(&self.root.der());
        world.candidate(&self.ca.der());
        world.find(&self.leaf.der(), options)
    }

    /// The codes of everything found for documents.
    pub(crate) fn codes(&self) -> Vec<Code> {
        codes(&self.judge(&PathOptions::new(Purpose::Documents)))
    }
}

pub(crate) fn codes(outcome: &PathOutcome) -> Vec<Code> {
    outcome.facts.iter().map(Fact::code).collect()
}

/// Validation for signing documents.
pub(crate) fn documents() -> PathOptions<'static> {
    PathOptions::new(Purpose::Documents)
}

/// The base case with one change.
pub(crate) fn changed(change: impl FnOnce(&mut Three)) -> Three {
    let mut three = Three::default();
    change(&mut three);
    three
}
