//! What holds for every document: the view says nothing that the checks under it do not say.

use crate::support::{Fixture, reports};
use kyso::ades::{CheckStatus, Indication};
use kyso::report::Verdict;
use kyso::vietnam::{Outcome, Reason, Refusal};
use kyso::words::{Language, present};

/// No check that failed or could not be told hides behind steps that are all met.
#[test]
fn no_signature_is_better_in_the_view_than_in_the_checks() {
    for (Fixture { name, .. }, report) in reports() {
        for signature in &report.signatures {
            let open = |o| report.steps(signature).iter().any(|s| s.outcome == o);
            let checks = report.blocks(signature).iter().flat_map(|b| &b.checks);
            let bad = checks.filter(|c| matches!(c.status, CheckStatus::Failed | CheckStatus::Unknown)).count();
            let shown = open(Outcome::NotMet) || open(Outcome::CannotTell);
            assert!(bad == 0 || shown, "{name} {}: a check is open and every step is met", signature.id);
            match signature.indication {
                Indication::TotalFailed => assert!(open(Outcome::NotMet), "{name} {}", signature.id),
                Indication::Indeterminate => assert!(shown, "{name} {}", signature.id),
                Indication::TotalPassed => {}
            }
        }
    }
}

/// "No ground" is said of valid documents only, and a status alone is never a ground.
#[test]
fn no_ground_needs_a_valid_document() {
    for (Fixture { name, .. }, report) in reports() {
        let view = report.vietnam.as_ref().unwrap();
        assert!(view.refusal != Refusal::NoGround || report.verdict == Verdict::Valid, "{name}");
        assert!(view.refusal != Refusal::NoGround || view.refusal_reasons.is_empty(), "{name}");
        assert!(report.verdict != Verdict::Invalid || view.refusal == Refusal::Ground, "{name}");
        let alone = view.refusal_reasons == [Reason::R10];
        assert!(!alone || view.refusal == Refusal::CheckAgain, "{name}");
        assert!(!view.refusal_reasons.contains(&Reason::R13), "{name}: only a person can tell");
        let listed: Vec<Reason> = view.grounds.iter().map(|g| g.reason).collect();
        assert_eq!(listed, view.refusal_reasons, "{name}");
    }
}

/// What cannot be told names what is missing: at most three things, each with one step to take.
#[test]
fn what_is_missing_is_always_named() {
    for (Fixture { name, .. }, report) in reports() {
        let Some(view) = report.vietnam.as_ref() else { continue };
        let open = view.refusal == Refusal::CheckAgain || report.verdict == Verdict::Indeterminate;
        assert!(!open || !view.open.is_empty(), "{name}: nothing is named");
        assert!(view.open.len() <= 3, "{name}");
        assert!(view.refusal != Refusal::NoGround || view.open.is_empty(), "{name}: {:?}", view.open);
        for language in [Language::Vi, Language::En] {
            let law = present(report, language).law.unwrap();
            for one in &view.open {
                let said = law.findings.iter().find(|said| said.code == one.code.name());
                let by_reason = law.findings.iter().any(|said| said.code == "R10");
                assert!(said.is_some_and(|said| !said.next.is_empty()) || by_reason, "{name}: {one:?}");
            }
        }
    }
}

/// Nothing says that there is a ground for returning a document of which the law's view says that there is none.
#[test]
fn no_sentence_has_a_ground_that_the_law_has_not() {
    for (Fixture { name, .. }, report) in reports() {
        let ground = report.vietnam.as_ref().is_some_and(|view| view.refusal == Refusal::Ground);
        let shown = present(report, Language::Vi);
        let cards = shown.signatures.iter().chain(&shown.timestamps).flat_map(|card| &card.findings);
        let said = shown.document.findings.iter().chain(cards).map(|said| &said.next).chain([&shown.headline.next]);
        let says: Vec<&String> = said.filter(|next| next.starts_with("Có căn cứ để trả lại")).collect();
        assert!(ground || says.is_empty(), "{name}: {says:?}");
    }
}

/// Each signature stands in exactly one act.
#[test]
fn acts_are_a_partition() {
    for (Fixture { name, .. }, report) in reports() {
        let view = report.vietnam.as_ref().unwrap();
        let ids: Vec<usize> = view.acts.iter().flat_map(|a| a.signatures.clone()).collect();
        assert_eq!(ids, report.signatures.iter().map(|s| s.id).collect::<Vec<_>>(), "{name}");
    }
}
