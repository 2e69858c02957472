//! The two entries of a signature dictionary that are filled in when everything else is written: `ByteRange` and `Contents`.

use super::SignError;
use super::object::{Entries, PdfValue};
use core::ops::Range;

/// Room for `ByteRange`: three numbers of ten digits, as a cross-reference table allows.
const RANGE: usize = 36;

/// A signature dictionary with room for both.
pub(super) struct SlottedDictionary {
    pub(super) entries: Entries,
    /// Octets of `Contents`.
    pub(super) room: usize,
}

/// Where the slots are in the bytes to append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slots {
    /// Between the brackets of `ByteRange`.
    range: Range<usize>,
    /// `Contents` with its `<` and `>`.
    pub(super) contents: Range<usize>,
}

impl SlottedDictionary {
    /// Writes the dictionary. `Contents` is full of zeros.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Slots {
        let mut head = Vec::new();
        PdfValue::Dictionary(self.entries.clone()).write(&mut head);
        // Without its end.
        head.truncate(head.len().saturating_sub(2));
        out.extend_from_slice(&head);
        out.extend_from_slice(b"/ByteRange [");
        let range = out.len()..out.len().saturating_add(RANGE);
        out.resize(range.end, b' ');
        out.extend_from_slice(b"]/Contents ");
        let start = out.len();
        out.push(b'<');
        out.resize(out.len().saturating_add(self.room.saturating_mul(2)), b'0');
        out.push(b'>');
        let contents = start..out.len();
        out.extend_from_slice(b">>");
        Slots { range, contents }
    }
}

impl Slots {
    /// The offsets of `ByteRange` for an update that begins at `base`.
    pub(super) fn byte_range(&self, base: u64, appended: usize) -> [u64; 4] {
        let at = |position: usize| base.saturating_add(u64::try_from(position).unwrap_or(u64::MAX));
        let (gap, behind) = (at(self.contents.start), at(self.contents.end));
        [0, gap, behind, at(appended).saturating_sub(behind)]
    }

    /// Writes `ByteRange`.
    pub(super) fn fill_range(&self, base: u64, bytes: &mut [u8]) -> Result<(), SignError> {
        let [zero, gap, behind, rest] = self.byte_range(base, bytes.len());
        let text = format!("{zero} {gap} {behind} {rest}");
        let place = bytes.get_mut(self.range.clone()).and_then(|place| place.get_mut(..text.len()));
        place.ok_or(SignError::Damaged { what: "size" })?.copy_from_slice(text.as_bytes());
        Ok(())
    }
}
