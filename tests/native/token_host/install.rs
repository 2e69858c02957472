//! `install`, `uninstall` and `doctor`, as a user of a machine runs them.

use super::Place;
use super::host::token;
use serde_json::Value;
use std::fs;
use std::process::Stdio;

const MANIFESTS: [&str; 4] = [
    ".config/chromium/NativeMessagingHosts/vn.kyso.token_host.json",
    ".config/google-chrome/NativeMessagingHosts/vn.kyso.token_host.json",
    ".config/microsoft-edge/NativeMessagingHosts/vn.kyso.token_host.json",
    ".mozilla/native-messaging-hosts/vn.kyso.token_host.json",
];

#[test]
fn manifests_are_written_and_removed() {
    let place = Place::new();
    let run = |words: &[&str]| {
        let output = place.command(None).args(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["install"]);
    for path in MANIFESTS {
        let manifest: Value = serde_json::from_slice(&fs::read(place.path(path)).unwrap()).unwrap();
        assert_eq!(manifest["path"], env!("CARGO_BIN_EXE_kyso-token-host"));
        let key = if path.starts_with(".mozilla") { "allowed_extensions" } else { "allowed_origins" };
        assert_eq!(manifest[key].as_array().unwrap().len(), 1);
    }
    let more = "b".repeat(32);
    run(&["install", "--extension", &more]);
    run(&["install", "--extension", "other@example.vn"]);
    let chromium = fs::read_to_string(place.path(MANIFESTS[0])).unwrap();
    assert!(chromium.contains(&format!("chrome-extension://{more}/")));
    assert!(fs::read_to_string(place.path(MANIFESTS[3])).unwrap().contains("other@example.vn"));
    run(&["uninstall"]);
    assert!(MANIFESTS.iter().all(|path| !place.path(path).exists()));
    run(&["uninstall"]);
    for bad in [&["install", "--extension", "https://a.vn"][..], &["install", "--extension"], &["install", "all"]] {
        assert!(!place.command(None).args(bad).output().unwrap().status.success(), "{bad:?}");
    }
}

#[test]
fn the_doctor_names_what_is_missing_and_is_content_when_it_is_mended() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    let doctor = |language: &str| {
        let output = place.command(Some(&token)).env("LC_ALL", language).arg("doctor").output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let (good, said) = doctor("C");
    assert!(!good && said.contains("[manifest-missing]") && said.contains("kyso-token-host install"), "{said}");
    assert!(said.contains("Chưa đăng ký với trình duyệt nào"));
    assert!(doctor("en_US.UTF-8").1.contains("No browser knows this program"));
    assert!(place.command(None).arg("install").status().unwrap().success());
    let (good, said) = doctor("C");
    assert!(good, "{said}");
    // Whoever reads no further is no fault.
    let mut child = place.command(Some(&token)).arg("doctor").stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    fs::write(place.path(MANIFESTS[0]), r#"{"path":"/nowhere"}"#).unwrap();
    assert!(doctor("C").1.contains("[manifest-stale]"));
    fs::write(place.path("config/kyso/token-host.json"), "{").unwrap();
    assert!(doctor("C").1.contains("[settings-unreadable]"));
}

#[test]
fn an_old_certificate_is_a_warning_beside_a_good_one_and_a_fault_alone() {
    for (keys, is_good) in [(&["person", "person-g1"][..], true), (&["person-g1"], false)] {
        let Some(token) = token(keys) else { return };
        let place = Place::new();
        assert!(place.command(None).arg("install").status().unwrap().success());
        let output = place.command(Some(&token)).arg("doctor").output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.success(), is_good, "{said}");
        let mark = if is_good { "[!!]" } else { "[--]" };
        assert!(said.lines().any(|line| line.starts_with(mark) && line.ends_with("[certificate-expired]")), "{said}");
    }
}
