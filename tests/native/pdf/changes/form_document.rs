//! A signed document with a form and a note, what later revisions do to it, and what they are judged as.

use crate::pdf::built::Pdf;
use crate::pdf::updates::{Base, Update, last};
use kyso::Limits;
use kyso::pdf::Document;
use kyso::pdf::changes::{ChangeKind, Judgement, Level, Standing, analyse};
use kyso::pdf::signature::find_signatures;

pub(super) const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

/// A document with a page of text, a text field, a check box, a note, an empty signature field and one signature in its only
/// revision. Objects: 1 catalog, 2 and 3 pages, 4 content, 5 font, 6 form, 7 signature, 8 its field, 9 text field, 10 empty
/// field, 11 and 12 appearances of 8 and 9, 13 note, 14 information, 15 spare form that nothing uses, 16 check box, 17 and 18 its
/// states.
pub(super) fn signed(signature: &str, field: &str, catalog: &str) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.object(1, &format!("<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R{catalog}>>"));
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>");
    pdf.object(
        3,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R]>>",
    );
    pdf.stream(4, "", b"BT /F1 12 Tf 50 700 Td (Pay 100 to Alice) Tj ET");
    pdf.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    pdf.object(6, "<</Fields[8 0 R 9 0 R 10 0 R 16 0 R]/SigFlags 3/DA(/F1 0 Tf)/DR<</Font<</F1 5 0 R>>>>>>");
    let widget = "/Type/Annot/Subtype/Widget/F 4/P 3 0 R";
    pdf.object(8, &format!("<<{widget}/FT/Sig/T(SigA)/Rect[10 10 100 60]/V 7 0 R/AP<</N 11 0 R>>{field}>>"));
    pdf.object(9, &format!("<<{widget}/FT/Tx/T(person.name)/Rect[200 10 300 60]/V(a)/AP<</N 12 0 R>>>>"));
    pdf.object(10, &format!("<<{widget}/FT/Sig/T(SigB)/Rect[400 10 500 60]>>"));
    pdf.stream(11, "/Type/XObject/Subtype/Form/BBox[0 0 90 50]", b"0 0 90 50 re S");
    pdf.stream(12, "/Type/XObject/Subtype/Form/BBox[0 0 100 50]", b"/Tx BMC BT /F1 9 Tf 2 2 Td (a) Tj ET EMC");
    pdf.object(13, "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(note)/F 4>>");
    pdf.object(14, "<</Producer(one)>>");
    pdf.stream(15, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]", b"1 g 0 0 600 800 re f");
    pdf.object(
        16,
        &format!("<<{widget}/FT/Btn/T(agreed)/Rect[300 100 310 110]/V/Off/AS/Off/AP<</N<</On 17 0 R/Off 18 0 R>>>>>>"),
    );
    pdf.stream(17, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f");
    pdf.stream(18, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re S");
    pdf.object(7, &signature_object(signature));
    pdf.trailer = "/Root 1 0 R/Info 14 0 R".into();
    pdf.table();
    covered(pdf.bytes)
}

pub(crate) fn signature_object(extra: &str) -> String {
    format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange [{ROOM}]/Contents <{}>{extra}>>",
        "00".repeat(64)
    )
}

/// Sets the numbers of the last signature so that it covers the file.
pub(crate) fn covered(mut bytes: Vec<u8>) -> Vec<u8> {
    let at = last(&bytes, ROOM.as_bytes()).unwrap();
    let open = at + bytes[at..].iter().position(|byte| *byte == b'<').unwrap();
    let close = open + 130;
    let text = format!("0 {open} {close} {}", bytes.len() - close);
    bytes[at..at + ROOM.len()].fill(b' ');
    bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
    bytes
}

pub(crate) fn plain() -> Vec<u8> {
    signed("", "", "")
}

pub(super) fn certified(permissions: u8) -> Vec<u8> {
    let reference =
        format!("/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P {permissions}/V/1.2>>>>]");
    signed(&reference, "", "/Perms<</DocMDP 7 0 R>>")
}

pub(super) fn judged_with(bytes: &[u8], standing: Standing) -> Judgement {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let document = Document::open(&source, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    let mut standings = vec![standing; fields.len()];
    let first = fields.iter().position(|field| field.covered_revision == Some(0)).unwrap();
    standings[first] = Standing::Good;
    analyse(&document, &fields).unwrap().judge(&fields, &standings, first, usize::MAX)
}

pub(crate) fn judged(bytes: &[u8]) -> Judgement {
    judged_with(bytes, Standing::Good)
}

pub(crate) fn update(bytes: &[u8], change: impl Fn(Update<'_>) -> Update<'_>) -> Vec<u8> {
    let base = Base::read(bytes);
    change(base.update()).table()
}

#[track_caller]
pub(super) fn vouched(bytes: &[u8], level: Level, kind: ChangeKind) {
    let judgement = judged(bytes);
    assert_eq!((judgement.level, judgement.justified), (Some(level), Some(true)), "{:#?}", judgement.changes);
    assert!(judgement.changes.iter().any(|judged| judged.change.kind == kind), "{:#?}", judgement.changes);
}

#[track_caller]
pub(super) fn refused(bytes: &[u8]) {
    let judgement = judged(bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
}

#[track_caller]
pub(super) fn refused_as(bytes: &[u8], kind: ChangeKind) {
    let judgement = judged(bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
    let refused = judgement.changes.iter().filter(|judged| judged.justified == Some(false));
    assert!(refused.clone().any(|judged| judged.change.kind == kind), "{:#?}", judgement.changes);
}

/// Changes objects of the plain document.
pub(super) fn changed(change: impl Fn(Update<'_>) -> Update<'_>) -> Vec<u8> {
    update(&plain(), change)
}

pub(super) const CONTENT: &str = "BT /F1 12 Tf 50 700 Td (Pay 100 to Alice) Tj ET";
pub(super) const PAGE: &str = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R]>>";

#[track_caller]
pub(super) fn resaved(bytes: &[u8]) {
    let judgement = judged(bytes);
    assert_eq!((judgement.level, judgement.justified), (Some(Level::Lta), Some(true)), "{:#?}", judgement.changes);
}

pub(super) const TEXT: &str = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Tx/T(person.name)/Rect[200 10 300 60]";
pub(super) const LOOK: &str = "/Type/XObject/Subtype/Form/BBox[0 0 100 50]";

pub(super) fn fill(bytes: &[u8]) -> Vec<u8> {
    update(bytes, |u| {
        let u = u.stream(30, LOOK, b"/Tx BMC BT /F1 9 Tf 2 2 Td (b) Tj ET EMC");
        u.object(9, format!("{TEXT}/V(b)/AP<</N 30 0 R>>>>"))
    })
}

pub(super) fn filled_through(u: Update<'_>) -> Update<'_> {
    u.stream(12, LOOK, b"BT (b) Tj ET").object(9, format!("{TEXT}/V(b)/AP 30 0 R>>"))
}

/// Signs the field SigB of a document as it is.
pub(crate) fn resigned(bytes: &[u8]) -> Vec<u8> {
    covered(update(bytes, |u| {
        let field = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Sig/T(SigB)/Rect[400 10 500 60]/V 50 0 R>>";
        u.object(10, field).object(50, signature_object(""))
    }))
}

/// Whether what came after the second signature is justified.
pub(crate) fn judged_last(bytes: &[u8]) -> Option<bool> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let document = Document::open(&source, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    assert_eq!(fields.len(), 2);
    analyse(&document, &fields).unwrap().judge(&fields, &[Standing::Good; 2], 1, usize::MAX).justified
}

/// Signs in the field that is waiting, with a look.
pub(super) fn sign_waiting(bytes: &[u8]) -> Vec<u8> {
    sign_waiting_with(bytes, "")
}

pub(super) fn sign_waiting_with(bytes: &[u8], entries: &str) -> Vec<u8> {
    covered(update(bytes, |u| {
        let field = format!(
            "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigB)/Rect[400 10 500 60]/V 50 0 R/AP<</N 51 0 R>>{entries}>>"
        );
        let u = u.stream(51, LOOK, b"0 0 90 50 re f").object(10, field);
        u.object(50, signature_object(""))
    }))
}

/// Adds a field and signs it.
pub(super) fn sign_new(bytes: &[u8], rect: &str, kind: &str, entries: &str) -> Vec<u8> {
    covered(update(bytes, |u| {
        let field = format!("<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigC)/Rect{rect}/V 50 0 R{entries}>>");
        let u = u
            .object(52, field)
            .stream(51, LOOK, b"0 0 90 50 re f")
            .page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")]);
        let u = u.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 16 0 R 52 0 R]")]);
        u.object(50, signature_object("").replacen("/Type/Sig", kind, 1))
    }))
}
