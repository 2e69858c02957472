//! Signing a file that is read in pieces: the two steps apart, as two machines do them.

use kyso::sign::{Placement, Prepared, Request, embed, prepare};
use kyso::{Input, Limits, Source, SourceError, Timestamp};
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Bytes hashed or copied at a time.
const PIECE: usize = 1 << 20;

/// A file of the disc.
struct Pieces {
    file: File,
    size: u64,
}

impl Pieces {
    fn open(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let size = file.metadata().map_err(|e| e.to_string())?.len();
        Ok(Self { file, size })
    }
}

impl Source for Pieces {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.file.read_exact_at(into, offset).map_err(|e| SourceError { offset, reason: e.to_string() })
    }
}

/// The digest of a file alone: what every signer has to do.
///
/// # Errors
/// When the file cannot be read.
pub fn digest(path: &Path) -> Result<(), String> {
    let mut hasher = kyso::crypto::DigestAlgorithm::Sha256.hasher();
    let mut file = File::open(path).map_err(|e| e.to_string())?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece).map_err(|e| e.to_string())?;
        if read == 0 {
            println!("{}", hex::encode(hasher.finish()));
            return Ok(());
        }
        hasher.update(&piece[..read]);
    }
}

/// Prepares a signature; writes what was prepared, and the digest to sign.
///
/// # Errors
/// Those of the engine and of the disc.
pub fn prepared(file: &Path, certificate: &[u8], out: &Path, digest: &Path) -> Result<(), String> {
    let source = Pieces::open(file)?;
    let input = Input { source: &source, detached: None, password: None };
    let now = Timestamp::parse("2026-11-22T02:05:00Z").ok_or("no time")?;
    let chain = [certificate.to_vec()];
    let made = prepare(&input, &Request::new(now), &chain, &Placement::default(), &Limits::default());
    let made = made.map_err(|e| e.to_string())?;
    std::fs::write(digest, made.digest_to_sign().map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
    let text = serde_json::to_vec(&made).map_err(|e| e.to_string())?;
    std::fs::write(out, text).map_err(|e| e.to_string())
}

/// Puts the value in; writes what is to be appended.
///
/// # Errors
/// Those of the engine and of the disc.
pub fn embedded(prepared: &Path, value: &Path, out: &Path) -> Result<(), String> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let made: Prepared = serde_json::from_slice(&read(prepared)?).map_err(|e| e.to_string())?;
    let appended = embed(&made, &read(value)?, None).map_err(|e| e.to_string())?;
    let mut file = File::create(out).map_err(|e| e.to_string())?;
    file.write_all(&appended).map_err(|e| e.to_string())
}
