//! Really signed documents, where they are at hand.

use kyso::evidence::EvidenceStore;
use kyso::policy::Policy;
use kyso::report::Report;
use kyso::trust::{TrustFile, TrustStore};
use kyso::verify::{Context, Digests};
use kyso::vietnam::{AskedKind, Completeness, Nature, NoteCode, Order, Outcome, Reason, Refusal, StepCode};
use kyso::{Input, Limits, Timestamp};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn report(name: &str) -> Option<Report> {
    let shared = env::var_os("KYSO_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let Ok(source) = fs::read(shared.join("corpus/vn/pdf").join(name)) else {
        println!("skipped: 1 real file because {name} is absent");
        return None;
    };
    let (limits, mut trust) = (Limits::default(), TrustStore::default());
    TrustFile::parse(include_str!("../../trust/vietnam.json")).unwrap().add_to(&mut trust, &limits).unwrap();
    let context = Context {
        now: Timestamp::parse("2026-11-22T00:00:00Z").unwrap(),
        received: None,
        trust: &trust,
        evidence: &EvidenceStore::default(),
        policy: &Policy::strict(),
        limits: &limits,
        digests: &Digests::default(),
        file: None,
        kind: AskedKind::Auto,
        reveal: false,
        hints: true,
    };
    Some(kyso::verify(&Input { source: &source, detached: None, password: None }, &context).unwrap())
}

/// One person, then one act of the agency with 22 fields, whose clerk's clock is seven hours wrong.
#[test]
fn twenty_three_signatures_are_two_acts() {
    let Some(report) = report("2021-11-health-ministry-23-signatures.pdf") else { return };
    let view = report.vietnam.unwrap();
    let acts: Vec<_> = view.acts.iter().map(|a| (a.nature, a.signatures.len())).collect();
    assert_eq!(acts, [(Nature::Person, 1), (Nature::Agency, 22)]);
    assert_eq!((view.completeness, view.order), (Completeness::Complete, Order::AgencyAfterPerson));
    assert_eq!((view.refusal, view.refusal_reasons), (Refusal::CheckAgain, vec![Reason::R10]));
    assert_eq!(view.notes[0].code, NoteCode::IssuedBeforeDecree);
    for signature in &report.signatures {
        let of = |code| signature.decree68.iter().find(|s| s.code == code && s.certificate.is_none()).unwrap().outcome;
        assert_eq!(of(StepCode::Period), Outcome::Met, "{}: judged in 2021", signature.id);
        assert_eq!(of(StepCode::Scope), Outcome::Met, "{}", signature.id);
        assert_eq!(of(StepCode::Active), Outcome::CannotTell, "{}", signature.id);
        assert_eq!(of(StepCode::ContentUnchanged), Outcome::Met, "{}", signature.id);
    }
}

#[test]
fn what_portals_publish_is_no_original() {
    let Some(portal) = report("2021-12-government-portal.pdf") else { return };
    assert_eq!(portal.vietnam.unwrap().refusal_reasons, [Reason::R7, Reason::R10]);
    let gazette = report("2026-02-official-gazette.pdf").unwrap().vietnam.unwrap();
    assert_eq!(gazette.acts[0].nature, Nature::Software);
    assert_eq!(gazette.completeness, Completeness::MissingBoth);
}

#[test]
fn handled_files_are_named_so() {
    for name in ["2021-law-rewritten.pdf", "2016-four-files-merged.pdf", "2026-licence-printed.pdf"] {
        let Some(report) = report(name) else { return };
        let view = report.vietnam.unwrap();
        assert!(view.refusal_reasons.contains(&Reason::R14) && !view.refusal_reasons.contains(&Reason::R1), "{name}");
        assert_eq!(view.refusal, Refusal::Ground, "{name}");
    }
}
