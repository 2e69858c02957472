//! Normalisation Form KC of Unicode (UAX #15).

use unicode_normalization::UnicodeNormalization;

pub(super) fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}
