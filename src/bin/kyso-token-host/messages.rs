//! The language of the windows and of the terminal.

use kyso::bridge::Words;
use kyso::words::Language;

/// Vietnamese, unless the system speaks English.
pub(crate) fn language() -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    match said.into_iter().find(|said| !said.is_empty()) {
        Some(said) if said.starts_with("en") => Language::En,
        _ => Language::Vi,
    }
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
