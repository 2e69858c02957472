//! The CRL and OCSP files of BoringSSL (`chains-boringssl`), whole. They judge one object against one certificate and issuer, with
//! a greatest age of seven days.

use crate::corpora::corpus;
use crate::revocation::world::{World, time};
use kyso::asn1::{PemBlock, pem_blocks};
use kyso::evidence::Kind;
use kyso::policy::{Policy, ResponderStatus, StatusRules};
use kyso::revocation::Outcome;
use serde_json::Value;
use std::collections::BTreeMap;

/// Where we answer otherwise: the case, our answer, and the clause.
const REASONS: &[(&str, &str, &str)] = &[
    (
        "crl/bad_idp_indirectcrl.pem",
        "good",
        "RFC 5280 §6.3.3 (b)(1): an indirect list of the certificate's own issuer is in scope; BoringSSL does no indirect lists",
    ),
    (
        "crl/invalid_revoked_empty_sequence.pem",
        "good",
        "RFC 5280 §5.1.2.6 binds the issuer: an empty list of revoked certificates says no more and no less than an absent one, and \
         issuers write it",
    ),
    (
        "crl/bad_crldp_has_crlissuer.pem",
        "good",
        "RFC 5280 §6.3.3, last paragraph: a whole list of the certificate's issuer counts even where the distribution points name \
         another; BoringSSL looks at the points alone",
    ),
];

/// Seven days, responders without nocheck taken, algorithms of the time not judged: what the files were made for.
fn policy() -> Policy {
    let status = StatusRules {
        max_age: Some(7 * 86_400),
        judge_algorithms: false,
        responder_status: ResponderStatus::IfDeclared,
        clock_tolerance: 0,
        ..StatusRules::strict()
    };
    Policy { status, ..Policy::strict() }
}

fn block<'a>(blocks: &'a [PemBlock], label: &str) -> Option<&'a [u8]> {
    blocks.iter().find(|b| b.label == label).map(|b| b.der.as_slice())
}

fn judge(case: &Value, file: &[u8]) -> Outcome {
    let blocks = pem_blocks(file);
    let mut world = World::new(time(case["validation_time"].as_str().unwrap()));
    world.policy = policy();
    let issuer = world.anchor(block(&blocks, "CA CERTIFICATE").unwrap());
    if let Some(second) = block(&blocks, "CA CERTIFICATE 2") {
        world.anchor(second);
    }
    let certificate = world.certificate(block(&blocks, "CERTIFICATE").unwrap());
    if let Some(list) = block(&blocks, "CRL") {
        world.evidence(Kind::Crl, list);
    }
    if let Some(response) = block(&blocks, "OCSP RESPONSE") {
        world.evidence(Kind::Ocsp, response);
    }
    world.status(&certificate, &issuer, world.now).outcome
}

/// What is expected, in three words: anything but good and revoked leaves the status open.
fn expected(case: &Value) -> &'static str {
    let word = case["expected"].as_str().or_else(|| case["expected"]["revocation_status"].as_str());
    match word.unwrap() {
        "good" | "GOOD" => "good",
        "revoked" | "REVOKED" => "revoked",
        "bad" | "invalid" | "UNKNOWN" => "open",
        other => panic!("{other}"),
    }
}

fn in_three_words(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::GoodAt { .. } => "good",
        Outcome::RevokedSince(_) | Outcome::Held { .. } => "revoked",
        _ => "open",
    }
}

#[test]
fn boringssl_suite() {
    let Some(folder) = corpus("chains-boringssl") else { return };
    let cases: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut wrong = BTreeMap::new();
    let mut run = 0;
    for case in cases["cases"].as_array().unwrap() {
        let id = case["id"].as_str().unwrap();
        if !id.starts_with("crl/") && !id.starts_with("ocsp/") {
            continue;
        }
        run += 1;
        let outcome = judge(case, &std::fs::read(folder.join(id)).unwrap());
        println!("{id}: {outcome:?}");
        if in_three_words(&outcome) != expected(case) {
            wrong.insert(id.to_owned(), format!("{}: {outcome:?}, expected {}", outcome.code(), expected(case)));
        }
    }
    // The reasons are whole and up to date: each listed case differs, in the way listed, and no other does.
    for (id, ours, reason) in REASONS {
        let reported = wrong.remove(*id).unwrap_or_default();
        assert!(reported.starts_with(ours) && !reason.is_empty(), "{id}: {reported}");
    }
    println!("{run} cases, {} explained", REASONS.len());
    assert_eq!(wrong, BTreeMap::new());
    assert!(run >= 90, "{run}");
}
