//! Which entries of a dictionary that was signed may become what. An entry that is not in the list stays as it was.

use super::annotations::{BORDER_STYLE, FIELD_LOCK, IN_PLACE, WIDGET_LOOK};
use super::documents::MARK_INFO;
use super::shape::{Role, Shape};
use crate::base::error::Error;
use crate::pdf::changes::change::Level;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};

/// What may become of an entry.
#[derive(Clone, Copy, Debug)]
pub enum May {
    /// Whatever another rule makes of it.
    Judged,
    /// It comes with such a value, where there was none.
    Come(Shape),
    /// It gets such a value, whether there was one or not.
    Become(Shape),
    /// It gets such a value, or goes.
    BecomeOrGo(Shape),
    /// It comes as a dictionary of names, or gains names; what each name stood for stays.
    Gain,
    /// No other bits than these may turn; an entry that is not there has none.
    Turn(i64),
}

/// One entry, and how far a change of it goes.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its key.
    pub key: &'static str,
    /// What may become of it.
    pub may: May,
    /// How far that goes.
    pub level: Level,
}

/// The entries of one kind of dictionary that may change.
#[derive(Debug)]
pub struct Changing {
    /// What it is.
    pub name: &'static str,
    /// Where the standard describes it.
    pub clause: &'static str,
    /// The entries. A key may stand here twice: what goes further comes later.
    pub entries: &'static [Entry],
}

const fn lta(key: &'static str, may: May) -> Entry {
    Entry { key, may, level: Level::Lta }
}

const fn filling(key: &'static str, may: May) -> Entry {
    Entry { key, may, level: Level::FormFilling }
}

const fn notes(key: &'static str, may: May) -> Entry {
    Entry { key, may, level: Level::Annotations }
}

/// A page: what it shows stays.
pub const PAGE: Changing = Changing {
    name: "page",
    clause: "ISO 32000-2 Table 31",
    entries: &[
        lta("Annots", May::Judged),
        // Dates and private data of programs (§14.5) show nothing.
        lta("LastModified", May::BecomeOrGo(Shape::Text)),
        lta("PieceInfo", May::BecomeOrGo(Shape::Judged)),
        // What a reader does anyway in a tagged document (Table 31).
        lta("Tabs", May::Come(Shape::Name(&["S"]))),
        // Marks the page as one that annotations of the structure tree belong to (§14.7.5.4).
        lta("StructParents", May::Come(Shape::Integer)),
        // The order in which the annotations are walked through (§12.5.1) belongs to them.
        notes("Tabs", May::BecomeOrGo(Shape::AnyName)),
    ],
};

/// The catalog.
pub const CATALOG: Changing = Changing {
    name: "catalog",
    clause: "ISO 32000-2 Table 29",
    entries: &[
        lta("AcroForm", May::Judged),
        lta("DSS", May::Judged),
        lta("Metadata", May::Judged),
        lta("Extensions", May::Judged),
        lta("Perms", May::Judged),
        lta("StructTreeRoot", May::Judged),
        // The newer of header and catalog counts (§7.5.2); it says what may be in the file and shows nothing.
        lta("Version", May::Become(Shape::Name(&["1.3", "1.4", "1.5", "1.6", "1.7", "2.0"]))),
        // Says whether the document is tagged (§14.7.1), which evidence has no part in.
        filling("MarkInfo", May::Become(Shape::Dictionary(&MARK_INFO))),
    ],
};

/// The interactive form.
pub const FORM: Changing = Changing {
    name: "interactive form",
    clause: "ISO 32000-2 Tables 224 and 225",
    entries: &[
        lta("Fields", May::Judged),
        lta("DR", May::Judged),
        // Set by signing, and never taken back.
        lta("SigFlags", May::Become(Shape::Bits(3))),
        // Written out or left out, never turned.
        lta("NeedAppearances", May::BecomeOrGo(Shape::False)),
        // Defaults for fields that are drawn anew. Where there were none, none of the fields relied on them.
        lta("DA", May::Come(Shape::Text)),
        lta("Q", May::Come(Shape::Integer)),
    ],
};

/// Resources that fields are drawn with for want of an appearance: names may be added.
pub const DEFAULT_RESOURCES: Changing = Changing {
    name: "default resources of the form",
    clause: "ISO 32000-2 Tables 34 and 224",
    entries: &[
        // What variable text is drawn with (§12.7.4.3), and what old writers put beside it.
        lta("Font", May::Gain),
        lta("Encoding", May::Gain),
        lta("ExtGState", May::Gain),
        lta("ColorSpace", May::Gain),
        lta("Pattern", May::Gain),
        lta("Shading", May::Gain),
        lta("Properties", May::Gain),
        // A default appearance consists of operators of the graphics and the text state (§12.7.4.3) and cannot use these; procedure
        // sets mean nothing (§14.2). Signing programs write the form of their own mark there.
        lta("XObject", May::Become(Shape::Judged)),
        lta("ProcSet", May::Become(Shape::Judged)),
    ],
};

/// The document security store.
pub const STORE: Changing = Changing {
    name: "security store",
    clause: "ISO 32000-2 Table 261",
    entries: &[
        lta("Type", May::BecomeOrGo(Shape::AnyName)),
        lta("VRI", May::Judged),
        lta("Certs", May::Judged),
        lta("CRLs", May::Judged),
        lta("OCSPs", May::Judged),
    ],
};

/// The root of the structure tree.
pub const STRUCTURE: Changing = Changing {
    name: "structure tree root",
    clause: "ISO 32000-2 Table 354",
    entries: &[
        lta("K", May::Judged),
        lta("ParentTree", May::Judged),
        // The next free key of the tree: bookkeeping of writers.
        lta("ParentTreeNextKey", May::Become(Shape::Integer)),
    ],
};

/// An element of the structure tree.
pub const ELEMENT: Changing =
    Changing { name: "signed structure element", clause: "ISO 32000-2 Table 355", entries: &[lta("K", May::Judged)] };

/// Any field or widget, whatever else becomes of it: what never changes what it is or shows.
pub const ANY_FIELD: Changing = Changing {
    name: "field or widget",
    clause: "ISO 32000-2 Tables 166, 167, 226 and 227",
    entries: &[
        // Read-only, required, no export. The others change what kind of field it is.
        lta("Ff", May::Turn(0b111)),
        // Read-only, locked, locked contents. The others hide or show it, on the screen or on paper, or detach it from its rectangle.
        lta("F", May::Turn(1 << 6 | 1 << 7 | 1 << 9)),
        lta("Type", May::Come(Shape::Name(&["Annot"]))),
        lta("P", May::Come(Shape::Reference)),
        lta("M", May::BecomeOrGo(Shape::Text)),
        lta("NM", May::BecomeOrGo(Shape::Text)),
        lta("StructParent", May::Come(Shape::Integer)),
        // The same text in another encoding.
        lta("T", May::Judged),
    ],
};

/// A field that is filled in.
pub const FILLED_FIELD: Changing = Changing {
    name: "field that is filled in",
    clause: "ISO 32000-2 Tables 166, 191, 192, 226, 228 and 234",
    entries: &[
        filling("V", May::Judged),
        filling("AP", May::Judged),
        filling("AS", May::BecomeOrGo(Shape::AnyName)),
        filling("DA", May::BecomeOrGo(Shape::Text)),
        filling("Q", May::BecomeOrGo(Shape::Integer)),
        filling("I", May::Judged),
        filling("RV", May::BecomeOrGo(Shape::LongText)),
        // How the widget is framed.
        notes("MK", May::Judged),
        notes("BS", May::Judged),
        notes("Border", May::Judged),
        notes("C", May::Judged),
    ],
};

/// A signature field that is signed: what a signer's program writes into one that was prepared for it. It has its looks from its
/// appearance; a border beside that has no effect (§12.5.4), a lock restricts.
pub const SIGNED_FIELD: Changing = Changing {
    name: "signature field that is signed",
    clause: "ISO 32000-2 Tables 166, 191, 226 and 235",
    entries: &[
        filling("V", May::Judged),
        filling("AP", May::Judged),
        filling("AS", May::BecomeOrGo(Shape::AnyName)),
        filling("DA", May::BecomeOrGo(Shape::Text)),
        filling("Q", May::BecomeOrGo(Shape::Integer)),
        filling("MK", May::BecomeOrGo(Shape::Dictionary(&WIDGET_LOOK))),
        filling("F", May::BecomeOrGo(Shape::Bits(IN_PLACE))),
        filling("Lock", May::Become(Shape::Dictionary(&FIELD_LOCK))),
        filling("TU", May::BecomeOrGo(Shape::Text)),
        filling("BS", May::BecomeOrGo(Shape::Dictionary(&BORDER_STYLE))),
        filling("Border", May::BecomeOrGo(Shape::Judged)),
        filling("H", May::BecomeOrGo(Shape::AnyName)),
    ],
};

/// Every list of this kind, so that tests reach them all.
pub const CHANGING: &[&Changing] = &[
    &PAGE,
    &CATALOG,
    &FORM,
    &DEFAULT_RESOURCES,
    &STORE,
    &STRUCTURE,
    &ELEMENT,
    &ANY_FIELD,
    &FILLED_FIELD,
    &SIGNED_FIELD,
];

impl Changing {
    /// The entry by which a key may differ as it does between two revisions. `None`: it may not.
    pub(crate) fn allows(
        &self,
        views: [View<'_, '_>; 2],
        key: &str,
        from: &Dictionary,
        to: &Dictionary,
    ) -> Result<Option<Entry>, Error> {
        for entry in self.entries.iter().filter(|entry| entry.key == key) {
            if entry.may.fits(views, key, from, to)? {
                return Ok(Some(*entry));
            }
        }
        Ok(None)
    }
}

impl May {
    fn fits(self, views: [View<'_, '_>; 2], key: &str, from: &Dictionary, to: &Dictionary) -> Result<bool, Error> {
        let [old, new] = views;
        // A key twice has two meanings, and null is not absent.
        let value = match to.get(key) {
            Some(value) if to.count(key) != 1 || new.resolve(value)?.is_null() => return Ok(false),
            value => value,
        };
        Ok(match (self, value) {
            (Self::Judged, _) | (Self::BecomeOrGo(_), None) | (Self::Gain, Some(_)) => true,
            (Self::Come(_), _) if from.has(key) => false,
            (Self::Come(shape) | Self::Become(shape) | Self::BecomeOrGo(shape), Some(value)) => {
                stands_in_place(shape, value) && shape.fits(new, value)?
            }
            (Self::Come(_) | Self::Become(_) | Self::Gain, None) => false,
            (Self::Turn(bits), value) => {
                let before = match from.get(key) {
                    Some(value) => old.resolve(value)?.as_integer(),
                    None => Some(0),
                };
                let after = value.map_or(Some(0), Object::as_integer);
                before.zip(after).is_some_and(|(before, after)| (before ^ after) & !bits == 0)
            }
        })
    }
}

/// Whether a value stands where it must: one word by reference could be turned by another object, and some readers look for it in
/// place only.
fn stands_in_place(shape: Shape, value: &Object) -> bool {
    let is_word = !matches!(
        shape,
        Shape::Judged
            | Shape::Reference
            | Shape::LongText
            | Shape::Words
            | Shape::Numbers(..)
            | Shape::Dictionary(Role { .. })
    );
    !is_word || value.as_reference().is_none()
}
