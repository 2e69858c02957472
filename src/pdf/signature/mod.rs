//! Signatures of a PDF (ISO 32000-2 §12.8): the fields that hold them, in every revision, and what their dictionaries say.
//!
//! Everything here is fact, nothing is judged: a missing key or a broken `ByteRange` stands on the record of its signature.

mod acro_form;
mod byte_range;
mod contents;
mod dictionary;
mod find;
mod follow;
mod history;
mod misplaced;
mod orphan;
mod page_tree;
pub(crate) mod transfer_damage;

#[cfg(feature = "sign")]
pub(crate) use acro_form::{FieldUse, form_fields};
pub use byte_range::{ByteRange, ByteRangeFault};
pub use contents::{Contents, ContentsFault};
pub(crate) use dictionary::{FieldNames, REFERENCES, field_names, references};
pub use dictionary::{Kind, Stated, TransformReference};
pub use find::find_signatures;
pub use orphan::Orphan;

use crate::base::span::Span;
use crate::pdf::syntax::object::ObjectId;
use serde::Serialize;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    /// Signatures and document time-stamps, by the end of what they cover, then by their place in the file.
    pub fields: Vec<SignatureField>,
    /// Signature dictionaries that no field leads to, by their place in the file.
    pub orphans: Vec<Orphan>,
    /// Full names of the signature fields that have no value in the newest revision.
    pub empty_fields: Vec<String>,
    /// Number of pages of the newest revision, by walking the page tree.
    pub page_count: usize,
}

/// How a signature field is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Only as an annotation of a page: rewriters drop the form and leave the widget.
    WidgetOnly,
    /// From the `Fields` of the interactive form, as §12.7.3 asks for.
    AcroForm,
}

/// A widget annotation of a signature field (§12.5.6.19).
#[derive(Clone, Debug, PartialEq)]
pub struct Widget {
    /// Number of the page it is on, from 1. `None` if no page has it among its annotations.
    pub page: Option<u32>,
    /// `Rect`, in the order of the file.
    pub rect: Option<[f64; 4]>,
    /// Where it is seen on its page: in points from the lower left corner of what is seen of the page, turned as that is.
    pub seen: Option<[f64; 4]>,
    /// Whether a flag hides it, or its rectangle is empty.
    pub hidden: bool,
}

/// Oddities of one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SignatureAnomaly {
    /// Reached as a widget of a page only.
    FieldOutsideAcroform,
    /// A widget names the field as its parent, but the field does not list it.
    WidgetNotListed,
    /// The field has more than one widget, where it shall have one (§12.7.5.5).
    SeveralWidgets,
    /// Several fields have this dictionary as their value.
    SharedDictionary,
    /// The dictionary is in an object stream, so no `ByteRange` can leave out its `Contents`.
    InObjectStream,
    /// The dictionary stands inside the field instead of being an object of its own.
    DirectValue,
    /// `ByteRange` is a reference.
    ByteRangeIndirect,
    /// A key occurs twice in the dictionary.
    DuplicateKey,
    /// `Type` is neither `Sig` nor `DocTimeStamp`.
    TypeUnexpected,
    /// No `Filter`.
    FilterMissing,
    /// No `SubFilter`.
    SubFilterMissing,
    /// `Reference` states document permissions, but the catalog's `Perms` does not name the signature (§12.8.2.2).
    DocMdpNotInPerms,
    /// The catalog's `Perms` names the signature, but its `Reference` states no document permissions.
    PermsWithoutDocMdp,
    /// The dictionary is first defined in a revision after the one it covers.
    DefinedAfterCoverage,
    /// What is covered does not end where a revision ends.
    EndsInsideRevision,
    /// The cross-reference section at the end of what is covered is not one the newest revision leads back to.
    SignedRevisionOutsideChain,
    /// The field, or the dictionary, is not where the cross-reference data say: only readers that search find it.
    Misplaced,
}

/// One signature: a field of type `Sig` with a dictionary as value, in any revision.
#[derive(Clone, Debug)]
pub struct SignatureField {
    /// Full name: the partial names from the root, joined by full stops (§12.7.4.2).
    pub field_name: Option<String>,
    /// Whether another field of one revision has the same full name.
    pub same_name_as_other: bool,
    /// Full names of further fields with this very dictionary.
    pub other_field_names: Vec<String>,
    /// The field.
    pub field: Option<ObjectId>,
    /// The object that is, or holds, the signature dictionary.
    pub object: ObjectId,
    /// Where the dictionary stands: in the file, or in the decoded object stream.
    pub dictionary: Span,
    /// Whether the dictionary is in an object stream.
    pub in_object_stream: bool,
    /// How the field is reached.
    pub reach: Reach,
    /// What kind of signature it is.
    pub kind: Kind,
    /// `Filter`.
    pub filter: Option<String>,
    /// `SubFilter`.
    pub sub_filter: Option<String>,
    /// What the signer states; nothing of it is proven.
    pub stated: Stated,
    /// The entries of `Reference` (§12.8.1, Table 256).
    pub references: Vec<TransformReference>,
    /// `ByteRange`, if it is as it should be.
    pub byte_range: Result<ByteRange, ByteRangeFault>,
    /// The numbers of `ByteRange` as they stand; what is not an integer is left out.
    pub stated_byte_range: Vec<i64>,
    /// What a digest can be made of: two spans inside the file, even where `byte_range` has a fault.
    pub digest_ranges: Option<ByteRange>,
    /// `Contents`, if it is as it should be.
    pub contents: Result<Contents, ContentsFault>,
    /// Certificates of `Cert`, for `adbe.x509.rsa_sha1`.
    pub certificates: Vec<Vec<u8>>,
    /// Its widgets, as of the newest revision that has the signature.
    pub widgets: Vec<Widget>,
    /// Index of the revision in which the dictionary first appears.
    pub first_revision: usize,
    /// Index of the revision that ends where the signed bytes end.
    pub covered_revision: Option<usize>,
    /// Where the signed bytes end.
    pub covered_end: Option<u64>,
    /// What follows the signed bytes.
    pub uncovered_after: Option<Span>,
    /// Whether that is white space only.
    pub uncovered_after_is_white_space: Option<bool>,
    /// Whether the newest revision no longer has the field, or has it without a value.
    pub removed_later: bool,
    /// Whether the field has another value in the newest revision.
    pub replaced_later: bool,
    /// Oddities.
    pub anomalies: Vec<SignatureAnomaly>,
}

impl SignatureField {
    /// Whether everything up to the end of the file is covered, white space aside.
    pub fn covers_whole_file(&self) -> bool {
        self.byte_range.is_ok() && (self.uncovered_after.is_none() || self.uncovered_after_is_white_space == Some(true))
    }
}
