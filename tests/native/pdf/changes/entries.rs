//! Every closed list of entries that may change in what was signed: each change it has is vouched for; one entry more, a value of
//! another shape, an entry that is there already, that goes or that stands twice, is refused.

use crate::pdf::changes::closed_lists::{fitting, justified, signed_with, unfitting};
use crate::pdf::changes::form_document::{covered, signature_object};
use crate::pdf::updates::Base;
use kyso::pdf::changes::shapes::{CHANGING, Changing, May, Shape};

/// What an update does beside the entry, so that the list is asked.
type Beside = fn(Vec<u8>, u32, String) -> Vec<u8>;

/// A dictionary of each kind in the signed document: its number, how it is written, and the update.
fn place(list: &Changing) -> (u32, &'static str, Beside) {
    let alone: Beside = |bytes, number, written| Base::read(&bytes).update().object(number, written).table();
    match list.name {
        "page" => (3, "/Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>", alone),
        "catalog" => (1, "/Type/Catalog/Pages 2 0 R", alone),
        "interactive form" => (6, "", alone),
        "default resources of the form" => (38, "", alone),
        "security store" => (31, "", alone),
        "structure tree root" => (32, "/Type/StructTreeRoot", alone),
        "signed structure element" => (33, "/Type/StructElem/S/Document/P 32 0 R", alone),
        "field or widget" => (9, TEXT, alone),
        "field that is filled in" => (9, TEXT, |bytes, number, written| {
            let filled = written.replace("/FT/Tx", "/V(b)/FT/Tx");
            Base::read(&bytes).update().object(number, if written.contains("/V ") { written } else { filled }).table()
        }),
        "signature field that is signed" => (10, EMPTY, |bytes, number, written| {
            let field = if written.contains("/V ") { written } else { written.replace("/FT/Sig", "/V 40 0 R/FT/Sig") };
            covered(Base::read(&bytes).update().object(number, field).object(40, signature_object("")).table())
        }),
        other => panic!("a list that nothing tries: {other}"),
    }
}

const TEXT: &str = "/Subtype/Widget/FT/Tx/Rect[450 500 550 530]";
const EMPTY: &str = "/Subtype/Widget/FT/Sig/Rect[0 0 0 0]";

/// The other entries that the dictionary needs in the document.
fn needed(number: u32, key: &str) -> String {
    let all: &[(&str, &str)] = match number {
        1 => &[("AcroForm", "6 0 R"), ("DSS", "31 0 R"), ("StructTreeRoot", "32 0 R")],
        3 => &[("Annots", "[8 0 R 9 0 R 10 0 R]")],
        6 => &[("Fields", "[8 0 R 9 0 R 10 0 R]"), ("DR", "38 0 R")],
        9 => &[("T", "(text)")],
        10 => &[("T", "(B)"), ("F", "4")],
        32 => &[("K", "[33 0 R]")],
        _ => &[],
    };
    all.iter().filter(|(known, _)| *known != key).map(|(key, value)| format!("/{key} {value}")).collect()
}

/// Whether an entry of the signed dictionary may become another one.
fn turned(list: &Changing, key: &str, before: Option<&str>, after: &[&str]) -> Option<bool> {
    let (number, written, beside) = place(list);
    let entries = |values: &[&str]| values.iter().map(|value| format!("/{key} {value}")).collect::<String>();
    let whole = |values: &[&str]| {
        // What the document needs stands there, unless the test says another value.
        let needs = if values.is_empty() { needed(number, "") } else { needed(number, key) };
        format!("<<{}{needs}{written}>>", entries(values))
    };
    let before: Vec<&str> = before.into_iter().collect();
    justified(beside(signed_with(&[(number, whole(&before))]), number, whole(after)))
}

/// A value that an honest writer gives.
fn good(list: &Changing, key: &str, shape: Shape) -> String {
    match (list.name, key) {
        ("interactive form", "SigFlags") => "3".into(),
        ("default resources of the form", _) => "[/PDF]".into(),
        ("signature field that is signed", "F") => "132".into(),
        // Its operators have a closed list of their own.
        ("field that is filled in", "DA") => "(/F1 9 Tf 0 g)".into(),
        (_, "Border") => "[0 0 0]".into(),
        (_, "PieceInfo") => "<</Kyso<</LastModified(D:2026)>>>>".into(),
        _ => fitting(shape).unwrap(),
    }
}

fn tried(list: &Changing, key: &'static str, may: May) {
    let name = list.name;
    let refused = |before: Option<&str>, after: &[&str]| {
        assert_eq!(turned(list, key, before, after), Some(false), "{name}: {key} {before:?} becomes {after:?}");
    };
    let vouched = |before: Option<&str>, after: &[&str]| {
        assert_eq!(turned(list, key, before, after), Some(true), "{name}: {key} {before:?} becomes {after:?}");
    };
    let (shape, comes_only, may_go) = match may {
        // Its own rule has its own tests.
        May::Judged => return refused(None, &["null"]),
        May::Gain => {
            vouched(None, &["<</F1 5 0 R>>"]);
            vouched(Some("<</F1 5 0 R>>"), &["<</F1 5 0 R/F2 5 0 R>>"]);
            for other in ["<</F1 4 0 R>>", "<<>>", "<</F1 4 0 R/F1 5 0 R>>", "null", "[5 0 R]"] {
                refused(Some("<</F1 5 0 R>>"), &[other]);
            }
            refused(Some("<</F1 5 0 R>>"), &[]);
            return refused(None, &["<<>>", "<<>>"]);
        }
        May::Turn(bits) => {
            vouched(None, &[&format!("{bits}")]);
            vouched(Some(&format!("{bits}")), &["0"]);
            for other in [format!("{}", bits | 1 << 13), format!("{bits}.0"), "2.0".into(), "null".into(), "(x)".into()]
            {
                refused(None, &[&other]);
            }
            return;
        }
        May::Come(shape) => (shape, true, false),
        May::Become(shape) => (shape, false, false),
        May::BecomeOrGo(shape) => (shape, false, true),
    };
    // The other entry of the same key is for values that this one does not have.
    let is_further = list.entries.iter().any(|entry| entry.key == key && matches!(entry.may, May::BecomeOrGo(_)));
    let value = good(list, key, shape);
    vouched(None, &[&value]);
    refused(None, &[&value, &value]);
    refused(None, &["null"]);
    if comes_only && !is_further {
        refused(Some("99"), &[&value]);
    }
    if !may_go && !is_further {
        refused(Some(&value), &[]);
    }
    if !is_further || !comes_only {
        for other in unfitting(shape) {
            refused(None, &[&other]);
        }
    }
    // A word by reference: object 34 is one of a name, 35 of an integer, 36 of a string, 37 of a boolean.
    let by_reference = match shape {
        Shape::Name(_) | Shape::AnyName => "34 0 R",
        Shape::Bits(_) | Shape::Integer => "35 0 R",
        Shape::Text => "36 0 R",
        Shape::False => "37 0 R",
        _ => return,
    };
    refused(None, &[by_reference]);
}

#[test]
fn each_list_has_its_entries_and_no_other() {
    for list in CHANGING {
        assert!(list.clause.starts_with("ISO 32000-2 "), "{}", list.name);
        assert_eq!(turned(list, "Kyso", None, &["1"]), Some(false), "{}: an entry more", list.name);
        assert_eq!(turned(list, "Kyso", Some("1"), &[]), Some(false), "{}: an entry less", list.name);
        for entry in list.entries {
            tried(list, entry.key, entry.may);
        }
    }
}

/// The defaults of a form decide what a reader draws of a field that has no appearance: pdf.js, poppler and PDFium go by them.
#[test]
fn defaults_do_not_come_where_a_field_is_drawn_by_them() {
    let form = |field: &str, defaults: &str| {
        let bytes = signed_with(&[(9, format!("<</Subtype/Widget/T(text)/Rect[450 500 550 530]{field}>>"))]);
        let others = needed(6, if defaults.contains("/DR") { "DR" } else { "" });
        justified(Base::read(&bytes).update().object(6, format!("<</SigFlags 3{others}{defaults}>>")).table())
    };
    for defaults in ["/DA(/F1 30 Tf 1 g)", "/Q 2", "/DR<</Font<</Z 5 0 R>>>>"] {
        for drawn in
            ["/FT/Tx/V(a)", "/FT/Tx/V(a)/AP<<>>", "/FT/Ch/Opt[(a)]", "/FT/Ch/Ff 131072/V(a)", "/FT/Btn/MK<</CA(a)>>"]
        {
            assert_eq!(form(drawn, defaults), Some(false), "{drawn} {defaults}");
        }
        for blank in ["/FT/Tx", "/FT/Tx/V()", "/FT/Ch/Ff 131072", "/FT/Sig", "/FT/Tx/V(a)/AP<</N 4 0 R>>"] {
            assert_eq!(form(blank, defaults), Some(true), "{blank} {defaults}");
        }
    }
}
