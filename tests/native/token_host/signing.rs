//! A person signs: what the host shows, asks and gives back.

use super::host::token;
use super::{Host, PIN, Place, Prepared};
use serde_json::json;

#[test]
fn a_document_is_signed_and_everybody_calls_it_valid() {
    let Some(token) = token(&["person", "person-p256"]) else { return };
    let place = Place::new();
    for (signer, algorithm) in
        [("person", "rsa-pkcs1-sha256"), ("person-p256", "ecdsa-sha256"), ("person", "rsa-pss-sha256")]
    {
        let document = Prepared::pdf(&std::fs::read(crate::sign::pdf("unsigned.pdf")).unwrap(), signer, |request| {
            if algorithm.contains("pss") {
                request.rsa = kyso::sign::RsaScheme::Pss;
            }
        });
        let mut host = Host::start(&place, Some(&token));
        place.answers(&["yes", &format!("pin {PIN}")]);
        document.give_to(&mut host, "cong-van.pdf");
        let answer = host.ask(document.sign(algorithm));
        assert_eq!(answer["type"], "result", "{answer}");
        assert_eq!(host.steps, ["review", "pin", "signing"]);
        let out = token.path("signed.pdf");
        document.finish(&answer["values"][0], &out);
        judged(&out);
        crate::sign::judges::agree(&out, 1);
        let shown = place.shown();
        for part in ["https://kyso.example", "cong-van.pdf", "1 trang", "SHA-256", "người có thẩm quyền"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(!shown.contains(PIN) && !answer.to_string().contains(PIN));
        assert!(host.end().success());
    }
}

/// Our own verifier passes the one signature.
fn judged(file: &std::path::Path) {
    let judging = crate::sign::judging();
    let mut words = vec!["verify", "--format", "json"];
    words.extend(judging.iter().map(String::as_str));
    words.push(file.to_str().unwrap());
    let report: serde_json::Value = serde_json::from_slice(&crate::sign::kyso(None, &words).stdout).unwrap();
    assert_eq!(report["signatures"][0]["indication"], "TOTAL-PASSED", "{report:#}");
}

#[test]
fn any_file_is_signed_beside_it() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::file("Nội dung".as_bytes(), "person");
    let mut host = Host::start(&place, Some(&token));
    place.answers(&["yes", &format!("pin {PIN}")]);
    document.give_to(&mut host, "tờ trình.docx");
    let answer = host.ask(document.sign("rsa-pkcs1-sha256"));
    document.finish(&answer["values"][0], &token.path("file.p7s"));
}

#[test]
fn several_documents_have_one_consent_in_which_each_is_shown() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let all: Vec<Prepared> =
        (0..7).map(|number| Prepared::file(format!("tệp {number}").as_bytes(), "person")).collect();
    let mut host = Host::start(&place, Some(&token));
    let pin = format!("pin {PIN}");
    // The summary, three lists with a step back in between, and one PIN.
    place.answers(&["yes", "yes", "back", "yes", "yes", "yes", &pin]);
    for (number, document) in all.iter().enumerate() {
        host.give(&document.announced(&format!("tệp-{number}.docx"), number, all.len()), &document.bytes);
    }
    let items: Vec<_> = all.iter().map(|document| document.item("rsa-pkcs1-sha256")).collect();
    let digest = all[0].certificate_digest();
    let answer = host.ask(json!({ "type": "sign", "certificate": digest, "requests": items }));
    assert_eq!(answer["type"], "result", "{answer}");
    for (number, document) in all.iter().enumerate() {
        document.finish(&answer["values"][number], &token.path("one.p7s"));
        assert!(place.shown().contains(&format!("{}. «tệp-{number}.docx»", number + 1)));
    }
    assert_eq!(place.shown().matches("GETPIN").count(), 1);
    assert_eq!(host.steps.iter().filter(|step| *step == "signing").count(), 7);
}

#[test]
fn whoever_says_no_signs_nothing() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::fixture("unsigned.pdf", "person");
    for (answers, code) in [
        (vec!["no"], "user-declined"),
        (vec!["timeout"], "pin-timeout"),
        (vec!["yes", "no"], "user-declined"),
        (vec!["yes", "timeout"], "pin-timeout"),
        (vec!["yes", "pin "], "user-declined"),
    ] {
        let mut host = Host::start(&place, Some(&token));
        place.answers(&answers);
        document.give_to(&mut host, "a.pdf");
        host.refused(document.sign("rsa-pkcs1-sha256"), code);
    }
    place.set(&json!({ "pinentry": "/nowhere/pinentry" }));
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    host.refused(document.sign("rsa-pkcs1-sha256"), "no-window");
}
