//! One word for every language: what is looked up in the table of the language asked for.

use super::language::Language;
use super::locale::{en, vi};
use super::text::Text;
use super::word::Word;
use crate::base::error::Error;
use crate::base::finding::Finding;
use crate::dossier::{DossierCompleteness, DossierNoteCode, MainWhy, Role};
use crate::pdf::changes::ChangeKind;
use crate::report::{Relation, Verdict};
use crate::vietnam::{
    Completeness, DocumentKind, Encoding, Kind, NameMatch, NoteCode, OpenCode, Order, Outcome, Prefix, Reason, Refusal,
    SenderKind, StepCode,
};

macro_rules! tables {
    ($($(#[$meta:meta])* $visibility:vis $table:ident.$name:ident($($key:ident: $type:ty),*) -> $words:ty;)+) => {
        $($(#[$meta])* $visibility fn $name($($key: $type,)* language: Language) -> $words {
            match language {
                Language::Vi => vi::$table::$name($($key),*),
                Language::En => en::$table::$name($($key),*),
            }
        })+
    };
}

tables! {
    /// The words of one finding.
    pub findings.finding(finding: &Finding) -> Text;
    /// Where a change is, as far as its finding knows; empty where it knows nothing.
    pub(super) changes.place(finding: &Finding) -> String;
    pub(super) error.error_text(code: &str, what: &str) -> Text;
    /// Fixed words of the interface.
    pub(crate) interface.word(key: Word) -> &'static str;
    pub(super) comparison.relation(relation: Relation) -> (&'static str, &'static str);
    pub(super) comparison.places() -> [&'static str; 6];
    pub(super) comparison.kind_of_change(kind: ChangeKind) -> &'static str;
    pub(super) law.step(code: StepCode) -> &'static str;
    pub(super) law.outcome(outcome: Outcome) -> &'static str;
    pub(super) law.article(article: u8, clause: &str) -> &'static str;
    pub(super) law.document_kind(kind: DocumentKind) -> &'static str;
    pub(super) law.completeness(kind: Kind, found: Completeness) -> &'static str;
    pub(super) law.order(order: Order) -> &'static str;
    pub(super) law.value(found: Completeness) -> Option<&'static str>;
    pub(super) law.refusal(refusal: Refusal) -> &'static str;
    pub(super) law.reason(reason: Reason) -> (&'static str, &'static str);
    pub(super) law.note(code: NoteCode) -> (&'static str, &'static str);
    pub(super) law.sender(sender: SenderKind) -> &'static str;
    /// What the next level of a signature lacks.
    pub(super) level.lacking(what: &str) -> String;
    pub(super) open.open(code: OpenCode) -> (&'static str, &'static str);
    pub(super) law.prefix(prefix: Prefix) -> &'static str;
    pub(super) law.name_match(found: NameMatch) -> &'static str;
    pub(super) law.encoding(encoding: Encoding) -> Option<&'static str>;
    pub(super) dossier.dossier_verdict(verdict: Verdict) -> &'static str;
    pub(super) dossier.dossier_completeness(found: DossierCompleteness) -> &'static str;
    pub(super) dossier.main_why(why: MainWhy) -> &'static str;
    pub(super) dossier.role(role: Role) -> &'static str;
    pub(super) dossier.dossier_note(code: DossierNoteCode) -> (&'static str, &'static str);
}

/// The words of an error: what happened and what to do.
pub fn error(error: &Error, language: Language) -> Text {
    error_code(error.code(), error.details().what.as_deref(), language)
}

/// The words of an error known by its code alone.
pub fn error_code(code: &str, what: Option<&str>, language: Language) -> Text {
    error_text(code, what.unwrap_or_default(), language)
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

    /// Both languages for everything, and never a word that a signer had the authority.
    #[test]
    fn the_law_has_words_in_both_languages() {
        let mut all: Vec<[&str; 2]> = Vec::new();
        let mut both = |words: &dyn Fn(Language) -> &'static str| all.push([words(Language::Vi), words(Language::En)]);
        for reason in Reason::ALL {
            assert_eq!(reason.name(), format!("{reason:?}"));
            assert!(!reason.clause().is_empty());
            both(&|language| super::reason(reason, language).0);
            both(&|language| super::reason(reason, language).1);
        }
        {
            use StepCode::*;
            let first = [Readable, SignerIdentified, ValueByKey, ContentUnchanged, Algorithms, Timestamp];
            let others = [Period, Scope, Active, StatusSource, Path];
            first.into_iter().chain(others).for_each(|code| both(&|language| step(code, language)));
        }
        for verdict in [Verdict::Valid, Verdict::Invalid, Verdict::Indeterminate, Verdict::Unsigned] {
            both(&|language| dossier_verdict(verdict, language));
        }
        {
            use DossierCompleteness::*;
            let all = [Complete, CannotTell, Failed, Missing];
            all.into_iter().for_each(|found| both(&|language| dossier_completeness(found, language)));
        }
        {
            use MainWhy::*;
            let all = [Stated, OnlyOne, PersonSigned, SeveralPersonSigned, NonePersonSigned];
            all.into_iter().for_each(|why| both(&|language| main_why(why, language)));
        }
        let roles = [Role::Main, Role::Annex, Role::Envelope, Role::Unknown];
        roles.into_iter().for_each(|of| both(&|language| role(of, language)));
        for code in [DossierNoteCode::OtherAgency, DossierNoteCode::SameFile, DossierNoteCode::SameName] {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
            both(&|language| dossier_note(code, language).0);
            both(&|language| dossier_note(code, language).1);
        }
        for [vi, en] in all {
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{vi} / {en}");
            let lower = vi.to_lowercase();
            assert!(!lower.contains(&["đúng", "thẩm", "quyền"].join(" ")) && !lower.contains("chứng chỉ"), "{vi}");
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
