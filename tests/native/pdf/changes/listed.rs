//! What is listed of many changes: what is refused comes first when the list is cut, and what is left out weighs all the same.

use crate::pdf::changes::form_document::{plain, update};
use kyso::Limits;
use kyso::pdf::Document;
use kyso::pdf::changes::{Judgement, Standing, analyse};
use kyso::pdf::signature::find_signatures;

/// Revisions that change the information alone, one after another, and in the midst one that changes the page.
fn many(harmless: usize, refused: usize) -> Vec<u8> {
    let mut bytes = plain();
    for round in 0..harmless {
        bytes = update(&bytes, |u| u.object(14, format!("<</Producer({round})>>")));
    }
    for round in 0..refused {
        bytes = update(&bytes, |u| u.page(&[("Rotate", if round % 2 == 0 { "90" } else { "0" })]));
    }
    for round in 0..harmless {
        bytes = update(&bytes, |u| u.object(14, format!("<</Producer({round} again)>>")));
    }
    bytes
}

/// At most so many changes after the signature.
fn judged(bytes: &[u8], most: usize) -> Judgement {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let document = Document::open(&source, None, &limits).unwrap();
    let found = find_signatures(&document, &limits).unwrap();
    let fields: Vec<_> = found.fields.iter().collect();
    analyse(&document, &fields).unwrap().judge(&fields, &vec![Standing::Good; fields.len()], 0, most)
}

#[test]
fn what_is_refused_comes_first_where_the_list_is_cut() {
    let bytes = many(4, 2);
    let whole = judged(&bytes, usize::MAX);
    assert_eq!((whole.changes.len(), whole.omitted), (10, 0));
    for most in 0..10 {
        let cut = judged(&bytes, most);
        assert_eq!((cut.justified, cut.level), (whole.justified, whole.level), "{most}");
        assert_eq!((cut.changes.len(), cut.omitted), (most, 10 - most));
        let refused = cut.changes.iter().filter(|one| one.justified == Some(false)).count();
        assert_eq!(refused, most.min(2), "{most}");
        // In the order of the revisions, whatever was left out.
        let revisions: Vec<usize> = cut.changes.iter().map(|one| one.change.revision).collect();
        assert!(revisions.is_sorted(), "{revisions:?}");
    }
}

#[test]
fn what_is_left_out_weighs() {
    for most in [0, 1] {
        assert_eq!(judged(&many(1, 0), most).justified, Some(true));
        assert_eq!(judged(&many(0, 3), most).justified, Some(false));
    }
}
