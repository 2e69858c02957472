//! A time-stamp authority on loopback: `openssl ts`, on the day of the fixtures.

use super::pki;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// How the authority answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Well,
    /// With a token over something else.
    OfOther,
    /// With a token for another question about the same thing.
    Again,
    /// With a page.
    Page,
    /// That it will not.
    Refuses,
    /// That another address has it.
    Redirects,
    /// When nobody waits any more.
    Late,
}

/// A time-stamp authority on loopback.
pub(crate) struct Tsa {
    address: SocketAddr,
    ends: Arc<AtomicBool>,
    _folder: TempDir,
}

const SETTINGS: &str = "[tsa]\ndefault_tsa = own\n[own]\nserial = SERIAL\ndefault_policy = 1.2.3.4.1\n\
    digests = sha256, sha384, sha512\nsigner_digest = sha256\naccuracy = secs:1\nordering = no\ntsa_name = no\n";

impl Tsa {
    pub(crate) fn start(manner: Manner) -> Option<Self> {
        Self::doing(manner, || {})
    }

    /// The same, which does something whenever it is asked.
    pub(crate) fn doing(manner: Manner, asked: impl Fn() + Send + 'static) -> Option<Self> {
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
                asked();
                let _ = answer(stream, manner, &place);
            }
        });
        Some(Self { address, ends, _folder: folder })
    }

    pub(crate) fn url(&self) -> String {
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
        Manner::Late => {
            std::thread::sleep(std::time::Duration::from_secs(3));
            reply(folder, &query)
        }
        Manner::Redirects => {
            let head = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            return stream.write_all(head.as_bytes());
        }
        Manner::OfOther => {
            let mut changed = query;
            // Within the imprint, which stands behind the two headers and the algorithm.
            changed[30] ^= 1;
            reply(folder, &changed)
        }
        Manner::Again => {
            let mut changed = query;
            // Within the nonce, which only the wish for the certificate follows.
            let place = changed.len() - 4;
            changed[place] ^= 1;
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
    let mut command = Command::new("openssl");
    // Not by `faketime` in front of it: that fails whenever its process has the number of one before that was killed.
    crate::fixture_day::set(&mut command, "2026-11-22 02:04:58");
    let made = command
        .args(["ts", "-reply", "-section", "own", "-config"])
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
