//! What a signature itself restricts: certification, locks, and the reach of its own revision (ISO 32000-2 §12.8.2).

use super::form_document::{certified, fill, judged, plain, refused, sign_new, sign_waiting, signed, update};
use crate::pdf::updates::last;
use kyso::pdf::changes::{ChangeKind, Level};

#[test]
fn certification_restricts() {
    for (permissions, good) in [(1, false), (2, true), (3, true)] {
        let judgement = judged(&fill(&certified(permissions)));
        assert_eq!((judgement.level, judgement.justified), (Some(Level::FormFilling), Some(good)), "P {permissions}");
    }
    // A value that is none of the three allows the least (Table 257).
    assert_eq!(judged(&fill(&certified(7))).justified, Some(false));
    refused(&update(&certified(2), |u| u.catalog(&[("Perms", "")])));
    refused(&update(&certified(2), |u| u.catalog(&[("Perms", "<</DocMDP 15 0 R>>")])));
}

#[test]
fn the_strictest_permission_holds() {
    let stated = |parameters: &str| {
        let references: String =
            parameters.split(',').map(|one| format!("<</TransformMethod/DocMDP/TransformParams<<{one}>>>>")).collect();
        judged(&fill(&signed(&format!("/Reference[{references}]"), "", ""))).justified
    };
    for allowed in ["/P 2", "/P 3", "", "/P 3,/P 2"] {
        assert_eq!(stated(allowed), Some(true), "{allowed}");
    }
    // Of several the strictest; what is no integer is none of the three.
    for refused in ["/P 1", "/P 3,/P 1", "/P 1,/P 3", "/P 2.0", "/P/2", "/P(2)"] {
        assert_eq!(stated(refused), Some(false), "{refused}");
    }
}

#[test]
fn locks_restrict() {
    for (lock, good) in [
        ("/Action/All", false),
        ("/Action/Include/Fields[(person.name)]", false),
        ("/Action/Include/Fields[(person)]", false),
        ("/Action/Include/Fields[(person.na)]", true),
        ("/Action/Include/Fields[(other)]", true),
        ("/Action/Exclude/Fields[(person)]", true),
        ("/Action/Exclude/Fields[(person.na)]", false),
        ("/Action/Include/Fields[(other)]/P 1", false),
        ("/Action/Include/Fields[(other)]/P 2", true),
        ("/Action/Strange", false),
    ] {
        let by_field = judged(&fill(&signed("", &format!("/Lock<</Type/SigFieldLock{lock}>>"), "")));
        assert_eq!(by_field.justified, Some(good), "{lock}");
        if !lock.contains("/P ") {
            let reference = format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<<{lock}>>>>]");
            assert_eq!(judged(&fill(&signed(&reference, "", ""))).justified, Some(good), "{lock}");
        }
    }
    // A list that cannot be read, or not to its end, may name any field.
    let many: String = (0..10_001).map(|n| format!("(f{n})")).collect();
    for fields in
        ["/Fields[/person.name]", "/Fields(other)", "", "/Fields[(other)]/Fields[(other)]", &format!("/Fields[{many}]")]
    {
        let lock = format!("/Action/Include{fields}");
        let by_field = judged(&fill(&signed("", &format!("/Lock<</Type/SigFieldLock{lock}>>"), "")));
        assert_eq!(by_field.justified, Some(false), "{fields:.40}");
        let reference = format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<<{lock}>>>>]");
        assert_eq!(judged(&fill(&signed(&reference, "", ""))).justified, Some(false), "{fields:.40}");
    }
    for lock in ["/Lock[(other)]", "/Lock(other)"] {
        assert_eq!(judged(&fill(&signed("", lock, ""))).justified, Some(false), "{lock}");
    }
    assert_eq!(judged(&fill(&signed("", "/Lock null", ""))).justified, Some(true));
    for none in ["<</Type/SigRef>>", "null ", "(none)"] {
        let references = |count| format!("/Reference[{}]", none.repeat(count));
        let filled = |count| judged(&fill(&signed(&references(count), "", ""))).justified;
        assert_eq!((filled(999), filled(1_000)), (Some(true), Some(false)), "{none}");
        // A later signature must not certify, nor hide that it does behind what is read.
        let signed_again =
            |count| judged(&sign_new(&signed("", "", ""), "[0 0 0 0]", &references(count), "")).justified;
        assert_eq!((signed_again(999), signed_again(1_000)), (Some(true), Some(false)), "{none}");
    }
    // A field without a name is none that a lock leaves out.
    for (lock, good) in [("", true), ("/Action/All", false), ("/Action/Exclude/Fields[(other)]", false)] {
        let lock = if lock.is_empty() { String::new() } else { format!("/Lock<</Type/SigFieldLock{lock}>>") };
        let mut bytes = signed("", &lock, "");
        let at = last(&bytes, b"/T(person.name)").unwrap();
        bytes[at..at + 15].copy_from_slice(b"/NM(ersonaname)");
        let filled = fill(&bytes);
        let at = last(&filled, b"/T(person.name)").unwrap();
        let mut nameless = filled.clone();
        nameless[at..at + 15].copy_from_slice(b"/NM(ersonaname)");
        assert_eq!(judged(&nameless).justified, Some(good), "{lock}");
    }
    // Evidence and time-stamps are no change of a field.
    let locked = signed("", "/Lock<</Type/SigFieldLock/Action/All>>", "");
    assert_eq!(judged(&sign_new(&locked, "[0 0 0 0]", "/Type/DocTimeStamp", "")).justified, Some(true));
    assert_eq!(judged(&sign_waiting(&locked)).justified, Some(false));
}

#[test]
fn what_was_signed_must_lie_in_what_was_signed() {
    // The signed table gives the content a place behind the signed bytes.
    let mut bytes = plain();
    let table = last(&bytes, b"xref\n0 1").unwrap();
    let entry = table + bytes[table..].windows(5).position(|window| window == b"\n4 1\n").unwrap() + 5;
    let place = format!("{:010}", bytes.len() + 1);
    bytes[entry..entry + 10].copy_from_slice(place.as_bytes());
    bytes.extend_from_slice(b"\n4 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n");
    let judgement = judged(&bytes);
    assert_eq!(judgement.justified, Some(false), "{:#?}", judgement.changes);
    assert!(judgement.changes.iter().any(|judged| judged.change.kind == ChangeKind::OutsideSigned));
}
