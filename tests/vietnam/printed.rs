//! What is printed beside a signature, and the form of signatures: hints that weigh on nothing.

use crate::support::{Fixture, fixture, reports};
use kyso::evidence::PageText;
use kyso::formats::text;
use kyso::report::Report;
use kyso::vietnam::{Encoding, NameMatch, NoteCode, Prefix, Printed};
use kyso::words::Language;
use kyso::words::present;

fn with_text(fixture: &Fixture, page: PageText) -> Report {
    let mut setup = fixture.setup();
    setup.evidence.page_text = Some(page);
    setup.judge(fixture.pdf).unwrap()
}

/// Lines as they stand on the pages of these fixtures, beside the first signature.
fn with_lines(name: &str, lines: &[(f64, &str, Option<&str>)]) -> Report {
    let plain = fixture(name).report().unwrap();
    let rect = plain.signatures[0].widgets[0].rect.unwrap();
    let mut page = PageText::read_by("test");
    for (above, line, font) in lines {
        let y = if *above > 0.0 { rect[3] + above } else { rect[1] + above };
        page.add(1, [rect[0] + 10.0, y, rect[2] - 10.0, y + 12.0], line, *font);
    }
    with_text(fixture(name), page)
}

fn printed(report: &Report) -> &Printed {
    &report.vietnam.as_ref().unwrap().page_text.as_ref().unwrap().signatures[0]
}

const BEHALF: [(f64, &str, Option<&str>); 4] = [
    (36.0, "TM. ỦY BAN NHÂN DÂN", None),
    (20.0, "KT. CHỦ TỊCH", None),
    (4.0, "PHÓ CHỦ TỊCH", None),
    (-20.0, "Trần Minh Mẫu", None),
];

/// Điều 13: form and title are content of the document, the name is compared.
#[test]
fn form_and_title_are_shown_as_content() {
    let report = with_lines("on-behalf", &BEHALF);
    let found = printed(&report);
    assert_eq!(found.prefixes, [Prefix::Tm, Prefix::Kt]);
    assert_eq!(found.title.as_deref(), Some("PHÓ CHỦ TỊCH"));
    assert_eq!(found.name_match, NameMatch::Same);
    let shown = text(&present(&report, Language::Vi));
    for wanted in ["ký thay người đứng đầu", "trùng với tên trong chứng thư chữ ký số", "không làm thay đổi kết quả"]
    {
        assert!(shown.contains(wanted), "{wanted}");
    }
    assert!(!shown.to_lowercase().contains(&["đúng", "thẩm", "quyền"].join(" ")));
    assert!(text(&present(&report, Language::En)).contains("in place of the head"));
}

#[test]
fn names_are_compared_in_every_spelling() {
    let name = |text: &'static str, font| printed(&with_lines("on-behalf", &[(-20.0, text, font)])).clone();
    for (written, font, encoding, found) in [
        ("Tra\u{302}\u{300}n Minh Ma\u{302}\u{303}u", None, Encoding::Unicode, NameMatch::Same),
        ("TRẦN MINH MẪU", None, Encoding::Unicode, NameMatch::Same),
        ("TrÇn Minh MÉu", Some(".VnTime"), Encoding::Tcvn3, NameMatch::Same),
        ("Traàn Minh Maãu", Some("VNI-Times"), Encoding::Vni, NameMatch::Same),
        ("Tran Minh Mau", None, Encoding::Unicode, NameMatch::SameWithoutMarks),
        ("Trần Minh Mậu", None, Encoding::Unicode, NameMatch::Different),
    ] {
        let printed = name(written, font);
        assert_eq!((printed.encoding, printed.name_match), (encoding, found), "{written}");
    }
}

/// Whatever the page says, nothing but the page's own part and its sentences differs.
#[test]
fn page_text_weighs_on_nothing() {
    let hostile = [
        (20.0, "TUQ. BỘ TRƯỞNG", None),
        (-20.0, "Người Khác Hẳn", None),
        (-30.0, "<script>alert(1)</script>\u{202e}\u{0}", None),
    ];
    for (fixture, plain) in reports() {
        let mut page = PageText::read_by("test");
        for widget in plain.signatures.iter().flat_map(|s| &s.widgets) {
            let (Some(number), Some(rect)) = (widget.page, widget.rect) else { continue };
            for (above, line, font) in hostile {
                let y = if above > 0.0 { rect[3] + above } else { rect[1] + above };
                page.add(number, [rect[0], y, rect[2], y + 12.0], line, font);
            }
        }
        let mut with = with_text(fixture, page);
        assert!(with.vietnam.as_ref().is_none_or(|v| v.page_text.is_some()), "{}", fixture.name);
        if let Some(view) = with.vietnam.as_mut() {
            view.page_text = None;
        }
        assert_eq!(&with, plain, "{}", fixture.name);
    }
}

/// Without page text there is none.
#[test]
fn no_text_no_hint() {
    let view = fixture("on-behalf").report().unwrap().vietnam.unwrap();
    assert_eq!(view.page_text, None);
}

/// Phụ lục I, read from real appearances: the block of the copy is set in another font than the one prescribed.
#[test]
fn form_is_noted_from_appearances() {
    let notes = |name: &str| -> Vec<NoteCode> {
        let view = fixture(name).report().unwrap().vietnam.unwrap();
        view.notes.iter().map(|n| n.code).collect()
    };
    assert_eq!(notes("agency-only-copy"), [NoteCode::BlockFont]);
    assert_eq!(notes("two-signatures"), []);
    assert_eq!(notes("on-behalf"), []);
}
