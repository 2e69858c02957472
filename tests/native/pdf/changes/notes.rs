//! Notes of a reader (ISO 32000-2 §12.5.6).

use super::form_document::{
    LOOK, certified, changed, judged, judged_last, plain, refused, refused_as, resigned, signed, update, vouched,
};
use kyso::pdf::changes::{ChangeKind, Level};

fn annotate(bytes: &[u8], entries: &str) -> Vec<u8> {
    update(bytes, |u| {
        let u = u.stream(53, LOOK, b"1 g 0 0 100 50 re f").object(52, format!("<</Type/Annot/P 3 0 R{entries}>>"));
        u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")])
    })
}

#[test]
fn a_new_font_is_made_of_no_signed_parts() {
    // pdf.js draws the text of a page with another font that has the same descriptor, if it met that first.
    let base = resigned(&update(&plain(), |u| {
        let u = u.object(60, "<</Type/FontDescriptor/FontName/Helvetica/Flags 32>>");
        let u = u.object(62, "<</Type/Font/Subtype/CIDFontType0/BaseFont/Helvetica/FontDescriptor 60 0 R>>");
        u.object(61, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FontDescriptor 60 0 R>>")
    }));
    let with = |font: &str| {
        judged_last(&update(&base, |u| {
            let form = format!("{LOOK}/Resources<</Font<</F9 {font}>>>>");
            let u = u.stream(53, &form, b"0 g 0 0 100 50 re f");
            let u = u.object(63, "<</Type/FontDescriptor/FontName/Helvetica/Flags 32>>");
            let u = match font {
                "64 0 R" => u.object(64, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FontDescriptor 60 0 R>>"),
                "65 0 R" => u.object(65, "<</Type/Font/Subtype/Type0/BaseFont/Helvetica/DescendantFonts[62 0 R]>>"),
                "67 0 R" => u
                    .object(68, "[62 0 R]")
                    .object(67, "<</Type/Font/Subtype/Type0/BaseFont/Helvetica/DescendantFonts 68 0 R>>"),
                "69 0 R" => u
                    .object(70, "60 0 R")
                    .object(69, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FontDescriptor 70 0 R>>"),
                _ => u.object(66, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FontDescriptor 63 0 R>>"),
            };
            let u = u.object(52, "<</Type/Annot/P 3 0 R/Subtype/Square/AP<</N 53 0 R>>/Rect[300 300 400 350]>>");
            u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")])
        }))
    };
    assert_eq!(with("61 0 R"), Some(true));
    assert_eq!(with("66 0 R"), Some(true));
    assert_eq!(with("64 0 R"), Some(false));
    assert_eq!(with("65 0 R"), Some(false));
    // The parts may be led to by an object of their own.
    assert_eq!(with("67 0 R"), Some(false));
    assert_eq!(with("69 0 R"), Some(false));
}

#[test]
fn notes_of_a_reader() {
    let free = "/Rect[300 300 400 350]";
    let over = "/Rect[60 690 160 720]";
    let note = "/Subtype/Text/Contents(x)";
    vouched(&annotate(&plain(), &format!("{note}{free}")), Level::Annotations, ChangeKind::AnnotationAdded);
    // Readers draw an icon for a note.
    refused(&annotate(&plain(), &format!("{note}{over}")));
    refused(&annotate(&plain(), &format!("{note}/Rect[50 725 50 725]")));
    // PDFium hangs the icon from the corner that is written first.
    refused(&annotate(&plain(), &format!("{note}/Rect[400 300 300 350]")));
    refused(&annotate(&plain(), &format!("{note}/Rect[300 350 400 300]")));
    let square = "/Subtype/Square/AP<</N 53 0 R>>";
    vouched(&annotate(&plain(), &format!("{square}{free}")), Level::Annotations, ChangeKind::AnnotationAdded);
    // Over the text of the page, over another annotation.
    refused_as(&annotate(&plain(), &format!("{square}{over}")), ChangeKind::AnnotationAdded);
    refused(&annotate(&plain(), &format!("{square}/Rect[210 20 220 30]")));
    refused(&annotate(&plain(), &format!("{note}/AP<</N 53 0 R>>{over}")));
    // Drawn beyond its rectangle, with a thick border, so dark that it blackens, or in no rectangle anybody can read.
    refused(&annotate(&plain(), &format!("/Subtype/Ink/InkList[[60 700 160 710]]{free}")));
    refused(&annotate(&plain(), &format!("/Subtype/Line/L[60 700 160 710]{free}")));
    refused(&annotate(&plain(), &format!("/Subtype/Link/BS<</W 400>>{free}")));
    // Numbers that one reader takes for nothing, another for as large as they are.
    for width in ["99999999999", "9999999999999999999999", "(x)"] {
        refused(&annotate(&plain(), &format!("/Subtype/Square/Border[0 0 {width}]{free}")));
        refused(&annotate(&plain(), &format!("/Subtype/Square/BS<</W {width}>>{free}")));
    }
    for rect in
        ["[9999999999999999999999 300 400 350]", "[300 300 9999999999999999999999 350]", "[300 300 9999999999.5 350]"]
    {
        refused(&annotate(&plain(), &format!("/Subtype/Square/AP<</N 53 0 R>>/Rect{rect}")));
    }
    // Drawn by other entries than the rectangle where there is no appearance: not even on free room.
    for other in [
        "/Subtype/Highlight/C[1 1 0]/QuadPoints[60 700 160 700 60 690 160 690]",
        "/Subtype/StrikeOut/QuadPoints[60 700 160 700 60 690 160 690]",
        "/Subtype/Highlight",
        "/Subtype/Line/L[300 300 400 350]/LL 590",
        "/Subtype/Line/L[300 300 400 350]",
        "/Subtype/FreeText/DA(/F1 99 Tf)",
        "/Subtype/Caret",
        "/Subtype/Square/F 8",
        "/Subtype/Square/F 16",
        "/Subtype/Square/BE<</S/C/I 2>>",
        "/Subtype/Square/AP<</N 15 0 R>>",
        "/Subtype/Square/AP<</N 53 0 R/Kyso 53 0 R>>",
        "/Subtype/Text/Open true",
        "/Subtype/Popup/Open true",
    ] {
        refused(&annotate(&plain(), &format!("{other}{free}")));
    }
    refused(&annotate(&plain(), &format!("{square}/Rect[300 300 300 300]")));
    // Within the rectangle and its border.
    for quiet in ["/Subtype/Square", "/Subtype/Circle/BS<</W 2>>", "/Subtype/Popup", "/Subtype/Link/Border[0 0 0]"] {
        vouched(&annotate(&plain(), &format!("{quiet}{free}")), Level::Annotations, ChangeKind::AnnotationAdded);
    }
    refused(&annotate(&plain(), &format!("/Subtype/Square{over}")));
    vouched(
        &annotate(&plain(), &format!("/Subtype/Link/Border[0 0 0]/A<</S/URI/URI(x)>>{over}")),
        Level::Annotations,
        ChangeKind::AnnotationAdded,
    );
    refused(&annotate(&plain(), &format!("{square}/Rect[0 0 99999999999 99999999999]")));
    // Not a note.
    for other in
        ["/Subtype/Watermark", "/Subtype/Screen", "/Subtype/FileAttachment", "/Subtype/Redact", "/Subtype/Kyso"]
    {
        refused(&annotate(&plain(), &format!("{other}{free}")));
    }
    refused(&annotate(&plain(), &format!("/Subtype/Link/A<</S/JavaScript/JS(x)>>{free}")));
    refused(&annotate(&plain(), &format!("/Subtype/Link/A<</S/URI/URI(x)/Next<</S/JavaScript/JS(x)>>>>{free}")));
    vouched(
        &annotate(&plain(), &format!("/Subtype/Link/A<</S/URI/URI(x)>>{free}")),
        Level::Annotations,
        ChangeKind::AnnotationAdded,
    );
    for (permissions, good) in [(1, false), (2, false), (3, true)] {
        let judgement = judged(&annotate(&certified(permissions), &format!("{note}{free}")));
        assert_eq!(judgement.justified, Some(good), "P {permissions}");
    }
    // What is listed twice is painted twice.
    for twice in [
        "8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 13 0 R",
        "8 0 R 9 0 R 10 0 R 13 0 R 13 0 R 16 0 R",
        "8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R 52 0 R",
    ] {
        let annotations = format!("[{twice}]");
        refused(&changed(|u| u.object(52, format!("<<{note}{free}>>")).page(&[("Annots", annotations.as_str())])));
    }
    refused(&changed(|u| u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 9 0 R]")])));
    // An object that was in the file all along.
    let base = signed("", "", "/Private 77 0 R");
    let base = update(&base, |u| u.object(77, "<</Type/Annot/Subtype/Text/Rect[1 1 2 2]>>"));
    refused(&update(&base, |u| u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 77 0 R]")])));
    // What a note says may change; a note that goes was not what was signed, but shows nothing over it.
    let said = "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(other)/F 4>>";
    vouched(&changed(|u| u.object(13, said)), Level::Annotations, ChangeKind::AnnotationChanged);
    vouched(
        &changed(|u| u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 16 0 R]")])),
        Level::Annotations,
        ChangeKind::AnnotationRemoved,
    );
    // Moved to other free room with the look it had; not over the text.
    let base = resigned(&annotate(&plain(), &format!("{square}{free}")));
    let moved = |rect: &str| update(&base, |u| u.object(52, format!("<</Type/Annot/P 3 0 R{square}/Rect{rect}>>")));
    assert_eq!(judged_last(&moved("[300 400 400 450]")), Some(true));
    assert_eq!(judged_last(&moved("[60 690 160 720]")), Some(false));
    // A note that is a stream carries data nobody judged.
    refused(&changed(|u| u.stream(13, "/Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(note)/F 4", b"BT ET")));
}
