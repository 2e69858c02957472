//! Exactly the bytes that somebody signed.

use crate::base::error::Error;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::pdf::signature::{Kind, find_signatures};
use crate::verify::open;
use core::ops::Range;
use core::str::FromStr;

/// A signature or document time-stamp, by its number in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureId {
    /// A signature, from 1.
    Signature(usize),
    /// A document time-stamp, from 1.
    Timestamp(usize),
}

/// `2` names the second signature, `t1` the first document time-stamp.
impl FromStr for SignatureId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (stamp, digits) = text.strip_prefix('t').map_or((false, text), |rest| (true, rest));
        let number: usize = digits.parse().map_err(|_| Error::NoSuchSignature)?;
        Ok(if stamp { Self::Timestamp(number) } else { Self::Signature(number) })
    }
}

/// The bytes of the file as it was when it was signed: from the first byte to the last one that `ByteRange` covers
/// (ISO 32000-2 §12.8.1), the signature itself included. Cut out, they are the signed document. Nothing is said of whether the
/// signature is good.
///
/// ```
/// use kyso::{Input, Limits, signed_revision};
///
/// let file = std::fs::read("tests/fixtures/pdf/two-signatures.pdf")?;
/// let input = Input { source: &file, detached: None, password: None };
/// let first = signed_revision(&input, "1".parse()?, &Limits::default())?;
/// assert!(first.start == 0 && usize::try_from(first.end)? < file.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::NoSuchSignature`], [`Error::NoSignedRevision`] where the byte range is not one, and those of [`crate::verify()`].
pub fn signed_revision(input: &Input<'_>, id: SignatureId, limits: &Limits) -> Result<Range<u64>, Error> {
    let document = open(input, limits)?;
    let found = find_signatures(&document, limits)?;
    let (number, stamps) = match id {
        SignatureId::Signature(number) => (number, false),
        SignatureId::Timestamp(number) => (number, true),
    };
    let mut wanted = found.fields.iter().filter(|field| (field.kind == Kind::DocumentTimestamp) == stamps);
    let field = number.checked_sub(1).and_then(|index| wanted.nth(index)).ok_or(Error::NoSuchSignature)?;
    match &field.byte_range {
        Ok(range) => Ok(0..range.end()),
        Err(fault) => Err(Error::NoSignedRevision { reason: fault.code() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_report() {
        assert_eq!("2".parse(), Ok(SignatureId::Signature(2)));
        assert_eq!("t1".parse(), Ok(SignatureId::Timestamp(1)));
        for wrong in ["", "t", "one", "-1", "1 "] {
            assert_eq!(wrong.parse::<SignatureId>(), Err(Error::NoSuchSignature), "{wrong}");
        }
    }
}
