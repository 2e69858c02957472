//! The line protocol of pinentry (libassuan, "Client requests" and "Server responses"): what shows a question and takes a PIN.

/// Longest line, its end included (libassuan, `ASSUAN_LINELENGTH`).
pub const LINE_BYTES: usize = 1_000;

/// A command with a text. `None` if it does not fit into a line.
///
/// ```
/// use kyso::bridge::assuan::command;
///
/// assert_eq!(command("SETDESC", "100 %\nof it").as_deref(), Some("SETDESC 100 %25%0Aof it\n"));
/// ```
pub fn command(name: &str, text: &str) -> Option<String> {
    let line = format!("{name} {}\n", escaped(text));
    (line.len() <= LINE_BYTES).then_some(line)
}

/// A text in which nothing ends a line or begins an escape.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            c => out.push(c),
        }
    }
    out
}

/// What a line of the server says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'l> {
    /// Done.
    Ok,
    /// Not done.
    Error(Refusal),
    /// Data, still escaped.
    Data(&'l [u8]),
    /// A remark.
    Other,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person said no, or closed the window.
    Declined,
    /// The third button.
    Back,
    /// Nobody answered.
    Timeout,
    /// There is no screen, or the command is not known.
    Failed,
}

/// Reads a line without its end.
pub fn reply(line: &[u8]) -> Reply<'_> {
    if line == b"OK" || line.starts_with(b"OK ") {
        return Reply::Ok;
    }
    if let Some(data) = line.strip_prefix(b"D ") {
        return Reply::Data(data);
    }
    match line.strip_prefix(b"ERR ") {
        Some(rest) => Reply::Error(refusal(rest)),
        None => Reply::Other,
    }
}

/// The lower sixteen bits of the number are the code (libgpg-error, `gpg_err_code`).
fn refusal(rest: &[u8]) -> Refusal {
    let digits = rest.split(|byte| *byte == b' ').next().unwrap_or_default();
    let number = core::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
    match number & 0xFFFF {
        // GPG_ERR_CANCELED, GPG_ERR_FULLY_CANCELED.
        99 | 198 => Refusal::Declined,
        // GPG_ERR_NOT_CONFIRMED.
        114 => Refusal::Back,
        // GPG_ERR_TIMEOUT.
        62 => Refusal::Timeout,
        _ => Refusal::Failed,
    }
}

/// The octets that escaped data are made of, one at a time: whoever keeps them decides how they are wiped.
pub fn unescaped(data: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut at = 0_usize;
    core::iter::from_fn(move || {
        let byte = *data.get(at)?;
        at = at.saturating_add(1);
        if byte != b'%' {
            return Some(byte);
        }
        let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let value = digit(data.get(at)).zip(digit(data.get(at.saturating_add(1))));
        let Some((high, low)) = value else { return Some(byte) };
        at = at.saturating_add(2);
        Some(high << 4 | low)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_in_its_line() {
        let line = command("SETDESC", "a\nGETPIN\r\n%0ACONFIRM").unwrap();
        assert_eq!(line.matches(['\n', '\r']).count(), 1);
        assert!(line.ends_with("%250ACONFIRM\n"));
        assert!(command("SETDESC", &"a".repeat(LINE_BYTES)).is_none());
    }

    #[test]
    fn lines_are_read() {
        assert_eq!(reply(b"OK Pleased to meet you"), Reply::Ok);
        assert_eq!(reply(b"OKAY"), Reply::Other);
        assert_eq!(reply(b"ERR 83886179 Operation cancelled <Pinentry>"), Reply::Error(Refusal::Declined));
        assert_eq!(reply(b"ERR 83886194 Not confirmed"), Reply::Error(Refusal::Back));
        assert_eq!(reply(b"ERR 83886142 Timeout"), Reply::Error(Refusal::Timeout));
        assert_eq!(reply(b"ERR 83918950 Inappropriate ioctl"), Reply::Error(Refusal::Failed));
        assert_eq!(reply(b"D 12%2534"), Reply::Data(b"12%2534"));
        assert_eq!(reply(b"S PASSWORD_FROM_CACHE"), Reply::Other);
        assert_eq!(unescaped(b"1%25%0a%zz%").collect::<Vec<u8>>(), b"1%\n%zz%");
    }
}
