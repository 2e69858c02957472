//! CMS signatures of other people's suites, all cases. What is not met stands in `suites/cms.json` with clause and reason.

use crate::corpora::corpus;
use crate::support::Setup;
use kyso::Error;
use kyso::policy::RevocationRule;
use kyso::report::Report;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Reason {
    said: String,
    clause: String,
    why: String,
}

fn strings(case: &Value, key: &str) -> Vec<String> {
    let list = case[key].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

fn run(folder: &Path, case: &Value) -> Result<Report, Error> {
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    let mut setup = Setup::at(case["validation_time"].as_str().unwrap_or("2026-11-22T00:00:00Z"));
    for name in ["trust_anchors", "ts_trust_anchors"].iter().flat_map(|k| strings(case, k)) {
        setup.trust.add_user_file(&read(&name), &setup.limits);
    }
    for name in ["certs", "crls", "ocsps"].iter().flat_map(|k| strings(case, k)) {
        setup.evidence.add_file(&read(&name), &name);
    }
    setup.content = case["content"].as_str().map(read);
    let setup = setup.revocation(match case["policy"]["revocation"]["end_entity"].as_str() {
        Some("NO_CHECK") => RevocationRule::None,
        Some("CHECK_IF_DECLARED" | "CHECK_IF_DECLARED_SOFT") => RevocationRule::IfDeclared,
        _ => RevocationRule::Required,
    });
    setup.judge(&read(case["file"].as_str().unwrap()))
}

fn norm(text: &str) -> String {
    text.to_uppercase().replace('-', "_")
}

/// Indication and sub-indication of the worst signature.
fn said(report: &Report) -> (String, String) {
    let Some(worst) = report.signatures.iter().min_by_key(|s| s.indication) else {
        return ("NO_SIGNATURE_FOUND".to_owned(), "-".to_owned());
    };
    let indication = serde_json::to_value(worst.indication).unwrap();
    let sub = worst.sub_indication.map_or("-".to_owned(), |s| s.name().to_owned());
    (norm(indication.as_str().unwrap()), sub)
}

fn met(expected: &Value, indication: &str, sub: &str) -> bool {
    let list = |many: &str, one: &str| {
        let mut found = strings(expected, many);
        found.extend(expected[one].as_str().map(str::to_owned).filter(|_| expected[many].is_null()));
        found.iter().map(|t| norm(t)).collect::<Vec<_>>()
    };
    let mut indications = list("indication_in", "indication");
    if let Some(likely) = expected["likely"].as_str() {
        indications = vec![norm(likely)];
    }
    let subs = list("sub_indication_in", "sub_indication");
    let never = strings(expected, "never").iter().any(|n| norm(n) == indication);
    let never_sub = strings(expected, "never_sub").iter().any(|n| norm(n) == sub);
    let asks_sub = matches!(indication, "TOTAL_FAILED" | "INDETERMINATE") && !subs.is_empty();
    !never
        && !never_sub
        && (indications.is_empty() || indications.iter().any(|i| i == indication))
        && (!asks_sub || subs.iter().any(|s| s == sub))
}

#[test]
fn all_cases() {
    let reasons: BTreeMap<String, Reason> = serde_json::from_str(include_str!("../../suites/cms.json")).unwrap();
    assert!(reasons.values().all(|r| !r.clause.is_empty() && r.why.len() > 10));
    let (mut count, mut good, mut explained, mut wrong) = (0, 0, Vec::new(), Vec::new());
    for suite in ["cms-dss", "cms-misc", "cms-pyhanko"] {
        let Some(folder) = corpus(suite) else { return };
        let text = fs::read_to_string(folder.join("expected.json")).unwrap();
        let manifest: Value = serde_json::from_str(&text).unwrap();
        for case in manifest["cases"].as_array().unwrap() {
            // Time-stamps and evidence records without a verdict, and cases that give a digest in place of content or settings
            // of the origin's own, are not asked of a file.
            let kind = case["kind"].as_str().unwrap_or_default();
            let own = case["tags"].as_array().is_some_and(|t| t.iter().any(|v| v == "custom"));
            if !matches!(kind, "cms" | "smime") || !case["message_digest"].is_null() || own {
                continue;
            }
            let id = format!("{suite}/{}", case["id"].as_str().unwrap());
            count += 1;
            let (indication, sub) =
                run(&folder, case).map_or_else(|e| (e.code().to_owned(), "-".to_owned()), |r| said(&r));
            let result = format!("{indication}/{sub}");
            let fits = case["expected"].is_null() || met(&case["expected"], &indication, &sub);
            match reasons.get(&id) {
                None if fits => good += 1,
                Some(reason) if !fits && reason.said == result => explained.push(id),
                Some(_) if fits => wrong.push(format!("{id}: met, but listed as not met")),
                _ => wrong.push(format!("{id}: {result}, expected {}", case["expected"])),
            }
        }
    }
    println!("cms: {count} cases, met {good}, explained {}", explained.len());
    wrong.extend(reasons.keys().filter(|id| !explained.contains(id)).map(|id| format!("{id}: listed, no such miss")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100);
}
