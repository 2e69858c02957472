//! Certificates, lists and responses made for a test, signed with keys that are no secret.

use kyso::Timestamp;
use kyso::crypto::DigestAlgorithm;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};

/// One element.
pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=0x7F => out.push(u8::try_from(short).unwrap()),
        long => {
            let octets: Vec<u8> = long.to_be_bytes().into_iter().skip_while(|o| *o == 0).collect();
            out.push(0x80 | u8::try_from(octets.len()).unwrap());
            out.extend(octets);
        }
    }
    out.extend_from_slice(content);
    out
}

/// A SEQUENCE of elements.
pub(crate) fn seq(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// An OBJECT IDENTIFIER.
pub(crate) fn oid(text: &str) -> Vec<u8> {
    tlv(6, const_oid::ObjectIdentifier::new_unwrap(text).as_bytes())
}

/// An INTEGER of these octets.
pub(crate) fn int(octets: &[u8]) -> Vec<u8> {
    tlv(2, octets)
}

/// A GeneralizedTime.
pub(crate) fn gtime(at: &str) -> Vec<u8> {
    let text: String = Timestamp::parse(at).unwrap().to_string().chars().filter(char::is_ascii_alphanumeric).collect();
    tlv(0x18, text.replace('T', "").as_bytes())
}

/// A UTCTime.
pub(crate) fn utime(at: &str) -> Vec<u8> {
    let general = gtime(at);
    tlv(0x17, &general[4..])
}

/// A Name of one common name.
pub(crate) fn name(common: &str) -> Vec<u8> {
    seq(&[&rdn(common)])
}

/// One relative name.
pub(crate) fn rdn(common: &str) -> Vec<u8> {
    tlv(0x31, &seq(&[&oid("2.5.4.3"), &tlv(12, common.as_bytes())]))
}

/// An Extension.
pub(crate) fn extension(id: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let flag = if critical { tlv(1, &[0xFF]) } else { Vec::new() };
    seq(&[&oid(id), &flag, &tlv(4, value)])
}

/// directoryName as a GeneralName.
pub(crate) fn directory(common: &str) -> Vec<u8> {
    tlv(0xA4, &name(common))
}

/// uniformResourceIdentifier as a GeneralName.
pub(crate) fn uri(address: &str) -> Vec<u8> {
    tlv(0x86, address.as_bytes())
}

/// A named key.
#[derive(Clone)]
pub(crate) struct Party {
    pub(crate) name: String,
    key: SigningKey,
}

const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

impl Party {
    pub(crate) fn new(common: &str, seed: u8) -> Self {
        Self { name: common.to_owned(), key: SigningKey::from_slice(&[seed; 32]).unwrap() }
    }

    fn key_bits(&self) -> Vec<u8> {
        self.key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
    }

    pub(crate) fn spki(&self) -> Vec<u8> {
        let bits = [&[0][..], &self.key_bits()].concat();
        seq(&[&seq(&[&oid("1.2.840.10045.2.1"), &oid("1.2.840.10045.3.1.7")]), &tlv(3, &bits)])
    }

    pub(crate) fn key_hash(&self, algorithm: DigestAlgorithm) -> Vec<u8> {
        algorithm.digest(&self.key_bits())
    }

    /// The signature over a message, ECDSA with SHA-256.
    pub(crate) fn value(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(message);
        signature.to_der().as_bytes().to_vec()
    }

    /// `SEQUENCE { tbs, algorithm, signature, more }`.
    pub(crate) fn sign(&self, tbs: &[u8], more: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(tbs);
        let value = [&[0][..], signature.to_der().as_bytes()].concat();
        seq(&[tbs, &algorithm(), &tlv(3, &value), more])
    }
}

fn algorithm() -> Vec<u8> {
    seq(&[&oid(ECDSA_SHA256)])
}

/// A certificate to be made.
pub(crate) struct NewCertificate<'a> {
    pub(crate) issuer: &'a Party,
    pub(crate) subject: &'a Party,
    pub(crate) serial: &'a [u8],
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl NewCertificate<'_> {
    pub(crate) fn der(&self) -> Vec<u8> {
        let extensions =
            if self.extensions.is_empty() { Vec::new() } else { tlv(0xA3, &tlv(0x30, &self.extensions.concat())) };
        let tbs = seq(&[
            &tlv(0xA0, &int(&[2])),
            &int(self.serial),
            &algorithm(),
            &name(&self.issuer.name),
            &seq(&[&gtime(self.from), &gtime(self.to)]),
            &name(&self.subject.name),
            &self.subject.spki(),
            &extensions,
        ]);
        self.issuer.sign(&tbs, &[])
    }
}

/// basicConstraints of an authority and a keyUsage with these bits in the first octet.
pub(crate) fn authority(usage: u8) -> Vec<Vec<u8>> {
    vec![extension("2.5.29.19", true, &seq(&[&tlv(1, &[0xFF])])), key_usage(usage)]
}

/// keyUsage: 0x80 digitalSignature, 0x04 keyCertSign, 0x02 cRLSign.
pub(crate) fn key_usage(bits: u8) -> Vec<u8> {
    let unused = u8::try_from(bits.trailing_zeros()).unwrap();
    extension("2.5.29.15", true, &tlv(3, &[unused, bits]))
}

/// cRLDistributionPoints of these DistributionPoint elements.
pub(crate) fn points(points: &[Vec<u8>]) -> Vec<u8> {
    extension("2.5.29.31", false, &tlv(0x30, &points.concat()))
}

/// A DistributionPoint with full names.
pub(crate) fn point(names: &[Vec<u8>]) -> Vec<u8> {
    seq(&[&tlv(0xA0, &tlv(0xA0, &names.concat()))])
}

/// A list to be made.
pub(crate) struct NewList<'a> {
    pub(crate) issuer: &'a Party,
    pub(crate) this_update: &'a str,
    pub(crate) next_update: Option<&'a str>,
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl<'a> NewList<'a> {
    pub(crate) fn new(issuer: &'a Party, this_update: &'a str, next_update: &'a str) -> Self {
        Self { issuer, this_update, next_update: Some(next_update), entries: Vec::new(), extensions: Vec::new() }
    }

    pub(crate) fn entry(mut self, entry: Vec<u8>) -> Self {
        self.entries.push(entry);
        self
    }

    pub(crate) fn extension(mut self, extension: Vec<u8>) -> Self {
        self.extensions.push(extension);
        self
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let next = self.next_update.map(gtime).unwrap_or_default();
        let entries = if self.entries.is_empty() { Vec::new() } else { tlv(0x30, &self.entries.concat()) };
        let extensions =
            if self.extensions.is_empty() { Vec::new() } else { tlv(0xA0, &tlv(0x30, &self.extensions.concat())) };
        let tbs = seq(&[
            &int(&[1]),
            &algorithm(),
            &name(&self.issuer.name),
            &gtime(self.this_update),
            &next,
            &entries,
            &extensions,
        ]);
        self.issuer.sign(&tbs, &[])
    }
}

/// cRLNumber.
pub(crate) fn number(value: u8) -> Vec<u8> {
    extension("2.5.29.20", false, &int(&[value]))
}

/// deltaCRLIndicator.
pub(crate) fn base(value: u8) -> Vec<u8> {
    extension("2.5.29.27", true, &int(&[value]))
}

/// issuingDistributionPoint of these fields.
pub(crate) fn scope(fields: &[Vec<u8>]) -> Vec<u8> {
    extension("2.5.29.28", true, &tlv(0x30, &fields.concat()))
}

/// An entry of a list.
pub(crate) fn entry(serial: &[u8], since: &str, extensions: &[Vec<u8>]) -> Vec<u8> {
    let extensions = if extensions.is_empty() { Vec::new() } else { tlv(0x30, &extensions.concat()) };
    seq(&[&int(serial), &utime(since), &extensions])
}

/// reasonCode of an entry.
pub(crate) fn reason(number: u8) -> Vec<u8> {
    extension("2.5.29.21", false, &tlv(10, &[number]))
}

/// certificateIssuer of an entry.
pub(crate) fn certificate_issuer(common: &str) -> Vec<u8> {
    extension("2.5.29.29", true, &seq(&[&directory(common)]))
}

/// A response to be made.
pub(crate) struct NewResponse<'a> {
    pub(crate) signer: &'a Party,
    pub(crate) by_key: bool,
    pub(crate) produced_at: &'a str,
    pub(crate) answers: Vec<Vec<u8>>,
    pub(crate) extensions: Vec<Vec<u8>>,
    pub(crate) certificates: Vec<Vec<u8>>,
}

impl<'a> NewResponse<'a> {
    pub(crate) fn new(signer: &'a Party, produced_at: &'a str, answer: Vec<u8>) -> Self {
        Self {
            signer,
            by_key: true,
            produced_at,
            answers: vec![answer],
            extensions: Vec::new(),
            certificates: Vec::new(),
        }
    }

    pub(crate) fn with(mut self, certificate: &[u8]) -> Self {
        self.certificates.push(certificate.to_vec());
        self
    }

    /// BasicOCSPResponse.
    pub(crate) fn basic(&self) -> Vec<u8> {
        let responder = if self.by_key {
            tlv(0xA2, &tlv(4, &self.signer.key_hash(DigestAlgorithm::Sha1)))
        } else {
            tlv(0xA1, &name(&self.signer.name))
        };
        let extensions =
            if self.extensions.is_empty() { Vec::new() } else { tlv(0xA1, &tlv(0x30, &self.extensions.concat())) };
        let tbs = seq(&[&responder, &gtime(self.produced_at), &tlv(0x30, &self.answers.concat()), &extensions]);
        let certificates =
            if self.certificates.is_empty() { Vec::new() } else { tlv(0xA0, &tlv(0x30, &self.certificates.concat())) };
        self.signer.sign(&tbs, &certificates)
    }

    /// OCSPResponse.
    pub(crate) fn der(&self) -> Vec<u8> {
        let bytes = seq(&[&oid("1.3.6.1.5.5.7.48.1.1"), &tlv(4, &self.basic())]);
        seq(&[&tlv(10, &[0]), &tlv(0xA0, &bytes)])
    }
}

/// A SingleResponse to be made.
pub(crate) struct NewAnswer<'a> {
    pub(crate) issuer: &'a Party,
    pub(crate) serial: &'a [u8],
    pub(crate) hash: DigestAlgorithm,
    pub(crate) status: Vec<u8>,
    pub(crate) this_update: &'a str,
    pub(crate) next_update: Option<&'a str>,
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl<'a> NewAnswer<'a> {
    pub(crate) fn new(issuer: &'a Party, serial: &'a [u8], status: Vec<u8>, from: &'a str, to: &'a str) -> Self {
        Self {
            issuer,
            serial,
            hash: DigestAlgorithm::Sha1,
            status,
            this_update: from,
            next_update: Some(to),
            extensions: Vec::new(),
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let id = seq(&[
            &seq(&[&tlv(6, self.hash.oid().as_bytes()), &tlv(5, &[])]),
            &tlv(4, &self.hash.digest(&name(&self.issuer.name))),
            &tlv(4, &self.issuer.key_hash(self.hash)),
            &int(self.serial),
        ]);
        let next = self.next_update.map(|at| tlv(0xA0, &gtime(at))).unwrap_or_default();
        let extensions =
            if self.extensions.is_empty() { Vec::new() } else { tlv(0xA1, &tlv(0x30, &self.extensions.concat())) };
        seq(&[&id, &self.status, &gtime(self.this_update), &next, &extensions])
    }
}

pub(crate) fn good() -> Vec<u8> {
    tlv(0x80, &[])
}

pub(crate) fn unknown() -> Vec<u8> {
    tlv(0x82, &[])
}

pub(crate) fn revoked(since: &str, why: Option<u8>) -> Vec<u8> {
    let reason = why.map(|n| tlv(0xA0, &tlv(10, &[n]))).unwrap_or_default();
    tlv(0xA1, &[gtime(since), reason].concat())
}
