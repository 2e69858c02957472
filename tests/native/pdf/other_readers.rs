//! Other readers look at the same bytes: where one of them sees another structure, ours must have listed why, as an anomaly that
//! keeps verdict B from being better than "cannot tell".
//!
//! Held against `lopdf` and, where it is installed, qpdf: the values of all objects, the number of pages, the signature fields.

use crate::corpora::{corpus, files, is_installed};
use crate::pdf::built::Pdf;
use kyso::pdf::changes::analyse;
use kyso::pdf::signature::{SignatureAnomaly, SignatureField, find_signatures};
use kyso::pdf::{Document, Object, ObjectId, Value, View, decode_text};
use kyso::{Limits, Source};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What another reader says about a file.
struct Told {
    pages: usize,
    objects: BTreeMap<(u32, u16), Json>,
    /// Full names of the signature fields that have a value.
    signed: Option<BTreeSet<String>>,
}

/// Differences between our reading and another, at most a few.
fn differences(document: &Document<'_>, bytes: &[u8], told: &Told) -> Vec<String> {
    let view = document.newest();
    let limits = Limits::default();
    let found = find_signatures(document, &limits).unwrap();
    // Later revisions are judged too: what is odd about them is found there.
    analyse(document, &found.fields.iter().collect::<Vec<_>>()).unwrap();
    let mut list = Vec::new();
    if found.page_count != told.pages {
        list.push(format!("{} pages, theirs {}", found.page_count, told.pages));
    }
    if let Some(theirs) = &told.signed {
        list.extend(fields_differ(&found.fields, theirs));
    }
    for ((number, generation), theirs) in &told.objects {
        let ours = view.get(ObjectId::new(*number, *generation)).unwrap();
        if ours.is_none() && is_section(document, bytes, *number, *generation, theirs) {
            continue;
        }
        let null = Object::null();
        let ours = ours.as_ref().map_or(&null, |ours| &ours.object);
        if let Some(path) = unequal(&view, bytes, ours, theirs, 0) {
            list.push(format!("{number} {generation}{path}"));
        }
        if list.len() > 5 {
            break;
        }
    }
    list
}

/// Signature fields that only one of the two has. Theirs are found by the widgets of the pages, so a field of the form without a
/// widget on a page is none of them; and a dictionary that is the value of several fields is one signature for us, with the others'
/// names beside it.
fn fields_differ(ours: &[SignatureField], theirs: &BTreeSet<String>) -> Option<String> {
    let ours: Vec<&SignatureField> = ours.iter().filter(|field| !field.removed_later).collect();
    let known = |name: &String| {
        let is = |field: &&SignatureField| {
            field.field_name.as_ref() == Some(name)
                || (field.anomalies.contains(&SignatureAnomaly::SharedDictionary)
                    && field.other_field_names.contains(name))
        };
        ours.iter().any(is)
    };
    let on_page = |field: &&&SignatureField| field.widgets.iter().any(|widget| widget.page.is_some());
    let missing: Vec<&String> = ours
        .iter()
        .filter(on_page)
        .filter_map(|f| f.field_name.as_ref())
        .filter(|name| !theirs.contains(*name))
        .collect();
    let more: Vec<&String> = theirs.iter().filter(|name| !known(name)).collect();
    (!missing.is_empty() || !more.is_empty())
        .then(|| format!("signed fields: only ours {missing:?}, only theirs {more:?}"))
}

/// Whether the object is one of the cross-reference streams that we read as such. Not every section lists itself as an object, and
/// nothing of the document can refer to it then; others list it all the same.
fn is_section(document: &Document<'_>, bytes: &[u8], number: u32, generation: u16, theirs: &Json) -> bool {
    let head = format!("{number} {generation} obj");
    let begins = |offset: u64| {
        let bytes = bytes.get(usize::try_from(offset).unwrap()..).unwrap_or_default();
        bytes.trim_ascii_start().starts_with(head.as_bytes())
    };
    let sections = document.revisions().iter().flat_map(|revision| &revision.sections);
    theirs["stream"]["dict"]["/Type"] == "/XRef" && sections.map(|section| section.span.start).any(begins)
}

/// The length of a stream: stated, or by a reference which some readers put the number in for. To compare it, the stream is found
/// as it is for decoding, and what is odd about its end is noted.
fn length_differs(view: &View<'_, '_>, stream: &kyso::pdf::Stream, bytes: &[u8], theirs: &Json) -> Option<String> {
    let span = view.stream_span(stream).unwrap();
    let stated = view.value(&stream.dictionary, "Length").unwrap().as_integer();
    if theirs.is_null() || theirs.is_string() || theirs.as_i64() == stated {
        return None;
    }
    // White space between the data and `endstream` counts as data for some.
    let theirs = theirs.as_u64().unwrap();
    let same = span.is_some_and(|span| {
        let rest = (span.end, span.start + theirs);
        let rest = (usize::try_from(rest.0.min(rest.1)).unwrap(), usize::try_from(rest.0.max(rest.1)).unwrap());
        bytes.get(rest.0..rest.1).is_some_and(|rest| rest.iter().all(u8::is_ascii_whitespace))
    });
    if same { None } else { Some(format!("/Length: {stated:?} / {theirs}")) }
}

/// Where two values differ.
fn unequal(view: &View<'_, '_>, bytes: &[u8], ours: &Object, theirs: &Json, depth: usize) -> Option<String> {
    let differ = || Some(format!(": {:?} / {theirs}", ours.value).chars().take(160).collect());
    if depth > 200 {
        return None;
    }
    let entries = |dictionary: &kyso::pdf::Dictionary, map: &serde_json::Map<String, Json>| {
        for (key, value) in map {
            // A key whose value is null is as good as absent (ISO 32000-2 §7.3.7).
            let null = Object::null();
            let found = dictionary.get(&key[1..]).unwrap_or(&null);
            if value == "any" {
                continue;
            }
            if let Some(path) = unequal(view, bytes, found, value, depth + 1) {
                return Some(format!("{key}{path}"));
            }
        }
        let known = |key: &[u8]| map.keys().any(|name| &name.as_bytes()[1..] == key);
        let more = dictionary
            .entries()
            .iter()
            .find(|entry| !known(&entry.key) && !view.resolve(&entry.value).unwrap().is_null() && entry.key.is_ascii());
        more.map(|entry| format!(" has /{} too", String::from_utf8_lossy(&entry.key)))
    };
    match (&ours.value, theirs) {
        (Value::Null, Json::Null) => None,
        (Value::Boolean(a), Json::Bool(b)) if a == b => None,
        (Value::Integer(_) | Value::Real(_), Json::Number(b)) => {
            let a = match ours.value {
                Value::Integer(value) => value as f64,
                Value::Real(value) => value,
                _ => 0.0,
            };
            let b = b.as_f64().unwrap();
            if (a - b).abs() <= 1e-4 * a.abs().max(1.0) { None } else { differ() }
        }
        (Value::Name(a), Json::String(b)) => {
            if b.as_bytes().strip_prefix(b"/") == Some(&**a) || !a.is_ascii() {
                None
            } else {
                differ()
            }
        }
        (Value::String(a), Json::String(b)) => {
            let same = match (b.strip_prefix("u:"), b.strip_prefix("b:")) {
                (Some(text), _) => decode_text(&a.bytes) == text,
                (_, Some(digits)) => hex::decode(digits).unwrap() == *a.bytes,
                _ => false,
            };
            if same { None } else { differ() }
        }
        (Value::Reference(id), Json::String(b)) => {
            if *b == format!("{} {} R", id.number, id.generation) {
                None
            } else {
                differ()
            }
        }
        // A reference to nothing is null, and is written so by some.
        (Value::Reference(_), Json::Null) if view.resolve(ours).unwrap().is_null() => None,
        (Value::Array(a), Json::Array(b)) => {
            if a.len() != b.len() {
                return Some(format!(": {} elements, theirs {}", a.len(), b.len()));
            }
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(at, (a, b))| unequal(view, bytes, a, b, depth + 1).map(|path| format!("[{at}]{path}")))
        }
        (Value::Dictionary(a), Json::Object(b)) if !b.contains_key("stream") => entries(a, b),
        (Value::Stream(a), Json::Object(b)) if b.contains_key("stream") => {
            let mut theirs = b["stream"]["dict"].as_object().unwrap().clone();
            let length = theirs.get("/Length").cloned().unwrap_or_default();
            let differs = length_differs(view, a, bytes, &length);
            theirs.insert("/Length".to_owned(), Json::from("any"));
            differs.or_else(|| entries(&a.dictionary, &theirs))
        }
        _ => differ(),
    }
}

/// `lopdf`'s view in the same form. `None` where it does not read the file.
fn lopdf_view(bytes: &[u8]) -> Option<Told> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return None;
    }
    let objects = document.objects.iter().map(|(id, object)| (*id, lopdf_value(object)));
    Some(Told { pages: document.get_pages().len(), objects: objects.collect(), signed: None })
}

fn lopdf_value(object: &lopdf::Object) -> Json {
    use lopdf::Object as Theirs;
    let name = |name: &[u8]| format!("/{}", String::from_utf8_lossy(name));
    let dictionary = |dictionary: &lopdf::Dictionary| -> Json {
        dictionary.iter().map(|(key, value)| (name(key), lopdf_value(value))).collect::<serde_json::Map<_, _>>().into()
    };
    match object {
        Theirs::Null => Json::Null,
        Theirs::Boolean(value) => (*value).into(),
        Theirs::Integer(value) => (*value).into(),
        Theirs::Real(value) => f64::from(*value).into(),
        Theirs::Name(value) => name(value).into(),
        Theirs::String(value, _) => format!("b:{}", hex::encode(value)).into(),
        Theirs::Array(value) => value.iter().map(lopdf_value).collect::<Vec<_>>().into(),
        Theirs::Dictionary(value) => dictionary(value),
        Theirs::Stream(value) => serde_json::json!({ "stream": { "dict": dictionary(&value.dict) } }),
        Theirs::Reference((number, generation)) => format!("{number} {generation} R").into(),
    }
}

/// qpdf's view of a file. `None` where it does not read it.
fn qpdf_view(path: &Path) -> Option<Told> {
    let words = ["--json=2", "--json-stream-data=none", "--json-key=qpdf", "--json-key=pages", "--json-key=acroform"];
    let output = Command::new("qpdf").args(words).arg(path).output().unwrap();
    let json: Json = serde_json::from_slice(&output.stdout).ok()?;
    let mut objects = BTreeMap::new();
    for (name, value) in json["qpdf"][1].as_object()? {
        let Some(id) = name.strip_prefix("obj:") else { continue };
        let mut words = id.split(' ');
        let id = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let value = value.get("value").cloned().unwrap_or_else(|| value.clone());
        objects.insert(id, value);
    }
    let fields = json["acroform"]["fields"].as_array()?.iter();
    // The value of a signed field is a dictionary (ISO 32000-2 §12.7.5.5); a string or an array in its place is none.
    let is_dictionary = |value: &Json| match value.as_str().map(|text| text.split(' ').collect::<Vec<_>>()).as_deref() {
        Some([number, generation, "R"]) => number
            .parse()
            .ok()
            .zip(generation.parse().ok())
            .is_some_and(|id| objects.get(&id).is_some_and(Json::is_object)),
        Some(_) => false,
        None => value.is_object(),
    };
    let signed = fields.filter(|field| field["fieldtype"] == "/Sig" && is_dictionary(&field["value"]));
    let signed = signed.map(|field| field["fullname"].as_str().unwrap().to_owned()).collect();
    Some(Told { pages: json["pages"].as_array()?.len(), objects, signed: Some(signed) })
}

/// Differences of one file that no anomaly of ours explains.
fn unexplained(bytes: &[u8], told: &Told) -> Option<Vec<String>> {
    let source = bytes.to_vec();
    let document = Document::open(&source as &dyn Source, None, &Limits::default()).ok()?;
    if document.is_encrypted() {
        return None;
    }
    let list = differences(&document, bytes, told);
    Some(if document.is_ambiguous() { Vec::new() } else { list })
}

/// Fixtures always, the corpora where they are.
fn everything() -> Vec<PathBuf> {
    let mut all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf"), ".pdf");
    let corpora = [
        "pdf-attacks",
        "pdf-dss",
        "pdf-itext-revisions",
        "pdf-made-docmdp",
        "pdf-misc",
        "pdf-pyhanko",
        "pdf-siva",
        "vn/pdf",
    ];
    all.extend(corpora.iter().filter_map(|name| corpus(name)).flat_map(|folder| files(&folder, ".pdf")));
    all
}

fn hold(name: &str, all: &[PathBuf], view: impl Fn(&Path, &[u8]) -> Option<Told>) {
    let (mut compared, mut unread, mut wrong) = (0, 0, Vec::new());
    for path in all {
        let bytes = std::fs::read(path).unwrap();
        match view(path, &bytes).and_then(|told| unexplained(&bytes, &told)) {
            None => unread += 1,
            Some(list) => {
                compared += 1;
                wrong.extend(list.first().map(|first| format!("{}: {first}", path.display())));
            }
        }
    }
    println!("{name}: compared {compared}, not read by both or encrypted {unread}");
    assert!(compared > 40, "{compared}");
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn lopdf_sees_what_we_see_or_an_anomaly_says_why_not() {
    hold("lopdf", &everything(), |_, bytes| {
        // It may give up on hostile input in its own ways.
        std::panic::catch_unwind(|| lopdf_view(bytes)).ok().flatten()
    });
}

#[test]
fn qpdf_sees_what_we_see_or_an_anomaly_says_why_not() {
    if !is_installed("qpdf") {
        return;
    }
    hold("qpdf", &everything(), |path, _| qpdf_view(path));
}

/// The comparison itself notices what it should.
#[test]
fn a_different_reading_is_noticed() {
    let bytes = Pdf::closed().bytes;
    let mut told = lopdf_view(&bytes).unwrap();
    assert_eq!(unexplained(&bytes, &told), Some(Vec::new()));
    told.pages = 2;
    told.objects
        .insert((3, 0), serde_json::json!({ "/Type": "/Page", "/Parent": "2 0 R", "/MediaBox": [0, 0, 99, 98] }));
    told.objects.insert((4, 0), 1.into());
    assert_eq!(unexplained(&bytes, &told).unwrap().len(), 3);
}
