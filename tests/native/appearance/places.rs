//! Places in millimetres from the left and from the top of the page as it is seen.

use super::{agency, draft, person, proposals, seen, sheets, time};
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::{Case, Fonts, Reason, at, in_field};
use kyso::sign::appearance::{AppearanceError, Sought, preview};

/// The middle of the signer's block in the drafts.
const AXIS: f64 = 149.07;

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.3
}

#[test]
fn a_personal_signature_is_centred_between_title_and_name() {
    let expected = |name: &str, title: &str, printed: &str| {
        let shown = seen(name, person());
        let reason = Reason::BetweenTitleAndName { title: title.into(), name: printed.into() };
        assert_eq!(shown.reason, reason, "{name}");
        let [left, top, width, height] = shown.picture;
        let [room_left, room_top, room_width, room_height] = shown.limits;
        assert!(near(left + width / 2.0, AXIS), "{name}: {:?}", shown.picture);
        assert!(near(room_left + room_width / 2.0, AXIS), "{name}: {:?}", shown.limits);
        assert!(near(top + height / 2.0, room_top + room_height / 2.0), "{name}");
        assert!((17.0..=25.0).contains(&height) && (30.0..=55.0).contains(&width), "{name}: {:?}", shown.picture);
    };
    expected("letter.pdf", "CHỦ TỊCH", "Trần Minh Mẫu");
    expected("decision.pdf", "CHỦ TỊCH", "Trần Minh Mẫu");
    expected("on-behalf.pdf", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Nguyễn Thị Ví Dụ");
    expected("by-order.pdf", "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH", "TS. Lê Văn Thử");
}

#[test]
fn pages_that_are_shown_otherwise_are_seen_alike() {
    let upright = seen("letter.pdf", person());
    for name in ["cropped.pdf", "turned-90.pdf", "turned-180.pdf", "turned-270.pdf", "user-unit.pdf"] {
        let other = seen(name, person());
        for (one, another) in upright.picture.iter().zip(other.picture) {
            assert!((one - another).abs() < 0.02, "{name}: {:?} {:?}", upright.picture, other.picture);
        }
        let seal = seen(name, agency());
        assert!(near(seal.picture[2], 36.0) && near(seal.picture[3], 36.0), "{name}: {:?}", seal.picture);
    }
    let turn = |name: &str| proposals(&draft(name), person()).unwrap()[0].placement.turn;
    assert_eq!(
        [turn("turned-90.pdf"), turn("turned-180.pdf"), turn("turned-270.pdf"), turn("cropped.pdf")],
        [90, 180, 270, 0]
    );
    // In user space a page that is cropped begins where its box does.
    let cropped = seen("cropped.pdf", person()).rectangle;
    for (one, (another, moved)) in cropped.iter().zip(upright.rectangle.iter().zip([100.0, 50.0, 100.0, 50.0])) {
        assert!((one - another - moved).abs() < 0.02);
    }
}

#[test]
fn a_seal_has_its_size_and_covers_a_third() {
    for name in ["letter.pdf", "on-behalf.pdf", "by-order.pdf", "decision.pdf"] {
        let shown = seen(name, agency());
        let [left, _, width, height] = shown.picture;
        assert!((width - 36.0).abs() < 0.1 && (height - 36.0).abs() < 0.1, "{name}: {:?}", shown.picture);
        let Reason::OverSignature { share, signed: false } = shown.reason else { panic!("{:?}", shown.reason) };
        assert!((28..=38).contains(&share), "{name}: {share}");
        assert!(left + width < AXIS, "{name}: on the left of the signature");
    }
}

#[test]
fn a_seal_goes_to_the_signature_that_is_there() {
    // Signed by the person alone.
    let file = include_bytes!("../../fixtures/pdf/one-signature.pdf");
    let proposals = proposals(file, agency()).unwrap();
    let Reason::OverSignature { share, signed } = proposals[0].reason else { panic!() };
    assert!(signed && (28..=38).contains(&share), "{share}");
}

#[test]
fn blocks_are_in_the_upper_right_corner_and_cover_nothing() {
    let copy =
        || Case::Copy { form: CopyForm::Full, agency: "Ủy ban nhân dân tỉnh Thử Nghiệm", time: time() };
    let annex = || Case::Annex { number: "27/QĐ-UBND", time: time() };
    for (name, case) in
        [("letter.pdf", copy()), ("decision.pdf", copy()), ("annex.pdf", annex()), ("turned-90.pdf", copy())]
    {
        let shown = seen(name, case);
        let [left, top, width, height] = shown.picture;
        assert!(left > 105.0 && (189.0..=201.0).contains(&(left + width)), "{name}: {:?}", shown.picture);
        assert!((4.0..=9.0).contains(&top) && top + height < 20.0, "{name}: {:?}", shown.picture);
        assert_eq!(shown.reason, Reason::Corner);
    }
    let full = proposals(&draft("narrow-margin.pdf"), copy());
    assert_eq!(full.unwrap_err(), AppearanceError::NoRoom { sought: Sought::Corner });
}

/// A draft with something drawn on its first page, in the user space of the page.
fn with_drawn(name: &str, content: &str) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&draft(name)).unwrap();
    let page = document.get_pages()[&1];
    document.add_page_contents(page, format!("q 0 0 0 rg {content} Q").into_bytes()).unwrap();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// A code of small squares, as printers of codes draw them.
fn code([left, bottom, right, top]: [f64; 4]) -> String {
    let mut content = String::new();
    let (mut x, mut y) = (left, bottom);
    while y < top {
        content.push_str(&format!("{x:.1} {y:.1} 2 2 re f "));
        x += 4.0;
        if x >= right {
            (x, y) = (left, y + 4.0);
        }
    }
    content
}

fn lie_apart(a: [f64; 4], b: [f64; 4]) -> bool {
    a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
}

#[test]
fn what_is_drawn_is_not_covered() {
    let copy =
        || Case::Copy { form: CopyForm::Full, agency: "Ủy ban nhân dân tỉnh Thử Nghiệm", time: time() };
    let free = |name: &str, case: Case<'static>| proposals(&draft(name), case).unwrap()[0].placement.rect;
    // A code beside the middle of the signer's room: the signature becomes smaller, and stays centred.
    let [left, bottom, right, top] = free("letter.pdf", person());
    let beside = [right - 25.0, bottom, right + 20.0, top];
    let file = with_drawn("letter.pdf", &code(beside));
    let found = proposals(&file, person()).unwrap()[0].placement.rect;
    assert!(lie_apart(found, beside), "{found:?} {beside:?}");
    assert!((found[0] + found[2] - left - right).abs() < 0.1, "{found:?}");
    // A logo across the lower part of it: the signature goes above.
    let middle = (left + right) / 2.0;
    let below = [middle - 30.0, bottom - 5.0, middle + 30.0, bottom + 18.0];
    let logo = format!("{} {} 60 23 re f", below[0], below[1]);
    let found = proposals(&with_drawn("letter.pdf", &logo), person()).unwrap()[0].placement.rect;
    assert!(lie_apart(found, below) && found[1] >= below[3], "{found:?} {below:?}");
    // The seal gives way, up or down; where there is no place for it, a person chooses.
    let [_, bottom, right, _] = free("letter.pdf", agency());
    let above = [right - 40.0, bottom - 8.0, right - 10.0, bottom + 6.0];
    let found = proposals(&with_drawn("letter.pdf", &code(above)), agency()).unwrap()[0].placement.rect;
    assert!(lie_apart(found, above), "{found:?} {above:?}");
    // A logo in the corner of the first page: the block goes beside it, or is left to a person.
    let [left, bottom, right, top] = free("letter.pdf", copy());
    let corner = [left, bottom, right, top];
    let logo = format!("{left} {bottom} {} {} re f", right - left, top - bottom);
    match proposals(&with_drawn("letter.pdf", &logo), copy()) {
        Ok(found) => assert!(lie_apart(found[0].placement.rect, corner)),
        Err(error) => assert_eq!(error, AppearanceError::NoRoom { sought: Sought::Corner }),
    }
    // The ground of a page, a scan and rules are no things that lie there.
    for ground in ["0 0 595 842 re f", "60 100 475 600 re f", "300 205 200 0.7 re f"] {
        let ground = format!("1 1 0.9 rg {ground}");
        let found = proposals(&with_drawn("letter.pdf", &ground), person()).unwrap()[0].placement.rect;
        let expected = free("letter.pdf", person());
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.01), "{ground}: {found:?} {expected:?}");
    }
}

#[test]
fn a_field_of_the_document_keeps_its_rectangle() {
    let sheets = sheets(&draft("letter.pdf"));
    let rectangle = [300.0, 100.0, 480.0, 220.0];
    for case in [person(), agency()] {
        let found = in_field(&sheets, 1, rectangle, case, Fonts::default()).unwrap();
        let picture = found.placement.picture.as_ref().unwrap();
        assert_eq!(found.placement.rect, rectangle);
        assert!((picture.width - 180.0).abs() < 0.01 && (picture.height - 120.0).abs() < 0.01, "nothing is stretched");
    }
    let small = in_field(&sheets, 1, [300.0, 100.0, 340.0, 140.0], agency(), Fonts::default());
    assert_eq!(small.unwrap_err(), AppearanceError::NoRoom { sought: Sought::Field }, "a seal has its real size");
}

#[test]
fn number_and_date_go_into_their_blanks() {
    let case = || Case::Number { number: 7, date: Some((2, 3)) };
    for name in ["letter.pdf", "decision.pdf", "turned-90.pdf"] {
        let found = proposals(&draft(name), case()).unwrap();
        let reasons: Vec<&Reason> = found.iter().map(|proposal| &proposal.reason).collect();
        assert_eq!(reasons, [&Reason::BlankForNumber, &Reason::BlankForDay, &Reason::BlankForMonth], "{name}");
        let shown: Vec<_> = found.iter().map(|proposal| preview(proposal).picture).collect();
        // On one line, and within the blanks, which the drafts leave 8.5 mm for.
        for [_, top, width, height] in &shown {
            assert!(
                (top - shown[0][1]).abs() < 0.8 && *width < 8.6 && (4.0..=7.0).contains(height),
                "{name}: {shown:?}"
            );
        }
        assert!(shown[0][0] < 80.0 && shown[1][0] > 110.0 && shown[2][0] > shown[1][0] + 10.0, "{name}: {shown:?}");
    }
    // A number that is there is not written again.
    let file = include_bytes!("../../fixtures/pdf/one-signature.pdf");
    assert_eq!(proposals(file, case()).unwrap_err(), AppearanceError::NotFound { sought: Sought::Blanks });
}

#[test]
fn what_cannot_be_found_is_left_to_a_person() {
    let sought = Sought::SignerBlock;
    assert_eq!(proposals(&draft("annex.pdf"), person()).unwrap_err(), AppearanceError::NotFound { sought });
    // Between two blocks the name in the certificate decides.
    let of = |name: Option<&'static str>| {
        let case = Case::Person { image: super::image("signature.png"), name };
        preview(&proposals(&draft("joint.pdf"), case).unwrap()[0]).picture[0]
    };
    assert!(of(Some("Lê Thị Ví Dụ")) < 60.0 && of(Some("TRẦN MINH MẪU")) > 110.0 && of(None) > 110.0);
}

#[test]
fn a_person_may_choose_and_move_within_the_limits() {
    let file = draft("letter.pdf");
    let proposal = &proposals(&file, person()).unwrap()[0];
    let [left, bottom, right, top] = proposal.placement.rect;
    let moved = |x: f64, y: f64| proposal.may_be_moved_to([left + x, bottom + y, right + x, top + y]);
    assert!(moved(0.0, 0.0) && moved(3.0, 0.0) && !moved(0.0, 60.0) && !moved(-200.0, 0.0));
    assert!(!proposal.may_be_moved_to([left, bottom, right - 5.0, top]));
    // A seal may touch the lines of the signer's block, and never what is printed beside it.
    let seal = &proposals(&file, agency()).unwrap()[0];
    let [left, bottom, right, top] = seal.placement.rect;
    assert!(seal.may_be_moved_to([left, bottom + 5.0, right, top + 5.0]));
    assert!(!seal.keep_clear.iter().any(|[x0, _, _, _]| *x0 > 360.0), "{:?}", seal.keep_clear);
    let file_of_clerk = include_bytes!("../../fixtures/pdf/clerk-fields.pdf");
    let filled = proposals(file_of_clerk, Case::Number { number: 7, date: Some((2, 3)) });
    assert_eq!(filled.unwrap_err(), AppearanceError::NotFound { sought: Sought::Blanks });
    let chosen = at(&sheets(&file), 1, [100.0, 100.0, 200.0, 200.0], person(), Fonts::default()).unwrap();
    assert_eq!(chosen.reason, Reason::Chosen);
    let rect = chosen.placement.rect;
    assert!(rect[0] >= 99.9 && rect[2] <= 200.1 && (rect[1] + rect[3] - 300.0).abs() < 0.01, "{rect:?}");
    let none = at(&sheets(&file), 9, [0.0; 4], person(), Fonts::default());
    assert_eq!(none.unwrap_err(), AppearanceError::NoPage { page: 9 });
}
