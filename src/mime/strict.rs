//! What two mail programs take apart differently. Headers and boundaries of a signed mail are not signed themselves, so whoever can
//! make one program see other parts than another shows his own text under the signature of somebody else.
//!
//! What is accepted is a subset of RFC 5322 §2.2, RFC 2045 §5.1 and RFC 2046 §5.1.1 that all programs read alike; the rest is named:
//!
//! ```text
//! header       = 1*(name ":" value) with one kind of line end, no other control character but the tab, no folds of white space alone
//! content-type = token "/" token *( ";" token "=" (token / quoted) ) [";"]     no comment, no escape, no form of RFC 2231
//! multipart    = [preamble] 1*(CRLF "--" boundary CRLF part) CRLF "--" boundary "--" [white space]
//! preamble     = up to 500 printable characters, no line of which begins with "--"
//! ```
//!
//! The string `--boundary` stands nowhere in the body but in delimiters, and nothing but the line end follows it there.

use super::multipart::Split;

/// Longest preamble: `This is a cryptographically signed message in MIME format.`
const PREAMBLE: usize = 500;

/// Fields that occur once (RFC 5322 §3.6, RFC 2045 §3).
const ONCE: [&str; 8] = [
    "from",
    "sender",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
];

/// Irregularities in the lines of a header.
pub(super) fn header(raw: &[u8], fields: &[(String, String)]) -> Option<&'static str> {
    if has_bare_carriage_return(raw) {
        return Some("a carriage return stands alone");
    }
    let line_feeds = memchr::memchr_iter(b'\n', raw).count();
    if line_feeds != memchr::memchr_iter(b'\r', raw).count() && memchr::memchr(b'\r', raw).is_some() {
        return Some("lines of the header end in two ways");
    }
    if has_control(raw) {
        return Some("a control character in the header");
    }
    if ONCE.iter().any(|name| fields.iter().filter(|(n, _)| n == name).count() > 1) {
        return Some("a field of the header stands twice");
    }
    raw.split(|c| *c == b'\n').find_map(line)
}

/// One line of a header, without its line feed; the last is the empty one.
fn line(line: &[u8]) -> Option<&'static str> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.is_empty() {
        return None;
    }
    if matches!(line.first(), Some(b' ' | b'\t')) {
        return line.trim_ascii().is_empty().then_some("a line of the header is white space");
    }
    let name = line.split(|c| *c == b':').next().unwrap_or_default();
    let odd = name.is_empty() || name.len() == line.len() || !name.iter().all(|c| (0x21..=0x7E).contains(c));
    odd.then_some("white space before the colon of a field, or no field")
}

/// Irregularities in the value of Content-Type.
pub(super) fn content_type(value: &str) -> Option<&'static str> {
    let mut pieces = value.split(';');
    let essence = pieces.next().unwrap_or_default().trim();
    if !essence.split_once('/').is_some_and(|(a, b)| is_token(a) && is_token(b)) {
        return Some("Content-Type is not a plain type");
    }
    let mut names: Vec<String> = Vec::new();
    let mut last_empty = false;
    for piece in pieces {
        if last_empty {
            return Some("Content-Type has an empty parameter");
        }
        let piece = piece.trim();
        last_empty = piece.is_empty();
        if last_empty {
            continue;
        }
        let Some((name, value)) = piece.split_once('=') else { return Some("Content-Type has an odd parameter") };
        if !is_token(name) || !(is_token(value) || is_quoted(value)) {
            return Some("Content-Type has an odd parameter");
        }
        names.push(name.to_ascii_lowercase());
    }
    // RFC 2231 §3, §4: `boundary*`, `name*0`. Of two forms some programs take the one and some the other.
    let stem = |name: &str| name.split('*').next().unwrap_or_default().to_owned();
    for (index, name) in names.iter().enumerate() {
        let plain = name.contains('*') && !matches!(stem(name).as_str(), "name");
        let twice = names.iter().enumerate().any(|(other, n)| other != index && (n == name || *n == stem(name)));
        if plain || twice {
            return Some("Content-Type has a parameter in the form of RFC 2231, or twice");
        }
    }
    None
}

/// Irregularities in a boundary and the body that it divides.
pub(super) fn multipart(body: &[u8], boundary: &str, split: &Split<'_>) -> Option<&'static str> {
    // RFC 2046 §5.1.1, bchars without the space; `=?` begins what some programs decode (RFC 2047).
    let plain = |c: u8| c.is_ascii_alphanumeric() || b"'()+_,-./:=?".contains(&c);
    if !boundary.bytes().all(plain) || boundary.contains("=?") || boundary.ends_with("--") {
        return Some("the boundary is not a plain one");
    }
    let delimiter = [b"--", boundary.as_bytes()].concat();
    if split.padded || memchr::memmem::find_iter(body, &delimiter).count() != split.delimiters {
        return Some("the boundary stands in other places than delimiters");
    }
    if split.preamble.len() > PREAMBLE || is_odd(split.preamble) {
        return Some("text before the first boundary");
    }
    if !split.epilogue.trim_ascii().is_empty() || is_odd(split.epilogue) {
        return Some("text behind the last boundary");
    }
    None
}

/// Whether unsigned text contains something that looks like structure.
pub(super) fn is_odd(text: &[u8]) -> bool {
    has_bare_carriage_return(text) || has_control(text) || text.split(|c| *c == b'\n').any(|l| l.starts_with(b"--"))
}

fn has_bare_carriage_return(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at.saturating_add(1)) != Some(&b'\n'))
}

/// Control characters except the tab and line ends, in any encoding: some programs end a line at each of them.
fn has_control(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.chars().any(|c| (c.is_control() && !matches!(c, '\t' | '\r' | '\n')) || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// RFC 2045 §5.1.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&c))
}

/// A quoted string without escapes. A semicolon inside it is one that some programs part at.
fn is_quoted(text: &str) -> bool {
    let inside = text.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    inside.is_some_and(|t| !t.chars().any(|c| matches!(c, '"' | '\\' | '\r' | '\n')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_content_types_and_others() {
        for good in [
            "text/plain",
            "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"a'b\"",
            "multipart/signed;boundary=abc;",
            "application/pkcs7-signature; name*=UTF-8''k%C3%BD.p7s",
            "application/pkcs7-signature; name=\"smime (1).p7s\"",
        ] {
            assert_eq!(content_type(good), None, "{good}");
        }
        for bad in [
            "",
            "text",
            "text/plain (x)",
            "a/b; boundary*=us-ascii''EVIL",
            "a/b; boundary=x; boundary*=us-ascii''EVIL",
            "a/b; boundary*0=EV; boundary*1=IL",
            "a/b; protocol*=x",
            "a/b; name=a; name*=UTF-8''b",
            "a/b; x=1; X=2",
            "a/b; boundary=a b",
            "a/b; boundary=\"a\\\"b\"",
            "a/b; boundary=\"a\"b",
            "a/b; boundary =x",
            "a/b; boundary= x",
            "a/b; boundary=\"a;b\"",
            "a/b; x",
            "a/b;; boundary=x",
        ] {
            assert!(content_type(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn plain_headers_and_others() {
        let odd = |raw: &str| header(raw.as_bytes(), &[]);
        for good in ["A: b\r\nC: d\r\n\r\n", "A: b\n c\nC: d\n\n", "Subject: Thông báo\r\n\r\n", "A:b\r\n\r\n"] {
            assert_eq!(odd(good), None, "{good:?}");
        }
        for bad in [
            "A: b\rC: d\r\n\r\n",
            "A: b\r\nC: d\n\r\n",
            "A : b\r\n\r\n",
            "A: b\r\n \t\r\nC: d\r\n\r\n",
            "A: b\u{0}\r\n\r\n",
            "A: b\u{B}C: d\r\n\r\n",
            "A: b\u{85}C: d\r\n\r\n",
            "A: b\u{2028}C: d\r\n\r\n",
            ": b\r\n\r\n",
            "A b\r\n\r\n",
        ] {
            assert!(odd(bad).is_some(), "{bad:?}");
        }
        let twice = [("from".to_owned(), "a".to_owned()), ("from".to_owned(), "b".to_owned())];
        assert!(header(b"From: a\r\nFrom: b\r\n\r\n", &twice).is_some());
    }

    #[test]
    fn plain_bodies_and_others() {
        let odd = |body: &str, boundary: &str| {
            let split = crate::mime::multipart::split(body.as_bytes(), boundary).unwrap();
            multipart(body.as_bytes(), boundary, &split)
        };
        assert_eq!(odd("This is signed.\r\n--x\r\n\r\na\r\n--x\r\n\r\nb\r\n--x--\r\n\r\n", "x"), None);
        for (body, boundary) in [
            ("--x\r\n\r\na\r\n--xy\r\n--x--\r\n", "x"),
            ("--x\r\n\r\na --x b\r\n--x--\r\n", "x"),
            ("--x\r\n\r\na\r--x\rb\r\n--x--\r\n", "x"),
            ("--x \r\n\r\na\r\n--x--\r\n", "x"),
            ("--x\r\n\r\na\r\n--x--\r\nmore\r\n", "x"),
            ("--x\r\n\r\na\r\n--x--\r\n--x\r\n", "x"),
            ("--EVIL\r\n\r\n--x\r\n\r\na\r\n--x--\r\n", "x"),
            ("a\rb\r\n--x\r\n\r\na\r\n--x--\r\n", "x"),
            ("--a b\r\n\r\na\r\n--a b--\r\n", "a b"),
            ("--x--\r\n\r\na\r\n--x----\r\n", "x--"),
            ("--=?x\r\n\r\na\r\n--=?x--\r\n", "=?x"),
        ] {
            assert!(odd(body, boundary).is_some(), "{body:?}");
        }
    }
}
