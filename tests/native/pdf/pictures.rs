//! Pictures are a witness that speaks against a document and never for it.

use crate::support::{FIXTURES, Fixture, STANDALONE, fixture};
use kyso::evidence::{PageDifference, Pictures, SeenBy};
use kyso::finding::Code;
use kyso::formats::text;
use kyso::report::{AsShown, Report, Verdict, VerdictReason};
use kyso::words::Language;
use kyso::words::present;

fn with_pictures(fixture: &Fixture, pictures: Pictures) -> Report {
    let mut setup = fixture.setup();
    setup.evidence.pictures = Some(pictures);
    setup.judge(fixture.pdf).unwrap()
}

fn seen(report: &Report, differences: &[PageDifference]) -> Pictures {
    let mut pictures = Pictures::of(&report.input.sha256, "test 1", 1.5, 32, 1);
    differences.iter().for_each(|d| pictures.add(d.clone()));
    pictures
}

fn on(page: u32, since: usize, rects: &[[f64; 4]]) -> PageDifference {
    PageDifference { page, since, seen_by: SeenBy::Picture, rects: rects.to_vec() }
}

/// The revision that the first signature signed.
fn signed(report: &Report) -> usize {
    report.signatures[0].coverage.revision.unwrap()
}

/// Lower is better.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Valid => 0,
        Verdict::Indeterminate | Verdict::Unsigned => 1,
        Verdict::Invalid => 2,
    }
}

fn shown(as_shown: AsShown) -> u8 {
    match as_shown {
        AsShown::Unchanged => 0,
        AsShown::JustifiedChanges => 1,
        AsShown::CannotTell => 2,
        AsShown::UnjustifiedChanges => 3,
    }
}

fn is_no_better(with: &Report, without: &Report, what: &str) {
    assert!(rank(with.verdict) >= rank(without.verdict), "{what}");
    assert!(shown(with.document.as_shown) >= shown(without.document.as_shown), "{what}");
    assert_eq!(with.shared.blocks, without.shared.blocks, "{what}");
    for (with, without) in with.signatures.iter().zip(&without.signatures) {
        assert_eq!((with.indication, with.sub_indication), (without.indication, without.sub_indication), "{what}");
        assert_eq!((&with.blocks, &with.integrity), (&without.blocks, &without.integrity), "{what}");
        assert!(with.changes_justified != Some(true) || without.changes_justified == Some(true), "{what}");
        assert!(with.changes_justified.is_some() || without.changes_justified != Some(false), "{what}");
    }
    for (with, without) in with.timestamps.iter().zip(&without.timestamps) {
        assert_eq!(with.indication, without.indication, "{what}");
        assert!(with.changes_justified != Some(true) || without.changes_justified == Some(true), "{what}");
    }
    let told = |report: &Report, code| report.findings.iter().filter(|f| f.code == code).count();
    for finding in &without.findings {
        assert!(told(with, finding.code) >= told(without, finding.code), "{what}: {}", finding.code.name());
    }
}

/// Whatever a host says it saw, no fixture comes out better, and silence changes nothing but what says that it was silent.
#[test]
fn pictures_only_worsen() {
    for fixture in FIXTURES.iter().chain(STANDALONE) {
        let without = fixture.report().unwrap();
        let everywhere = [1e-300, 0.0, 1e300, 1e300];
        let kinds: [Vec<PageDifference>; 5] = [
            vec![],
            vec![on(1, 1, &[]), on(1, 2, &[])],
            vec![
                on(1, 2, &[everywhere]),
                on(1, 3, &[everywhere]),
                on(0, 0, &[[f64::NAN; 4]]),
                on(u32::MAX, usize::MAX, &[[-1.0; 4]]),
            ],
            vec![PageDifference { seen_by: SeenBy::Text, ..on(2, 1, &[[0.0, 0.0, 9.0, 9.0]]) }],
            (0..2_000).map(|n| on(n, 1, &[[0.0, 0.0, f64::from(n), 1.0]; 3])).collect(),
        ];
        for (index, differences) in kinds.iter().enumerate() {
            let with = with_pictures(fixture, seen(&without, differences));
            is_no_better(&with, &without, &format!("{} {index}", fixture.name));
        }
        let mut silent = with_pictures(fixture, seen(&without, &[]));
        silent.document.pictures = None;
        silent.findings.retain(|f| f.code != Code::PicturesUnusable);
        assert_eq!(silent, without, "{}", fixture.name);
    }
}

#[test]
fn a_difference_nobody_vouches_for_takes_the_good_word_back() {
    let two = fixture("two-signatures");
    let plain = two.report().unwrap();
    let since = signed(&plain);
    let found = with_pictures(two, seen(&plain, &[on(1, since, &[[300.0, 500.0, 340.0, 512.0]])]));
    assert_eq!((plain.verdict, plain.document.as_shown), (Verdict::Valid, AsShown::JustifiedChanges));
    assert_eq!((found.verdict, found.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell));
    assert_eq!(found.verdict_reason, Some(VerdictReason::PicturesDiffer));
    let facts = found.document.pictures.as_ref().unwrap();
    assert_eq!((facts.renderer.as_str(), facts.scale, facts.threshold, facts.pages), ("test 1", 1.5, 32, 1));
    assert_eq!(facts.differing[0].rects, [[300.0, 500.0, 340.0, 512.0]]);
    let finding = found.findings.iter().find(|f| f.code == Code::PicturesDiffer).unwrap();
    assert_eq!((finding.param("page"), finding.param("rect")), ("1", "300 500 340 512"));
    // Only what is said of the signature whose document differs is taken back.
    assert_eq!(found.signatures[0].changes_justified, None);
    assert_eq!(found.signatures[1].changes_justified, Some(true));
    let said = text(&present(&found, Language::Vi));
    assert!(said.contains("Hình ảnh trang 1 khi ký và hiện nay khác nhau"), "{said}");
    assert!(said.contains("1 (test 1)"), "{said}");
}

/// The second signature's own picture is what a renderer should see; one point beyond the margin is something else.
#[test]
fn what_is_vouched_for_is_no_difference() {
    let two = fixture("two-signatures");
    let plain = two.report().unwrap();
    let [x0, y0, x1, y1] = plain.signatures[1].widgets[0].rect.unwrap();
    let page = plain.signatures[1].widgets[0].page.unwrap();
    let since = signed(&plain);
    for (by, verdict) in [(0.0, Verdict::Valid), (1.5, Verdict::Valid), (3.0, Verdict::Indeterminate)] {
        let found = with_pictures(two, seen(&plain, &[on(page, since, &[[x0 - by, y0 - by, x1 + by, y1 + by]])]));
        assert_eq!(found.verdict, verdict, "{by}");
    }
    // On another page, or as the whole page, it is not what was vouched for.
    for differs in [on(page + 1, since, &[[x0, y0, x1, y1]]), on(page, since, &[])] {
        assert_eq!(with_pictures(two, seen(&plain, &[differs])).verdict, Verdict::Indeterminate);
    }
}

#[test]
fn pictures_are_bound_to_the_file_and_to_what_was_signed() {
    let two = fixture("two-signatures");
    let plain = two.report().unwrap();
    let differs = on(1, signed(&plain), &[]);
    let mut other = Pictures::of(&"0".repeat(64), "test 1", 1.5, 32, 1);
    other.add(differs.clone());
    let found = with_pictures(two, other);
    assert_eq!(found.verdict, plain.verdict);
    assert!(found.document.pictures.is_none());
    let told = |report: &Report| {
        let mut found = report.findings.iter().filter(|f| f.code == Code::PicturesUnusable);
        found.next().map(|f| f.param("reason").to_owned())
    };
    assert_eq!(told(&found).as_deref(), Some("other-document"));
    // The newest state is the file itself: it cannot differ from it.
    let newest = plain.signatures[1].coverage.revision.unwrap();
    for since in [0, newest, 99] {
        let found = with_pictures(two, seen(&plain, &[PageDifference { since, ..differs.clone() }]));
        assert_eq!((found.verdict, told(&found).as_deref()), (plain.verdict, Some("no-signed-state")), "{since}");
    }
}
