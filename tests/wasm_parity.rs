//! In a browser the engine gives byte for byte the reports that are recorded natively, for every fixture: through the library,
//! and through the bindings that the page calls, with the file as bytes and as a reader of pieces.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::as_conversions)]

mod support;

use base64ct::{Base64, Encoding};
use js_sys::{Function, Object, Reflect, Uint8Array};
use kyso::words::Language;
use serde_json::{Value, json};
use support::{FIXTURES, Fixture, STANDALONE, content, fixture, golden_form, pki};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

// In a worker, as in the product: a page that is busy for half a minute is taken for dead by the driver.
wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn reports_are_those_recorded_natively() {
    let all = FIXTURES.iter().chain(STANDALONE);
    let wrong: Vec<&str> = all.filter(|f| golden_form(&f.report()) != f.golden).map(|f| f.name).collect();
    assert!(wrong.is_empty(), "other reports than natively: {wrong:?}");
}

/// The options of the bindings that say what the note says.
fn options(fixture: &Fixture) -> String {
    let note = fixture.note();
    let trust: Vec<Value> =
        note.trust.iter().map(|n| json!({ "label": n, "pem": String::from_utf8_lossy(pki(n)) })).collect();
    let evidence: Vec<Value> =
        note.evidence.iter().map(|n| json!({ "name": n, "base64": Base64::encode_string(pki(n)) })).collect();
    let mut options = json!({ "now": note.at, "userTrust": trust, "evidence": evidence, "hints": true });
    if let Some(password) = &note.password {
        options["password"] = json!(password);
    }
    options.to_string()
}

/// An object `{size, read(offset, length)}` over bytes, as the worker makes of a `File`.
fn reader(bytes: &[u8]) -> JsValue {
    let array = Uint8Array::from(bytes);
    let object = Object::new();
    Reflect::set(&object, &"bytes".into(), &array).unwrap();
    Reflect::set(&object, &"size".into(), &JsValue::from_f64(bytes.len() as f64)).unwrap();
    let read = Function::new_with_args("offset, length", "return this.bytes.slice(offset, offset + length)");
    Reflect::set(&object, &"read".into(), &read).unwrap();
    object.into()
}

/// The report of what `verify` gives, apart from its sentences.
fn report_in(verified: &str) -> &str {
    let report = verified.strip_prefix(r#"{"report":"#).unwrap();
    &report[..report.rfind(r#","presentation":{"vi":"#).unwrap()]
}

/// Compact JSON with the commit left out.
fn compact_build(json: &str) -> String {
    let (before, after) = json.split_once(r#""build":""#).unwrap();
    format!("{before}\"build\":\"(build)\"{}", after.split_once('"').unwrap().1)
}

/// What the library gives, in the same form.
fn compact(fixture: &Fixture) -> String {
    compact_build(&serde_json::to_string(&fixture.report().unwrap()).unwrap())
}

/// The bindings' report in compact form. Proofs of existence cannot be said through the bindings, so notes with them are left
/// to the test above.
fn through_bindings(source: JsValue, options: &str, detached: JsValue) -> String {
    let verified = kyso::wasm::verify(source, options, detached).unwrap_or_else(|e| panic!("{e:?}"));
    compact_build(report_in(&verified))
}

#[wasm_bindgen_test]
fn the_bindings_give_the_same() {
    let mut checked = 0;
    for fixture in FIXTURES.iter().chain(STANDALONE).filter(|f| f.note().poe.is_empty()) {
        let options = options(fixture);
        let content = fixture.note().content.map(|name| content(&name));
        let bytes = content.map_or(JsValue::UNDEFINED, |c| Uint8Array::from(c).into());
        assert_eq!(
            through_bindings(Uint8Array::from(fixture.pdf).into(), &options, bytes),
            compact(fixture),
            "{} bytes",
            fixture.name
        );
        let pieces = content.map_or(JsValue::UNDEFINED, reader);
        assert_eq!(
            through_bindings(reader(fixture.pdf), &options, pieces),
            compact(fixture),
            "{} reader",
            fixture.name
        );
        checked += 1;
    }
    assert!(checked + 1 >= FIXTURES.len() + STANDALONE.len(), "{checked}");
}

/// The sentences that come with a report are those that the library makes of it.
#[wasm_bindgen_test]
fn sentences_are_those_of_the_report() {
    for fixture in FIXTURES.iter().chain(STANDALONE).filter(|f| f.note().poe.is_empty() && f.note().content.is_none()) {
        let Ok(report) = fixture.report() else { continue };
        let bytes = Uint8Array::from(fixture.pdf).into();
        let verified = kyso::wasm::verify(bytes, &options(fixture), JsValue::UNDEFINED).unwrap();
        let words = |language| serde_json::to_string(&kyso::words::present(&report, language)).unwrap();
        let expected = format!(r#","presentation":{{"vi":{},"en":{}}}}}"#, words(Language::Vi), words(Language::En));
        assert!(verified.ends_with(&expected), "{}", fixture.name);
    }
}

/// What was signed and how files stand to each other is answered as natively.
#[wasm_bindgen_test]
fn signed_revisions_and_comparisons_are_the_same() {
    let fixture = fixture("two-signatures");
    let bytes = fixture.pdf.to_vec();
    let input = kyso::Input { source: &bytes, detached: None, password: None };
    let limits = kyso::Limits::default();
    let range = kyso::signed_revision(&input, kyso::SignatureId::Signature(1), &limits).unwrap();
    let answer = kyso::wasm::signed_revision(reader(fixture.pdf), "{}", "1").unwrap();
    assert_eq!(answer, format!(r#"{{"start":{},"end":{}}}"#, range.start, range.end));
    let signed = bytes[..range.end as usize].to_vec();
    let native = serde_json::to_string(&kyso::compare_with(&input, &signed, &limits).unwrap()).unwrap();
    let answer = kyso::wasm::compare(reader(fixture.pdf), Uint8Array::from(&signed[..]).into(), "{}").unwrap();
    assert!(answer.starts_with(&format!(r#"{{"comparison":{native},"text":{{"vi":"#)), "{answer}");
    let thrown = kyso::wasm::signed_revision(reader(fixture.pdf), "{}", "3").unwrap_err();
    assert!(thrown.as_string().unwrap().contains("no-such-signature"));
}

#[wasm_bindgen_test]
fn errors_cross_as_data() {
    let fail = |bytes: &[u8]| {
        let thrown =
            kyso::wasm::verify(Uint8Array::from(bytes).into(), r#"{"now":"2026-11-22T00:00:00Z"}"#, JsValue::UNDEFINED)
                .unwrap_err();
        let value: Value = serde_json::from_str(&thrown.as_string().unwrap()).unwrap();
        value["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(fail(b""), "empty");
    assert_eq!(fail(b"PK\x03\x04 and so on"), "unknown-format");
    assert_eq!(fail(b"nothing of a document"), "unknown-format");
    let encrypted = fixture("encrypted-aes-256");
    assert_eq!(fail(encrypted.pdf), "password-required");
}

/// The host normalises what the native build does by its own tables: a password typed in full width is the same.
#[wasm_bindgen_test]
fn the_host_normalises_passwords() {
    let fixture = fixture("encrypted-aes-256");
    let password = fixture.note().password.unwrap();
    let wide = |c: char| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
    let mut setup = fixture.setup();
    setup.password = Some(password.chars().map(wide).collect());
    assert_ne!(setup.password.as_ref(), Some(&password));
    assert_eq!(golden_form(&setup.judge(fixture.pdf)), fixture.golden);
}

/// A digest that the host computed is taken as it is, and the report is the same.
#[wasm_bindgen_test]
fn answered_digests_change_nothing() {
    use sha2::Digest as _;
    let fixture = &FIXTURES[0];
    let whole = hex::encode(sha2::Sha256::digest(fixture.pdf));
    let mut options: Value = serde_json::from_str(&options(fixture)).unwrap();
    options["digests"] = json!([{ "algorithm": "SHA-256", "ranges": [[0, fixture.pdf.len()]], "value": whole }]);
    assert_eq!(
        through_bindings(Uint8Array::from(fixture.pdf).into(), &options.to_string(), JsValue::UNDEFINED),
        compact(fixture)
    );
}

#[wasm_bindgen_test]
fn hostile_input_neither_panics_nor_hangs() {
    for fixture in FIXTURES.iter().take(4).chain(STANDALONE) {
        for cut in (0..fixture.pdf.len()).step_by(997) {
            let _ = kyso::wasm::verify(
                Uint8Array::from(&fixture.pdf[..cut]).into(),
                r#"{"now":"2026-11-22T00:00:00Z"}"#,
                JsValue::UNDEFINED,
            );
        }
    }
}
