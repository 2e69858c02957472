//! A time-stamp unit of the test PKI that stamps at any time a test names.

use crate::revocation::make::{gtime, int, oid, seq, tlv};
use crate::support::pki;
use kyso::asn1::pem_blocks;
use kyso::crypto::sha256;
use kyso::mirror::Stamper;
use kyso::x509::Certificate;
use rsa::pkcs8::DecodePrivateKey;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};

pub(super) struct Unit {
    key: RsaPrivateKey,
    certificate: Certificate,
    now: &'static str,
}

impl Unit {
    pub(super) fn new(name: &str, now: &str) -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pki/keys/");
        let text = std::fs::read(format!("{path}{name}.pem")).unwrap();
        let key = RsaPrivateKey::from_pkcs8_der(&pem_blocks(&text)[0].der).unwrap();
        let certificate = pem_blocks(pki(&format!("{name}.crt"))).remove(0).der;
        let certificate = Certificate::parse(&certificate, &kyso::Limits::default()).unwrap();
        Self { key, certificate, now: String::leak(now.to_owned()) }
    }

    /// TSTInfo (RFC 3161 §2.4.2).
    fn info(&self, imprint: &[u8]) -> Vec<u8> {
        let digest = sha256(imprint);
        seq(&[&int(&[1]), &oid("1.2.3.4.1"), imprint, &int(&[&[1][..], &digest[..7]].concat()), &gtime(self.now)])
    }
}

impl Stamper for Unit {
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        // version (3 octets) behind the header of two, certReq (3) at the end.
        Ok(seq(&[&seq(&[&int(&[0])]), &self.token(&request[5..request.len() - 3])]))
    }
}

impl Unit {
    /// A time-stamp over a MessageImprint.
    pub(super) fn token(&self, imprint: &[u8]) -> Vec<u8> {
        let info = self.info(imprint);
        let sha256_id = seq(&[&oid("2.16.840.1.101.3.4.2.1")]);
        let attribute = |kind: &str, value: Vec<u8>| seq(&[&oid(kind), &tlv(0x31, &value)]);
        let mut attributes = [
            attribute("1.2.840.113549.1.9.3", oid("1.2.840.113549.1.9.16.1.4")),
            attribute("1.2.840.113549.1.9.4", tlv(4, &sha256(&info))),
            attribute("1.2.840.113549.1.9.16.2.47", seq(&[&seq(&[&seq(&[&tlv(4, &self.certificate.sha256)])])])),
        ];
        attributes.sort();
        let signed = attributes.concat();
        let value = self.key.sign(Pkcs1v15Sign::new::<sha2::Sha256>(), &sha256(&tlv(0x31, &signed))).unwrap();
        let signer = seq(&[
            &int(&[1]),
            &seq(&[&self.certificate.issuer.raw, &int(&self.certificate.serial)]),
            &sha256_id,
            &tlv(0xA0, &signed),
            &seq(&[&oid("1.2.840.113549.1.1.1"), &tlv(5, &[])]),
            &tlv(4, &value),
        ]);
        let content = seq(&[&oid("1.2.840.113549.1.9.16.1.4"), &tlv(0xA0, &tlv(4, &info))]);
        let data = seq(&[
            &int(&[3]),
            &tlv(0x31, &sha256_id),
            &content,
            &tlv(0xA0, self.certificate.der()),
            &tlv(0x31, &signer),
        ]);
        seq(&[&oid("1.2.840.113549.1.7.2"), &tlv(0xA0, &data)])
    }
}
