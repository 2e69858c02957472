//! Normalisation Form C of Unicode (UAX #15): letters with their marks composed, where there is one character for both.

use unicode_normalization::UnicodeNormalization;

pub(crate) fn nfc(text: &str) -> String {
    text.nfc().collect()
}
