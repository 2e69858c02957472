//! The closed list of shapes: which keys a dictionary that was added after a signature may have, role by role, and what their
//! values may be. Everything else is unexplained. The tables are data; each names the table of ISO 32000-2 it is taken from.

use crate::error::Error;
use crate::pdf::object::{Dictionary, Object};
use crate::pdf::text::name_text;
use crate::pdf::view::View;

/// What the value of a key may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Whatever another rule makes of it.
    Judged,
    /// One of these names.
    Name(&'static [&'static str]),
    /// Any name: it chooses nothing that is shown.
    AnyName,
    /// An integer with no other bits than these.
    Bits(i64),
    /// An integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// `false`.
    False,
    /// A number.
    Number,
    /// An array of so many numbers, at least and at most.
    Numbers(usize, usize),
    /// A string.
    Text,
    /// A string, or a stream of text (§7.9.3).
    LongText,
    /// A reference to an object.
    Reference,
    /// An array of names or strings.
    Words,
    /// A dictionary of this role, direct or by reference.
    Dictionary(&'static Role),
}

/// One role: its name, the tables of ISO 32000-2 behind it, and its keys.
#[derive(Debug)]
pub struct Role {
    /// What it is.
    pub name: &'static str,
    /// Where the standard describes it.
    pub clause: &'static str,
    /// Keys it shares with another role.
    pub base: Option<&'static Role>,
    /// Keys with the shapes of their values.
    pub keys: &'static [(&'static str, Shape)],
    /// Keys that it must have.
    pub needs: &'static [&'static str],
}

/// Flags of Table 167 that leave an annotation in its rectangle: all but `NoZoom` (4) and `NoRotate` (5).
const IN_PLACE: i64 = 1 | 1 << 1 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9;

const BORDER_STYLE: Role = Role {
    name: "border style",
    clause: "ISO 32000-2 Table 168",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["Border"])),
        ("W", Shape::Number),
        ("S", Shape::Name(&["S", "D", "B", "I", "U"])),
        ("D", Shape::Numbers(0, 16)),
    ],
    needs: &[],
};

/// What a widget with an appearance stream may say of its looks; of the entries that would paint none is left.
const WIDGET_LOOK: Role = Role {
    name: "appearance characteristics",
    clause: "ISO 32000-2 Table 192",
    base: None,
    keys: &[("R", Shape::Integer), ("BC", Shape::Numbers(0, 4)), ("BG", Shape::Numbers(0, 4)), ("TP", Shape::Integer)],
    needs: &[],
};

const FIELD_LOCK: Role = Role {
    name: "signature field lock",
    clause: "ISO 32000-2 Table 236",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["SigFieldLock"])),
        ("Action", Shape::Name(&["All", "Include", "Exclude"])),
        ("Fields", Shape::Words),
        ("P", Shape::Integer),
    ],
    needs: &[],
};

/// What every annotation may have, and paints nothing beside an appearance stream.
const ANNOTATION: Role = Role {
    name: "annotation",
    clause: "ISO 32000-2 Table 166",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["Annot"])),
        ("Rect", Shape::Numbers(4, 4)),
        ("Contents", Shape::Text),
        ("P", Shape::Reference),
        ("NM", Shape::Text),
        ("M", Shape::Text),
        ("F", Shape::Bits(IN_PLACE)),
        ("AP", Shape::Judged),
        ("Border", Shape::Judged),
        ("C", Shape::Numbers(0, 4)),
        ("StructParent", Shape::Integer),
        ("Lang", Shape::Text),
    ],
    needs: &["Rect", "Subtype"],
};

/// A signature field that is its own widget, or a widget below one.
pub const SIGNATURE_WIDGET: Role = Role {
    name: "widget of a signature field",
    clause: "ISO 32000-2 Tables 166, 191 and 235",
    base: Some(&ANNOTATION),
    keys: &[
        ("Subtype", Shape::Name(&["Widget"])),
        ("FT", Shape::Name(&["Sig"])),
        ("T", Shape::Text),
        ("TU", Shape::Text),
        ("TM", Shape::Text),
        ("Ff", Shape::Bits(0b111)),
        ("V", Shape::Judged),
        ("Lock", Shape::Dictionary(&FIELD_LOCK)),
        ("SV", Shape::Judged),
        ("DA", Shape::Text),
        // Resources of variable text (§12.7.4.3), which a signature field does not have; some signing programs write them.
        ("DR", Shape::Judged),
        ("Q", Shape::Integer),
        ("AS", Shape::AnyName),
        ("MK", Shape::Dictionary(&WIDGET_LOOK)),
        ("BS", Shape::Dictionary(&BORDER_STYLE)),
        ("H", Shape::AnyName),
        ("Parent", Shape::Judged),
        ("Kids", Shape::Judged),
    ],
    needs: &[],
};

/// A signature field whose widgets stand apart.
pub const SIGNATURE_FIELD: Role = Role {
    name: "signature field",
    clause: "ISO 32000-2 Tables 226 and 235",
    base: None,
    keys: &[
        ("FT", Shape::Name(&["Sig"])),
        ("T", Shape::Text),
        ("TU", Shape::Text),
        ("TM", Shape::Text),
        ("Ff", Shape::Bits(0b111)),
        ("V", Shape::Judged),
        ("Lock", Shape::Dictionary(&FIELD_LOCK)),
        ("SV", Shape::Judged),
        ("DA", Shape::Text),
        ("Q", Shape::Integer),
        ("Parent", Shape::Judged),
        ("Kids", Shape::Judged),
    ],
    needs: &[],
};

/// What a person says in a note.
const MARKUP: Role = Role {
    name: "markup annotation",
    clause: "ISO 32000-2 Table 172",
    base: Some(&ANNOTATION),
    keys: &[
        ("T", Shape::Text),
        ("Popup", Shape::Reference),
        ("CA", Shape::Number),
        ("RC", Shape::LongText),
        ("CreationDate", Shape::Text),
        ("IRT", Shape::Reference),
        ("Subj", Shape::Text),
        ("RT", Shape::Name(&["R", "Group"])),
        ("IT", Shape::AnyName),
    ],
    needs: &[],
};

macro_rules! notes {
    ($($subtype:literal, $clause:literal, $base:expr, [$(($key:literal, $shape:expr)),*];)+) => {
        /// Annotations that a reader may add, by subtype.
        pub const NOTES: &[(&str, Role)] = &[$((
            $subtype,
            Role {
                name: $subtype,
                clause: concat!("ISO 32000-2 ", $clause),
                base: Some($base),
                keys: &[("Subtype", Shape::Name(&[$subtype])), $(($key, $shape)),*],
                needs: &[],
            },
        )),+];
    };
}

notes! {
    "Text", "Table 175", &MARKUP, [
        ("Open", Shape::False), ("Name", Shape::AnyName), ("State", Shape::Text), ("StateModel", Shape::Text)
    ];
    "Link", "Table 176", &ANNOTATION, [
        ("A", Shape::Judged), ("Dest", Shape::Judged), ("H", Shape::AnyName), ("QuadPoints", Shape::Numbers(8, POINTS)),
        ("BS", Shape::Dictionary(&BORDER_STYLE))
    ];
    "FreeText", "Table 177", &MARKUP, [
        ("DA", Shape::Text), ("Q", Shape::Integer), ("DS", Shape::Text), ("CL", Shape::Numbers(4, 6)),
        ("RD", Shape::Numbers(4, 4)), ("BS", Shape::Dictionary(&BORDER_STYLE)), ("LE", Shape::AnyName)
    ];
    "Line", "Table 178", &MARKUP, [
        ("L", Shape::Numbers(4, 4)), ("BS", Shape::Dictionary(&BORDER_STYLE)), ("LE", Shape::Words),
        ("IC", Shape::Numbers(0, 4))
    ];
    "Square", "Table 180", &MARKUP, [
        ("BS", Shape::Dictionary(&BORDER_STYLE)), ("IC", Shape::Numbers(0, 4)), ("RD", Shape::Numbers(4, 4))
    ];
    "Circle", "Table 180", &MARKUP, [
        ("BS", Shape::Dictionary(&BORDER_STYLE)), ("IC", Shape::Numbers(0, 4)), ("RD", Shape::Numbers(4, 4))
    ];
    "Polygon", "Table 181", &MARKUP, [
        ("Vertices", Shape::Numbers(4, POINTS)), ("BS", Shape::Dictionary(&BORDER_STYLE)), ("IC", Shape::Numbers(0, 4))
    ];
    "PolyLine", "Table 181", &MARKUP, [
        ("Vertices", Shape::Numbers(4, POINTS)), ("BS", Shape::Dictionary(&BORDER_STYLE)), ("IC", Shape::Numbers(0, 4)),
        ("LE", Shape::Words)
    ];
    "Highlight", "Table 182", &MARKUP, [("QuadPoints", Shape::Numbers(8, POINTS))];
    "Underline", "Table 182", &MARKUP, [("QuadPoints", Shape::Numbers(8, POINTS))];
    "Squiggly", "Table 182", &MARKUP, [("QuadPoints", Shape::Numbers(8, POINTS))];
    "StrikeOut", "Table 182", &MARKUP, [("QuadPoints", Shape::Numbers(8, POINTS))];
    "Caret", "Table 183", &MARKUP, [("RD", Shape::Numbers(4, 4)), ("Sy", Shape::AnyName)];
    "Ink", "Table 185", &MARKUP, [("InkList", Shape::Judged), ("BS", Shape::Dictionary(&BORDER_STYLE))];
    "Stamp", "Table 184", &MARKUP, [("Name", Shape::AnyName)];
    "Popup", "Table 186", &ANNOTATION, [("Parent", Shape::Reference), ("Open", Shape::False)];
}

/// Most points of one list.
pub(crate) const POINTS: usize = 10_000;

/// Marks of a tagged document.
pub const MARK_INFO: Role = Role {
    name: "mark information",
    clause: "ISO 32000-2 Table 353",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["MarkInfo"])),
        ("Marked", Shape::Boolean),
        ("UserProperties", Shape::Boolean),
        ("Suspects", Shape::Boolean),
    ],
    needs: &[],
};

/// One developer's extension.
pub const DEVELOPER_EXTENSION: Role = Role {
    name: "developer extension",
    clause: "ISO 32000-2 Table 49",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["DeveloperExtensions"])),
        ("BaseVersion", Shape::AnyName),
        ("ExtensionLevel", Shape::Integer),
        ("URL", Shape::Text),
        ("ExtensionRevision", Shape::Text),
    ],
    needs: &[],
};

/// What may stand in the dictionary of an XMP stream.
pub const METADATA: Role = Role {
    name: "metadata stream",
    clause: "ISO 32000-2 Tables 5 and 347",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["Metadata"])),
        ("Subtype", Shape::Name(&["XML"])),
        ("Length", Shape::Integer),
        ("DL", Shape::Integer),
        ("Filter", Shape::Judged),
        ("DecodeParms", Shape::Judged),
    ],
    needs: &[],
};

/// Every role with a closed list, so that tests reach them all.
pub const ROLES: &[&Role] = &[
    &BORDER_STYLE,
    &WIDGET_LOOK,
    &FIELD_LOCK,
    &ANNOTATION,
    &MARKUP,
    &SIGNATURE_WIDGET,
    &SIGNATURE_FIELD,
    &MARK_INFO,
    &DEVELOPER_EXTENSION,
    &METADATA,
];

impl Role {
    fn shape(&self, key: &str) -> Option<Shape> {
        let own = self.keys.iter().find(|(known, _)| *known == key).map(|(_, shape)| *shape);
        own.or_else(|| self.base.and_then(|base| base.shape(key)))
    }

    /// The shape of a key that two revisions give other values, if the role has it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.shape(key).is_some()
    }

    fn missing(&self, dictionary: &Dictionary) -> Option<&'static str> {
        let own = self.needs.iter().find(|key| !dictionary.has(key)).copied();
        own.or_else(|| self.base.and_then(|base| base.missing(dictionary)))
    }

    /// The first key that the role does not have, that has another value than it may, or that is missing. `None`: it fits.
    pub(crate) fn misfit(&self, view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<String>, Error> {
        for entry in dictionary.entries() {
            let key = name_text(&entry.key);
            // A key twice has two meanings.
            let fits = match self.shape(&key).filter(|_| dictionary.count(&key) == 1) {
                Some(shape) => shape.fits(view, &entry.value)?,
                None => false,
            };
            if !fits {
                return Ok(Some(key));
            }
        }
        Ok(self.missing(dictionary).map(str::to_owned))
    }

    /// Whether the value of one key is as the role has it.
    pub(crate) fn fits(&self, view: View<'_, '_>, key: &str, value: &Object) -> Result<bool, Error> {
        self.shape(key).map_or(Ok(false), |shape| shape.fits(view, value))
    }
}

/// The role of an annotation that is a note, by its subtype.
pub(crate) fn note(subtype: &[u8]) -> Option<&'static Role> {
    NOTES.iter().find(|(known, _)| known.as_bytes() == subtype).map(|(_, role)| role)
}

impl Shape {
    fn fits(self, view: View<'_, '_>, value: &Object) -> Result<bool, Error> {
        if let Self::Reference = self {
            return Ok(value.as_reference().is_some());
        }
        let value = view.resolve(value)?;
        Ok(match self {
            Self::Judged => true,
            Self::Reference => false,
            Self::Name(allowed) => {
                value.as_name().is_some_and(|name| allowed.iter().any(|allowed| allowed.as_bytes() == name))
            }
            Self::AnyName => value.as_name().is_some(),
            Self::Bits(allowed) => value.as_integer().is_some_and(|bits| bits >= 0 && bits & !allowed == 0),
            Self::Integer => value.as_integer().is_some(),
            Self::Boolean => value.as_boolean().is_some(),
            Self::False => value.as_boolean() == Some(false),
            Self::Number => value.as_number().is_some_and(f64::is_finite),
            Self::Numbers(least, most) => numbers(view, &value, least, most)?,
            Self::Text => value.as_string().is_some_and(|text| !text.malformed),
            Self::LongText => value.as_string().is_some() || value.as_stream().is_some(),
            Self::Words => words(view, &value)?,
            Self::Dictionary(role) => match value.as_plain_dictionary() {
                Some(dictionary) => role.misfit(view, dictionary)?.is_none(),
                None => false,
            },
        })
    }
}

fn numbers(view: View<'_, '_>, value: &Object, least: usize, most: usize) -> Result<bool, Error> {
    let Some(array) = value.as_array().filter(|array| (least..=most).contains(&array.len())) else { return Ok(false) };
    for number in array.iter() {
        if !view.resolve(number)?.as_number().is_some_and(f64::is_finite) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn words(view: View<'_, '_>, value: &Object) -> Result<bool, Error> {
    let Some(array) = value.as_array().filter(|array| array.len() <= POINTS) else { return Ok(false) };
    for word in array.iter() {
        let word = view.resolve(word)?;
        if word.as_name().is_none() && word.as_string().is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}
