//! Places in millimetres from the left and from the top of the page as it is seen.

use super::{agency, draft, person, proposals, seen, sheets, time};
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::{Case, Fonts, Reason, at};
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
