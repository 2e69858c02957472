//! A note that repeats a signed one without an appearance: drawn by the same entries it is vouched for, by any other it is not.

use crate::pdf::changes::form_document::{judged_last, plain, resigned, update};

const CIRCLE: &str = "/Subtype/Circle/Rect[300 300 400 350]/C[1 0 1]";
const POPUP: &str = "/Subtype/Popup/Rect[0 0 0 0]";
const LISTED: &str = "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 60 0 R 61 0 R 62 0 R]";

/// A signed page with a circle, which has further entries, and another annotation above it.
fn with_circle(entries: &str, other: &str) -> Vec<u8> {
    resigned(&update(&plain(), |u| {
        let u = u.object(60, format!("<</Type/Annot{CIRCLE}/P 3 0 R{entries}>>"));
        let u = u.object(61, format!("<</Type/Annot/P 3 0 R{other}>>"));
        u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 60 0 R 61 0 R]")])
    }))
}

/// Whether another annotation may be added to it.
fn justified(entries: &str, other: &str, added: &str) -> Option<bool> {
    let added = format!("<</Type/Annot/P 3 0 R{added}>>");
    judged_last(&update(&with_circle(entries, other), |u| u.object(62, added.as_str()).page(&[("Annots", LISTED)])))
}

#[test]
fn drawn_by_the_same_entries() {
    assert_eq!(justified("", POPUP, &format!("{CIRCLE}/Contents(said anew)/NM(x)/StructParent 4")), Some(true));
    assert_eq!(justified("/F 4/BS<</W 2>>", POPUP, &format!("{CIRCLE}/F 4/BS<</W 2>>")), Some(true));
}

#[test]
fn drawn_by_other_entries() {
    for other in [
        "/C[1 1 1]/Subtype/Circle/Rect[300 300 400 350]",
        "/Subtype/Square/Rect[300 300 400 350]/C[1 0 1]",
        "/Subtype/Circle/Rect[300 300 400 351]/C[1 0 1]",
        "/Subtype/Circle/Rect[300.0 300 400 350]/C[1 0 1]",
        "/Subtype/Circle/Rect[300 300 400 350]",
        &format!("{CIRCLE}/IC[1 1 1]"),
        &format!("{CIRCLE}/BS<</W 9>>"),
        &format!("{CIRCLE}/F 4"),
        &format!("{CIRCLE}/C[1 0 1]"),
        &format!("{CIRCLE}/AP<</N 15 0 R>>"),
    ] {
        assert_eq!(justified("", POPUP, other), Some(false), "{other}");
    }
}

#[test]
fn drawn_by_more_than_that() {
    // See-through shapes add up; a layer, an effect and an appearance are drawn by what stands elsewhere.
    for more in ["/CA 0.5", "/BE<</S/C/I 2>>", "/AP<</N 15 0 R>>", "/OC 30 0 R"] {
        assert_eq!(justified(more, POPUP, &format!("{CIRCLE}{more}")), Some(false), "{more}");
    }
    // A line is drawn by points, in whatever room.
    let line = "/Subtype/Line/L[300 400 400 450]/Rect[300 400 400 450]";
    assert_eq!(justified("", line, line), Some(false));
}

#[test]
fn over_more_than_that() {
    // What else is in the room could be covered, or have covered the circle.
    for other in ["/Subtype/Square/IC[1 1 1]/Rect[320 310 330 340]", "/Subtype/Text/Rect[390 340 410 360]"] {
        assert_eq!(justified("", other, CIRCLE), Some(false), "{other}");
    }
}

#[test]
fn one_that_does_not_stay() {
    let with = |circle: &str, list: &str| {
        judged_last(&update(&with_circle("", POPUP), |u| {
            let u = u.object(60, format!("<</Type/Annot{circle}/P 3 0 R>>"));
            u.object(62, format!("<</Type/Annot{CIRCLE}/P 3 0 R>>")).page(&[("Annots", list)])
        }))
    };
    let dark = CIRCLE.replace("1 0 1", "0 0 0");
    assert_eq!(with(CIRCLE, LISTED), Some(true));
    assert_eq!(with(&dark, LISTED), Some(false));
}
