//! Certificate chains of BoringSSL and Chromium, all cases with a chain.

use crate::corpora::corpus;
use crate::suites::{Suite, World};
use kyso::Timestamp;
use kyso::asn1::pem_blocks;
use kyso::crypto::Outcome;
use kyso::path::{AnchorRules, PathContext, PathOptions, PathStatus, Purpose, UsageRules, find_path_with};
use kyso::policy::AlgorithmSuite;
use kyso::x509::Certificate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    chain: String,
    expected: String,
    trust: String,
    utc_time: String,
    key_purpose: String,
    expected_user_constrained_policy_set: Option<String>,
}

/// The time at which most chains of the suite were made.
const DEFAULT_TIME: &str = "2021-10-05T12:00:00Z";

fn time(text: &str) -> Timestamp {
    let text = match text {
        "DEFAULT" => DEFAULT_TIME.to_owned(),
        utc => {
            let part = |from: usize| utc.get(from..from + 2).unwrap();
            format!("20{}-{}-{}T{}:{}:{}Z", part(0), part(2), part(4), part(6), part(8), part(10))
        }
    };
    Timestamp::parse(&text).unwrap()
}

/// What of the anchor counts, and whether the last certificate may also be the first.
fn trust(kind: &str, last: &Certificate, only: bool) -> Option<(AnchorRules, bool)> {
    let rules = AnchorRules {
        dates: kind.contains("EXPIRATION"),
        constraints: kind.contains("WITH_CONSTRAINTS") || kind.contains("AND_CONSTRAINTS"),
        basic_constraints_required: kind.contains("REQUIRE_BASIC_CONSTRAINTS"),
    };
    let self_signed = || last.is_self_issued() && last.signed_by(last) == Outcome::Verified;
    match kind {
        "DISTRUSTED" | "UNSPECIFIED" => None,
        "TRUSTED_LEAF" => only.then_some((rules, true)),
        "TRUSTED_LEAF_REQUIRE_SELF_SIGNED" => (only && self_signed()).then_some((rules, true)),
        "TRUSTED_ANCHOR_OR_LEAF" => Some((rules, true)),
        _ => Some((rules, false)),
    }
}

/// The purposes of the suite. `STRICT` is Chromium's word for usages that are there and name the purpose itself.
fn purpose(kind: &str) -> (Purpose, UsageRules) {
    let usage = |oid: &str| Purpose::Usage(oid.parse().unwrap());
    let purpose = match kind.split_once("_STRICT").map_or(kind, |(kind, _)| kind) {
        "SERVER_AUTH" => usage("1.3.6.1.5.5.7.3.1"),
        "CLIENT_AUTH" => usage("1.3.6.1.5.5.7.3.2"),
        "MLS_CLIENT_AUTH" => usage("2.23.146.2.1.3"),
        "C2PA_MANIFEST" => usage("1.3.6.1.5.5.7.3.36"),
        "C2PA_TIMESTAMPING" => Purpose::Timestamps,
        _ => Purpose::Any,
    };
    let strict = kind.contains("STRICT") || kind == "MLS_CLIENT_AUTH";
    let rules = UsageRules {
        absent_counts: !strict,
        any_counts: !strict,
        along_path: true,
        any_counts_in_authorities: !strict || kind.ends_with("LEAF"),
    };
    (purpose, rules)
}

#[test]
fn all_chains() {
    let Some(folder) = corpus("chains-boringssl") else { return };
    let manifest: Manifest = serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let mut suite = Suite::new("boringssl");
    let algorithms = AlgorithmSuite::builtin();
    // Cases without a chain are single lists and responses.
    for case in manifest.cases.into_iter().filter(|c| c.get("chain").is_some()) {
        let case: Case = serde_json::from_value(case).unwrap();
        let blocks = pem_blocks(&fs::read(folder.join(&case.chain)).unwrap());
        let ders: Vec<&[u8]> = blocks.iter().map(|b| b.der.as_slice()).collect();
        let expected = case.expected == "accept";
        let mut world = World::default();
        let (Some(first), Some(last)) = (ders.first(), ders.last()) else { panic!("{}", case.id) };
        let Ok(anchor) = Certificate::parse(last, &world.limits) else {
            suite.record(&case.id, expected, false, "anchor cannot be read");
            continue;
        };
        let (use_of, usage) = purpose(&case.key_purpose);
        let mut options = PathOptions::new(use_of);
        options.usage = usage;
        if let Some((rules, may_be_target)) = trust(&case.trust, &anchor, ders.len() == 1) {
            options.anchors = rules;
            options.target_may_be_anchor = may_be_target;
            world.anchor(last);
        }
        // What Chromium refuses by its digest policy or for the size of a key is a matter of the suite here.
        if case.id.contains("sha1/") || case.id.contains("512bit") {
            options.algorithms = Some(&algorithms);
        }
        ders.iter().skip(1).for_each(|der| world.candidate(der));
        let at = time(&case.utc_time);
        let context = PathContext { pool: &world.pool, trust: &world.trust, at, limits: &world.limits };
        let outcome = match world.target(first) {
            Ok(target) => find_path_with(&target, &context, &options),
            Err(error) => {
                suite.record(&case.id, expected, false, &error.to_string());
                continue;
            }
        };
        let accepted = outcome.status == PathStatus::Accepted;
        suite.record(&case.id, expected, accepted, outcome.reason.map_or("accepted", |c| c.name()));
        if let (true, Some(policies)) = (accepted, &case.expected_user_constrained_policy_set) {
            let found: BTreeSet<String> = outcome.policies.iter().map(ToString::to_string).collect();
            if found != policies.split(", ").map(str::to_owned).collect() {
                suite.problem(format!("{}: policies {found:?}, expected {policies}", case.id));
            }
        }
    }
    suite.finish(197);
}
