//! The files of a ZIP, within bounds.
//!
//! Only the central directory says what is in the archive, and every entry has to agree with its local header: what two readers could
//! see differently is an entry that cannot be read. Sizes are counted while inflating and never believed. Names are names, not paths.

use super::crc32::crc32;
use super::entry::{Entry, unreadable};
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::span::Span;
use crate::base::unseen::on_one_line;
use crate::verify::two_forms;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive, ZipVerification};

/// Most entries of one archive: four for each member of the largest dossier, since folders are entries too.
const MOST_ENTRIES: usize = 2_000;
/// Longest name, in characters: twice the longest file name of common file systems.
const MOST_NAME: usize = 512;
/// Inflating anything takes this at least of what is left, so that empty entries are not for nothing.
const LEAST_COST: usize = 1_024;

/// Whether a file begins like a ZIP.
pub(super) fn begins_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The files of an archive; `None` if it is itself a document: OOXML and OpenDocument are ZIPs too. `left` is how many
/// bytes may still be inflated, over all archives of a dossier.
///
/// # Errors If the archive as a whole cannot be read in one way only.
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
    accounted(bytes, &archive, &records)?;
    let files = records.iter().filter(|r| !r.is_dir());
    let entries: Vec<Entry> =
        files.map(|r| Entry { name: name(r.file_path().as_bytes()), bytes: read(&archive, r, left) }).collect();
    one_form(bytes, &archive, &records, &entries)?;
    Ok(Some(entries))
}

/// Programs that read an archive from its beginning see entries that the directory does not name, and those that look
/// for its end see another end. So it must consist of its entries, each directly after the previous one, its directory
/// and the record at its end (APPNOTE.TXT 4.3.6), and nothing else.
fn accounted(bytes: &[u8], archive: &ZipSliceArchive<&[u8]>, records: &[ZipFileHeaderRecord<'_>]) -> Result<(), Error> {
    /// The longest data descriptor, with its sign and sizes of 64 bits (APPNOTE.TXT 4.3.9).
    const DESCRIPTOR: u64 = 24;
    /// The end record and locator of ZIP64 (APPNOTE.TXT 4.3.14, 4.3.15).
    const ZIP64: u64 = 56 + 20;
    let mut extents: Vec<(u64, u64, bool)> = Vec::new();
    for record in records {
        let entry = archive.get_entry(record.wayfinder()).map_err(|e| unreadable(&e.to_string()))?;
        let described = record.flags().has_data_descriptor();
        extents.push((record.local_header_offset(), entry.compressed_data_range().1, described));
    }
    crate::base::sort::sort(&mut extents);
    let (mut at, mut spare) = (0_u64, 0_u64);
    let directory = archive.directory_offset();
    for (start, end, described) in extents.into_iter().chain([(directory, directory, false)]) {
        if start < at || start.saturating_sub(at) > spare {
            return Err(ambiguous("bytes between the entries"));
        }
        (at, spare) = (end, if described { DESCRIPTOR } else { 0 });
    }
    let listed = records.last().map_or(directory, |r| end_of_record(bytes, r.central_directory_offset()));
    let rest = archive.eocd_offset().checked_sub(listed);
    let zip64 = rest == Some(ZIP64) && at_offset(bytes, listed).starts_with(b"PK\x06\x06");
    if rest != Some(0) && !zip64 {
        return Err(ambiguous("bytes behind the directory"));
    }
    if archive.end_offset() != Source::len(bytes) {
        return Err(ambiguous("bytes behind the end"));
    }
    Ok(())
}

fn at_offset(bytes: &[u8], offset: u64) -> &[u8] {
    usize::try_from(offset).ok().and_then(|at| bytes.get(at..)).unwrap_or_default()
}

/// Where a record of the directory ends (APPNOTE.TXT 4.3.12): its name, extra field and comment are of the lengths it states.
fn end_of_record(bytes: &[u8], offset: u64) -> u64 {
    let record = at_offset(bytes, offset);
    let length = |at: usize| {
        let octets = record.get(at..at.saturating_add(2)).and_then(|b| b.try_into().ok());
        u64::from(octets.map(u16::from_le_bytes).unwrap_or_default())
    };
    [46, length(28), length(30), length(32)].into_iter().fold(offset, u64::saturating_add)
}

/// A PDF reader opens an archive if it finds a PDF near the beginning. That is allowed if all it can find is in a
/// document that is judged; nobody examines a PDF anywhere else, in a name, an extra field or a skipped file. The same
/// applies to a browser and elements of a page.
fn one_form(
    bytes: &[u8],
    archive: &ZipSliceArchive<&[u8]>,
    records: &[ZipFileHeaderRecord<'_>],
    entries: &[Entry],
) -> Result<(), Error> {
    let files: Vec<_> = records.iter().filter(|r| !r.is_dir()).zip(entries).collect();
    let spans = |wanted: fn(&Entry) -> bool| {
        let wanted = files.iter().filter(|(_, entry)| !is_system_file(&entry.name) && wanted(entry));
        let entries = wanted.filter_map(|(record, _)| archive.get_entry(record.wayfinder()).ok());
        let mut spans: Vec<Span> = entries.map(|e| e.compressed_data_range()).map(|(a, b)| Span::new(a, b)).collect();
        crate::base::sort::sort(&mut spans);
        spans
    };
    let is_pdf = |entry: &Entry| entry.bytes.as_ref().is_ok_and(|b| b.starts_with(b"%PDF-"));
    if two_forms::opens_as_pdf(bytes) && two_forms::pdf_outside(bytes, &spans(is_pdf)) {
        return Err(ambiguous("a PDF in the archive"));
    }
    if two_forms::html_outside(bytes, &spans(|_| true)) { Err(ambiguous("a page in the archive")) } else { Ok(()) }
}

/// Files that systems leave in archives.
pub(super) fn is_system_file(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/") || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Entries that share bytes are how a small archive becomes a large one.
fn overlap(archive: &ZipSliceArchive<&[u8]>, records: &[ZipFileHeaderRecord<'_>]) -> Result<(), Error> {
    let entries = records.iter().filter_map(|r| archive.get_entry(r.wayfinder()).ok());
    let mut ranges: Vec<(u64, u64)> = entries.map(|e| e.compressed_data_range()).filter(|r| r.0 < r.1).collect();
    crate::base::sort::sort(&mut ranges);
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
        && local.flags().is_encrypted() == record.flags().is_encrypted()
        && local.flags().has_data_descriptor() == record.flags().has_data_descriptor()
        && (record.flags().has_data_descriptor()
            || (local.crc32() == record.crc32()
                && local.compressed_size_hint() == record.compressed_size_hint()
                && local.uncompressed_size_hint() == record.uncompressed_size_hint()));
    if !agrees {
        return Err(unreadable("the entry and the directory differ"));
    }
    let most = (*left).min(usize::try_from(record.uncompressed_size_hint()).unwrap_or(usize::MAX));
    let bytes = if record.compression_method() == CompressionMethod::STORE {
        Some(entry.data()).filter(|data| data.len() <= most).map(<[u8]>::to_vec)
    } else if record.compression_method() == CompressionMethod::DEFLATE {
        decompress_to_vec_with_limit(entry.data(), most).ok().filter(|bytes| uses_all(entry.data(), bytes.len()))
    } else {
        return Err(unreadable("compression"));
    };
    let over = record.uncompressed_size_hint() > u64::try_from(*left).unwrap_or(u64::MAX);
    // What was inflated in vain was inflated too.
    *left = left.saturating_sub(bytes.as_ref().map_or(most, Vec::len).max(LEAST_COST));
    let bytes = bytes.ok_or_else(|| {
        if over { Error::OverLimit { limit: "unpacked-bytes", value: 0 } } else { unreadable("compressed data") }
    })?;
    let found =
        ZipVerification { crc: crc32(&bytes), uncompressed_size: u64::try_from(bytes.len()).unwrap_or(u64::MAX) };
    entry.claim_verifier().valid(found).map_err(|e| unreadable(&e.to_string()))?;
    Ok(bytes)
}

/// Whether inflating ends with the last byte of the data. Archive programs do not show what follows that end, but other
/// programs find it there.
fn uses_all(data: &[u8], length: usize) -> bool {
    // One more: a full output is not an end.
    let mut out = vec![0; length.saturating_add(1)];
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut DecompressorOxide::new(), data, &mut out, 0, flags);
    status == TINFLStatus::Done && read == data.len() && written == length
}

/// A name as it is shown. Bytes that are no UTF-8 come from old programs and are shown as such.
pub(super) fn name(bytes: &[u8]) -> String {
    let name: String = String::from_utf8_lossy(bytes).chars().take(MOST_NAME).collect();
    on_one_line(&name)
}

/// What two programs read in two ways.
fn ambiguous(what: &str) -> Error {
    Error::Dossier { fault: "ambiguous-form", what: what.to_owned() }
}
