//! Every rule about later revisions: an honest change that it vouches for, and abuses of it that it must not.

use crate::pdf::built::Pdf;
use crate::pdf::updates::{Base, Update, last};
use kyso::Limits;
use kyso::pdf::Document;
use kyso::pdf::changes::{ChangeKind, Judgement, Level, Standing, analyse};
use kyso::pdf::signature::find_signatures;

const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

/// A document with a page of text, a text field, a check box, a note, an empty signature field and one signature in its only
/// revision. Objects: 1 catalog, 2 and 3 pages, 4 content, 5 font, 6 form, 7 signature, 8 its field, 9 text field, 10 empty
/// field, 11 and 12 appearances of 8 and 9, 13 note, 14 information, 15 spare form that nothing uses, 16 check box, 17 and 18 its
/// states.
fn signed(signature: &str, field: &str, catalog: &str) -> Vec<u8> {
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

fn certified(permissions: u8) -> Vec<u8> {
    let reference =
        format!("/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P {permissions}/V/1.2>>>>]");
    signed(&reference, "", "/Perms<</DocMDP 7 0 R>>")
}

fn judged_with(bytes: &[u8], standing: Standing) -> Judgement {
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
fn vouched(bytes: &[u8], level: Level, kind: ChangeKind) {
    let judgement = judged(bytes);
    assert_eq!((judgement.level, judgement.justified), (Some(level), Some(true)), "{:#?}", judgement.changes);
    assert!(judgement.changes.iter().any(|judged| judged.change.kind == kind), "{:#?}", judgement.changes);
}

#[track_caller]
fn refused(bytes: &[u8]) {
    let judgement = judged(bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
}

#[track_caller]
fn refused_as(bytes: &[u8], kind: ChangeKind) {
    let judgement = judged(bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
    let refused = judgement.changes.iter().filter(|judged| judged.justified == Some(false));
    assert!(refused.clone().any(|judged| judged.change.kind == kind), "{:#?}", judgement.changes);
}

/// Changes objects of the plain document.
fn changed(change: impl Fn(Update<'_>) -> Update<'_>) -> Vec<u8> {
    update(&plain(), change)
}

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

const CONTENT: &str = "BT /F1 12 Tf 50 700 Td (Pay 100 to Alice) Tj ET";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R]>>";

#[track_caller]
fn resaved(bytes: &[u8]) {
    let judgement = judged(bytes);
    assert_eq!((judgement.level, judgement.justified), (Some(Level::Lta), Some(true)), "{:#?}", judgement.changes);
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
fn evidence() {
    let store = |entry: &str| {
        changed(|u| {
            let u = u.stream(30, "", b"certificate").object(31, format!("<</Type/DSS/Certs[30 0 R]{entry}>>"));
            u.catalog(&[("DSS", "31 0 R")])
        })
    };
    let key = "00".repeat(20);
    vouched(&store(""), Level::Lta, ChangeKind::EvidenceAdded);
    vouched(&store(&format!("/VRI<</{key}<</Cert[30 0 R]/TU(D:2026)>>>>")), Level::Lta, ChangeKind::EvidenceAdded);
    refused(&store("/Extra 3 0 R"));
    refused(&store("/CRLs 3 0 R"));
    refused(&store("/CRLs[3 0 R]"));
    // Under another key it is not found, and is evidence all the same.
    vouched(&store("/VRI<</Short<</Cert[30 0 R]>>>>"), Level::Lta, ChangeKind::EvidenceAdded);
    refused(&store(&format!("/VRI<</{key}<</Font 5 0 R>>>>")));
    for null in
        ["/CRLs null", "/VRI null", "/VRI<</Short null>>", "/VRI<</Short<</Cert null>>>>", "/CRLs[]/CRLs[30 0 R]"]
    {
        refused(&store(null));
    }
    // More evidence in the same place, and evidence taken away.
    let more = update(&store(""), |u| u.stream(32, "", b"more").object(31, "<</Type/DSS/Certs[30 0 R 32 0 R]>>"));
    vouched(&more, Level::Lta, ChangeKind::EvidenceAdded);
    let base = signed("", "", "/DSS<</Certs[15 0 R]>>");
    refused_as(&update(&base, |u| u.catalog(&[("DSS", "")])), ChangeKind::EvidenceRemoved);
    // Who signed before it was there does not miss it; who signed after does.
    let added = resigned(&store(""));
    let gone = update(&added, |u| u.catalog(&[("DSS", "")]));
    assert_eq!((judged(&gone).justified, judged_last(&gone)), (Some(true), Some(false)));
    // An object that was something else becomes the store.
    refused(&changed(|u| u.stream(30, "", b"c").object(15, "<</Certs[30 0 R]>>").catalog(&[("DSS", "15 0 R")])));
    refused(&changed(|u| u.object(5, "<</Certs[]>>").catalog(&[("DSS", "5 0 R")])));
    for permissions in 1..=3 {
        let base = certified(permissions);
        let added = update(&base, |u| u.stream(30, "", b"c").catalog(&[("DSS", "<</Certs[30 0 R]>>")]));
        assert_eq!(judged(&added).justified, Some(true), "P {permissions}");
    }
}

#[test]
fn what_describes_the_document() {
    vouched(&changed(|u| u.object(14, "<</Producer(two)/ModDate(D:2026)>>")), Level::Lta, ChangeKind::Metadata);
    let metadata = |dictionary: &'static str, data: &'static [u8]| {
        changed(move |u| u.stream(30, dictionary, data).catalog(&[("Metadata", "30 0 R")]))
    };
    vouched(&metadata("/Type/Metadata/Subtype/XML", b"<x:xmpmeta/>"), Level::Lta, ChangeKind::Metadata);
    refused(&metadata("/Type/Metadata/Subtype/XML", b"BT (Pay 900) Tj ET"));
    refused(&metadata("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"<x:xmpmeta/>"));
    for entry in ["/F(x.xml)", "/Resources<<>>", "/Kyso 1", "/Filter/FlateDecode/Filter/FlateDecode"] {
        let dictionary = format!("/Type/Metadata/Subtype/XML{entry}");
        refused(&changed(|u| u.stream(30, &dictionary, b"<x:xmpmeta/>").catalog(&[("Metadata", "30 0 R")])));
    }
    refused(&metadata("/Type/Metadata/Subtype/XML", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'z'>]><x:xmpmeta/>"));
    refused(&changed(|u| u.catalog(&[("Metadata", "4 0 R")])));
    refused(&changed(|u| u.object(30, "<<>>").catalog(&[("Metadata", "30 0 R")])));
    // The information dictionary is also a page's resources.
    let base = signed("", "", "/PieceInfo 14 0 R");
    refused(&update(&base, |u| u.object(14, "<</Producer(two)>>")));
}

#[test]
fn version_and_extensions() {
    vouched(&changed(|u| u.catalog(&[("Version", "/2.0")])), Level::Lta, ChangeKind::Version);
    let extensions = "<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>";
    vouched(&changed(|u| u.catalog(&[("Extensions", extensions)])), Level::Lta, ChangeKind::Version);
    refused(&changed(|u| u.catalog(&[("Version", "3 0 R")])));
    refused(&changed(|u| u.catalog(&[("Version", "/9.9")])));
    for odd in ["4 0 R", "<</ESIC 4 0 R>>", "<</ESIC<</BaseVersion/1.7/Kyso 1>>>>", "<</ESIC[4 0 R]>>", "null"] {
        refused(&changed(|u| u.catalog(&[("Extensions", odd)])));
    }
    vouched(&changed(|u| u.catalog(&[("MarkInfo", "<</Marked true>>")])), Level::Lta, ChangeKind::Structure);
    refused(&changed(|u| u.catalog(&[("MarkInfo", "<</Marked true/Kyso 1>>")])));
    // Taken away, a reader no longer knows what is in the file.
    let base = signed("", "", &format!("/Extensions{extensions}"));
    refused(&update(&base, |u| u.catalog(&[("Extensions", "")])));
    refused(&update(&base, |u| u.catalog(&[("Extensions", "<</ADBE<</BaseVersion/1.7/ExtensionLevel 3>>>>")])));
}

#[test]
fn the_catalog_otherwise_stays() {
    for (key, value, kind) in [
        ("OpenAction", "<</S/JavaScript/JS(x)>>", ChangeKind::Actions),
        ("AA", "<</WC<</S/JavaScript/JS(x)>>>>", ChangeKind::Actions),
        ("OCProperties", "<</OCGs[]/D<<>>>>", ChangeKind::Layers),
        ("Names", "<</EmbeddedFiles<</Names[]>>>>", ChangeKind::Attachments),
        ("AF", "[]", ChangeKind::Attachments),
        ("Outlines", "<<>>", ChangeKind::Catalog),
        ("Pages", "<</Type/Pages/Kids[]/Count 0>>", ChangeKind::Pages),
        ("Perms", "<</UR3<<>>>>", ChangeKind::Permissions),
        ("StructTreeRoot", "<</Type/StructTreeRoot>>", ChangeKind::Structure),
    ] {
        refused_as(&changed(|u| u.catalog(&[(key, value)])), kind);
    }
}

const TEXT: &str = "<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/FT/Tx/T(person.name)/Rect[200 10 300 60]";
const LOOK: &str = "/Type/XObject/Subtype/Form/BBox[0 0 100 50]";

fn fill(bytes: &[u8]) -> Vec<u8> {
    update(bytes, |u| {
        let u = u.stream(30, LOOK, b"/Tx BMC BT /F1 9 Tf 2 2 Td (b) Tj ET EMC");
        u.object(9, format!("{TEXT}/V(b)/AP<</N 30 0 R>>>>"))
    })
}

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
            u.stream(30, LOOK, content).object(9, format!("{field}/V(b)/AP<</N 30 0 R>>>>"))
        }))
    };
    for page in ["/P 3 0 R", "", "/P 2 0 R"] {
        assert_eq!(over(b"BT /F1 9 Tf 2 2 Td (b) Tj ET", page), Some(true));
        assert_eq!(over(b"1 g 0 0 100 50 re f 0 g BT /F1 9 Tf 2 2 Td (b) Tj ET", page), Some(false));
        assert_eq!(over(b"/Im Do", page), Some(false));
    }
    // The same name in another encoding is the same name.
    let named = TEXT.replace("(person.name)", "<FEFF0070006500720073006F006E002E006E0061006D0065>");
    assert_eq!(judged(&changed(|u| u.object(9, format!("{named}/V(a)/AP<</N 12 0 R>>>>")))).justified, Some(true));
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

fn filled_through(u: Update<'_>) -> Update<'_> {
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
fn sign_waiting(bytes: &[u8]) -> Vec<u8> {
    sign_waiting_with(bytes, "")
}

fn sign_waiting_with(bytes: &[u8], entries: &str) -> Vec<u8> {
    covered(update(bytes, |u| {
        let field = format!(
            "<</Type/Annot/Subtype/Widget/F 132/P 3 0 R/FT/Sig/T(SigB)/Rect[400 10 500 60]/V 50 0 R/AP<</N 51 0 R>>{entries}>>"
        );
        let u = u.stream(51, LOOK, b"0 0 90 50 re f").object(10, field);
        u.object(50, signature_object(""))
    }))
}

/// Adds a field and signs it.
fn sign_new(bytes: &[u8], rect: &str, kind: &str, entries: &str) -> Vec<u8> {
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

fn annotate(bytes: &[u8], entries: &str) -> Vec<u8> {
    update(bytes, |u| {
        let u = u.stream(53, LOOK, b"1 g 0 0 100 50 re f").object(52, format!("<</Type/Annot/P 3 0 R{entries}>>"));
        u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")])
    })
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

#[test]
fn pages_stay() {
    vouched(&changed(|u| u.page(&[("LastModified", "(D:2026)")])), Level::Lta, ChangeKind::Metadata);
    for (key, value, kind) in [
        ("Contents", "15 0 R", ChangeKind::PageContent),
        ("Contents", "[4 0 R 15 0 R]", ChangeKind::PageContent),
        ("Resources", "<<>>", ChangeKind::PageContent),
        ("Rotate", "90", ChangeKind::PageProperty),
        ("CropBox", "[0 0 9 9]", ChangeKind::PageProperty),
        ("Parent", "15 0 R", ChangeKind::Pages),
        ("AA", "<</O<</S/JavaScript/JS(x)>>>>", ChangeKind::Actions),
    ] {
        refused_as(&changed(|u| u.page(&[(key, value)])), kind);
    }
    refused_as(&changed(|u| u.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")), ChangeKind::Font);
    refused(&changed(|u| u.object(2, "<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]/MediaBox[0 0 600 800]>>")));
    let judgement = judged(&changed(|u| u.page(&[("Rotate", "90")])));
    assert_eq!(judgement.changes[0].change.page, Some(1));
}

const TREE: &str = "/StructTreeRoot 60 0 R";

fn tagged() -> Vec<u8> {
    let base = update(&signed("", "", TREE), |u| {
        let u = u.object(60, "<</Type/StructTreeRoot/K[61 0 R]/ParentTree 62 0 R/ParentTreeNextKey 2>>");
        let u = u.object(61, "<</Type/StructElem/S/Document/P 60 0 R/Pg 3 0 R/K[0 <</Type/OBJR/Obj 13 0 R>>]>>");
        u.object(62, "<</Nums[0 [61 0 R] 1 61 0 R]>>")
    });
    resigned(&base)
}

#[test]
fn the_structure_tree_follows_annotations() {
    let with = |kids: &str, element: &str| {
        update(&tagged(), |u| {
            let u = u.object(61, format!("<</Type/StructElem/S/Document/P 60 0 R/Pg 3 0 R/K[{kids}]>>"));
            let u = u.object(63, format!("<</Type/StructElem/S/Annot/P 61 0 R{element}>>"));
            let u = u.object(62, "<</Nums[0 [61 0 R] 1 61 0 R 2 63 0 R]>>");
            let u = u.object(60, "<</Type/StructTreeRoot/K[61 0 R]/ParentTree 62 0 R/ParentTreeNextKey 3>>");
            let u = u.object(52, "<</Type/Annot/Subtype/Text/Contents(x)/Rect[300 300 320 320]/StructParent 2>>");
            u.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 13 0 R 16 0 R 52 0 R]")])
        })
    };
    let kept = "0 <</Type/OBJR/Obj 13 0 R>>";
    let holds = "/K<</Type/OBJR/Obj 52 0 R>>";
    assert_eq!(judged_last(&with(&format!("{kept} 63 0 R"), holds)), Some(true));
    // Content in a new element, text to be read instead of it, content taken out, another order.
    assert_eq!(judged_last(&with(&format!("{kept} 63 0 R"), "/K 1")), Some(false));
    assert_eq!(judged_last(&with(&format!("{kept} 63 0 R"), &format!("{holds}/ActualText(900)"))), Some(false));
    assert_eq!(judged_last(&with("<</Type/OBJR/Obj 13 0 R>> 63 0 R", holds)), Some(false));
    assert_eq!(judged_last(&with("0 63 0 R", holds)), Some(false), "its annotation is still there");
    assert_eq!(judged_last(&with(&format!("{kept} 1 63 0 R"), holds)), Some(false));
    let retold = update(&tagged(), |u| u.object(62, "<</Nums[0 [null] 1 61 0 R]>>"));
    assert_eq!(judged_last(&retold), Some(false));
}

#[test]
fn certification_restricts() {
    for (permissions, good) in [(1, false), (2, true), (3, true)] {
        let judgement = judged(&fill(&certified(permissions)));
        assert_eq!((judgement.level, judgement.justified), (Some(Level::FormFilling), Some(good)), "P {permissions}");
    }
    // A value that is none of the three allows the least (Table 257).
    assert_eq!(judged(&fill(&certified(7))).justified, Some(false));
    refused(&update(&certified(2), |u| u.catalog(&[("Perms", "")])));
    refused(&update(&certified(2), |u| u.catalog(&[("Perms", "<</DocMDP 15 0 R>>")])));
}

#[test]
fn locks_restrict() {
    for (lock, good) in [
        ("/Action/All", false),
        ("/Action/Include/Fields[(person.name)]", false),
        ("/Action/Include/Fields[(person)]", false),
        ("/Action/Include/Fields[(person.na)]", true),
        ("/Action/Include/Fields[(other)]", true),
        ("/Action/Exclude/Fields[(person)]", true),
        ("/Action/Exclude/Fields[(person.na)]", false),
        ("/Action/Include/Fields[(other)]/P 1", false),
        ("/Action/Include/Fields[(other)]/P 2", true),
        ("/Action/Strange", false),
    ] {
        let by_field = judged(&fill(&signed("", &format!("/Lock<</Type/SigFieldLock{lock}>>"), "")));
        assert_eq!(by_field.justified, Some(good), "{lock}");
        if !lock.contains("/P ") {
            let reference = format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<<{lock}>>>>]");
            assert_eq!(judged(&fill(&signed(&reference, "", ""))).justified, Some(good), "{lock}");
        }
    }
    // Evidence and time-stamps are no change of a field.
    let locked = signed("", "/Lock<</Type/SigFieldLock/Action/All>>", "");
    assert_eq!(judged(&sign_new(&locked, "[0 0 0 0]", "/Type/DocTimeStamp", "")).justified, Some(true));
    assert_eq!(judged(&sign_waiting(&locked)).justified, Some(false));
}

#[test]
fn what_was_signed_must_lie_in_what_was_signed() {
    // The signed table gives the content a place behind the signed bytes.
    let mut bytes = plain();
    let table = last(&bytes, b"xref\n0 1").unwrap();
    let entry = table + bytes[table..].windows(5).position(|window| window == b"\n4 1\n").unwrap() + 5;
    let place = format!("{:010}", bytes.len() + 1);
    bytes[entry..entry + 10].copy_from_slice(place.as_bytes());
    bytes.extend_from_slice(b"\n4 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n");
    let judgement = judged(&bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
    assert!(judgement.changes.iter().any(|judged| judged.change.kind == ChangeKind::OutsideSigned));
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
