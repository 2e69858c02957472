//! The canonical form of text: lines end with CR LF (RFC 8551 §3.1.1).

/// Whether there is a line feed without a preceding carriage return.
pub(crate) fn has_bare_line_feed(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', bytes).any(|at| !follows_carriage_return(bytes, at))
}

/// The same text with CR LF at the end of every line. A file that was stored with other line ends hashes as it was sent.
pub(crate) fn canonical(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for at in memchr::memchr_iter(b'\n', bytes).filter(|at| !follows_carriage_return(bytes, *at)) {
        out.extend_from_slice(bytes.get(done..at).unwrap_or_default());
        out.extend_from_slice(b"\r\n");
        done = at.saturating_add(1);
    }
    out.extend_from_slice(bytes.get(done..).unwrap_or_default());
    out
}

/// The same text with LF alone at the end of every line.
pub(crate) fn with_line_feeds(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for at in memchr::memmem::find_iter(bytes, b"\r\n") {
        out.extend_from_slice(bytes.get(done..at).unwrap_or_default());
        done = at.saturating_add(1);
    }
    out.extend_from_slice(bytes.get(done..).unwrap_or_default());
    out
}

fn follows_carriage_return(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_every_line_end_with_both() {
        assert_eq!(canonical(b"a\nb\r\nc\r\n\nd\r"), b"a\r\nb\r\nc\r\n\r\nd\r");
        assert_eq!(canonical(b"\n"), b"\r\n");
        assert!(has_bare_line_feed(b"\n") && has_bare_line_feed(b"a\r\nb\n"));
        assert!(!has_bare_line_feed(b"a\r\nb\r\n") && !has_bare_line_feed(b""));
    }
}
