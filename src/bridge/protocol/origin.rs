//! Who asks: an origin as browsers write it (RFC 6454 §6.2).

use crate::bridge::extension::is_chromium_id;
use core::fmt;

/// The origin of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A site over TLS: `https://`, a host in ASCII, and a port if it is not 443.
    Site(String),
    /// A page of an extension in Chromium, Chrome or Edge, by its id.
    Chromium(String),
    /// A page of an extension in Firefox, by the UUID of this profile.
    Firefox(String),
}

/// Longest name of a host (RFC 1035 §2.3.4).
const HOST_BYTES: usize = 253;

impl Origin {
    /// Reads one; `None` for everything else, such as `http:`, `null`, a path or a user name.
    ///
    /// ```
    /// use kyso::bridge::protocol::Origin;
    ///
    /// assert!(Origin::read("https://dichvucong.example.vn").is_some());
    /// assert!(Origin::read("http://dichvucong.example.vn").is_none());
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        match scheme {
            "https" => is_authority(rest).then(|| Self::Site(text.to_owned())),
            "chrome-extension" => is_chromium_id(rest).then(|| Self::Chromium(rest.to_owned())),
            "moz-extension" => is_uuid(rest).then(|| Self::Firefox(rest.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site(text) => f.write_str(text),
            Self::Chromium(id) => write!(f, "chrome-extension://{id}"),
            Self::Firefox(uuid) => write!(f, "moz-extension://{uuid}"),
        }
    }
}

/// A host and perhaps a port.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':').filter(|(host, _)| !host.starts_with('[') || host.ends_with(']')) {
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    };
    let is_port =
        |port: &str| port != "443" && !port.starts_with('0') && port.parse::<u16>().is_ok() && !port.starts_with('+');
    (is_name(host) || is_address(host)) && port.is_none_or(is_port)
}

/// Labels of lower-case letters, digits and hyphens; other scripts come as `xn--`.
fn is_name(host: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'_';
    let is_label =
        |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(allowed) && !label.starts_with('-');
    host.len() <= HOST_BYTES && host.split('.').all(is_label)
}

/// An address of IPv6 in brackets.
fn is_address(host: &str) -> bool {
    let inside = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside
        .is_some_and(|inside| inside.parse::<core::net::Ipv6Addr>().is_ok_and(|address| address.to_string() == inside))
}

/// Groups of 8, 4, 4, 4 and 12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let is_group = |group: &str| group.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.into_iter().all(is_group)
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn origins_are_read_strictly() {
        for good in [
            "https://kyso.example",
            "https://xn--kys-4na.example.vn",
            "https://kyso.example:8443",
            "https://[2001:db8::1]",
            "https://[2001:db8::1]:8443",
            "https://192.0.2.1",
            "chrome-extension://egodmfpanhigijfhjcamcdnppkhnkbgk",
            "moz-extension://3b4c9f0a-1111-4c22-8d33-0123456789ab",
        ] {
            assert_eq!(Origin::read(good).map(|origin| origin.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "",
            "null",
            "http://kyso.example",
            "https://",
            "https://kyso.example/",
            "https://kyso.example/path",
            "https://user@kyso.example",
            "https://KYSO.example",
            "https://kyso..example",
            "https://kyso.example:443",
            "https://kyso.example:0",
            "https://kyso.example:99999",
            "https://kyso.example:+80",
            "https://kyso.example\n",
            "https://kýso.example",
            "https://kyso.example\u{202e}",
            "https://[::1",
            "https://[0:0:0:0:0:0:0:1]",
            "file:///etc/passwd",
            "chrome-extension://short",
            "moz-extension://not-a-uuid",
            "moz-extension://{3b4c9f0a-1111-4c22-8d33-0123456789ab}",
        ] {
            assert_eq!(Origin::read(bad), None, "{bad}");
        }
    }
}
