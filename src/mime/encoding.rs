//! `Content-Transfer-Encoding` (RFC 2045 §6).

use base64ct::{Base64, Encoding as _};

/// How the body of an entity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is: `7bit`, `8bit`, `binary`.
    Identity,
    /// `base64`.
    Base64,
    /// `quoted-printable`: text; no CMS is written so.
    QuotedPrintable,
    /// Any other.
    Unknown,
}

impl Encoding {
    /// By the value of the field; `7bit` if it is absent.
    pub(super) fn of(value: Option<&str>) -> Self {
        match value.unwrap_or("7bit").trim().to_ascii_lowercase().as_str() {
            "7bit" | "8bit" | "binary" => Self::Identity,
            "base64" => Self::Base64,
            "quoted-printable" => Self::QuotedPrintable,
            _ => Self::Unknown,
        }
    }

    /// The octets that a body in this encoding represents; `None` if it is malformed or the encoding is not for octets.
    pub fn octets(self, body: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Identity => Some(body.to_vec()),
            Self::Base64 => base64(body),
            Self::QuotedPrintable | Self::Unknown => None,
        }
    }
}

/// Base64 in lines of any length. Characters outside of the alphabet are refused: RFC 2045 §6.8 lets a reader skip them, and
/// readers differ in which.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let compact: String = body.iter().filter(|c| !c.is_ascii_whitespace()).map(|c| char::from(*c)).collect();
    Base64::decode_vec(&compact).ok()
}
