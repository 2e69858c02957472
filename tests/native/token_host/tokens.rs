//! Tokens: what is there, wrong PINs, removal, certificates that cannot sign.

use super::host::{put_certificate, token};
use super::{Host, ORIGIN, PIN, Place, Prepared};
use serde_json::json;

#[test]
fn what_is_there_is_named_layer_by_layer() {
    let Some(token) = token(&["person", "agency"]) else { return };
    put_certificate(&token, "kyso", "77", "state-ca");
    let place = Place::new();
    place.set(&json!({ "drivers": ["/nowhere/driver.so"] }));
    let mut host = Host::start(&place, Some(&token));
    let status = host.ask(json!({ "type": "status" }));
    let state = |name: &str| {
        let drivers = status["drivers"].as_array().unwrap();
        drivers.iter().find(|driver| driver["name"] == name).unwrap_or_else(|| panic!("{status:#}"))["state"].clone()
    };
    assert_eq!(state("SoftHSM"), "loaded");
    assert_eq!(state("SafeNet eToken"), "missing");
    assert_eq!(state("driver.so"), "failed");
    // Other tokens of this machine may add to them.
    assert!(status["certificates"].as_u64().unwrap() >= 2);
    let ours = status["tokens"].as_array().unwrap().iter().find(|token| token["label"] == "kyso").unwrap();
    assert_eq!((&ours["state"], &ours["tries"], &ours["pinPad"]), (&json!("ready"), &json!("ok"), &json!(false)));
    let answer = host.ask(json!({ "type": "certificates" }));
    let person = &answer["certificates"].as_array().unwrap().iter().find(|held| held["label"] == "person").unwrap();
    assert_eq!(person["expired"], false);
    assert_eq!(person["token"], ours["id"]);
    assert_eq!(person["chain"].as_array().unwrap().len(), 1, "the authority is on the token");
    assert!(person["algorithms"].as_array().unwrap().contains(&json!("rsa-pkcs1-sha256")));
}

#[test]
fn a_wrong_pin_is_tried_once_and_asked_for_again_with_a_new_consent() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    place.answers(&["yes", "pin 000000"]);
    host.refused(document.sign("rsa-pkcs1-sha256"), "pin-incorrect");
    assert_eq!(place.shown().matches("GETPIN").count(), 1, "never tried again by itself");
    // The document is still there. The window says that a PIN was wrong, as the token does.
    place.answers(&["yes", &format!("pin {PIN}")]);
    let answer = host.ask(document.sign("rsa-pkcs1-sha256"));
    assert_eq!(answer["type"], "result", "{answer}");
    assert!(place.shown().contains("SETERROR Đã có lần nhập sai mã PIN."), "{}", place.shown());
}

#[test]
fn a_token_that_is_taken_out_half_way_is_named() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    let take_out = format!("run rm -rf {}/*", token.path("tokens").display());
    place.answers(&["yes", &take_out, &format!("pin {PIN}")]);
    host.refused(document.sign("rsa-pkcs1-sha256"), "token-removed");
}

#[test]
fn certificates_that_cannot_sign_are_refused() {
    let Some(token) = token(&["person", "person-g1"]) else { return };
    let place = Place::new();
    let mut host = Host::start(&place, Some(&token));
    let certificates = host.ask(json!({ "type": "certificates" }))["certificates"].clone();
    let expired = |label: &str| {
        certificates.as_array().unwrap().iter().find(|held| held["label"] == label).unwrap()["expired"].clone()
    };
    assert_eq!((expired("person"), expired("person-g1")), (json!(false), json!(true)));
    for (signer, algorithm, code) in [
        ("person-g1", "rsa-pkcs1-sha256", "certificate-expired"),
        ("agency", "rsa-pkcs1-sha256", "certificate-unknown"),
        ("person", "ecdsa-sha256", "algorithm-unsupported"),
    ] {
        let document = Prepared::fixture("unsigned.pdf", signer);
        document.give_to(&mut host, "a.pdf");
        host.refused(document.sign(algorithm), code);
    }
}

#[test]
fn one_token_with_an_error_hides_no_other() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    // A file that is no module, beside the good one.
    let bad = place.path("bad.so");
    std::fs::write(&bad, "not a module").unwrap();
    place.set(&json!({ "pinentry": place.path("pinentry.sh"), "drivers": [bad] }));
    let mut host = Host::start(&place, Some(&token));
    let id = host.say(ORIGIN, json!({ "type": "certificates" }));
    let answer = host.answer(id);
    assert!(answer["certificates"].as_array().unwrap().iter().any(|held| held["label"] == "person"), "{answer}");
    let status = host.ask(json!({ "type": "status" }));
    let failed = status["drivers"].as_array().unwrap().iter().filter(|driver| driver["state"] == "failed").count();
    assert_eq!(failed, 1);
}

#[test]
fn one_certificate_on_two_tokens_is_used_from_neither() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    token.begin("second", &["person"]);
    put_certificate(&token, "second", "01", "person");
    let mut host = Host::start(&place, Some(&token));
    let document = Prepared::fixture("unsigned.pdf", "person");
    document.give_to(&mut host, "a.pdf");
    host.refused(document.sign("rsa-pkcs1-sha256"), "several-tokens");
    assert_eq!(place.shown(), "", "nobody is asked for a PIN");
}
