//! A responder that nobody here wrote: that of OpenSSL.

use super::server::{Server, relay};
use super::status_at;
use crate::online::authority::{Authority, Manner};
use crate::online::responder::Responder;

#[test]
fn the_responder_of_openssl_is_understood() {
    let known = "V\t361122000000Z\t\t70E20CD140E03F4A\tunknown\t/CN=person\n";
    let Some(responder) = Responder::start_today(known) else { return };
    let authority = Authority::start(Manner::Well);
    let host = |address| format!("ocsp.ca.kyso.test={address}");
    let settings = relay(authority.address, None, "").replace(&host(authority.address), &host(responder.address()));
    let server = Server::start(&settings);
    let answer = server.get(&status_at());
    assert_eq!(answer.status, 200, "{}", answer.code());
    assert_eq!(answer.header("content-type"), "application/ocsp-response");
    let response = kyso::revocation::OcspResponse::parse(&answer.body, &kyso::Limits::default()).unwrap();
    assert_eq!(response.answers.len(), 1);
    assert_eq!(response.answers[0].status, kyso::revocation::CertificateStatus::Good);
}
