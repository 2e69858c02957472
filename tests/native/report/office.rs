//! Letters and records of the person who receives a document.

use crate::support::{fixture, reports};
use kyso::Timestamp;
use kyso::crypto::sha256;
use kyso::formats::{detailed, letter_html, simple};
use kyso::report::Report;
use kyso::report::{Decision, Found, record};
use kyso::vietnam::{Choice, ClerkReason, DecisionError, Reason, Refusal};
use kyso::words::{Language, Letter, LetterDetails, MadeWith, Regulation, Returning, present};

const HOSTILE: &str = "<script>alert(1)</script>\u{202e}\u{1b}[2J\"'&\nBên gửi: giả";

fn report(name: &str) -> Report {
    fixture(name).report().unwrap()
}

fn details() -> LetterDetails {
    let said = |text: &str| Some(text.to_owned());
    LetterDetails {
        sender: said("UBND xã Thử Nghiệm"),
        receiver: said("Sở Nội vụ"),
        number: said("12/UBND-VP"),
        by: said("Văn thư"),
        at: Timestamp::parse("2026-11-22T09:05:00+07:00"),
        regulation: None,
    }
}

fn given(reason: Reason, ground: &str) -> Vec<ClerkReason> {
    vec![ClerkReason { reason, ground: ground.to_owned() }]
}

fn letter(
    report: &Report,
    details: &LetterDetails,
    reasons: &[ClerkReason],
) -> Result<(String, String), DecisionError> {
    let shown = present(report, Language::Vi);
    let made = MadeWith { engine: &shown.engine, note: shown.note };
    let letter = Letter::refusal(Language::Vi, &shown.returning, made, details, reasons)?;
    Ok((letter.text(), letter_html(&letter)))
}

/// V33: which document, which signature, which rule, the evidence, what to do, who decided and when.
#[test]
fn the_letter_has_what_the_clerk_adds() {
    let report = report("revoked");
    let (text, html) = letter(&report, &details(), &given(Reason::R13, "Gửi nhầm cơ quan")).unwrap();
    for wanted in [
        "Bên gửi: UBND xã Thử Nghiệm",
        "Bên nhận: Sở Nội vụ",
        "12/UBND-VP",
        &report.input.sha256,
        "đã bị thu hồi hoặc tạm dừng",
        "Văn bản gửi không đúng nơi nhận",
        "Gửi nhầm cơ quan",
        "Văn thư, 22/11/2026 09:05:00",
    ] {
        assert!(text.contains(wanted), "{wanted} not in\n{text}");
        let in_html = wanted.split(": ").last().unwrap();
        assert!(html.contains(in_html), "{in_html} not in the page");
    }
}

/// R10: a status that could not be checked is never a refusal, whoever names it.
#[test]
fn an_unknown_status_alone_is_never_a_refusal() {
    for (fixture, report) in reports() {
        let view = report.vietnam.as_ref().unwrap();
        let firm = view.refusal_reasons.iter().any(|r| *r != Reason::R10);
        assert_eq!(letter(report, &LetterDetails::default(), &[]).is_ok(), firm, "{}", fixture.name);
        let with = letter(report, &LetterDetails::default(), &given(Reason::R10, "chưa tra được"));
        assert_eq!(with.is_ok(), firm, "{}", fixture.name);
        // And it is no reason in a letter that has others.
        if let Ok((text, _)) = with {
            assert!(!text.contains("Chưa kiểm tra được trạng thái"), "{text}");
        }
    }
}

#[test]
fn a_reason_no_machine_finds_needs_its_ground() {
    let whole = report("two-signatures");
    assert_eq!(letter(&whole, &details(), &given(Reason::R13, " ")), Err(DecisionError::GroundMissing));
    assert!(
        letter(&whole, &details(), &given(Reason::R13, "sai nơi nhận")).unwrap().0.contains("gửi không đúng nơi nhận")
    );
    let long = LetterDetails { sender: Some("a".repeat(20_000)), ..LetterDetails::default() };
    assert_eq!(letter(&report("revoked"), &long, &[]), Err(DecisionError::TooLong));
}

/// No text of a person becomes a line, a terminal's command or markup.
#[test]
fn words_stay_words() {
    let mut report = report("revoked");
    report.file = Some(HOSTILE.to_owned());
    let hostile = Some(HOSTILE.to_owned());
    let details = LetterDetails {
        sender: hostile.clone(),
        receiver: hostile.clone(),
        number: hostile.clone(),
        by: hostile.clone(),
        at: None,
        regulation: hostile.map(|provision| Regulation { provision, ..Regulation::default() }),
    };
    let (text, html) = letter(&report, &details, &given(Reason::R13, HOSTILE)).unwrap();
    assert!(!text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text}");
    assert_eq!(text.lines().filter(|l| l.starts_with("Bên gửi:")).count(), 1);
    assert!(
        !html.contains("<script") && !html.contains('\u{202e}') && !html.contains("http:") && !html.contains("https:"),
        "{html}"
    );
    assert!(html.contains("&lt;script&gt;") && html.contains("Content-Security-Policy"));
    let shown = present(&report, Language::En);
    let made = MadeWith { engine: &shown.engine, note: shown.note };
    let received = text_of_receipt(&shown.returning, made, &details);
    assert!(!received.chars().any(|c| c != '\n' && c.is_control()));
}

fn text_of_receipt(returning: &Returning, made: MadeWith<'_>, details: &LetterDetails) -> String {
    Letter::receipt(Language::En, returning, made, details).unwrap().text()
}

/// V34: it says what came and what the check came to, and decides nothing.
#[test]
fn a_receipt_decides_nothing() {
    for name in ["two-signatures", "revoked", "unsigned"] {
        let report = report(name);
        let shown = present(&report, Language::Vi);
        let made = MadeWith { engine: &shown.engine, note: shown.note };
        let text = Letter::receipt(Language::Vi, &shown.returning, made, &details()).unwrap().text();
        assert!(text.contains(&report.input.sha256) && text.contains(&shown.headline.title), "{text}");
        assert!(!text.contains("[R"), "{text}");
    }
}

fn decision(choice: Choice, reasons: Vec<ClerkReason>, ground: Option<&str>) -> Decision {
    let at = Timestamp::parse("2026-11-22T03:00:00Z").unwrap();
    Decision { choice, reasons, ground: ground.map(str::to_owned), by: Some("Văn thư".to_owned()), at }
}

/// The record keeps both, each to the letter, dated, with its digest.
#[test]
fn the_record_keeps_the_finding_and_the_decision() {
    let report = report("revoked");
    let json = serde_json::to_string(&report).unwrap();
    let found = || Found::of(&report, json.clone());
    let otherwise = decision(Choice::Accept, Vec::new(), Some("Bên gửi đã xác nhận bằng văn bản giấy"));
    let saved = record(found(), Some(&otherwise), Some("{}".to_owned())).unwrap();
    assert!(saved.decided_otherwise);
    assert_eq!((saved.refusal, saved.choice.as_deref()), (Some(Refusal::Ground), Some("accept")));
    assert_eq!(saved.result.json, json);
    assert_eq!(saved.result.at, report.now);
    let decided = saved.decision.as_ref().unwrap();
    assert_eq!(decided.at, otherwise.at);
    for part in [Some(&saved.result), saved.decision.as_ref(), saved.evidence.as_ref()] {
        let part = part.unwrap();
        assert_eq!(part.sha256, hex::encode(sha256(part.json.as_bytes())));
    }
    assert!(decided.json.contains(&saved.result.sha256) && decided.json.contains("văn bản giấy"));
    // Otherwise than the report says, and no word why.
    let silent = decision(Choice::Accept, Vec::new(), None);
    assert_eq!(record(found(), Some(&silent), None), Err(DecisionError::GroundMissing));
    // A return of what nothing speaks against.
    let whole = self::report("agency-only-copy");
    let found = || Found::of(&whole, "{}".to_owned());
    assert!(record(found(), Some(&decision(Choice::Return, Vec::new(), None)), None).is_err());
    let wrong_place = decision(Choice::Return, given(Reason::R13, "sai nơi nhận"), None);
    assert!(record(found(), Some(&wrong_place), None).unwrap().decided_otherwise);
    assert_eq!(record(found(), None, None).unwrap().choice, None);
}

/// Thông tư 15/2025/TT-BKHCN Điều 6.4: issuing authority, signer, managing body, time of signing, integrity, validity of the
/// certificate at signing, its period – always, and in words even where one is not known.
#[test]
fn the_seven_items_are_always_there() {
    let mut signatures = 0;
    for (fixture, report) in reports() {
        let full = detailed(report);
        for language in [Language::Vi, Language::En] {
            for signature in &simple(&full, language).signatures {
                let items: Vec<_> = signature.items.iter().map(|i| i.item).collect();
                assert_eq!(
                    items,
                    [
                        "issuer",
                        "signer",
                        "managingBody",
                        "signingTime",
                        "integrity",
                        "certificateAtSigning",
                        "certificatePeriod"
                    ],
                    "{}",
                    fixture.name
                );
                for item in &signature.items {
                    assert!(!item.label.is_empty() && !item.value.trim().is_empty(), "{}: {}", fixture.name, item.item);
                }
                signatures += 1;
            }
        }
    }
    assert!(signatures > 60, "{signatures}");
}
