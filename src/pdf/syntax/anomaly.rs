//! Oddities of a file's structure: named, placed, never repaired in silence.

use crate::pdf::syntax::object::ObjectId;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AnomalyCode {
    /// No `%PDF-` within the first 1024 bytes (ISO 32000-2 §7.5.2).
    HeaderMissing,
    /// `%PDF-` is not at the first byte; the value is where it is.
    HeaderOffset,
    /// No version of the form `1.7` behind `%PDF-`.
    HeaderVersion,
    /// `startxref` is farther than 1024 bytes from the end of the file.
    StartxrefFar,
    /// `startxref` or `Prev` does not point exactly at its section; the value is the offset it gives.
    XrefOffsetImprecise,
    /// Offsets count from the first byte of a file whose header stands later.
    OffsetsFromFileStart,
    /// No `%%EOF` where a revision should end (ISO 32000-2 §7.5.5).
    EofMissing,
    /// Something stands between a cross-reference section and the `%%EOF` of its revision.
    RevisionEndIrregular,
    /// Bytes other than white space behind the end of the last revision; the value is their number.
    BytesAfterEof,
    /// Objects, a table or a trailer among those bytes: a reader that rebuilds the file will show them.
    StructureAfterEof,
    /// An object or a trailer that no cross-reference section leads to stands in a revision behind the first signature: a reader that
    /// rebuilds the file will show it.
    HiddenStructure,
    /// The data of an object that a later revision added hold what a search for objects would find, and something in the file could
    /// make a reader search it.
    HiddenInData,
    /// Bytes of a later revision that are no object, section or end of it, nor white space or a comment between them; the value is
    /// their number.
    UnlistedBytes,
    /// Objects or sections that reach into each other, or the data of a stream that reach past the bytes it was signed with.
    ExtentOverlap,
    /// An object of a later revision that is not written from its number to `endobj` as prescribed, a stream with its exact `Length`
    /// (ISO 32000-2 §7.3.8.2, §7.3.10).
    ExtentInexact,
    /// A later revision gives an object a place in the bytes in front of it (§7.5.6: what is changed is added at the end).
    EntryReachesBack,
    /// A linearization dictionary (Annex F) that holds only by what was added later, or whose first page is none of what is read.
    LinearizedLater,
    /// A program that searches the bytes for objects takes one that is shown from another place than the cross-reference data give:
    /// the value is that place, the offset the one that they give.
    ReadingBySearch,
    /// A program that begins at the first page of a linearized file (ISO 32000-2 Annex F) takes an object that is shown from another
    /// place; offset and value as above.
    ReadingFromFirstPage,
    /// An object that is shown comes only from the stream of a hybrid-reference file (ISO 32000-2 §7.5.8.4): some programs do without
    /// it.
    ReadingWithoutHybridStream,
    /// The cross-reference data could not be read; the value is where reading failed.
    XrefDamaged,
    /// Objects were found by searching the whole file. What it shows is a guess: never better than "cannot tell".
    XrefReconstructed,
    /// A section of the `Prev` chain was already read.
    PrevLoop,
    /// `Prev` is not a usable offset; the chain ends there.
    PrevInvalid,
    /// `Prev` points behind its own section in a file that is not linearized.
    PrevPointsForward,
    /// A hybrid-reference file (ISO 32000-2 §7.5.8.4): readers that know cross-reference streams and those that do not may see
    /// different objects.
    HybridReference,
    /// The table and the stream of a hybrid-reference file give different places for one object.
    HybridConflict,
    /// The table of a hybrid-reference file frees an object that its stream has in use, so that some readers see it and some do not.
    HybridHidden,
    /// `XRefStm` does not lead to a cross-reference stream.
    HybridStreamBroken,
    /// An entry of a cross-reference table is not 20 bytes of the prescribed form (ISO 32000-2 §7.5.4).
    XrefEntryMalformed,
    /// A section is read, but not written as ISO 32000-2 §7.5.4, §7.5.5 and §7.5.8 prescribe.
    XrefSectionOdd,
    /// `startxref` is not followed by an offset alone, or not by that of the section in front of it.
    StartxrefOdd,
    /// An object number occurs twice in one section.
    XrefEntryDuplicate,
    /// An in-use entry with the offset 0; taken as free.
    XrefEntryZero,
    /// An entry at or above the trailer's `Size`.
    XrefEntryBeyondSize,
    /// An entry of an unknown type in a cross-reference stream; taken as a reference to null.
    XrefEntryUnknown,
    /// A trailer without `Root`.
    TrailerRootMissing,
    /// Trailers of different revisions name different encryption dictionaries.
    EncryptionDiffers,
    /// A string or stream could not be decrypted.
    DecryptionFailed,
    /// No such object begins where the cross-reference data say.
    ObjectNotAtOffset,
    /// The header of an object is not two unsigned numbers and `obj` with white space between them (ISO 32000-2 §7.3.10).
    ObjectHeaderOdd,
    /// White space or comments stand between the offset given and the object.
    ObjectOffsetImprecise,
    /// An offset behind the end of the file.
    OffsetBeyondFile,
    /// A reference, an entry and an object do not agree on the generation.
    GenerationMismatch,
    /// An object breaks the syntax of ISO 32000-2 §7.3; it counts as null.
    ObjectMalformed,
    /// An object is nested deeper than the limit; it counts as null.
    ObjectTooDeep,
    /// An object is longer than the limit; it counts as null.
    ObjectTooLarge,
    /// `endobj` is missing.
    EndobjMissing,
    /// A dictionary with one key twice: readers differ in which one they take.
    DuplicateKey,
    /// A dictionary with one key twice and the same value each time: one reading.
    DuplicateKeyEqual,
    /// A hexadecimal string with other characters than digits and white space.
    HexStringMalformed,
    /// A `#` in a name not followed by two hexadecimal digits.
    NameEscapeMalformed,
    /// A number or a name of which readers take different parts: longer than some of them keep, or a name with an octet that one of
    /// them takes for white space.
    TokenOdd,
    /// A word that is no object; it counts as null.
    UnknownKeyword,
    /// A reference beyond any possible object number; it counts as null.
    ReferenceInvalid,
    /// A reference is written so that some readers take it for one and some do not, as in `7 0R`: what an object uses is not known.
    ReferenceOdd,
    /// References that lead to each other, or too many in a row.
    ReferenceLoop,
    /// `stream` is not followed by a line feed, or by carriage return and line feed.
    StreamKeywordEol,
    /// `Length` of a stream does not lead to `endstream`; the next `endstream` was taken.
    StreamLengthWrong,
    /// A stream whose data cannot be decoded.
    StreamBroken,
    /// A filter that is not read.
    FilterUnsupported,
    /// An object stream with a header that cannot be read (ISO 32000-2 §7.5.7).
    ObjectStreamMalformed,
    /// An object stream is read, but readers may take other objects from it: a number twice, places that do not ascend, more than
    /// the objects and their places, or objects that the cross-reference data do not look for in it (ISO 32000-2 §7.5.7).
    ObjectStreamOdd,
    /// An object stream does not hold the object the cross-reference data say.
    ObjectStreamMismatch,
    /// A tree of fields or pages that leads back into itself.
    TreeLoop,
    /// A node of the page tree is neither a page nor a node with an array of kids (ISO 32000-2 §7.7.3): readers differ in how many
    /// pages they count.
    TreeMalformed,
    /// A tree of fields or pages deeper or larger than the limits; the rest was not looked at.
    TreeTooLarge,
    /// Not every object could be looked at for signature dictionaries; the value is the number looked at.
    OrphanScanIncomplete,
    /// More anomalies than are kept.
    AnomaliesTruncated,
}

impl AnomalyCode {
    /// The stable name.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Whether it names an object that another reading of the bytes takes from another place.
    pub fn is_other_reading(self) -> bool {
        matches!(self, Self::ReadingBySearch | Self::ReadingFromFirstPage | Self::ReadingWithoutHybridStream)
    }

    /// Whether other readers may well see another document in the same bytes, so that no verdict on what is shown can be
    /// better than "cannot tell".
    pub fn is_ambiguous(self) -> bool {
        matches!(
            self,
            Self::XrefReconstructed
                | Self::XrefDamaged
                | Self::StructureAfterEof
                | Self::HiddenStructure
                | Self::HiddenInData
                | Self::UnlistedBytes
                | Self::ExtentOverlap
                | Self::ExtentInexact
                | Self::EntryReachesBack
                | Self::LinearizedLater
                | Self::ReadingBySearch
                | Self::ReadingFromFirstPage
                | Self::ReadingWithoutHybridStream
                | Self::PrevLoop
                | Self::PrevInvalid
                | Self::PrevPointsForward
                | Self::HybridConflict
                | Self::HybridStreamBroken
                | Self::XrefEntryDuplicate
                | Self::XrefEntryBeyondSize
                | Self::TrailerRootMissing
                | Self::EncryptionDiffers
                | Self::DecryptionFailed
                | Self::ObjectNotAtOffset
                | Self::ObjectHeaderOdd
                | Self::OffsetBeyondFile
                | Self::GenerationMismatch
                | Self::ObjectMalformed
                | Self::ObjectTooDeep
                | Self::ObjectTooLarge
                | Self::DuplicateKey
                | Self::UnknownKeyword
                | Self::ReferenceInvalid
                | Self::StreamLengthWrong
                | Self::ObjectStreamMalformed
                | Self::ObjectStreamMismatch
                | Self::TreeMalformed
                | Self::TreeTooLarge
                | Self::AnomaliesTruncated
        )
    }

    /// Whether it has several readings as soon as there is a later revision: what that replaces may be used here.
    pub fn is_ambiguous_before_update(self) -> bool {
        matches!(self, Self::ReferenceOdd)
    }

    /// Whether it has several readings where a later revision has it, which nobody signed: all but what readers are known to agree
    /// on (white space in front of a section or an object), what the revision in front may have brought along (`XRefStm` copied
    /// from its trailer), what is judged apart (bytes behind the end), and what is no structure (filters, the search for orphans).
    pub fn is_ambiguous_in_update(self) -> bool {
        !matches!(
            self,
            Self::XrefOffsetImprecise
                | Self::ObjectOffsetImprecise
                | Self::HybridReference
                | Self::BytesAfterEof
                | Self::FilterUnsupported
                | Self::OrphanScanIncomplete
        )
    }
}

/// One oddity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Anomaly {
    /// What.
    pub code: AnomalyCode,
    /// Where in the file, if it has a place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// In which object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<ObjectId>,
    /// A number that belongs to the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
}

impl Anomaly {
    /// An oddity at an offset.
    pub(crate) fn at(code: AnomalyCode, offset: u64) -> Self {
        Self { code, offset: Some(offset), object: None, value: None }
    }

    /// An oddity of an object.
    pub(crate) fn of(code: AnomalyCode, object: ObjectId) -> Self {
        Self { code, offset: None, object: Some(object), value: None }
    }

    pub(crate) fn object(mut self, object: ObjectId) -> Self {
        self.object = Some(object);
        self
    }

    pub(crate) fn value(mut self, value: u64) -> Self {
        self.value = Some(value);
        self
    }
}

/// Most anomalies kept: a hostile file can have one per byte.
const KEPT: usize = 1_000;

/// The list, filled while reading. Each oddity stands in it once, however often its object is read.
#[derive(Debug, Default)]
pub(crate) struct AnomalyLog(RefCell<BTreeSet<Anomaly>>);

impl AnomalyLog {
    pub(crate) fn add(&self, anomaly: Anomaly) {
        let mut list = self.0.borrow_mut();
        if list.len() < KEPT {
            list.insert(anomaly);
        } else if !list.contains(&anomaly) {
            list.insert(Anomaly { code: AnomalyCode::AnomaliesTruncated, offset: None, object: None, value: None });
        }
    }

    pub(crate) fn list(&self) -> Vec<Anomaly> {
        self.0.borrow().iter().cloned().collect()
    }
}
