//! What to call a difference that no rule vouches for.

use super::super::change::{Change, ChangeKind};
use super::super::node::Place;
use super::super::step::{Step, id_of};
use super::catalog;
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, IndirectObject};

/// Everything that differs must have been judged by a rule in every use that was there before. Uses that are new stand in
/// an object that differs itself, so the rule that vouched for that object has vouched for them.
pub(super) fn refuse_rest(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    for (number, was_object) in step.differing.all() {
        if let Some((place, holder)) = step.unjudged_use(number, was_object, 0)? {
            let change = unexplained(step, number, &place, holder.as_deref())?;
            step.list(change);
        }
    }
    Ok(())
}

/// The change to list for an object that differs, by what it is and where it is used.
fn unexplained(
    step: &Step<'_, '_, '_>,
    number: u32,
    place: &Place,
    holder: Option<&IndirectObject>,
) -> Result<Change, Error> {
    let pair = step.pair(number)?;
    let dictionaries = [&pair.new, &pair.old].map(|object| object.as_ref().and_then(|o| o.object.as_dictionary()));
    let user = holder.and_then(|holder| holder.object.as_dictionary());
    let kind = dictionaries.into_iter().flatten().find_map(by_type);
    let kind = kind.or_else(|| by_place(&place.path, user)).unwrap_or(ChangeKind::Object);
    let page = place.holder.and_then(|holder| step.pages.get(&holder)).or_else(|| step.pages.get(&number)).copied();
    Ok(Change::refused(kind).object(Some(id_of(&pair, number))).page(page).detail(place.path.clone()))
}

fn by_type(dictionary: &Dictionary) -> Option<ChangeKind> {
    let name = |key: &str| dictionary.get(key).and_then(|value| value.as_name());
    if dictionary.has("ByteRange") {
        return Some(ChangeKind::SignatureChanged);
    }
    let by_type = match name("Type") {
        Some(b"Font" | b"FontDescriptor" | b"Encoding" | b"CMap") => Some(ChangeKind::Font),
        Some(b"Page") => Some(ChangeKind::PageProperty),
        Some(b"Pages") => Some(ChangeKind::Pages),
        Some(b"OCG" | b"OCMD") => Some(ChangeKind::Layers),
        Some(b"Sig" | b"DocTimeStamp") => Some(ChangeKind::SignatureChanged),
        Some(b"Filespec" | b"EmbeddedFile") => Some(ChangeKind::Attachments),
        Some(b"StructElem" | b"StructTreeRoot") => Some(ChangeKind::Structure),
        Some(b"XObject") => Some(ChangeKind::PageObject),
        Some(b"Annot") => Some(ChangeKind::AnnotationChanged),
        Some(b"Action") => Some(ChangeKind::Actions),
        _ => None,
    };
    by_type.or_else(|| match (name("Subtype"), name("S")) {
        (Some(b"Form" | b"Image"), _) => Some(ChangeKind::PageObject),
        (Some(b"Type1C" | b"CIDFontType0C" | b"OpenType"), _) => Some(ChangeKind::Font),
        (_, Some(b"JavaScript" | b"Launch" | b"URI" | b"GoTo" | b"SubmitForm" | b"Named")) => Some(ChangeKind::Actions),
        _ => None,
    })
}

fn by_place(path: &str, holder: Option<&Dictionary>) -> Option<ChangeKind> {
    let of_type = |name: &str| holder.is_some_and(|holder| holder.is_name("Type", name));
    let first = path.split('/').nth(1).unwrap_or_default().trim_end_matches("[]");
    if of_type("Catalog") {
        return Some(catalog::kind(first));
    }
    Some(match first {
        "Contents" => ChangeKind::PageContent,
        "Resources" if path.contains("/Font") => ChangeKind::Font,
        "Resources" => ChangeKind::PageObject,
        "FontFile" | "FontFile2" | "FontFile3" | "ToUnicode" | "Widths" | "DescendantFonts" | "FontDescriptor" => {
            ChangeKind::Font
        }
        "AP" => ChangeKind::AppearanceChanged,
        "V" => ChangeKind::FieldChanged,
        "Encrypt" => ChangeKind::Encryption,
        _ if of_type("Page") => ChangeKind::PageProperty,
        _ if of_type("Font") || of_type("FontDescriptor") => ChangeKind::Font,
        _ => return None,
    })
}
