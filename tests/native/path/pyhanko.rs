//! Certification paths of pyHanko's certificate validator, all cases. Certificates only: where the status of a certificate decides,
//! the path itself has to be accepted.

use crate::corpora::corpus;
use crate::suites::{Suite, World};
use kyso::asn1::{Budget, Reader, Rules};
use kyso::path::{PathContext, PathOptions, PathStatus, Purpose, find_path_with};
use kyso::x509::{GeneralName, Name, Subtree};
use kyso::{Limits, Timestamp};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    expected: String,
    #[serde(default)]
    path: Vec<String>,
    target: Option<String>,
    #[serde(default)]
    trust_anchors: Vec<String>,
    #[serde(default)]
    certs: Vec<String>,
    validation_time: String,
}

/// A directory name of the PKITS family with this unit, which two cases use as an initial subtree. The data of the suite name the
/// object and not its value, so it is taken from the origin's test.
fn subtree(unit: &str) -> Subtree {
    let tlv = |tag: u8, content: &[u8]| [&[tag, u8::try_from(content.len()).unwrap()], content].concat();
    let attribute = |arc: u8, value: &str| {
        let pair = [tlv(6, &[0x55, 4, arc]), tlv(0x13, value.as_bytes())].concat();
        tlv(0x31, &tlv(0x30, &pair))
    };
    let rdns = [attribute(6, "US"), attribute(10, "Test Certificates 2011"), attribute(11, unit)].concat();
    let der = tlv(0x30, &rdns);
    let budget = &mut Budget::new(&Limits::default());
    let element = Reader::new(&der, Rules::Der).next(budget).unwrap().unwrap();
    Subtree { base: GeneralName::Directory(Name::read(&element, budget).unwrap()), unbounded: true }
}

#[test]
fn all_cases() {
    let Some(folder) = corpus("paths-pyhanko") else { return };
    let manifest: Manifest = serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let mut suite = Suite::new("pyhanko");
    for case in &manifest.cases {
        if suite.is_not_run(&case.id) {
            continue;
        }
        let Some(target) = case.target.as_ref().or(case.path.last()) else {
            suite.problem(format!("{}: no target", case.id));
            continue;
        };
        let read = |name: &String| fs::read(folder.join(name)).unwrap();
        let mut world = World::default();
        case.trust_anchors.iter().for_each(|name| world.anchor(&read(name)));
        case.certs.iter().chain(&case.path).for_each(|name| world.candidate(&read(name)));
        let at = Timestamp::parse(&case.validation_time).unwrap();
        let context = PathContext { pool: &world.pool, trust: &world.trust, at, limits: &world.limits };
        let target = world.target(&read(target)).unwrap();
        let mut options = PathOptions::new(Purpose::Documents);
        match case.id.as_str() {
            "test_policy_proc.test_validate_with_merged_permitted_subtrees#2" => {
                options.names.permitted.push(subtree("someNameYouDontHave"));
            }
            "test_policy_proc.test_validate_with_merged_excluded_subtrees#2" => {
                options.names.excluded.push(subtree("permittedSubtree1"));
            }
            _ => {}
        }
        let outcome = find_path_with(&target, &context, &options);
        let code = outcome.reason.map_or("accepted", |c| c.name());
        suite.record(&case.id, case.expected == "accept", outcome.status == PathStatus::Accepted, code);
    }
    suite.finish(68);
}
