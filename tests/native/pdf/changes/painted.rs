//! What a page shows and what a later mark covers: every way of painting hides a text under a stamp once, and stands on free room
//! once. The stamp is vouched for only where nothing lies beneath.

use crate::pdf::built::Pdf;
use crate::pdf::changes::form_document::{covered, judged, signature_object};
use crate::pdf::updates::{Base, Update};
use kyso::pdf::changes::ChangeKind;

/// Where the stamp lies.
const STAMP: &str = "[50 690 300 730]";
const OPAQUE: &[u8] = b"1 g 0 0 250 40 re f";
const FORM: &str = "/Type/XObject/Subtype/Form/BBox[0 0 250 40]";
const FONTS: &str = "/Font<</F1 5 0 R>>";

/// One way of painting.
#[derive(Clone, Copy, Default)]
struct Way {
    name: &'static str,
    content: &'static str,
    resources: &'static str,
    /// Objects and streams it needs: number, dictionary, data (empty: an object).
    objects: &'static [(u32, &'static str, &'static str)],
    annotation: &'static str,
}

fn signed(way: &Way) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>");
    let note = if way.annotation.is_empty() { "" } else { " 13 0 R" };
    pdf.object(
        3,
        &format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{}>>/Annots[8 0 R{note}]>>", way.resources),
    );
    if let Some(array) = way.content.strip_prefix('=') {
        pdf.object(4, array);
    } else {
        pdf.stream(4, "", format!("{}\n", way.content).as_bytes());
    }
    pdf.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    pdf.object(6, "<</Fields[8 0 R]/SigFlags 3>>");
    pdf.object(8, "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigA)/Rect[0 0 0 0]/V 7 0 R>>");
    if !way.annotation.is_empty() {
        pdf.object(13, &format!("<</Type/Annot{}>>", way.annotation));
    }
    for (number, dictionary, data) in way.objects {
        match *data {
            "" => pdf.object(*number, &format!("<<{dictionary}>>")),
            data => pdf.stream(*number, dictionary, data.as_bytes()),
        };
    }
    pdf.object(7, &signature_object(""));
    pdf.table();
    covered(pdf.bytes)
}

fn update(bytes: &[u8], change: impl Fn(Update<'_>) -> Update<'_>) -> Vec<u8> {
    let base = Base::read(bytes);
    change(base.update()).table()
}

fn annots(bytes: &[u8]) -> String {
    Base::read(bytes).annots_with(60)
}

/// Whether a stamp of this dictionary and this appearance is vouched for.
fn stamped(way: &Way, entries: &str, form: &str, look: &[u8]) -> bool {
    let bytes = signed(way);
    let bytes = update(&bytes, |u| {
        let u = u.object(60, format!("<</Type/Annot/Subtype/Stamp{entries}>>")).stream(61, form, look);
        u.stream(62, FORM, OPAQUE).page(&[("Annots", &annots(&bytes))])
    });
    judged(&bytes).justified == Some(true)
}

fn is_free(way: &Way) -> bool {
    stamped(way, &format!("/F 4/Rect{STAMP}/AP<</N 61 0 R>>"), FORM, OPAQUE)
}

const fn way(name: &'static str, content: &'static str, resources: &'static str) -> Way {
    Way { name, content, resources, objects: &[], annotation: "" }
}

const fn with(
    name: &'static str,
    content: &'static str,
    resources: &'static str,
    objects: &'static [(u32, &'static str, &'static str)],
) -> Way {
    Way { name, content, resources, objects, annotation: "" }
}

const fn note(name: &'static str, annotation: &'static str) -> Way {
    Way { name, content: "", resources: "", objects: &[], annotation }
}

const PATTERN: &[(u32, &str, &str)] = &[(
    20,
    "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 600 800]/XStep 600/YStep 800/Resources<</Font<</F1 5 0 R>>>>",
    "BT /F1 12 Tf 50 700 Td (Pay 100) Tj ET",
)];
const IMAGE: &[(u32, &str, &str)] =
    &[(20, "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x")];
const INNER: &str = "/Subtype/Form/BBox[0 0 600 20]/Matrix[1 0 0 1 0 695]/Resources<</Font<</F1 5 0 R>>>>";
const TALL: &[(u32, &str, &str)] = &[
    (20, "/Type/Font/Subtype/TrueType/BaseFont/Odd/FirstChar 65/Widths[500]/FontDescriptor 21 0 R", ""),
    (21, "/Type/FontDescriptor/FontBBox[0 0 1000 9000]", ""),
];
const DOWN: &[(u32, &str, &str)] = &[
    (20, "/Type/Font/Subtype/Type0/BaseFont/Down/Encoding/Identity-V/DescendantFonts[21 0 R]", ""),
    (21, "/Type/Font/Subtype/CIDFontType2/BaseFont/Down", ""),
];
const WIDE: &[(u32, &str, &str)] = &[
    (20, "/Type/Font/Subtype/Type0/BaseFont/Wide/Encoding/Identity-H/DescendantFonts[21 0 R]", ""),
    (21, "/Type/Font/Subtype/CIDFontType2/BaseFont/Wide/W[1 1 20000]", ""),
];
const DRAWN: &[(u32, &str, &str)] = &[
    (
        20,
        "/Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 10 10]/FirstChar 65/Widths[500]/CharProcs 21 0 R/Encoding<</Differences[65/a]>>",
        "",
    ),
    (21, "/a 22 0 R", ""),
    (22, "", "500 0 d0 0 50000 10000 1000 re f"),
];

/// Each of these shows something where the stamp lies, or may.
const HIDDEN: &[Way] = &[
    way("text", "BT /F1 12 Tf 50 700 Td (Pay 100) Tj ET", FONTS),
    way("text in pieces", "BT /F1 12 Tf 50 700 Td [(P) -20 (ay)] TJ ET", FONTS),
    way("text moved by a matrix", "BT /F1 1 Tf 12 0 0 12 50 700 Tm (Pay) Tj ET", FONTS),
    way("text under a matrix", "q 1 0 0 1 50 700 cm BT /F1 12 Tf (Pay) Tj ET Q", FONTS),
    way("text raised", "BT /F1 12 Tf 100 Ts 50 600 Td (Pay) Tj ET", FONTS),
    way("text spread by letters", "BT /F1 12 Tf 60 Tc 10 700 Td (aaa) Tj ET", FONTS),
    way("text spread by words", "BT /F1 12 Tf 100 Tw 0 700 Td (a b) Tj ET", FONTS),
    way("text spread by scale", "BT /F1 12 Tf 900 Tz 0 700 Td (aaa) Tj ET", FONTS),
    way("text shifted", "BT /F1 12 Tf 0 700 Td [-9000 (a)] TJ ET", FONTS),
    way("text from the right", "BT /F1 -12 Tf 400 700 Td (Pay 100 to Alice, now) Tj ET", FONTS),
    way("text by leading", "BT /F1 12 Tf 50 TL 50 750 Td T* (Pay) Tj ET", FONTS),
    way("text by quote", "BT /F1 12 Tf 50 TL 50 750 Td (Pay) ' ET", FONTS),
    way("text by double quote", "BT /F1 12 Tf 50 TL 0 750 Td 100 0 (a b) \" ET", FONTS),
    way("text by TD", "BT /F1 12 Tf 50 800 Td 0 -50 TD T* (Pay) Tj ET", FONTS),
    way("text out of sight", "BT 3 Tr /F1 12 Tf 50 700 Td (Pay) Tj ET", FONTS),
    way("text with a wide outline", "BT 1 Tr 200 w /F1 12 Tf 50 600 Td (Pay) Tj ET", FONTS),
    with(
        "font by graphics state",
        "BT /G gs 50 700 Td (Pay) Tj ET",
        "/ExtGState<</G 20 0 R>>",
        &[(20, "/Type/ExtGState/Font[5 0 R 24]", "")],
    ),
    way("font of no name", "BT /Nope 12 Tf 50 100 Td (Pay) Tj ET", FONTS),
    way("font of two names", "BT /F1 12 Tf 50 100 Td (Pay) Tj ET", "/Font<</F1 5 0 R/F1 5 0 R>>"),
    way("no font", "BT 50 100 Td (Pay) Tj ET", FONTS),
    with("tall font", "BT /F1 12 Tf 50 600 Td (A) Tj ET", "/Font<</F1 20 0 R>>", TALL),
    with("vertical font", "BT /F1 12 Tf 60 790 Td (aaaaaaaaaaaa) Tj ET", "/Font<</F1 20 0 R>>", DOWN),
    with("wide font", "BT /F1 12 Tf 0 700 Td <00010002> Tj ET", "/Font<</F1 20 0 R>>", WIDE),
    with("drawn font", "BT /F1 12 Tf 50 100 Td (a) Tj ET", "/Font<</F1 20 0 R>>", DRAWN),
    with(
        "font of no type",
        "BT /F1 12 Tf 50 100 Td (a) Tj ET",
        "/Font<</F1 20 0 R>>",
        &[(20, "/Type/Font/Subtype/Type9", "")],
    ),
    way("layer", "/OC /L BDC BT /F1 12 Tf 50 700 Td (Pay) Tj ET EMC", FONTS),
    with("pattern", "/Pattern cs /P0 scn 0 0 600 800 re f", "/Pattern<</P0 20 0 R>>", PATTERN),
    with(
        "shading",
        "q 50 690 100 20 re W n /S sh Q",
        "/Shading<</S 20 0 R>>",
        &[(20, "/ShadingType 1/ColorSpace/DeviceGray", "")],
    ),
    way("second ground", "0 g 0 0 600 800 re f 60 700 10 10 re f", ""),
    way("ground with holes", "0 0 600 800 re 60 700 10 10 re f*", ""),
    way("ground over text", "BT /F1 12 Tf 50 100 Td (a) Tj ET 0 0 600 800 re f", FONTS),
    way("ground in the shape of letters", "60 700 m 80 700 l 70 720 l h W n 0 0 600 800 re f", ""),
    way("ground through text", "BT 7 Tr /F1 12 Tf 50 700 Td (Pay) Tj ET 0 0 600 800 re f", FONTS),
    with(
        "ground through a mask",
        "/G gs 0 0 600 800 re f",
        "/ExtGState<</G 20 0 R>>",
        &[(20, "/SMask<</S/Luminosity/G 21 0 R>>", ""), (21, INNER, "BT /F1 12 Tf 0 0 Td (Pay) Tj ET")],
    ),
    way("area", "60 700 20 20 re f", ""),
    way("triangle", "60 700 m 80 700 l 70 720 l f", ""),
    way("line", "50 700 m 300 720 l S", ""),
    way("wide line", "30 w 50 680 m 300 680 l S", ""),
    way("line seen large", "q 30 0 0 30 0 0 cm 1 22.6 m 10 22.6 l S Q", ""),
    way("pointed line", "20 w 100 M 0 650 m 100 655 l 0 660 l S 20 w 100 M 70 400 m 100 660 l 130 400 l S", ""),
    way("dashed line", "[3 2] 0 d 50 700 m 300 700 l S", ""),
    way("curve", "50 600 m 50 760 300 760 300 600 c S", ""),
    way("curve v", "50 600 m 50 760 300 700 v S", ""),
    way("curve y", "50 600 m 50 760 300 700 y S", ""),
    way("closed line", "0 650 m 400 760 l 400 650 l s", ""),
    way("filled and closed", "0 650 m 400 760 l 400 650 l b*", ""),
    with("wide line by graphics state", "/G gs 50 680 m 300 680 l S", "/ExtGState<</G <</LW 30>>>>", &[]),
    with("graphics state that is not understood", "/G gs", "/ExtGState<</G <</XY 30>>>>", &[]),
    way("graphics state of no name", "/G gs", ""),
    with("image", "q 100 0 0 20 50 700 cm /I Do Q", "/XObject<</I 20 0 R>>", IMAGE),
    way("inline image", "q 100 0 0 20 50 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", ""),
    way("inline image with two ends", "BI /W 1 /H 1 /BPC 8 /CS /G ID xEIx EI", ""),
    way("inline image without end", "BI /W 1 /H 1 /BPC 8 /CS /G ID x", ""),
    with("form", "/X Do", "/XObject<</X 20 0 R>>", &[(20, INNER, "BT /F1 12 Tf 50 5 Td (Pay) Tj ET")]),
    with("form that is not understood", "/X Do", "/XObject<</X 20 0 R>>", &[(20, INNER, "1 2 frob")]),
    with("form without a box", "/X Do", "/XObject<</X 20 0 R>>", &[(20, "/Subtype/Form", "0 0 m")]),
    with(
        "form that gives back too much",
        "/X Do",
        "/XObject<</X 20 0 R>>",
        &[(20, "/Subtype/Form/BBox[0 0 9 9]", "Q 0 0 m")],
    ),
    with(
        "form in itself",
        "/X Do",
        "/XObject<</X 20 0 R>>",
        &[(20, "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 20 0 R>>>>", "/X Do")],
    ),
    with("object of no type", "/X Do", "/XObject<</X 20 0 R>>", &[(20, "/Subtype/PS/BBox[0 0 9 9]", "0 0 m")]),
    way("object of no name", "/X Do", ""),
    way("operator that is not known", "1 2 frob", ""),
    way("too many operands", "1 0 0 1 0 0 7 cm", ""),
    way("too few operands", "5 cm", ""),
    way("operand of another kind", "/A 0 0 rg", ""),
    way("number that is none", "--5 w", ""),
    way("bracket that is not closed", "[1 2", ""),
    way("path without a beginning", "60 700 l S", ""),
    way("path across a matrix", "50 600 m 1 0 0 1 0 100 cm 60 600 l S", ""),
    way("state within a text", "BT q 50 100 Td Q /F1 12 Tf (a) Tj ET", FONTS),
    way("text outside of a text", "/F1 12 Tf (a) Tj", FONTS),
    way("text within a text", "BT BT /F1 12 Tf (a) Tj ET ET", FONTS),
    way("inline image within a path", "0 0 m BI /W 1 /H 1 /BPC 8 /CS /G ID x EI n", ""),
    way("content with a missing piece", "=[99 0 R]", ""),
    with("content that cannot be read", "=[20 0 R]", "", &[(20, "/Filter/Nope", "q Q")]),
    note("annotation", "/Subtype/Square/Rect[60 700 80 720]/AP<</N 20 0 R>>"),
    note("annotation without appearance", "/Subtype/Square/Rect[60 700 80 720]"),
    note("marked text", "/Subtype/Highlight/Rect[60 100 80 120]/QuadPoints[60 700 80 700 60 720 80 720]"),
    note("line with leaders", "/Subtype/Line/Rect[60 500 80 520]/L[60 510 80 510]/LL 200"),
    note("note that does not zoom", "/Subtype/Text/F 28/Rect[60 640 80 660]/AP<</N 20 0 R>>"),
    note("annotation of no type", "/Subtype/Frob/Rect[60 100 80 120]"),
    note("field", "/Subtype/Widget/Rect[60 700 80 720]"),
];

/// Each of these shows something, and nothing where the stamp lies.
const FREE: &[Way] = &[
    way("nothing", "", ""),
    way("text below", "BT /F1 12 Tf 50 660 Td (Pay 100) Tj ET", FONTS),
    way("text beside", "BT /F1 12 Tf 320 700 Td (Pay 100) Tj ET", FONTS),
    way("text above and below", "BT /F1 12 Tf 14 TL 50 740 Td (Pay) Tj 0 -80 Td (a) Tj T* (b) ' ET", FONTS),
    way("plain ground", "1 g 0 0 600 800 re f BT 0 g /F1 12 Tf 50 500 Td (a) Tj ET", FONTS),
    way("plain ground in a clip", "q 0 0 600 800 re W n 1 1 1 rg 0 0 600 800 re f Q", ""),
    way("frame around it", "1 w 40 600 400 160 re S", ""),
    way("clip", "q 50 100 100 20 re W n 0 0 600 800 re f Q q 50 100 9 9 re W n /S sh Q", ""),
    with("image", "q 100 0 0 20 50 600 cm /I Do Q", "/XObject<</I 20 0 R>>", IMAGE),
    way("inline image", "q 100 0 0 20 50 600 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", ""),
    with(
        "form",
        "q 1 0 0 1 0 -100 cm /X Do Q",
        "/XObject<</X 20 0 R>>",
        &[(20, INNER, "BT /F1 12 Tf 50 5 Td (Pay) Tj ET")],
    ),
    with(
        "form that is not understood",
        "q 1 0 0 1 0 -100 cm /X Do Q",
        "/XObject<</X 20 0 R>>",
        &[(20, INNER, "1 2 frob")],
    ),
    with("drawn font", "BT /F1 12 Tf 50 20 Td (a) Tj ET", "/Font<</F1 20 0 R>>", DRAWN),
    with(
        "graphics state",
        "/G gs",
        "/ExtGState<</G <</Type/ExtGState/CA 1/ca .5/BM/Normal/SMask/None/LW 2/SA true>>>>",
        &[],
    ),
    with("image within a text", "BT q 100 0 0 20 50 600 cm /I Do Q 9 9 Td ET", "/XObject<</I 20 0 R>>", IMAGE),
    way("marks", "/P <</MCID 0>> BDC BT /F1 12 Tf 50 500 Td (a) Tj ET EMC /A MP BX EX", FONTS),
    note("annotation", "/Subtype/Square/Rect[60 500 80 520]/AP<</N 20 0 R>>"),
    note("note", "/Subtype/Text/F 28/Rect[60 500 80 520]/AP<</N 20 0 R>>"),
    note("window of a note", "/Subtype/Popup/Rect[60 700 80 720]"),
    note("link without a border", "/Subtype/Link/Border[0 0 0]/Rect[60 700 80 720]"),
];

#[test]
fn a_stamp_over_anything_painted_is_refused() {
    let missed: Vec<&str> = HIDDEN.iter().filter(|way| is_free(way)).map(|way| way.name).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_stamp_on_free_room_is_vouched_for() {
    let refused: Vec<&str> = FREE.iter().filter(|way| !is_free(way)).map(|way| way.name).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn an_appearance_must_be_bounded_by_its_rectangle() {
    let page = &FREE[1];
    let rect = format!("/F 4/Rect{STAMP}");
    let normal = "/AP<</N 61 0 R>>";
    let good = |entries: &str, form: &str, look: &[u8]| stamped(page, &format!("{rect}{entries}"), form, look);
    let turned = "/Subtype/Form/BBox[0 0 250 40]/Matrix[0 1 -1 0 0 0]";
    for (entries, form, look) in [
        (normal, FORM, OPAQUE),
        (normal, turned, OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 900 40]/Resources<</Font<</F1 5 0 R>>>>", b"BT /F1 12 Tf 5 5 Td (x) Tj ET"),
        ("/AP<</N 61 0 R/D 62 0 R/R 62 0 R>>", FORM, OPAQUE),
        // What it shows may be anything, if the clip holds.
        (normal, FORM, b"/Nope Do 1 2 frob"),
        (normal, FORM, b"q q 1 g 0 0 999 999 re f"),
        (normal, FORM, b"/Tx BMC /Span<</ActualText(x)>> BDC 1 g 0 0 250 40 re f EMC EMC"),
    ] {
        assert!(good(entries, form, look), "{entries} {form}");
    }
    for (entries, form, look) in [
        (normal, "/Subtype/Form", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 0 40]", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250]", OPAQUE),
        (normal, "/BBox[0 0 250 40]", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/Matrix[1 0 0 0 0 0]", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/Matrix[1 0 0 1 0]", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/Ref<</F(x)>>", OPAQUE),
        // Letters that are squeezed into the rectangle, which PDFium shows upright and at their size.
        (normal, "/Subtype/Form/BBox[0 0 9000 40]/Resources<</Font<</F1 5 0 R>>>>", b"BT /F1 12 Tf 5 5 Td (x) Tj ET"),
        (
            normal,
            "/Subtype/Form/BBox[0 0 250 40]/Resources<</Font<</F1 5 0 R>>>>",
            b"BT 1 0 0 0.01 5 5 Tm /F1 12 Tf (x) Tj ET",
        ),
        // Some readers leave the clip with the state it was set in.
        (normal, FORM, b"Q 1 g 0 0 600 800 re f"),
        (normal, FORM, b"q Q Q 1 g 0 0 600 800 re f"),
        // Whatever operands it has, and cut out of a word that is no operator.
        (normal, FORM, b"0 Q 1 g 0 0 600 800 re f"),
        (normal, FORM, b"null Q 1 g 0 0 600 800 re f"),
        (normal, FORM, b"QQQ 1 g 0 0 600 800 re f"),
        (normal, FORM, b"0 0 1 1 re fQ 1 g 0 0 600 800 re f"),
        (normal, FORM, b"BX frobQ EX 1 g 0 0 600 800 re f"),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/F(other.bin)", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/BBox[0 0 9 9]", OPAQUE),
        (normal, "/Subtype/Form/BBox[0 0 250 40]/Matrix[1 0 0 1 0 0]/Matrix[2 0 0 2 0 0]", OPAQUE),
        (normal, FORM, b"BI /W 1 ID xEIx EI"),
        (normal, FORM, b"("),
        // Marked content that does not end: a reader may hide or replace what it draws later.
        (normal, FORM, b"/OC /L0 BDC 1 g 0 0 250 40 re f"),
        (normal, FORM, b"/Span<</ActualText(x)>> BDC"),
        (normal, FORM, b"/Tx BMC /Tx BMC EMC"),
        (normal, FORM, b"0 /Tx BMC EMC"),
        // Text outside a text object, and text that the box hides.
        (normal, FORM, b"/F1 9 Tf (a) Tj"),
        (normal, FORM, b"BT /F1 9 Tf 0 -90 Td (a) Tj ET"),
        (normal, FORM, b"0 0 m 1 0 0 1 0 9 cm 9 9 l S"),
        ("/AP<</N 61 0 R/X 62 0 R>>", FORM, OPAQUE),
        ("/AP<</D 61 0 R>>", FORM, OPAQUE),
        ("/AP<</N 62 0 R/D 61 0 R>>", FORM, b"Q"),
        ("/AS/Off/AP<</N<</On 61 0 R/Off 62 0 R>>>>", FORM, b"Q"),
    ] {
        assert!(!good(entries, form, look), "{entries} {form}");
    }
    for entries in ["/F 12", "/F 20", "/F 4.0", "/F/P"] {
        assert!(!stamped(page, &format!("{entries}/Rect{STAMP}{normal}"), FORM, OPAQUE), "{entries}");
    }
    for rect in
        ["[50 690 300]", "[50 690 300 690]", "[50 690 300 730 1]", "[50 690 300 99999999999]", "[50 690 300 /A]"]
    {
        assert!(!stamped(page, &format!("/F 4/Rect{rect}{normal}"), FORM, OPAQUE), "{rect}");
    }
}

#[test]
fn a_picture_is_looked_at_on_each_page_that_shows_it() {
    // Two pages have one list of annotations; beneath the picture the first shows nothing, the second a text.
    let later = |second: &str| {
        let mut pdf = Pdf::default();
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>");
        pdf.object(
            2,
            "<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>>>",
        );
        pdf.object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots 10 0 R>>");
        pdf.object(9, "<</Type/Page/Parent 2 0 R/Contents 11 0 R/Annots 10 0 R>>");
        pdf.stream(4, "", b"BT /F1 12 Tf 50 100 Td (First) Tj ET");
        pdf.stream(11, "", second.as_bytes());
        pdf.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        pdf.object(6, "<</Fields[8 0 R]/SigFlags 3>>");
        pdf.object(8, "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigA)/Rect[0 0 0 0]/V 7 0 R>>");
        pdf.object(10, "[8 0 R]");
        pdf.object(7, &signature_object(""));
        pdf.table();
        let later = update(&covered(pdf.bytes), |u| {
            let field =
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(SigB)/F 132/Rect[50 690 150 730]/V 65 0 R/AP<</N 61 0 R>>>>";
            let u = u.object(60, field).stream(61, FORM, OPAQUE).object(10, "[8 0 R 60 0 R]");
            u.form(&[("Fields", "[8 0 R 60 0 R]")]).object(65, signature_object(""))
        });
        judged(&covered(later)).justified
    };
    assert_eq!(later("BT /F1 12 Tf 50 100 Td (Second) Tj ET"), Some(true));
    assert_ne!(later("BT /F1 12 Tf 50 700 Td (Pay 100) Tj ET"), Some(true));
}

#[test]
fn the_cell_of_a_pattern_is_run_for_what_it_may_break() {
    let painted = |cell: &'static str| {
        let way = Way { objects: Box::leak(Box::new([(70, CELL, cell)])), ..FREE[1] };
        let form = format!("{FORM}/Resources<</Pattern<</P 70 0 R>>>>");
        stamped(&way, &format!("/F 4/Rect{STAMP}/AP<</N 61 0 R>>"), &form, b"/Pattern cs /P scn 0 0 250 40 re f")
    };
    assert!(painted("1 0 0 rg 0 0 4 4 re f"));
    assert!(!painted("Q 1 0 0 rg 0 0 600 800 re f"));
    assert!(!painted("0 Q 1 0 0 rg 0 0 600 800 re f"));
}

const CELL: &str = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 8 8]/XStep 8/YStep 8/Resources<<>>";

#[test]
fn squeezed_letters_may_be_shown_anywhere() {
    for (matrix, free) in
        [("1 0 0 1", true), ("0.1 0 0 1", true), ("0.02 0 0 1", false), ("1 0 0 0.02", false), ("0 0 0 0", false)]
    {
        let content = format!("BT /F1 12 Tf {matrix} 400 300 Tm (Pay 100) Tj ET");
        let way = Way { content: Box::leak(content.into_boxed_str()), resources: FONTS, ..Way::default() };
        assert_eq!(is_free(&way), free, "{matrix}");
    }
}

/// What a later signature's picture gives: its rectangle, what it paints, objects it needs.
fn signed_later(way: &Way, rect: &str, entries: &str, look: &[u8], image: &[u8], opacity: &[u8]) -> Option<bool> {
    let bytes = signed(way);
    let form = format!("/Subtype/Form/BBox[0 0 100 100]/Resources<</Font<</F1 5 0 R>>/XObject<</I 63 0 R>>>>{entries}");
    let size = "/Width 10/Height 10/BitsPerComponent 8";
    let later = update(&bytes, |u| {
        let field = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(SigB)/F 132/Rect{rect}/V 65 0 R/AP<</N 61 0 R>>>>");
        let u = u.object(60, field).stream(61, &form, look).page(&[("Annots", &annots(&bytes))]);
        let u = u.stream(63, &format!("/Subtype/Image/ColorSpace/DeviceRGB/SMask 64 0 R{size}"), image);
        let u = u.stream(64, &format!("/Subtype/Image/ColorSpace/DeviceGray{size}"), opacity);
        u.form(&[("Fields", "[8 0 R 60 0 R]")]).object(65, signature_object(""))
    });
    let later = covered(later);
    let judgement = judged(&later);
    let told = judgement
        .changes
        .iter()
        .any(|one| one.change.kind == ChangeKind::SignaturePicture && one.change.page == Some(1));
    assert_eq!(told, judgement.justified.is_none(), "{:#?}", judgement.changes);
    judgement.justified
}

#[test]
fn a_picture_of_a_later_signature_is_no_licence_to_repaint() {
    const FILL: &[u8] = b"1 g 0 0 100 100 re f";
    const SEAL: &[u8] = b"q 100 0 0 100 0 0 cm /I Do Q";
    let text = way("text", "BT /F1 12 Tf 50 700 Td (Pay 100) Tj ET", FONTS);
    let red = [220u8, 20, 30].repeat(100);
    let strokes: Vec<u8> = (0..100u8).map(|at| if at % 3 == 0 { 255 } else { 0 }).collect();
    let later = |rect: &str, look: &[u8]| signed_later(&text, rect, "", look, &red, &strokes);
    // On free room, of the size of a signer block.
    assert_eq!(later("[50 500 280 640]", FILL), Some(true));
    // Larger than that.
    assert_eq!(later("[50 400 350 640]", FILL), None);
    // Over text: an area, a line, other text, and a seal of red strokes.
    let over = "[40 660 150 760]";
    assert_eq!(later(over, FILL), None);
    assert_eq!(later(over, b"0 50 m 100 50 l S"), None);
    assert_eq!(later(over, b"BT /F1 12 Tf 10 40 Td (9) Tj ET"), None);
    assert_eq!(later(over, SEAL), Some(true));
    // The picture paints only where nothing is.
    assert_eq!(later(over, b"1 g 0 80 100 20 re f"), Some(true));
    // A seal as large as a page of a booklet.
    assert_eq!(later("[40 560 240 760]", SEAL), None);
    // White, black, or nothing let through.
    for (colour, opacity) in [([255, 255, 255], &strokes), ([0, 0, 0], &strokes), ([220, 20, 30], &vec![255u8; 100])] {
        assert_eq!(signed_later(&text, over, "", SEAL, &colour.repeat(100), opacity), None, "{colour:?}");
    }
    // A number in the blank of a heading.
    assert_eq!(later("[95 695 119 715]", b"BT /F1 40 Tf 10 40 Td (9) Tj ET"), Some(true));
    assert_eq!(later("[95 695 119 715]", FILL), None);
    // Not bounded by its rectangle.
    assert_eq!(signed_later(&text, "[50 500 150 600]", "", b"Q", &red, &strokes), None);
    // Over the picture of an earlier signature.
    let none = way("nothing", "", "");
    assert_eq!(signed_later(&none, "[50 500 150 600]", "", FILL, &red, &strokes), Some(true));
}
