//! The threats of SECURITY.md, one test each.

use super::host::token;
use super::{Host, ORIGIN, PIN, Place, Prepared};
use kyso::bridge::FIREFOX_EXTENSION;
use serde_json::json;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const ALGORITHM: &str = "rsa-pkcs1-sha256";

#[test]
fn another_site_gets_nothing_for_the_documents_of_the_first() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    place.answers(&["yes", &format!("pin {PIN}")]);
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    for (other, sent) in [
        ("https://evil.example", document.sign(ALGORITHM)),
        ("https://evil.example", json!({ "type": "chunk", "data": "AAAA" })),
        ("http://kyso.example", document.sign(ALGORITHM)),
        ("null", document.sign(ALGORITHM)),
        ("chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", json!({ "type": "status" })),
        ("moz-extension://3b4c9f0a-1111-4c22-8d33-0123456789ab", json!({ "type": "status" })),
    ] {
        let id = host.say(other, sent);
        assert_eq!(host.answer(id)["code"], "origin-not-allowed", "{other}");
    }
    assert_eq!(place.shown(), "", "no window was opened");
}

#[test]
fn a_request_that_is_sent_again_gets_nothing() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let pin = format!("pin {PIN}");
    place.answers(&["yes", &pin, "yes", &pin]);
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    assert_eq!(host.ask(document.sign(ALGORITHM))["type"], "result");
    host.refused(document.sign(ALGORITHM), "document-incomplete");
    assert_eq!(place.shown().matches("GETPIN").count(), 1);
}

#[test]
fn a_digest_of_another_document_is_refused() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let (shown, other) = (Prepared::fixture("unsigned.pdf", "person"), Prepared::fixture("xref-stream.pdf", "person"));
    let mut host = Host::start(&place, Some(&token));
    place.answers(&["yes", &format!("pin {PIN}")]);
    shown.give_to(&mut host, "a.pdf");
    host.refused(other.sign(ALGORITHM), "digest-mismatch");
    // Attributes of another certificate, and what is no attributes at all.
    shown.give_to(&mut host, "a.pdf");
    let mut of_agency = Prepared::fixture("unsigned.pdf", "agency").sign(ALGORITHM);
    of_agency["certificate"] = shown.certificate_digest().into();
    host.refused(of_agency, "attributes-not-allowed");
    shown.give_to(&mut host, "a.pdf");
    let mut digest_alone = shown.sign(ALGORITHM);
    digest_alone["requests"][0]["signedAttributes"] = kyso::bridge::protocol::encode_base64(&[7; 32]).into();
    host.refused(digest_alone, "attributes-not-allowed");
    // A range that leaves out more than the value.
    let mut announced = shown.announced("a.pdf", 0, 1);
    announced["byteRange"][2] = (shown.byte_range[2] + 1).into();
    announced["byteRange"][3] = (shown.byte_range[3] - 1).into();
    host.give(&announced, &shown.bytes);
    host.refused(shown.sign(ALGORITHM), "byte-range");
    assert_eq!(place.shown(), "", "no window was opened");
}

#[test]
fn a_document_cannot_be_exchanged_between_showing_and_signing() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let (shown, other) = (Prepared::fixture("unsigned.pdf", "person"), Prepared::file(b"other", "person"));
    let mut host = Host::start(&place, Some(&token));
    place.answers(&["run sleep 1", "yes", &format!("pin {PIN}")]);
    shown.give_to(&mut host, "a.pdf");
    // Sent while the window is open.
    let signing = host.say(ORIGIN, shown.sign(ALGORITHM));
    let mut begin = other.announced("b.docx", 0, 1);
    begin["type"] = "document".into();
    let exchanging = host.say(ORIGIN, begin);
    let answer = host.answer(signing);
    shown.finish(&answer["values"][0], &token.path("signed.pdf"));
    assert_eq!(host.answer(exchanging)["type"], "result");
    host.refused(shown.sign(ALGORITHM), "document-incomplete");
}

#[test]
fn extensions_that_are_not_named_are_not_served() {
    let place = Place::new();
    let other = format!("chrome-extension://{}/", "a".repeat(32));
    for arguments in
        [vec![other.as_str()], vec!["/x/vn.kyso.token_host.json", "other@example.vn"], vec!["https://a.vn/"]]
    {
        let mut host = Host::started_by(&place, None, &arguments);
        assert_eq!(host.hear().unwrap()["code"], "origin-not-allowed");
        assert!(host.hear().is_none());
    }
    let mut firefox = Host::started_by(&place, None, &["/x/vn.kyso.token_host.json", FIREFOX_EXTENSION]);
    assert_eq!(firefox.hear().unwrap()["type"], "hello");
    // An administrator may name more.
    place.set(&json!({ "extensions": { "chromium": ["a".repeat(32)] } }));
    let mut named = Host::started_by(&place, None, &[&other]);
    assert_eq!(named.hear().unwrap()["type"], "hello");
}

#[test]
fn drivers_that_others_can_exchange_are_not_loaded() {
    let place = Place::new();
    place.answers(&["yes"; 9]);
    let good = place.path("driver.so");
    fs::write(&good, "").unwrap();
    let writable = place.path("writable.so");
    fs::write(&writable, "").unwrap();
    fs::set_permissions(&writable, fs::Permissions::from_mode(0o666)).unwrap();
    let folder = place.path("open");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    fs::write(folder.join("driver.so"), "").unwrap();
    let elsewhere = tempfile::NamedTempFile::new_in("/tmp").unwrap();
    let link = place.path("link.so");
    symlink(elsewhere.path(), &link).unwrap();
    let link_in_open_folder = folder.join("link.so");
    symlink(&good, &link_in_open_folder).unwrap();
    for (path, code) in [
        (PathBuf::from("driver.so"), "driver-not-a-file"),
        (PathBuf::from("../driver.so"), "driver-not-a-file"),
        (place.path("absent.so"), "driver-not-a-file"),
        (place.path("."), "driver-not-a-file"),
        (writable, "driver-writable"),
        (folder.join("driver.so"), "driver-writable"),
        (link, "driver-writable"),
        (link_in_open_folder, "driver-writable"),
    ] {
        let output = place.command(None).arg("add-driver").arg(&path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(code), "{path:?}: {said}");
        // Nor is it loaded when it is in the settings already.
        place.set(&json!({ "pinentry": place.path("pinentry.sh"), "drivers": [path] }));
        let status = Host::start(&place, None).ask(json!({ "type": "status" }));
        let last = status["drivers"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["state"], "failed", "{path:?}");
    }
    assert_eq!(place.shown(), "", "nobody was asked");
    // A good path is added only when the person at the window agrees.
    place.set(&json!({ "pinentry": place.path("pinentry.sh") }));
    place.answers(&["no", "yes"]);
    let add = || place.command(None).arg("add-driver").arg(&good).output().unwrap().status.success();
    assert!(!add());
    assert!(add());
    // The window breaks a long path where its line is full, which may be inside the file's name.
    assert!(place.shown().replace("%0A   ↳ ", "").contains("/driver.so"));
    let settings = fs::read_to_string(place.path("config/kyso/token-host.json")).unwrap();
    assert!(settings.contains("driver.so") && settings.contains("pinentry.sh"));
}

#[test]
fn a_name_cannot_pass_for_another_line_of_the_window() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::file(b"content", "person");
    let mut host = Host::start(&place, Some(&token));
    place.answers(&["no"]);
    let name = "a.pdf\u{202E}\r\nTrang yêu cầu: https://bank.vn\nSETTITLE x%0ATệp: b.pdf";
    document.give_to(&mut host, name);
    host.refused(document.sign(ALGORITHM), "user-declined");
    let shown = place.shown();
    let text = shown.lines().find_map(|line| line.strip_prefix("SETDESC ")).unwrap().replace("%0A", "\n");
    let begins = |with: &str| text.lines().filter(|line| line.trim_start().starts_with(with)).count();
    assert_eq!((begins("Trang yêu cầu:"), begins("Tệp:")), (1, 1), "{text}");
    assert!(text.starts_with("Trang yêu cầu: https://kyso.example\n") && !text.contains('\u{202E}'));
    assert_eq!(shown.lines().filter(|line| line.starts_with("SETTITLE")).count(), 1);
}

#[test]
fn a_host_that_is_killed_half_way_leaves_nothing() {
    let place = Place::new();
    let temporary = place.path("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut command = place.command(None);
    command.env("TMPDIR", &temporary);
    let mut host = Host::started_with(command);
    let document = Prepared::fixture("unsigned.pdf", "person");
    document.give_to(&mut host, "secret.pdf");
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "the document has no name");
    let open = fs::read_dir(format!("/proc/{}/fd", host.child.id())).unwrap().map(|entry| entry.unwrap().path());
    let spooled: Vec<_> = open.filter(|fd| fs::read_link(fd).unwrap().starts_with(&temporary)).collect();
    assert_eq!(spooled.len(), 1);
    assert_eq!(fs::metadata(&spooled[0]).unwrap().mode() & 0o777, 0o600);
    host.child.kill().unwrap();
    host.child.wait().unwrap();
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
}

#[test]
fn a_browser_that_goes_away_takes_the_window_with_it() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    place.answers(&["wait"]);
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    document.give_to(&mut host, "a.pdf");
    host.say(ORIGIN, document.sign(ALGORITHM));
    assert_eq!(host.hear().unwrap()["step"], "review");
    let until = Instant::now() + Duration::from_secs(60);
    while !place.shown().contains("CONFIRM") {
        assert!(Instant::now() < until, "no window");
        std::thread::sleep(Duration::from_millis(50));
    }
    let began = Instant::now();
    host.end();
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}

/// The PIN is in what the window's program sends and nowhere else: not in messages, not in what the host writes, not in its arguments.
#[test]
fn the_pin_is_in_no_message_and_no_log() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let document = Prepared::fixture("unsigned.pdf", "person");
    let mut host = Host::start(&place, Some(&token));
    for (given, kind) in [("13572468", "error"), (PIN, "result")] {
        place.answers(&["yes", &format!("pin {given}")]);
        document.give_to(&mut host, "a.pdf");
        let answer = host.ask(document.sign(ALGORITHM));
        assert_eq!(answer["type"], kind);
        assert!(!answer.to_string().contains(given));
    }
    let mut errors = host.child.stderr.take().unwrap();
    host.end();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut errors, &mut said).unwrap();
    assert_eq!(said, "");
}
