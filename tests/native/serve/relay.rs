//! What the relay brings, to whom, and how often it asks for it.

use super::server::{NOW, Server, relay};
use super::{RESPONDER, ROOT_LIST, STATE_CA, STATE_LIST, issuer_at, list_at, request, status_at, word};
use crate::online::authority::{Authority, Manner};
use crate::support::pki;
use base64ct::{Base64, Encoding};
use std::io::{Read, Write};
use std::process::Command;
use std::time::Duration;

fn with(manner: Manner, more: &str) -> (Server, Authority) {
    let authority = Authority::start(manner);
    (Server::start(&relay(authority.address, None, more)), authority)
}

#[test]
fn what_was_checked_is_brought_once_and_kept() {
    let (server, authority) = with(Manner::Well, "");
    for _ in 0..2 {
        let list = server.get(&list_at(ROOT_LIST));
        assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-11.crl")));
        assert_eq!(list.header("content-type"), "application/pkix-crl");
        assert_eq!(list.header("cache-control"), "public, max-age=3600");
        assert!(list.header("warning").is_empty() && list.header("kyso-stale").is_empty());
        let status = server.get(&status_at());
        assert_eq!((status.status, status.body.as_slice()), (200, pki("person-2026-11.ocsp")));
        assert_eq!(status.header("content-type"), "application/ocsp-response");
        let issuer = server.get(&issuer_at(STATE_CA));
        assert_eq!(issuer.body, kyso::asn1::pem_blocks(pki("state-ca.crt"))[0].der);
        assert_eq!(issuer.header("content-type"), "application/pkix-cert");
    }
    assert_eq!(authority.asked().len(), 3, "{:?}", authority.asked());
    // The authority that the root certified is one whose lists are kept.
    assert_eq!(server.get(&list_at(STATE_LIST)).status, 200);
    let tag = server.get(&list_at(ROOT_LIST)).header("etag").to_owned();
    let again = server.ask("GET", &list_at(ROOT_LIST), &[("If-None-Match", &tag)], b"");
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
    let head = server.ask("HEAD", &list_at(ROOT_LIST), &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), pki("root-2026-11.crl").len().to_string());
}

#[test]
fn a_question_may_be_posted() {
    let (server, authority) = with(Manner::Well, "");
    let json = [("Content-Type", "application/json")];
    let post = |body: String| server.ask("POST", "/relay", &json, body.as_bytes());
    let list = post(format!("{{\"kind\":\"crl\",\"url\":\"{ROOT_LIST}\"}}"));
    assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-11.crl")));
    let base64 = Base64::encode_string(&request());
    let status = post(format!("{{\"kind\":\"ocsp\",\"url\":\"{RESPONDER}\",\"request\":\"{base64}\"}}"));
    assert_eq!((status.status, status.body.as_slice()), (200, pki("person-2026-11.ocsp")));
    // The same objects as by a path.
    assert_eq!((server.get(&status_at()).status, authority.asked().len()), (200, 2));
    for body in ["", "{}", "{\"kind\":\"crl\"}", &"x".repeat(5000)] {
        let answer = post(body.to_owned());
        assert_eq!((answer.status, answer.code().as_str()), (400, "request-malformed"), "{body}");
    }
    // A form of another site sends other types.
    let form =
        server.ask("POST", "/relay", &[("Content-Type", "text/plain")], b"{\"kind\":\"crl\",\"url\":\"http://a/\"}");
    assert_eq!(form.code(), "request-malformed");
}

#[test]
fn no_spelling_of_an_address_leads_around_the_list() {
    let (server, authority) = with(Manner::Well, "");
    let inside = authority.address;
    let walks = [
        format!("http://{inside}/pki/pub/crl/root.crl"),
        "http://127.0.0.1/".to_owned(),
        "http://[::ffff:127.0.0.1]/".to_owned(),
        "http://[::1]/".to_owned(),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://ca.kyso.test./pki/pub/crl/root.crl".to_owned(),
        "http://ca.kyso.test:8080/pki/pub/crl/root.crl".to_owned(),
        "http://ca.kyso.test:443/pki/pub/crl/root.crl".to_owned(),
        "https://ca.kyso.test/pki/pub/crl/root.crl".to_owned(),
        "http://ca.kyso.test@127.0.0.1/pki/pub/crl/root.crl".to_owned(),
        "http://user@ca.kyso.test/pki/pub/crl/root.crl".to_owned(),
        "http://ca.kyso.test/secret".to_owned(),
        "http://ca.kyso.test/pki/pub/..%2f..%2fsecret".to_owned(),
        "http://ca.kyso.test/pki/pub/crl/root.crl?x=1".to_owned(),
        "http://ca.kyso.test/PKI/PUB/crl/root.crl".to_owned(),
        "http://evil.test/pki/pub/crl/root.crl".to_owned(),
        "http://ocsp.ca.kyso.test/secret".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://ca.kyso.test/".to_owned(),
    ];
    for url in &walks {
        let answer = server.get(&list_at(url));
        assert_eq!((answer.status, answer.code().as_str()), (403, "address-not-listed"), "{url}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    // Other spellings of what is listed are no other objects.
    for url in [
        "HTTP://ca.kyso.test/pki/pub/crl/root.crl",
        "http://ca.kyso.test/pki/pub/../../secret",
        "http://ca.kyso.test:80/pki/pub/crl/root.crl",
    ] {
        assert_eq!(server.get(&list_at(url)).code(), "request-malformed", "{url}");
    }
    for path in [
        "/relay/crl/..%2f..%2f..%2fetc%2fpasswd",
        "/relay/crl/%00",
        "/relay/all/aHR0cA",
        "/relay/crl/=",
        "/relay/crl/%ff",
    ] {
        assert_eq!(server.get(path).code(), "request-malformed", "{path}");
    }
    assert_eq!(authority.asked(), Vec::<String>::new());
    let log = serde_json::to_string(&server.logged("address-not-listed")).unwrap();
    assert!(!log.contains("evil.test") && !log.contains("meta-data"), "what a stranger wrote is in the log: {log}");
}

#[test]
fn a_responder_is_asked_for_one_certificate_in_one_form() {
    let (server, authority) = with(Manner::Well, "");
    let mut longer = request();
    longer.push(0);
    for wrong in [Vec::new(), vec![0x30, 0], longer, vec![0x30; 300], b"GET /secret HTTP/1.1\r\n\r\n".to_vec()] {
        let path = format!("/relay/ocsp/{}/{}", word(RESPONDER.as_bytes()), word(&wrong));
        let answer = server.get(&path);
        assert!(answer.status == 400 || (wrong.is_empty() && answer.status == 404), "{wrong:?} {answer:?}");
    }
    assert!(authority.asked().is_empty());
}

#[test]
fn equal_questions_at_the_same_time_are_asked_once() {
    let (server, authority) = with(Manner::Slowly, "");
    std::thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| assert_eq!(server.get(&list_at(ROOT_LIST)).status, 200));
        }
    });
    assert_eq!(authority.asked().len(), 1);
}

#[test]
fn a_client_that_asks_too_often_waits_and_others_do_not() {
    let (server, _authority) = with(Manner::Well, "per_minute = 1\nat_once = 5\n");
    let codes: Vec<u16> = (0..8).map(|_| server.get(&list_at(ROOT_LIST)).status).collect();
    assert_eq!(codes[..5], [200; 5]);
    assert!(codes.contains(&429), "{codes:?}");
    let refused = (0..9).map(|_| server.get(&list_at(ROOT_LIST))).find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.code(), "too-many-requests");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    // Nobody but a known proxy says who the client is.
    assert_eq!(server.ask("GET", &list_at(ROOT_LIST), &[("X-Forwarded-For", "192.0.2.9")], b"").status, 429);
    let settings =
        format!("proxies = ['127.0.0.1']\n{}", relay(_authority.address, None, "per_minute = 1\nat_once = 2\n"));
    let behind = Server::start(&settings);
    for client in ["192.0.2.1", "192.0.2.2", "192.0.2.3"] {
        let from = [("X-Forwarded-For", client)];
        let codes: Vec<u16> = (0..3).map(|_| behind.ask("GET", &list_at(ROOT_LIST), &from, b"").status).collect();
        assert_eq!(codes[..2], [200; 2], "{client}");
    }
}

#[test]
fn more_than_may_wait_are_sent_away() {
    let (server, _authority) = with(Manner::Slowly, "working = 1\nwaiting = 1\n");
    let paths: Vec<String> =
        (0..6).map(|number| list_at(&format!("http://ca.kyso.test/pki/pub/crl/{number}.crl"))).collect();
    let codes: Vec<String> = std::thread::scope(|scope| {
        let asking: Vec<_> = paths.iter().map(|path| scope.spawn(|| server.get(path).code())).collect();
        asking.into_iter().map(|answer| answer.join().unwrap()).collect()
    });
    assert!(codes.iter().any(|code| code == "queue-full"), "{codes:?}");
    assert!(codes.iter().any(|code| code == "host-refused"), "{codes:?}");
}

#[test]
fn verifying_through_the_relay_ends_valid() {
    let (server, authority) = with(Manner::Well, "");
    let report = verified(&format!("http://{}/relay", server.address));
    assert_eq!(report["verdict"], "valid", "{report:#}");
    // As directly: the responder knows the signer's certificate alone.
    let outcomes: Vec<_> = report["fetched"].as_array().unwrap().iter().map(|one| one["outcome"].clone()).collect();
    assert!(outcomes.iter().all(|outcome| outcome == "received" || outcome == "refused"), "{outcomes:?}");
    let asked = authority.asked().len();
    assert_eq!(verified(&format!("http://{}/relay/", server.address))["verdict"], "valid");
    let again = &authority.asked()[asked..];
    assert!(!again.iter().any(|line| line.contains("/pki/")), "what was brought is there: {again:?}");
    let text = String::from_utf8(server.get("/metrics").body).unwrap();
    assert!(text.contains("kyso_relay_answers_total{kind=\"ocsp\",code=\"kept\"}"), "{text}");
}

#[test]
fn each_fault_behind_the_relay_keeps_its_word() {
    let faults = [
        (Manner::WithAPage, "wrong-content", "evidence-wrong-content"),
        (Manner::NotFound, "refused", "evidence-refused"),
        (Manner::LeadsInside, "not-allowed", "evidence-address-refused"),
        (Manner::Endless, "too-large", "evidence-wrong-content"),
        (Manner::BreaksOff, "unreachable", "evidence-unreachable"),
    ];
    for (manner, outcome, code) in faults {
        let (server, _authority) = with(manner, "");
        let report = verified(&format!("http://{}/relay", server.address));
        assert_eq!(report["verdict"], "indeterminate", "{manner:?}");
        let fetched = report["fetched"].as_array().unwrap();
        assert!(!fetched.is_empty() && fetched.iter().all(|one| one["outcome"] == outcome), "{manner:?} {fetched:?}");
        let findings = report["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["code"] == code), "{manner:?} {findings:?}");
    }
}

#[test]
fn a_relay_that_is_not_there_makes_nothing_better() {
    let report = verified("http://127.0.0.1:1/relay");
    assert_eq!(
        (report["verdict"].as_str(), report["fetched"][0]["outcome"].as_str()),
        (Some("indeterminate"), Some("unreachable"))
    );
}

fn verified(relay: &str) -> serde_json::Value {
    let file = |name: &str| format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_kyso"))
        .args(["verify", "--no-builtin-trust", "--at", NOW, "--format", "json", "--relay", relay, "--trust"])
        .args([file("pki/root.crt"), file("pdf/one-signature.pdf")])
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
}

#[test]
fn a_question_that_does_not_end_is_answered_all_the_same() {
    let (server, _authority) = with(Manner::Well, "");
    let mut stream = std::net::TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let head = "POST /relay HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 400");
}

#[test]
fn a_silent_client_holds_nobody_up() {
    let (server, _authority) = with(Manner::Well, "");
    let silent: Vec<_> = (0..200).map(|_| std::net::TcpStream::connect(server.address).unwrap()).collect();
    assert_eq!(server.get("/healthz").status, 200);
    // It was answered while the last of them was still waited for, not when its time was over.
    let mut last = silent.last().unwrap();
    last.set_nonblocking(true).unwrap();
    assert_eq!(last.read(&mut [0]).unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}
