//! What a signature dictionary states (ISO 32000-2 §12.8.1, Tables 255 and 256).

use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::pdf::document::view::View;
use crate::pdf::syntax::date::PdfDate;
use crate::pdf::syntax::object::{Dictionary, Object};
use serde::Serialize;

/// What kind of signature a dictionary is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// An approval signature.
    Approval,
    /// A certification signature (§12.8.2.2).
    Certification {
        /// `P`: what may change later; 2 where the file does not say.
        permissions: u8,
    },
    /// A document time-stamp (§12.8.5).
    DocumentTimestamp,
}

/// What the signer states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// `Name`.
    pub name: Option<String>,
    /// `Reason`.
    pub reason: Option<String>,
    /// `Location`.
    pub location: Option<String>,
    /// `ContactInfo`.
    pub contact: Option<String>,
    /// `M`.
    pub time: Option<PdfDate>,
}

/// One entry of `Reference`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransformReference {
    /// `TransformMethod`, such as `DocMDP` or `FieldMDP`.
    pub method: String,
    /// `P` of `TransformParams`; 0 where it is no integer.
    pub permissions: Option<i64>,
    /// `Action` of `TransformParams`, for `FieldMDP`.
    pub action: Option<String>,
    /// `Fields` of `TransformParams`, for `FieldMDP`.
    pub fields: Vec<String>,
    /// Whether `Fields` is no list of names, or too long a one.
    pub unread: bool,
}

/// Most entries of `Reference` that are read.
pub(crate) const REFERENCES: usize = 1_000;
/// Most entries of `Cert` that are read.
const CERTIFICATES: usize = 1_000;
/// Most names read of one list of fields.
const NAMES: usize = 10_000;

/// Most bytes kept of what a signature says of itself: a string of 32,767 is the longest that readers need to take (ISO 32000-1
/// Annex C), and many signatures may share one.
const STATED: usize = 32_767;

pub(crate) fn stated(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Stated, Error> {
    let text = |key| -> Result<Option<String>, Error> {
        let mut text = view.text(dictionary, key)?;
        if let Some(text) = text.as_mut().filter(|text| text.len() > STATED) {
            text.truncate((0..=STATED).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0));
            text.shrink_to_fit();
        }
        Ok(text)
    };
    Ok(Stated {
        name: text("Name")?,
        reason: text("Reason")?,
        location: text("Location")?,
        contact: text("ContactInfo")?,
        time: view.text(dictionary, "M")?.map(|text| PdfDate::parse(&text)),
    })
}

pub(crate) fn references(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Vec<TransformReference>, Error> {
    let array = view.array(dictionary, "Reference")?;
    let mut list = Vec::new();
    for entry in array.iter().flat_map(|array| array.iter()).take(REFERENCES) {
        let entry = view.resolve(entry)?;
        // What is no dictionary forbids nothing, but takes a place: what stands behind the last that is read must not go unseen.
        let nothing = Dictionary::new(Vec::new());
        let entry = entry.as_dictionary().unwrap_or(&nothing);
        let parameters = view.dictionary(entry, "TransformParams")?;
        let mut reference = TransformReference {
            method: view.name(entry, "TransformMethod")?.unwrap_or_default(),
            permissions: None,
            action: None,
            fields: Vec::new(),
            unread: false,
        };
        if let Some(parameters) = &parameters {
            let permissions = view.value(parameters, "P")?;
            reference.permissions = (!permissions.is_null()).then(|| permissions.as_integer().unwrap_or(0));
            reference.action = view.name(parameters, "Action")?;
            let fields = field_names(*view, parameters)?;
            (reference.fields, reference.unread) = (fields.names, fields.unread);
        }
        list.push(reference);
    }
    Ok(list)
}

/// The names of a list of fields (Tables 236 and 259).
#[derive(Debug, Default)]
pub(crate) struct FieldNames {
    pub(crate) names: Vec<String>,
    /// Whether it is no such list, or holds anything else: what is no string names no field, and too many are not read.
    pub(crate) unread: bool,
}

/// The names that `Fields` lists.
pub(crate) fn field_names(view: View<'_, '_>, dictionary: &Dictionary) -> Result<FieldNames, Error> {
    let mut found = FieldNames::default();
    let list = view.value(dictionary, "Fields")?;
    let Some(list) = list.as_array() else { return Ok(FieldNames { unread: true, ..found }) };
    found.unread = list.len() > NAMES || dictionary.count("Fields") > 1;
    for name in list.iter().take(NAMES) {
        match view.resolve(name)?.as_string() {
            Some(name) => found.names.push(crate::pdf::decode_text(&name.bytes)),
            None => found.unread = true,
        }
    }
    Ok(found)
}

/// A time-stamp is told by `Type` or `SubFilter`; a certification by `Reference` or by the catalog's `Perms`.
pub(crate) fn kind(
    dictionary: &Dictionary,
    sub_filter: Option<&str>,
    references: &[TransformReference],
    in_perms: bool,
) -> Kind {
    let doc_mdp: Vec<_> = references.iter().filter(|reference| reference.method == "DocMDP").collect();
    if dictionary.is_name("Type", "DocTimeStamp") || sub_filter == Some("ETSI.RFC3161") {
        Kind::DocumentTimestamp
    } else if in_perms || !doc_mdp.is_empty() {
        // Table 257: 2 is the default. What is none of 1, 2, 3 allows nothing that 1 does not, and of several the strictest holds.
        let level = |stated: Option<i64>| match stated {
            None | Some(2) => 2,
            Some(3) => 3,
            Some(_) => 1,
        };
        let permissions = doc_mdp.iter().map(|reference| level(reference.permissions)).min().unwrap_or(2);
        Kind::Certification { permissions }
    } else {
        Kind::Approval
    }
}

/// `Cert`: a string, or an array of them.
pub(crate) fn certificates(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    limits: &Limits,
) -> Result<Vec<Vec<u8>>, Error> {
    let value = view.value(dictionary, "Cert")?;
    let single = [value.clone()];
    let elements: &[Object] = value.as_array().map_or(&single, |array| array);
    let mut list = Vec::new();
    for element in elements.iter().take(CERTIFICATES.min(limits.certificates)) {
        let element = view.resolve(element)?;
        list.extend(element.as_string().map(|string| string.bytes.to_vec()));
    }
    Ok(list)
}
