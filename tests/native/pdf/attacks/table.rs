//! The attacks, each with what it must come to.

use super::forging::{
    FAKE, FORGED, annotate, byte_range, contents, in_signature, numbers, paint, replace_contents, sneak, wrap,
};
use crate::pdf::updates::{Base, dictionary_token, last, overwrite};

/// What an attack must come to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Must {
    /// Never `valid`.
    NotPass,
    /// The change must be seen as one that nothing justifies.
    BeUnjustified,
}

pub(super) type Attack = (&'static str, Must, fn(&Base) -> Option<Vec<u8>>);

pub(super) const ATTACKS: &[Attack] = &[
    // --- universal signature forgery: the signature dictionary is damaged so that a verifier skips the check
    ("usf contents zero", Must::NotPass, |b| contents(b, b'0')),
    ("usf contents no digits", Must::NotPass, |b| contents(b, b' ')),
    ("usf contents garbage", Must::NotPass, |b| contents(b, b'A')),
    ("usf byte range zero", Must::NotPass, |b| byte_range(b, "0 0 0 0")),
    ("usf byte range empty", Must::NotPass, |b| byte_range(b, "")),
    ("usf byte range negative", Must::NotPass, |b| byte_range(b, "0 -1 1 -1")),
    ("usf byte range one number", Must::NotPass, |b| byte_range(b, "0")),
    ("usf byte range huge", Must::NotPass, |b| byte_range(b, "0 9 9 99999999999")),
    ("usf byte range start only", Must::NotPass, |b| byte_range(b, "0 9 9 0")),
    ("usf byte range renamed", Must::NotPass, |b| in_signature(b, b"/ByteRange", b"/ByteRangx")),
    ("usf contents renamed", Must::NotPass, |b| in_signature(b, b"/Contents", b"/Contenty")),
    ("usf value removed by update", Must::BeUnjustified, |b| {
        let body = dictionary_token(b.field_dictionaries.first()?, &[("V", "")]);
        Some(b.update().object(b.fields.first()?.number, body).table())
    }),
    ("usf signature emptied by update", Must::NotPass, |b| {
        Some(
            b.update()
                .object(b.values.first()?.number, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached>>")
                .table(),
        )
    }),
    ("usf signature replaced by update", Must::NotPass, |b| {
        Some(b.update().object(b.values.first()?.number, FAKE.trim_start_matches("/V")).table())
    }),
    // --- incremental saving
    ("isa contents replaced", Must::BeUnjustified, |b| Some(replace_contents(b).table())),
    ("isa contents replaced, no table", Must::NotPass, |b| Some(replace_contents(b).bytes)),
    ("isa contents replaced, no trailer", Must::NotPass, |b| {
        let bytes = replace_contents(b).table();
        let at = last(&bytes, b"trailer")?;
        Some(bytes[..at].to_vec())
    }),
    ("isa contents replaced, no startxref", Must::NotPass, |b| {
        let bytes = replace_contents(b).table();
        let at = last(&bytes, b"startxref")?;
        Some(bytes[..at].to_vec())
    }),
    ("isa contents replaced, no eof", Must::NotPass, |b| {
        let bytes = replace_contents(b).table();
        Some(bytes[..bytes.len() - 6].to_vec())
    }),
    ("isa contents replaced, eof signed twice", Must::NotPass, |b| {
        let mut bytes = replace_contents(b).table();
        bytes.extend_from_slice(&b.bytes[b.bytes.len().saturating_sub(40)..]);
        Some(bytes)
    }),
    ("isa contents added", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        let both = format!("[{} 0 R {number} 0 R]", b.contents.number);
        Some(update.stream(number, "", FORGED.as_bytes()).page(&[("Contents", &both)]).table())
    }),
    ("isa contents exchanged", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        Some(update.stream(number, "", FORGED.as_bytes()).page(&[("Contents", &format!("{number} 0 R"))]).table())
    }),
    ("isa contents freed", Must::BeUnjustified, |b| Some(b.update().free(b.contents.number).table())),
    ("isa contents null", Must::BeUnjustified, |b| Some(b.update().object(b.contents.number, "null").table())),
    ("isa page taller", Must::BeUnjustified, |b| Some(b.update().page(&[("MediaBox", "[0 0 10 10]")]).table())),
    ("isa page cropped", Must::BeUnjustified, |b| Some(b.update().page(&[("CropBox", "[0 0 10 10]")]).table())),
    ("isa page turned", Must::BeUnjustified, |b| Some(b.update().page(&[("Rotate", "180")]).table())),
    ("isa user unit", Must::BeUnjustified, |b| Some(b.update().page(&[("UserUnit", "20")]).table())),
    ("isa resources exchanged", Must::BeUnjustified, |b| Some(b.update().page(&[("Resources", "<<>>")]).table())),
    ("isa page inserted", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let (page, stream) = (update.number(), update.number());
        let kids = format!("[{page} 0 R {} 0 R]", b.page.number);
        let parent = b.pages.number;
        let update = update.stream(stream, "", FORGED.as_bytes());
        let update = update
            .object(page, format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 99 99]/Contents {stream} 0 R>>"));
        Some(update.object(parent, format!("<</Type/Pages/Count 2/Kids{kids}>>")).table())
    }),
    ("isa page removed", Must::BeUnjustified, |b| {
        Some(b.update().object(b.pages.number, "<</Type/Pages/Count 0/Kids[]>>").table())
    }),
    ("isa page tree exchanged", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let (pages, page, stream) = (update.number(), update.number(), update.number());
        let update = update.stream(stream, "", FORGED.as_bytes());
        let update =
            update.object(page, format!("<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 99 99]/Contents {stream} 0 R>>"));
        let update = update.object(pages, format!("<</Type/Pages/Count 1/Kids[{page} 0 R]>>"));
        Some(update.catalog(&[("Pages", &format!("{pages} 0 R"))]).table())
    }),
    ("isa catalog exchanged", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let (root, pages, page) = (update.number(), update.number(), update.number());
        let body = b.catalog_with(&[("Pages", &format!("{pages} 0 R"))]);
        let update = update.object(page, format!("<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 99 99]>>"));
        let update = update.object(pages, format!("<</Type/Pages/Count 1/Kids[{page} 0 R]>>")).object(root, body);
        Some(update.trailer("Root", &format!("{root} 0 R")).table())
    }),
    ("isa catalog without form", Must::BeUnjustified, |b| Some(b.update().catalog(&[("AcroForm", "")]).table())),
    ("isa font exchanged", Must::BeUnjustified, |b| {
        let (id, font) = b.font.as_ref()?;
        let body = dictionary_token(
            font,
            &[("BaseFont", "/Symbol"), ("FontDescriptor", ""), ("Encoding", "<</Differences[48/nine]>>")],
        );
        Some(b.update().object(id.number, body).table())
    }),
    ("isa open action", Must::BeUnjustified, |b| {
        Some(b.update().catalog(&[("OpenAction", "<</S/JavaScript/JS(app.alert\\(1\\))>>")]).table())
    }),
    ("isa page action", Must::BeUnjustified, |b| {
        Some(b.update().page(&[("AA", "<</O<</S/JavaScript/JS(x)>>>>")]).table())
    }),
    ("isa names", Must::BeUnjustified, |b| {
        Some(b.update().catalog(&[("Names", "<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>")]).table())
    }),
    ("isa layers", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        let properties = format!("<</OCGs[{number} 0 R]/D<</OFF[{number} 0 R]>>>>");
        Some(update.object(number, "<</Type/OCG/Name(x)>>").catalog(&[("OCProperties", &properties)]).table())
    }),
    ("isa xfa", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        Some(update.stream(number, "", b"<xdp/>").form(&[("XFA", &format!("{number} 0 R"))]).table())
    }),
    ("isa need appearances", Must::BeUnjustified, |b| Some(b.update().form(&[("NeedAppearances", "true")]).table())),
    ("isa field removed", Must::BeUnjustified, |b| Some(b.update().form(&[("Fields", "[]")]).table())),
    ("isa text field added", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let (number, form) = (update.number(), update.number());
        let field = format!("<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(y)/F 4/Rect[0 0 600 850]/AP<</N {form} 0 R>>>>");
        let update = paint(update.object(number, field), form).page(&[("Annots", &b.annots_with(number))]);
        Some(update.form(&[("Fields", &b.fields_with(number))]).table())
    }),
    ("isa appearance of signature replaced", Must::BeUnjustified, |b| {
        Some(paint(b.update(), b.appearance?.number).table())
    }),
    ("isa appearance of signature exchanged", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let form = update.number();
        let body = dictionary_token(b.field_dictionaries.first()?, &[("AP", &format!("<</N {form} 0 R>>"))]);
        Some(paint(update.object(b.fields.first()?.number, body), form).table())
    }),
    ("isa signature moved", Must::BeUnjustified, |b| {
        let body = dictionary_token(b.field_dictionaries.first()?, &[("Rect", "[0 0 600 850]")]);
        Some(b.update().object(b.fields.first()?.number, body).table())
    }),
    ("isa signature hidden", Must::BeUnjustified, |b| {
        let body = dictionary_token(b.field_dictionaries.first()?, &[("F", "2")]);
        Some(b.update().object(b.fields.first()?.number, body).table())
    }),
    // --- signature wrapping
    ("swa moved range", Must::NotPass, |b| wrap(b, false)),
    ("swa kept range", Must::NotPass, |b| wrap(b, true)),
    // --- shadow attacks: what changes was in the file, or is exchanged in its place
    ("shadow hide: appearance emptied", Must::BeUnjustified, |b| {
        Some(b.update().stream(b.appearance?.number, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"").table())
    }),
    ("shadow replace: contents become another stream", Must::BeUnjustified, |b| {
        let other = b.appearance?.number;
        Some(b.update().page(&[("Contents", &format!("{other} 0 R"))]).table())
    }),
    ("shadow replace: page becomes another", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let page = update.number();
        let parent = b.pages.number;
        let update = update.object(page, format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 99 99]>>"));
        Some(update.object(parent, format!("<</Type/Pages/Count 1/Kids[{page} 0 R]>>")).table())
    }),
    ("shadow hide and replace: entry leads to another object", Must::NotPass, |b| {
        let mut update = b.update();
        // The entry of the contents is pointed at the signature's appearance, which lies in the signed bytes.
        let head = format!("\n{} 0 obj", b.appearance?.number);
        let at = last(&b.bytes, head.as_bytes())? + 1;
        update.entries.insert(b.contents.number, Some(at as u64));
        Some(update.table())
    }),
    ("shadow hide and replace: entry leads to a copy in a string", Must::NotPass, |b| {
        let mut update = b.update();
        let text =
            format!("{} 0 obj\n<</Length {}>>\nstream\n{FORGED}\nendstream\nendobj", b.contents.number, FORGED.len());
        let comment = update.bytes.len();
        update.bytes.extend(format!("({text})\n").into_bytes());
        update.entries.insert(b.contents.number, Some(comment as u64 + 1));
        Some(update.table())
    }),
    ("shadow replace: parent of the page exchanged", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let pages = update.number();
        let update = update.object(pages, "<</Type/Pages/Count 1/Kids[]/Rotate 90>>");
        Some(update.page(&[("Parent", &format!("{pages} 0 R"))]).table())
    }),
    ("shadow: catalog is an existing dictionary", Must::NotPass, |b| {
        Some(b.update().trailer("Root", &format!("{} 0 R", b.page.number)).table())
    }),
    // --- evil annotations
    ("eaa stamp", Must::BeUnjustified, |b| annotate(b, "/Subtype/Stamp/Rect[0 0 600 850]", true)),
    ("eaa free text", Must::BeUnjustified, |b| {
        annotate(b, "/Subtype/FreeText/Contents(95)/DA(/Helv 20 Tf)/Rect[0 0 600 850]", false)
    }),
    ("eaa square", Must::BeUnjustified, |b| annotate(b, "/Subtype/Square/IC[1 1 1]/Rect[0 0 600 850]", false)),
    ("eaa square with appearance", Must::BeUnjustified, |b| annotate(b, "/Subtype/Square/Rect[0 0 600 850]", true)),
    ("eaa ink", Must::BeUnjustified, |b| annotate(b, "/Subtype/Ink/InkList[[0 0 9 9]]/Rect[0 0 600 850]", true)),
    ("eaa highlight that paints", Must::BeUnjustified, |b| {
        annotate(b, "/Subtype/Highlight/QuadPoints[0 0 1 0 0 1 1 1]/Rect[0 0 600 850]", true)
    }),
    ("eaa text that paints", Must::BeUnjustified, |b| annotate(b, "/Subtype/Text/Contents(x)/Rect[0 0 600 850]", true)),
    ("eaa link that paints", Must::BeUnjustified, |b| annotate(b, "/Subtype/Link/Rect[0 0 600 850]", true)),
    ("eaa popup that paints", Must::BeUnjustified, |b| annotate(b, "/Subtype/Popup/Rect[0 0 600 850]", true)),
    ("eaa unknown type", Must::BeUnjustified, |b| annotate(b, "/Subtype/Kyso/Rect[0 0 600 850]", true)),
    ("eaa no type", Must::BeUnjustified, |b| annotate(b, "/Rect[0 0 600 850]", true)),
    ("eaa watermark", Must::BeUnjustified, |b| annotate(b, "/Subtype/Watermark/Rect[0 0 600 850]", true)),
    ("eaa redact", Must::BeUnjustified, |b| annotate(b, "/Subtype/Redact/Rect[0 0 600 850]/IC[0 0 0]", false)),
    ("eaa rich media", Must::BeUnjustified, |b| annotate(b, "/Subtype/RichMedia/Rect[0 0 600 850]", false)),
    ("eaa screen", Must::BeUnjustified, |b| annotate(b, "/Subtype/Screen/Rect[0 0 600 850]", false)),
    ("eaa attachment", Must::BeUnjustified, |b| annotate(b, "/Subtype/FileAttachment/Rect[0 0 9 9]", false)),
    ("eaa link with script", Must::BeUnjustified, |b| {
        annotate(b, "/Subtype/Link/Rect[0 0 600 850]/A<</S/JavaScript/JS(x)>>", false)
    }),
    ("eaa link that launches", Must::BeUnjustified, |b| {
        annotate(b, "/Subtype/Link/Rect[0 0 600 850]/A<</S/Launch/F(x.exe)>>", false)
    }),
    ("eaa widget outside the form", Must::BeUnjustified, |b| {
        annotate(b, "/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[0 0 600 850]", true)
    }),
    ("eaa signature widget outside the form", Must::NotPass, |b| {
        annotate(b, &format!("/Subtype/Widget/FT/Sig/T(a){FAKE}/Rect[0 0 600 850]"), true)
    }),
    ("eaa all annotations removed", Must::BeUnjustified, |b| Some(b.update().page(&[("Annots", "[]")]).table())),
    ("eaa old stream as annotation", Must::BeUnjustified, |b| {
        Some(b.update().page(&[("Annots", &b.annots_with(b.contents.number))]).table())
    }),
    // --- sneaky signatures
    ("ssa empty field that paints", Must::BeUnjustified, |b| sneak(b, "", true)),
    ("ssa empty field with caption", Must::BeUnjustified, |b| sneak(b, "/MK<</BG[1 1 1]/CA(Approved)>>", false)),
    ("ssa value null", Must::BeUnjustified, |b| sneak(b, "/V null", true)),
    ("ssa forged value", Must::NotPass, |b| sneak(b, FAKE, true)),
    ("ssa old signature reused", Must::NotPass, |b| sneak(b, &format!("/V {} 0 R", b.values.first()?.number), true)),
    ("ssa old signature copied", Must::NotPass, |b| {
        let number = b.next + 7;
        let head = format!("{} 0 obj", b.values.first()?.number);
        let at = last(&b.bytes, head.as_bytes())? + head.len();
        let end = at + b.bytes[at..].windows(6).position(|w| w == b"endobj")?;
        let copy = b.bytes[at..end].to_vec();
        let mut update = b.update();
        let field = update.number();
        update.next = number + 1;
        let form = number - 1;
        let text = format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Sneaky)/F 4/Rect[0 0 600 850]/V {number} 0 R/AP<</N {form} 0 R>>>>"
        );
        let update = paint(update.object(field, text).object(number, copy), form);
        let update = update.page(&[("Annots", &b.annots_with(field))]);
        Some(update.form(&[("Fields", &b.fields_with(field))]).table())
    }),
    ("ssa time-stamp that paints", Must::NotPass, |b| {
        sneak(b, "/V<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]/Contents<30>>>", true)
    }),
    ("ssa field with script", Must::BeUnjustified, |b| sneak(b, "/AA<</Fo<</S/JavaScript/JS(x)>>>>", false)),
    ("ssa field below a signed one", Must::BeUnjustified, |b| {
        let parent = b.fields.first()?.number;
        sneak(b, &format!("/Parent {parent} 0 R"), true)
    }),
    ("ssa kid below a signed field", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let (number, form) = (update.number(), update.number());
        let parent = b.fields.first()?.number;
        let body = dictionary_token(b.field_dictionaries.first()?, &[("Kids", &format!("[{number} 0 R]"))]);
        let kid =
            format!("<</Type/Annot/Subtype/Widget/Parent {parent} 0 R/F 4/Rect[0 0 600 850]/AP<</N {form} 0 R>>>>");
        let update = paint(update.object(number, kid).object(parent, body), form);
        Some(update.page(&[("Annots", &b.annots_with(number))]).table())
    }),
    ("ssa second certification", Must::NotPass, |b| {
        let mut update = b.update();
        let number = update.number();
        let update =
            update.object(number, "<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3>>>>]>>");
        Some(update.catalog(&[("Perms", &format!("<</DocMDP {number} 0 R>>"))]).table())
    }),
    // --- strings, names, numbers, cross-reference data
    ("pdf name escape", Must::BeUnjustified, |b| Some(b.update().page(&[("Rotate", ""), ("#52otate", "90")]).table())),
    ("pdf key twice", Must::NotPass, |b| {
        let mut body = b.catalog_with(&[]);
        body.truncate(body.len() - 2);
        body.extend(format!("/Pages 999 0 R/Pages {} 0 R>>", b.pages.number).into_bytes());
        Some(b.update().object(b.root.number, body).table())
    }),
    ("pdf generation raised", Must::NotPass, |b| {
        let bytes = replace_contents(b).table();
        let old = format!("{} 0 obj", b.contents.number);
        let at = last(&bytes, old.as_bytes())?;
        overwrite(&bytes, at, old.as_bytes(), format!("{} 1 obj", b.contents.number).as_bytes())
    }),
    ("pdf length as another object", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        let body = format!("<</Length {number} 0 R>>\nstream\n{FORGED}\nendstream");
        Some(update.object(number, FORGED.len().to_string()).object(b.contents.number, body).table())
    }),
    ("pdf external stream", Must::BeUnjustified, |b| {
        Some(b.update().stream(b.contents.number, "/F(http://kyso.test/a)/FFilter/None", b"").table())
    }),
    ("pdf object in object stream", Must::BeUnjustified, |b| {
        let mut update = b.update();
        let number = update.number();
        let page = String::from_utf8(b.page_with(&[("Rotate", "90")])).unwrap();
        let header = format!("{} 0 ", b.page.number);
        let data = format!("{header}{page}");
        let extra = format!("/Type/ObjStm/N 1/First {}", header.len());
        let mut update = update.stream(number, &extra, data.as_bytes());
        // A cross-reference stream that names the compressed page.
        let (place, section) = (update.entries[&number].unwrap(), update.number());
        let start = update.bytes.len() as u64;
        let row = |kind: u8, value: u64, index: u8| [&[kind][..], &(value as u32).to_be_bytes(), &[index]].concat();
        let data = [row(2, u64::from(number), 0), row(1, place, 0), row(1, start, 0)].concat();
        let index = format!("[{} 1 {number} 1 {section} 1]", b.page.number);
        let dictionary = format!(
            "/Type/XRef/W[1 4 1]/Index{index}/Size {}/Prev {}/Root {} 0 R",
            update.next, b.startxref, b.root.number
        );
        let mut update = update.stream(section, &dictionary, &data);
        update.bytes.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        Some(update.bytes)
    }),
    ("xref prev left out", Must::NotPass, |b| {
        let update = b.update().catalog(&[]).page(&[("Rotate", "90")]);
        Some(update.table_to(""))
    }),
    ("xref prev leads to itself", Must::NotPass, |b| {
        let update = replace_contents(b);
        let here = update.bytes.len().to_string();
        Some(update.table_to(&here))
    }),
    ("xref prev skips the signed revision", Must::NotPass, |b| {
        let prev = b.trailer.get("Prev")?.as_integer()?.to_string();
        Some(replace_contents(b).table_to(&prev))
    }),
    ("xref hidden stream", Must::NotPass, |b| {
        let mut update = replace_contents(b);
        let offset = update.entries.remove(&b.contents.number)??;
        let section = update.number();
        let start = update.bytes.len() as u64;
        let data = [&[1u8][..], &(offset as u32).to_be_bytes(), &[0]].concat();
        let dictionary = format!("/Type/XRef/W[1 4 1]/Index[{} 1]/Size {}", b.contents.number, update.next);
        let mut update = update.stream(section, &dictionary, &data);
        update.entries.clear();
        Some(update.trailer("XRefStm", &start.to_string()).table())
    }),
    ("xref size too small", Must::NotPass, |b| Some(replace_contents(b).trailer("Size", "1").table())),
    ("xref encrypt added", Must::NotPass, |b| {
        let mut update = b.update();
        let number = update.number();
        let update = update.object(number, "<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>");
        Some(update.trailer("Encrypt", &format!("{number} 0 R")).table())
    }),
    ("xref entry beyond the file", Must::NotPass, |b| {
        let mut update = b.update();
        update.entries.insert(b.contents.number, Some(99_999_999));
        Some(update.table())
    }),
    ("xref entry into the signature", Must::NotPass, |b| {
        let mut update = b.update();
        let [_, first, ..] = numbers(b)?;
        update.entries.insert(b.contents.number, Some(first as u64 + 10));
        Some(update.table())
    }),
    ("permissions removed", Must::BeUnjustified, |b| {
        b.catalog.get("Perms")?;
        Some(b.update().catalog(&[("Perms", "")]).table())
    }),
    ("evidence becomes a page", Must::BeUnjustified, |b| {
        Some(b.update().catalog(&[("DSS", &format!("{} 0 R", b.page.number))]).table())
    }),
    ("metadata becomes content", Must::BeUnjustified, |b| {
        let number = b.contents.number;
        Some(replace_contents(b).catalog(&[("Metadata", &format!("{number} 0 R"))]).table())
    }),
    ("information becomes content", Must::BeUnjustified, |b| {
        Some(replace_contents(b).trailer("Info", &format!("{} 0 R", b.contents.number)).table())
    }),
    ("resources shared with defaults", Must::BeUnjustified, |b| {
        let resources = b.page_dictionary.get("Resources")?.as_reference()?;
        let update = b.update().object(resources.number, "<</Font<<>>>>");
        Some(update.form(&[("DR", &format!("{} 0 R", resources.number))]).table())
    }),
    ("garbage at the end", Must::NotPass, |b| Some([&b.bytes[..], b"\n9 0 obj <</Type/Catalog>> endobj\n"].concat())),
];
