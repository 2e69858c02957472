//! English: a dossier.

use crate::dossier::{DossierCompleteness, DossierNoteCode, MainWhy, Role};
use crate::report::Verdict;

pub(in crate::words) fn dossier_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "every file has valid signatures",
        Verdict::Invalid => "a file has a signature that is not valid",
        Verdict::Indeterminate => "of a file it cannot be told",
        Verdict::Unsigned => "a file has no signature",
    }
}

pub(in crate::words) fn dossier_completeness(found: DossierCompleteness) -> &'static str {
    match found {
        DossierCompleteness::Complete => "there, in the main document and every annex",
        DossierCompleteness::CannotTell => "whether they are there cannot be told",
        DossierCompleteness::Failed => "there, but one of them is not valid",
        DossierCompleteness::Missing => "a file lacks one",
    }
}

pub(in crate::words) fn main_why(why: MainWhy) -> &'static str {
    match why {
        MainWhy::Stated => "said by the person who checks",
        MainWhy::OnlyOne => "the only file",
        MainWhy::PersonSigned => "inferred: the only file with a person's signature",
        MainWhy::SeveralPersonSigned => "more than one file has a person's signature",
        MainWhy::NonePersonSigned => "no file has a person's signature",
    }
}

pub(in crate::words) fn role(role: Role) -> &'static str {
    match role {
        Role::Main => "Main document",
        Role::Annex => "Annex",
        Role::Envelope => "Mail",
        Role::Unknown => "File",
    }
}

/// What a note is, and what to do about it.
pub(in crate::words) fn dossier_note(code: DossierNoteCode) -> (&'static str, &'static str) {
    match code {
        DossierNoteCode::OtherAgency => (
            "The annex is signed by another agency than the main document",
            "See whether the annex belongs to this document.",
        ),
        DossierNoteCode::SameFile => ("Two files are the same", "See whether an annex is missing."),
        DossierNoteCode::SameName => ("Two files have the same name", "See which of them is meant."),
    }
}
