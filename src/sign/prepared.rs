//! What was prepared, until its value comes.

use super::algorithm::value_room;
use super::signed_data::Parts;
use super::{Form, RsaScheme, SignError, algorithm};
use crate::base::limits::Limits;
use crate::crypto::{DigestAlgorithm, PublicKey, SignatureAlgorithm};
use crate::x509::Certificate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A signature without its value. It may be kept as JSON and finished on another machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prepared {
    /// The form.
    pub form: Form,
    /// Name of the digest, such as `SHA-256`.
    pub digest_algorithm: String,
    /// How an RSA key signs.
    pub rsa: RsaScheme,
    /// Size of the file that was prepared.
    pub size: u64,
    /// Digest over the content, or over what `ByteRange` names.
    #[serde(with = "hexadecimal")]
    pub digest: Vec<u8>,
    /// The signed attributes (a SET OF, DER): what the key signs. Empty for a time-stamp over the document.
    #[serde(with = "hexadecimal")]
    pub attributes: Vec<u8>,
    /// Certificates that go along, the signer's first.
    #[serde(serialize_with = "hexadecimal::all", deserialize_with = "hexadecimal::read_all")]
    pub chain: Vec<Vec<u8>>,
    /// The bytes to append to a PDF, `Contents` still full of zeros; of an opaque message the content.
    #[serde(with = "hexadecimal")]
    pub append: Vec<u8>,
    /// Where the digits of `Contents` begin in them.
    pub contents: usize,
    /// Octets that `Contents` has room for.
    pub room: usize,
}

impl Prepared {
    /// The digest algorithm.
    ///
    /// # Errors
    /// [`SignError::AlgorithmUnsupported`] for a name that is none.
    pub fn digest_algorithm(&self) -> Result<DigestAlgorithm, SignError> {
        let unknown = || SignError::AlgorithmUnsupported { what: self.digest_algorithm.clone() };
        DigestAlgorithm::from_name(&self.digest_algorithm).ok_or_else(unknown)
    }

    /// The digest that the key signs: that of the signed attributes (RFC 5652 §5.4).
    ///
    /// # Errors
    /// As [`Self::digest_algorithm`].
    pub fn digest_to_sign(&self) -> Result<Vec<u8>, SignError> {
        Ok(self.digest_algorithm()?.digest(&self.attributes))
    }

    /// `ByteRange` of the file when the value is in it; none of a message.
    pub fn byte_range(&self) -> Option<[u64; 4]> {
        if matches!(self.form, Form::CadesDetached | Form::CadesOpaque) {
            return None;
        }
        let at = |position: usize| self.size.checked_add(u64::try_from(position).ok()?);
        let gap = at(self.contents.checked_sub(1)?)?;
        let behind = at(self.contents.checked_add(self.room.checked_mul(2)?)?.checked_add(1)?)?;
        Some([0, gap, behind, at(self.append.len())?.checked_sub(behind)?])
    }

    /// The signer's certificate.
    ///
    /// # Errors
    /// [`SignError::BadCertificate`].
    pub fn signer(&self) -> Result<Certificate, SignError> {
        signer(&self.chain)
    }

    /// The algorithm of the value.
    ///
    /// # Errors
    /// [`SignError::BadCertificate`] and [`SignError::AlgorithmUnsupported`].
    pub fn algorithm(&self) -> Result<SignatureAlgorithm, SignError> {
        algorithm(key(&self.signer()?)?, self.digest_algorithm()?, self.rsa)
    }
}

/// The certificate of a signer: the first of its chain.
pub(super) fn signer(chain: &[Vec<u8>]) -> Result<Certificate, SignError> {
    let first = chain.first().ok_or(SignError::BadCertificate)?;
    Certificate::parse(first, &Limits::default()).map_err(|_| SignError::BadCertificate)
}

pub(super) fn key(certificate: &Certificate) -> Result<&PublicKey, SignError> {
    certificate.key.as_ref().map_err(|_| SignError::BadCertificate)
}

/// Octets of the message with the largest value there can be and a time-stamp of this size.
pub(super) fn room(parts: &Parts<'_>, timestamp: usize) -> Result<usize, SignError> {
    /// What the attribute around a time-stamp takes, and the lengths that grow by it.
    const AROUND_TIMESTAMP: usize = 64;
    let value = vec![0xFF_u8; value_room(key(parts.signer)?)];
    let message = Parts { value: &value, ..*parts }.encode()?;
    let around = if timestamp > 0 { AROUND_TIMESTAMP } else { 0 };
    Ok(message.len().saturating_add(timestamp).saturating_add(around))
}

/// Octets as hexadecimal text.
pub(in crate::sign) mod hexadecimal {
    use super::{Deserialize, Deserializer, Serializer};
    use serde::Serialize;
    use serde::de::Error;

    pub(in crate::sign) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex::encode(bytes))
    }

    pub(in crate::sign) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        hex::decode(String::deserialize(from)?).map_err(D::Error::custom)
    }

    pub(super) fn all<S: Serializer>(list: &[Vec<u8>], to: S) -> Result<S::Ok, S::Error> {
        list.iter().map(hex::encode).collect::<Vec<_>>().serialize(to)
    }

    pub(super) fn read_all<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Vec<u8>>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts.into_iter().map(|text| hex::decode(text).map_err(D::Error::custom)).collect()
    }
}
