//! Asking for time-stamps (RFC 3161 §2.4).

use crate::asn1::{Budget, Reader, Rules, Tag, integer_u64, write};
use crate::base::limits::Limits;
use crate::online::Web;

/// Largest answer, in bytes.
const MOST_ANSWER: usize = 1 << 20;
/// AlgorithmIdentifier of SHA-256 (RFC 5754 §2: parameters absent).
pub(super) const SHA256: &[u8] = &[0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/// Whoever stamps: a time-stamping authority, a test.
pub trait Stamper {
    /// Answers a TimeStampReq with a TimeStampResp.
    ///
    /// # Errors
    /// Why there is no answer.
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String>;
}

/// A time-stamping authority that the operator named.
pub struct Authority(Web);

impl Authority {
    /// By its address.
    ///
    /// # Errors
    /// Where it is none.
    pub fn new(url: &str) -> Result<Self, String> {
        Web::new(url).map(Self)
    }
}

impl Stamper for Authority {
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        let answer = self.0.post("application/timestamp-query", request.to_vec(), MOST_ANSWER);
        answer.map_err(|outcome| format!("time-stamping authority: {outcome:?}"))
    }
}

/// A question about a digest, with the wish for the unit's certificate. It has no nonce: a digest is stamped once, and an answer to an
/// earlier question would say that it existed even earlier.
///
/// ```text
/// TimeStampReq ::= SEQUENCE { version INTEGER (1), messageImprint MessageImprint, …, certReq BOOLEAN DEFAULT FALSE, … }
/// ```
pub(super) fn request(digest: &[u8; 32]) -> Vec<u8> {
    let imprint = write(0x30, &[SHA256.to_vec(), write(0x04, digest)].concat());
    write(0x30, &[write(0x02, &[1]), imprint, write(0x01, &[0xFF])].concat())
}

/// The token in an answer that grants it.
///
/// ```text
/// TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }
/// ```
pub(super) fn token(answer: &[u8]) -> Option<Vec<u8>> {
    let budget = &mut Budget::new(&Limits::default());
    let mut reader = Reader::new(answer, Rules::Ber);
    let mut parts = reader.expect(Tag::SEQUENCE, budget).ok()?.children().ok()?;
    let status = parts.expect(Tag::SEQUENCE, budget).ok()?;
    let granted = integer_u64(&status.children().ok()?.expect(Tag::INTEGER, budget).ok()?).ok()?;
    let token = parts.expect(Tag::SEQUENCE, budget).ok()?;
    (granted <= 1).then(|| token.raw.to_vec())
}
