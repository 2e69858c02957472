//! One consent for several signatures on one document: a clerk's number, day, month and seal. Each document of a series is the one before
//! it, byte for byte where that was signed, with a signature more.

use crate::holding::Holding;
use crate::signing::Open;
use crate::spool::Spool;
use kyso::bridge::protocol::{Act, ErrorCode, Kind, Origin};
use kyso::crypto::DigestAlgorithm;
use std::time::{Duration, Instant};

/// How long a consent is good for after each signature: three time-stamps of the slowest authority that was measured.
const PATIENCE: Duration = Duration::from_secs(400);

/// What the person agreed to and has not been signed yet.
pub(crate) struct Series {
    pub(crate) open: Open,
    pub(crate) holding: Holding,
    origin: Origin,
    name: String,
    pages: Option<usize>,
    /// Acts in their order.
    then: Vec<Act>,
    signed: Signed,
    until: Instant,
}

/// What the last signature covers.
struct Signed {
    byte_range: [u64; 4],
    digest: Vec<u8>,
}

impl Signed {
    fn of(spool: &Spool) -> Result<Self, ErrorCode> {
        // Only a PDF can have a signature after another.
        let Kind::Pdf(byte_range) = spool.document.kind else { return Err(ErrorCode::ConsentOver) };
        Ok(Self { byte_range, digest: spool.digest(DigestAlgorithm::Sha256)? })
    }

    /// Whether a document has these bytes where they were.
    fn is_in(&self, spool: &Spool) -> bool {
        spool.digest_of(self.byte_range, DigestAlgorithm::Sha256).is_ok_and(|digest| digest == self.digest)
    }
}

impl Series {
    /// After the first signature of several.
    pub(crate) fn new(
        open: Open,
        holding: Holding,
        origin: Origin,
        spool: &Spool,
        pages: Option<usize>,
        then: Vec<Act>,
    ) -> Result<Self, ErrorCode> {
        let name = spool.document.name.clone();
        Ok(Self { open, holding, origin, name, pages, then, signed: Signed::of(spool)?, until: patience() })
    }

    /// Refuses what the person did not agree to.
    pub(crate) fn check(&self, origin: &Origin, spool: &Spool, pages: Option<usize>) -> Result<(), ErrorCode> {
        let document = &spool.document;
        let agreed = self.origin == *origin
            && self.then.first() == Some(&document.act)
            && self.name == document.name
            && self.pages == pages
            && Instant::now() <= self.until
            && self.signed.is_in(spool);
        if agreed { Ok(()) } else { Err(ErrorCode::ConsentOver) }
    }

    /// What is left after the next signature; nothing after the last.
    pub(crate) fn advanced(mut self, spool: &Spool) -> Result<Option<Self>, ErrorCode> {
        if self.then.len() < 2 {
            return Ok(None);
        }
        self.then.remove(0);
        self.signed = Signed::of(spool)?;
        self.until = patience();
        Ok(Some(self))
    }
}

fn patience() -> Instant {
    let now = Instant::now();
    now.checked_add(PATIENCE).unwrap_or(now)
}
