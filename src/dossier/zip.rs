//! The files of a ZIP, within bounds.
//!
//! Only the central directory says what is in the archive, and every entry has to agree with its local header: what two readers could
//! see differently is an entry that cannot be read. Sizes are counted while inflating and never believed. Names are names, not paths.

use crate::error::Error;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive, ZipVerification};

/// Most entries of one archive.
const MOST_ENTRIES: usize = 2_000;
/// Longest name that is kept, in characters.
const MOST_NAME: usize = 512;
/// Inflating anything takes this at least of what is left, so that empty entries are not for nothing.
const LEAST_COST: usize = 1_024;

/// One file of an archive.
pub(super) struct Entry {
    pub(super) name: String,
    /// Its bytes, or why they cannot be had.
    pub(super) bytes: Result<Vec<u8>, Error>,
}

/// Whether a file begins like a ZIP.
pub(super) fn begins_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The files of an archive; `None` for one that is a document of its own: OOXML and OpenDocument are ZIPs too. `left` is what may
/// still be inflated, over all archives of a dossier.
///
/// # Errors
/// When the archive as a whole cannot be read in one way.
pub(super) fn entries(bytes: &[u8], left: &mut usize) -> Result<Option<Vec<Entry>>, Error> {
    let archive = ZipArchive::from_slice(bytes).map_err(|e| unreadable(&e.to_string()))?;
    let mut records = Vec::new();
    let mut walk = archive.entries();
    // Ends: every round takes a record off the directory, and there is a most.
    while let Some(record) = walk.next_entry().map_err(|e| unreadable(&e.to_string()))? {
        if records.len() >= MOST_ENTRIES {
            return Err(Error::OverLimit { limit: "zip-entries", value: 2_000 });
        }
        records.push(record);
    }
    if records.iter().any(|r| matches!(r.file_path().as_bytes(), b"[Content_Types].xml" | b"mimetype")) {
        return Ok(None);
    }
    overlap(&archive, &records)?;
    let files = records.iter().filter(|r| !r.is_dir());
    Ok(Some(files.map(|r| Entry { name: name(r.file_path().as_bytes()), bytes: read(&archive, r, left) }).collect()))
}

/// Entries that share bytes are how a small archive becomes a large one.
fn overlap(archive: &ZipSliceArchive<&[u8]>, records: &[ZipFileHeaderRecord<'_>]) -> Result<(), Error> {
    let entries = records.iter().filter_map(|r| archive.get_entry(r.wayfinder()).ok());
    let mut ranges: Vec<(u64, u64)> = entries.map(|e| e.compressed_data_range()).filter(|r| r.0 < r.1).collect();
    crate::order::sort(&mut ranges);
    let crossing = ranges.windows(2).any(|pair| matches!(pair, [one, other] if one.1 > other.0));
    if crossing { Err(unreadable("entries share bytes")) } else { Ok(()) }
}

fn read(
    archive: &ZipSliceArchive<&[u8]>,
    record: &ZipFileHeaderRecord<'_>,
    left: &mut usize,
) -> Result<Vec<u8>, Error> {
    if record.flags().is_encrypted() || record.flags().has_strong_encryption() {
        return Err(Error::EncryptionUnsupported { what: "ZIP".to_owned() });
    }
    if record.mode().is_symlink() {
        return Err(unreadable("a link"));
    }
    let entry = archive.get_entry(record.wayfinder()).map_err(|e| unreadable(&e.to_string()))?;
    let local = entry.local_header();
    let agrees = local.file_path().as_bytes() == record.file_path().as_bytes()
        && local.compression_method() == record.compression_method()
        && local.flags().is_encrypted() == record.flags().is_encrypted();
    if !agrees {
        return Err(unreadable("the entry and the directory differ"));
    }
    let most = (*left).min(usize::try_from(record.uncompressed_size_hint()).unwrap_or(usize::MAX));
    let bytes = if record.compression_method() == CompressionMethod::STORE {
        Some(entry.data()).filter(|data| data.len() <= most).map(<[u8]>::to_vec)
    } else if record.compression_method() == CompressionMethod::DEFLATE {
        decompress_to_vec_with_limit(entry.data(), most).ok()
    } else {
        return Err(unreadable("compression"));
    };
    let over = record.uncompressed_size_hint() > u64::try_from(*left).unwrap_or(u64::MAX);
    // What was inflated in vain was inflated too.
    *left = left.saturating_sub(bytes.as_ref().map_or(most, Vec::len).max(LEAST_COST));
    let bytes = bytes.ok_or_else(|| {
        if over { Error::OverLimit { limit: "unpacked-bytes", value: 0 } } else { unreadable("compressed data") }
    })?;
    let found = ZipVerification {
        crc: rawzip::crc32(&bytes),
        uncompressed_size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    };
    entry.claim_verifier().valid(found).map_err(|e| unreadable(&e.to_string()))?;
    Ok(bytes)
}

/// A name as it is shown. Bytes that are no UTF-8 come from old programs and are shown as such.
pub(super) fn name(bytes: &[u8]) -> String {
    let shown = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    String::from_utf8_lossy(bytes).chars().take(MOST_NAME).map(shown).collect()
}

fn unreadable(what: &str) -> Error {
    Error::Dossier { fault: "archive-unreadable", what: what.to_owned() }
}
