//! One thing that a later revision did.

use crate::pdf::syntax::object::ObjectId;
use serde::Serialize;

/// How far a change goes. Ordered: what allows one level allows those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing changed.
    None,
    /// Evidence for long-term validation and the bookkeeping of the file.
    Lta,
    /// Form fields and signatures (`P` 2 of Table 257).
    FormFilling,
    /// Annotations (`P` 3 of Table 257).
    Annotations,
    /// Anything else, or anything that no rule vouches for.
    Other,
}

macro_rules! kinds {
    ($($(#[$doc:meta])+ $variant:ident = $text:literal;)+) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ChangeKind { $($(#[$doc])+ $variant,)+ }

        impl ChangeKind {
            /// Every kind.
            pub const ALL: &'static [ChangeKind] = &[$(ChangeKind::$variant),+];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(ChangeKind::$variant => $text),+ }
            }
        }
    };
}

kinds! {
    /// A signature was added, with its field or into a field that was there.
    SignatureAdded = "signature-added";
    /// The picture of a later signature is larger than such a picture need be, or lies over what was there (§12.8.2.2).
    SignaturePicture = "signature-picture";
    /// A document time-stamp was added (ISO 32000-2 §12.8.5).
    TimestampAdded = "timestamp-added";
    /// A signature field without a signature was added.
    SignatureFieldAdded = "signature-field-added";
    /// Certificates and revocation data were added (§12.8.4.3).
    EvidenceAdded = "evidence-added";
    /// Certificates and revocation data were taken away.
    EvidenceRemoved = "evidence-removed";
    /// A form field was filled in.
    FormFilled = "form-filled";
    /// The interactive form's own entries changed (§12.7.3).
    Form = "form";
    /// The description of the document changed: information dictionary, XMP metadata.
    Metadata = "metadata";
    /// The version or the list of extensions changed (§7.12).
    Version = "version";
    /// An annotation was added.
    AnnotationAdded = "annotation-added";
    /// An annotation was changed.
    AnnotationChanged = "annotation-changed";
    /// An annotation was removed.
    AnnotationRemoved = "annotation-removed";
    /// The structure tree of a tagged document changed (§14.7).
    Structure = "structure";
    /// A new revision that changed nothing.
    Resaved = "resaved";
    /// A form field that is no signature field was added.
    FieldAdded = "field-added";
    /// A form field was removed.
    FieldRemoved = "field-removed";
    /// A form field was changed in more than its value.
    FieldChanged = "field-changed";
    /// The look of a form field changed and its value did not.
    AppearanceChanged = "appearance-changed";
    /// A field that held a signature, or the signature itself, was changed or replaced.
    SignatureChanged = "signature-changed";
    /// A later signature uses a dictionary that was there before.
    SignatureReused = "signature-reused";
    /// What may be changed was changed: certification, permissions, usage rights (§12.8.6).
    Permissions = "permissions";
    /// Pages were added, removed or put in another order.
    Pages = "pages";
    /// The content of a page was changed.
    PageContent = "page-content";
    /// A property of a page was changed, such as its size or rotation.
    PageProperty = "page-property";
    /// A font was changed.
    Font = "font";
    /// An image or a form XObject that pages show was changed.
    PageObject = "page-object";
    /// Layers or which of them show were changed (§8.11).
    Layers = "layers";
    /// Scripts or actions were added or changed (§12.6).
    Actions = "actions";
    /// An XFA form was added or changed.
    Xfa = "xfa";
    /// Attached files were added or changed.
    Attachments = "attachments";
    /// Other entries of the document catalog changed.
    Catalog = "catalog";
    /// The encryption was changed.
    Encryption = "encryption";
    /// Bytes that no revision accounts for stand behind what was signed.
    BytesAfter = "bytes-after";
    /// What was signed relies on bytes that are not signed.
    OutsideSigned = "outside-signed";
    /// The document that was signed is none of the states this file went through.
    SignedStateMissing = "signed-state-missing";
    /// An object was changed that no rule knows.
    Object = "object";
}

/// One change, made by one revision.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Index of the revision that made it.
    pub revision: usize,
    /// What was done.
    pub kind: ChangeKind,
    /// How far it goes; [`Level::Other`] if no rule vouches for it.
    pub level: Level,
    /// The object it was done to.
    pub object: Option<ObjectId>,
    /// Full name of the form field.
    pub field: Option<String>,
    /// Number of the page, from 1.
    pub page: Option<u32>,
    /// Where on the page.
    pub rect: Option<[f64; 4]>,
    /// What more there is to say: the key of a dictionary, the type of an annotation.
    pub detail: Option<String>,
    /// The new signature that vouches for it: justified only as long as that signature is good.
    pub signature: Option<ObjectId>,
    /// Allowed even to locked fields: it adds evidence and shows nothing.
    pub unlocked: bool,
    /// Refused only for signatures that cover this revision or a later one: it undoes what came then.
    pub since: Option<usize>,
    /// Refused once the document is certified, unless the field is signed later: then its signature vouches for it.
    pub uncertified_only: bool,
    /// Neither allowed nor forbidden: a person must look at what it shows.
    pub open: bool,
}

impl Change {
    /// A change of a kind and level, with nothing more said about it.
    pub fn new(kind: ChangeKind, level: Level) -> Self {
        Self {
            revision: 0,
            kind,
            level,
            object: None,
            field: None,
            page: None,
            rect: None,
            detail: None,
            signature: None,
            unlocked: false,
            since: None,
            uncertified_only: false,
            open: false,
        }
    }

    /// One that nothing vouches for.
    pub(crate) fn refused(kind: ChangeKind) -> Self {
        Self::new(kind, Level::Other)
    }

    pub(crate) fn object(mut self, object: Option<ObjectId>) -> Self {
        self.object = object;
        self
    }

    pub(crate) fn field(mut self, field: Option<&str>) -> Self {
        self.field = field.map(str::to_owned);
        self
    }

    pub(crate) fn page(mut self, page: Option<u32>) -> Self {
        self.page = page;
        self
    }

    pub(crate) fn rect(mut self, rect: Option<[f64; 4]>) -> Self {
        self.rect = rect;
        self
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}
