//! The responder of OpenSSL, which nobody here wrote.

use crate::fixture_day;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

/// `openssl ocsp` for certificates of the state CA; it ends when it is dropped.
pub(crate) struct Responder {
    process: Child,
    pub(crate) port: u16,
    _folder: tempfile::TempDir,
}

impl Drop for Responder {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Responder {
    /// Starts it on the day of the fixtures with what it knows, as `openssl ca` writes it; `None` where a program is missing.
    pub(crate) fn start(index: &str) -> Option<Self> {
        let mut command = Command::new("openssl");
        fixture_day::set(&mut command, "2026-11-22 02:04:00");
        if fixture_day::is_known() { Self::with(command, index) } else { None }
    }

    /// The same today.
    pub(crate) fn start_today(index: &str) -> Option<Self> {
        Self::with(Command::new("openssl"), index)
    }

    fn with(mut command: Command, index: &str) -> Option<Self> {
        if !crate::corpora::is_installed("openssl") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("index.txt");
        std::fs::write(&file, index).unwrap();
        let pki = |name: &str| format!("{}/tests/fixtures/pki/{name}", env!("CARGO_MANIFEST_DIR"));
        command.args(["ocsp", "-ndays", "7", "-port", "0", "-index"]).arg(&file);
        command.args(["-rsigner", &pki("ocsp.crt"), "-rkey", &pki("keys/ocsp.pem"), "-CA", &pki("state-ca.crt")]);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // It takes a port that is free, and says which.
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let accepts = said.find(|line| line.starts_with("ACCEPT ")).unwrap();
        let port = accepts.split(' ').nth(1).unwrap().rsplit(':').next().unwrap().parse().unwrap();
        // It takes a connection without a question for one that is still to come, so nothing knocks before.
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.contains("waiting for OCSP client connections")));
        Some(Self { process, port, _folder: folder })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }
}
