//! Signing in a waiting field or a new one (ISO 32000-2 §12.7.5.5), and what hides behind that.

use super::form_document::{
    LOOK, certified, changed, covered, judged, judged_with, plain, refused, refused_as, resigned, sign_new,
    sign_waiting, sign_waiting_with, signature_object, update, vouched,
};
use crate::pdf::updates::last;
use kyso::pdf::changes::{ChangeKind, Level, Standing};

#[test]
fn further_signatures() {
    vouched(&sign_waiting(&plain()), Level::FormFilling, ChangeKind::SignatureAdded);
    // What a signer's program writes into a prepared field, and what it has no business to write.
    for entries in [
        "/Lock<</Type/SigFieldLock/Action/All>>",
        "/TU(ten)",
        "/BS<</Type/Border/W 1>>",
        "/Border[0 0 0]",
        "/H/N",
        "/MK<</BG[1 1 1]>>",
    ] {
        vouched(&sign_waiting_with(&plain(), entries), Level::FormFilling, ChangeKind::SignatureAdded);
    }
    for entries in
        ["/Lock<</Kyso 1>>", "/MK<</CA(900)>>", "/A<</S/URI/URI(x)>>", "/C[1 1 1]", "/Kyso 1", "/BS 4 0 R", "/OC 4 0 R"]
    {
        refused(&sign_waiting_with(&plain(), entries));
    }
    let visible = sign_new(&plain(), "[250 500 400 650]", "/Type/Sig", "/AP<</N 51 0 R>>");
    vouched(&visible, Level::FormFilling, ChangeKind::SignatureAdded);
    let listed = judged(&visible);
    let change = &listed.changes.iter().find(|judged| judged.change.kind == ChangeKind::SignatureAdded).unwrap().change;
    assert_eq!((change.page, change.rect), (Some(1), Some([250.0, 500.0, 400.0, 650.0])));
    assert_eq!(change.field.as_deref(), Some("SigC"));
    let stamp = sign_new(&plain(), "[0 0 0 0]", "/Type/DocTimeStamp", "");
    vouched(&stamp, Level::Lta, ChangeKind::TimestampAdded);
    for (permissions, good) in [(1, false), (2, true), (3, true)] {
        assert_eq!(judged(&sign_waiting(&certified(permissions))).justified, Some(good), "P {permissions}");
        let stamp = sign_new(&certified(permissions), "[0 0 0 0]", "/Type/DocTimeStamp", "");
        assert_eq!(judged(&stamp).justified, Some(true), "P {permissions}");
    }
    // A mark on two pages is listed for both.
    let twice = update(&plain(), |u| {
        let u = u.object(70, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>");
        u.object(2, "<</Type/Pages/Count 2/Kids[3 0 R 70 0 R]/MediaBox[0 0 600 800]>>")
    });
    let twice = covered(update(&resigned(&twice), |u| {
        let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(SigC)/Rect[1 1 9 9]/V 71 0 R>>";
        let u = u.object(72, field).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 72 0 R]")]);
        let page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[72 0 R]>>";
        let u = u.object(70, page).form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 72 0 R]")]);
        u.object(71, signature_object(""))
    }));
    let pages: Vec<_> = judged(&twice)
        .changes
        .iter()
        .filter(|c| c.change.field.as_deref() == Some("SigC"))
        .map(|c| c.change.page)
        .collect();
    assert_eq!(pages.len(), 2, "{pages:?}");
    // A rectangle that cannot be read may be any rectangle.
    let huge = sign_new(&plain(), "[0 0 99999999999 99999999999]", "/Type/DocTimeStamp", "/AP<</N 51 0 R>>");
    assert_eq!(judged_with(&huge, Standing::Bad).justified, Some(false));
    // Vouched for only as long as the signature itself is good.
    assert_eq!(judged_with(&visible, Standing::Bad).justified, Some(false));
    assert_eq!(judged_with(&visible, Standing::Unknown).justified, None);
    assert_eq!(judged_with(&stamp, Standing::Bad).justified, Some(true), "it shows nothing");
    // Where only time-stamps may be added it must be one.
    let stamp = sign_new(&certified(1), "[0 0 0 0]", "/Type/DocTimeStamp", "");
    assert_eq!(judged_with(&stamp, Standing::Bad).justified, None);
    // A picture of a time-stamp is a mark like any other: on free room, and where marks are allowed.
    let shown =
        |base: &[u8], rect: &str| judged(&sign_new(base, rect, "/Type/DocTimeStamp", "/AP<</N 51 0 R>>")).justified;
    assert_eq!(shown(&plain(), "[300 300 400 350]"), Some(true));
    assert_eq!(shown(&plain(), "[40 690 160 720]"), Some(false));
    assert_eq!(shown(&certified(2), "[300 300 400 350]"), Some(false));
    // But the very picture that was there already shows nothing else.
    let over = |content: &[u8]| {
        let bytes = update(&plain(), |u| {
            let field = "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigC)/Rect[10 10 100 60]/V 50 0 R/AP<</N 51 0 R>>>>";
            let u = u.object(52, field).stream(51, "/Type/XObject/Subtype/Form/BBox[0 0 90 50]", content);
            let u = u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
            let u = u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")]);
            u.object(50, signature_object("").replacen("/Type/Sig", "/Type/DocTimeStamp", 1))
        });
        judged(&covered(bytes)).justified
    };
    assert_eq!(over(b"0 0 90 50 re S"), Some(true));
    assert_eq!(over(b"0 0 90 50 re f"), Some(false));
    // And only if it covers what it came with.
    let mut early = visible.clone();
    let at = last(&early, b"/ByteRange [0 ").unwrap() + 12;
    let end = at + early[at..].iter().position(|byte| *byte == b']').unwrap();
    let text = format!("0 10 20 {}", plain().len() - 20);
    early[at..end].fill(b' ');
    early[at..at + text.len()].copy_from_slice(text.as_bytes());
    refused(&early);
}

#[test]
fn sneaky_signatures() {
    refused_as(
        &changed(|u| {
            let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(SigC)/Rect[0 0 600 800]/V 7 0 R>>";
            let u = u.object(52, field).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
            u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")])
        }),
        ChangeKind::SignatureReused,
    );
    // Its look must have been made for it.
    refused_as(
        &sign_new(&plain(), "[300 300 400 350]", "/Type/Sig", "/AP<</N 15 0 R>>"),
        ChangeKind::AppearanceChanged,
    );
    refused(&sign_new(&plain(), "[0 0 9 9]", "/Type/Sig", "/A<</S/JavaScript/JS(x)>>"));
    refused(&sign_new(&plain(), "[0 0 9 9]", "/Type/Sig", "/Kids[9 0 R]"));
    refused(&sign_new(&plain(), "[0 0 9 9]", "/Type/Sig", "/Parent 9 0 R"));
    // A signature field is a widget and nothing else.
    for entries in ["/Subtype/Ink/InkList[[0 0 600 800]]", "/Subtype/Square/IC[1 1 1]"] {
        for (rect, kind) in
            [("[0 0 0 0]", "/Type/Sig"), ("[0 0 0 0]", "/Type/DocTimeStamp"), ("[300 300 400 350]", "/Type/Sig")]
        {
            let bytes = sign_new(&plain(), rect, kind, entries);
            // The new subtype takes the place of the first.
            let at = last(&bytes, b"/Subtype/Widget/F 132").unwrap();
            let mut other = bytes.clone();
            other[at..at + 15].copy_from_slice(b"/ContactInfo(x)");
            refused(&other);
        }
    }
    // A widget that inherits from another field than its own, and one without a number.
    for kids in ["22 0 R", "<</Type/Annot/Subtype/Widget/Rect[300 300 400 350]/Parent 20 0 R>>"] {
        let apart = |parent: &str| {
            changed(|u| {
                let widget = format!("<</Type/Annot/Subtype/Widget/Rect[0 0 0 0]{parent}/P 3 0 R>>");
                let u = u.object(20, format!("<</FT/Sig/T(SigC)/Kids[{kids}]>>")).object(22, widget);
                let u = u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 22 0 R]")]);
                u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 20 0 R]")])
            })
        };
        for parent in ["/Parent 20 0 R", ""] {
            assert_eq!(judged(&apart(parent)).justified, Some(kids == "22 0 R"), "{parent}");
        }
        refused(&apart("/Parent 9 0 R"));
    }
    // A certification after a signature.
    let reference = "/Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3>>>>]";
    refused_as(&sign_new(&plain(), "[0 0 9 9]", reference, ""), ChangeKind::Permissions);
    // The signature that was there.
    let field = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Sig/T(SigA)/Rect[10 10 100 60]/V 7 0 R";
    refused_as(
        &changed(|u| u.stream(30, LOOK, b"").object(8, format!("{field}/AP<</N 30 0 R>>>>"))),
        ChangeKind::SignatureChanged,
    );
    refused_as(&changed(|u| u.stream(11, LOOK, b"(other) Tj")), ChangeKind::SignatureChanged);
    refused_as(&changed(|u| u.object(7, signature_object("/Name(x)"))), ChangeKind::SignatureChanged);
    refused(&changed(|u| u.object(8, format!("{}/AP<</N 11 0 R>>>>", field.replace("/V 7 0 R", "")))));
}

#[test]
fn empty_signature_fields() {
    let empty = |bytes: &[u8], entries: &str| {
        update(bytes, |u| {
            let field =
                format!("<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Sig/T(SigC)/Rect[50 600 200 750]{entries}>>");
            let u = u.object(52, field).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
            u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")])
        })
    };
    vouched(&empty(&plain(), ""), Level::FormFilling, ChangeKind::SignatureFieldAdded);
    refused(&empty(&plain(), "/AP<</N 15 0 R>>"));
    refused(&empty(&plain(), "/MK<</CA(Paid)>>"));
    refused(&empty(&certified(2), ""));
    // Signed in the next revision, its signature vouches for it.
    let signed_later = covered(update(&empty(&certified(2), ""), |u| {
        let field = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Sig/T(SigC)/Rect[50 600 200 750]/V 50 0 R>>";
        u.object(52, field).object(50, signature_object(""))
    }));
    assert_eq!(judged(&signed_later).justified, Some(true));
    assert_eq!(judged_with(&signed_later, Standing::Bad).justified, Some(false));
}

/// A new field whose rectangle has no extent, with such a look.
fn unseen(bytes: &[u8], kind: &str, rect: &str, form: &str, content: &[u8]) -> Vec<u8> {
    covered(update(bytes, |u| {
        let field =
            format!("<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigC)/Rect{rect}/V 50 0 R/AP<</N 51 0 R>>>>");
        let u = u.object(52, field).stream(51, &format!("/Type/XObject/Subtype/Form{form}"), content);
        let u = u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
        let u = u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")]);
        u.object(50, signature_object("").replacen("/Type/Sig", kind, 1))
    }))
}

#[test]
fn a_mark_without_a_rectangle_draws_nothing() {
    // What programs write for a signature that is not to be seen.
    let empty = "/BBox[0 0 100 100]/Resources<</XObject<</FRM 60 0 R>>>>";
    for (form, content) in [
        ("/BBox[0 0 0 0]", &b""[..]),
        (empty, b"% DSBlank\n"),
        (empty, b"q Q /Tx BMC EMC"),
        ("", b" "),
        ("/BBox[0 0 9 9]", b"1 g"),
    ] {
        for rect in ["[0 0 0 0]", "[40 690 40 690]"] {
            assert_eq!(
                judged(&unseen(&certified(1), "/Type/DocTimeStamp", rect, form, content)).justified,
                Some(true),
                "{form}"
            );
            assert_eq!(judged(&unseen(&plain(), "/Type/Sig", rect, form, content)).justified, Some(true), "{form}");
        }
    }
    // PDFium draws the whole of a form without a box in a rectangle without extent, and letters at an ordinary size.
    for (form, content) in [
        ("", &b"1 0 0 rg 0 0 600 800 re f"[..]),
        ("/BBox/None", b"1 0 0 rg 0 0 600 800 re f"),
        ("/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>", b"BT /F1 12 Tf 50 700 Td (Pay 900) Tj ET"),
        ("/BBox[0 0 600 800]", b"0 0 m 600 800 l S"),
        ("/BBox[0 0 600 800]", b"/FRM Do"),
        ("/BBox[0 0 0 0]", b"Q"),
    ] {
        for rect in ["[0 0 0 0]", "[40 690 160 690]", "[40 690 40 720]"] {
            let stamp = unseen(&certified(1), "/Type/DocTimeStamp", rect, form, content);
            refused_as(&stamp, ChangeKind::AppearanceChanged);
            refused_as(&unseen(&plain(), "/Type/Sig", rect, form, content), ChangeKind::AppearanceChanged);
        }
    }
    // A field without extent that was waiting for its signature.
    let field = "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigB)/Rect[400 10 400 10]";
    let mut bytes = plain();
    let at = last(&bytes, b"[400 10 500 60]").unwrap();
    bytes[at..at + 15].copy_from_slice(b"[400 10 400 10]");
    let sign = |content: &[u8]| {
        covered(update(&bytes, |u| {
            let u = u.stream(51, LOOK, content).object(10, format!("{field}/V 50 0 R/AP<</N 51 0 R>>>>"));
            u.object(50, signature_object(""))
        }))
    };
    vouched(&sign(b"% blank\n"), Level::FormFilling, ChangeKind::SignatureAdded);
    refused_as(&sign(b"0 0 90 50 re f"), ChangeKind::AppearanceChanged);
}
