//! What an operator sets for a mirror.

use serde::Deserialize;

/// The settings of a mirror: the table `[mirror]` of the server's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MirrorSettings {
    /// Addresses of lists beside those that the trust data's certificates name: an issuing authority's own list is named only in the
    /// certificates that it issues.
    pub lists: Vec<String>,
    /// Addresses of certificates beside those.
    pub certificates: Vec<String>,
    /// Addresses to which an authority may lead on; a folder where it ends with `/*`.
    pub allow: Vec<String>,
    /// Hosts that are reached at an address of the operator's choice, `HOST=ADDRESS:PORT`; it may be a private one.
    pub hosts: Vec<String>,
    /// Largest list, in bytes.
    pub list_bytes: u64,
    /// Seconds that an authority has for its answer.
    pub answer_seconds: u16,
    /// Address of a time-stamping authority (RFC 3161), whose root is trusted.
    pub tsa: Option<String>,
    /// Days before the end of a time-stamp unit's certificate at which its time-stamps are renewed.
    pub renew_days: u16,
}

impl Default for MirrorSettings {
    fn default() -> Self {
        Self {
            lists: Vec::new(),
            certificates: Vec::new(),
            allow: Vec::new(),
            hosts: Vec::new(),
            list_bytes: 128 << 20,
            answer_seconds: 120,
            tsa: None,
            renew_days: 180,
        }
    }
}
