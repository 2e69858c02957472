//! The modules of the package are one engine: what the verifying module says of a PDF is what the whole engine says, and what is no
//! PDF it leaves to that.

use crate::support::{FIXTURES, STANDALONE};
use kyso::{Error, Input, Limits, plan, plan_pdf};

#[test]
fn the_verifying_module_reports_as_the_whole_engine() {
    let mut reports = 0;
    for fixture in FIXTURES {
        match (fixture.report(), fixture.report_of_pdf()) {
            (Ok(whole), Ok(alone)) => assert_eq!(whole, alone, "{}", fixture.name),
            (Err(whole), Err(alone)) => assert_eq!(whole, alone, "{}", fixture.name),
            (whole, alone) => panic!("{}: {:?} and {:?}", fixture.name, whole.err(), alone.err()),
        }
        let bytes = fixture.pdf.to_vec();
        let note = fixture.note();
        let input = Input { source: &bytes, detached: None, password: note.password.as_deref() };
        let digests = |plan| serde_json::to_string(&plan).unwrap();
        let limits = Limits::default();
        assert_eq!(plan(&input, &limits).map(digests), plan_pdf(&input, &limits).map(digests), "{}", fixture.name);
        reports += 1;
    }
    assert!(reports > 50, "{reports}");
}

#[test]
fn the_verifying_module_leaves_other_forms_alone() {
    for fixture in STANDALONE {
        assert!(matches!(fixture.report_of_pdf(), Err(Error::NotAPdf { .. })), "{}", fixture.name);
    }
}
