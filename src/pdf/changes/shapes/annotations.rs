//! Annotations that may be added: notes of a reader, and the widgets of signature fields (ISO 32000-2 §12.5).

use super::shape::{POINTS, Role, Shape};

/// Flags of Table 167 that leave an annotation in its rectangle: all but `NoZoom` (4) and `NoRotate` (5).
pub(super) const IN_PLACE: i64 = 1 | 1 << 1 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9;

pub(super) const BORDER_STYLE: Role = Role {
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
pub(super) const WIDGET_LOOK: Role = Role {
    name: "appearance characteristics",
    clause: "ISO 32000-2 Table 192",
    base: None,
    keys: &[("R", Shape::Integer), ("BC", Shape::Numbers(0, 4)), ("BG", Shape::Numbers(0, 4)), ("TP", Shape::Integer)],
    needs: &[],
};

pub(super) const FIELD_LOCK: Role = Role {
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
pub(super) const ANNOTATION: Role = Role {
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
pub(super) const MARKUP: Role = Role {
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

/// The role of an annotation that is a note, by its subtype.
pub(crate) fn note(subtype: &[u8]) -> Option<&'static Role> {
    NOTES.iter().find(|(known, _)| known.as_bytes() == subtype).map(|(_, role)| role)
}
