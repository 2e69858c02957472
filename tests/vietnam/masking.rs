//! Identity numbers, tax codes, mobile numbers and personal mail stand in no output unless they are asked for.

use crate::support::{Setup, fixture};
use kyso::evidence::PageText;
use kyso::formats::{detailed, etsi, html, letter_html, notice, simple, text};
use kyso::report::Report;
use kyso::report::{self, Found};
use kyso::trust::TrustStore;
use kyso::vietnam::{ClerkReason, Reason};
use kyso::words::{Language, Letter, LetterDetails, MadeWith, present};

/// What must not be seen, and what every field is made to say.
const SECRETS: [&str; 4] = ["001095012345", "0912345678", "le.rieng", "0101243150"];

/// Replaces a text by another of as many bytes, wherever it stands: in strings of the file, in the hexadecimal of `/Contents`, and in
/// strings of UTF-16.
fn planted(pdf: &[u8], old: &str, new: &str) -> (Vec<u8>, usize) {
    assert!(new.len() <= old.len(), "{new} is longer than {old}");
    let new = format!("{new}{}", " ".repeat(old.len() - new.len()));
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut all = pdf.to_vec();
    let mut count = 0;
    let mut put = |old: &[u8], new: &[u8]| {
        if old.len() != new.len() {
            return;
        }
        let places: Vec<usize> =
            (0..all.len().saturating_sub(old.len())).filter(|at| all[*at..].starts_with(old)).collect();
        for at in places {
            all[at..at + old.len()].copy_from_slice(new);
            count += 1;
        }
    };
    put(old.as_bytes(), new.as_bytes());
    put(hex::encode(old).as_bytes(), hex::encode(&new).as_bytes());
    put(hex::encode_upper(old).as_bytes(), hex::encode_upper(&new).as_bytes());
    put(&wide(old), &wide(&new.chars().take(old.chars().count()).collect::<String>()));
    (all, count)
}

fn report(reveal: bool) -> Report {
    let fixture = fixture("on-behalf");
    let mut pdf = fixture.pdf.to_vec();
    // Name of the field, the person's name and title, the body's name: in the certificate, in the signature dictionary, in paths.
    for (old, new) in [
        ("Signature1", "0912345678"),
        ("Trần Minh Mẫu", "ID:001095012345"),
        ("Ủy ban nhân dân tỉnh Thử Nghiệm", "MST:0101243150 0912.345.678"),
        ("mautm@thunghiem", "le.rieng@kyso12"),
    ] {
        let (changed, _) = planted(&pdf, old, new);
        pdf = changed;
    }
    let mut page = PageText::read_by("le.rieng@kyso.test");
    let widget = [350.0, 200.0, 500.0, 290.0];
    for step in 0..60 {
        let y = 60.0 + 10.0 * f64::from(step);
        page.add(
            1,
            [widget[0], y, widget[2], y + 8.0],
            "KT. CHỦ TỊCH 001095012345 0912345678 LE.RIENG@KYSO.TEST MST:0101243150",
            None,
        );
    }
    let mut setup = Setup { trust: TrustStore::default(), file: Some("vanban.pdf"), reveal, ..fixture.setup() };
    setup.evidence.page_text = Some(page);
    setup.judge(&pdf).unwrap()
}

/// Every form a report is given in.
fn outputs(report: &Report) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("json", serde_json::to_string(report).unwrap()),
        ("detailed", serde_json::to_string(&detailed(report)).unwrap()),
        ("simple", serde_json::to_string(&simple(&detailed(report), Language::Vi)).unwrap()),
        ("etsi", etsi(report)),
    ];
    for language in [Language::Vi, Language::En] {
        let shown = present(report, language);
        all.push(("present", serde_json::to_string(&shown).unwrap()));
        all.push(("text", text(&shown)));
        all.push(("notice", notice(&shown).unwrap_or_default()));
        all.push(("html", html(report, language)));
        let made = MadeWith { engine: &shown.engine, note: shown.note };
        // What a person writes stays as he wrote it; everything else in a letter comes from the report.
        let given = [ClerkReason { reason: Reason::R13, ground: "Gửi nhầm".to_owned() }];
        let written = Letter::refusal(language, &shown.returning, made, &LetterDetails::default(), &given).unwrap();
        all.push(("refusal", written.text()));
        all.push(("refusal html", letter_html(&written)));
        let written = Letter::receipt(language, &shown.returning, made, &LetterDetails::default()).unwrap();
        all.push(("receipt", written.text()));
        all.push(("receipt html", letter_html(&written)));
    }
    let found = Found::of(report, serde_json::to_string(report).unwrap());
    all.push(("record", serde_json::to_string(&report::record(found, None, None).unwrap()).unwrap()));
    all
}

#[test]
fn no_output_shows_what_is_a_persons_own() {
    for (name, output) in outputs(&report(false)) {
        let lower = output.to_lowercase();
        for secret in SECRETS {
            assert!(!lower.contains(secret), "{name} shows {secret}");
        }
        assert!(!lower.contains("0912.345.678") && !lower.contains("0912 345 678"), "{name}");
    }
}

/// The same values do stand there when they are asked for, so that the test above looks at something.
#[test]
fn what_is_asked_for_is_shown() {
    let all = outputs(&report(true));
    for secret in SECRETS {
        assert!(all.iter().any(|(_, output)| output.to_lowercase().contains(secret)), "{secret} was planted nowhere");
    }
    for form in ["json", "detailed", "present", "text", "html", "etsi", "record"] {
        let shown = all.iter().filter(|(name, _)| *name == form);
        assert!(shown.clone().count() > 0 && shown.clone().any(|(_, o)| o.contains("001095012345")), "{form}");
    }
}
