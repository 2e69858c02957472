//! `TimeStampToken ::= ContentInfo` with SignedData over a TSTInfo (RFC 3161 §2.4.2).

use crate::asn1::{
    Asn1Error, Asn1ErrorKind, Budget, Element, Oid, Reader, Rules, Tag, boolean, generalized_time, integer,
    integer_u64, octet_string,
};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::cms::{CmsError, SignedData, SignerInfo, oid};
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::x509::{Extension, GeneralName};
use core::fmt;

/// The widest accuracy that passes for that of a clock, in seconds. EN 319 421 asks for one second.
const CLOCK: i64 = 60;

/// A time-stamp token that could be read.
#[derive(Clone, Debug)]
pub struct Token {
    /// The signed message around the TSTInfo.
    pub signed: SignedData,
    /// Octets of the TSTInfo, which were signed.
    pub info: Vec<u8>,
    /// policy.
    pub policy: String,
    /// Digest algorithm of the imprint; `Err` has the object identifier of an unsupported one.
    pub imprint_algorithm: Result<DigestAlgorithm, String>,
    /// hashedMessage.
    pub imprint: Vec<u8>,
    /// serialNumber, hexadecimal.
    pub serial: String,
    /// genTime; a fraction of a second is cut.
    pub time: Timestamp,
    /// nonce: the octets of the INTEGER, as long as they have to be.
    pub(crate) nonce: Option<Vec<u8>>,
    /// The accuracy in seconds, rounded up: how far the true time may be from genTime. Zero if absent.
    pub accuracy: i64,
    /// tsa: what the unit calls itself.
    pub tsa: Option<GeneralName>,
    /// Rules of RFC 3161 §2.4.2 that the TSTInfo breaks although it can be read.
    pub faults: Vec<String>,
}

/// Why a token cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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

impl core::error::Error for TokenError {}

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
            nonce: facts.nonce,
            accuracy: facts.accuracy,
            tsa: facts.tsa,
            faults: facts.faults,
        })
    }

    /// The time that the token proves its data to have existed at: genTime and all that its accuracy leaves open
    /// (RFC 3161 §2.4.2: genTime plus accuracy is the upper limit).
    pub fn latest(&self) -> Timestamp {
        self.time.plus(self.accuracy)
    }

    /// The time to show: genTime, as long as its accuracy is that of a clock, else what is proven.
    pub fn shown(&self) -> Timestamp {
        if self.is_wide() { self.latest() } else { self.time }
    }

    /// Whether its accuracy is wider than that of any clock.
    pub(crate) fn is_wide(&self) -> bool {
        self.accuracy > CLOCK
    }

    /// The time before which the token was not made: the lower limit.
    pub fn earliest(&self) -> Timestamp {
        self.time.plus(self.accuracy.saturating_neg())
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
    nonce: Option<Vec<u8>>,
    accuracy: i64,
    tsa: Option<GeneralName>,
    faults: Vec<String>,
}

impl Facts {
    /// ```text
    /// TSTInfo ::= SEQUENCE {
    ///     version         INTEGER { v1(1) },
    ///     policy          TSAPolicyId,
    ///     messageImprint  MessageImprint,
    ///     serialNumber    INTEGER,
    ///     genTime         GeneralizedTime,
    ///     accuracy        Accuracy OPTIONAL,
    ///     ordering        BOOLEAN DEFAULT FALSE,
    ///     nonce           INTEGER OPTIONAL,
    ///     tsa             [0] GeneralName OPTIONAL,
    ///     extensions      [1] IMPLICIT Extensions OPTIONAL }
    /// ```
    fn read(info: &[u8], limits: &Limits) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let mut outer = Reader::new(info, Rules::Ber);
        let sequence = outer.expect(Tag::SEQUENCE, budget)?;
        outer.finish()?;
        let mut parts = sequence.children()?;
        let version = integer(&parts.expect(Tag::INTEGER, budget)?)?;
        let mut faults = Vec::new();
        if version != [1] {
            faults.push(format!("version {}", hex::encode_upper(version)));
        }
        let policy = Oid::of(&parts.expect(Tag::OID, budget)?).to_string();
        let (imprint_algorithm, imprint) = message_imprint(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let serial = hex::encode_upper(parts.expect(Tag::INTEGER, budget)?.content);
        let time = generalized_time(&parts.expect(Tag::GENERALIZED_TIME, budget)?, budget)?;
        let accuracy = parts.optional(Tag::SEQUENCE, budget)?;
        let accuracy = accuracy.map(|element| accuracy_seconds(&element, budget)).transpose()?.unwrap_or(0);
        if let Some(ordering) = parts.optional(Tag::BOOLEAN, budget)? {
            boolean(&ordering)?;
        }
        let nonce = parts.optional(Tag::INTEGER, budget)?;
        let nonce = nonce.map(|element| integer(&element).map(<[u8]>::to_vec)).transpose()?;
        let tsa = match parts.optional_context(0, budget)? {
            Some(tagged) => Some(GeneralName::read(&tagged.only_child(budget)?, budget)?),
            None => None,
        };
        if let Some(extensions) = parts.optional_context(1, budget)? {
            // None is processed, so none may be critical.
            faults.extend(critical(&extensions, budget)?.into_iter().map(|oid| format!("critical extension {oid}")));
        }
        parts.finish()?;
        Ok(Self { policy, imprint_algorithm, imprint, serial, time, nonce, accuracy, tsa, faults })
    }
}

/// `Accuracy ::= SEQUENCE { seconds INTEGER OPTIONAL, millis [0] INTEGER (1..999) OPTIONAL, micros [1] INTEGER (1..999) OPTIONAL }`,
/// in seconds, rounded up.
fn accuracy_seconds(element: &Element<'_>, budget: &mut Budget) -> Result<i64, Asn1Error> {
    let mut parts = element.children()?;
    let seconds = parts.optional(Tag::INTEGER, budget)?.map(|e| integer_u64(&e)).transpose()?.unwrap_or(0);
    let millis = parts.optional_context(0, budget)?.map(|e| integer_u64(&e)).transpose()?.unwrap_or(0);
    let micros = parts.optional_context(1, budget)?.map(|e| integer_u64(&e)).transpose()?.unwrap_or(0);
    parts.finish()?;
    if millis > 999 || micros > 999 {
        return Err(element.fail(Asn1ErrorKind::Range));
    }
    let whole = seconds.saturating_add(u64::from(millis > 0 || micros > 0));
    Ok(i64::try_from(whole).unwrap_or(i64::MAX))
}

/// Identifiers of the critical extensions.
fn critical(extensions: &Element<'_>, budget: &mut Budget) -> Result<Vec<Oid>, Asn1Error> {
    let mut found = Vec::new();
    let mut members = extensions.children()?;
    while let Some(member) = members.next(budget)? {
        let extension = Extension::read(&member, budget)?;
        found.extend(extension.critical.then_some(extension.oid));
    }
    Ok(found)
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
