//! Levels from B-T to B-LTA, with `openssl ts` as the authority.

use super::token::Token;
use super::{judges, judging, kyso, pdf, pki, sign, signed};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// How the authority answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Well,
    /// With a token over something else.
    OfOther,
    /// With a page.
    Page,
    /// That it will not.
    Refuses,
}

/// A time-stamp authority on loopback.
struct Tsa {
    address: SocketAddr,
    ends: Arc<AtomicBool>,
    _folder: TempDir,
}

const SETTINGS: &str = "[tsa]\ndefault_tsa = own\n[own]\nserial = SERIAL\ndefault_policy = 1.2.3.4.1\n\
    digests = sha256, sha384, sha512\nsigner_digest = sha256\naccuracy = secs:1\nordering = no\ntsa_name = no\n";

impl Tsa {
    fn start(manner: Manner) -> Option<Self> {
        if !crate::corpora::is_installed("openssl") || !crate::corpora::is_installed("faketime") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let serial = folder.path().join("serial");
        std::fs::write(&serial, "01\n").unwrap();
        let settings = SETTINGS.replace("SERIAL", serial.to_str().unwrap());
        std::fs::write(folder.path().join("tsa.cnf"), settings).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, ends) = (listener.local_addr().unwrap(), Arc::new(AtomicBool::new(false)));
        let (end, place) = (ends.clone(), folder.path().to_owned());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let _ = answer(stream, manner, &place);
            }
        });
        Some(Self { address, ends, _folder: folder })
    }

    fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Tsa {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

fn answer(mut stream: TcpStream, manner: Manner, folder: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut query = vec![0; length];
    reader.read_exact(&mut query)?;
    let body = match manner {
        Manner::Page => b"<html>busy</html>".to_vec(),
        // PKIStatusInfo with status 2, rejection.
        Manner::Refuses => vec![0x30, 5, 0x30, 3, 2, 1, 2],
        Manner::Well => reply(folder, &query),
        Manner::OfOther => {
            let mut changed = query;
            // Within the imprint, which stands behind the two headers and the algorithm.
            changed[30] ^= 1;
            reply(folder, &changed)
        }
    };
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

fn reply(folder: &Path, query: &[u8]) -> Vec<u8> {
    let [asked, answered, settings] = ["query", "reply", "tsa.cnf"].map(|name| folder.join(name));
    std::fs::write(&asked, query).unwrap();
    let made = Command::new("faketime")
        .env("TZ", "UTC")
        .args(["-f", "@2026-11-22 02:04:58", "openssl", "ts", "-reply", "-section", "own", "-config"])
        .arg(&settings)
        .arg("-queryfile")
        .arg(&asked)
        .args(["-signer", &pki("tsu.crt"), "-inkey", &pki("keys/tsu.pem"), "-out"])
        .arg(&answered)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    std::fs::read(&answered).unwrap()
}

/// What the report says of a file a minute later.
fn report(file: &Path) -> serde_json::Value {
    let judging = judging().into_iter().map(|word| word.replace(super::NOW, "2026-11-22T02:06:00Z"));
    let mut words: Vec<String> = vec!["verify".into(), "--format".into(), "json".into()];
    words.extend(judging);
    words.push(file.to_str().unwrap().into());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    serde_json::from_slice(&kyso(None, &words).stdout).unwrap()
}

#[test]
fn every_level_is_reached() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let url = tsa.url();
    for level in ["B-T", "B-LT", "B-LTA"] {
        let out = token.path(&format!("{level}.pdf"));
        signed(&token, "person", &pdf("unsigned.pdf"), &out, &["--level", level, "--tsa", &url]);
        let report = report(&out);
        assert_eq!(report["verdict"], "valid", "{level}: {report:#}");
        assert_eq!(report["signatures"][0]["level"], level, "{report:#}");
        assert_eq!(report["signatures"][0]["time"]["basis"], "proven");
        judges::agree(&out, 1);
    }
    // Signing after the archive time-stamp, and a renewal.
    let [seal, renewed] = ["seal.pdf", "renewed.pdf"].map(|name| token.path(name));
    let more = ["--as", "agency", "--level", "B-T", "--tsa", &url];
    signed(&token, "agency", &token.path("B-LTA.pdf"), &seal, &more);
    let mut words = vec!["extend".to_owned(), "--tsa".to_owned(), url.clone(), "-o".to_owned()];
    words.push(renewed.to_str().unwrap().to_owned());
    words.extend(judging());
    words.push(seal.to_str().unwrap().to_owned());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = kyso(None, &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = report(&renewed);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    for signature in report["signatures"].as_array().unwrap() {
        assert_eq!(signature["level"], "B-LTA", "{signature:#}");
    }
    // Nothing is kept twice.
    let objects: Vec<&str> = ["certificates", "crls", "ocsps"]
        .iter()
        .flat_map(|list| report["objects"][list].as_array().unwrap())
        .map(|item| item["sha256"].as_str().unwrap())
        .collect();
    assert_eq!(objects.iter().collect::<std::collections::BTreeSet<_>>().len(), objects.len());
}

#[test]
fn an_authority_that_answers_badly_stops_the_signature() {
    let Some(token) = Token::with(&["person"]) else { return };
    let out = token.path("refused.pdf");
    for (manner, code) in [
        (Manner::OfOther, "sign-timestamp-of-other"),
        (Manner::Page, "sign-bad-timestamp"),
        (Manner::Refuses, "sign-timestamp-refused"),
    ] {
        let Some(tsa) = Tsa::start(manner) else { return };
        let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, &["--level", "B-T", "--tsa", &tsa.url()]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&format!("[{code}]")) && !out.exists(), "{manner:?}: {said}");
    }
    let dead = ["--level", "B-T", "--tsa", "http://127.0.0.1:1/"];
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, &dead);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("[sign-timestamp-unreachable]") && !out.exists(), "{said}");
}
