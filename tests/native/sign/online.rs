//! Signing over the network: evidence from an authority on loopback and the responder of OpenSSL, time-stamps from `openssl ts`.

use super::authority::{Manner, Tsa};
use super::token::{Token, module};
use super::{NOW, judges, kyso, pdf, pki};
use crate::online::authority::{Authority, Manner as Publishes};
use crate::online::responder::Responder;
use std::path::Path;
use std::process::Output;

/// What OpenSSL's responder knows of the state CA's certificates.
const INDEX: &str = "V\t361122000000Z\t\t70E20CD140E03F4A\tunknown\t/CN=person\n\
    V\t361122000000Z\t\t5E07B5A3F3F44F93\tunknown\t/CN=agency\n\
    R\t361122000000Z\t260101000000Z\t7772FAB5E27521FB\tunknown\t/CN=revoked\n";

/// Trusts the root, and has nothing else at hand.
fn online(authority: &Authority, responder: &Responder) -> Vec<String> {
    let hosts =
        [format!("ca.kyso.test={}", authority.address), format!("ocsp.ca.kyso.test=127.0.0.1:{}", responder.port)];
    let mut words = vec!["--no-builtin-trust".into(), "--trust".into(), pki("root.crt"), "--at".into(), NOW.into()];
    words.push("--online".to_owned());
    words.extend(hosts.into_iter().flat_map(|host| ["--online-host".to_owned(), host]));
    words
}

fn sign(token: &Token, key: &str, network: &[String], file: &Path, out: &Path, more: &[&str]) -> Output {
    let (module, pin, cert) = (module(), token.pin(), pki(&format!("{key}.crt")));
    let mut words = vec!["sign", "--pkcs11", &module, "--token", "kyso", "--key", key, "--pin-file", &pin];
    words.extend(["--cert", &cert, "-o", out.to_str().unwrap()]);
    words.extend(network.iter().map(String::as_str));
    words.extend(more);
    words.push(file.to_str().unwrap());
    kyso(Some(token), &words)
}

/// What a report without the network says of a file: it carries what it needs.
fn offline(file: &Path) -> serde_json::Value {
    let root = pki("root.crt");
    let words = ["verify", "--no-builtin-trust", "--trust", &root, "--at", "2026-11-22T02:06:00Z", "--format", "json"];
    serde_json::from_slice(&kyso(None, &[&words[..], &[file.to_str().unwrap()]].concat()).stdout).unwrap()
}

#[test]
fn evidence_and_time_stamps_come_over_the_network() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let Some((tsa, responder)) = Tsa::start(Manner::Well).zip(Responder::start(INDEX)) else { return };
    let authority = Authority::start(Publishes::Well);
    let network = online(&authority, &responder);
    let [signed, sealed, extended] = ["signed.pdf", "sealed.pdf", "extended.pdf"].map(|name| token.path(name));
    let url = tsa.url();
    let stamped = ["--level", "B-LT", "--tsa", &url];
    let output = sign(&token, "person", &network, &pdf("unsigned.pdf"), &signed, &stamped);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = offline(&signed);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    assert_eq!(report["signatures"][0]["level"], "B-LT", "{report:#}");
    assert!(!report["objects"]["ocsps"].as_array().unwrap().is_empty(), "the responder was asked");
    // The seal with a time-stamp alone; later the evidence of both, and the archive.
    let with_seal = ["--as", "agency", "--level", "B-T", "--tsa", &url];
    let output = sign(&token, "agency", &network, &signed, &sealed, &with_seal);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut words = vec!["extend", "--level", "B-LTA", "--tsa", &url, "-o", extended.to_str().unwrap()];
    words.extend(network.iter().map(String::as_str));
    words.push(sealed.to_str().unwrap());
    let output = kyso(None, &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = offline(&extended);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    for signature in report["signatures"].as_array().unwrap() {
        assert_eq!(signature["level"], "B-LTA", "{signature:#}");
    }
    judges::agree(&extended, 2);
}

#[test]
fn what_the_network_says_stops_the_signature() {
    let Some(token) = Token::with(&["person", "person-revoked", "person-g1"]) else { return };
    let Some(responder) = Responder::start(INDEX) else { return };
    let authority = Authority::start(Publishes::Well);
    let network = online(&authority, &responder);
    let out = token.path("refused.pdf");
    let refused = |key: &str, more: &[&str], code: &str, article: &str| {
        let output = sign(&token, key, &network, &pdf("unsigned.pdf"), &out, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&format!("[{code}]")) && said.contains(article) && !out.exists(), "{key}: {said}");
    };
    refused("person-revoked", &["--lang", "vi"], "sign-certificate-revoked", "Điều 31 khoản 1 điểm c");
    refused("person-g1", &["--lang", "vi"], "sign-certificate-expired", "Điều 31 khoản 1 điểm a");
    refused("person-revoked", &["--lang", "en"], "sign-certificate-revoked", "Art. 31.1.c");
    refused("person", &["--level", "B-T", "--tsa", "http://127.0.0.1:1/"], "sign-timestamp-unreachable", "127.0.0.1");
    for (manner, code) in
        [(Manner::OfOther, "sign-timestamp-of-other"), (Manner::Redirects, "sign-timestamp-unreachable")]
    {
        let Some(tsa) = Tsa::start(manner) else { return };
        refused("person", &["--level", "B-LT", "--tsa", &tsa.url()], code, "");
    }
    // Nobody answers: without its issuer there is no path, and with it no status.
    drop((authority, responder));
    refused("person", &["--lang", "vi"], "sign-no-path", "Điều 32");
    let issuer = pki("state-ca.crt");
    refused("person", &["--lang", "vi", "--evidence", &issuer], "sign-status-unknown", "Điều 31 khoản 2");
}
