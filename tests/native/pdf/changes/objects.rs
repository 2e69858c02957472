//! What an object is, before a rule is asked: the same tokens, the same data, the same uses (ISO 32000-2 §7.3).

use super::form_document::{
    CONTENT, PAGE, TEXT, changed, filled_through, judged, judged_last, plain, refused, refused_as, resaved, resigned,
    signed, update,
};
use crate::pdf::updates::Update;
use kyso::pdf::changes::{ChangeKind, Level};

#[test]
fn nothing_after_the_signature() {
    let judgement = judged(&plain());
    assert_eq!((judgement.level, judgement.justified), (Some(Level::None), Some(true)));
    let judgement = judged(&[&plain()[..], b"\r\n  \n"].concat());
    assert_eq!((judgement.level, judgement.justified), (Some(Level::None), Some(true)));
}

#[test]
fn stray_bytes_leave_it_open() {
    let judgement = judged(&[&plain()[..], b"<script>"].concat());
    assert_eq!((judgement.level, judgement.justified), (None, None));
    assert_eq!(judgement.changes[0].change.kind, ChangeKind::BytesAfter);
}

#[test]
fn a_name_is_the_same_where_all_readers_read_it_so() {
    let named = |name: &[u8]| PAGE.as_bytes().split(|byte| *byte == b'1').collect::<Vec<_>>().join(name);
    let judged = |before: &[u8], after: &[u8]| {
        let (before, after) = (named(before), named(after));
        let base = resigned(&update(&plain(), |u| u.object(3, &before)));
        judged_last(&update(&base, |u| u.object(3, &after)))
    };
    for (before, after) in [("x", "#78"), ("#80", "#80"), ("#C3#80", "#c3#80"), ("\u{81}", "#C2#81")] {
        assert_eq!(judged(before.as_bytes(), after.as_bytes()), Some(true), "{before} {after}");
    }
    let long = b"n".repeat(100);
    let escaped = b"#6e".repeat(100);
    // An octet that is white space to a reader, escapes that are none, and names of which readers keep another part.
    for (before, after) in
        [(&b"#80"[..], &b"\x80"[..]), (b"\xff", b"#FF"), (b"#4G", b"#234G"), (b"#00", b"#2300"), (&long, &escaped)]
    {
        assert_eq!(judged(before, after), Some(false), "{}", String::from_utf8_lossy(before));
    }
}

#[test]
fn written_again_means_the_same_tokens() {
    // Key order, white space, `#` in names, strings in either form, a plus, the length of a stream by reference.
    resaved(&changed(|u| {
        let u = u.object(2, "<</MediaBox [ 0 0 600 +800 ] /Kids[3 0 R]/Count 1/#54ype/Pages>>");
        let u = u.object(3, PAGE.replace("/Type/Page", "\n/Type /P#61ge\n"));
        let u = u.object(5, "<</BaseFont/Helvetica/Type/Font/Subtype/Type1>>").object(14, "<</Producer<6F6E65>>>");
        let length = CONTENT.len().to_string();
        u.object(33, length).object(4, format!("<</Length 33 0 R>>\nstream\n{CONTENT}\nendstream"))
    }));
    // What means the same to one reader need not to another: an integer as a real, null, a copy, a direct value, twice a key.
    for pages in [
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600.0 800]>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 801]>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]/Rotate null>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox 40 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]/Count 1>>",
        "<</Type/Pages/Count 1/Kids 41 0 R/MediaBox[0 0 600 800]>>",
    ] {
        refused_as(
            &changed(|u| u.object(40, "[0 0 600 800]").object(41, "[3 0 R]").object(2, pages)),
            ChangeKind::Pages,
        );
    }
    for page in [
        PAGE.replace("<</Font<</F1 5 0 R>>>>", "40 0 R"),
        PAGE.replace("<</F1 5 0 R>>", "41 0 R"),
        PAGE.replace("4 0 R/R", "[4 0 R]/R"),
        PAGE.replace("/Parent", "/Rotate null/Parent"),
    ] {
        refused(&changed(|u| {
            u.object(40, "<</Font<</F1 5 0 R>>>>").object(41, "<</F1 5 0 R>>").object(3, page.as_str())
        }));
    }
    // Some readers keep 255 characters of a word: nothing but noughts, and no reference to the content.
    let noughts = "0".repeat(300);
    refused(&changed(|u| u.object(2, format!("<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 {noughts}600 800]>>"))));
    refused(&changed(|u| u.object(3, PAGE.replace("4 0 R", &format!("{noughts}4 0 R")))));
    // Two such words are no more alike, where the signer wrote the first.
    let sized = |width: &str| format!("<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 {width} 800]>>");
    let resized = |from: &str, to: &str| {
        let base = resigned(&update(&plain(), |u| u.object(2, sized(from))));
        judged_last(&update(&base, |u| u.object(2, sized(to))))
    };
    assert_eq!(resized("600", "600.0"), Some(false));
    assert_eq!(resized(&format!("{noughts}600"), &format!("{noughts}60")), Some(false));
    assert_eq!(resized("600.5", "600.50"), Some(true));
    // Taken away again, the null is missed as well.
    let base = resigned(&update(&plain(), |u| {
        u.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]/Rotate null>>")
    }));
    let undone = update(&base, |u| u.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>"));
    assert_eq!(judged_last(&undone), Some(false));
}

#[test]
fn data_are_the_same_only_as_they_are_stored() {
    let content = |entries: &str, data: &str| {
        changed(|u| u.object(4, format!("<</Length {}{entries}>>\nstream\n{data}\nendstream", data.len())))
    };
    resaved(&content("", CONTENT));
    let hexadecimal: String = CONTENT.bytes().map(|byte| format!("{byte:02x}")).collect();
    for (entries, data) in [
        ("/Filter/ASCIIHexDecode", format!("{hexadecimal}>")),
        ("/Filter[]", CONTENT.to_owned()),
        ("/Filter null", CONTENT.to_owned()),
        ("/F null", CONTENT.to_owned()),
        ("/DecodeParms<<>>", CONTENT.to_owned()),
        ("/Filter/Crypt", CONTENT.to_owned()),
        ("/DL 47", CONTENT.to_owned()),
        ("", format!("{CONTENT} ")),
        ("", CONTENT.replace("100", "900")),
    ] {
        refused_as(&content(entries, &data), ChangeKind::PageContent);
    }
    refused(&changed(|u| u.object(4, format!("<</Length {}.0>>\nstream\n{CONTENT}\nendstream", CONTENT.len()))));
}

#[test]
fn a_copy_is_not_what_it_copies() {
    for font in ["Helvetica", "Symbol"] {
        refused(&changed(|u| {
            let copy = format!("<</Type/Font/Subtype/Type1/BaseFont/{font}>>");
            u.object(30, copy).object(3, PAGE.replace("5 0 R", "30 0 R"))
        }));
    }
}

/// Objects that hang in two places are vouched for only if both rules do.
#[test]
fn an_object_is_what_it_is_used_as() {
    // A page that calls itself a note, one that calls itself a field, and one that calls itself nothing.
    for says in
        ["/Subtype/Text/Rect[0 0 0 0]", "/Type/Annot/Subtype/Text/Rect[0 0 0 0]", "/FT/Tx/T(x)/Subtype/Widget", ""]
    {
        let page = PAGE.replace("/Type/Page", says);
        let base = resigned(&update(&plain(), |u| u.object(3, page.as_str())));
        let other =
            update(&base, |u| u.stream(40, "", b"BT (Pay 900) Tj ET").object(3, page.replace("4 0 R", "40 0 R")));
        assert_eq!(judged_last(&other), Some(false), "{says}");
    }
    // A page, the catalog and a note that are also names which content draws by.
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";
    let base = |number: u32| {
        let page = PAGE.replace("<</F1 5 0 R>>", &format!("<</F1 5 0 R>>/XObject {number} 0 R"));
        resigned(&update(&plain(), |u| u.object(3, page.as_str())))
    };
    let drawn = |number: u32, set: &dyn Fn(Update<'_>) -> Update<'_>| {
        let bytes = update(&base(number), |u| set(u.stream(60, form, b"1 g 0 0 600 800 re f")));
        judged_last(&bytes)
    };
    assert_eq!(drawn(3, &|u| u.page(&[("PieceInfo", "60 0 R")])), Some(false));
    assert_eq!(drawn(1, &|u| u.catalog(&[("MarkInfo", "<<>>")])), Some(false));
    assert_eq!(
        drawn(13, &|u| u.object(13, "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(other)/F 4>>")),
        Some(false)
    );
    assert_eq!(drawn(9, &|u| u.object(9, format!("{TEXT}/V(b)/AP<</N 12 0 R>>>>"))), Some(false));
    // The parent of a page hands down resources, whatever else it is.
    let page = PAGE.replace("2 0 R", "13 0 R");
    let base = resigned(&update(&plain(), |u| u.object(3, page.as_str())));
    let said = "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(other)/F 4>>";
    assert_eq!(judged_last(&update(&base, |u| u.object(13, said))), Some(false));
    // An appearance dictionary with a type is one that others may use all the same.
    let base = update(&plain(), |u| {
        let u = u.object(30, "<</Type/Kyso/N 12 0 R>>").object(9, format!("{TEXT}/V(a)/AP 30 0 R>>"));
        u.object(3, PAGE.replace("<</F1 5 0 R>>", "<</F1 5 0 R>>/XObject 30 0 R"))
    });
    assert_eq!(judged_last(&update(&resigned(&base), filled_through)), Some(false));
}

#[test]
fn objects_nothing_uses_are_no_change() {
    let judgement =
        judged(&changed(|u| u.object(40, "(unused)").stream(41, "", b"x").object(15, "(was unused)").free(19)));
    assert_eq!((judgement.level, judgement.justified), (Some(Level::Lta), Some(true)), "{:#?}", judgement.changes);
    // A reference that led nowhere when it was signed.
    let base = signed("", "", "/Lang 77 0 R");
    refused(&update(&base, |u| u.object(77, "(vi)")));
}

#[test]
fn a_chain_of_updates_is_compared_step_by_step() {
    let mut bytes = plain();
    for round in 0..60 {
        bytes = update(&bytes, |u| u.object(14, format!("<</Producer({round})>>")));
    }
    let judgement = judged(&bytes);
    assert_eq!((judgement.level, judgement.justified), (Some(Level::Lta), Some(true)));
    assert_eq!(judgement.changes.len(), 60);
    // What is undone later was still done.
    let bytes = update(&changed(|u| u.stream(4, "", b"(x) Tj")), |u| {
        u.stream(4, "", b"BT /F1 12 Tf 50 700 Td (Pay 100 to Alice) Tj ET")
    });
    refused(&bytes);
}
