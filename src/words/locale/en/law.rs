//! English: the law's view of a document.

use crate::vietnam::{
    Completeness, DocumentKind, Encoding, Kind, NameMatch, NoteCode, Order, Outcome, Prefix, Reason, Refusal,
    SenderKind, StepCode,
};

/// What a step asks.
pub(in crate::words) fn step(code: StepCode) -> &'static str {
    match code {
        StepCode::Readable => "The signature can be read, in one way only",
        StepCode::SignerIdentified => "The signer is known by the certificate attached",
        StepCode::ValueByKey => "The signature was made with the private key that matches the certificate",
        StepCode::ContentUnchanged => "The signed content is intact",
        StepCode::Algorithms => "Algorithms and key lengths meet the rules",
        StepCode::Timestamp => "The time-stamp attached is valid",
        StepCode::Period => "The certificate covers the time of signing",
        StepCode::Scope => "Fits the scope stated in the certificate (the signer's legal responsibility is not judged)",
        StepCode::Active => "The certificate was active at the time of signing",
        StepCode::StatusSource => "The status is taken from the CRL or OCSP published by the authority",
        StepCode::Path => "The certification path leads to a trusted root",
    }
}

/// What came of a step.
pub(in crate::words) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "Not applicable",
        Outcome::Met => "Met",
        Outcome::CannotTell => "Cannot tell",
        Outcome::NotMet => "Not met",
    }
}

/// Article, clause and point. Nothing of Article 30 is quoted: its steps are put together from other provisions.
pub(in crate::words) fn article(article: u8, clause: &str) -> &'static str {
    match (article, clause) {
        (30, _) => "Art. 30 (sequence put together from related provisions, not quoted)",
        (31, "1.a") => "Art. 31.1.a",
        (31, "1.b") => "Art. 31.1.b",
        (31, "1.c") => "Art. 31.1.c",
        (31, _) => "Art. 31.2",
        _ => "Art. 32",
    }
}

pub(in crate::words) fn document_kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Original => "original",
        DocumentKind::Copy => "electronic copy",
        DocumentKind::Annex => "annex in a file of its own",
        DocumentKind::CopyOrAnnex => "electronic copy, or annex in a file of its own",
        DocumentKind::Published => "published copy (gazette or portal)",
    }
}

pub(in crate::words) fn sender(sender: SenderKind) -> &'static str {
    match sender {
        SenderKind::StateBody => "a state body",
        SenderKind::Citizen => "a citizen",
        SenderKind::Enterprise => "an enterprise or another organisation",
        SenderKind::Unknown => "not known",
    }
}

/// Whose signatures are there. Person and agency are told by signs in the certificates. Of a kind that nobody named it is not said that
/// a signature is missing.
pub(in crate::words) fn completeness(kind: Kind, found: Completeness) -> &'static str {
    match (found, kind.value) {
        (Completeness::Complete, DocumentKind::Original) => "a person's and an agency's are there",
        (Completeness::Complete, DocumentKind::Published) => {
            "the publisher's is there; a published copy needs no other"
        }
        (Completeness::Complete, _) => "the agency's is there; this kind of document needs no other",
        (Completeness::MissingPerson, _) if kind.inferred => {
            "the competent person's is not there, as an original needs it"
        }
        (Completeness::MissingAgency, _) if kind.inferred => {
            "the agency's is not there, as a document of an agency needs it"
        }
        (Completeness::MissingBoth, _) if kind.inferred => {
            "the competent person's and the agency's are not there, as an original needs them"
        }
        (Completeness::MissingPerson, _) => "the competent person's is missing",
        (Completeness::MissingAgency, _) => "the agency's is missing",
        (Completeness::MissingBoth, _) => "the competent person's and the agency's are missing",
        (Completeness::Failed, _) => "there, but one of them is not valid",
        (Completeness::CannotTell, DocumentKind::CopyOrAnnex) => {
            "only the agency's: enough for a copy or an annex, for an original the competent person's is missing"
        }
        (Completeness::CannotTell, DocumentKind::Published) => {
            "only the publisher's: enough for a published copy, for an original the competent person's is missing"
        }
        (Completeness::CannotTell, _) => "cannot be told; see what is missing",
        (Completeness::NotApplicable, _) => {
            "not applicable: the document is not one of a state body (Decree 30/2020/NĐ-CP Art. 2)"
        }
    }
}

pub(in crate::words) fn order(order: Order) -> &'static str {
    match order {
        Order::AgencyAfterPerson => "the person first, then the agency",
        Order::AgencyBeforePerson => "the agency before the person",
        Order::PersonAfterAgency => "a person signed after the agency had",
        Order::NotApplicable => "not applicable",
        Order::CannotTell => "cannot be told",
    }
}

/// What a document is worth that lacks a signature, by comparison with paper (Quyết định 165/2025/QĐ-UBND Ninh Bình Điều 15).
pub(in crate::words) fn value(found: Completeness) -> Option<&'static str> {
    match found {
        Completeness::MissingPerson => Some(
            "as an original: like a paper with a seal and without a signature (Decision 165/2025/QĐ-UBND Art. 15, in Ninh Bình province only)",
        ),
        Completeness::MissingAgency => Some(
            "as an original: like a paper with a signature and without a seal (Decision 165/2025/QĐ-UBND Art. 15, in Ninh Bình province only); the issuing body may print and seal it to make a paper original (Decree 30/2020/NĐ-CP Art. 18.5)",
        ),
        Completeness::MissingBoth => {
            Some("as an original: not yet that of a paper original (Decree 30/2020/NĐ-CP Art. 5.1)")
        }
        Completeness::Complete | Completeness::Failed | Completeness::CannotTell | Completeness::NotApplicable => None,
    }
}

pub(in crate::words) fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoGround => {
            "No reason to return the document: every step is met and the signatures it needs are there."
        }
        Refusal::CheckAgain => {
            "Not enough to go by: add what is missing and check again. This is no reason yet to return the document."
        }
        Refusal::Ground => "There is reason to return the document. The person who receives it decides.",
    }
}

/// What a reason is, and what the sender is asked to do.
pub(in crate::words) fn reason(reason: Reason) -> (&'static str, &'static str) {
    const SIGN_AGAIN: &str = "Sign again and send it again.";
    const ORIGINAL: &str = "Send the file as it was signed, not printed, compressed or merged.";
    const OFFICIAL: &str = "Sign again with a fitting certificate; a state body uses an official-duty one.";
    match reason {
        Reason::R1 => ("The content was changed after signing", ORIGINAL),
        Reason::R2 => ("The signature is wrong, damaged or not of its certificate", SIGN_AGAIN),
        Reason::R3 => ("A certificate was not valid at the time of signing", SIGN_AGAIN),
        Reason::R4 => ("A certificate was revoked or suspended at the time of signing", SIGN_AGAIN),
        Reason::R5 => ("The certification path does not lead to a trusted root", OFFICIAL),
        Reason::R6 => ("A certificate not fit for this use, or no official-duty certificate", OFFICIAL),
        Reason::R7 => {
            ("The competent person's signature is missing", "Have the competent person sign, then the agency.")
        }
        Reason::R8 => ("The agency's signature is missing", "Have the clerk sign for the agency and send it again."),
        Reason::R9 => (
            "The agency signed before the competent person",
            "Sign again in order: the competent person, then the agency.",
        ),
        Reason::R10 => (
            "The status of a certificate could not be checked",
            "Add the issuer's CRL or OCSP response and check again; this alone is no reason to return the document.",
        ),
        Reason::R11 => (
            "A time-stamp that law demands is missing or not valid",
            "Attach a time-stamp that matches the signature and send it again.",
        ),
        Reason::R12 => {
            ("An annex in a file of its own lacks the agency's signature", "Have the agency sign every annex file.")
        }
        Reason::R13 => ("Sent to the wrong place", "Send it to the right place."),
        Reason::R14 => ("The file is damaged, or was printed, joined or re-saved after signing", ORIGINAL),
    }
}

/// What a note is, and what it means.
pub(in crate::words) fn note(code: NoteCode) -> (&'static str, &'static str) {
    const FORM_ONLY: &str = "A matter of form, no part of the result.";
    match code {
        NoteCode::PublicCertificate => (
            "Signed with a public certificate",
            "Decree 23/2025/NĐ-CP governs public signatures; the rules on official-duty signatures do not apply to citizens and enterprises.",
        ),
        NoteCode::SoftwareCertificate => (
            "Signed with a certificate of a service or programme",
            "A system made it; it counts neither as a person's nor as the issuing agency's.",
        ),
        NoteCode::OtherAgency => (
            "An agency signed that the signer's certificate does not name",
            "It may be the receiver's stamp of arrival, or a body that was renamed or merged; it is not counted as the issuing body's.",
        ),
        NoteCode::TimestampBroken => (
            "The time-stamp attached is not valid",
            "The time it states is not used. A time-stamp is needed only where law demands one; this alone is no reason to return the document.",
        ),
        NoteCode::IssuedBeforeDecree => (
            "The certificate was issued before 15 August 2024",
            "While it lasts it keeps working and keeps its value until its own end.",
        ),
        NoteCode::LongLived => (
            "The certificate lasts longer than five years",
            "A new subscriber certificate lasts five years at most; worth noting, no part of the result.",
        ),
        NoteCode::SealPlace => (
            "The picture of the seal is not where it should be",
            "It should cover about a third of the signature, on its left; a matter of form, no part of the result.",
        ),
        NoteCode::SignatureColour => ("The picture of the person's signature is not blue", FORM_ONLY),
        NoteCode::SealColour => ("The picture of the agency's seal is not red", FORM_ONLY),
        NoteCode::PictureKind => ("A picture of a signature or seal is not PNG with a transparent ground", FORM_ONLY),
        NoteCode::BlockPlace => {
            ("The block of the signature is not in the upper right corner of the first page", FORM_ONLY)
        }
        NoteCode::BlockPicture => ("The signature on a copy or an annex in a file of its own has a picture", FORM_ONLY),
        NoteCode::BlockFont => ("The text of the block is not Times New Roman, upright, size 10, black", FORM_ONLY),
        NoteCode::BlockTime => ("The block has no time of signing by ISO 8601 with +07:00", FORM_ONLY),
    }
}

/// What a form of signing means (Nghị định 30/2020/NĐ-CP Điều 13, Phụ lục I).
pub(in crate::words) fn prefix(prefix: Prefix) -> &'static str {
    match prefix {
        Prefix::Tm => "TM.: on behalf of the collective",
        Prefix::Kt => "KT.: in place of the head",
        Prefix::Tl => "TL.: by order",
        Prefix::Tuq => "TUQ.: by delegation",
        Prefix::Q => "Q.: acting",
    }
}

/// The printed name against that of the certificate.
pub(in crate::words) fn name_match(found: NameMatch) -> &'static str {
    match found {
        NameMatch::Same => "the name in the certificate",
        NameMatch::SameWithoutMarks => "the name in the certificate but for the diacritics",
        NameMatch::Different => "not the name in the certificate",
        NameMatch::NotFound => "no printed name was found to compare with the certificate",
    }
}

/// An old encoding that the text was read in.
pub(in crate::words) fn encoding(encoding: Encoding) -> Option<&'static str> {
    match encoding {
        Encoding::Unicode => None,
        Encoding::Tcvn3 => Some("a font in TCVN3 (ABC)"),
        Encoding::Vni => Some("a font in VNI"),
    }
}
