//! Documents as a page prepares them.

use super::host::Host;
use kyso::asn1::pem_blocks;
use kyso::sign::{Form, Placement, Request, embed, prepare, prepare_message};
use kyso::{Input, Limits, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// A prepared document.
pub(crate) struct Prepared {
    pub(crate) prepared: kyso::sign::Prepared,
    /// What is given to the host.
    pub(crate) bytes: Vec<u8>,
    pub(crate) byte_range: Vec<u64>,
    pub(crate) certificate: Vec<u8>,
    original: usize,
}

fn certificate(signer: &str) -> Vec<u8> {
    pem_blocks(&std::fs::read(crate::sign::pki(&format!("{signer}.crt"))).unwrap())[0].der.clone()
}

fn request() -> Request {
    Request::new(Timestamp::parse(crate::sign::NOW).unwrap())
}

impl Prepared {
    /// A PDF, for the certificate of this name.
    pub(crate) fn pdf(file: &[u8], signer: &str, change: impl FnOnce(&mut Request)) -> Self {
        let mut request = request();
        change(&mut request);
        let certificate = certificate(signer);
        let source = file.to_vec();
        let input = Input { source: &source, detached: None, password: None };
        let chain = [certificate.clone()];
        let prepared = prepare(&input, &request, &chain, &Placement::default(), &Limits::default()).unwrap();
        let text = String::from_utf8_lossy(&prepared.append);
        let range = text.split_once("/ByteRange [").unwrap().1.split_once(']').unwrap().0.to_owned();
        let byte_range = range.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let bytes = [file, &prepared.append].concat();
        Self { prepared, bytes, byte_range, certificate, original: file.len() }
    }

    pub(crate) fn fixture(name: &str, signer: &str) -> Self {
        Self::pdf(&std::fs::read(crate::sign::pdf(name)).unwrap(), signer, |_| {})
    }

    /// Any file, for a signature beside it.
    pub(crate) fn file(content: &[u8], signer: &str) -> Self {
        let request = Request { form: Form::CadesDetached, ..request() };
        let certificate = certificate(signer);
        let chain = [certificate.clone()];
        let prepared = prepare_message(&content.to_vec(), &request, &chain, &Limits::default()).unwrap();
        Self { prepared, bytes: content.to_vec(), byte_range: Vec::new(), certificate, original: 0 }
    }

    /// What is announced of it.
    pub(crate) fn announced(&self, name: &str, index: usize, count: usize) -> Value {
        let kind = if self.byte_range.is_empty() { "file" } else { "pdf" };
        json!({
            "index": index, "count": count, "name": name, "size": self.bytes.len(), "act": "person", "kind": kind,
            "byteRange": self.byte_range,
        })
    }

    /// Gives it as the only one.
    pub(crate) fn give_to(&self, host: &mut Host, name: &str) {
        host.give(&self.announced(name, 0, 1), &self.bytes);
    }

    /// What asks for a value over it.
    pub(crate) fn item(&self, algorithm: &str) -> Value {
        let attributes = kyso::bridge::protocol::encode_base64(&self.prepared.attributes);
        json!({ "algorithm": algorithm, "signedAttributes": attributes })
    }

    pub(crate) fn certificate_digest(&self) -> String {
        hex::encode(Sha256::digest(&self.certificate))
    }

    /// The request for its value.
    pub(crate) fn sign(&self, algorithm: &str) -> Value {
        json!({ "type": "sign", "certificate": self.certificate_digest(), "requests": [self.item(algorithm)] })
    }

    /// Puts a value from an answer in, which verifies it, and writes the file.
    pub(crate) fn finish(&self, value: &Value, out: &Path) {
        use base64ct::{Base64, Encoding};
        let value = Base64::decode_vec(value.as_str().unwrap()).unwrap();
        let curve = self.prepared.algorithm().unwrap().to_string().contains("ECDSA");
        let value = if curve { kyso::sign::ecdsa_value(&value) } else { value };
        let appended = embed(&self.prepared, &value, None).unwrap();
        let whole = [self.bytes.get(..self.original).unwrap_or_default(), &appended].concat();
        std::fs::write(out, whole).unwrap();
    }
}
