//! What signing needs to know of a document, and whether anything may be added to it.

use super::SignError;
use crate::base::limits::Limits;
use crate::pdf::changes::{Work, locks_field};
use crate::pdf::compare::pages::{self, Page};
use crate::pdf::signature::{FieldUse, Kind, Signatures, find_signatures, form_fields};
use crate::pdf::{Dictionary, Document, Object, ObjectId, View, decode_text};
use std::collections::HashSet;

/// The newest revision of a document.
pub(super) struct Outline<'d, 'a> {
    pub(super) view: View<'d, 'a>,
    pub(super) catalog: ObjectId,
    pub(super) catalog_dictionary: Dictionary,
    pub(super) pages: Vec<Page>,
    /// The signature fields of the form.
    pub(super) fields: Vec<FieldUse>,
    pub(super) signatures: Signatures,
}

/// What is to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adding {
    /// A signature, in a field of this name if it is known.
    Signature,
    /// A time-stamp or evidence: always allowed (ISO 32000-2 Table 257).
    Evidence,
}

impl<'d, 'a> Outline<'d, 'a> {
    /// Reads the newest revision.
    ///
    /// # Errors
    /// When readers differ in what they would see, or the document forbids what is to be added.
    pub(super) fn read(document: &'d Document<'a>, adding: Adding, limits: &Limits) -> Result<Self, SignError> {
        if document.is_encrypted() {
            return Err(SignError::Encrypted);
        }
        if document.is_reconstructed() {
            return Err(SignError::Damaged { what: "cross-reference" });
        }
        let header = document.header();
        if !header.present || header.offset > 0 {
            return Err(SignError::Damaged { what: "header" });
        }
        let view = document.newest();
        let catalog = view.trailer().and_then(|trailer| trailer.get("Root")).and_then(Object::as_reference);
        let catalog = catalog.ok_or(SignError::Damaged { what: "catalog" })?;
        let held = view.get(catalog)?;
        let dictionary = held.as_ref().and_then(|held| held.object.as_plain_dictionary()).cloned();
        let catalog_dictionary = dictionary.ok_or(SignError::Damaged { what: "catalog" })?;
        let pages = pages::read(view, &Work::new(limits.change_work))?;
        if pages.is_empty() {
            return Err(SignError::Damaged { what: "pages" });
        }
        let signatures = find_signatures(document, limits)?;
        let fields = form_fields(view)?;
        let outline = Self { view, catalog, catalog_dictionary, pages, fields, signatures };
        if adding == Adding::Signature {
            outline.may_be_signed()?;
        }
        Ok(outline)
    }

    /// ISO 32000-2 §12.8.2.2: after a certification with `P` 1 nothing may be signed.
    fn may_be_signed(&self) -> Result<(), SignError> {
        let closed = |kind: &Kind| matches!(kind, Kind::Certification { permissions: 1 });
        if self.signatures.fields.iter().any(|field| closed(&field.kind)) {
            return Err(SignError::NoFurtherSignature);
        }
        Ok(())
    }

    /// Whether an earlier signature locks the field of this name (ISO 32000-2 §12.8.2.4).
    pub(super) fn check_lock(&self, name: &str) -> Result<(), SignError> {
        for field in &self.signatures.fields {
            if locks_field(self.view, field, name)? {
                return Err(SignError::FieldLocked { field: name.to_owned() });
            }
        }
        Ok(())
    }

    /// The page of a number from 1.
    pub(super) fn page(&self, number: usize) -> Result<(ObjectId, &Page), SignError> {
        let page = number.checked_sub(1).and_then(|at| self.pages.get(at));
        let found = page.and_then(|page| Some((page.id?, page)));
        found.ok_or(SignError::NoSuchPage { page: number })
    }

    /// The interactive form: the object that it is, if it is one, and its dictionary.
    pub(super) fn form(&self) -> Result<Option<(Option<ObjectId>, Dictionary)>, SignError> {
        let Some(value) = self.catalog_dictionary.get("AcroForm") else { return Ok(None) };
        let resolved = self.view.resolve_with_holder(value)?;
        let dictionary = resolved.object.as_plain_dictionary().cloned();
        Ok(dictionary.map(|dictionary| (resolved.holder.map(|holder| holder.id), dictionary)))
    }

    /// Partial names of the top fields of the form, whatever their type.
    pub(super) fn top_names(&self) -> Result<HashSet<String>, SignError> {
        let mut names = HashSet::new();
        let Some((_, form)) = self.form()? else { return Ok(names) };
        let fields = self.view.array(&form, "Fields")?;
        for field in fields.iter().flat_map(|fields| fields.iter()) {
            let field = self.view.resolve(field)?;
            let Some(field) = field.as_dictionary() else { continue };
            names.extend(self.view.string(field, "T")?.map(|name| decode_text(&name.bytes)));
        }
        Ok(names)
    }
}
