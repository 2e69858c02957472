//! The cases of x509-limbo that bring lists (`crl::*`).

use crate::corpora::corpus;
use crate::revocation::world::{World, time};
use kyso::asn1::pem_blocks;
use kyso::evidence::Kind;
use kyso::revocation::OpenQuestions;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;

fn judge(case: &Value) -> Result<(), String> {
    let now = time(case["validation_time"].as_str().unwrap());
    let mut world = World::new(now);
    // The suite holds issuers to their profile.
    world.policy.status.number_required = true;
    let texts = |key: &str| -> Vec<String> {
        case[key].as_array().unwrap().iter().map(|t| t.as_str().unwrap().to_owned()).collect()
    };
    for pem in texts("trusted_certs") {
        world.anchor(pem.as_bytes());
    }
    for pem in texts("untrusted_intermediates") {
        world.certificate(pem.as_bytes());
    }
    let target = world.certificate(case["peer_certificate"].as_str().unwrap().as_bytes());
    for pem in texts("crls") {
        world.evidence(Kind::Crl, &pem_blocks(pem.as_bytes())[0].der);
    }
    world.path(&target, now, &OpenQuestions::new(&world.limits), true)
}

#[test]
fn limbo_cases_with_lists() {
    let Some(suite) = corpus("x509-limbo/limbo.json.gz") else { return };
    let mut text = String::new();
    let file = std::fs::File::open(suite).unwrap();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let suite: Value = serde_json::from_str(&text).unwrap();
    let (mut wrong, mut run) = (BTreeMap::new(), 0);
    for case in suite["testcases"].as_array().unwrap() {
        let id = case["id"].as_str().unwrap();
        if !id.starts_with("crl::") {
            continue;
        }
        run += 1;
        let answer = judge(case);
        println!("{id}: {answer:?}");
        if answer.is_ok() != (case["expected_result"] == "SUCCESS") {
            wrong.insert(id.to_owned(), format!("{answer:?}"));
        }
    }
    println!("{run} cases");
    assert_eq!(wrong, BTreeMap::new());
    assert!(run >= 8, "{run}");
}
