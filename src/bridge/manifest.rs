//! The manifests by which browsers find the host, and where they look for them (developer.chrome.com, "Native messaging";
//! developer.mozilla.org, "Native manifests"; learn.microsoft.com, "Native messaging").

use super::caller::NamedExtensions;
use super::driver_table::System;
use super::extension::HOST_NAME;
use serde_json::json;

/// A browser that can start the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium.
    Chromium,
    /// Google Chrome.
    Chrome,
    /// Microsoft Edge.
    Edge,
    /// Mozilla Firefox.
    Firefox,
}

/// For whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The user who installs.
    User,
    /// Everybody on this machine.
    Machine,
}

impl Browser {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Chromium, Self::Chrome, Self::Edge, Self::Firefox];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Chrome => "Google Chrome",
            Self::Edge => "Microsoft Edge",
            Self::Firefox => "Firefox",
        }
    }

    /// The folder of manifests: below the home of the user, or from the root of the machine. On Windows it is the key of the registry
    /// whose value is the path of the manifest.
    pub fn place(self, system: System, scope: Scope) -> &'static str {
        match (system, scope, self) {
            (System::Linux, Scope::User, Self::Chromium) => ".config/chromium/NativeMessagingHosts",
            (System::Linux, Scope::User, Self::Chrome) => ".config/google-chrome/NativeMessagingHosts",
            (System::Linux, Scope::User, Self::Edge) => ".config/microsoft-edge/NativeMessagingHosts",
            (System::Linux, Scope::User, Self::Firefox) => ".mozilla/native-messaging-hosts",
            (System::Linux, Scope::Machine, Self::Chromium) => "/etc/chromium/native-messaging-hosts",
            (System::Linux, Scope::Machine, Self::Chrome) => "/etc/opt/chrome/native-messaging-hosts",
            (System::Linux, Scope::Machine, Self::Edge) => "/etc/opt/edge/native-messaging-hosts",
            (System::Linux, Scope::Machine, Self::Firefox) => "/usr/lib/mozilla/native-messaging-hosts",
            (System::MacOs, Scope::User, Self::Chromium) => "Library/Application Support/Chromium/NativeMessagingHosts",
            (System::MacOs, Scope::User, Self::Chrome) => {
                "Library/Application Support/Google/Chrome/NativeMessagingHosts"
            }
            (System::MacOs, Scope::User, Self::Edge) => {
                "Library/Application Support/Microsoft Edge/NativeMessagingHosts"
            }
            (System::MacOs, Scope::User, Self::Firefox) => "Library/Application Support/Mozilla/NativeMessagingHosts",
            (System::MacOs, Scope::Machine, Self::Chromium) => {
                "/Library/Application Support/Chromium/NativeMessagingHosts"
            }
            (System::MacOs, Scope::Machine, Self::Chrome) => "/Library/Google/Chrome/NativeMessagingHosts",
            (System::MacOs, Scope::Machine, Self::Edge) => "/Library/Microsoft/Edge/NativeMessagingHosts",
            (System::MacOs, Scope::Machine, Self::Firefox) => {
                "/Library/Application Support/Mozilla/NativeMessagingHosts"
            }
            (System::Windows, _, Self::Chromium) => r"Software\Chromium\NativeMessagingHosts",
            (System::Windows, _, Self::Chrome) => r"Software\Google\Chrome\NativeMessagingHosts",
            (System::Windows, _, Self::Edge) => r"Software\Microsoft\Edge\NativeMessagingHosts",
            (System::Windows, _, Self::Firefox) => r"Software\Mozilla\NativeMessagingHosts",
        }
    }

    /// The manifest for a program at this path. It names the only extensions that may start it.
    pub fn manifest(self, program: &str, named: &NamedExtensions) -> String {
        let mut manifest = json!({
            "name": HOST_NAME,
            "description": "kyso: signs documents with the key of a token",
            "path": program,
            "type": "stdio",
        });
        if let Some(map) = manifest.as_object_mut() {
            if self == Self::Firefox {
                map.insert("allowed_extensions".to_owned(), named.all_firefox().into());
            } else {
                let origin = |id: &str| format!("chrome-extension://{id}/");
                let origins: Vec<String> = named.all_chromium().into_iter().map(origin).collect();
                map.insert("allowed_origins".to_owned(), origins.into());
            }
        }
        format!("{manifest:#}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bridge::{CHROMIUM_EXTENSION, FIREFOX_EXTENSION};

    #[test]
    fn manifests_name_the_extensions_and_nobody_else() {
        let none = NamedExtensions::default();
        for browser in Browser::ALL {
            let manifest: serde_json::Value = serde_json::from_str(&browser.manifest("/usr/bin/x", &none)).unwrap();
            assert_eq!(manifest["name"], HOST_NAME);
            assert_eq!(manifest["type"], "stdio");
            let (key, other, wanted) = if browser == Browser::Firefox {
                ("allowed_extensions", "allowed_origins", FIREFOX_EXTENSION.to_owned())
            } else {
                ("allowed_origins", "allowed_extensions", format!("chrome-extension://{CHROMIUM_EXTENSION}/"))
            };
            assert_eq!(manifest[key], json!([wanted]));
            assert!(manifest.get(other).is_none());
        }
    }
}
