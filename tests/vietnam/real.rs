//! Really signed documents, where they are at hand.

use crate::suites::real_files::published;
use kyso::vietnam::{Completeness, DocumentKind, Nature, NoteCode, Order, Outcome, Reason, Refusal, StepCode};

/// One person, then one act of the agency with 22 fields, whose clerk's clock is seven hours wrong.
#[test]
fn twenty_three_signatures_are_two_acts() {
    let Some(report) = published("2021-11-health-ministry-23-signatures.pdf") else { return };
    let view = report.vietnam.clone().unwrap();
    let acts: Vec<_> = view.acts.iter().map(|a| (a.nature, a.signatures.len())).collect();
    assert_eq!(acts, [(Nature::Person, 1), (Nature::Agency, 22)]);
    assert_eq!((view.completeness, view.order), (Completeness::Complete, Order::AgencyAfterPerson));
    assert_eq!((view.refusal, view.refusal_reasons), (Refusal::CheckAgain, vec![Reason::R10]));
    assert_eq!(view.notes[0].code, NoteCode::IssuedBeforeDecree);
    for signature in &report.signatures {
        let of =
            |code| report.steps(signature).iter().find(|s| s.code == code && s.certificate.is_none()).unwrap().outcome;
        assert_eq!(of(StepCode::Period), Outcome::Met, "{}: judged in 2021", signature.id);
        assert_eq!(of(StepCode::Scope), Outcome::Met, "{}", signature.id);
        assert_eq!(of(StepCode::Active), Outcome::CannotTell, "{}", signature.id);
        assert_eq!(of(StepCode::ContentUnchanged), Outcome::Met, "{}", signature.id);
    }
}

#[test]
fn what_portals_publish_is_no_original() {
    let Some(portal) = published("2021-12-government-portal.pdf") else { return };
    let portal = portal.vietnam.unwrap();
    assert_eq!((portal.kind.value, portal.completeness), (DocumentKind::Published, Completeness::CannotTell));
    assert_eq!((portal.refusal, portal.refusal_reasons), (Refusal::CheckAgain, vec![Reason::R10]));
    let gazette = published("2026-02-official-gazette.pdf").unwrap().vietnam.unwrap();
    assert_eq!(gazette.acts[0].nature, Nature::Software);
    assert_eq!((gazette.kind.value, gazette.completeness), (DocumentKind::Published, Completeness::CannotTell));
    assert_eq!((gazette.refusal, gazette.refusal_reasons), (Refusal::CheckAgain, vec![Reason::R10]));
}

#[test]
fn damaged_files_are_named_so() {
    for name in ["2021-law-rewritten.pdf", "2016-four-files-merged.pdf", "2026-licence-printed.pdf"] {
        let Some(report) = published(name) else { return };
        let view = report.vietnam.clone().unwrap();
        assert!(view.refusal_reasons.contains(&Reason::R14) && !view.refusal_reasons.contains(&Reason::R1), "{name}");
        assert_eq!(view.refusal, Refusal::Ground, "{name}");
    }
}
