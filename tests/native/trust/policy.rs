//! Policies: the file form, what it cannot do, and what its levels do to reports.

use crate::support::{Setup, fixture, reports};
use kyso::Timestamp;
use kyso::ades::{CheckStatus, Indication, SubIndication, TimeBasis};
use kyso::finding::Code;
use kyso::policy::{Constraint, Level, Policy, PolicyFault, Reliability, RevocationRule};
use kyso::report::{Report, Verdict};
use std::collections::BTreeSet;
use std::path::Path;

fn file(rest: &str) -> String {
    let comma = if rest.is_empty() { "" } else { "," };
    format!(r#"{{"schema":"kyso-policy/1","id":"office/1","version":3{comma}{rest}}}"#)
}

fn parse(rest: &str) -> Policy {
    Policy::parse(&file(rest)).unwrap_or_else(|e| panic!("{rest}: {e}"))
}

fn level(check: &str, level: &str) -> Policy {
    parse(&format!(r#""constraints":[{{"check":"{check}","level":"{level}"}}]"#))
}

fn report(name: &str, policy: &Policy) -> Report {
    let fixture = fixture(name);
    Setup { policy: policy.clone(), ..fixture.setup() }.judge(fixture.pdf).unwrap()
}

fn status(report: &Report, check: &str) -> CheckStatus {
    report.blocks(&report.signatures[0]).iter().flat_map(|b| &b.checks).find(|c| c.code == check).unwrap().status
}

/// A file that says nothing asks what the strict policy asks, under its own name.
#[test]
fn an_empty_file_is_the_strict_policy() {
    let policy = parse("");
    assert_eq!((policy.id.as_str(), policy.version), ("office/1", 3));
    assert!(policy.relaxed_rules().is_empty());
    let strict = Policy { id: policy.id.clone(), version: policy.version, ..Policy::strict() };
    assert_eq!(policy.canonical(), strict.canonical());
}

/// `policy/strict.json` documents the built-in policy, and reads as it.
#[test]
fn the_written_out_policy_is_the_built_in_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policy/strict.json");
    let canonical: serde_json::Value = serde_json::from_slice(&Policy::strict().canonical()).unwrap();
    if std::env::var_os("KYSO_BLESS").is_some() {
        std::fs::write(&path, format!("{}\n", serde_json::to_string_pretty(&canonical).unwrap())).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), canonical);
    let read = Policy::parse(&text).unwrap();
    assert_eq!(read.canonical(), Policy::strict().canonical());
    // Under the same name, anything else is a disguise.
    for changed in [text.replace("\"required\"", "\"none\""), text.replace("\"version\": 1", "\"version\": 2")] {
        assert_ne!(changed, text);
        assert_eq!(Policy::parse(&changed).unwrap_err().fault, PolicyFault::ValueWrong);
    }
}

/// Every fault by its name and place.
#[test]
fn what_a_file_cannot_say() {
    use PolicyFault::*;
    for (rest, fault, place) in [
        (r#""colour":1"#, NameUnknown, "colour"),
        (r#""version":4"#, Repeated, "version"),
        (r#""revocation":"sometimes""#, ValueWrong, "revocation"),
        (r#""revocation":1"#, TypeWrong, "revocation"),
        (r#""status":[]"#, TypeWrong, "status"),
        (r#""status":{"maxAge":"day"}"#, TypeWrong, "status.maxAge"),
        (r#""status":{"maxAge":-1}"#, ValueWrong, "status.maxAge"),
        (r#""status":{"clockTolerance":99999999999999}"#, ValueWrong, "status.clockTolerance"),
        (r#""status":{"maxage":1}"#, NameUnknown, "status.maxage"),
        (r#""status":{"numberRequired":1}"#, TypeWrong, "status.numberRequired"),
        (r#""status":{"expiredIssuer":"never"}"#, ValueWrong, "status.expiredIssuer"),
        (r#""claimedTimeTolerance":null"#, TypeWrong, "claimedTimeTolerance"),
        (r#""algorithms":{"digests":[{"name":"SHA-9","until":null}]}"#, AlgorithmUnknown, "algorithms.digests[0].name"),
        (r#""algorithms":{"digests":[{"name":"SHA-1"}]}"#, Missing, "algorithms.digests[0].until"),
        (r#""algorithms":{"digests":[{"name":"SHA-1","until":"soon"}]}"#, ValueWrong, "algorithms.digests[0].until"),
        (r#""algorithms":{"digests":[{"name":"MD5","until":null}]}"#, AlgorithmTooWeak, "algorithms.digests[0].name"),
        (
            r#""algorithms":{"digests":[{"name":"SHA-1","until":null},{"name":"SHA-1","until":null}]}"#,
            Repeated,
            "algorithms.digests[1].name",
        ),
        (
            r#""algorithms":{"keys":[{"name":"RSA","leastBits":512,"until":null}]}"#,
            AlgorithmTooWeak,
            "algorithms.keys[0].name",
        ),
        (
            r#""algorithms":{"keys":[{"name":"DSA","leastBits":2048,"until":null}]}"#,
            AlgorithmUnknown,
            "algorithms.keys[0].name",
        ),
        (r#""constraints":{"algorithms":"WARN"}"#, TypeWrong, "constraints"),
        (r#""constraints":[{"check":"colour","level":"FAIL"}]"#, ConstraintUnknown, "constraints[0].check"),
        (r#""constraints":[{"check":"padding-zero","level":"fail"}]"#, LevelUnknown, "constraints[0].level"),
        (r#""constraints":[{"check":"padding-zero","level":1}]"#, TypeWrong, "constraints[0].level"),
        (r#""constraints":[{"check":"padding-zero"}]"#, Missing, "constraints[0].level"),
        (
            r#""constraints":[{"check":"padding-zero","level":"WARN"},{"check":"padding-zero","level":"INFO"}]"#,
            Repeated,
            "constraints[1].check",
        ),
        (r#""constraints":[{"check":"algorithms","level":"INFO"}]"#, LevelTooWeak, "constraints[0].level"),
    ] {
        let error = Policy::parse(&file(rest)).unwrap_err();
        assert_eq!((error.fault, error.place.as_str()), (fault, place), "{rest}");
        assert!(error.to_string().contains(fault.name()), "{error}");
    }
    let whole = [
        ("", NotJson),
        ("[]", TypeWrong),
        ("{}", Missing),
        (r#"{"schema":"kyso-policy/2","id":"a","version":1}"#, SchemaUnknown),
        (r#"{"schema":"kyso-policy/1","version":1}"#, Missing),
        (r#"{"schema":"kyso-policy/1","id":"a"}"#, Missing),
        (r#"{"schema":"kyso-policy/1","id":"a","version":0}"#, ValueWrong),
        (r#"{"schema":"kyso-policy/1","id":"a","version":1.5}"#, NotJson),
        (r#"{"schema":"kyso-policy/1","id":"kỷ","version":1}"#, ValueWrong),
        (r#"{"schema":"kyso-policy/1","id":"kyso-other/1","version":1}"#, ValueWrong),
        (r#"{"schema":"kyso-policy/1","id":"a","version":1} x"#, NotJson),
    ];
    for (text, fault) in whole {
        assert_eq!(Policy::parse(text).unwrap_err().fault, fault, "{text}");
    }
    assert_eq!(Policy::parse(&" ".repeat(1 << 19)).unwrap_err().fault, TooLarge);
    assert_eq!(Policy::parse(&"[".repeat(100_000)).unwrap_err().fault, NotJson);
}

/// No level below FAIL can even be written for a hard check.
#[test]
fn hard_checks_have_no_other_level() {
    for constraint in Constraint::ALL {
        for level in Level::ALL {
            let text = file(&format!(r#""constraints":[{{"check":"{}","level":"{level}"}}]"#, constraint.name()));
            let read = Policy::parse(&text);
            if level < constraint.weakest() {
                let error = read.unwrap_err();
                assert_eq!(error.fault, PolicyFault::LevelTooWeak);
                assert!(error.detail.contains(constraint.clause()), "{error}");
            } else {
                assert_eq!(read.unwrap().constraints.level(*constraint), level);
            }
        }
    }
    let hard: Vec<_> = Constraint::ALL.iter().filter(|c| c.is_hard()).map(|c| c.name()).collect();
    for name in ["container", "message-digest", "byte-range-digest", "signature-value", "path", "status", "one-signer"]
    {
        assert!(hard.contains(&name), "{name}");
    }
}

/// The file says in what it differs; the fingerprint does not depend on how it is written.
#[test]
fn what_is_said_counts_and_is_named() {
    let policy = parse(
        r#""revocation":"if-declared","status":{"maxAge":null,"clockTolerance":600},
           "algorithms":{"digests":[{"name":"SHA-1","until":"2016-01-01T00:00:00Z"}],
                         "keys":[{"name":"RSA","leastBits":3072,"until":null},
                                 {"name":"RSA","leastBits":2048,"until":"2026-01-01T00:00:00Z"}]},
           "constraints":[{"check":"time-vouched-for","level":"FAIL"},{"check":"padding-zero","level":"IGNORE"}]"#,
    );
    assert_eq!(policy.revocation, RevocationRule::IfDeclared);
    let at = Timestamp::parse("2026-11-22T00:00:00Z").unwrap();
    assert!(matches!(policy.algorithms.key("RSA", 2048, at), Reliability::Until(_)));
    assert_eq!(policy.algorithms.key("RSA", 3072, at), Reliability::Reliable);
    assert_eq!(policy.relaxed_rules(), ["status.clockTolerance", "algorithms.SHA-1", "constraints.padding-zero"]);
    let other = parse(
        r#""constraints":[{"level":"IGNORE","check":"padding-zero"},{"check":"time-vouched-for","level":"FAIL"},
                          {"check":"certificate-bound","level":"WARN"}],
           "algorithms":{"keys":[{"name":"RSA","leastBits":2048,"until":"2026-01-01T00:00:00Z"},
                                 {"until":null,"name":"RSA","leastBits":3072}],
                         "digests":[{"name":"SHA-1","until":"2016-01-01T00:00:00Z"}]},
           "status":{"clockTolerance":600},"revocation":"if-declared""#,
    );
    assert_eq!(policy.canonical(), other.canonical());
    assert_ne!(policy.canonical(), parse("").canonical());
}

/// Whatever is written out can be read again, to the same policy.
#[test]
fn the_canonical_form_is_a_file() {
    for policy in [parse(""), level("algorithms", "WARN"), loosest(), strictest()] {
        let text = String::from_utf8(policy.canonical()).unwrap();
        assert_eq!(Policy::parse(&text).unwrap().canonical(), policy.canonical());
    }
}

/// Every check that a report shows is one that a policy can name, with the clause of the table.
#[test]
fn every_check_has_its_constraint() {
    let mut seen = BTreeSet::new();
    for (fixture, report) in reports() {
        for check in report.signatures.iter().flat_map(|s| report.blocks(s)).flat_map(|b| &b.checks) {
            let constraint = Constraint::named(&check.code);
            assert!(constraint.is_some(), "{}: {} has no constraint", fixture.name, check.code);
            assert_eq!(check.level, None, "the strict policy moves nothing");
            seen.insert(&*check.code);
        }
    }
    assert!(seen.len() > 15, "{seen:?}");
}

fn extreme(level: impl Fn(Constraint) -> Level) -> Policy {
    let mut policy = Policy { id: "office/2".to_owned(), ..Policy::strict() };
    for constraint in Constraint::ALL {
        assert!(policy.constraints.set(*constraint, level(*constraint)));
    }
    policy
}

fn loosest() -> Policy {
    extreme(|constraint| constraint.weakest())
}

fn strictest() -> Policy {
    extreme(|_| Level::Fail)
}

/// Under the loosest levels there are, what is invalid stays invalid, and nothing passes whose digest, value, byte range or path is
/// not as it should be. Under the strictest, nothing passes that did not pass before.
#[test]
fn levels_never_reach_what_is_hard() {
    let (loosest, strictest) = (loosest(), strictest());
    let mut moved = 0;
    for (fixture, strict) in reports() {
        let loose = report(fixture.name, &loosest);
        let tight = report(fixture.name, &strictest);
        assert_eq!(strict.verdict == Verdict::Invalid, loose.verdict == Verdict::Invalid, "{}", fixture.name);
        assert!(tight.verdict != Verdict::Valid || strict.verdict == Verdict::Valid, "{}", fixture.name);
        for (was, is) in strict.signatures.iter().zip(&loose.signatures) {
            assert_eq!(was.integrity, is.integrity);
            if is.indication == Indication::TotalPassed {
                assert_eq!(is.integrity.digest_matches, Some(true), "{}", fixture.name);
                assert_eq!(is.integrity.signature_verifies, Some(true), "{}", fixture.name);
                for constraint in Constraint::ALL.iter().filter(|c| c.is_hard()) {
                    let checks =
                        strict.blocks(was).iter().flat_map(|b| &b.checks).filter(|c| c.code == constraint.name());
                    for check in checks {
                        assert!(matches!(check.status, CheckStatus::Passed | CheckStatus::Warned), "{}", fixture.name);
                    }
                }
            }
            moved += usize::from(was.indication != is.indication);
        }
        assert!(loose.findings.iter().any(|f| f.code == Code::PolicyLooser), "{}", fixture.name);
        assert!(!tight.findings.iter().any(|f| f.code == Code::PolicyLooser), "{}", fixture.name);
    }
    assert!(moved > 0, "nothing was moved, so nothing was tried");
}

/// SHA-1 after its end: FAIL keeps the signature open, WARN lets it pass, marked, and the report says under which rules.
#[test]
fn an_outdated_algorithm_by_level() {
    let strict = report("sha1", &Policy::strict());
    assert_eq!(strict.signatures[0].sub_indication, Some(SubIndication::CryptoConstraintsFailure));
    let policy = level("algorithms", "WARN");
    let loose = report("sha1", &policy);
    assert_eq!(loose.signatures[0].indication, Indication::TotalPassed);
    assert_eq!(status(&loose, "algorithms"), CheckStatus::Warned);
    assert!(loose.signatures[0].findings.iter().any(|f| f.code == Code::AlgorithmOutdated));
    let permissive = loose.findings.iter().find(|f| f.code == Code::PolicyLooser).unwrap();
    assert_eq!((permissive.param("policy"), permissive.param("rules")), ("office/1", "constraints.algorithms"));
    assert_eq!((loose.policy.id.as_str(), loose.policy.version), ("office/1", 3));
    assert_ne!(loose.policy.sha256, strict.policy.sha256);
}

/// A proof of existence is missing only where one could help: the certificate that the signature binds is of 2024, so none leads
/// back before a digest's end in 2012, while one may lead back before an end in 2025 (EN 319 102-1 §5.1.3, Table 6).
#[test]
fn no_proof_is_asked_for_that_cannot_exist() {
    let ended = |until: &str| {
        let policy = parse(&format!(r#""algorithms":{{"digests":[{{"name":"SHA-1","until":"{until}"}}]}}"#));
        report("sha1", &policy).signatures[0].sub_indication
    };
    assert_eq!(ended("2012-08-01T00:00:00Z"), Some(SubIndication::CryptoConstraintsFailure));
    assert_eq!(ended("2025-08-01T00:00:00Z"), Some(SubIndication::CryptoConstraintsFailureNoPoe));
}

/// The proven time decides, not the claimed one and not now (EN 319 102-1 §5.2.8.4.2).
#[test]
fn the_end_of_an_algorithm_is_held_against_the_time_proven() {
    // The keys of signer and authority have 3072 bits, that of the time-stamp unit 2048.
    let under = |name: &str, bits: usize, until: &str| {
        let policy = parse(&format!(
            r#""status":{{"judgeAlgorithms":false}},"algorithms":{{"keys":[{{"name":"RSA","leastBits":{bits},"until":"{until}"}},
               {{"name":"RSA","leastBits":{},"until":null}}]}}"#,
            bits + 1024
        ));
        let report = report(name, &policy);
        (report.signatures[0].time.basis, report.signatures[0].sub_indication)
    };
    let failed = Some(SubIndication::CryptoConstraintsFailureNoPoe);
    let stamped = report("b-t", &Policy::strict()).signatures[0].time.best.unwrap();
    let (before, after) = (stamped.plus(-1).to_string(), stamped.plus(1).to_string());
    assert_eq!(under("b-t", 3072, &after), (TimeBasis::Proven, None));
    assert_eq!(under("b-t", 3072, &before), (TimeBasis::Proven, failed));
    // Only claimed to be older than that end.
    assert_eq!(under("b-b", 3072, &after), (TimeBasis::Claimed, failed));
    // A unit whose own key has fallen since proves nothing by itself any more.
    assert_eq!(under("b-t", 2048, &after).0, TimeBasis::Stamped);
}

/// A policy can ask for more: a time that somebody vouches for, a certificate bound by the signature, zeros in the padding.
#[test]
fn more_can_be_asked() {
    for (name, check) in
        [("b-b", "time-vouched-for"), ("no-ess", "certificate-bound"), ("nonzero-padding", "padding-zero")]
    {
        let strict = report(name, &Policy::strict());
        assert_eq!(status(&strict, check), CheckStatus::Warned, "{name}");
        assert_eq!(strict.signatures[0].indication, Indication::TotalPassed, "{name}");
        let asked = report(name, &level(check, "FAIL"));
        assert_eq!(asked.signatures[0].sub_indication, Some(SubIndication::SigConstraintsFailure), "{name}");
        assert_eq!(asked.verdict, Verdict::Indeterminate, "{name}");
        let check =
            asked.blocks(&asked.signatures[0]).iter().flat_map(|b| &b.checks).find(|c| c.code == check).unwrap();
        assert_eq!((check.status, check.level), (CheckStatus::Failed, Some(Level::Fail)), "{name}");
    }
}

/// A name that a reader takes for that of a built-in policy is one, or a disguise.
#[test]
fn no_id_looks_like_a_built_in_one() {
    let parse =
        |id: &str, rest: &str| Policy::parse(&format!(r#"{{"schema":"kyso-policy/1","id":"{id}","version":1{rest}}}"#));
    let loose = r#","revocation":"none""#;
    for id in [
        "KYSO-strict/1",
        "Kyso-Strict/1",
        "kys0-strict/1",
        "ky5o-strlct/l",
        "kyso_strict.1",
        "kyso/strict",
        "STRICT",
        "str1ct",
    ] {
        assert!(matches!(parse(id, loose), Err(e) if e.place == "id"), "{id}");
    }
    for id in ["office/1", "my-kyso", "restrict", "strict-office"] {
        assert!(parse(id, loose).is_ok(), "{id}");
    }
    assert!(parse("kyso-strict/1", "").is_ok(), "to the letter it is that policy");
}
