//! Every closed list of what may be added after a signature: a dictionary with all the keys it has is vouched for; with one key more,
//! or a value of another shape, it is refused.

use crate::pdf::built::{Pdf, replace, sign};
use crate::pdf::updates::Base;
use kyso::Limits;
use kyso::pdf::changes::shapes::{NOTES, ROLES, Role, SIGNATURE_WIDGET, Shape};
use kyso::pdf::changes::{Standing, analyse};
use kyso::pdf::signature::find_signatures;
use kyso::pdf::{AnomalyCode, Document};

/// A value that fits a shape. `None`: another rule judges it.
pub(crate) fn fitting(shape: Shape) -> Option<String> {
    Some(match shape {
        Shape::Judged => return None,
        Shape::Name(names) => format!("/{}", names[0]),
        Shape::AnyName => "/Anything".into(),
        Shape::Bits(bits) => format!("{}", bits & 4),
        Shape::Integer => "0".into(),
        Shape::Boolean => "true".into(),
        Shape::False => "false".into(),
        Shape::Number => "0.5".into(),
        Shape::Numbers(least, _) => format!("[{}]", "0 ".repeat(least)),
        Shape::Text | Shape::LongText => "(text)".into(),
        Shape::Reference => "3 0 R".into(),
        Shape::Words => "[/None(x)]".into(),
        Shape::Dictionary(role) => written(role, &[]),
    })
}

/// Values that do not.
pub(crate) fn unfitting(shape: Shape) -> Vec<String> {
    let mut list = vec!["null".to_owned(), "4 0 R".to_owned()];
    match shape {
        Shape::Judged => list.clear(),
        Shape::Name(_) => list.extend(["/Other".into(), "(text)".into()]),
        Shape::AnyName | Shape::Integer | Shape::Boolean => list.push("(text)".into()),
        Shape::Bits(bits) => list.extend([format!("{}", !bits & 0xffff), "4.0".into(), "-1".into()]),
        Shape::False => list.push("true".into()),
        Shape::Number => list.push("99999999999".into()),
        Shape::Numbers(_, most) => list.extend([format!("[{}]", "0 ".repeat(most + 1)), "[(x)]".into()]),
        Shape::Text | Shape::Words => list.push("12".into()),
        // A stream of text is one, too.
        Shape::LongText => list = vec!["null".into(), "12".into()],
        Shape::Reference => list = vec!["null".into(), "<<>>".into()],
        Shape::Dictionary(role) => {
            list.extend([written(role, &[("Kyso", "1".into())]), "[]".into()]);
            let wrong =
                keys(role).into_iter().flat_map(|(key, shape)| unfitting(shape).into_iter().map(move |v| (key, v)));
            list.extend(wrong.map(|(key, value)| written(role, &[(key, value)])));
        }
    }
    list
}

fn keys(role: &Role) -> Vec<(&'static str, Shape)> {
    let mut list: Vec<_> = role.keys.to_vec();
    let inherited = role.base.map(keys).unwrap_or_default();
    let own: Vec<&str> = list.iter().map(|(key, _)| *key).collect();
    list.extend(inherited.into_iter().filter(|(key, _)| !own.contains(key)));
    list
}

/// A dictionary with all keys of a role, some of them set.
fn written(role: &Role, set: &[(&str, String)]) -> String {
    let given = |key: &str| set.iter().any(|(known, _)| *known == key);
    let own = keys(role).into_iter().filter(|(key, _)| !given(key));
    let own = own.filter_map(|(key, shape)| Some(format!("/{key} {}", fitting(shape)?)));
    let set = set.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("/{key} {value}"));
    format!("<<{}>>", own.chain(set).collect::<Vec<_>>().join("\n"))
}

const ROOM: &str = "0000000000 0000000000 0000000000 0000000000";

fn signed() -> Vec<u8> {
    signed_with(&[])
}

/// A signed document of one page with a text field and a field for a signature, a security store and a structure tree. Objects
/// may be others than they are here.
pub(crate) fn signed_with(others: &[(u32, String)]) -> Vec<u8> {
    let value = format!("/Filter/X/SubFilter/adbe.pkcs7.detached/ByteRange [{ROOM}]/Contents <{}>", "00".repeat(64));
    let objects: [(u32, &str); 16] = [
        (1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/DSS 31 0 R/StructTreeRoot 32 0 R>>"),
        (2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>"),
        (3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[8 0 R 9 0 R 10 0 R]>>"),
        (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
        (6, "<</Fields[8 0 R 9 0 R 10 0 R]/SigFlags 3/DR 38 0 R>>"),
        (7, &format!("<</Type/Sig{value}>>")),
        (8, "<</Type/Annot/Subtype/Widget/FT/Sig/T(A)/Rect[0 0 0 0]/F 132/P 3 0 R/V 7 0 R>>"),
        (9, "<</Subtype/Widget/FT/Tx/T(text)/Rect[450 500 550 530]>>"),
        (10, "<</Subtype/Widget/FT/Sig/T(B)/Rect[0 0 0 0]/F 4>>"),
        (31, "<<>>"),
        (32, "<</Type/StructTreeRoot/K[33 0 R]>>"),
        (33, "<</Type/StructElem/S/Document/P 32 0 R>>"),
        (34, "/S"),
        (35, "3"),
        (36, "(text)"),
        (38, "<<>>"),
    ];
    let mut pdf = Pdf::default();
    pdf.stream(4, "", b"BT /F1 12 Tf 50 700 Td (Pay 100 to Alice) Tj ET");
    for (number, body) in objects {
        let other = others.iter().find(|(known, _)| *known == number);
        pdf.object(number, other.map_or(body, |(_, other)| other));
    }
    pdf.object(37, "false");
    pdf.trailer = "/Root 1 0 R".into();
    pdf.table();
    let mut bytes = pdf.bytes;
    let at = crate::pdf::updates::last(&bytes, ROOM.as_bytes()).unwrap();
    let open = at + bytes[at..].iter().position(|byte| *byte == b'<').unwrap();
    let text = format!("0 {open} {} {}", open + 130, bytes.len() - open - 130);
    bytes[at..at + ROOM.len()].fill(b' ');
    bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
    bytes
}

pub(crate) fn justified(bytes: Vec<u8>) -> Option<bool> {
    let limits = Limits::default();
    let document = Document::open(&bytes, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    analyse(&document, &fields).unwrap().judge(&fields, &vec![Standing::Good; fields.len()], 0, usize::MAX).justified
}

/// An annotation that is listed by the page, in free room and with a look of its own.
fn annotation(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let base = Base::read(&bytes);
    let update = base.update().object(20, dictionary).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 20 0 R]")]);
    justified(update.stream(21, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re S").table())
}

fn field(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let base = Base::read(&bytes);
    let update = base.update().object(20, dictionary).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 20 0 R]")]);
    justified(update.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 20 0 R]")]).table())
}

fn apart(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let base = Base::read(&bytes);
    let widget = "<</Type/Annot/Subtype/Widget/Rect[0 0 0 0]/Parent 20 0 R/P 3 0 R>>";
    let update =
        base.update().object(20, dictionary).object(22, widget).page(&[("Annots", "[8 0 R 9 0 R 10 0 R 22 0 R]")]);
    justified(update.form(&[("Fields", "[8 0 R 9 0 R 10 0 R 20 0 R]")]).table())
}

fn entry(key: &str, value: &str) -> Option<bool> {
    let bytes = signed();
    justified(Base::read(&bytes).update().catalog(&[(key, value)]).table())
}

fn evidence(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let store = format!("<</VRI<</{} {dictionary}>>>>", "0".repeat(40));
    justified(Base::read(&bytes).update().object(31, store).table())
}

/// An element that holds a note, which comes with it.
fn element(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let base = Base::read(&bytes);
    let note = "<</Type/Annot/Subtype/Text/Contents(x)/Rect[300 400 320 420]>>";
    let update = base.update().object(20, dictionary).object(22, note);
    let update = update.object(33, "<</Type/StructElem/S/Document/P 32 0 R/K[20 0 R]>>");
    justified(update.page(&[("Annots", "[8 0 R 9 0 R 10 0 R 22 0 R]")]).table())
}

fn metadata(dictionary: &str) -> Option<bool> {
    let bytes = signed();
    let data = "<x:xmpmeta/>";
    let inner = dictionary.trim_start_matches("<<").trim_end_matches(">>");
    let inner = inner.replace("/Length 0", &format!("/Length {}", data.len()));
    let stream = format!("<<{inner}>>\nstream\n{data}\nendstream");
    justified(Base::read(&bytes).update().object(20, stream).catalog(&[("Metadata", "20 0 R")]).table())
}

/// A signed file that begins with a linearization dictionary, the section behind it and a stream of hints, and ends as long as the
/// dictionary says. Whether programs that begin at the first page read it as others do.
fn linearized(dictionary: &str, hints: &str) -> Option<bool> {
    let mut pdf = Pdf::default();
    pdf.object(10, dictionary);
    let section =
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 40/Root 1 0 R/Prev 1111111111>>\nstartxref\n0\n%%EOF\n";
    pdf.raw(section);
    let at = pdf.object(11, &format!("{hints}\nstream\n\nendstream"));
    pdf.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    pdf.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    pdf.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>");
    pdf.table();
    let bytes = sign(pdf, 4, "A", "5 0 R", "").pdf.bytes;
    let start = crate::pdf::updates::last(&bytes, b"startxref").unwrap();
    let last: usize = String::from_utf8_lossy(&bytes[start..]).split_whitespace().nth(1).unwrap().parse().unwrap();
    let length = format!("{:010}", bytes.len());
    let bytes = replace(&bytes, "/Prev 1111111111", &format!("/Prev {last:010}"));
    let bytes = replace(&bytes, "2222222222", &length);
    let bytes =
        if dictionary.contains("3333333333") { replace(&bytes, "3333333333", &format!("{at:010}")) } else { bytes };
    let limits = Limits::default();
    let document = Document::open(&bytes, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    analyse(&document, &fields).unwrap();
    Some(!document.anomalies().iter().any(|anomaly| anomaly.code == AnomalyCode::ReadingFromFirstPage))
}

const PARAMETERS: &str = "<</Linearized 1/L 2222222222/H[3333333333 9]/O 3/E 1/N 1/T 1>>";

type Carrier = fn(&str) -> Option<bool>;

/// How a dictionary of a role comes into a document by itself, and what it needs there. `None`: it only stands in others.
fn carrier(role: &Role) -> Option<(Carrier, Vec<(&'static str, String)>)> {
    Some(match role.name {
        "widget of a signature field" => (field as Carrier, vec![("Rect", "[0 0 0 0]".into()), ("V", String::new())]),
        "signature field" => (apart, vec![("Kids", "[22 0 R]".into())]),
        "mark information" => (|value| entry("MarkInfo", value), Vec::new()),
        "developer extension" => (|value| entry("Extensions", &format!("<</ESIC {value}>>")), Vec::new()),
        "metadata stream" => (metadata, Vec::new()),
        "evidence of one signature" => (evidence, Vec::new()),
        "structure element" => (element, vec![("K", "<</Type/OBJR/Obj 22 0 R>>".into()), ("P", "33 0 R".into())]),
        "linearization parameters" => {
            let needed = [("L", "2222222222"), ("H", "[3333333333 9]"), ("O", "3"), ("N", "1")];
            let needed = needed.map(|(key, value)| (key, value.to_owned()));
            (|dictionary| linearized(dictionary, "<</Length 0/S 0>>"), needed.to_vec())
        }
        "hint stream" => (|hints| linearized(PARAMETERS, hints), Vec::new()),
        "border style" | "appearance characteristics" | "signature field lock" => return None,
        "annotation" | "markup annotation" => return None,
        other => panic!("a role that nothing tries: {other}"),
    })
}

fn tried(role: &Role, carrier: Carrier, needed: &[(&'static str, String)]) -> usize {
    let with = |key: &'static str, value: String| {
        let mut set = needed.to_vec();
        set.retain(|(known, _)| *known != key);
        set.push((key, value));
        written(role, &set)
    };
    assert_eq!(carrier(&written(role, needed)), Some(true), "{}: {}", role.name, written(role, needed));
    assert_eq!(carrier(&with("Kyso", "1".into())), Some(false), "{}: a key more", role.name);
    let mut count = 2;
    for (key, shape) in keys(role) {
        // Of a stream, the reader itself needs its length; a file of another length than stated is not taken for linearized.
        let skipped = matches!(
            (role.name, key),
            ("metadata stream" | "hint stream", "Length") | ("linearization parameters", "L")
        );
        for value in unfitting(shape).into_iter().filter(|_| !skipped) {
            let dictionary = with(key, value);
            assert_eq!(carrier(&dictionary), Some(false), "{}: {dictionary}", role.name);
            count += 1;
        }
        // Twice is not once.
        if let Some(value) = fitting(shape).filter(|_| !skipped && !needed.iter().any(|(known, _)| *known == key)) {
            let once = written(role, needed);
            let twice = format!("{}/{key} {value}>>", once.trim_end_matches(">>"));
            let twice =
                if once.ends_with(">>>>") { format!("{}/{key} {value}>>", &once[..once.len() - 2]) } else { twice };
            assert_eq!(carrier(&twice), Some(false), "{}: {key} twice", role.name);
            count += 1;
        }
    }
    count
}

#[test]
fn each_role_has_its_keys_and_no_other() {
    let mut count = 0;
    for role in ROLES {
        assert!(role.clause.starts_with("ISO 32000-2 "), "{}", role.name);
        if let Some((carrier, needed)) = carrier(role) {
            count += tried(role, carrier, &needed);
        }
    }
    assert!(ROLES.iter().any(|role| role.name == SIGNATURE_WIDGET.name));
    assert!(count > 100, "{count}");
}

#[test]
fn each_note_has_its_keys_and_no_other() {
    for (_, role) in NOTES {
        let look = vec![("Rect", "[300 300 400 350]".to_owned()), ("AP", "<</N 21 0 R>>".to_owned())];
        tried(role, annotation, &look);
    }
}
