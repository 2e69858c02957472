//! The language of the windows and of the terminal.

use kyso::bridge::Words;
use kyso::words::Language;
use std::io::Write;

/// What the program can be asked for.
pub(crate) const USAGE: &str = "kyso-token-host: browsers start it, to sign with a token.

  kyso-token-host install [--system] [--extension ID]   registers it with Chromium, Chrome, Edge and Firefox
  kyso-token-host uninstall [--system]                  removes what install wrote
  kyso-token-host doctor                                says what is missing, and how to mend it
  kyso-token-host add-driver PATH                       adds a driver, after a question in a window of its own
  kyso-token-host guide                                 what to do when a token is locked
  kyso-token-host --version";

/// Vietnamese, unless the system speaks English.
pub(crate) fn language() -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    match said.into_iter().find(|said| !said.is_empty()) {
        Some(said) if said.starts_with("en") => Language::En,
        _ => Language::Vi,
    }
}

/// Writes a line for people. Whoever reads may go away before the end, as `head` does: that is no fault of this program.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

pub(crate) fn words() -> &'static Words {
    Words::of(language())
}

/// One of two texts.
pub(crate) fn say(vi: &'static str, en: &'static str) -> &'static str {
    match language() {
        Language::Vi => vi,
        Language::En => en,
    }
}
