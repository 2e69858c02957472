//! What is shown of a report, layer by layer: the headline, four lines, who signed when, what is shared, and how much room it takes.

use crate::support::{STANDALONE, reports};
use kyso::formats::{short, text};
use kyso::report::{Report, RevocationStatus, Verdict, VerdictReason, Widget};
use kyso::trust::Domain;
use kyso::words::{Language, Tone, Topic, present};
use std::collections::BTreeMap;

const LANGUAGES: [Language; 2] = [Language::Vi, Language::En];

const REASONS: [VerdictReason; 16] = {
    use VerdictReason::*;
    [
        IntactStatusUnknown,
        IntactIssuerMissing,
        UntrustedRoot,
        NotCovered,
        Changed,
        BrokenByHandling,
        ForgedOrCorrupt,
        Revoked,
        ExpiredWithoutProof,
        Incomplete,
        ContentMissing,
        PicturesDiffer,
        NotSupported,
        PolicyNotMet,
        NotVerified,
        Ambiguous,
    ]
};

fn report(name: &str) -> Report {
    reports().iter().find(|(fixture, _)| fixture.name == name).unwrap().1.clone()
}

/// Many signatures of one clerk, as real documents have: number, date and seal, then the same on annexes.
fn of_many(count: usize) -> Report {
    let mut report = report("two-signatures");
    let clerk = report.signatures[1].clone();
    for id in 3..=count {
        let mut next = clerk.clone();
        next.id = id;
        next.time.best = clerk.time.best.map(|time| time.plus(i64::try_from(id).unwrap() * 10));
        let side = if id == 4 { 110.0 } else { 24.0 };
        let page = if id <= 4 { 1 } else { 2 };
        next.widgets = vec![Widget { page: Some(page), rect: Some([0.0, 0.0, side, side]) }];
        report.signatures.push(next);
    }
    report.vietnam.as_mut().unwrap().acts[1].signatures = (2..=count).collect();
    report
}

/// What differs is said in the headline itself, and no two classes share one.
#[test]
fn every_reason_has_a_headline_of_its_own() {
    let mut report = report("one-signature");
    for language in LANGUAGES {
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        for verdict in [Verdict::Invalid, Verdict::Indeterminate] {
            for reason in REASONS {
                (report.verdict, report.verdict_reason) = (verdict, Some(reason));
                let head = present(&report, language).headline;
                let place = format!("{verdict:?} {reason:?}");
                assert_eq!(head.tone, if verdict == Verdict::Invalid { Tone::Bad } else { Tone::Warn }, "{place}");
                assert!(head.title.split_whitespace().count() <= 15, "{place}: {}", head.title);
                assert!(!head.sentence.is_empty() && !head.next.is_empty(), "{place}");
                if let Some(other) = titles.insert(head.title.clone(), place.clone()) {
                    panic!("{} is said of {other} and of {place}", head.title);
                }
            }
        }
        for fixture in ["two-signatures", "unsigned", "printed"] {
            let head = present(&self::report(fixture), language).headline;
            assert_eq!(titles.insert(head.title, fixture.to_owned()), None, "{fixture}");
        }
        let invalid = if language == Language::Vi { "Không hợp lệ: " } else { "Not valid: " };
        assert_eq!(titles.keys().filter(|title| title.starts_with(invalid)).count(), REASONS.len());
    }
}

/// Over all goldens: a result that is good and one that is not never have one headline.
#[test]
fn one_headline_never_serves_opposites() {
    for language in LANGUAGES {
        let mut seen: BTreeMap<String, Verdict> = BTreeMap::new();
        for (fixture, report) in reports() {
            let head = present(report, language).headline;
            let first = *seen.entry(head.title.clone()).or_insert(report.verdict);
            assert_eq!(first, report.verdict, "{}: {}", fixture.name, head.title);
        }
        assert!(seen.len() > 10);
    }
}

#[test]
fn the_headline_says_when_trust_rests_on_a_root_that_the_user_added() {
    let mut report = report("two-signatures");
    let said = |report: &Report| present(report, Language::Vi);
    for signature in &mut report.signatures {
        signature.signer.as_mut().unwrap().trust_domain = Some(Domain::OfficialDuty);
    }
    assert_eq!(said(&report).headline.title, "Chữ ký số hợp lệ");
    report.signatures[1].signer.as_mut().unwrap().trust_domain = Some(Domain::UserAdded);
    let shown = said(&report);
    assert_eq!((shown.headline.tone, shown.headline.title.contains("do người dùng thêm")), (Tone::Good, true));
    let status = shown.summary.iter().find(|line| line.topic == Topic::Status).unwrap();
    assert!(status.value.contains("do người dùng thêm"), "{}", status.value);
}

/// The sentence names the certificate whose status is open: the signer's, the issuer's, or the time-stamp unit's.
#[test]
fn the_sentence_speaks_of_what_is_open() {
    let mut report = report("b-t");
    (report.verdict, report.verdict_reason) = (Verdict::Indeterminate, Some(VerdictReason::IntactStatusUnknown));
    for record in &mut report.signatures[0].revocation {
        record.status = RevocationStatus::Good;
    }
    let said = |report: &Report| {
        let shown = present(report, Language::Vi);
        (shown.headline.sentence, shown.summary[3].value.clone())
    };
    let stamp = &mut report.signatures[0].timestamps[0];
    stamp.indication = kyso::ades::Indication::Indeterminate;
    stamp.sub_indication = Some(kyso::ades::SubIndication::TryLater);
    let (sentence, line) = said(&report);
    assert!(
        sentence.contains("đơn vị cấp dấu thời gian") && line.contains("đơn vị cấp dấu thời gian"),
        "{sentence} {line}"
    );
    report.signatures[0].revocation[1].status = RevocationStatus::Missing;
    let (sentence, line) = said(&report);
    assert!(sentence.contains("chứng thư của tổ chức cấp") && line.contains("tổ chức cấp"), "{sentence} {line}");
    report.signatures[0].revocation[0].status = RevocationStatus::Stale;
    let (sentence, line) = said(&report);
    assert!(!sentence.contains("không bị thu hồi;") && line.contains("người ký"), "{sentence} {line}");
}

/// Content, who, when, status, in this order; of a file that nobody signed the first alone.
#[test]
fn four_lines_answer_what_everybody_asks() {
    for (fixture, report) in reports() {
        for language in LANGUAGES {
            let shown = present(report, language);
            let topics: Vec<Topic> = shown.summary.iter().map(|line| line.topic).collect();
            let all = [Topic::Content, Topic::Who, Topic::When, Topic::Status];
            let wanted = if report.verdict == Verdict::Unsigned { &all[..1] } else { &all[..] };
            assert_eq!(topics, wanted, "{}", fixture.name);
            assert!(
                shown.summary.iter().all(|line| !line.label.is_empty() && !line.value.is_empty()),
                "{}",
                fixture.name
            );
            let is_good = report.verdict == Verdict::Valid;
            assert!(is_good || shown.summary.iter().any(|line| line.tone != Tone::Good), "{}", fixture.name);
        }
    }
    let revoked = present(&report("revoked"), Language::Vi);
    assert_eq!(revoked.summary[3].tone, Tone::Bad);
    assert!(revoked.summary[3].value.contains("đã bị thu hồi từ 15/01/2026"), "{}", revoked.summary[3].value);
}

/// A clerk who puts number, date and seal each as a signature signs once; an hour later is another occasion.
#[test]
fn signatures_of_one_certificate_are_one_act() {
    let mut report = of_many(23);
    let shown = present(&report, Language::Vi);
    assert_eq!(shown.acts.len(), 2);
    let clerk = &shown.acts[1];
    assert_eq!(clerk.signatures, (2..=23).collect::<Vec<_>>());
    assert_eq!(clerk.what, "số, ngày, dấu, phụ lục");
    assert!(clerk.text.contains("22 lần ký") && clerk.text.contains(&clerk.when), "{}", clerk.text);
    assert!(!clerk.what.is_empty() && clerk.text.contains("có thể là"), "{}", clerk.text);
    let last = report.signatures.last_mut().unwrap();
    last.time.best = last.time.best.map(|time| time.plus(2 * 3600));
    assert_eq!(present(&report, Language::Vi).acts.len(), 3);
}

/// What several signatures have in common is said once, with whom it concerns; the rest stays with each.
#[test]
fn shared_findings_are_said_once() {
    let report = of_many(23);
    let shown = present(&report, Language::Vi);
    assert!(!shown.shared.is_empty());
    for one in &shown.shared {
        assert!(one.signatures.len() + one.timestamps.len() > 1 && !one.whom.is_empty());
        let of = shown
            .signatures
            .iter()
            .filter(|card| card.findings.iter().any(|said| said.shared && said.title == one.said.title));
        assert!(of.map(|card| card.id).collect::<Vec<_>>().starts_with(&one.signatures[..1]));
    }
    let all = text(&shown);
    for one in &shown.shared {
        let line = format!("{} {} [{}]", one.said.tone.mark(), one.said.title, one.said.code);
        assert_eq!(all.matches(&line).count(), 1, "{line}");
    }
    // Nothing is lost: each finding of each signature is with it or among the shared.
    for (card, signature) in shown.signatures.iter().zip(&report.signatures) {
        assert_eq!(card.findings.len(), signature.findings.len());
        for said in card.findings.iter().filter(|said| said.shared) {
            assert!(shown.shared.iter().any(|one| one.said.title == said.title && one.signatures.contains(&card.id)));
        }
    }
}

/// A screen of 24 lines and 80 columns for a signature, two for many, whatever the file says.
#[test]
fn the_short_form_fits_the_screen() {
    let mut all: Vec<Report> = reports().iter().map(|(_, report)| report.clone()).collect();
    all.extend(STANDALONE.iter().filter_map(|fixture| fixture.report().ok()));
    all.push(of_many(23));
    let mut hostile = of_many(23);
    for signature in &mut hostile.signatures {
        let signer = signature.signer.as_mut().unwrap();
        signer.name = "Tên rất dài ".repeat(300);
        signer.organization = Some("x".repeat(5000));
    }
    all.push(hostile);
    let mut alone = report("one-signature");
    alone.signatures[0].signer.as_mut().unwrap().name = "\u{202E}Tên\n rất dài".repeat(300);
    all.push(alone);
    for report in &all {
        for language in LANGUAGES {
            let written = short(&present(report, language));
            let screens = if report.signatures.len() > 1 { 2 } else { 1 };
            let lines = written.lines().count();
            assert!(lines <= 24 * screens, "{lines} lines:\n{written}");
            assert!(written.lines().all(|line| line.chars().count() <= 80), "{written}");
            assert!(!written.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
