//! The dossier as data (form `kyso-dossier/1`).

use crate::base::error::ErrorDetails;
use crate::report::model::{names, record};
use crate::report::{Report, Verdict};
use crate::vietnam::{Reason, Refusal};
use serde::Serialize;

/// Name and version of this form.
pub const SCHEMA: &str = "kyso-dossier/1";

record! {
    /// A main document and its separate annexes.
    Dossier {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// The worst of the members; an unreadable one counts as unknown.
        verdict: Verdict,
        /// Which is the main document, and why.
        main: MainDocument,
        /// Whether every member has the signatures it needs.
        completeness: DossierCompleteness,
        /// The conclusion of the reasons.
        refusal: Refusal,
        /// The reasons of all members, each once.
        refusal_reasons: Vec<Reason>,
        /// Notes on members in relation to others.
        notes: Vec<DossierNote>,
        /// The files, in the order they were given.
        members: Vec<MemberRecord>,
        /// Entries of ZIPs and mails that are not documents, and why they were left out.
        skipped: Vec<Skipped>,
    }
}

record! {
    /// The main document.
    MainDocument {
        /// Index into the members; null if unknown.
        member: Option<usize>,
        /// Inferred; nobody stated it.
        inferred: bool,
        /// Why.
        why: MainWhy,
    }
}

impl Copy for MainDocument {}

names! {
    /// Why a member is the main document, or why there is none.
    MainWhy {
        /// The caller said so.
        Stated,
        /// It is the only document.
        OnlyOne,
        /// It alone has a person's signature; annexes have the agency's alone.
        PersonSigned,
        /// More than one has a person's signature.
        SeveralPersonSigned,
        /// None has a person's signature.
        NonePersonSigned,
    }
}

names! {
    /// Whether every member has the signatures it needs.
    DossierCompleteness {
        /// All of them.
        Complete,
        /// It depends on something that is not known.
        CannotTell,
        /// One is there that failed.
        Failed,
        /// One is missing.
        Missing,
    }
}

names! {
    /// What is noted of a member.
    DossierNoteCode {
        /// An annex with the signature of another agency than the main document has.
        OtherAgency,
        /// The same bytes as another member.
        SameFile,
        /// The same name as another member.
        SameName,
    }
}

impl DossierNoteCode {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::OtherAgency => "other-agency",
            Self::SameFile => "same-file",
            Self::SameName => "same-name",
        }
    }
}

record! {
    /// A note about one member.
    DossierNote {
        /// What.
        code: DossierNoteCode,
        /// Index of the member.
        member: usize,
    }
}

names! {
    /// What a member is in the dossier.
    Role {
        /// The main document.
        Main,
        /// A separate annex.
        Annex,
        /// The mail around the documents.
        Envelope,
        /// Unknown.
        Unknown,
    }
}

record! {
    /// One file: exactly one of `report` and `error` is there.
    MemberRecord {
        /// Its name.
        name: String,
        /// Name of the ZIP or mail it came in.
        container: Option<String>,
        /// What it is.
        role: Role,
        /// Its report.
        report: Option<Report>,
        /// Why there is none.
        error: Option<MemberError>,
    }
}

record! {
    /// Why there is no report.
    MemberError {
        /// The stable code.
        code: &'static str,
        /// What it is, in English.
        message: String,
        /// The data of the error.
        details: ErrorDetails,
    }
}

record! {
    /// Something in a container that is not a document.
    Skipped {
        /// Its name.
        name: String,
        /// Why it was left out.
        code: &'static str,
    }
}
