//! What is verified: bytes with random access, and what belongs to them.

use core::fmt;

/// Random access to bytes: a slice, a file on disk, or a browser's `File` read in pieces.
pub trait Source {
    /// Number of bytes.
    fn len(&self) -> u64;
    /// Whether it has no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Fills `into` with the bytes from `offset`. Fails when they are not all there.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError>;
    /// All bytes, if they are in memory anyway.
    fn as_slice(&self) -> Option<&[u8]> {
        None
    }
    /// Told by the engine that `read` of the file's `of` revisions have been read and compared, for hosts that show how far the
    /// work has come. Nothing depends on it.
    fn revision_read(&self, _read: usize, _of: usize) {}
}

/// Reading failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// Where reading began.
    pub offset: u64,
    /// What the reader said.
    pub reason: String,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.reason, self.offset)
    }
}

impl core::error::Error for SourceError {}

impl Source for [u8] {
    fn len(&self) -> u64 {
        u64::try_from(<[u8]>::len(self)).unwrap_or(u64::MAX)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let piece = usize::try_from(offset)
            .ok()
            .and_then(|start| self.get(start..start.checked_add(into.len())?))
            .ok_or_else(|| SourceError { offset, reason: "past the end of the file".to_owned() })?;
        into.copy_from_slice(piece);
        Ok(())
    }

    fn as_slice(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        Source::len(self.as_slice())
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.as_slice().read_at(offset, into)
    }

    fn as_slice(&self) -> Option<&[u8]> {
        Some(self)
    }
}

/// One thing to verify.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The signed file, or the detached signature.
    pub source: &'a dyn Source,
    /// The content of a detached signature.
    pub detached: Option<&'a dyn Source>,
    /// Password of an encrypted file. Without one the empty password is tried.
    pub password: Option<&'a str>,
}

/// What a file looks like that is not a PDF, by its first bytes; `None` when it may be a broken PDF or anything else.
pub(crate) fn recognise(source: &dyn Source) -> Option<&'static str> {
    let mut head = [0_u8; 8];
    let length = usize::try_from(source.len()).unwrap_or(usize::MAX).min(head.len());
    let start = head.get_mut(..length)?;
    source.read_at(0, start).ok()?;
    const SIGNS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "ZIP"),
        (b"<?xml", "XML"),
        (b"\xEF\xBB\xBF<?xml", "XML"),
        (b"{\\rtf", "RTF"),
        (b"\xD0\xCF\x11\xE0", "Microsoft Office"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"-----BEG", "PEM"),
        (b"\x30\x80", "CMS"),
        (b"\x30\x82", "CMS"),
        (b"\x30\x83", "CMS"),
    ];
    SIGNS.iter().find(|(sign, _)| start.starts_with(sign)).map(|(_, name)| *name)
}
