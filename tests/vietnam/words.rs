//! What people read.

use crate::support::reports;
use crate::vietnam::scenario::row;
use kyso::formats::{notice, text};
use kyso::vietnam::{KindChoice, Refusal};
use kyso::words::Language;
use kyso::words::{Tone, present};

/// Never that the signer had the authority, nothing quoted from Article 30, no provision that is abolished.
#[test]
fn what_is_never_said() {
    for (fixture, report) in reports() {
        for language in [Language::Vi, Language::En] {
            let shown = present(report, language);
            let all = format!("{}{}", text(&shown), notice(&shown).unwrap_or_default());
            assert!(!all.to_lowercase().contains(&["đúng", "thẩm", "quyền"].join(" ")), "{}", fixture.name);
            assert!(!all.contains("41/2017"), "{}: abolished since 2026-11-15", fixture.name);
            let said = |law: &kyso::words::Said| law.clause.starts_with("Điều 30") || law.clause.starts_with("Art. 30");
            let marked = |law: &kyso::words::Said| {
                law.clause.contains("không trích nguyên văn") || law.clause.contains("not quoted")
            };
            assert!(shown.signatures.iter().flat_map(|c| &c.law).filter(|l| said(l)).all(marked), "{}", fixture.name);
        }
    }
}

/// Thông tư 15/2025/TT-BKHCN Điều 6.4: issuing CA, signer, managing unit, time of signing, integrity, validity of the certificate at
/// the time of signing, validity period.
#[test]
fn the_seven_items_stand_on_every_result() {
    const ITEMS: [&str; 7] = [
        "Tổ chức cấp chứng thư",
        "Người ký (theo chứng thư chữ ký số)",
        "Cơ quan, tổ chức quản lý",
        "Thời gian ký",
        "Tính toàn vẹn",
        "Hiệu lực của chứng thư tại thời điểm ký",
        "Thời hạn của chứng thư",
    ];
    for (fixture, report) in reports() {
        let shown = present(report, Language::Vi);
        for (card, signature) in shown.signatures.iter().zip(&report.signatures) {
            if signature.signer.is_none() {
                continue;
            }
            for item in ITEMS {
                assert!(card.lines.iter().any(|l| l.label == item && !l.value.is_empty()), "{} {item}", fixture.name);
            }
        }
    }
}

/// Valid signatures do not make a document green that lacks one.
#[test]
fn a_document_that_lacks_a_signature_is_not_green() {
    let report = row("D30 Điều 5.1", "", "one-signature", &[]).kind(KindChoice::Original).report();
    let asked = row("D30 Điều 5.1", "", "one-signature", &[]).report();
    for language in [Language::Vi, Language::En] {
        let shown = present(&report, language);
        assert_eq!(shown.headline.tone, Tone::Warn);
        assert_eq!(shown.law.unwrap().tone, Tone::Bad);
        // Nobody named the kind: a question, no fault, and no letter.
        let shown = present(&asked, language);
        assert_eq!((shown.headline.tone, shown.law.unwrap().tone, shown.notice), (Tone::Warn, Tone::Warn, None));
    }
    let whole = row("D30 Điều 5.1", "", "two-signatures", &[]).report();
    let shown = present(&whole, Language::Vi);
    assert_eq!((shown.headline.tone, shown.law.unwrap().tone), (Tone::Good, Tone::Good));
    assert_eq!(shown.notice, None);
}

/// The text for the document system: which document, which signature, which rule, the evidence, what to do.
#[test]
fn the_notice_says_what_a_refusal_has_to() {
    let report = row("D68 Điều 31.1.c", "", "revoked", &[]).kind(KindChoice::Original).report();
    let text = notice(&present(&report, Language::Vi)).unwrap();
    let signer = report.signatures[0].signer.as_ref().unwrap();
    for wanted in [
        "vanban.pdf",
        &report.input.sha256,
        &signer.name,
        &signer.serial,
        "đã bị thu hồi hoặc tạm dừng",
        "điểm c khoản 1 Điều 31, Điều 32 Nghị định số 68/2024/NĐ-CP",
        "Căn cứ điểm b khoản 2 Điều 21 Nghị định số 30/2020/NĐ-CP",
        "bị thu hồi từ 15/01/2026",
        "Đề nghị bên gửi",
        "Thiếu chữ ký số của cơ quan, tổ chức (khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP)",
        &report.signatures[0].revocation[0].evidence[0],
        "22/11/2026",
    ] {
        assert!(text.contains(wanted), "{wanted} not in\n{text}");
    }
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
}

/// A status that could not be checked is no ground: there is no text to send.
#[test]
fn there_is_no_notice_without_a_ground() {
    for (fixture, report) in reports() {
        let ground = report.vietnam.as_ref().unwrap().refusal == Refusal::Ground;
        assert_eq!(present(report, Language::En).notice.is_some(), ground, "{}", fixture.name);
    }
    let unknown = row("D68 Điều 31.2", "", "two-signatures", &[]).evidence(&["state-ca.crt"]).report();
    assert_eq!(present(&unknown, Language::Vi).notice, None);
}

/// Personal identifiers stay masked in the text that goes out.
#[test]
fn the_notice_is_masked() {
    for (fixture, report) in reports() {
        let Some(text) = notice(&present(report, Language::Vi)) else { continue };
        for word in text.split_whitespace().filter(|w| w.contains('@')) {
            assert!(word.contains("***@"), "{}: {word}", fixture.name);
        }
    }
}

/// A letter about content that was changed says what was changed.
#[test]
fn the_notice_names_the_change() {
    let report = row("D30 Điều 21.2.a", "", "appended-after-signing", &[]).report();
    let text = notice(&present(&report, Language::Vi)).unwrap();
    assert!(text.contains("Nội dung trang bị sửa sau khi ký (trang 1)"), "{text}");
}

/// No code of a program and no place in points stands in a sentence for people.
#[test]
fn sentences_are_for_people() {
    for (fixture, report) in reports() {
        let shown = present(report, Language::Vi);
        let cards = shown.signatures.iter().chain(&shown.timestamps).flat_map(|card| &card.findings);
        let law = shown.law.iter().flat_map(|law| &law.findings);
        for said in cards.chain(&shown.document.findings).chain(law) {
            let sentence = format!("{} {}", said.title, said.meaning);
            let inside = sentence.split('(').skip(1).filter_map(|rest| rest.split(')').next());
            let is_code = |text: &str| text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            let codes: Vec<&str> = inside.filter(|text| is_code(text)).collect();
            assert!(codes.is_empty(), "{} {}: {codes:?}", fixture.name, said.code);
            assert!(!sentence.contains("/Contents") && !sentence.contains("tại 2"), "{}: {sentence}", fixture.name);
        }
    }
}

/// The decrees' terms and the phrases people know, and none that look like them.
#[test]
fn the_words_are_those_of_the_decrees() {
    let mut all = String::new();
    for (_, report) in reports() {
        let shown = present(report, Language::Vi);
        all.push_str(&text(&shown));
        all.push_str(&notice(&shown).unwrap_or_default());
    }
    let lower = all.to_lowercase();
    for term in [
        "chứng thư chữ ký số",
        "chữ ký số chuyên dùng công vụ",
        "dấu thời gian",
        "đường dẫn chứng thực",
        "danh sách chứng thư bị thu hồi",
        "thời điểm ký",
    ] {
        assert!(lower.contains(term), "{term} is never said");
    }
    for wrong in ["chứng chỉ", "con dấu thời gian", "chữ kí", "hợp lệ hoá"] {
        assert!(!lower.contains(wrong), "{wrong} is said");
    }
}
