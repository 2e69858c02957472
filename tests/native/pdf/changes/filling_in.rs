//! Filling in fields (ISO 32000-2 §12.7), and the form that lists them.

use super::form_document::{
    LOOK, TEXT, changed, fill, filled_through, judged, judged_last, plain, refused, refused_as, resigned, signed,
    update, vouched,
};
use crate::pdf::updates::{Update, last};
use kyso::pdf::changes::{ChangeKind, Level};

#[test]
fn filling_in() {
    vouched(&fill(&plain()), Level::FormFilling, ChangeKind::FormFilled);
    // The appearance replaced in its place.
    let in_place = changed(|u| u.stream(12, LOOK, b"BT (b) Tj ET").object(9, format!("{TEXT}/V(b)/AP<</N 12 0 R>>>>")));
    vouched(&in_place, Level::FormFilling, ChangeKind::FormFilled);
    // Drawn anew without a change: the look says what the value says.
    let drawn = changed(|u| u.stream(12, LOOK, b"BT /F1 11 Tf (a) Tj ET"));
    vouched(&drawn, Level::FormFilling, ChangeKind::FormFilled);
    let ticked = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Btn/T(agreed)/Rect[300 100 310 110]/V/On/AS/On/AP<</N<</On 17 0 R/Off 18 0 R>>>>>>";
    vouched(&changed(|u| u.object(16, ticked)), Level::FormFilling, ChangeKind::FormFilled);
    // The look changed, the value not.
    refused_as(&changed(|u| u.stream(12, LOOK, b"BT (900) Tj ET")), ChangeKind::AppearanceChanged);
    // The value changed, and the look says something else.
    let other = changed(|u| u.stream(12, LOOK, b"BT (900) Tj ET").object(9, format!("{TEXT}/V(b)/AP<</N 12 0 R>>>>")));
    refused_as(&other, ChangeKind::AppearanceChanged);
    // Something that was in the file all along is shown.
    refused_as(&changed(|u| u.object(9, format!("{TEXT}/V(b)/AP<</N 15 0 R>>>>"))), ChangeKind::AppearanceChanged);
    // Over the text of the page: text shows what is beneath it, an area does not, whatever page the field names as its own.
    let over = |content: &'static [u8], page: &str| {
        let field = TEXT.replace("[200 10 300 60]", "[40 690 160 720]").replace("/P 3 0 R", page);
        let base = resigned(&update(&plain(), |u| u.object(9, format!("{field}/V(a)/AP<</N 12 0 R>>>>"))));
        judged_last(&update(&base, |u| {
            let u = u.stream(31, "", b"1000 0 d0 1 g 0 0 1000 1000 re f");
            let form = if content == GLYPH {
                format!("{LOOK}/Resources<</Font<</F9{GLYPH_FONT}>>>>")
            } else {
                LOOK.to_owned()
            };
            u.stream(30, &form, content).object(9, format!("{field}/V(b)/AP<</N 30 0 R>>>>"))
        }))
    };
    for page in ["/P 3 0 R", "", "/P 2 0 R"] {
        assert_eq!(over(b"BT /F1 9 Tf 2 2 Td (b) Tj ET", page), Some(true));
        assert_eq!(over(b"1 g 0 0 100 50 re f 0 g BT /F1 9 Tf 2 2 Td (b) Tj ET", page), Some(false));
        assert_eq!(over(b"/Im Do", page), Some(false));
        // Lines hide what is beneath them when there are many, or when they are drawn larger.
        assert_eq!(over(b"0 0 m 100 0 l S BT /F1 9 Tf 2 2 Td (b) Tj ET", page), Some(true));
        assert_eq!(over(b"100 0 0 100 0 0 cm 1 w 0 0.2 m 1 0.2 l S", page), Some(false));
        assert_eq!(over(many_lines(), page), Some(false));
        // The glyphs of a font of type 3 are content that may paint anything.
        assert_eq!(over(GLYPH, page), Some(false));
    }
    // The same name in another encoding is the same name.
    let named = TEXT.replace("(person.name)", "<FEFF0070006500720073006F006E002E006E0061006D0065>");
    assert_eq!(judged(&changed(|u| u.object(9, format!("{named}/V(a)/AP<</N 12 0 R>>>>")))).justified, Some(true));
    // What text of the field looks like, and no content before it.
    for (default, good) in
        [("/F1 11 Tf 0 g", true), ("/F1 11 Tf Q Q 0 0 600 800 re f", false), ("/F1 11 Tf 90 Ts", false)]
    {
        let filled = changed(|u| u.object(9, format!("{TEXT}/V(b)/DA({default})>>")));
        assert_eq!(judged(&filled).justified, Some(good), "{default}");
    }
    // More than the value.
    for entry in
        ["/Rect[0 0 600 800]", "/F 2", "/A<</S/JavaScript/JS(x)>>", "/AA<<>>", "/T(other)", "/FT/Sig", "/MaxLen 3"]
    {
        let key = entry.split(['[', '<', '(', ' ']).next().unwrap().trim_start_matches('/');
        let key = if entry.starts_with("/FT") { "FT" } else { key };
        let body = TEXT.replace("/F 4", if key == "F" { "" } else { "/F 4" });
        let body = body.replace("/Rect[200 10 300 60]", if key == "Rect" { "" } else { "/Rect[200 10 300 60]" });
        let body = body.replace("/T(person.name)", if key == "T" { "" } else { "/T(person.name)" });
        let body = body.replace("/FT/Tx", if key == "FT" { "" } else { "/FT/Tx" });
        refused(&changed(|u| u.object(9, format!("{body}/V(b)/AP<</N 12 0 R>>{entry}>>"))));
    }
}

#[test]
fn a_button_that_the_value_presses_is_told_as_well() {
    // Two buttons of one group with the same state; the later revision turns one, and the group's value.
    let button = |place: &str, state: &str| {
        format!(
            "<</Type/Annot/Subtype/Widget/F 4/Parent 70 0 R/Rect[{place}]{state}/AP<</N<</On 17 0 R/Off 18 0 R>>>>>>"
        )
    };
    let (one, two) = ("400 600 410 610", "400 640 410 650");
    let base = resigned(&update(&plain(), |u| {
        let u = u.object(70, "<</FT/Btn/Ff 49152/T(group)/V/Off/Kids[71 0 R 72 0 R]>>");
        let u = u.object(71, button(one, "/AS/Off")).object(72, button(two, "/AS/Off"));
        let u = u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 71 0 R 72 0 R]")]);
        u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 70 0 R]")])
    }));
    let pressed = update(&base, |u| {
        let u = u.object(70, "<</FT/Btn/Ff 49152/T(group)/V/On/Kids[71 0 R 72 0 R]>>");
        u.object(71, button(one, "/AS/On"))
    });
    assert_eq!(judged_last(&pressed), Some(true));
    let judgement = judged(&pressed);
    let filled = judgement.changes.iter().filter(|judged| judged.change.kind == ChangeKind::FormFilled);
    let rects: Vec<_> = filled.filter_map(|judged| judged.change.rect).collect();
    for place in [[400.0, 600.0, 410.0, 610.0], [400.0, 640.0, 410.0, 650.0]] {
        assert!(rects.contains(&place), "{rects:?}");
    }
}

#[test]
fn a_field_of_the_same_name_is_told_as_well() {
    // PDFium takes two fields of one name for one, and draws the value of the first where the second has no appearance.
    let places = |second: &str, need: &str| {
        let base = resigned(&update(&plain(), |u| {
            let u = u.object(52, format!("<</Type/Annot/Subtype/Widget/F 4/FT/Tx{second}/Rect[400 600 500 620]>>"));
            let u = u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
            u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]"), ("NeedAppearances", need)])
        }));
        let filled = update(&base, |u| {
            let u = u.stream(30, LOOK, b"/Tx BMC BT /F1 9 Tf 2 2 Td (b) Tj ET EMC");
            u.object(9, format!("{TEXT}/V(b)/AP<</N 30 0 R>>>>"))
        });
        let judgement = judged(&filled);
        assert_eq!(judged_last(&filled), Some(true), "{second}");
        let rects = judgement.changes.iter().filter(|judged| judged.change.kind == ChangeKind::FormFilled);
        let mut places: Vec<_> = rects.filter_map(|judged| Some((judged.change.page?, judged.change.rect?))).collect();
        places.sort_by(|a, b| a.partial_cmp(b).unwrap());
        places
    };
    let (own, other) = ((1, [200.0, 10.0, 300.0, 60.0]), (1, [400.0, 600.0, 500.0, 620.0]));
    assert_eq!(places("/T(person.name)", "false"), [own, other]);
    assert_eq!(places("/T(person.other)", "false"), [own]);
    assert_eq!(places("/T(person.name)/V(a)/AP<</N 12 0 R>>", "false"), [own]);
    assert_eq!(places("/T(person.name)/V(a)/AP<</N 12 0 R>>", "true"), [own, other]);
}

#[test]
fn a_field_without_a_rectangle_shows_nothing() {
    let mut bytes = plain();
    let at = last(&bytes, b"[200 10 300 60]").unwrap();
    bytes[at..at + 15].copy_from_slice(b"[200 10 200 10]");
    let text = TEXT.replace("[200 10 300 60]", "[200 10 200 10]");
    let filled = |content: &[u8]| {
        update(&bytes, |u| u.stream(30, LOOK, content).object(9, format!("{text}/V(b)/AP<</N 30 0 R>>>>")))
    };
    vouched(&filled(b"/Tx BMC EMC"), Level::FormFilling, ChangeKind::FormFilled);
    refused_as(&filled(b"/Tx BMC BT /F1 9 Tf 2 2 Td (b) Tj ET EMC"), ChangeKind::AppearanceChanged);
}

const GLYPH: &[u8] = b"BT /F9 400 Tf (a) Tj ET";
const GLYPH_FONT: &str = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 31 0 R>>\
     /Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>";

/// One line beside the other.
fn many_lines() -> &'static [u8] {
    let lines: String = (0..50).map(|y| format!("0 {y} m 100 {y} l S ")).collect();
    lines.leak().as_bytes()
}

#[test]
fn the_text_of_an_appearance_is_shown_in_its_box() {
    let shown = |value: &str, content: &str| {
        let content = content.to_owned();
        let look = format!("{LOOK}/Resources<</Font<</F1 5 0 R>>>>");
        changed(|u| u.stream(30, &look, content.as_bytes()).object(9, format!("{TEXT}/V({value})/AP<</N 30 0 R>>>>")))
    };
    let honest = |value: &str, content: &str| {
        vouched(&shown(value, content), Level::FormFilling, ChangeKind::FormFilled);
    };
    let attack = |content: &str| refused_as(&shown("ok", content), ChangeKind::AppearanceChanged);
    honest("ok", "BT /F1 10 Tf 2 5 Td (ok) Tj ET");
    honest("ok", "BT /F1 10 Tf 2 5 Td (o) Tj ET BT /F1 10 Tf 9 5 Td (k) Tj ET");
    // Text outside a text object (§9.4.1), text objects within each other, and one without an end.
    attack("B1 /F1 10 Tf 2 5 Td (ok) Tj ET");
    attack("/F1 10 Tf (ok) Tj");
    attack("BT /F1 10 Tf 2 5 Td ET (ok) Tj");
    attack("BT BT /F1 10 Tf 2 5 Td (ok) Tj ET ET");
    attack("BT /F1 10 Tf 2 5 Td (ok) Tj");
    attack("0 0 m BT /F1 10 Tf 2 5 Td (ok) Tj ET n");
    // Text that the box or a clip hides.
    attack("BT /F1 10 Tf 2 61 Td (ok) Tj ET");
    attack("BT /F1 10 Tf -90 5 Td (ok) Tj ET");
    attack("q 50 0 10 10 re W n BT /F1 10 Tf 2 5 Td (ok) Tj ET Q");
    attack("BT /F1 10 Tf 2 5 Td (ok) Tj 0 -90 Td (not) Tj ET");
    attack("BT /Nope 10 Tf 2 61 Td (ok) Tj ET");
    // A field that is too small hides the rest of its value.
    honest("one two", "BT /F1 40 Tf 40 TL 2 5 Td (one) Tj T* (two) Tj ET");
}

#[test]
fn a_value_is_of_the_kind_of_its_field() {
    let filled = |value: &str| {
        changed(|u| {
            u.stream(30, LOOK, b"BT /F1 9 Tf 2 2 Td (b) Tj ET").object(9, format!("{TEXT}/V {value}/AP<</N 30 0 R>>>>"))
        })
    };
    vouched(&filled("(b)"), Level::FormFilling, ChangeKind::FormFilled);
    for value in ["[(b)(c)]", "<</S/JavaScript/JS(x)>>", "7", "true"] {
        refused_as(&filled(value), ChangeKind::FieldChanged);
    }
}

#[test]
fn a_field_with_fields_below_is_not_filled_in() {
    // The field that was signed is a group of two fields, or one field with two widgets.
    let group = |names: [&str; 2], entries: &str| {
        let group = format!("<</FT/Tx/T(group)/Kids[40 0 R 41 0 R]/DA(/F1 9 Tf){entries}>>");
        let widget = |name: &str, x: u32| {
            format!("<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/Parent 9 0 R{name}/Rect[{x} 10 {} 60]>>", x + 40)
        };
        let base = resigned(&update(&plain(), |u| {
            let u = u.object(9, "<</FT/Tx/T(group)/Kids[40 0 R 41 0 R]/DA(/F1 9 Tf)>>");
            let u = u.object(40, widget(names[0], 200)).object(41, widget(names[1], 250));
            u.page(&[("Annots", "[8 0 R 10 0 R 13 0 R 16 0 R 40 0 R 41 0 R]")])
        }));
        let bytes = update(&base, |u| u.object(9, group.as_str()));
        judged_last(&bytes)
    };
    let widgets = ["", ""];
    assert_eq!(group(widgets, "/V(b)"), Some(true));
    for entries in ["/V(b)", "/DV(b)", "/Q 1"] {
        assert_eq!(group(["/T(a)", "/T(b)"], entries), Some(false), "{entries}");
    }
}

#[test]
fn a_state_that_was_not_shown_stays_in_its_box() {
    let ticked = |look: &'static [u8]| {
        let field = |state: &str| {
            format!(
                "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Btn/T(agreed)/Rect[300 100 310 110]/V/{state}/AS/{state}/AP<</N<</On 17 0 R/Off 18 0 R>>>>>>"
            )
        };
        let base = resigned(&update(&plain(), |u| {
            u.stream(17, "/Type/XObject/Subtype/Form/BBox[0 0 10 10]", look).object(16, field("Off"))
        }));
        judged_last(&update(&base, |u| u.object(16, field("On"))))
    };
    assert_eq!(ticked(b"1 0 0 RG 2 2 6 6 re S"), Some(true));
    assert_eq!(ticked(b"Q Q 1 0 0 rg 0 0 600 800 re f"), Some(false));
    assert_eq!(ticked(b"0 Q 1 0 0 rg 0 0 600 800 re f"), Some(false));
}

#[test]
fn an_appearance_must_not_be_used_elsewhere() {
    // The stream of the field is also used by something unknown.
    let base = signed("", "", "/Private 12 0 R");
    refused(&update(&base, |u| {
        u.stream(12, LOOK, b"BT (b) Tj ET").object(9, format!("{TEXT}/V(b)/AP<</N 12 0 R>>>>"))
    }));
    // The appearance dictionary is, too: then what it holds is used elsewhere.
    let base = update(&plain(), |u| {
        let u = u.object(30, "<</N 12 0 R>>").object(9, format!("{TEXT}/V(a)/AP 30 0 R>>"));
        u.catalog(&[("Private", "30 0 R")])
    });
    let base = resigned(&base);
    let judgement = judged_last(&update(&base, filled_through));
    assert_eq!(judgement, Some(false));
    let base = update(&plain(), |u| u.object(30, "<</N 12 0 R>>").object(9, format!("{TEXT}/V(a)/AP 30 0 R>>")));
    let base = resigned(&base);
    assert_eq!(judged_last(&update(&base, filled_through)), Some(true));
}

fn text_field(u: Update<'_>) -> Update<'_> {
    let field = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Tx/T(new)/V(x)/Rect[50 600 200 750]>>";
    let u = u.object(52, field).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
    u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")])
}

#[test]
fn other_fields_may_not_come_or_go() {
    refused_as(&changed(text_field), ChangeKind::FieldAdded);
    refused_as(&changed(|u| u.form(&[("Fields", "[8 0 R 10 0 R 16 0 R]")])), ChangeKind::FieldRemoved);
    refused_as(&changed(|u| u.page(&[("Annots", "[8 0 R 10 0 R 13 0 R 16 0 R]")])), ChangeKind::FieldRemoved);
    refused_as(
        &changed(|u| u.page(&[("Annots", "[9 0 R 8 0 R 10 0 R 13 0 R 16 0 R]")])),
        ChangeKind::AnnotationChanged,
    );
}

#[test]
fn bookkeeping_of_the_form() {
    let base = update(&plain(), |u| u.form(&[("NeedAppearances", "true")]));
    refused(&base);
    // Turned off, what nobody saw who signed comes to light.
    let base = resigned(&base);
    assert_eq!(judged_last(&update(&base, |u| u.form(&[("NeedAppearances", "false")]))), Some(false));
    assert_eq!(judged_last(&update(&base, |u| u.form(&[("NeedAppearances", "")]))), Some(false));
    assert_eq!(judged(&changed(|u| u.form(&[("NeedAppearances", "false")]))).justified, Some(true));
    // A font that the fields did not have, where readers draw them anew.
    let fonts = "<</Font<</F1 5 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Symbol>>>>>>";
    assert_eq!(judged_last(&update(&base, |u| u.form(&[("DR", fonts)]))), Some(false));
    let resources = |fonts: &str| changed(|u| u.form(&[("DR", &format!("<</Font<<{fonts}>>>>"))]));
    assert_eq!(judged(&resources("/F1 5 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Courier>>")).justified, Some(true));
    refused(&resources("/F1<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"));
    refused(&resources(""));
    refused(&changed(|u| u.form(&[("SigFlags", "0")])));
    refused(&changed(|u| u.form(&[("DA", "(/F1 99 Tf)")])));
    refused(&changed(|u| u.form(&[("CO", "[9 0 R]")])));
    refused_as(&changed(|u| u.stream(30, "", b"<xdp/>").form(&[("XFA", "30 0 R")])), ChangeKind::Xfa);
}
