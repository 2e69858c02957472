//! PEM (RFC 7468, with the tolerance of its §2 and the headers of RFC 1421).

use crate::base::limits::PEM_LABEL_OCTETS;
use base64ct::{Base64, Encoding};

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";

/// One block of a PEM file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemBlock {
    /// What the block says it is, such as `CERTIFICATE`.
    pub label: String,
    /// Its content.
    pub der: Vec<u8>,
}

/// All blocks of a file, in order. Text around them, any kind of line end and lines of any length are accepted; a block that is
/// cut off, whose labels differ or that is not base64 is left out.
pub fn pem_blocks(bytes: &[u8]) -> Vec<PemBlock> {
    let mut blocks = Vec::new();
    let mut rest = bytes;
    // Ends: every round takes at least the BEGIN mark off the rest.
    while let Some((_, after)) = split_at_mark(rest, BEGIN) {
        rest = after;
        let Some((label, body)) = split_label(after) else { continue };
        let until = split_at_mark(body, BEGIN).map_or(body, |(before, _)| before);
        let Some((text, tail)) = split_at_mark(until, END) else { continue };
        if split_label(tail).is_some_and(|(closing, _)| closing == label)
            && let Some(der) = decode(text)
        {
            blocks.push(PemBlock { label: label.to_owned(), der });
        }
    }
    blocks
}

fn split_at_mark<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at.checked_add(mark.len())?..)?))
}

fn split_label(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let near = bytes.get(..PEM_LABEL_OCTETS.saturating_add(DASHES.len())).unwrap_or(bytes);
    let (label, _) = split_at_mark(near, DASHES)?;
    let rest = bytes.get(label.len().checked_add(DASHES.len())?..)?;
    let label = core::str::from_utf8(label).ok()?;
    label.bytes().all(|octet| (0x20..0x7F).contains(&octet)).then_some((label, rest))
}

fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let body = without_headers(text);
    let compact: String = body.iter().filter(|c| !c.is_ascii_whitespace()).map(|c| char::from(*c)).collect();
    let unpadded = compact.trim_end_matches('=');
    base64ct::Base64Unpadded::decode_vec(unpadded).ok().or_else(|| Base64::decode_vec(&compact).ok())
}

/// RFC 1421 §4.6: header lines (`Proc-Type: …`), then an empty line.
fn without_headers(text: &[u8]) -> &[u8] {
    if !text.contains(&b':') {
        return text;
    }
    let mut rest = text;
    let mut in_headers = false;
    // Ends: every round takes a line off the rest.
    while let Some(at) = rest.iter().position(|c| *c == b'\n') {
        let (line, after) = rest.split_at(at.saturating_add(1).min(rest.len()));
        rest = after;
        in_headers |= line.contains(&b':');
        if in_headers && line.trim_ascii().is_empty() {
            break;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<(String, Vec<u8>)> {
        pem_blocks(text.as_bytes()).into_iter().map(|b| (b.label, b.der)).collect()
    }

    #[test]
    fn reads_blocks_among_text() {
        let text = "subject=CN\r\n-----BEGIN A B-----\r\nAQI\r\nD\r\n-----END A B-----\r\n\n-----BEGIN C-----BAU=-----END C-----";
        assert_eq!(labels(text), vec![("A B".to_owned(), vec![1, 2, 3]), ("C".to_owned(), vec![4, 5])]);
    }

    #[test]
    fn skips_headers() {
        let text = "-----BEGIN X-----\nProc-Type: 4,CLEAR\nName: a\n\nAQID\n-----END X-----\n";
        assert_eq!(labels(text), vec![("X".to_owned(), vec![1, 2, 3])]);
    }

    #[test]
    fn leaves_broken_blocks_out() {
        for bad in [
            "-----BEGIN X-----\nAQID\n",
            "-----BEGIN X-----\nAQID\n-----END Y-----\n",
            "-----BEGIN X-----\nA*ID\n-----END X-----\n",
            "-----BEGIN X\nAQID\n-----END X-----\n",
        ] {
            assert_eq!(labels(bad), vec![], "{bad}");
        }
        let text = "-----BEGIN X-----\nAQID\n-----BEGIN Y-----\nBAU=\n-----END Y-----\n";
        assert_eq!(labels(text), vec![("Y".to_owned(), vec![4, 5])]);
    }
}
