//! Whose signatures are there, in which order, and what that comes to, on made-up facts.

use kyso::Timestamp;
use kyso::ades::{Indication, TimeBasis};
use kyso::finding::Code;
use kyso::trust::Domain;
use kyso::vietnam::{
    Affiliation, Completeness, DocumentFacts, DocumentKind, KindChoice, Mark, Nature, NoteCode, OpenCode, Order,
    Reason, Refusal, SenderChoice, SignatureFacts, Statements, View, Whose, view,
};

/// A signature of somebody: certificate, nature.
fn by(id: usize, certificate: &'static str, nature: Nature) -> SignatureFacts<'static> {
    SignatureFacts {
        id,
        certificate: certificate.bytes().next().map(|first| [first; 32]),
        nature,
        whose: None,
        affiliation: affiliation(nature),
        sender: SenderChoice::Auto,
        domain: Some(Domain::OfficialDuty),
        indication: Indication::TotalPassed,
        digest_matches: Some(true),
        signature_verifies: Some(true),
        revision: Some(id),
        marks: Vec::new(),
        time: None,
        basis: TimeBasis::None,
        now: Timestamp::EPOCH,
        legal: kyso::vietnam::TABLE,
        blocks: &[],
        codes: Vec::new(),
        chain: Vec::new(),
        root_is_imitated: false,
        timestamps: Vec::new(),
    }
}

/// A person of a department, and that department.
fn affiliation(nature: Nature) -> Affiliation {
    let name = if nature == Nature::Agency { "Sở Nội vụ" } else { "Phạm Văn Ví Dụ" };
    of(name, &["Ủy ban nhân dân tỉnh Gia Lai", "Sở Nội vụ"])
}

fn of(name: &str, bodies: &[&str]) -> Affiliation {
    Affiliation { name: name.to_owned(), bodies: bodies.iter().map(|body| (*body).to_owned()).collect() }
}

fn person(id: usize) -> SignatureFacts<'static> {
    by(id, "p", Nature::Person)
}

fn agency(id: usize) -> SignatureFacts<'static> {
    by(id, "a", Nature::Agency)
}

fn seen(kind: KindChoice, signatures: &[SignatureFacts<'_>]) -> View {
    // No steps: only what the signatures are counts here.
    let steps = vec![Vec::new(); signatures.len()];
    view(&DocumentFacts {
        signatures,
        steps: &steps,
        kind,
        stated: Statements::default(),
        changed: false,
        handled: &[],
        valid: true,
        compared: true,
    })
}

fn auto(signatures: &[SignatureFacts<'_>]) -> View {
    seen(KindChoice::Auto, signatures)
}

#[test]
fn two_signatures_in_order_leave_no_ground() {
    let view = auto(&[person(1), agency(2)]);
    assert_eq!((view.completeness, view.order), (Completeness::Complete, Order::AgencyAfterPerson));
    assert_eq!(view.refusal, Refusal::NoGround);
    assert!(view.kind.inferred && view.kind.value == DocumentKind::Original);
}

fn open(view: &View) -> Vec<OpenCode> {
    view.open.iter().map(|open| open.code).collect()
}

/// While nobody says that it is an original, what is missing is a question and no ground.
#[test]
fn what_is_missing_of_an_inferred_original_is_asked() {
    for (signatures, completeness, asked) in [
        (vec![person(1)], Completeness::MissingAgency, OpenCode::AgencySignature),
        (vec![agency(1)], Completeness::MissingPerson, OpenCode::PersonSignature),
        (vec![by(1, "s", Nature::Software)], Completeness::MissingBoth, OpenCode::DocumentKind),
        (vec![], Completeness::MissingBoth, OpenCode::Unsigned),
    ] {
        let view = auto(&signatures);
        assert_eq!((view.completeness, view.refusal), (completeness, Refusal::CheckAgain));
        assert!(view.refusal_reasons.is_empty() && view.grounds.is_empty());
        assert_eq!(open(&view), [asked]);
    }
}

/// The agency's signature counts when it is the signer's own body's or one above it.
#[test]
fn the_signature_of_another_agency_completes_nothing() {
    let by_body = |affiliation| SignatureFacts { affiliation, ..agency(2) };
    let above = by_body(of("UBND tỉnh Gia Lai", &[]));
    assert_eq!(auto(&[person(1), above.clone()]).completeness, Completeness::Complete);
    let other = by_body(of("Sở Tài chính", &["Ủy ban nhân dân tỉnh Gia Lai"]));
    for kind in [KindChoice::Auto, KindChoice::Original] {
        let view = seen(kind, &[person(1), other.clone()]);
        assert_eq!((view.completeness, view.order), (Completeness::CannotTell, Order::CannotTell));
        assert_eq!((view.refusal, view.refusal_reasons.len()), (Refusal::CheckAgain, 0));
        assert_eq!(open(&view), [OpenCode::IssuingAgency, OpenCode::Order]);
        assert!(view.notes.iter().any(|note| note.code == NoteCode::OtherAgency && note.signatures == [2]));
    }
    // A person who says nothing of a body.
    let nobody = SignatureFacts { affiliation: of("Lê Thị Thử", &[]), ..person(1) };
    assert_eq!(auto(&[nobody, agency(2)]).completeness, Completeness::CannotTell);
    // Before the person: another body's signature breaks no order.
    let first = SignatureFacts { id: 1, revision: Some(1), ..other.clone() };
    assert_eq!(seen(KindChoice::Original, &[first, person(2)]).refusal, Refusal::CheckAgain);
    // The person who checks says that it is the issuing body under a new name.
    let said = SignatureFacts { whose: Some(Whose::Agency), ..other.clone() };
    let view = auto(&[person(1), said]);
    assert_eq!((view.completeness, view.refusal), (Completeness::Complete, Refusal::NoGround));
}

/// The stamp of arrival is the receiver's: it completes nothing and has no part in the order.
#[test]
fn the_stamp_of_arrival_is_the_receivers() {
    let stamp = |id| SignatureFacts {
        id,
        revision: Some(id),
        affiliation: of("Ủy ban nhân dân xã Ia Kha", &[]),
        ..by(id, "r", Nature::Agency)
    };
    let whole = auto(&[person(1), agency(2), stamp(3)]);
    assert_eq!((whole.completeness, whole.order), (Completeness::Complete, Order::AgencyAfterPerson));
    assert_eq!(whole.refusal, Refusal::NoGround);
    assert!(whole.notes.iter().any(|note| note.code == NoteCode::OtherAgency && note.signatures == [3]));
    let said = |id| SignatureFacts { whose: Some(Whose::Receiver), ..stamp(id) };
    let lacking = seen(KindChoice::Original, &[person(1), said(2)]);
    assert_eq!((lacking.completeness, &lacking.refusal_reasons[..]), (Completeness::MissingAgency, &[Reason::R8][..]));
    let copy = seen(KindChoice::Copy, &[said(1)]);
    assert_eq!((copy.completeness, &copy.refusal_reasons[..]), (Completeness::MissingAgency, &[Reason::R8][..]));
}

/// A citizen's or an enterprise's document needs no agency, and its public signature is against nothing.
#[test]
fn what_citizens_and_enterprises_send_needs_no_agency() {
    let public = |s: SignatureFacts<'static>, sender| SignatureFacts { domain: Some(Domain::Public), sender, ..s };
    for (sender, signatures) in [
        (SenderChoice::Citizen, vec![person(1)]),
        (SenderChoice::Enterprise, vec![agency(1)]),
        (SenderChoice::Enterprise, vec![agency(1), person(2)]),
    ] {
        let signatures: Vec<_> = signatures.into_iter().map(|s| public(s, sender)).collect();
        let steps = vec![Vec::new(); signatures.len()];
        for kind in [KindChoice::Auto, KindChoice::Original] {
            let stated = Statements { sender, ..Statements::default() };
            let facts = DocumentFacts {
                signatures: &signatures,
                steps: &steps,
                kind,
                stated,
                changed: false,
                handled: &[],
                valid: true,
                compared: true,
            };
            let seen = view(&facts);
            assert_eq!((seen.completeness, seen.order), (Completeness::NotApplicable, Order::NotApplicable));
            assert_eq!((seen.refusal, seen.refusal_reasons.len()), (Refusal::NoGround, 0));
            let changed = view(&DocumentFacts { changed: true, valid: false, ..facts });
            assert_eq!((changed.refusal, changed.refusal_reasons), (Refusal::Ground, vec![Reason::R1]));
        }
        // Nobody said who sent it.
        let asked: Vec<_> = signatures.into_iter().map(|s| public(s, SenderChoice::Auto)).collect();
        for kind in [KindChoice::Auto, KindChoice::Original] {
            let view = seen(kind, &asked);
            assert_eq!((view.refusal, view.refusal_reasons.len()), (Refusal::CheckAgain, 0));
            assert!(open(&view).contains(&OpenCode::Sender));
        }
    }
}

#[test]
fn what_is_missing_is_a_ground() {
    for (signatures, completeness, reasons) in [
        (vec![person(1)], Completeness::MissingAgency, vec![Reason::R8]),
        (vec![agency(1)], Completeness::MissingPerson, vec![Reason::R7]),
        (vec![by(1, "s", Nature::Software)], Completeness::MissingBoth, vec![Reason::R7, Reason::R8]),
        (vec![], Completeness::MissingBoth, vec![Reason::R7, Reason::R8]),
    ] {
        let view = seen(KindChoice::Original, &signatures);
        assert_eq!((view.completeness, &view.refusal_reasons), (completeness, &reasons));
        assert_eq!(view.refusal, Refusal::Ground);
    }
}

#[test]
fn an_uncertain_signer_is_not_counted_as_missing() {
    for signatures in [vec![person(1), by(2, "u", Nature::Uncertain)], vec![by(1, "u", Nature::Uncertain)]] {
        let view = seen(KindChoice::Original, &signatures);
        assert!(open(&view).contains(&OpenCode::Owner));
        assert_eq!(view.completeness, Completeness::CannotTell);
        assert_eq!(view.refusal, Refusal::CheckAgain);
        assert!(view.refusal_reasons.is_empty());
    }
}

/// Điều 32.2, by the revisions alone.
#[test]
fn the_agency_signs_after_the_person() {
    let wrong = [agency(1), person(2)];
    let said = seen(KindChoice::Original, &wrong);
    assert_eq!((said.order, said.refusal), (Order::AgencyBeforePerson, Refusal::Ground));
    assert_eq!((said.grounds[0].reason, &said.grounds[0].signatures[..]), (Reason::R9, &[1, 2][..]));
    // A copy may have the agency's signature first: while nobody says that it is an original, it is asked.
    assert_eq!(open(&auto(&wrong)), [OpenCode::DocumentKind]);
    for (signatures, order, refusal) in [
        (wrong.to_vec(), Order::AgencyBeforePerson, Refusal::CheckAgain),
        (vec![person(1), agency(2), by(3, "q", Nature::Person)], Order::PersonAfterAgency, Refusal::CheckAgain),
        (vec![person(1), by(2, "q", Nature::Person), agency(3)], Order::AgencyAfterPerson, Refusal::NoGround),
        // Number and date first, the seal last.
        (vec![agency(1), person(2), agency(3)], Order::AgencyAfterPerson, Refusal::NoGround),
    ] {
        let view = auto(&signatures);
        assert_eq!((view.order, view.refusal), (order, refusal), "{signatures:?}");
        assert!(!view.refusal_reasons.contains(&Reason::R9));
    }
    let parallel = SignatureFacts { revision: None, ..agency(2) };
    assert_eq!(auto(&[person(1), parallel]).order, Order::CannotTell);
    let same = SignatureFacts { revision: Some(1), ..agency(2) };
    assert_eq!(auto(&[person(1), same]).order, Order::CannotTell);
}

/// Signing-time is written seven hours late by the clerk's program, so no order rests on it.
#[test]
fn the_stated_time_gives_no_order() {
    let time = |text| Timestamp::parse(text);
    let early = SignatureFacts { time: time("2021-11-16T19:04:44Z"), basis: TimeBasis::Claimed, ..person(1) };
    let late = SignatureFacts { time: time("2021-11-16T12:04:44Z"), basis: TimeBasis::Claimed, ..agency(2) };
    assert_eq!(auto(&[early, late]).order, Order::AgencyAfterPerson);
}

#[test]
fn copies_and_annexes_need_the_agency_alone() {
    for (kind, reason) in [(KindChoice::Copy, Reason::R8), (KindChoice::Annex, Reason::R12)] {
        let alone = seen(kind, &[agency(1)]);
        assert_eq!((alone.completeness, alone.order), (Completeness::Complete, Order::NotApplicable));
        assert_eq!(alone.refusal, Refusal::NoGround);
        assert!(!alone.kind.inferred);
        for signatures in [vec![], vec![person(1)]] {
            let without = seen(kind, &signatures);
            assert_eq!((without.completeness, without.refusal_reasons), (Completeness::MissingAgency, vec![reason]));
        }
    }
    assert_eq!(seen(KindChoice::Original, &[agency(1)]).completeness, Completeness::MissingPerson);
}

/// Phụ lục I puts the block of copies and separate annexes into the upper right corner; that is a hint and completes nothing.
#[test]
fn a_copy_that_nobody_named_is_not_complete() {
    let mark = |page, rect| SignatureFacts { marks: vec![Mark { page, rect, seen: rect }], ..agency(1) };
    let corner = auto(&[mark(1, [372.0, 792.0, 544.0, 834.0])]);
    assert_eq!((corner.kind.value, corner.kind.inferred), (DocumentKind::CopyOrAnnex, true));
    assert_eq!((corner.completeness, corner.refusal), (Completeness::CannotTell, Refusal::CheckAgain));
    for other in [
        mark(2, [372.0, 792.0, 544.0, 834.0]),
        mark(1, [288.0, 195.0, 398.0, 305.0]),
        mark(1, [400.0, 740.0, 510.0, 850.0]),
        mark(1, [449.0, 729.0, 474.0, 749.0]),
    ] {
        assert_eq!(auto(&[other]).kind.value, DocumentKind::Original);
    }
    // Portals put their block into the upper left corner.
    let published = auto(&[mark(1, [40.0, 794.0, 300.0, 832.0])]);
    assert_eq!((published.kind.value, published.completeness), (DocumentKind::Published, Completeness::CannotTell));
    assert_eq!((published.refusal, open(&published)), (Refusal::CheckAgain, vec![OpenCode::DocumentKind]));
    let gazette = SignatureFacts { nature: Nature::Software, ..mark(1, [0.0, 812.0, 300.0, 842.0]) };
    assert_eq!(auto(std::slice::from_ref(&gazette)).kind.value, DocumentKind::Published);
    assert_eq!(seen(KindChoice::Published, std::slice::from_ref(&gazette)).refusal, Refusal::NoGround);
    assert_eq!(seen(KindChoice::Original, &[gazette]).refusal_reasons, [Reason::R7, Reason::R8]);
    let with_person = auto(&[person(1), SignatureFacts { id: 2, ..mark(1, [372.0, 792.0, 544.0, 834.0]) }]);
    assert_eq!(with_person.kind.value, DocumentKind::Original);
}

/// Điều 15.3: number, date and seal are one act, whatever their number.
#[test]
fn fields_of_one_certificate_are_one_act() {
    let all: Vec<_> = core::iter::once(person(1)).chain((2..=23).map(agency)).collect();
    let acts = auto(&all).acts;
    assert_eq!(acts.len(), 2);
    assert_eq!((acts[0].nature, acts[0].signatures.len()), (Nature::Person, 1));
    assert_eq!((acts[1].nature, acts[1].signatures.len()), (Nature::Agency, 22));
    // Someone else in between, another certificate, or none at hand: another act.
    assert_eq!(auto(&[agency(1), person(2), agency(3)]).acts.len(), 3);
    assert_eq!(auto(&[agency(1), by(2, "b", Nature::Agency)]).acts.len(), 2);
    let nobody = |id| SignatureFacts { certificate: None, ..by(id, "", Nature::Uncertain) };
    assert_eq!(auto(&[nobody(1), nobody(2)]).acts.len(), 2);
}

/// A signature that failed is there and does not count.
#[test]
fn a_failed_signature_completes_nothing() {
    let failed = SignatureFacts { indication: Indication::TotalFailed, ..agency(2) };
    assert_eq!(auto(&[person(1), failed.clone()]).completeness, Completeness::Failed);
    assert_eq!(auto(std::slice::from_ref(&failed)).completeness, Completeness::MissingPerson);
    // Another good one of the same agency does.
    assert_eq!(auto(&[person(1), failed, agency(3)]).completeness, Completeness::Complete);
    let open = SignatureFacts { indication: Indication::Indeterminate, ..agency(2) };
    assert_eq!(auto(&[person(1), open]).completeness, Completeness::Complete);
}

#[test]
fn the_document_itself_gives_reasons() {
    let signatures = [person(1), agency(2)];
    let steps = vec![Vec::new(); 2];
    let facts = |changed, handled| DocumentFacts {
        signatures: &signatures,
        steps: &steps,
        kind: KindChoice::Auto,
        stated: Statements::default(),
        changed,
        handled,
        valid: false,
        compared: true,
    };
    assert_eq!(view(&facts(true, &[])).refusal_reasons, [Reason::R1]);
    let damaged = view(&facts(true, &[Code::MergedFiles]));
    assert_eq!(damaged.refusal_reasons, [Reason::R14]);
    assert_eq!(damaged.grounds[0].because, [Code::MergedFiles]);
    // A headline that is not valid is never without a word, even when nothing else was found.
    assert_eq!(view(&facts(false, &[])).refusal, Refusal::CheckAgain);
}

/// Phụ lục I: a third of the signature, on its left. Measured on a real document: 37 %.
#[test]
fn the_place_of_the_seal_is_noted() {
    let marked =
        |s: SignatureFacts<'static>, page, rect| SignatureFacts { marks: vec![Mark { page, rect, seen: rect }], ..s };
    let noted = |seal: (u32, [f64; 4])| {
        let person = marked(person(1), 5, [367.43, 98.86, 517.43, 248.86]);
        let number = marked(agency(2), 5, [104.0, 707.0, 128.0, 727.0]);
        let view = auto(&[person, number, marked(agency(3), seal.0, seal.1)]);
        assert_eq!(view.refusal, Refusal::NoGround, "a matter of form weighs nothing");
        view.notes.iter().any(|n| n.code == NoteCode::SealPlace && n.signatures == [1])
    };
    assert!(!noted((5, [312.0, 121.0, 422.0, 231.0])));
    assert!(noted((5, [470.0, 121.0, 580.0, 231.0])), "on the right");
    assert!(noted((5, [200.0, 121.0, 310.0, 231.0])), "beside it");
    assert!(noted((5, [312.0, 500.0, 422.0, 610.0])), "above it");
    assert!(noted((5, [300.0, 121.0, 500.0, 231.0])), "all over it");
    let elsewhere = auto(&[marked(person(1), 5, [0.0, 0.0, 9.0, 9.0]), marked(agency(2), 6, [0.0, 0.0, 9.0, 9.0])]);
    assert!(elsewhere.notes.is_empty());
    assert!(auto(&[person(1), agency(2)]).notes.is_empty(), "nothing is said of what is not shown");
}
