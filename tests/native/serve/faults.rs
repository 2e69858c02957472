//! Authorities that answer badly: each fault has a code, a line in the log, and nothing that is kept.

use super::server::{Server, relay};
use super::{ROOT_LIST, STATE_CA, STATE_LIST, issuer_at, list_at, status_at};
use crate::online::authority::{Authority, Manner};
use crate::support::pki;

fn with(manner: Manner) -> (Server, Authority) {
    let authority = Authority::start(manner);
    (Server::start(&relay(authority.address, None, "")), authority)
}

#[test]
fn each_fault_has_a_code_of_its_own() {
    let faults = [
        (Manner::WithAPage, 502, "wrong-content"),
        (Manner::NotFound, 502, "host-refused"),
        (Manner::LeadsInside, 502, "address-not-allowed"),
        (Manner::LeadsElsewhere, 502, "address-not-allowed"),
        (Manner::Packed, 502, "wrong-content"),
        (Manner::Endless, 502, "too-large"),
        (Manner::Streams, 502, "too-large"),
        (Manner::BreaksOff, 504, "host-unreachable"),
        (Manner::Hangs, 504, "host-unreachable"),
        (Manner::WrongSigner, 502, "signature-wrong"),
    ];
    for (manner, status, code) in faults {
        let (server, authority) = with(manner);
        let answer = server.get(&list_at(ROOT_LIST));
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{manner:?}");
        server.logged_as("the relay refused", code);
        // Nothing of it was kept.
        authority.becomes(Manner::Well);
        let again = server.get(&list_at(ROOT_LIST));
        if code == "host-unreachable" {
            assert_eq!((again.status, again.code().as_str()), (503, "host-resting"), "{manner:?}");
            assert!(!again.header("retry-after").is_empty());
        } else {
            assert_eq!((again.status, again.body.as_slice()), (200, pki("root-2026-11.crl")), "{manner:?}");
        }
    }
}

#[test]
fn an_answer_about_another_certificate_is_none() {
    let (server, _authority) = with(Manner::AboutAnother);
    let answer = server.get(&status_at());
    assert_eq!((answer.status, answer.code().as_str()), (502, "other-answer"));
}

#[test]
fn a_list_of_an_authority_that_nobody_vouches_for_is_not_kept() {
    let (server, _authority) = with(Manner::Well);
    assert_eq!(server.get(&list_at(STATE_LIST)).code(), "signature-wrong");
    // Its certificate, which the root signed, makes it known.
    assert_eq!(server.get(&issuer_at(STATE_CA)).status, 200);
    assert_eq!(server.get(&list_at(STATE_LIST)).status, 200);
}

#[test]
fn a_list_as_pem_is_given_as_der() {
    let (server, _authority) = with(Manner::AsPem);
    assert_eq!(server.get(&issuer_at(STATE_CA)).status, 200);
    assert_eq!(server.get(&list_at(STATE_LIST)).body, pki("state-ca-2026-11.crl"));
}

#[test]
fn a_host_that_moved_a_list_may_lead_to_what_is_listed() {
    let (server, _authority) = with(Manner::LeadsOn);
    assert_eq!(server.get(&list_at(ROOT_LIST)).body, pki("root-2026-11.crl"));
}

#[test]
fn what_is_over_is_given_and_says_so() {
    let authority = Authority::start(Manner::Well);
    let server = Server::start_at("2027-01-01T00:00:00Z", &relay(authority.address, None, ""));
    for _ in 0..2 {
        let list = server.get(&list_at(ROOT_LIST));
        assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-11.crl")));
        assert_eq!((list.header("kyso-stale"), list.header("cache-control")), ("expired", "public, max-age=30"));
        assert_eq!(list.header("warning"), "110 kyso \"Response is Stale\"");
    }
    assert_eq!(authority.asked().len(), 1, "it is asked again after a while, not each time");
}

#[test]
fn a_dead_host_leaves_what_is_kept_and_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, Some(folder.path()), "");
    assert_eq!(Server::start(&settings).get(&list_at(ROOT_LIST)).status, 200);
    authority.becomes(Manner::BreaksOff);
    let later = Server::start_at("2027-01-01T00:00:00Z", &settings);
    let list = later.get(&list_at(ROOT_LIST));
    assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-11.crl")));
    assert_eq!(list.header("kyso-stale"), "host-unreachable");
    assert_eq!(later.get(&list_at(ROOT_LIST)).header("kyso-stale"), "host-resting");
    assert_eq!(authority.asked().len(), 2);
}

#[test]
fn lists_do_not_go_backwards() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, Some(folder.path()), "");
    assert_eq!(Server::start(&settings).get(&list_at(ROOT_LIST)).status, 200);
    authority.becomes(Manner::Earlier);
    let later = Server::start_at("2027-01-01T00:00:00Z", &settings);
    let list = later.get(&list_at(ROOT_LIST));
    assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-11.crl")));
    later.logged("went-backwards");
}

#[test]
fn a_flapping_host_is_asked_again_after_its_rest() {
    let (server, authority) = with(Manner::Flapping);
    assert_eq!(server.get(&list_at(ROOT_LIST)).status, 200);
    let codes: Vec<String> = (0..4).map(|_| server.get(&issuer_at(STATE_CA)).code()).collect();
    assert_eq!(codes, ["host-unreachable", "host-resting", "host-resting", "host-resting"]);
    // What is there is given out all the while.
    assert_eq!((server.get(&list_at(ROOT_LIST)).status, authority.asked().len()), (200, 2));
}

#[test]
fn nobody_there_is_unreachable() {
    let server = Server::start(&relay(std::net::SocketAddr::from(([127, 0, 0, 1], 1)), None, ""));
    assert_eq!(server.get(&list_at(ROOT_LIST)).code(), "host-unreachable");
}

/// `localhost` is on the operator's list here and at no address of the operator's choice: the name system alone leads to this machine.
#[test]
fn a_listed_name_that_leads_to_a_private_address_is_not_asked() {
    let authority = Authority::start(Manner::Well);
    let server = Server::start(&relay(authority.address, None, ""));
    let answer = server.get(&list_at("http://localhost/secret"));
    assert_eq!((answer.status, answer.code().as_str()), (502, "address-not-allowed"));
}
