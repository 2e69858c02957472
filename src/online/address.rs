//! An address that a document names, as far as it may be asked.

use super::public_address::is_public;
use core::net::IpAddr;
use reqwest::Url;

/// Longest address that is read. Authorities' are below 100 characters; a query in one is not needed for any kind of evidence.
const MOST_CHARACTERS: usize = 512;

/// The ports of the two schemes. Anything else that listens on a machine is not meant to be asked by a document.
const PORTS: [u16; 2] = [80, 443];

/// Why an address may not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAllowed(
    /// What is not as it must be.
    pub &'static str,
);

impl core::fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "address not allowed: {}", self.0)
    }
}

impl core::error::Error for NotAllowed {}

/// A `http` or `https` address without user, password and fragment, on the port of its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: Url,
}

impl Address {
    /// Reads an address.
    ///
    /// ```
    /// use kyso::online::Address;
    ///
    /// assert!(Address::parse("http://ocsp.example.vn/status").is_ok());
    /// for refused in ["ldap://ca.example.vn/list", "file:///etc/passwd", "http://ca.example.vn:25/", "http://127.0.0.1/x"] {
    ///     assert!(Address::parse(refused).is_err());
    /// }
    /// ```
    ///
    /// # Errors
    /// What of it is not allowed.
    pub fn parse(text: &str) -> Result<Self, NotAllowed> {
        if text.len() > MOST_CHARACTERS {
            return Err(NotAllowed("longer than any that an authority uses"));
        }
        Self::of(Url::parse(text).map_err(|_| NotAllowed("not a URL"))?)
    }

    /// The same for a URL that is read already, as one that a server leads on to.
    pub(super) fn of(url: Url) -> Result<Self, NotAllowed> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(NotAllowed("neither http nor https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotAllowed("a user's name in it"));
        }
        if !url.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
            return Err(NotAllowed("a port other than 80 and 443"));
        }
        let Some(host) = url.host_str() else { return Err(NotAllowed("no host")) };
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        if literal.is_ok_and(|address| !is_public(address)) {
            return Err(NotAllowed("not an address of the public internet"));
        }
        Ok(Self { url })
    }

    /// Its host.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The address in its one spelling.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }
}

/// The host of an address that need not be allowed, for the report.
pub(super) fn host_of(text: &str) -> String {
    let host = Url::parse(text).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_default()
}
