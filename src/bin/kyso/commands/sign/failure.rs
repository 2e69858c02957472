//! Why a file was not signed, in words.

use kyso::sign::SignError;
use kyso::unseen::on_one_line;
use kyso::words::{self, Language, SigningPlace};
use kyso::{Error, SourceError};

/// A reason by its code, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    code: &'static str,
    what: String,
    /// The same in English, where it is a sentence.
    in_english: Option<String>,
}

impl Failure {
    /// A reason of the host's own.
    pub(crate) fn new(code: &'static str, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), in_english: None }
    }

    /// A reason that another part of the program has words for.
    pub(super) fn said(code: &'static str, words: impl Fn(Language) -> String) -> Self {
        Self { code, what: words(Language::Vi), in_english: Some(words(Language::En)) }
    }

    /// The sentences: what it is, what it means, what to do next.
    pub(crate) fn text(&self, language: Language) -> String {
        let what = self.in_english.as_ref().filter(|_| language == Language::En).unwrap_or(&self.what);
        let words = words::signing(self.code, &on_one_line(what), SigningPlace::CommandLine, language);
        let next = if words.next.is_empty() { String::new() } else { format!("\n  → {}", words.next) };
        format!("{} [{}]\n  {}{next}", words.title, self.code, words.meaning)
    }
}

impl From<SignError> for Failure {
    fn from(error: SignError) -> Self {
        Self::new(error.code(), error.what())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        SignError::from(error).into()
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        Error::from(error).into()
    }
}
