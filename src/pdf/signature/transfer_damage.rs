//! What mail gateways and file transfers in text mode do to a file: line ends converted, or bytes that are no text replaced.
//! A PDF is binary data (ISO 32000-2 §7.5.2), so every offset behind the first conversion is wrong and every digest differs.
//!
//! This only tells a likely cause. The signature is broken all the same.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::signature::{ByteRangeFault, SignatureField};

/// What was done to the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferDamage {
    /// Line ends were converted.
    LineEnds,
    /// Bytes that are no text were replaced by the sign for unknown characters (U+FFFD).
    ReplacedCharacters,
    /// The eighth bit of every byte is gone.
    SevenBit,
}

impl TransferDamage {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::LineEnds => "line-ends",
            Self::ReplacedCharacters => "replaced-characters",
            Self::SevenBit => "seven-bit",
        }
    }
}

/// Bytes read at a time.
const PIECE: u64 = 1 << 20;
/// Binary data of less than this may lack a byte by chance.
const ENOUGH: u64 = 4 << 10;
/// Fewer than this are no pattern.
const SEVERAL: u64 = 8;

/// What the bytes in front of a signature are made of.
#[derive(Default)]
struct Census {
    carriage_returns: u64,
    line_feeds: u64,
    pairs: u64,
    replaced: u64,
    high: u64,
}

/// How the transfer damaged the file, as far as the place of one signature in it tells. `digest_differs` says that the bytes are
/// known not to be those that were signed.
///
/// # Errors
/// [`Error::Source`] when the bytes cannot be read.
pub fn transfer_damage(
    document: &Document<'_>,
    field: &SignatureField,
    digest_differs: bool,
) -> Result<Option<TransferDamage>, Error> {
    let Ok(contents) = &field.contents else { return Ok(None) };
    let stated: Vec<u64> = field.stated_byte_range.iter().filter_map(|value| u64::try_from(*value).ok()).collect();
    let [0, first_end, _, _] = *stated.as_slice() else { return Ok(None) };
    let moved =
        matches!(field.byte_range, Err(ByteRangeFault::GapNotContents { .. } | ByteRangeFault::BeyondFile { .. }));
    if contents.token.start < ENOUGH || (!moved && !digest_differs) {
        return Ok(None);
    }
    let census = census(document, contents.token.start)?;
    Ok(census.judge(first_end, contents.token.start, moved))
}

fn census(document: &Document<'_>, end: u64) -> Result<Census, Error> {
    let mut census = Census::default();
    let mut last = [0u8; 2];
    let mut done = 0;
    while done < end {
        let next = done.saturating_add(PIECE).min(end);
        for byte in document.bytes.read(Span::new(done, next))?.iter() {
            let [before, previous] = last;
            match (previous, *byte) {
                (b'\r', b'\n') => {
                    census.pairs = census.pairs.saturating_add(1);
                    census.line_feeds = census.line_feeds.saturating_add(1);
                }
                (_, b'\n') => census.line_feeds = census.line_feeds.saturating_add(1),
                (_, b'\r') => census.carriage_returns = census.carriage_returns.saturating_add(1),
                (0xBF, 0xBD) if before == 0xEF => census.replaced = census.replaced.saturating_add(1),
                _ => {}
            }
            if *byte >= 0x80 {
                census.high = census.high.saturating_add(1);
            }
            last = [previous, *byte];
        }
        done = next;
    }
    Ok(census)
}

impl Census {
    /// `first_end` is where `Contents` stood when the file was signed, `start` where it stands now.
    fn judge(&self, first_end: u64, start: u64, moved: bool) -> Option<TransferDamage> {
        if !moved {
            return (self.high == 0).then_some(TransferDamage::SevenBit);
        }
        let lone_line_feeds = self.line_feeds.saturating_sub(self.pairs);
        let (grown, shrunk) = (start.checked_sub(first_end), first_end.checked_sub(start));
        if let Some(grown) = grown.filter(|grown| *grown > 0) {
            // A byte that was replaced became three, or several together did; hardly another one that is no ASCII is left.
            let most = self.replaced.saturating_mul(6) > self.high;
            if self.replaced >= SEVERAL && most && grown <= self.replaced.saturating_mul(2) {
                return Some(TransferDamage::ReplacedCharacters);
            }
            let converted = lone_line_feeds == 0 && self.pairs >= SEVERAL && grown <= self.pairs;
            return converted.then_some(TransferDamage::LineEnds);
        }
        let shrunk = shrunk.filter(|shrunk| *shrunk > 0)?;
        let converted = self.carriage_returns == 0 && shrunk <= self.line_feeds && self.line_feeds >= SEVERAL;
        converted.then_some(TransferDamage::LineEnds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_bytes_are_made_of_tells_what_was_done() {
        let crlf = Census { pairs: 100, line_feeds: 100, high: 900, ..Census::default() };
        assert_eq!(crlf.judge(5_000, 5_090, true), Some(TransferDamage::LineEnds));
        assert_eq!(crlf.judge(5_000, 5_200, true), None);
        let lf = Census { line_feeds: 200, high: 900, ..Census::default() };
        assert_eq!(lf.judge(5_000, 4_900, true), Some(TransferDamage::LineEnds));
        assert_eq!(lf.judge(5_000, 4_700, true), None);
        let mixed = Census { pairs: 100, line_feeds: 101, carriage_returns: 3, high: 900, ..Census::default() };
        assert_eq!((mixed.judge(5_000, 5_090, true), mixed.judge(5_000, 4_990, true)), (None, None));
        let replaced = Census { replaced: 50, high: 150, line_feeds: 20, ..Census::default() };
        assert_eq!(replaced.judge(5_000, 5_100, true), Some(TransferDamage::ReplacedCharacters));
        let seven = Census { line_feeds: 20, carriage_returns: 20, ..Census::default() };
        assert_eq!(seven.judge(5_000, 5_000, false), Some(TransferDamage::SevenBit));
        assert_eq!(replaced.judge(5_000, 5_000, false), None);
    }
}
