//! What a client asks the relay for, in the one form in which it is taken.

use crate::evidence::Kind;
use crate::online::{Address, Question, Refusal};
use crate::validation::revocation::{CertificateId, asked_about};
use base64ct::{Base64UrlUnpadded, Encoding};
use hyper::body::Bytes;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// Longest word of a path that is read; an address has at most 512 characters.
const MOST_WORD: usize = 1024;
/// Largest OCSP request about one certificate, in bytes: two digests and a serial number.
const MOST_REQUEST: usize = 255;

/// A question to an authority.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) address: Address,
    /// What a responder is asked about.
    pub(super) about: Option<CertificateId>,
}

/// The same as JSON, for `POST /relay`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Posted {
    kind: String,
    url: String,
    /// The OCSP request in base64.
    request: Option<String>,
}

impl Asked {
    /// From the words of a path.
    pub(super) fn of_path(kind: &str, address: &str, request: Option<&str>) -> Result<Self, Refusal> {
        let url = String::from_utf8(decoded(address)?).map_err(|_| Refusal::Malformed)?;
        let asked = Self::new(kind, &url, request.map(decoded).transpose()?)?;
        // One object has one address, or every spelling would be another entry of the caches before this program.
        if asked.question.address == url { Ok(asked) } else { Err(Refusal::Malformed) }
    }

    /// From the body of a request.
    pub(super) fn of_body(body: &Bytes) -> Result<Self, Refusal> {
        let posted: Posted = serde_json::from_slice(body).map_err(|_| Refusal::Malformed)?;
        let request = posted.request.map(|text| base64ct::Base64::decode_vec(&text)).transpose();
        Self::new(&posted.kind, &posted.url, request.map_err(|_| Refusal::Malformed)?)
    }

    fn new(kind: &str, url: &str, request: Option<Vec<u8>>) -> Result<Self, Refusal> {
        let kind = kind_of(kind).ok_or(Refusal::Malformed)?;
        if (kind == Kind::Ocsp) != request.is_some() || request.as_ref().is_some_and(|r| r.len() > MOST_REQUEST) {
            return Err(Refusal::Malformed);
        }
        let about = request.as_ref().map(|request| asked_about(request).ok_or(Refusal::Malformed)).transpose()?;
        let address = Address::parse(url).map_err(|_| Refusal::NotListed)?;
        let question = Question { kind, address: address.as_str().to_owned(), request, serial: None, at: None };
        Ok(Self { question, address, about })
    }

    /// The name of its object: the same for every spelling of the question.
    pub(super) fn name(&self) -> String {
        let mut digest = Sha256::new();
        for part in [self.question.kind.name().as_bytes(), self.question.address.as_bytes()] {
            digest.update(part);
            digest.update([0]);
        }
        digest.update(self.question.request.as_deref().unwrap_or_default());
        hex::encode(digest.finalize())
    }
}

/// The kind of a word.
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    [Kind::Certificate, Kind::Crl, Kind::Ocsp].into_iter().find(|kind| crate::online::word(*kind) == word)
}

/// Base64url without padding, in its one spelling.
fn decoded(word: &str) -> Result<Vec<u8>, Refusal> {
    let octets = (word.len() <= MOST_WORD).then(|| Base64UrlUnpadded::decode_vec(word).ok()).flatten();
    octets.filter(|octets| Base64UrlUnpadded::encode_string(octets) == word).ok_or(Refusal::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &[u8]) -> String {
        Base64UrlUnpadded::encode_string(text)
    }

    #[test]
    fn one_spelling_is_taken() {
        let url = "http://ca.example/a.crl";
        let asked = Asked::of_path("crl", &word(url.as_bytes()), None).unwrap();
        assert_eq!(asked.question.address, url);
        let posted = format!("{{\"kind\":\"crl\",\"url\":\"{}\"}}", url.replace("http", "HTTP"));
        assert_eq!(Asked::of_body(&Bytes::from(posted)).unwrap().name(), asked.name());
        for other in ["HTTP://ca.example/a.crl", "http://ca.example:80/a.crl", "http://ca.example/./a.crl"] {
            assert_eq!(
                Asked::of_path("crl", &word(other.as_bytes()), None).unwrap_err(),
                Refusal::Malformed,
                "{other}"
            );
        }
        for wrong in ["", "a", "aHR0", "aHR0cDovL2E=", "aHR0cDovL2!", "../../etc/passwd"] {
            assert!(Asked::of_path("crl", wrong, None).is_err(), "{wrong}");
        }
        assert_eq!(Asked::of_path("list", &word(url.as_bytes()), None).unwrap_err(), Refusal::Malformed);
    }

    #[test]
    fn a_responder_is_asked_in_one_form_alone() {
        let url = word(b"http://ocsp.example/");
        assert!(Asked::of_path("ocsp", &url, None).is_err());
        assert!(Asked::of_path("crl", &url, Some("")).is_err());
        for request in [&[][..], &[0x30, 0], &[0x30; 300], b"GET / HTTP/1.1\r\n\r\n"] {
            assert_eq!(Asked::of_path("ocsp", &url, Some(&word(request))).unwrap_err(), Refusal::Malformed);
        }
        for body in ["", "{}", "[]", r#"{"kind":"crl","url":"http://a.example/","extra":1}"#] {
            assert!(Asked::of_body(&Bytes::from_static(body.as_bytes())).is_err(), "{body}");
        }
    }
}
