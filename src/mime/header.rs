//! The lines at the head of an entity (RFC 5322 §2.2, RFC 2045 §3).

/// Most lines of one header; more are a fault. Mail that passed many servers has a few hundred.
const LINES: usize = 4_000;

/// Fields of one entity, in their order.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// Name in small letters, and the value with folds taken out.
    pub fields: Vec<(String, String)>,
    /// A line that is not a field.
    pub fault: Option<&'static str>,
}

impl Header {
    /// Reads the header at the beginning of `bytes`; also returns what follows the empty line after it.
    pub(super) fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut header = Self::default();
        let mut rest = bytes;
        for _ in 0..LINES {
            let (line, after) = split_line(rest);
            if rest.is_empty() || line.is_empty() {
                return (header, after);
            }
            header.take(line);
            rest = after;
        }
        header.fault = Some("header too long");
        (header, &[])
    }

    fn take(&mut self, line: &[u8]) {
        let text = String::from_utf8_lossy(line);
        // RFC 5322 §2.2.3: a line that begins with white space continues the one before it.
        if text.starts_with([' ', '\t']) {
            match self.fields.last_mut() {
                Some((_, value)) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                None => self.fault = Some("header begins with a continuation"),
            }
            return;
        }
        match text.split_once(':') {
            Some((name, value)) if is_field_name(name.trim_end()) => {
                self.fields.push((name.trim_end().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => self.fault = Some("a line of the header is no field"),
        }
    }

    /// The only value of a field; `Err` if it occurs more than once.
    pub fn single(&self, name: &str) -> Result<Option<&str>, &'static str> {
        let mut found = self.fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        match (found.next(), found.next()) {
            (first, None) => Ok(first),
            (_, Some(_)) => Err("a field of the header stands twice"),
        }
    }
}

/// RFC 5322 §3.6.8: printable characters but the colon.
fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|c| (0x21..=0x7E).contains(&c) && c != b':')
}

/// The first line without its end, and what follows.
pub(super) fn split_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr(b'\n', bytes) {
        None => (bytes, &[]),
        Some(at) => {
            let line = bytes.get(..at).unwrap_or_default();
            let after = bytes.get(at.saturating_add(1)..).unwrap_or_default();
            (line.strip_suffix(b"\r").unwrap_or(line), after)
        }
    }
}
