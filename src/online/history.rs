//! All lists of an address that were ever seen, one a line: a run that saw a new one adds a line and touches nothing else.

use serde::{Deserialize, Serialize};

/// Name and version of the form.
const SCHEMA: &str = "kyso-mirror-history/2";

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Head {
    schema: String,
    address: String,
}

/// The lists of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Where they were published.
    pub address: String,
    /// The lists, the oldest first.
    pub lists: Vec<HistoricList>,
}

/// A list that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HistoricList {
    /// Its SHA-256.
    pub sha256: String,
    /// thisUpdate.
    pub this_update: String,
    /// nextUpdate.
    pub next_update: Option<String>,
    /// CRLNumber.
    pub number: Option<String>,
    /// When it was seen first.
    pub seen: String,
}

impl History {
    /// Reads a history. A last line without an end is one that is just being written, or never was: it is left out.
    ///
    /// ```
    /// use kyso::online::History;
    ///
    /// let text = "{\"schema\":\"kyso-mirror-history/2\",\"address\":\"http://ca.example/a.crl\"}\n{\"sha256\":";
    /// let history = History::read(text.as_bytes()).ok_or("no history")?;
    /// assert!(history.address == "http://ca.example/a.crl" && history.lists.is_empty());
    /// assert!(History::read(b"{}\n").is_none());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut lines = whole(bytes).split(|octet| *octet == b'\n').filter(|line| !line.is_empty());
        let head: Head = serde_json::from_slice(lines.next()?).ok()?;
        let lists = lines.map(|line| serde_json::from_slice(line).ok()).collect::<Option<_>>()?;
        (head.schema == SCHEMA).then_some(Self { address: head.address, lists })
    }
}

/// The lines that have an end.
pub(crate) fn whole(bytes: &[u8]) -> &[u8] {
    let end = memchr::memrchr(b'\n', bytes).map_or(0, |last| last.saturating_add(1));
    bytes.get(..end).unwrap_or_default()
}

/// The line with which a history begins.
#[cfg(feature = "serve")]
pub(crate) fn first_line(address: &str) -> String {
    line(&Head { schema: SCHEMA.to_owned(), address: address.to_owned() })
}

#[cfg(feature = "serve")]
impl HistoricList {
    /// Its line.
    pub(crate) fn line(&self) -> String {
        line(self)
    }

    /// The list of the last line.
    pub(crate) fn last(history: &[u8]) -> Option<Self> {
        let lines = whole(history).trim_ascii_end();
        let start = memchr::memrchr(b'\n', lines)?.saturating_add(1);
        serde_json::from_slice(lines.get(start..)?).ok()
    }
}

#[cfg(feature = "serve")]
fn line(value: &impl Serialize) -> String {
    // Texts and nothing else: writing them does not fail.
    format!("{}\n", serde_json::to_string(value).unwrap_or_default())
}
