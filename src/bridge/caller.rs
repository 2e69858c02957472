//! Which extension started the host. Browsers say so on the command line: Chromium and those like it with the origin of the extension
//! alone, Firefox with the path of the manifest and the id of the extension.

use super::extension::{CHROMIUM_EXTENSION, FIREFOX_EXTENSION, is_chromium_id, is_firefox_id};
use super::protocol::Origin;
use serde::{Deserialize, Serialize};

/// Extensions that may start the host: those of this program, and those an administrator named beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedExtensions {
    /// Ids in Chromium, Chrome and Edge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chromium: Vec<String>,
    /// Ids in Firefox.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub firefox: Vec<String>,
}

impl NamedExtensions {
    /// All ids for Chromium and those like it. What is no id is left out.
    pub fn all_chromium(&self) -> Vec<&str> {
        let more = self.chromium.iter().map(String::as_str).filter(|id| is_chromium_id(id));
        core::iter::once(CHROMIUM_EXTENSION).chain(more).collect()
    }

    /// All ids for Firefox.
    pub fn all_firefox(&self) -> Vec<&str> {
        let more = self.firefox.iter().map(String::as_str).filter(|id| is_firefox_id(id));
        core::iter::once(FIREFOX_EXTENSION).chain(more).collect()
    }
}

/// An extension that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// In Chromium, Chrome or Edge, with this id.
    Chromium(String),
    /// In Firefox. The host of its pages is another one in every profile, so any is taken.
    Firefox,
}

impl Caller {
    /// Reads the arguments that a browser gave. `None` if they name no extension that may start the host.
    ///
    /// ```
    /// use kyso::bridge::{CHROMIUM_EXTENSION, Caller, NamedExtensions};
    ///
    /// let named = NamedExtensions::default();
    /// assert!(Caller::read(&[format!("chrome-extension://{CHROMIUM_EXTENSION}/")], &named).is_some());
    /// assert!(Caller::read(&["chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/".into()], &named).is_none());
    /// ```
    pub fn read(arguments: &[String], named: &NamedExtensions) -> Option<Self> {
        // Chrome on Windows adds the window that asked.
        let said: Vec<&str> =
            arguments.iter().map(String::as_str).filter(|word| !word.starts_with("--parent-window=")).collect();
        match said.as_slice() {
            [origin] => {
                let id = origin.strip_prefix("chrome-extension://")?.strip_suffix('/')?;
                named.all_chromium().contains(&id).then(|| Self::Chromium(id.to_owned()))
            }
            [manifest, id] if manifest.ends_with(".json") => named.all_firefox().contains(id).then_some(Self::Firefox),
            _ => None,
        }
    }

    /// Whether a message may come from this origin: a site over TLS, or the extension's own pages.
    pub fn may_speak_for(&self, origin: &Origin) -> bool {
        match (origin, self) {
            (Origin::Site(_), _) | (Origin::Firefox(_), Self::Firefox) => true,
            (Origin::Chromium(id), Self::Chromium(own)) => id == own,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(said: &[&str]) -> Vec<String> {
        said.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn only_named_extensions_are_callers() {
        let named =
            NamedExtensions { chromium: vec!["b".repeat(32), "../evil".into()], firefox: vec!["x@y.vn".into()] };
        let read = |said: &[&str]| Caller::read(&words(said), &named);
        let own = format!("chrome-extension://{CHROMIUM_EXTENSION}/");
        assert_eq!(read(&[&own]), Some(Caller::Chromium(CHROMIUM_EXTENSION.to_owned())));
        assert_eq!(read(&[&own, "--parent-window=0"]), Some(Caller::Chromium(CHROMIUM_EXTENSION.to_owned())));
        assert!(read(&[&format!("chrome-extension://{}/", "b".repeat(32))]).is_some());
        assert_eq!(read(&["/x/vn.kyso.token_host.json", FIREFOX_EXTENSION]), Some(Caller::Firefox));
        assert_eq!(read(&["/x/vn.kyso.token_host.json", "x@y.vn"]), Some(Caller::Firefox));
        let others: [&[&str]; 7] = [
            &[],
            &["chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"],
            &["chrome-extension://../evil/"],
            &[own.trim_end_matches('/')],
            &[&own, &own],
            &["/x/vn.kyso.token_host.json", "other@example.vn"],
            &["https://example.vn/"],
        ];
        for other in others {
            assert_eq!(read(other), None, "{other:?}");
        }
    }
}
