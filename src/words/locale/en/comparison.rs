//! English: what is otherwise in one file than in another.

use crate::pdf::changes::ChangeKind as Kind;
use crate::report::Relation;

pub(in crate::words) fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Identical => ("The same file", "Both files hold the same bytes from the first to the last."),
        Relation::Extended => (
            "The original, with additions",
            "All bytes of the original stand unchanged at the beginning; what later savings added is listed.",
        ),
        Relation::Beginning => (
            "A part or an older state of the original",
            "The file holds the first bytes of the original and ends before it does.",
        ),
        Relation::SameContent => (
            "Written anew with the same content",
            "No difference of content was found, but the bytes are others: signatures of the original do not survive this.",
        ),
        Relation::Different => ("Not the same file", "The file is not the original and does not continue it."),
    }
}

pub(in crate::words) fn kind_of_change(kind: Kind) -> &'static str {
    match kind {
        Kind::SignatureAdded => "a signature added",
        Kind::TimestampAdded => "a time-stamp added",
        Kind::SignaturePicture => "the picture of a signature",
        Kind::SignatureFieldAdded => "an empty signature field added",
        Kind::EvidenceAdded => "data for long-term validation",
        Kind::EvidenceRemoved => "data for long-term validation taken away",
        Kind::FormFilled => "a form field filled in",
        Kind::Form => "the form as a whole",
        Kind::Metadata => "description of the document",
        Kind::Version => "version or extensions of the format",
        Kind::AnnotationAdded => "an annotation added",
        Kind::AnnotationChanged => "an annotation changed",
        Kind::AnnotationRemoved => "an annotation removed",
        Kind::Structure => "the reading structure",
        Kind::Resaved => "saved again without a change",
        Kind::FieldAdded => "a form field added",
        Kind::FieldRemoved => "a form field removed",
        Kind::FieldChanged => "a form field changed",
        Kind::AppearanceChanged => "the look of a form field",
        Kind::SignatureChanged => "a signature changed or removed",
        Kind::SignatureReused => "a signature used again",
        Kind::Permissions => "what may be changed",
        Kind::Pages => "pages added, removed or moved",
        Kind::PageContent => "the content of a page",
        Kind::PageProperty => "the size or another property of a page",
        Kind::Font => "a font",
        Kind::PageObject => "an image or drawing of a page",
        Kind::Layers => "layers",
        Kind::Actions => "scripts or actions",
        Kind::Xfa => "an XFA form",
        Kind::Attachments => "attached files",
        Kind::Catalog => "the document as a whole",
        Kind::Encryption => "the encryption",
        Kind::BytesAfter => "bytes behind the end",
        Kind::OutsideSigned => "objects outside the signed bytes",
        Kind::SignedStateMissing => "the signed state is missing",
        Kind::Object => "an object",
    }
}

/// Page, field, place on the page, object, saved state, object of the original.
pub(in crate::words) fn places() -> [&'static str; 6] {
    ["page", "field", "at", "object", "revision", "in the original"]
}
