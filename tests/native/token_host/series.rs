//! One consent for several signatures on one document, and nothing that it does not cover.

use super::host::token;
use super::{Host, PIN, Place, Prepared};
use serde_json::{Value, json};
use std::path::Path;

const ALGORITHM: &str = "rsa-pkcs1-sha256";
const NAME: &str = "quyet-dinh.pdf";

/// Gives a document as one that is signed in this act.
fn give(host: &mut Host, document: &Prepared, act: &str) {
    let mut announced = document.announced(NAME, 0, 1);
    announced["act"] = act.into();
    host.give(&announced, &document.bytes);
}

fn go_on(document: &Prepared) -> Value {
    json!({ "type": "continue", "request": document.item(ALGORITHM) })
}

fn unsigned() -> Prepared {
    Prepared::fixture("unsigned.pdf", "agency")
}

/// The document after this value, prepared for the next signature.
fn next(document: &Prepared, answer: &Value, out: &Path) -> Prepared {
    assert_eq!(answer["type"], "result", "{answer}");
    document.finish(&answer["values"][0], out);
    Prepared::pdf(&std::fs::read(out).unwrap(), "agency", |_| {})
}

/// A host after the first signature of a series, and the document prepared for the next.
fn begun(place: &Place, token: &crate::sign::token::Token, then: &[&str]) -> (Host, Prepared) {
    let mut host = Host::start(place, Some(token));
    let first = unsigned();
    place.answers(&["yes", &format!("pin {PIN}")]);
    give(&mut host, &first, "number");
    let certificate = first.certificate_digest();
    let request = first.item(ALGORITHM);
    let answer = host.ask(json!({ "type": "series", "certificate": certificate, "request": request, "then": then }));
    let second = next(&first, &answer, &token.path("first.pdf"));
    (host, second)
}

#[test]
fn a_clerk_is_asked_once_for_number_date_and_seal() {
    let Some(token) = token(&["agency"]) else { return };
    let place = Place::new();
    let (mut host, mut document) = begun(&place, &token, &["number", "number", "agency"]);
    let shown = place.shown();
    for part in
        ["văn thư, ghi số", "Ký tiếp trên tệp này: văn thư, ghi số và thời gian ban hành (2)", "ban hành văn bản (1)"]
    {
        assert!(shown.replace("%0A", " ").replace("    ", " ").contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("Số chữ ký: 4"), "{shown}");
    for act in ["number", "number", "agency"] {
        give(&mut host, &document, act);
        let answer = host.ask(go_on(&document));
        assert_eq!(host.steps, ["signing"]);
        document = next(&document, &answer, &token.path("signed.pdf"));
    }
    assert_eq!((place.shown().matches("CONFIRM").count(), place.shown().matches("GETPIN").count()), (1, 1));
    crate::sign::judges::agree(&token.path("signed.pdf"), 4);
    // All that was agreed to is signed.
    give(&mut host, &document, "agency");
    host.refused(go_on(&document), "consent-over");
}

#[test]
fn what_was_not_agreed_to_is_asked_for() {
    let Some(token) = token(&["agency"]) else { return };
    let place = Place::new();
    // Without a series.
    let mut host = Host::start(&place, Some(&token));
    give(&mut host, &unsigned(), "agency");
    host.refused(go_on(&unsigned()), "consent-over");
    // Another act than the next one.
    let (mut host, second) = begun(&place, &token, &["agency"]);
    give(&mut host, &second, "copy");
    host.refused(go_on(&second), "consent-over");
    // That ended it, and the document is there still for a person who is asked.
    host.refused(go_on(&second), "consent-over");
    place.answers(&["yes", &format!("pin {PIN}")]);
    assert_eq!(host.ask(second.sign(ALGORITHM))["type"], "result");
    // Another document, and the same one with a byte changed where it was signed.
    let other = Prepared::fixture("xref-stream.pdf", "agency");
    let (mut host, _) = begun(&place, &token, &["agency"]);
    give(&mut host, &other, "agency");
    host.refused(go_on(&other), "consent-over");
    let (mut host, _) = begun(&place, &token, &["agency"]);
    let mut changed = std::fs::read(token.path("first.pdf")).unwrap();
    // In the comment behind the header.
    changed[11] ^= 1;
    let changed = Prepared::pdf(&changed, "agency", |_| {});
    give(&mut host, &changed, "agency");
    host.refused(go_on(&changed), "consent-over");
    // Another name.
    let (mut host, second) = begun(&place, &token, &["agency"]);
    let mut announced = second.announced("khac.pdf", 0, 1);
    announced["act"] = "agency".into();
    host.give(&announced, &second.bytes);
    host.refused(go_on(&second), "consent-over");
    // After the page gave up.
    let (mut host, second) = begun(&place, &token, &["agency"]);
    assert_eq!(host.ask(json!({ "type": "cancel" }))["type"], "result");
    give(&mut host, &second, "agency");
    host.refused(go_on(&second), "consent-over");
}

#[test]
fn another_site_cannot_go_on_with_it() {
    let Some(token) = token(&["agency"]) else { return };
    let place = Place::new();
    let (mut host, second) = begun(&place, &token, &["agency"]);
    let other = "https://other.example";
    let mut announced = second.announced(NAME, 0, 1);
    announced["act"] = "agency".into();
    announced["type"] = "document".into();
    let id = host.say(other, announced);
    assert_eq!(host.answer(id)["type"], "result");
    for chunk in second.bytes.chunks(512 << 10) {
        let data = kyso::bridge::protocol::encode_base64(chunk);
        let id = host.say(other, json!({ "type": "chunk", "data": data }));
        assert_eq!(host.answer(id)["type"], "result");
    }
    let id = host.say(other, go_on(&second));
    assert_eq!(host.answer(id)["code"], "consent-over");
}

#[test]
fn a_file_without_a_place_for_signatures_begins_no_series() {
    let Some(token) = token(&["agency"]) else { return };
    let place = Place::new();
    let mut host = Host::start(&place, Some(&token));
    let document = Prepared::file(b"text", "agency");
    document.give_to(&mut host, "a.txt");
    let request = document.item(ALGORITHM);
    let certificate = document.certificate_digest();
    host.refused(
        json!({ "type": "series", "certificate": certificate, "request": request, "then": ["agency"] }),
        "byte-range",
    );
    assert_eq!(place.shown(), "");
}
