//! OCSP responses: what they are about, who may sign them, extensions.

use crate::revocation::make::{
    NewAnswer, NewCertificate, NewList, NewResponse, Party, authority, entry, extension, good, key_usage, oid, revoked,
    seq, tlv, unknown,
};
use crate::revocation::world::{SERIAL, Small, time};
use kyso::crypto::DigestAlgorithm;
use kyso::evidence::Kind;
use kyso::policy::ResponderStatus;
use kyso::revocation::{OcspError, OcspResponse, Outcome, ReasonCode};
use kyso::{Limits, Timestamp};

const MAY: &str = "2026-05-01T00:00:00Z";
const JULY: &str = "2026-07-01T00:00:00Z";
const AT: &str = "2026-05-20T00:00:00Z";
const OCSP_SIGNING: &str = "1.3.6.1.5.5.7.3.9";

fn answer(small: &Small, status: Vec<u8>) -> Vec<u8> {
    NewAnswer::new(&small.ca, SERIAL, status, MAY, JULY).der()
}

fn no_check() -> Vec<u8> {
    extension("1.3.6.1.5.5.7.48.1.5", false, &[5, 0])
}

fn purpose(id: &str) -> Vec<u8> {
    extension("2.5.29.37", false, &seq(&[&oid(id)]))
}

/// A delegated responder with these extensions, certified by `issuer`.
fn responder(issuer: &Party, extensions: Vec<Vec<u8>>, to: &str) -> (Party, Vec<u8>) {
    let party = Party::new("Responder", 3);
    let certificate =
        NewCertificate { issuer, subject: &party, serial: &[0x33], from: "2025-01-01T00:00:00Z", to, extensions };
    let der = certificate.der();
    (party, der)
}

#[test]
fn the_issuer_answers_itself() {
    for hash in [DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha3_256] {
        for by_key in [true, false] {
            let mut small = Small::new();
            let new = NewAnswer { hash, ..NewAnswer::new(&small.ca, SERIAL, good(), MAY, JULY) };
            let der = NewResponse { by_key, ..NewResponse::new(&small.ca, MAY, new.der()) }.der();
            small.world.evidence(Kind::Ocsp, &der);
            assert_eq!(small.code(AT), "good", "{hash} {by_key}");
        }
    }
}

#[test]
fn a_bare_basic_response_is_read_too() {
    let mut small = Small::new();
    let der = NewResponse::new(&small.ca, MAY, answer(&small, good())).basic();
    small.world.evidence(Kind::Ocsp, &der);
    assert_eq!(small.code(AT), "good");
    assert_eq!(small.at(AT).basis[0].produced_at, Some(time(MAY)));
}

#[test]
fn what_an_answer_says() {
    for (status, code) in
        [(good(), "good"), (unknown(), "unknown"), (revoked(MAY, Some(1)), "revoked"), (revoked(MAY, None), "revoked")]
    {
        let mut small = Small::new();
        let response = answer(&small, status);
        small.response(&NewResponse::new(&small.ca.clone(), MAY, response));
        assert_eq!(small.code(AT), code);
    }
    let mut small = Small::new();
    let response = answer(&small, revoked("2026-05-21T00:00:00Z", Some(4)));
    small.response(&NewResponse::new(&small.ca.clone(), MAY, response));
    let Outcome::GoodAt { revoked_later: Some(later), .. } = small.outcome(AT) else { panic!() };
    assert_eq!(later.reason, Some(ReasonCode::Superseded));
}

#[test]
fn an_answer_is_about_one_certificate_of_one_key() {
    let build = |new: &dyn Fn(&Small) -> Vec<u8>| {
        let mut small = Small::new();
        let response = new(&small);
        small.response(&NewResponse::new(&small.ca.clone(), MAY, response));
        (small.code(AT), small.why(AT))
    };
    let about = ("missing", "other-certificate");
    assert_eq!(build(&|s| NewAnswer::new(&s.ca, &[9], good(), MAY, JULY).der()), about);
    // Same name, another key; same key, another name.
    let about = ("not-about", "other-issuer-hash");
    assert_eq!(build(&|_| NewAnswer::new(&Party::new("CA", 7), SERIAL, good(), MAY, JULY).der()), about);
    assert_eq!(build(&|_| NewAnswer::new(&Party::new("XY", 1), SERIAL, good(), MAY, JULY).der()), about);
}

#[test]
fn of_several_answers_the_worst_counts() {
    for (statuses, code) in [
        (vec![good(), revoked(MAY, None)], "revoked"),
        (vec![unknown(), good()], "unknown"),
        (vec![good(), good()], "good"),
    ] {
        let mut small = Small::new();
        let mut response = NewResponse::new(&small.ca, MAY, NewAnswer::new(&small.ca, &[9], good(), MAY, JULY).der());
        response.answers.extend(statuses.into_iter().map(|s| answer(&small, s)));
        let der = response.der();
        small.world.evidence(Kind::Ocsp, &der);
        assert_eq!(small.code(AT), code);
    }
}

/// Outcome, or the reason the response is not used, with a delegated responder of these extensions.
fn delegated(extensions: Vec<Vec<u8>>) -> String {
    let mut small = Small::new();
    let (party, certificate) = responder(&small.ca, extensions, "2030-01-01T00:00:00Z");
    let response = answer(&small, good());
    small.response(&NewResponse::new(&party, MAY, response).with(&certificate));
    let code = small.code(AT);
    if code == "good" { code.to_owned() } else { format!("{code} {}", small.why(AT)) }
}

#[test]
fn delegated_responders() {
    assert_eq!(delegated(vec![key_usage(0x80), purpose(OCSP_SIGNING), no_check()]), "good");
    assert_eq!(delegated(vec![purpose(OCSP_SIGNING), no_check()]), "good");
    // Without the purpose, or with any purpose, nobody authorised it (RFC 6960 §4.2.2.2).
    for other in [vec![no_check()], vec![purpose("2.5.29.37.0"), no_check()], vec![purpose("1.3.6.1.5.5.7.3.1")]] {
        assert_eq!(delegated(other), "unusable responder-not-authorised");
    }
    assert_eq!(delegated(vec![key_usage(0x20), purpose(OCSP_SIGNING), no_check()]), "unusable signer-key-usage");
    let strange = extension("1.2.3.4", true, &[5, 0]);
    assert_eq!(delegated(vec![purpose(OCSP_SIGNING), no_check(), strange]), "unusable signer-rejected");
    // Without nocheck its own status must be known.
    assert_eq!(delegated(vec![purpose(OCSP_SIGNING)]), "unusable responder-status-unknown");
}

#[test]
fn the_status_of_a_responder() {
    for (listed, code, if_declared) in
        [(None, "unusable", "good"), (Some(false), "good", "good"), (Some(true), "unusable", "unusable")]
    {
        let mut small = Small::new();
        let (party, certificate) = responder(&small.ca, vec![purpose(OCSP_SIGNING)], "2030-01-01T00:00:00Z");
        // An answer about itself proves nothing.
        let own = NewAnswer::new(&small.ca, &[0x33], good(), MAY, JULY).der();
        let mut response = NewResponse::new(&party, MAY, answer(&small, good())).with(&certificate);
        response.answers.push(own);
        small.response(&response);
        if let Some(listed) = listed {
            // A list for the responder's certificate alone: revoked ones are told, and the leaf is not spoken of.
            let ca = small.ca.clone();
            let mut list = NewList::new(&ca, MAY, JULY);
            list.entries.extend(listed.then(|| entry(&[0x33], MAY, &[])));
            let der = list.der();
            small.world.evidence(Kind::Crl, &der);
            let status = small.at(AT);
            assert_eq!(matches!(&status.objects[0].used, kyso::revocation::Use::NotUsed(_)), listed);
            continue;
        }
        assert_eq!((small.code(AT), small.why(AT)), (code, "responder-status-unknown"));
        small.world.policy.status.responder_status = ResponderStatus::IfDeclared;
        assert_eq!(small.code(AT), if_declared);
    }
}

#[test]
fn a_delegation_comes_from_the_issuer_itself() {
    // Another authority, trusted as well, authorised the responder.
    let other = Party::new("Other CA", 8);
    let mut small = Small::new();
    let root = NewCertificate {
        issuer: &other,
        subject: &other,
        serial: &[1],
        from: "2020-01-01T00:00:00Z",
        to: "2040-01-01T00:00:00Z",
        extensions: authority(0x06),
    };
    small.world.anchor(&root.der());
    let (party, certificate) = responder(&other, vec![purpose(OCSP_SIGNING), no_check()], "2030-01-01T00:00:00Z");
    let response = answer(&small, good());
    small.response(&NewResponse::new(&party, MAY, response).with(&certificate));
    assert_eq!(small.why(AT), "responder-not-authorised");
    // The issuer's name with another key.
    let mut small = Small::new();
    let (party, certificate) =
        responder(&Party::new("CA", 8), vec![purpose(OCSP_SIGNING), no_check()], "2030-01-01T00:00:00Z");
    let response = answer(&small, good());
    small.response(&NewResponse::new(&party, MAY, response).with(&certificate));
    assert_eq!(small.why(AT), "responder-not-authorised");
}

#[test]
fn each_responder_has_its_own_time() {
    let mut small = Small::new();
    let (party, certificate) = responder(&small.ca, vec![purpose(OCSP_SIGNING), no_check()], "2026-05-25T00:00:00Z");
    let response = answer(&small, good());
    let der = NewResponse::new(&party, MAY, response).with(&certificate).der();
    small.world.evidence(Kind::Ocsp, &der);
    // It has ended by now, 2026-06-01, and nothing proves that the response is older.
    assert_eq!(small.why(AT), "signer-expired");
    let proof = |at: &str| -> Timestamp { time(at) };
    let mut store = kyso::evidence::EvidenceStore::default();
    store.add(Kind::Ocsp, &der, kyso::evidence::Origin::SecurityStore);
    store.proofs.push(kyso::evidence::ProofOfExistence {
        sha256: kyso::crypto::sha256(&der),
        time: proof("2026-05-22T00:00:00Z"),
        origin: kyso::evidence::Origin::Caller(String::new()),
    });
    small.world.information = kyso::revocation::StatusInformation::read(&store, &small.world.limits);
    assert_eq!(small.code(AT), "good");
    // Made before the certificate it speaks of began, or after its own ended.
    for (produced, why) in
        [("2024-12-31T00:00:00Z", "before-certificate"), ("2026-05-26T00:00:00Z", "responder-out-of-time")]
    {
        let mut small = Small::new();
        let response = answer(&small, good());
        let (party, certificate) =
            responder(&small.ca, vec![purpose(OCSP_SIGNING), no_check()], "2026-05-25T00:00:00Z");
        small.response(&NewResponse::new(&party, produced, response).with(&certificate));
        assert_eq!(small.why(AT), why);
    }
}

#[test]
fn signed_by_nobody_known() {
    let mut small = Small::new();
    let response = answer(&small, good());
    small.response(&NewResponse::new(&Party::new("Stranger", 6), MAY, response));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "signer-missing"));
}

#[test]
fn critical_extensions_that_are_not_processed() {
    for (critical, code) in [(true, "unusable"), (false, "good")] {
        let strange = extension("1.2.3.4", critical, &[5, 0]);
        let mut small = Small::new();
        let mut response = NewResponse::new(&small.ca, MAY, answer(&small, good()));
        response.extensions.push(strange.clone());
        let der = response.der();
        small.world.evidence(Kind::Ocsp, &der);
        assert_eq!(small.code(AT), code);
        let mut small = Small::new();
        let new = NewAnswer { extensions: vec![strange], ..NewAnswer::new(&small.ca, SERIAL, good(), MAY, JULY) };
        let response = new.der();
        small.response(&NewResponse::new(&small.ca.clone(), MAY, response));
        assert_eq!(small.code(AT), code);
    }
    // A nonce asks for nothing in a response that is shown again.
    let mut small = Small::new();
    let mut response = NewResponse::new(&small.ca, MAY, answer(&small, good()));
    response.extensions.push(extension("1.3.6.1.5.5.7.48.1.2", true, &tlv(4, &[1, 2, 3])));
    let der = response.der();
    small.world.evidence(Kind::Ocsp, &der);
    assert_eq!(small.code(AT), "good");
}

#[test]
fn cert_hash_must_fit() {
    let build = |octets: &dyn Fn(&Small) -> Vec<u8>| {
        let mut small = Small::new();
        let hash = octets(&small);
        let identifier = seq(&[&tlv(6, DigestAlgorithm::Sha256.oid().as_bytes())]);
        let value = extension("1.3.36.8.3.13", false, &seq(&[&identifier, &tlv(4, &hash)]));
        let new = NewAnswer { extensions: vec![value], ..NewAnswer::new(&small.ca, SERIAL, good(), MAY, JULY) };
        let response = new.der();
        small.response(&NewResponse::new(&small.ca.clone(), MAY, response));
        small.code(AT)
    };
    assert_eq!(build(&|s| s.certificate.sha256.to_vec()), "good");
    assert_eq!(build(&|_| vec![0; 32]), "unusable");
}

#[test]
fn never_issued() {
    let build = |extended: bool| {
        let mut small = Small::new();
        let mut response = NewResponse::new(&small.ca, MAY, answer(&small, revoked("1970-01-01T00:00:00Z", Some(6))));
        if extended {
            response.extensions.push(extension("1.3.6.1.5.5.7.48.1.9", false, &[5, 0]));
        }
        let der = response.der();
        small.world.evidence(Kind::Ocsp, &der);
        small.outcome(AT)
    };
    assert!(matches!(build(true), Outcome::RevokedSince(r) if r.never_issued));
    assert_eq!(build(false).code(), "held");
}

#[test]
fn responses_that_are_none() {
    let limits = Limits::default();
    for (number, name) in [(1, "malformedRequest"), (2, "internalError"), (3, "tryLater"), (5, "sigRequired")] {
        let der = seq(&[&tlv(10, &[number])]);
        assert_eq!(OcspResponse::parse(&der, &limits).unwrap_err(), OcspError::NotSuccessful(name));
    }
    assert!(matches!(OcspResponse::parse(&seq(&[&tlv(10, &[4])]), &limits), Err(OcspError::Malformed(_))));
    let other = seq(&[&tlv(10, &[0]), &tlv(0xA0, &seq(&[&oid("1.2.3"), &tlv(4, &[0x30, 0])]))]);
    assert_eq!(OcspResponse::parse(&other, &limits).unwrap_err(), OcspError::OtherType("1.2.3".to_owned()));
    let mut small = Small::new();
    small.world.evidence(Kind::Ocsp, &seq(&[&tlv(10, &[3])]));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "not-successful"));
}

#[test]
fn local_trust_in_a_responder_is_asked_for() {
    // The default of the trait trusts nobody; that a stranger's signature verifies is not enough.
    let mut small = Small::new();
    let stranger = Party::new("Stranger", 6);
    let certificate = NewCertificate {
        issuer: &stranger,
        subject: &stranger,
        serial: &[1],
        from: "2020-01-01T00:00:00Z",
        to: "2040-01-01T00:00:00Z",
        extensions: vec![purpose(OCSP_SIGNING)],
    };
    small.world.anchor(&certificate.der());
    let response = answer(&small, good());
    small.response(&NewResponse::new(&stranger, MAY, response));
    assert_eq!(small.why(AT), "responder-not-authorised");
}
