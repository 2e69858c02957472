//! A responder that nobody here wrote: that of OpenSSL.

use super::server::{Server, relay};
use super::status_at;
use crate::online::authority::{Authority, Manner};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

struct Responder(Child);

impl Drop for Responder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_responder_of_openssl_is_understood() {
    if !crate::corpora::is_installed("openssl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index.txt");
    std::fs::write(&index, "V\t361122000000Z\t\t70E20CD140E03F4A\tunknown\t/CN=person\n").unwrap();
    let pki = |name: &str| format!("{}/tests/fixtures/pki/{name}", env!("CARGO_MANIFEST_DIR"));
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new("openssl");
    command.args(["ocsp", "-ndays", "7", "-port", &port.to_string(), "-index"]).arg(&index);
    command.args(["-rsigner", &pki("ocsp.crt"), "-rkey", &pki("keys/ocsp.pem"), "-CA", &pki("state-ca.crt")]);
    let mut responder = Responder(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
    // It takes a connection without a question for one that is still to come, so nothing knocks before.
    let lines = BufReader::new(responder.0.stderr.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("waiting for OCSP client connections")));
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, None, "")
        .replace(&format!("ocsp.ca.kyso.test={}", authority.address), &format!("ocsp.ca.kyso.test=127.0.0.1:{port}"));
    let server = Server::start(&settings);
    let answer = server.get(&status_at());
    assert_eq!(answer.status, 200, "{}", answer.code());
    assert_eq!(answer.header("content-type"), "application/ocsp-response");
    let response = kyso::revocation::OcspResponse::parse(&answer.body, &kyso::Limits::default()).unwrap();
    assert_eq!(response.answers.len(), 1);
    assert_eq!(response.answers[0].status, kyso::revocation::CertificateStatus::Good);
}
