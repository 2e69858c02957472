//! The cases of pyHanko's path validator that have lists or responses (`paths-pyhanko`), with the small path search of the tests.

use crate::corpora::corpus;
use crate::revocation::world::{World, time};
use kyso::Timestamp;
use kyso::evidence::Kind;
use kyso::policy::{Policy, ResponderStatus, RevocationRule, StatusRules};
use kyso::revocation::OpenQuestions;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Where we answer otherwise: the case and the clause.
const REASONS: &[(&str, &str)] = &[(
    "test_ades_time_slide.test_point_in_time_validation_revoked_intermediate#2",
    "RFC 5280 §5.3.2, §6.3.3: revoked at the very second asked is revoked; there it is the second that control-time has slid to \
     (EN 319 102-1 §5.6.2.2)",
)];

fn seconds(case: &Value) -> Option<i64> {
    let text = case["policy"]["revocation"]["freshness"].as_str()?;
    let number: i64 = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    Some(if text.contains("days") { number * 86_400 } else { number })
}

/// Their names in ours. A freshness beside a time of signing is a grace period after it.
fn policy(case: &Value, grace: bool) -> Policy {
    let revocation = match case["policy"]["revocation"]["end_entity"].as_str().unwrap() {
        "CRL_OR_OCSP_REQUIRED" => RevocationRule::Required,
        "CHECK_IF_DECLARED" | "CHECK_IF_DECLARED_SOFT" => RevocationRule::IfDeclared,
        other => panic!("{other}"),
    };
    let mut status = StatusRules {
        judge_algorithms: false,
        responder_status: ResponderStatus::IfDeclared,
        // Their freshness takes the place of nextUpdate.
        next_update_binds: false,
        ..StatusRules::strict()
    };
    match seconds(case) {
        Some(grace_period) if grace => status.grace_period = grace_period,
        max_age => status.max_age = max_age,
    }
    Policy { revocation, status, ..Policy::strict() }
}

fn files(case: &Value, key: &str, folder: &Path) -> Vec<Vec<u8>> {
    let names = case[key].as_array().cloned().unwrap_or_default();
    names.iter().map(|n| std::fs::read(folder.join(n.as_str().unwrap())).unwrap()).collect()
}

fn judge(case: &Value, folder: &Path) -> Result<(), String> {
    let now = time(case["validation_time"].as_str().unwrap());
    let signed = case["best_signature_time"].as_str().map(time);
    let mut world = World::new(now);
    world.policy = policy(case, signed.is_some());
    for bytes in files(case, "trust_anchors", folder) {
        world.anchor(&bytes);
    }
    for bytes in files(case, "certs", folder) {
        world.certificate(&bytes);
    }
    let path = files(case, "path", folder);
    let certificates: Vec<_> = path.iter().map(|bytes| world.certificate(bytes)).collect();
    for bytes in files(case, "crls", folder) {
        world.evidence(Kind::Crl, &bytes);
    }
    for bytes in files(case, "ocsps", folder) {
        world.evidence(Kind::Ocsp, &bytes);
    }
    let at: Timestamp = signed.unwrap_or(now);
    world.path(certificates.last().unwrap(), at, &OpenQuestions::new(&world.limits), true)
}

#[test]
fn pyhanko_cases_with_evidence() {
    let Some(folder) = corpus("paths-pyhanko") else { return };
    let cases: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut wrong = BTreeMap::new();
    let mut run = 0;
    for case in cases["cases"].as_array().unwrap() {
        let any = ["crls", "ocsps"].iter().any(|key| case[*key].as_array().is_some_and(|list| !list.is_empty()));
        if !any || case["path"].is_null() {
            continue;
        }
        run += 1;
        let id = case["id"].as_str().unwrap();
        let answer = judge(case, &folder);
        println!("{id}: {answer:?}");
        if answer.is_ok() != (case["expected"] == "accept") {
            wrong.insert(id.to_owned(), format!("{answer:?}"));
        }
    }
    for (id, reason) in REASONS {
        assert!(wrong.remove(*id).is_some() && !reason.is_empty(), "{id}");
    }
    println!("{run} cases");
    assert_eq!(wrong, BTreeMap::new());
    assert!(run >= 40, "{run}");
}
