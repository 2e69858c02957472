//! NIST PKITS 1.0.1 (Public Key Interoperability Test Suite), all 249 cases. Certificates only: where the status of a certificate
//! decides, the path itself has to be accepted.

use crate::corpora::corpus;
use crate::suites::{Suite, World};
use kyso::Timestamp;
use kyso::path::{PathContext, PathOptions, PathStatus, Purpose, find_path_with};
use kyso::x509::PolicyId;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    chain: Vec<String>,
    trust_anchor: String,
    validation_time: String,
    expected: String,
    user_constrained_policy_set: Option<Vec<String>>,
    #[serde(default)]
    initial_policy_set: Vec<String>,
    #[serde(default)]
    initial_explicit_policy: bool,
    #[serde(default)]
    initial_policy_mapping_inhibit: bool,
    #[serde(default)]
    initial_any_policy_inhibit: bool,
}

/// The sections on DSA, which is not done: nothing else may be said of them.
const DSA: [&str; 2] = ["4.1.4:", "4.1.5:"];

#[test]
fn all_cases() {
    let Some(folder) = corpus("pkits") else { return };
    let manifest: Manifest = serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let mut suite = Suite::new("pkits");
    for case in &manifest.cases {
        let read = |name: &String| fs::read(folder.join(name)).unwrap();
        let mut world = World::default();
        world.anchor(&read(&case.trust_anchor));
        let (target, others) = case.chain.split_last().unwrap();
        others.iter().rev().for_each(|name| world.candidate(&read(name)));
        let mut options = PathOptions::new(Purpose::Documents);
        let policy = &mut options.policy;
        if !case.initial_policy_set.is_empty() {
            policy.user_initial_policy_set =
                case.initial_policy_set.iter().map(|p| PolicyId::from_text(p).unwrap()).collect();
        }
        policy.initial_explicit_policy = case.initial_explicit_policy;
        policy.initial_policy_mapping_inhibit = case.initial_policy_mapping_inhibit;
        policy.initial_any_policy_inhibit = case.initial_any_policy_inhibit;
        let at = Timestamp::parse(&case.validation_time).unwrap();
        let context = PathContext { pool: &world.pool, trust: &world.trust, at, limits: &world.limits };
        let outcome = match world.target(&read(target)) {
            Ok(target) => find_path_with(&target, &context, &options),
            Err(error) => {
                suite.record(&case.id, case.expected == "accept", false, &error.to_string());
                continue;
            }
        };
        let code = outcome.reason.map_or("accepted", |c| c.name());
        if DSA.iter().any(|section| case.id.starts_with(section)) {
            if code == "algorithm-unsupported" {
                suite.met(&case.id);
            } else {
                suite.problem(format!("{}: {code}", case.id));
            }
            continue;
        }
        let accepted = outcome.status == PathStatus::Accepted;
        suite.record(&case.id, case.expected == "accept", accepted, code);
        if let (true, Some(expected)) = (accepted, &case.user_constrained_policy_set) {
            let found: BTreeSet<String> = outcome.policies.iter().map(ToString::to_string).collect();
            if found != expected.iter().cloned().collect() {
                suite.problem(format!("{}: policies {found:?}, expected {expected:?}", case.id));
            }
        }
    }
    suite.finish(249);
}
