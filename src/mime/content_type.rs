//! `Content-Type` (RFC 2045 §5.1).

/// Type and parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentType {
    /// `type/subtype` in small letters.
    pub essence: String,
    /// Names in lower case, values as written without their quotation marks.
    pub parameters: Vec<(String, String)>,
}

impl Default for ContentType {
    /// RFC 2045 §5.2.
    fn default() -> Self {
        Self { essence: "text/plain".to_owned(), parameters: Vec::new() }
    }
}

impl ContentType {
    /// Reads the value of the field.
    pub(super) fn parse(value: &str) -> Result<Self, &'static str> {
        let mut pieces = pieces(value)?.into_iter();
        let essence = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let well_formed =
            essence.split_once('/').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && !b.contains(['/', ' ']));
        if !well_formed {
            return Err("Content-Type has no type");
        }
        Ok(Self { essence, parameters: collected(pieces)? })
    }

    /// Value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether it is one of the types of S/MIME that carry a whole CMS (RFC 8551 §3.2).
    pub(crate) fn is_pkcs7_mime(&self) -> bool {
        matches!(self.essence.as_str(), "application/pkcs7-mime" | "application/x-pkcs7-mime")
    }

    /// Whether it is the type of a detached signature (RFC 8551 §3.5.3.1).
    pub(crate) fn is_pkcs7_signature(&self) -> bool {
        matches!(self.essence.as_str(), "application/pkcs7-signature" | "application/x-pkcs7-signature")
    }
}

/// The parameters of another field of the same form (RFC 2183 §2).
pub(super) fn parameters(value: &str) -> Result<Vec<(String, String)>, &'static str> {
    collected(pieces(value)?.into_iter().skip(1))
}

fn collected(pieces: impl Iterator<Item = String>) -> Result<Vec<(String, String)>, &'static str> {
    let mut parameters: Vec<(String, String)> = Vec::new();
    for piece in pieces.filter(|p| !p.is_empty()) {
        let (name, value) = piece.split_once('=').ok_or("Content-Type has a parameter without a value")?;
        let name = name.trim().to_ascii_lowercase();
        if parameters.iter().any(|(known, _)| *known == name) {
            return Err("Content-Type has a parameter twice");
        }
        parameters.push((name, unquoted(value.trim())));
    }
    Ok(parameters)
}

/// The parts between semicolons, without comments (RFC 5322 §3.2.2); neither counts inside quotation marks.
fn pieces(value: &str) -> Result<Vec<String>, &'static str> {
    let mut found = Vec::new();
    let mut piece = String::new();
    let (mut quoted, mut escaped, mut depth) = (false, false, 0_usize);
    for c in value.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth = depth.saturating_add(1),
            ')' if !quoted && depth > 0 => {
                depth = depth.saturating_sub(1);
                continue;
            }
            ';' if !quoted && depth == 0 => {
                found.push(core::mem::take(&mut piece).trim().to_owned());
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            piece.push(c);
        }
    }
    if quoted || depth > 0 {
        return Err("Content-Type has an open quotation or comment");
    }
    found.push(piece.trim().to_owned());
    Ok(found)
}

fn unquoted(value: &str) -> String {
    let Some(inside) = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) else { return value.to_owned() };
    let mut out = String::with_capacity(inside.len());
    let mut escaped = false;
    for c in inside.chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            escaped = false;
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quotes_comments_and_case() {
        let found = ContentType::parse(r#"Multipart/Signed (a;b); Boundary="a;\"b" ; micalg=sha-256;"#).unwrap();
        assert_eq!(found.essence, "multipart/signed");
        assert_eq!(found.parameter("boundary"), Some("a;\"b"));
        assert_eq!(found.parameter("micalg"), Some("sha-256"));
    }

    #[test]
    fn refuses_what_has_two_readings() {
        for bad in ["", "text", "a/b/c", "a/b; x=1; X=2", "a/b; x", "a/b; x=\"1", "a/b (c"] {
            assert!(ContentType::parse(bad).is_err(), "{bad}");
        }
    }
}
