//! NIST PKITS §4.4 (basic revocation), §4.5 (self-issued, new keys), §4.14 (distribution points) and §4.15 (delta lists): each
//! case whole, with the small path search of the tests.

use crate::corpora::corpus;
use crate::revocation::world::{World, time};
use kyso::evidence::Kind;
use kyso::revocation::OpenQuestions;

#[test]
fn sections_about_revocation() {
    let Some(folder) = corpus("pkits") else { return };
    let expected: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let (mut run, mut wrong) = (0, Vec::new());
    for case in expected["cases"].as_array().unwrap() {
        let id = case["id"].as_str().unwrap();
        if !["4.4.", "4.5.", "4.14.", "4.15."].iter().any(|section| id.starts_with(section)) {
            continue;
        }
        run += 1;
        let answer = judge(case, &folder);
        if answer.is_ok() != (case["expected"] == "accept") {
            wrong.push(format!("{id}: {answer:?}"));
        }
        println!("{id}: {answer:?}");
    }
    println!("{run} cases");
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(run, 74);
}

fn judge(case: &serde_json::Value, folder: &std::path::Path) -> Result<(), String> {
    let at = time(case["validation_time"].as_str().unwrap());
    let mut world = World::new(at);
    let names = |key: &str| -> Vec<String> {
        case[key].as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned()).collect()
    };
    let mut target = None;
    for name in names("chain") {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        target =
            Some(if case["trust_anchor"] == name.as_str() { world.anchor(&bytes) } else { world.certificate(&bytes) });
    }
    for name in names("crls") {
        world.evidence(Kind::Crl, &std::fs::read(folder.join(&name)).unwrap());
    }
    world.path(&target.unwrap(), at, &OpenQuestions::new(&world.limits), true)
}
