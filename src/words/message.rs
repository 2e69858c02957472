//! Sentences for people, in every language from the same codes.

use super::locale::{en, vi};
use crate::base::error::Error;
use crate::base::finding::Finding;
use crate::base::time::Timestamp;

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

/// What a finding says: what it is, what it means, what to do next.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// One line.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What to do next; empty when nothing is to be done.
    pub next: String,
}

impl Text {
    pub(super) fn new(title: impl Into<String>, meaning: impl Into<String>, next: impl Into<String>) -> Self {
        Self { title: title.into(), meaning: meaning.into(), next: next.into() }
    }
}

/// The words of one finding.
pub fn finding(finding: &Finding, language: Language) -> Text {
    match language {
        Language::Vi => vi::finding(finding),
        Language::En => en::finding(finding),
    }
}

/// Where a change is, as far as its finding knows; empty where it knows nothing.
pub(crate) fn place(finding: &Finding, language: Language) -> String {
    match language {
        Language::Vi => vi::changes::place(finding),
        Language::En => en::changes::place(finding),
    }
}

/// The words of an error: what happened and what to do.
pub fn error(error: &Error, language: Language) -> Text {
    error_code(error.code(), error.details().what.as_deref(), language)
}

/// The words of an error known by its code alone.
pub fn error_code(code: &str, what: Option<&str>, language: Language) -> Text {
    match language {
        Language::Vi => vi::error(code, what.unwrap_or_default()),
        Language::En => en::error(code, what.unwrap_or_default()),
    }
}

/// Fixed words of the interface.
pub(crate) fn word(key: Word, language: Language) -> &'static str {
    match language {
        Language::Vi => vi::word(key),
        Language::En => en::word(key),
    }
}

/// A time the way people here write it: Vietnamese time, named as such.
pub(crate) fn local(time: Timestamp) -> String {
    format!("{} (GMT+7)", time.display_at(420))
}

/// A time from a finding's datum.
pub(super) fn local_param(finding: &Finding, name: &str) -> String {
    let text = finding.param(name);
    Timestamp::parse(text).map_or_else(|| text.to_owned(), local)
}

macro_rules! word_keys {
    ($($key:ident),+ $(,)?) => {
        /// Fixed words of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Word { $($key),+ }

        impl Word {
            #[cfg(test)]
            pub(crate) const ALL: &'static [Word] = &[$(Word::$key),+];
        }
    };
}

word_keys! {
    HeadlineValid, HeadlineInvalid, HeadlineIndeterminate, HeadlineUnsigned,
    SentenceValid, SentenceUnsigned, SentenceUnsignedOrphans, SentenceUnsignedBrokenOff, SentenceIntactStatusUnknown, SentenceIntactIssuerMissing, SentenceUntrustedRoot,
    SentenceNotCovered, SentenceChanged, SentenceBrokenByHandling, SentenceForgedOrCorrupt, SentenceRevoked, SentenceExpired, SentenceIncomplete,
    SentenceNotSupported, SentencePolicy, SentenceContentMissing, NextContentMissing, SentenceNotVerified, NextNotVerified,
    SentenceAmbiguous, NextAmbiguous,
    SentencePicturesDiffer, NextPicturesDiffer, PicturesCompared,
    NextValid, NextUnsigned, NextIntactStatusUnknown, NextIntactIssuerMissing, NextUntrustedRoot, NextNotCovered, NextChanged, NextBroken,
    NextForged, NextRevoked, NextExpired, NextIncomplete, NextNotSupported, NextPolicy,
    DocumentTitle, DocumentUnchanged, DocumentJustified, DocumentUnjustified, DocumentCannotTell, DocumentNotVerified,
    DocumentAmbiguous, DocumentNothingSigned,
    Revisions, SignatureCount, TimestampCount, FileName, FileSize, FileDigest,
    SignatureTitle, TimestampTitle, Orphans, SignaturesAddedBy, SignaturesAdded, SignaturesAddedMeaning, Others,
    VerdictPassed, VerdictFailed, VerdictIndeterminate,
    Signer, Organization, Nature, NaturePerson, NatureAgency, NatureSoftware, NatureUncertain, Issuer, SigningTime,
    BasisProven, BasisStamped, BasisReceived, BasisClaimed, BasisNone, ClaimedTime, TimestampTime, TimestampUnit,
    Integrity, IntegrityGood, IntegrityChanged, IntegrityValueWrong, IntegrityUnknown, CoversWholeFile, CoversRevision, CoversPart,
    Path, PathComplete, PathTo, PathBroken, DomainOfficialDuty, DomainPublic, DomainUserAdded, CertificatePeriod, CertificateAtTime, CertificateInPeriod,
    CertificateOutOfPeriod, CertificatePeriodUnknown, Status, StatusUnknown, StatusNotAsked,
    StatusGood,
    StatusRevoked,
    StatusHeld,
    Visible, VisibleYes, VisibleNo, Page, StatedReason, StatedLocation, StatedContact, StatedName, StatedTime,
    Field, SubFilter, Kind, KindApproval, KindCertification, Serial, Fingerprint, Algorithm, ByteRange, Indication, Certificate, Level,
    Engine, PolicyUsed, TrustUsed, CheckedAt, UserTrust, UserDistrust, SignedTrust, WantIssuer, WantCrl, WantOcsp, WantContent,
    CounterSignatureTitle, CounterSigns, ContentDigest, ContentSize, MailPart,
    ContentDescription, MimeType, Commitments, SignaturePolicy, SignaturePolicyImplied, LevelCades,
    Unnamed, None_, ToolNote,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::finding::Code;

    #[test]
    fn every_code_has_words_in_both_languages() {
        for code in Code::ALL {
            let f = Finding::new(*code);
            for language in [Language::Vi, Language::En] {
                let text = finding(&f, language);
                assert!(!text.title.is_empty() && !text.meaning.is_empty(), "{}", code.name());
            }
            assert_ne!(finding(&f, Language::Vi), finding(&f, Language::En), "{}", code.name());
        }
        for key in Word::ALL {
            assert!(!word(*key, Language::Vi).is_empty() && !word(*key, Language::En).is_empty(), "{key:?}");
        }
    }

    #[test]
    fn nobody_is_said_to_have_had_authority() {
        let mut all = String::new();
        for code in Code::ALL {
            let t = finding(&Finding::new(*code), Language::Vi);
            all.push_str(&format!("{} {} {}\n", t.title, t.meaning, t.next));
        }
        for key in Word::ALL {
            all.push_str(word(*key, Language::Vi));
        }
        let lower = all.to_lowercase();
        assert!(!lower.contains(&["đúng", "thẩm", "quyền"].join(" ")));
        assert!(!lower.contains("chứng chỉ"));
    }
}
