//! `TimeStampToken ::= ContentInfo` with SignedData over a TSTInfo (RFC 3161 §2.4.2).

use crate::Limits;
use crate::asn1::{Asn1Error, Budget, Element, Reader, Rules, Tag, generalized_time, octet_string, oid_text};
use crate::cms::{CmsError, SignedData, SignerInfo, oid};
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::time::Timestamp;
use core::fmt;

/// A time-stamp token that could be read.
#[derive(Clone, Debug)]
pub struct Token {
    /// The signed message around the TSTInfo.
    pub signed: SignedData,
    /// Octets of the TSTInfo, which were signed.
    pub info: Vec<u8>,
    /// policy.
    pub policy: String,
    /// Digest algorithm of the imprint; `Err` holds the object identifier of one that is not done.
    pub imprint_algorithm: Result<DigestAlgorithm, String>,
    /// hashedMessage.
    pub imprint: Vec<u8>,
    /// serialNumber, hexadecimal.
    pub serial: String,
    /// genTime; a fraction of a second is cut.
    pub time: Timestamp,
}

/// Why a token cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// The CMS around it.
    Cms(CmsError),
    /// Its content is not a TSTInfo.
    NotTstInfo,
    /// The TSTInfo.
    Info(Asn1Error),
    /// A token has exactly one signer (RFC 3161 §2.4.2).
    Signers(usize),
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cms(e) => e.fmt(f),
            Self::NotTstInfo => f.write_str("content is not TSTInfo"),
            Self::Info(e) => write!(f, "TSTInfo: {:?}", e.kind),
            Self::Signers(n) => write!(f, "{n} signers"),
        }
    }
}

impl Token {
    /// Reads a token.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, TokenError> {
        let signed = SignedData::parse(bytes, limits).map_err(TokenError::Cms)?;
        if signed.content_type != oid::TST_INFO {
            return Err(TokenError::NotTstInfo);
        }
        let info = signed.content.clone().ok_or(TokenError::NotTstInfo)?;
        if signed.signers.len() != 1 {
            return Err(TokenError::Signers(signed.signers.len()));
        }
        let facts = Facts::read(&info, limits).map_err(TokenError::Info)?;
        Ok(Self {
            signed,
            info,
            policy: facts.policy,
            imprint_algorithm: facts.imprint_algorithm,
            imprint: facts.imprint,
            serial: facts.serial,
            time: facts.time,
        })
    }

    /// Its one signer.
    pub fn signer(&self) -> Option<&SignerInfo> {
        self.signed.signers.first()
    }
}

struct Facts {
    policy: String,
    imprint_algorithm: Result<DigestAlgorithm, String>,
    imprint: Vec<u8>,
    serial: String,
    time: Timestamp,
}

impl Facts {
    /// `TSTInfo ::= SEQUENCE { version, policy, messageImprint, serialNumber, genTime, … }`.
    fn read(info: &[u8], limits: &Limits) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let mut outer = Reader::new(info, Rules::Ber);
        let sequence = outer.expect(Tag::SEQUENCE, budget)?;
        outer.finish()?;
        let mut parts = sequence.children()?;
        parts.expect(Tag::INTEGER, budget)?;
        let policy = oid_text(parts.expect(Tag::OID, budget)?.content);
        let (imprint_algorithm, imprint) = message_imprint(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let serial = hex::encode_upper(parts.expect(Tag::INTEGER, budget)?.content);
        let time = generalized_time(&parts.expect(Tag::GENERALIZED_TIME, budget)?, budget)?.at;
        Ok(Self { policy, imprint_algorithm, imprint, serial, time })
    }
}

type Imprint = (Result<DigestAlgorithm, String>, Vec<u8>);

/// `MessageImprint ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, hashedMessage OCTET STRING }`.
fn message_imprint(element: &Element<'_>, budget: &mut Budget) -> Result<Imprint, Asn1Error> {
    let mut parts = element.children()?;
    let algorithm = AlgorithmIdentifier::from_element(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
    let hashed = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
    parts.finish()?;
    Ok((DigestAlgorithm::from_identifier(&algorithm).ok_or(algorithm.oid_text()), hashed))
}
