//! What belongs to the document as a whole: evidence, metadata, version, catalog, pages and structure.

use super::form_document::{
    certified, changed, judged, judged_last, refused, refused_as, resigned, signed, update, vouched,
};
use kyso::pdf::changes::{ChangeKind, Level};

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
    // An older one is no evidence (§12.8.2.2, `P` 1).
    let newest = signed("", "", "/Version/2.0");
    vouched(&update(&newest, |u| u.catalog(&[("Version", "/1.4")])), Level::FormFilling, ChangeKind::Version);
    vouched(&changed(|u| u.catalog(&[("MarkInfo", "<</Marked true>>")])), Level::FormFilling, ChangeKind::Structure);
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
