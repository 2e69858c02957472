//! The languages that there are words in.

/// Language of the sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese, in the terms of the decrees.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// From a language tag: `vi…` is Vietnamese, everything else English.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("vi") { Self::Vi } else { Self::En }
    }

    /// The language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}
