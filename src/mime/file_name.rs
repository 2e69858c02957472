//! The name of an attached part (RFC 2183 §2.3, RFC 2231, and the encoded words of RFC 2047 that programs use there).
//!
//! A name is shown and compared, and never used as a path; names that cannot be decoded are shown as written.

use super::Entity;
use super::content_type::parameters;
use base64ct::{Base64, Encoding as _};

/// Most pieces of one name (RFC 2231 §3).
const PIECES: usize = 64;

impl Entity<'_> {
    /// `inline`, `attachment` or another word, in small letters (RFC 2183 §2).
    pub(crate) fn disposition(&self) -> Option<String> {
        let value = self.header.single("content-disposition").ok()??;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// The name of the file, where the part has one.
    pub fn file_name(&self) -> Option<String> {
        let disposition = self.header.single("content-disposition").ok().flatten();
        let stated = disposition.and_then(|value| parameters(value).ok()).unwrap_or_default();
        named(&stated, "filename").or_else(|| named(&self.content_type.parameters, "name")).filter(|n| !n.is_empty())
    }
}

impl Entity<'_> {
    /// Whether the part is a whole CMS, by its type or, under a type that says nothing, by its name (RFC 8551 §3.2, §3.2.1).
    pub(crate) fn is_pkcs7_mime(&self) -> bool {
        self.content_type.is_pkcs7_mime() || self.is_named(".p7m")
    }

    /// Whether the part is a detached signature, by its type or its name (RFC 8551 §3.5.3.1, §3.2.1).
    pub(crate) fn is_pkcs7_signature(&self) -> bool {
        self.content_type.is_pkcs7_signature() || self.is_named(".p7s")
    }

    fn is_named(&self, end: &str) -> bool {
        self.content_type.essence == "application/octet-stream"
            && self.file_name().is_some_and(|name| name.to_ascii_lowercase().ends_with(end))
    }
}

/// A parameter in any of its forms: plain, encoded (`name*`), in pieces (`name*0`, `name*1*`).
fn named(parameters: &[(String, String)], name: &str) -> Option<String> {
    let of = |wanted: &str| parameters.iter().find(|(n, _)| n == wanted).map(|(_, v)| v.as_str());
    if let Some(encoded) = of(&format!("{name}*")) {
        return Some(extended(encoded));
    }
    if let Some(plain) = of(name) {
        return Some(words(plain));
    }
    let mut octets = Vec::new();
    for number in 0..PIECES {
        if let Some(piece) = of(&format!("{name}*{number}*")) {
            // Only the first piece names the character set.
            let piece = if number == 0 { piece.splitn(3, '\'').last().unwrap_or(piece) } else { piece };
            octets.extend(percent(piece));
        } else if let Some(piece) = of(&format!("{name}*{number}")) {
            octets.extend(piece.bytes());
        } else {
            break;
        }
    }
    (!octets.is_empty()).then(|| String::from_utf8_lossy(&octets).into_owned())
}

/// `UTF-8'vi'v%C4%83n.pdf` (RFC 2231 §4). Other character sets than UTF-8 are not decoded.
fn extended(value: &str) -> String {
    let mut parts = value.splitn(3, '\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(set), Some(_), Some(text)) if is_utf8(set) => String::from_utf8_lossy(&percent(text)).into_owned(),
        _ => value.to_owned(),
    }
}

fn is_utf8(set: &str) -> bool {
    set.eq_ignore_ascii_case("utf-8") || set.eq_ignore_ascii_case("us-ascii")
}

fn percent(text: &str) -> Vec<u8> {
    escaped(text, b'%')
}

/// Octets written as a sign with two hexadecimal digits.
fn escaped(text: &str, sign: u8) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0_usize;
    // Ends: every round goes on by one byte at least.
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at.saturating_add(1)..at.saturating_add(3)).filter(|_| *byte == sign);
        let value = digits.and_then(|d| hex::decode(d).ok()).and_then(|v| v.first().copied());
        out.push(value.unwrap_or(*byte));
        at = at.saturating_add(if value.is_some() { 3 } else { 1 });
    }
    out
}

/// Encoded words of RFC 2047 §2 in UTF-8; white space between two of them is dropped (§6.2).
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut after_word = false;
    // Ends: every round takes the opening of a word off the rest.
    while let Some((before, word, after)) = split_word(rest) {
        if !(after_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&word);
        after_word = true;
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What is before the first encoded word, the word decoded, what follows.
fn split_word(text: &str) -> Option<(&str, String, &str)> {
    let (before, rest) = text.split_once("=?")?;
    let (set, rest) = rest.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (content, after) = rest.split_once("?=")?;
    let octets = match encoding {
        "B" | "b" => Base64::decode_vec(content).ok()?,
        "Q" | "q" => escaped(&content.replace('_', " "), b'='),
        _ => return None,
    };
    is_utf8(set).then(|| (before, String::from_utf8_lossy(&octets).into_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(header: &str) -> Option<String> {
        let raw = format!("{header}\r\n\r\nx");
        Entity::read(raw.as_bytes()).file_name()
    }

    #[test]
    fn reads_names_in_every_form_in_use() {
        for header in [
            "Content-Disposition: attachment; filename=\"văn bản.pdf\"",
            "Content-Disposition: attachment; filename*=UTF-8''v%C4%83n%20b%E1%BA%A3n.pdf",
            "Content-Disposition: attachment; filename*0*=UTF-8''v%C4%83n; filename*1=\" bản.pdf\"",
            "Content-Disposition: attachment; filename=\"=?UTF-8?B?dsSDbiBi4bqjbg==?= =?utf-8?Q?.pdf?=\"",
            "Content-Type: application/pdf; name=\"=?UTF-8?Q?v=C4=83n_b=E1=BA=A3n.pdf?=\"",
        ] {
            assert_eq!(name(header).as_deref(), Some("văn bản.pdf"), "{header}");
        }
        assert_eq!(name("Content-Type: text/plain"), None);
        assert_eq!(name("Content-Disposition: attachment; filename=\"=?X?B?!?=\"").as_deref(), Some("=?X?B?!?="));
    }
}
