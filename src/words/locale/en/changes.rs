//! English: what later revisions did, and content that can change its own look.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, located};

pub(super) fn finding(f: &Finding) -> Text {
    if f.code == Code::PdfReadTwoWays {
        return two_readings(f);
    }
    let next = [
        "Look at the signed revision, or ask the sender for the file as it was signed.",
        "Compare with the signed revision if it matters.",
    ];
    Text::change(f, words(f.code), &place(f), next)
}

/// What two readings of the file take from different places.
fn two_readings(f: &Finding) -> Text {
    let place = |key: &str| match f.param(key) {
        "" => "nowhere".to_owned(),
        at => format!("at byte {at}"),
    };
    let other = match f.param("reading") {
        "reading-from-first-page" => "programs that begin at the first page of the file",
        "reading-without-hybrid-stream" => "programs that do without the second part of its cross-reference data",
        _ => "programs that repair the file",
    };
    let object = match f.param("object") {
        "" => String::new(),
        number => format!(" (object {number})"),
    };
    Text::new(
        format!("Programs may show different contents of this file{object}"),
        format!(
            "By its cross-reference data this part of what is shown stands {}; {other} find it {}.",
            place("here"),
            place("there")
        ),
        "Do not rely on what is shown until there is a clear original.",
    )
}

/// Where it is, as far as it is known.
pub(in crate::words) fn place(f: &Finding) -> String {
    let names = [("page", "page"), ("field", "field"), ("count", "count"), ("detail", "")];
    located(f, &names)
}

fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::ChangeSignatureAdded => (
            "A signature was added later",
            "A further signature was added after this one, with its mark in this place. It is judged by itself.",
        ),
        Code::ChangeSignaturePicture => (
            "The picture of a later signature may hide what was signed",
            "It is larger than a seal with its signer block, lies over content other than the picture of a signature, or cannot be bounded. Compare this place with the signed revision.",
        ),
        Code::ChangeTimestampAdded => (
            "A document time-stamp was added later",
            "A time-stamp over the whole document was added to keep it verifiable.",
        ),
        Code::ChangeSignatureFieldAdded => (
            "An empty signature field was added later",
            "A place for a signature was prepared; nothing is signed there.",
        ),
        Code::ChangeEvidenceAdded => {
            ("Evidence for long-term checking was added", "Certificates and revocation data were stored in the file.")
        }
        Code::ChangeEvidenceRemoved => (
            "Evidence for long-term checking was taken away",
            "Certificates or revocation data that stood in the file are no longer in it.",
        ),
        Code::ChangeFormFilled => {
            ("A form field was filled in later", "The value of a form field was entered or changed after signing.")
        }
        Code::ChangeForm => {
            ("The form was changed later", "An entry of the form as a whole was changed after signing.")
        }
        Code::ChangeMetadata => (
            "The description of the document was changed",
            "Title, dates or producer were changed; the pages do not depend on them.",
        ),
        Code::ChangeVersion => (
            "The stated version of the format was changed",
            "The file says that it uses another version or extension of the format; nothing shown depends on it.",
        ),
        Code::ChangeAnnotationAdded => {
            ("A note or mark was added later", "An annotation was added to the page after signing.")
        }
        Code::ChangeAnnotationChanged => {
            ("A note or mark was changed later", "An annotation of the page was changed after signing.")
        }
        Code::ChangeAnnotationRemoved => {
            ("A note or mark was removed later", "An annotation that was there when the document was signed is gone.")
        }
        Code::ChangeStructure => (
            "The reading structure was changed",
            "The structure used for reading aloud and reflow was changed after signing.",
        ),
        Code::ChangeResaved => {
            ("The file was saved again without a change", "A later saving changed nothing that matters.")
        }
        Code::ChangeFieldAdded => (
            "A form field was added after signing",
            "A new form field can show anything over the signed page. No signature covers it.",
        ),
        Code::ChangeFieldRemoved => (
            "A form field was removed after signing",
            "A form field that was there when the document was signed is gone.",
        ),
        Code::ChangeFieldChanged => (
            "A form field was changed after signing",
            "More than the value of the field was changed, for example its place, its rules or its type.",
        ),
        Code::ChangeAppearanceChanged => (
            "What a field shows was changed after signing",
            "The field shows something else than when it was signed, and its value does not account for it.",
        ),
        Code::ChangeSignatureChanged => (
            "An earlier signature was changed or replaced",
            "The field, the mark or the data of a signature were changed after it was made.",
        ),
        Code::ChangeSignatureReused => (
            "An old signature was presented as a new one",
            "A field that was added later uses signature data that were in the file before.",
        ),
        Code::ChangePermissions => (
            "What may be changed was itself changed",
            "The rules that a certification set for later changes were added to, removed or replaced.",
        ),
        Code::ChangePages => {
            ("Pages were added, removed or moved after signing", "The list of pages is not the one that was signed.")
        }
        Code::ChangePageContent => {
            ("The content of a page was changed after signing", "What the page shows is not what was signed.")
        }
        Code::ChangePageProperty => (
            "A page was resized, turned or otherwise changed after signing",
            "A property of the page, such as its size or rotation, is not the one that was signed.",
        ),
        Code::ChangeFont => {
            ("A font was changed after signing", "With another font the same text can show other letters or figures.")
        }
        Code::ChangePageObject => (
            "An image or drawing was changed after signing",
            "An object that pages show is not the one that was signed.",
        ),
        Code::ChangeLayers => (
            "Layers were changed after signing",
            "Which parts of the pages are shown or hidden is not what was signed.",
        ),
        Code::ChangeActions => (
            "Scripts or actions were added or changed after signing",
            "They can change what is shown when the file is opened.",
        ),
        Code::ChangeXfa => (
            "A dynamic form was added or changed after signing",
            "An XFA form can show other content than the signed pages.",
        ),
        Code::ChangeAttachments => (
            "Attachments or names were added or changed after signing",
            "The attached files or named parts are not those that were signed.",
        ),
        Code::ChangeCatalog => (
            "The document as a whole was changed after signing",
            "An entry that holds for the whole document is not the one that was signed.",
        ),
        Code::ChangeEncryption => (
            "The encryption was changed after signing",
            "The file is no longer encrypted as it was when it was signed.",
        ),
        Code::ChangeBytesAfter => (
            "Data were attached behind the end of the file",
            "They belong to no saved state of the document, and programs differ in what they make of them.",
        ),
        Code::ChangeOutsideSigned => (
            "Part of the signed document was never signed",
            "The signed state relies on objects that stand outside the signed bytes.",
        ),
        Code::ChangeSignedStateMissing => (
            "The signed state is not part of this file",
            "What was signed is not one of the states this file went through.",
        ),
        Code::ChangeObject => (
            "Something was changed after signing that nothing accounts for",
            "An object of the document differs from the signed one, and no rule allows it.",
        ),
        Code::ChangesNotListed => (
            "Not every later change is listed",
            "All later changes were judged. Those that are not allowed are listed first.",
        ),
        Code::ActiveScript => {
            ("The document contains scripts", "Scripts can change what is shown, depending on time, program or input.")
        }
        Code::ActiveLaunch => {
            ("The document can start a program", "An action in the document opens a program or another file.")
        }
        Code::ActiveLink => (
            "The document has links to addresses",
            "Links lead to addresses outside the document; what is there is not signed.",
        ),
        Code::ActiveSubmit => (
            "The document can send or fetch form data",
            "An action sends what was entered to an address, or replaces it by other data.",
        ),
        Code::ActiveOnOpen => (
            "Something happens when the document is opened",
            "An action runs by itself when the document or a page is opened, closed or printed.",
        ),
        Code::ActiveExternal => (
            "Parts of the document are loaded from elsewhere",
            "Content that is shown stands in another file or at an address, and is not signed.",
        ),
        Code::ActiveLayers => (
            "What is shown depends on the situation",
            "Layers are switched on or off by themselves, for example for screen and print.",
        ),
        Code::ActiveXfa => {
            ("The document is a dynamic form", "An XFA form can show other content than the signed pages.")
        }
        Code::ActiveEmbeddedFiles => (
            "The document carries attached files",
            "The attached files are part of what was signed or added later; open them with care.",
        ),
        Code::ActiveMedia => (
            "The document plays media",
            "Sound, video or three-dimensional content shows differently from program to program.",
        ),
        Code::ActiveFonts => (
            "The document uses fonts that are not in the file",
            "The program that shows the file draws these letters with a font of its own; they may look different elsewhere.",
        ),
        _ => ("", ""),
    }
}
