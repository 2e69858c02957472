//! A file on disk as a source of bytes: read where needed, never as a whole.

use crate::read_at::read_exact_at;
use kyso::{Error, Source, SourceError};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// An open file.
pub(crate) struct FileSource {
    file: File,
    length: u64,
}

impl FileSource {
    /// Opens a regular file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        Ok(Self { length: metadata.len(), file })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        read_exact_at(&self.file, into, offset).map_err(|e| SourceError { offset, reason: e.to_string() })
    }
}

/// The bytes of a file, or of standard input.
pub(crate) fn open(file: &Path) -> Result<Box<dyn Source>, Error> {
    let fail = |e: io::Error| Error::Source(SourceError { offset: 0, reason: e.to_string() });
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(fail)?;
        return Ok(Box::new(bytes));
    }
    Ok(Box::new(FileSource::open(file).map_err(fail)?))
}

/// The name that a file has in its report, as it is; what is written for people puts it on one line.
pub(crate) fn name_of(file: &Path) -> String {
    file.file_name().map_or_else(|| file.to_string_lossy().into_owned(), |n| n.to_string_lossy().into_owned())
}
