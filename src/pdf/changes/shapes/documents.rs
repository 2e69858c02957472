//! Dictionaries of the document as a whole that may be added.

use super::shape::{Role, Shape};

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

/// By what programs that begin at the first page number the pages. All of it is direct (Annex F.3.3).
pub const LINEARIZATION: Role = Role {
    name: "linearization parameters",
    clause: "ISO 32000-2 Table F.1",
    base: None,
    keys: &[
        ("Linearized", Shape::Number),
        ("L", Shape::Integer),
        ("H", Shape::Numbers(2, 4)),
        ("O", Shape::Integer),
        ("E", Shape::Integer),
        ("N", Shape::Integer),
        ("T", Shape::Integer),
        ("P", Shape::Integer),
    ],
    needs: &["L", "H", "O", "E", "N", "T"],
};

/// The stream of the page offset hint table.
pub const PAGE_HINTS: Role = Role {
    name: "hint stream",
    clause: "ISO 32000-2 Tables 5 and F.2",
    base: None,
    keys: &[
        ("Length", Shape::Integer),
        ("Filter", Shape::Judged),
        ("DecodeParms", Shape::Judged),
        ("P", Shape::Integer),
        ("S", Shape::Integer),
        ("T", Shape::Integer),
        ("O", Shape::Integer),
        ("A", Shape::Integer),
        ("E", Shape::Integer),
        ("V", Shape::Integer),
        ("I", Shape::Integer),
        ("C", Shape::Integer),
        ("L", Shape::Integer),
        ("R", Shape::Integer),
        ("B", Shape::Integer),
    ],
    needs: &["S"],
};

/// What a security store keeps for one signature.
pub const EVIDENCE_OF_SIGNATURE: Role = Role {
    name: "evidence of one signature",
    clause: "ISO 32000-2 Table 262",
    base: None,
    keys: &[
        ("Type", Shape::AnyName),
        ("Cert", Shape::Judged),
        ("CRL", Shape::Judged),
        ("OCSP", Shape::Judged),
        ("TU", Shape::Text),
        ("TS", Shape::Judged),
    ],
    needs: &[],
};

/// A new element of the structure tree, which holds annotations only. `ActualText`, `E`, `AF` and `Ref` would be read instead of what
/// is there.
pub const NEW_ELEMENT: Role = Role {
    name: "structure element",
    clause: "ISO 32000-2 Table 355",
    base: None,
    keys: &[
        ("Type", Shape::Name(&["StructElem"])),
        ("S", Shape::AnyName),
        ("P", Shape::Reference),
        ("ID", Shape::Text),
        ("Pg", Shape::Reference),
        ("K", Shape::Judged),
        ("A", Shape::Judged),
        ("C", Shape::Judged),
        ("R", Shape::Integer),
        ("T", Shape::Text),
        ("Lang", Shape::Text),
        ("Alt", Shape::Text),
        ("NS", Shape::Reference),
    ],
    needs: &[],
};
