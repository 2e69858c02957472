//! What an operator sets, in one file of TOML. Options and the environment take precedence over it.

use crate::mirror::MirrorSettings;
use core::net::{IpAddr, SocketAddr};
use core::num::NonZeroU32;
use serde::Deserialize;
use std::path::PathBuf;

/// The settings of a server. A key that is not known is refused: what it was to guard would be left open in silence.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen, if no socket was handed over.
    pub listen: SocketAddr,
    /// The folder of the page.
    pub site: Option<PathBuf>,
    /// A file to give out as the page's `kyso.config.json`, in place of the one in its folder.
    pub page_settings: Option<PathBuf>,
    /// The folder for what the relay keeps; without one it keeps it in memory alone.
    pub cache: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` names the client.
    pub proxies: Vec<IpAddr>,
    /// Most connections at a time.
    pub connections: u16,
    /// A signed trust file in place of the built-in data.
    pub trust_file: Option<PathBuf>,
    /// Keys that must have signed it.
    pub trust_key: Vec<String>,
    /// Further certificates whose lists are kept and whose addresses are asked.
    pub trust: Vec<PathBuf>,
    /// The folder of a mirror (`kyso evidence mirror`), given out below `/evidence`.
    pub evidence: Option<PathBuf>,
    /// The relay.
    pub relay: RelaySettings,
    /// What `kyso evidence mirror` fetches.
    pub mirror: MirrorSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            site: None,
            page_settings: None,
            cache: None,
            proxies: Vec::new(),
            connections: 2048,
            trust_file: None,
            trust_key: Vec::new(),
            trust: Vec::new(),
            evidence: None,
            relay: RelaySettings::default(),
            mirror: MirrorSettings::default(),
        }
    }
}

/// The settings of the relay.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RelaySettings {
    /// Whether there is one.
    pub on: bool,
    /// Addresses that may be asked beside those that the trust file's certificates name; a folder where it ends with `/*`.
    pub allow: Vec<String>,
    /// Hosts that are reached at an address of the operator's choice, `HOST=ADDRESS:PORT`; it may be a private one.
    pub hosts: Vec<String>,
    /// Largest list, in bytes.
    pub list_bytes: u64,
    /// Seconds that an authority has for its answer.
    pub answer_seconds: u16,
    /// Seconds after which a list is asked for again, if it is good for longer.
    pub list_seconds: u32,
    /// The same for a response.
    pub response_seconds: u32,
    /// The same for a certificate.
    pub certificate_seconds: u32,
    /// Most bytes on disk.
    pub cache_bytes: u64,
    /// Most bytes in memory.
    pub memory_bytes: u64,
    /// Questions of one client in a minute.
    pub per_minute: NonZeroU32,
    /// Questions of one client at once.
    pub at_once: NonZeroU32,
    /// Questions to authorities that are under way at a time.
    pub working: u16,
    /// Questions that may wait for that.
    pub waiting: u16,
}

impl Default for RelaySettings {
    fn default() -> Self {
        Self {
            on: false,
            allow: Vec::new(),
            hosts: Vec::new(),
            list_bytes: 64 << 20,
            answer_seconds: 30,
            list_seconds: 3600,
            response_seconds: 3600,
            certificate_seconds: 86_400,
            cache_bytes: 2 << 30,
            memory_bytes: 256 << 20,
            per_minute: NonZeroU32::MIN.saturating_add(599),
            at_once: NonZeroU32::MIN.saturating_add(199),
            working: 16,
            waiting: 64,
        }
    }
}

impl Settings {
    /// Reads settings.
    ///
    /// ```
    /// use kyso::serve::Settings;
    ///
    /// let settings = Settings::parse("listen = '127.0.0.1:9000'\n[relay]\non = true\n")?;
    /// assert!(settings.relay.on && settings.listen.port() == 9000);
    /// assert!(Settings::parse("lisen = '127.0.0.1:9000'").is_err());
    /// # Ok::<(), String>(())
    /// ```
    ///
    /// # Errors
    /// What cannot be read, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}
