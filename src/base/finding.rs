//! Findings: facts for the report, each with a stable code, data, a severity and the clause it comes from.
//!
//! The sentences that explain a code are in `words/locale`, one folder per language.

use super::datum::Datum;
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;

/// How serious a finding is by itself. The policy decides its effect on the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A person should look at it.
    Warning,
    /// The reason, or one of the reasons, why something is not valid.
    Error,
}

/// One datum of a finding: a record, because no object of the report is keyed by what a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Param {
    /// Name of the datum, fixed per code.
    pub name: Cow<'static, str>,
    /// Its value as text: a number, an RFC 3339 time, a name from the file.
    pub value: String,
}

/// A fact for the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// Its data, in the order fixed per code.
    pub params: Vec<Param>,
    /// The clause of the rule.
    pub clause: &'static str,
}

impl Finding {
    /// A finding without data.
    pub fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), params: Vec::new(), clause: code.clause() }
    }

    /// The same with one more datum.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push(Param { name: Cow::Borrowed(name), value: value.to_string() });
        self
    }

    /// The same with one more datum, if it has a text.
    #[must_use]
    pub(crate) fn with_datum(mut self, name: &'static str, value: &impl Datum) -> Self {
        self.params.extend(value.text().map(|value| Param { name: Cow::Borrowed(name), value }));
        self
    }

    /// The value of a datum, empty if it is missing: for writing and showing reports. Judging code reads facts.
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|p| p.name == name).map_or("", |p| p.value.as_str())
    }
}

/// The clause follows from the code.
impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            code: Code,
            severity: Severity,
            params: Vec<Param>,
        }
        let Written { code, severity, params } = Written::deserialize(deserializer)?;
        Ok(Self { code, severity, params, clause: code.clause() })
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $severity:ident, $clause:literal;)+) => {
        /// What can be found. The kebab-case names are part of the contract and never change their meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $variant,)+
        }

        impl Code {
            /// Every code, in the order of this table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $text),+ }
            }

            /// The severity, before any policy.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),+ }
            }

            /// Document and clause of the rule.
            pub fn clause(self) -> &'static str {
                match self { $(Code::$variant => $clause),+ }
            }

            /// Its meaning and data, as in this table, for the auditors' page.
            #[cfg(feature = "schema")]
            pub fn about(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),+)),+ }
            }
        }
    };
}

/// The code of another finding; empty if there is none.
impl Datum for Code {
    fn text(&self) -> Option<String> {
        Some(self.name().to_owned())
    }
}

codes! {
    // --- the file -------------------------------------------------------------------------------------------------------
    /// Signature dictionaries that neither a form field nor a widget reaches: `count`.
    OrphanSignatures = "orphan-signatures", Warning, "ISO 32000-2 §12.7.5.5";
    /// The producer's traces show that another program printed or re-saved the file: `producer`, `count`.
    PrintedOrResaved = "printed-or-resaved", Warning, "ISO 32000-2 §12.8.1";
    /// The signature is not where its byte range says, or the range extends past the end of the file, as after a rewrite or
    /// compression: `end`, `size`.
    RewrittenAfterSigning = "rewritten-after-signing", Error, "ISO 32000-2 §12.8.1";
    /// Several signed files were joined into this one: `field` is a name used more than once, or one of the signatures that cannot
    /// come from one file; `count` is their number.
    MergedFiles = "merged-files", Error, "ISO 32000-2 §12.7.4.2";
    /// The file ends before the signed bytes do, and everything before its end is in place: `end`, `size`.
    Truncated = "truncated", Error, "ISO 32000-2 §7.5.5";
    /// The file is truncated: its structure cannot be read and it has no end: `size`.
    EndMissing = "end-missing", Error, "ISO 32000-2 §7.5.5";
    /// The file was transferred as text: `how` is `line-ends`, `replaced-characters` or `seven-bit`.
    AlteredInTransfer = "altered-in-transfer", Error, "ISO 32000-2 §7.5.2";
    /// The cross-reference data could not be read; objects were found by scanning, so nothing is certain.
    XrefReconstructed = "xref-reconstructed", Error, "ISO 32000-2 §7.5.4";
    /// The file can also be opened as another format, whose content was not signed: `form`, `other`.
    AmbiguousForm = "ambiguous-form", Error, "ISO 32000-2 §7.5.2, Annex C; RFC 5652 §5.1; APPNOTE.TXT 4.3";
    /// The file can be read in more than one way, or breaks a rule of its format: `anomaly`, `offset`.
    PdfAnomaly = "pdf-anomaly", Warning, "ISO 32000-2 §7.5";
    /// Programs read a visible object from different places of the file: `reading` is how the others read, `object` its number,
    /// `here` the place in the cross-reference data, `there` the place where the others find it (empty: nowhere).
    PdfReadTwoWays = "pdf-read-two-ways", Warning, "ISO 32000-2 §7.5.4";
    /// An irregularity of the file's structure that does not change how it is read: `anomaly`, `offset`.
    PdfOddity = "pdf-oddity", Info, "ISO 32000-2 §7.5";
    /// Revisions were added after this signature and have not been judged: `count`.
    LaterRevisions = "later-revisions", Warning, "ISO 32000-2 §12.8.2.2";
    /// There are bytes after those this signature covers: `start`, `end`.
    BytesAfterSigned = "bytes-after-signed", Warning, "ISO 32000-2 §12.8.1";
    /// There is only white space after the last signed revision: `start`, `end`.
    WhiteSpaceAfterSigned = "white-space-after-signed", Info, "ISO 32000-2 §12.8.1";
    // --- later revisions ------------------------------------------------------------------------------------------------
    /// A later revision added a signature: `field`, `page`, `rect`.
    ChangeSignatureAdded = "change-signature-added", Info, "ISO 32000-2 §12.8.2.2";
    /// The picture of a later signature is larger than necessary, or lies over existing content: `page`, `rect`, `field`, `detail`
    /// (`size`, `beneath`, `appearance`).
    ChangeSignaturePicture = "change-signature-picture", Warning, "ISO 32000-2 §12.8.2.2";
    /// A later revision added a document time-stamp: `field`.
    ChangeTimestampAdded = "change-timestamp-added", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision added a signature field without a signature: `field`, `page`, `rect`.
    ChangeSignatureFieldAdded = "change-signature-field-added", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision added evidence for long-term validation: `detail` names an entry that does not belong there.
    ChangeEvidenceAdded = "change-evidence-added", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision removed evidence for long-term validation: `detail` names the entry.
    ChangeEvidenceRemoved = "change-evidence-removed", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision filled in a form field: `field`, `page`, `rect`.
    ChangeFormFilled = "change-form-filled", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the form as a whole: `detail` names the entry.
    ChangeForm = "change-form", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the description of the document.
    ChangeMetadata = "change-metadata", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the declared version or extensions: `detail`.
    ChangeVersion = "change-version", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision added an annotation: `page`, `rect`, `detail` names its type.
    ChangeAnnotationAdded = "change-annotation-added", Warning, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed an annotation: `page`, `rect`, `detail`.
    ChangeAnnotationChanged = "change-annotation-changed", Warning, "ISO 32000-2 §12.8.2.2";
    /// A later revision removed an annotation: `page`, `rect`, `detail`.
    ChangeAnnotationRemoved = "change-annotation-removed", Warning, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the structure tree: `detail`.
    ChangeStructure = "change-structure", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed nothing.
    ChangeResaved = "change-resaved", Info, "ISO 32000-2 §12.8.2.2";
    /// A later revision added a form field that is not a signature field: `field`, `page`, `rect`.
    ChangeFieldAdded = "change-field-added", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision removed a form field: `field`, `page`, `rect`.
    ChangeFieldRemoved = "change-field-removed", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed more of a form field than its value: `field`, `page`, `rect`, `detail`.
    ChangeFieldChanged = "change-field-changed", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed what a field shows without changing its value: `field`, `page`, `rect`.
    ChangeAppearanceChanged = "change-appearance-changed", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed a field that held a signature, or the signature itself: `field`, `page`, `rect`.
    ChangeSignatureChanged = "change-signature-changed", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision used an old signature dictionary for a new signature: `field`.
    ChangeSignatureReused = "change-signature-reused", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed what may be changed: `detail`.
    ChangePermissions = "change-permissions", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision added, removed or moved pages: `page`.
    ChangePages = "change-pages", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the content of a page: `page`.
    ChangePageContent = "change-page-content", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed a property of a page: `page`, `detail`.
    ChangePageProperty = "change-page-property", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed a font: `page`.
    ChangeFont = "change-font", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed an image or another object that pages show: `page`.
    ChangePageObject = "change-page-object", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed layers or their visibility: `detail`.
    ChangeLayers = "change-layers", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision added or changed scripts or actions: `detail`.
    ChangeActions = "change-actions", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision added or changed an XFA form.
    ChangeXfa = "change-xfa", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision added or changed attached files: `detail`.
    ChangeAttachments = "change-attachments", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed another entry of the document catalog: `detail`.
    ChangeCatalog = "change-catalog", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed the encryption.
    ChangeEncryption = "change-encryption", Error, "ISO 32000-2 §12.8.2.2";
    /// There are bytes after the signed ones that belong to no revision: `detail` is their number.
    ChangeBytesAfter = "change-bytes-after", Error, "ISO 32000-2 §12.8.2.2";
    /// The signed revision relies on objects outside the signed bytes.
    ChangeOutsideSigned = "change-outside-signed", Error, "ISO 32000-2 §12.8.2.2";
    /// None of the states of this file is the document as it was signed.
    ChangeSignedStateMissing = "change-signed-state-missing", Error, "ISO 32000-2 §12.8.2.2";
    /// A later revision changed an object in a way that no rule justifies: `object`, `detail`.
    ChangeObject = "change-object", Error, "ISO 32000-2 §12.8.2.2";
    /// There are more changes than the report lists; all were judged. `count` is the number left out.
    ChangesNotListed = "changes-not-listed", Info, "ISO 32000-2 §12.8.2.2";

    // --- content that can change its own appearance ----------------------------------------------------------------------------
    /// Scripts: `count`, `detail` says where.
    ActiveScript = "active-script", Warning, "ISO 32000-2 §12.6";
    /// Actions that start a program or open another file: `count`.
    ActiveLaunch = "active-launch", Warning, "ISO 32000-2 §12.6";
    /// Links to addresses: `count`.
    ActiveLink = "active-link", Info, "ISO 32000-2 §12.6";
    /// Actions that send or import form data: `count`.
    ActiveSubmit = "active-submit", Warning, "ISO 32000-2 §12.6";
    /// Actions that run by themselves: `count`, `detail` names what triggers them.
    ActiveOnOpen = "active-on-open", Warning, "ISO 32000-2 §12.6";
    /// Streams or fonts whose data are outside the file: `count`.
    ActiveExternal = "active-external", Warning, "ISO 32000-2 §7.3.8.2, §9.9";
    /// Layers that switch by themselves: `count`, `detail` names the events.
    ActiveLayers = "active-layers", Warning, "ISO 32000-2 §8.11.4";
    /// An XFA form.
    ActiveXfa = "active-xfa", Warning, "ISO 32000-1 §12.7.8";
    /// Attached files: `count`.
    ActiveEmbeddedFiles = "active-embedded-files", Info, "ISO 32000-2 §7.11.4";
    /// Sound, video and three-dimensional content: `count`.
    ActiveMedia = "active-media", Warning, "ISO 32000-2 §13";
    /// Fonts that are not in the file: `count`, `detail` their names.
    ActiveFonts = "active-fonts", Info, "ISO 32000-2 §9.9";

    /// Something the caller gave as evidence cannot be used: `name`, `reason`.
    EvidenceUnusable = "evidence-unusable", Warning, "EN 319 102-1 §5.1.4";
    /// A host that was asked for evidence gave no answer: `kind`, `host`.
    EvidenceUnreachable = "evidence-unreachable", Warning, "EN 319 102-1 §5.2.6";
    /// A host that was asked for evidence has nothing to give: `kind`, `host`.
    EvidenceRefused = "evidence-refused", Warning, "EN 319 102-1 §5.2.6";
    /// A host gave something else than the evidence asked for: `kind`, `host`.
    EvidenceWrongContent = "evidence-wrong-content", Warning, "EN 319 102-1 §5.2.6";
    /// An address that a document names for evidence may not be asked: `kind`, `host`.
    EvidenceAddressRefused = "evidence-address-refused", Warning, "EN 319 102-1 §5.2.6";
    /// An evidence record proves nothing: `sha256`, `reason` is `malformed`, `other-object`, `not-in-tree`, `order` or `time-stamp`.
    EvidenceRecordUnproven = "evidence-record-unproven", Warning, "RFC 4998 §4.3, §5.3";
    /// A renderer shows a page differently from how it was signed, outside justified changes: `page`, `since` (the signed revision),
    /// `rect` (unless it is the whole page), `renderer`.
    PicturesDiffer = "pictures-differ", Error, "ISO 32000-2 §12.8.2.2";
    /// The text that a renderer reads from a page is not the text that was signed: `page`, `since`, `rect`, `renderer`.
    PageTextDiffers = "page-text-differs", Error, "ISO 32000-2 §12.8.2.2";
    /// The pictures given cannot be used: `reason` is `other-document`, `no-signed-state` (then `page`, `since`) or `no-pages`.
    PicturesUnusable = "pictures-unusable", Warning, "EN 319 102-1 §5.1.4";
    /// The policy is more permissive than the strict built-in one: `policy`, `rules`.
    PolicyLooser = "policy-looser", Warning, "EN 319 102-1 §5.1.4.1";

    // --- the signature field --------------------------------------------------------------------------------------------
    /// `/ByteRange` is missing or is not four numbers from zero: `reason`.
    ByteRangeMalformed = "byte-range-malformed", Error, "ISO 32000-2 §12.8.1, Table 255";
    /// The gap of `/ByteRange` is not exactly the `/Contents` string: `reason`.
    GapNotContents = "gap-not-contents", Error, "ISO 32000-2 §12.8.1, Table 255";
    /// The byte ranges of two signatures cross: `reason`.
    ByteRangesCross = "byte-ranges-cross", Error, "ISO 32000-2 §12.8.1";
    /// `/Contents` is missing or is not a hexadecimal string: `reason`.
    ContentsMalformed = "contents-malformed", Error, "ISO 32000-2 §12.8.1, Table 255";
    /// The widget is on a page, but no form leads to its field.
    FieldOutsideAcroForm = "field-outside-acroform", Warning, "ISO 32000-2 §12.7.3";
    /// Another signature field has the same name: `field`.
    FieldNameTwice = "field-name-twice", Warning, "ISO 32000-2 §12.7.4.2";
    /// The field or its dictionary breaks a rule in a way that leaves one reading: `anomaly`.
    FieldOdd = "field-odd", Info, "ISO 32000-2 §12.7.5.5, §12.8.1";
    /// The field or its dictionary can be read in more than one way: `anomaly`.
    FieldAmbiguous = "field-ambiguous", Warning, "ISO 32000-2 §12.8.1";
    /// A later revision removed the signature from the form: `field`.
    SignatureRemovedLater = "signature-removed-later", Warning, "ISO 32000-2 §12.8.2.2";
    /// The signature format is not supported: `subFilter`.
    SubFilterUnsupported = "sub-filter-unsupported", Warning, "ISO 32000-2 §12.8.3, Table 260";

    // --- the signed message ---------------------------------------------------------------------------------------------
    /// The CMS object cannot be read: `reason`, `offset`.
    CmsMalformed = "cms-malformed", Error, "RFC 5652 §5.1";
    /// BER where DER is expected; read nevertheless: `reason`.
    CmsNotDer = "cms-not-der", Info, "ISO 32000-2 §12.8.3.3.1";
    /// The rest of `/Contents` is not all zeros: `count`.
    PaddingNotZero = "padding-not-zero", Warning, "ISO 32000-2 §12.8.1, Table 255";
    /// More than one signer where exactly one is allowed: `count`.
    SeveralSigners = "several-signers", Error, "ISO 32000-2 §12.8.3.3.1";
    /// A detached signature of the surrounding file contains content.
    ContentInDetachedSignature = "content-in-detached-signature", Error, "ISO 32000-2 §12.8.3.3.1";
    /// The signature contains empty content where there should be none.
    EmptyContentInside = "empty-content-inside", Warning, "ISO 32000-2 §12.8.3.3.1; RFC 5652 §5.2";
    /// The content is a set of signed attributes: attributes signed for other content are presented as content here.
    ContentIsAttributes = "content-is-attributes", Error, "RFC 5652 §5.3, §5.4";
    /// The bytes of the file are not the signed ones: their digest differs.
    DigestDiffers = "digest-differs", Error, "RFC 5652 §5.6; EN 319 102-1 §5.2.7";
    /// The signature value was not made with the key of the certificate over these attributes.
    SignatureValueWrong = "signature-value-wrong", Error, "RFC 5652 §5.6; EN 319 102-1 §5.2.7";
    /// A required signed attribute is missing: `attribute`.
    AttributeMissing = "attribute-missing", Error, "RFC 5652 §5.3, §11";
    /// A signed attribute occurs twice or does not have exactly one value: `attribute`.
    AttributeRepeated = "attribute-repeated", Error, "RFC 5652 §11";
    /// The content-type attribute differs from the type of the content.
    ContentTypeDiffers = "content-type-differs", Error, "RFC 5652 §11.1";
    /// The signature verifies over the attributes as sent, which are not in DER order.
    AttributesAsSent = "attributes-as-sent", Warning, "RFC 5652 §5.4";
    /// The signature verifies only over the attributes sorted into DER order.
    AttributesResorted = "attributes-resorted", Warning, "RFC 5652 §5.4";
    /// Unsigned attributes that cannot be read: `count`.
    UnsignedAttributeUnreadable = "unsigned-attribute-unreadable", Warning, "RFC 5652 §5.3";
    /// The value inside an RSA signature omits a NULL that the standard requires.
    DigestInfoWithoutNull = "digest-info-without-null", Warning, "RFC 8017 §A.2.4";
    /// The certificate of the signer is neither in the signature nor among the evidence: `issuer`, `serial`.
    SignerCertificateMissing = "signer-certificate-missing", Error, "EN 319 102-1 §5.2.3";
    /// The signing-certificate attribute names another certificate.
    SigningCertificateDiffers = "signing-certificate-differs", Error, "RFC 5035 §5.4; EN 319 102-1 §5.2.3.4";
    /// The signing-certificate attribute has the right fingerprint but another issuer or serial number.
    SigningCertificateHintDiffers = "signing-certificate-hint-differs", Info, "EN 319 122-1 §5.2.2; RFC 5035 §4";
    /// The signature does not bind its certificate (no signing-certificate attribute).
    SigningCertificateAbsent = "signing-certificate-absent", Info, "EN 319 142-1 §6.3; RFC 5035 §5.4";
    /// The signature names its certificate by digests that were outdated at the time that counts, which binds nothing:
    /// `algorithm`, `time`.
    SigningCertificateOutdated = "signing-certificate-outdated", Info, "EN 319 102-1 §5.2.8.4.2, §5.6.2.3";
    /// An algorithm that is not supported: `algorithm`.
    AlgorithmUnsupported = "algorithm-unsupported", Warning, "EN 319 102-1 §5.2.7";
    /// An algorithm that was no longer reliable at the time that counts: `algorithm`, `until`, `where`.
    AlgorithmOutdated = "algorithm-outdated", Warning, "ETSI TS 119 312; Thông tư 15/2025/TT-BKHCN, Phụ lục I";
    /// A key too short for the time that counts: `algorithm`, `until`, `where`.
    KeyTooShort = "key-too-short", Warning, "ETSI TS 119 312; Thông tư 15/2025/TT-BKHCN, Phụ lục I";
    /// The encoding of a certificate's key violates its standard but can be read in one way only: `certificate`.
    KeyEncodingOdd = "key-encoding-odd", Info, "RFC 8017 §A.1.1";
    /// An authority's certificate was signed with an algorithm that is no longer reliable. This is not relied on, as the trust file names that certificate by its SHA-256: `algorithm`, `certificate`.
    CertificateNamedByTrustFile = "certificate-named-by-trust-file", Info, "EN 319 102-1 §5.1.4.2";
    /// A signature algorithm is given where a digest algorithm is required: `algorithm`.
    DigestAlgorithmWrong = "digest-algorithm-wrong", Warning, "RFC 5652 §10.1.1";
    /// An EdDSA signature names another digest than its standard requires: `algorithm`, `wanted`.
    DigestBesideEddsa = "digest-beside-eddsa", Warning, "RFC 8419 §3.1";
    /// Two places name different algorithms for the same signature: `reason`.
    AlgorithmsDisagree = "algorithms-disagree", Error, "RFC 5652 §5.3; RFC 6211";

    // --- a CMS outside of PDF, and mail --------------------------------------------------------------------------------
    /// The signed content is missing.
    ContentMissing = "content-missing", Warning, "RFC 5652 §5.2; EN 319 102-1 §5.2.7.4";
    /// The content given with the file differs from the content in the file: `carried`, `given` (SHA-256 of each).
    GivenContentDiffers = "given-content-differs", Error, "RFC 5652 §5.2";
    /// A part of the CMS object was not read: `part`.
    CmsPartUnread = "cms-part-unread", Warning, "RFC 5652 §5.1";
    /// There is unsigned text around the base64 of the CMS object.
    TextBesideArmour = "text-beside-armour", Warning, "RFC 7468 §2";
    /// There are bytes after the CMS object: `count`.
    BytesAfterCms = "bytes-after-cms", Warning, "RFC 5652 §3; RFC 8551 §3";
    /// The content is itself a signed file; its signatures are not judged here: `format`.
    ContentSignedToo = "content-signed-too", Info, "RFC 5652 §5.2";
    /// A counter-signature has a content type, which is not allowed.
    ContentTypeInCounterSignature = "content-type-in-counter-signature", Warning, "RFC 5652 §11.4";
    /// The signer names a signature policy that is not known: `policy`, `uri`.
    SignaturePolicyUnknown = "signature-policy-unknown", Warning, "EN 319 102-1 §5.2.4.4; EN 319 122-1 §5.2.9";
    /// The attribute that names the signature policy cannot be read.
    SignaturePolicyUnreadable = "signature-policy-unreadable", Error, "EN 319 122-1 §5.2.9";
    /// The structure of a signed mail is broken or can be read in more than one way: `reason`, `part`.
    MimeMalformed = "mime-malformed", Error, "RFC 8551 §3; RFC 2046 §5.1";
    /// A part of the mail that no signature covers: `part`, `type`.
    MimePartNotSigned = "mime-part-not-signed", Warning, "RFC 8551 §3.5";
    /// A part of the mail is encrypted, so its content is unknown: `part`.
    MimePartEncrypted = "mime-part-encrypted", Warning, "RFC 8551 §3.3";
    /// The header fields (sender, subject, date) are not signed.
    MimeHeaderNotSigned = "mime-header-not-signed", Info, "RFC 8551 §3.1";
    /// None of the mail addresses in the certificate is that of the sender: `sender`.
    MimeSenderDiffers = "mime-sender-differs", Warning, "RFC 8550 §3";
    /// The line ends of the signed part were not canonical and were treated as canonical.
    LineEndsCanonicalised = "line-ends-canonicalised", Info, "RFC 8551 §3.1.1";
    /// The content given has other line ends than the content signed, and is the same besides: `signed`.
    SignedWithOtherLineEnds = "signed-with-other-line-ends", Warning, "RFC 5652 §5.4";

    // --- time -----------------------------------------------------------------------------------------------------------
    /// A time-stamp over the signature verifies: `time`, `unit`.
    TimestampVerified = "timestamp-verified", Info, "RFC 3161 §2.4.2; EN 319 102-1 §5.4";
    /// The time-stamp is about other bytes: `time`.
    TimestampImprintDiffers = "timestamp-imprint-differs", Error, "RFC 3161 §2.4.2";
    /// The time-stamp's own signature is wrong or cannot be checked: `reason`.
    TimestampNotVerified = "timestamp-not-verified", Error, "RFC 3161 §2.4.2";
    /// The time-stamp cannot be read: `reason`.
    TimestampMalformed = "timestamp-malformed", Error, "RFC 3161 §2.4.2";
    /// The certificate of the time-stamp unit is not for time-stamps only: `reason`.
    TimestampUnitPurpose = "timestamp-unit-purpose", Error, "RFC 3161 §2.3";
    /// The time-stamp unit does not lead to a trusted root: `unit`, `reason`.
    TimestampUntrusted = "timestamp-untrusted", Warning, "EN 319 102-1 §5.4";
    /// The status of the time-stamp unit could not be checked, so its time is stamped, not proven: `unit`.
    TimestampUnitStatusUnknown = "timestamp-unit-status-unknown", Warning, "EN 319 102-1 §5.4";
    /// The index of an archive time-stamp names objects that are not in the message: `count`, `time`.
    ArchiveIndexUnmatched = "archive-index-unmatched", Error, "EN 319 122-1 §5.5.2";
    /// The accuracy of a time-stamp is wider than that of any clock, so it proves only its upper bound: `time`, `seconds`,
    /// `latest`.
    TimestampAccuracyWide = "timestamp-accuracy-wide", Warning, "RFC 3161 §2.4.2";
    /// The time-stamp breaks rules for its content: `reason`.
    TimestampNotConforming = "timestamp-not-conforming", Error, "RFC 3161 §2.4.2";
    /// The certificate of the time-stamp unit is neither in the time-stamp nor among the evidence: `issuer`, `serial`.
    TimestampUnitMissing = "timestamp-unit-missing", Error, "RFC 3161 §2.4.2";
    /// A time-stamp gives a later time than a proven time of its own existence, or of something it covers: `time`, `existed`.
    TimestampOrder = "time-stamp-order", Error, "EN 319 102-1 §5.5.4";
    /// Only the signer vouches for the signing time.
    TimeOnlyClaimed = "time-only-claimed", Info, "EN 319 102-1 §5.2.5";
    /// There is no signing time.
    TimeAbsent = "time-absent", Info, "RFC 5652 §11.3";
    /// The claimed time is seven hours late, as if local time were written as UTC: `claimed`, `compared`.
    ClaimedTimeSevenHours = "claimed-time-seven-hours", Info, "RFC 5652 §11.3";
    /// The claimed time is later than the time of the check by more than a clock error: `claimed`, `now`.
    ClaimedTimeFuture = "claimed-time-future", Warning, "RFC 5652 §11.3; EN 319 102-1 §5.2.5";
    /// The claimed time differs from the time-stamp, or without one from the time in the file, by more than a clock error: `claimed`, `compared`.
    ClaimedTimeDiffers = "claimed-time-differs", Warning, "RFC 5652 §11.3";

    // --- the certificate path -------------------------------------------------------------------------------------------
    /// The certificate of the issuer is missing: `issuer`, `keyId`, `urls`.
    IssuerMissing = "issuer-missing", Warning, "RFC 5280 §6.1; Nghị định 68/2024/NĐ-CP Điều 32";
    /// The user distrusts a certificate in the path, or another one with its key: `certificate`, `sha256`, `label`.
    CertificateDistrusted = "certificate-distrusted", Error, "RFC 5280 §6.1.1; Nghị định 68/2024/NĐ-CP Điều 32";
    /// The path ends at an untrusted root: `root`, `sha256`.
    RootUntrusted = "root-untrusted", Error, "RFC 5280 §6.1.1; Nghị định 68/2024/NĐ-CP Điều 32";
    /// The trust file does not trust a root for this purpose: `root`, `purpose`.
    AnchorPurpose = "anchor-purpose", Error, "RFC 5280 §6.1.1, §6.2; Nghị định 68/2024/NĐ-CP Điều 32";
    /// The trust file does not trust a root at the time that counts: `root`, `from`, `until`, `time`.
    AnchorNotTrusted = "anchor-not-trusted", Error, "RFC 5280 §6.1.1, §6.2; EN 319 102-1 §5.1.4.2";
    /// The signature on a certificate is wrong: `certificate`.
    CertificateSignatureWrong = "certificate-signature-wrong", Error, "RFC 5280 §6.1.3 (a)(1)";
    /// A certificate had expired at the time that counts: `certificate`, `notAfter`, `time`.
    CertificateExpired = "certificate-expired", Error, "RFC 5280 §6.1.3 (a)(2); Nghị định 68/2024/NĐ-CP Điều 31.1.a";
    /// A certificate was not yet valid at the time that counts: `certificate`, `notBefore`, `time`.
    CertificateNotYetValid = "certificate-not-yet-valid", Error, "RFC 5280 §6.1.3 (a)(2); Nghị định 68/2024/NĐ-CP Điều 31.1.a";
    /// A certificate was valid at the stamped time and has expired since: `certificate`, `notAfter`, `time`.
    CertificateExpiredSince = "certificate-expired-since", Info, "Nghị định 68/2024/NĐ-CP Điều 31.1.a";
    /// An issuer in the path is not a certification authority: `certificate`.
    IssuerNotCa = "issuer-not-ca", Error, "RFC 5280 §6.1.4 (k)";
    /// There are more authorities below one than it allows: `certificate`.
    PathTooLong = "path-too-long", Error, "RFC 5280 §6.1.4 (l), (m)";
    /// An issuer's key may not sign certificates: `certificate`.
    IssuerKeyUsage = "issuer-key-usage", Error, "RFC 5280 §6.1.4 (n)";
    /// The signer's key may not sign documents: `certificate`.
    SignerKeyUsage = "signer-key-usage", Error, "RFC 5280 §4.2.1.3; Nghị định 68/2024/NĐ-CP Điều 31.1.b";
    /// A critical extension that is not understood: `certificate`, `oid`.
    CriticalExtensionUnknown = "critical-extension-unknown", Error, "RFC 5280 §6.1.4 (o), §6.1.5 (f)";
    /// An extension that path rules depend on cannot be read: `certificate`, `extension`.
    ExtensionUnreadable = "extension-unreadable", Error, "RFC 5280 §4.2";
    /// A name is outside the permitted subtrees of an authority above: `certificate`, `form`, `name`, `constrainedBy`.
    NameNotPermitted = "name-not-permitted", Error, "RFC 5280 §6.1.3 (b), §4.2.1.10";
    /// A name is in an excluded subtree of an authority above: `certificate`, `form`, `name`, `constrainedBy`.
    NameExcluded = "name-excluded", Error, "RFC 5280 §6.1.3 (c), §4.2.1.10";
    /// A name form is constrained above in a way that is not supported: `certificate`, `form`, `name`, `constrainedBy`.
    NameConstraintUnsupported = "name-constraint-unsupported", Error, "RFC 5280 §4.2.1.10";
    /// A constrained name, or the constraint, violates the syntax of its form: `certificate`, `form`, `name`, `constrainedBy`.
    NameNotComparable = "name-not-comparable", Error, "RFC 5280 §4.2.1.10, §4.2.1.6";
    /// The path requires a certificate policy, and no acceptable policy is valid along it: `policies`.
    PolicyMissing = "policy-missing", Error, "RFC 5280 §6.1.5 (g); RFC 9618 §5.5";
    /// An authority maps anyPolicy to or from another policy: `certificate`.
    PolicyMapsAny = "policy-maps-any", Error, "RFC 5280 §6.1.4 (a)";
    /// A name in the certificate may be displayed in another order than it is written, or with invisible parts: `certificate`.
    NameMisleading = "name-misleading", Error, "RFC 5280 §7.1; RFC 3454 §5.8, §6";
    /// The certificate is not for the required purpose: `certificate`, `purpose`.
    KeyPurposeMissing = "key-purpose-missing", Error, "RFC 5280 §4.2.1.12";
    /// The certificate breaks rules for issuers that do not change what it says: `certificate`, `rules`.
    CertificateProfile = "certificate-profile", Info, "RFC 5280 §4";
    /// A certificate cannot be read: `reason`.
    CertificateMalformed = "certificate-malformed", Error, "RFC 5280 §4.1";
    /// The path search reached its limit.
    PathBudget = "path-budget", Warning, "RFC 5280 §6.1";
    /// The certificate itself was given as trusted; nothing above it was checked: `certificate`.
    TrustedDirectly = "trusted-directly", Warning, "RFC 5280 §6.1.1";
    /// The path ends at a root the user added: `root`, and `label` if the user named it.
    UserAddedTrust = "user-added-trust", Warning, "RFC 5280 §6.1.1";

    // --- status ---------------------------------------------------------------------------------------------------------
    /// Whether the certificate was revoked could not be checked: `certificate`.
    StatusUnknown = "status-unknown", Warning, "Nghị định 68/2024/NĐ-CP Điều 31.1.c, 31.2; EN 319 102-1 §5.2.6";
    /// The list or response that says good was issued before the time that counts, and was the newest then: `certificate`, `issued`, `time`.
    StatusIssuedBefore = "status-issued-before", Warning, "Thông tư 15/2025/TT-BKHCN, Phụ lục II 1.2; EN 319 102-1 §5.2.5";
    /// A certificate has expired or was revoked since, and nothing proves that what it signed is older: `certificate`.
    ProofOfExistenceMissing = "proof-of-existence-missing", Warning, "EN 319 102-1 §5.6.2";
    /// The policy does not check the status.
    StatusNotAsked = "status-not-asked", Warning, "EN 319 102-1 §5.2.6";
    /// Neither revoked nor suspended at the time that counts: `certificate`, `time`, `source`, `issued`, `number`.
    StatusGood = "status-good", Info, "RFC 5280 §6.3.3; RFC 6960 §3.2; Nghị định 68/2024/NĐ-CP Điều 31.2";
    /// Revoked at the time that counts: `certificate`, `since`, `reason`.
    CertificateRevoked = "certificate-revoked", Error, "RFC 5280 §6.3.3; Nghị định 68/2024/NĐ-CP Điều 31.1.c, 31.2";
    /// The object that reports the revocation could not have established *good*; the revocation counts nevertheless: `certificate`,
    /// `reason`.
    RevocationUnproven = "revocation-unproven", Warning, "RFC 5280 §5.3.1; EN 319 102-1 §5.6.2.2";
    /// The key was revoked for compromise under another certificate: `certificate`, `other` (SHA-256), `since`, `reason`,
    /// `unproven` (why the source could not have established *good*; empty: proven).
    KeyCompromised = "key-compromised", Error, "RFC 5280 §5.3.1";
    /// Suspended at the time that counts: `certificate`, `since`, `released`.
    CertificateHeld = "certificate-held", Error, "RFC 5280 §5.3.1; Thông tư 15/2025/TT-BKHCN Phụ lục II 1.1";
    /// Revoked after the time that counts: `certificate`, `since`, `reason`, `time`.
    CertificateRevokedLater = "certificate-revoked-later", Info, "Nghị định 68/2024/NĐ-CP Điều 31.2";
    /// Was suspended and then released: `certificate`, `since`, `time`.
    CertificateWasHeld = "certificate-was-held", Info, "RFC 5280 §5.3.1";
    /// The invalidity date of the key is before the time that counts, although it was revoked later: `certificate`, `since`, `time`.
    KeyInvalidBefore = "key-invalid-before", Warning, "RFC 5280 §5.3.2";
    /// There is no list and no response: `certificate`, `urls`.
    StatusMissing = "status-missing", Warning, "Nghị định 68/2024/NĐ-CP Điều 31.1.c, 31.2; EN 319 102-1 §5.2.6";
    /// There are lists or responses, but none covers this certificate at this time: `certificate`, `reason`.
    StatusNotCovered = "status-not-covered", Warning, "RFC 5280 §6.3.3 (b), (d)";
    /// The available lists and responses are too old for the time that counts: `certificate`, `until`, `time`.
    StatusStale = "status-stale", Warning, "EN 319 102-1 §5.2.5";
    /// The responder does not know the certificate: `certificate`.
    StatusAnsweredUnknown = "status-answered-unknown", Warning, "RFC 6960 §2.2";
    /// The host could not fetch the status: `certificate`, `urls`.
    StatusUnreachable = "status-unreachable", Warning, "Thông tư 15/2025/TT-BKHCN Phụ lục II 1.2";
    /// The available lists and responses cannot be relied on: `certificate`, `reason`.
    StatusUnusable = "status-unusable", Warning, "RFC 5280 §6.3.3; RFC 6960 §3.2";
    /// A newer list or response does not show a revocation that cannot be undone: `certificate`, `issued`.
    StatusContradicted = "status-contradicted", Warning, "RFC 5280 §5.3.1";
    /// The status comes from an object whose signer's certificate has expired since; the policy accepts its date: `certificate`.
    StatusTakenAsDated = "status-taken-as-dated", Warning, "EN 319 102-1 §5.6.2.1";
    /// The status comes from a part of a revocation list, on the word of whoever runs the mirror, whose key the caller named:
    /// `certificate`, `operator` (number of the key), `list` (SHA-256 of the whole list).
    StatusOnOperatorsWord = "status-on-operators-word", Warning, "RFC 5280 §6.3.3 (g)";
    /// A list or response cannot be relied on: `source`, `sha256`, `reason`.
    StatusEvidenceUnusable = "status-evidence-unusable", Warning, "RFC 5280 §6.3.3; RFC 6960 §3.2";
    /// A list or response does not apply to the certificate and time: `source`, `sha256`, `reason`.
    StatusEvidenceNotUsed = "status-evidence-not-used", Info, "RFC 5280 §6.3.3; EN 319 102-1 §5.2.5";
}
