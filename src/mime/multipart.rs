//! The parts of a multipart body (RFC 2046 §5.1).

use super::header::split_line;

/// Most parts of one body: twice the files of the largest dossier.
const PARTS: usize = 1_000;

/// A body taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Split<'a> {
    /// The parts, each exactly as sent: the line end before a delimiter belongs to the delimiter.
    pub(super) parts: Vec<&'a [u8]>,
    /// The text before the first delimiter.
    pub(super) preamble: &'a [u8],
    /// The text after the closing one.
    pub(super) epilogue: &'a [u8],
    /// How many delimiters there are, the closing one too.
    pub(super) delimiters: usize,
    /// Whether white space follows one of them on its line.
    pub(super) padded: bool,
}

/// Takes a body apart at its delimiter lines.
pub(super) fn split<'a>(body: &'a [u8], boundary: &str) -> Result<Split<'a>, &'static str> {
    // RFC 2046 §5.1.1: at most 70 characters, not ending with a space.
    if boundary.is_empty() || boundary.len() > 70 || boundary.ends_with(' ') {
        return Err("the boundary is not one");
    }
    let mut found = Split::default();
    let mut open: Option<usize> = None;
    let mut at = 0_usize;
    // Ends: every round takes a line off the rest.
    while let Some(rest) = body.get(at..).filter(|r| !r.is_empty()) {
        let (line, after) = split_line(rest);
        let next = body.len().saturating_sub(after.len());
        if let Some(closing) = delimiter(line, boundary) {
            found.delimiters = found.delimiters.saturating_add(1);
            found.padded |= line.ends_with(b" ") || line.ends_with(b"\t");
            match open {
                Some(start) => found.parts.push(without_line_end(body, start, at)),
                None => found.preamble = body.get(..at).unwrap_or_default(),
            }
            if closing {
                found.epilogue = after;
                return Ok(found);
            }
            if found.parts.len() >= PARTS {
                return Err("too many parts");
            }
            open = Some(next);
        }
        at = next;
    }
    Err("the closing boundary is missing")
}

/// `Some(true)` for the closing delimiter. White space may follow (RFC 2046 §5.1.1, transport-padding).
fn delimiter(line: &[u8], boundary: &str) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary.as_bytes())?;
    let (rest, closing) = match rest.strip_prefix(b"--") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    rest.iter().all(|c| matches!(c, b' ' | b'\t')).then_some(closing)
}

fn without_line_end(body: &[u8], start: usize, end: usize) -> &[u8] {
    let part = body.get(start..end).unwrap_or_default();
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<&'a [u8]>, &'static str> {
        split(body, boundary).map(|split| split.parts)
    }

    #[test]
    fn gives_parts_as_sent() {
        let body = b"preamble\r\n--x\r\nA: b\r\n\r\none\r\n\r\n--x \t\r\n\r\ntwo\r\n--xy\r\n--x--\r\nepilogue";
        assert_eq!(parts(body, "x").unwrap(), [&b"A: b\r\n\r\none\r\n"[..], b"\r\ntwo\r\n--xy"]);
        assert_eq!(parts(b"--x\n--x\n\n--x--", "x").unwrap(), [&b""[..], b""]);
    }

    #[test]
    fn needs_its_end() {
        assert!(parts(b"--x\r\none\r\n", "x").is_err());
        assert!(parts(b"--x\r\none\r\n--x\r\n", "x").is_err());
        assert!(parts(b"--x--", &"x".repeat(71)).is_err() && parts(b"--", "").is_err());
        assert_eq!(parts(b"--x--", "x").unwrap(), Vec::<&[u8]>::new());
    }
}
