//! Messages from the extension.

use super::{ATTRIBUTES_BYTES, CHUNK_BYTES, DOCUMENT_BYTES, DOCUMENTS, FOLLOWING, FOLLOWING_ROLES, NAME_BYTES};
use super::{ErrorCode, MESSAGE_BYTES, Origin, base64};
use crate::crypto::{DigestAlgorithm, MaskFunction, PssParameters, SignatureAlgorithm};
use serde::{Deserialize, Serialize};

/// A request that is well formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Names it in the answer.
    pub id: u32,
    /// For whom.
    pub origin: Origin,
    /// What is wanted.
    pub wanted: Wanted,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What is there, layer by layer.
    Status,
    /// The certificates of all tokens.
    Certificates,
    /// The beginning of a document.
    Document(Document),
    /// The next bytes of the document begun last.
    Chunk(Vec<u8>),
    /// Values over all documents.
    Sign(SignRequest),
    /// The value over one document, with the consent for those that follow on it.
    Series(SignRequest, Vec<Act>),
    /// The next value of a series.
    Continue(KeyAlgorithm, Vec<u8>),
    /// Forget the documents.
    Cancel,
}

/// What is announced of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its place, from 0.
    pub index: usize,
    /// How many there are.
    pub count: usize,
    /// Its name, as the page says it.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// As what it is signed.
    pub act: Act,
    /// What it is, with the `ByteRange` of a PDF.
    pub kind: Kind,
}

/// As what somebody signs (Decree 30/2020, Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The competent person.
    Person,
    /// The agency that issues the document.
    Agency,
    /// The clerk, who fills in number and date.
    Number,
    /// The agency, on a copy.
    Copy,
    /// The agency, on an annex in a file of its own.
    Annex,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A prepared PDF with this `ByteRange`.
    Pdf([u64; 4]),
    /// Any file, signed as a whole.
    File,
}

/// What is to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignRequest {
    /// SHA-256 of the certificate.
    pub certificate: [u8; 32],
    /// One a document: the algorithm, and the signed attributes as they are signed.
    pub items: Vec<(KeyAlgorithm, Vec<u8>)>,
}

/// How a key signs, by the name of `kyso/sign`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum KeyAlgorithm {
    RsaPkcs1Sha256,
    RsaPkcs1Sha384,
    RsaPkcs1Sha512,
    RsaPssSha256,
    RsaPssSha384,
    RsaPssSha512,
    EcdsaSha256,
    EcdsaSha384,
    EcdsaSha512,
}

impl KeyAlgorithm {
    /// The digest.
    pub fn digest(self) -> DigestAlgorithm {
        match self {
            Self::RsaPkcs1Sha256 | Self::RsaPssSha256 | Self::EcdsaSha256 => DigestAlgorithm::Sha256,
            Self::RsaPkcs1Sha384 | Self::RsaPssSha384 | Self::EcdsaSha384 => DigestAlgorithm::Sha384,
            Self::RsaPkcs1Sha512 | Self::RsaPssSha512 | Self::EcdsaSha512 => DigestAlgorithm::Sha512,
        }
    }

    /// The same for the engine.
    pub fn signature(self) -> SignatureAlgorithm {
        let digest = self.digest();
        match self {
            Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha384 | Self::RsaPkcs1Sha512 => SignatureAlgorithm::RsaPkcs1(digest),
            Self::RsaPssSha256 | Self::RsaPssSha384 | Self::RsaPssSha512 => {
                let mask = MaskFunction::Mgf1(digest);
                SignatureAlgorithm::RsaPss(PssParameters { digest, mask, salt_len: digest.output_len() })
            }
            Self::EcdsaSha256 | Self::EcdsaSha384 | Self::EcdsaSha512 => SignatureAlgorithm::Ecdsa(digest),
        }
    }
}

/// A message that is not acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Of the request, if it could be read.
    pub id: Option<u32>,
    /// Why.
    pub code: ErrorCode,
}

/// A message as it is written. Exactly these keys, each once.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase", deny_unknown_fields)]
enum Message {
    Status {
        id: u32,
        origin: String,
    },
    Certificates {
        id: u32,
        origin: String,
    },
    Document {
        id: u32,
        origin: String,
        index: usize,
        count: usize,
        name: String,
        size: u64,
        act: Act,
        kind: KindName,
        byte_range: Vec<u64>,
    },
    Chunk {
        id: u32,
        origin: String,
        data: String,
    },
    Sign {
        id: u32,
        origin: String,
        certificate: String,
        requests: Vec<Item>,
    },
    Series {
        id: u32,
        origin: String,
        certificate: String,
        request: Item,
        then: Vec<Act>,
    },
    Continue {
        id: u32,
        origin: String,
        request: Item,
    },
    Cancel {
        id: u32,
        origin: String,
    },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Pdf,
    File,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Item {
    algorithm: KeyAlgorithm,
    signed_attributes: String,
}

impl Item {
    fn read(&self) -> Option<(KeyAlgorithm, Vec<u8>)> {
        Some((self.algorithm, base64::decode(&self.signed_attributes, ATTRIBUTES_BYTES)?))
    }
}

impl Request {
    /// Reads the JSON of one message.
    ///
    /// ```
    /// use kyso::bridge::protocol::{Request, Wanted};
    ///
    /// let request = Request::read(br#"{"id":1,"type":"status","origin":"https://kyso.example"}"#);
    /// assert_eq!(request.map(|request| request.wanted), Ok(Wanted::Status));
    /// assert!(Request::read(br#"{"id":1,"type":"status","origin":"https://kyso.example","more":1}"#).is_err());
    /// ```
    ///
    /// # Errors
    /// See [`Refused`].
    pub fn read(json: &[u8]) -> Result<Self, Refused> {
        let refused = |id, code| Refused { id, code };
        if json.len() > MESSAGE_BYTES {
            return Err(refused(None, ErrorCode::MessageTooLarge));
        }
        let message: Message = serde_json::from_slice(json).map_err(|_| refused(None, ErrorCode::BadMessage))?;
        let (id, origin, wanted) = message.parts();
        if !(1..=1 << 31).contains(&id) {
            return Err(refused(None, ErrorCode::BadMessage));
        }
        let wanted = wanted.map_err(|code| refused(Some(id), code))?;
        let origin = Origin::read(&origin).ok_or(refused(Some(id), ErrorCode::OriginNotAllowed))?;
        Ok(Self { id, origin, wanted })
    }
}

impl Message {
    fn parts(self) -> (u32, String, Result<Wanted, ErrorCode>) {
        match self {
            Self::Status { id, origin } => (id, origin, Ok(Wanted::Status)),
            Self::Certificates { id, origin } => (id, origin, Ok(Wanted::Certificates)),
            Self::Cancel { id, origin } => (id, origin, Ok(Wanted::Cancel)),
            Self::Chunk { id, origin, data } => (id, origin, chunk(&data)),
            Self::Sign { id, origin, certificate, requests } => {
                (id, origin, sign(&certificate, &requests).map(Wanted::Sign))
            }
            Self::Series { id, origin, certificate, request, then } => {
                (id, origin, series(&certificate, request, then))
            }
            Self::Continue { id, origin, request } => {
                let item = request.read().ok_or(ErrorCode::BadMessage);
                (id, origin, item.map(|(algorithm, attributes)| Wanted::Continue(algorithm, attributes)))
            }
            Self::Document { id, origin, index, count, name, size, act, kind, byte_range } => {
                let kind = kind_of(kind, &byte_range);
                let document = kind.map(|kind| Document { index, count, name, size, act, kind });
                (id, origin, document.and_then(Document::checked).map(Wanted::Document))
            }
        }
    }
}

impl Document {
    fn checked(self) -> Result<Self, ErrorCode> {
        if self.size > DOCUMENT_BYTES {
            return Err(ErrorCode::DocumentTooLarge);
        }
        let good = self.index < self.count && self.count <= DOCUMENTS && self.name.len() <= NAME_BYTES;
        if good { Ok(self) } else { Err(ErrorCode::BadMessage) }
    }
}

fn kind_of(name: KindName, byte_range: &[u64]) -> Result<Kind, ErrorCode> {
    match (name, byte_range) {
        (KindName::Pdf, [a, b, c, d]) => Ok(Kind::Pdf([*a, *b, *c, *d])),
        (KindName::File, []) => Ok(Kind::File),
        _ => Err(ErrorCode::BadMessage),
    }
}

fn chunk(data: &str) -> Result<Wanted, ErrorCode> {
    let octets = base64::decode(data, CHUNK_BYTES).filter(|octets| !octets.is_empty());
    octets.map(Wanted::Chunk).ok_or(ErrorCode::BadMessage)
}

fn series(certificate: &str, item: Item, then: Vec<Act>) -> Result<Wanted, ErrorCode> {
    let roles = then.chunk_by(PartialEq::eq).count();
    if then.is_empty() || then.len() > FOLLOWING || roles > FOLLOWING_ROLES {
        return Err(ErrorCode::BadMessage);
    }
    Ok(Wanted::Series(sign(certificate, &[item])?, then))
}

fn sign(certificate: &str, items: &[Item]) -> Result<SignRequest, ErrorCode> {
    let bad = ErrorCode::BadMessage;
    let mut digest = [0_u8; 32];
    hex::decode_to_slice(certificate, &mut digest).map_err(|_| bad)?;
    if items.is_empty() || items.len() > DOCUMENTS {
        return Err(bad);
    }
    let items = items.iter().map(Item::read).collect::<Option<Vec<_>>>().ok_or(bad)?;
    Ok(SignRequest { certificate: digest, items })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(json: &str) -> Option<ErrorCode> {
        Request::read(json.as_bytes()).err().map(|refused| refused.code)
    }

    const DOCUMENT: &str = r#"{"id":7,"type":"document","origin":"https://a.vn","index":0,"count":1,"name":"a.pdf","size":9,
        "act":"person","kind":"pdf","byteRange":[0,1,2,3]}"#;

    #[test]
    fn messages_have_exactly_their_keys() {
        assert_eq!(code(DOCUMENT), None);
        for (from, to) in [
            (r#""id":7,"#, ""),
            (r#""id":7"#, r#""id":7,"id":7"#),
            (r#""id":7"#, r#""id":"7""#),
            (r#""id":7"#, r#""id":0"#),
            (r#""id":7"#, r#""id":-1"#),
            (r#""id":7"#, r#""id":7.5"#),
            (r#""id":7"#, r#""id":2147483649"#),
            (r#""type":"document""#, r#""type":"Document""#),
            (r#""type":"document""#, r#""type":"document","type":"status""#),
            (r#""type":"document","#, ""),
            (r#""act":"person""#, r#""act":"mayor""#),
            (r#""act":"person""#, r#""act":"person","__proto__":{}"#),
            (r#""kind":"pdf""#, r#""kind":"file""#),
            ("[0,1,2,3]", "[0,1,2]"),
            ("[0,1,2,3]", "[0,1,2,-3]"),
            ("[0,1,2,3]", "null"),
            (r#""index":0"#, r#""index":1"#),
            (r#""count":1"#, r#""count":101"#),
            ("}", "} {}"),
            ("}", ""),
        ] {
            let changed = DOCUMENT.replacen(from, to, 1);
            assert_ne!(changed, DOCUMENT);
            assert_eq!(code(&changed), Some(ErrorCode::BadMessage), "{changed}");
        }
        let name = format!(r#""name":"{}""#, "a".repeat(NAME_BYTES + 1));
        assert_eq!(code(&DOCUMENT.replace(r#""name":"a.pdf""#, &name)), Some(ErrorCode::BadMessage));
        assert_eq!(code(&DOCUMENT.replace(r#""size":9"#, r#""size":536870913"#)), Some(ErrorCode::DocumentTooLarge));
        assert_eq!(code(&DOCUMENT.replace("https://a.vn", "http://a.vn")), Some(ErrorCode::OriginNotAllowed));
    }

    #[test]
    fn parts_of_a_document_are_bounded() {
        let chunk = |data: &str| code(&format!(r#"{{"id":1,"type":"chunk","origin":"https://a.vn","data":"{data}"}}"#));
        assert_eq!(chunk("AAAA"), None);
        assert_eq!(chunk(&base64::encode(&vec![0; CHUNK_BYTES])), None);
        for bad in ["", "AAA", "AA==AA==", "AA AA", "_-_-", "AB=="] {
            assert_eq!(chunk(bad), Some(ErrorCode::BadMessage), "{bad}");
        }
        assert_eq!(chunk(&base64::encode(&vec![0; CHUNK_BYTES + 1])), Some(ErrorCode::BadMessage));
    }

    #[test]
    fn what_follows_fits_into_the_window() {
        let series = |then: &[&str]| {
            let item = r#"{"algorithm":"rsa-pss-sha256","signedAttributes":"MQA="}"#;
            let then: Vec<String> = then.iter().map(|act| format!("\"{act}\"")).collect();
            let ends = format!(r#""certificate":"{}","request":{item},"then":[{}]}}"#, "ab".repeat(32), then.join(","));
            code(&format!(r#"{{"id":1,"type":"series","origin":"https://a.vn",{ends}"#))
        };
        assert_eq!(series(&["number", "number", "agency"]), None);
        assert_eq!(series(&["number"; FOLLOWING]), None);
        for bad in [&[][..], &["number"; FOLLOWING + 1], &["number", "agency", "number"], &["mayor"]] {
            assert_eq!(series(bad), Some(ErrorCode::BadMessage), "{bad:?}");
        }
    }

    #[test]
    fn what_is_signed_is_bounded() {
        let sign = |certificate: &str, requests: &str| {
            let ends = format!(r#""certificate":"{certificate}","requests":[{requests}]}}"#);
            code(&format!(r#"{{"id":1,"type":"sign","origin":"https://a.vn",{ends}"#))
        };
        let item = r#"{"algorithm":"rsa-pss-sha256","signedAttributes":"MQA="}"#;
        let digest = "ab".repeat(32);
        assert_eq!(sign(&digest, item), None);
        assert_eq!(sign(&digest, ""), Some(ErrorCode::BadMessage));
        assert_eq!(sign(&digest, &vec![item; DOCUMENTS + 1].join(",")), Some(ErrorCode::BadMessage));
        assert_eq!(sign("ab", item), Some(ErrorCode::BadMessage));
        assert_eq!(sign(&digest, &item.replace("rsa-pss-sha256", "rsa-md5")), Some(ErrorCode::BadMessage));
        assert_eq!(sign(&digest, &item.replace('}', r#","digest":"AA=="}"#)), Some(ErrorCode::BadMessage));
    }

    #[test]
    fn names_are_those_of_the_package() {
        for name in ["rsa-pkcs1-sha256", "rsa-pss-sha512", "ecdsa-sha384"] {
            let read: KeyAlgorithm = serde_json::from_value(name.into()).unwrap();
            assert_eq!(serde_json::to_value(read).unwrap(), name);
        }
    }
}
