//! A document while it is received: in a file without a name, which is gone with the process however that ends.

use crate::read_at::read_exact_at;
use kyso::bridge::protocol::{Document, ErrorCode, Kind};
use kyso::crypto::{DigestAlgorithm, Hasher};
use kyso::{Source, SourceError};
use std::fs::File;
use std::io::Write;

/// Bytes hashed at a time.
const PIECE: u64 = 1 << 18;

/// A document and what was announced of it.
pub(crate) struct Spool {
    file: File,
    received: u64,
    pub(crate) document: Document,
}

impl Spool {
    /// Begins one.
    pub(crate) fn new(document: Document) -> Result<Self, ErrorCode> {
        let file = tempfile::tempfile().and_then(private).map_err(|_| ErrorCode::DocumentTooLarge)?;
        Ok(Self { file, received: 0, document })
    }

    /// Takes the next bytes, and says how many there are.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Result<u64, ErrorCode> {
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let received = self.received.saturating_add(more);
        if received > self.document.size {
            return Err(ErrorCode::DocumentTooLarge);
        }
        self.file.write_all(bytes).map_err(|_| ErrorCode::DocumentTooLarge)?;
        self.received = received;
        Ok(received)
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.received == self.document.size
    }

    /// The digest of what the signature covers.
    pub(crate) fn digest(&self, algorithm: DigestAlgorithm) -> Result<Vec<u8>, ErrorCode> {
        match self.document.kind {
            Kind::File => self.digest_of([0, self.received, self.received, 0], algorithm),
            Kind::Pdf(byte_range) => self.digest_of(byte_range, algorithm),
        }
    }

    /// The digest of the bytes that a `ByteRange` names.
    pub(crate) fn digest_of(
        &self,
        [first, first_length, second, second_length]: [u64; 4],
        algorithm: DigestAlgorithm,
    ) -> Result<Vec<u8>, ErrorCode> {
        let mut hasher = Hasher::new(algorithm);
        self.hash(first, first_length, &mut hasher)?;
        self.hash(second, second_length, &mut hasher)?;
        Ok(hasher.finish())
    }

    fn hash(&self, from: u64, length: u64, hasher: &mut Hasher) -> Result<(), ErrorCode> {
        let end = from.checked_add(length).filter(|end| *end <= self.received).ok_or(ErrorCode::ByteRange)?;
        let mut piece = Vec::new();
        let mut done = from;
        // Ends: every round reads at least one byte of what is left.
        while done < end {
            let size = PIECE.min(end.saturating_sub(done));
            piece.resize(usize::try_from(size).unwrap_or(0), 0);
            read_exact_at(&self.file, &mut piece, done).map_err(|_| ErrorCode::DocumentIncomplete)?;
            hasher.update(&piece);
            done = done.saturating_add(size);
        }
        Ok(())
    }
}

/// A file that only this user can open, even by way of the process that has it.
#[cfg(unix)]
fn private(file: File) -> std::io::Result<File> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    Ok(file)
}

/// On Windows it is deleted when it is closed, and nobody else may open it.
#[cfg(not(unix))]
fn private(file: File) -> std::io::Result<File> {
    Ok(file)
}

impl Source for Spool {
    fn len(&self) -> u64 {
        self.received
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        read_exact_at(&self.file, into, offset).map_err(|e| SourceError { offset, reason: e.to_string() })
    }
}
