//! Attacks on signed files, made on the fly from the project's own fixtures: universal signature forgery, incremental saving,
//! signature wrapping, shadow attacks (hide, replace, hide and replace), evil annotations, sneaky signatures, and variants that
//! play with strings, cross-reference data and object numbers. None may pass, and the files they are made of must.
//!
//! The names are those of the publications: "1 Trillion Dollar Refund" (CCS 2019), "Shadow Attacks" (NDSS 2021), "Breaking the
//! Specification: PDF Certification" (S&P 2021).

mod forging;
mod table;

use crate::pdf::updates::Base;
use crate::support::{Setup, fixture};
use kyso::policy::RevocationRule;
use kyso::report::{AsShown, Verdict};
use table::{ATTACKS, Must};

/// Certified and not, with one and with several signatures, with tables and with streams, with evidence added later.
const FILES: [&str; 9] = [
    "b-b",
    "one-signature",
    "two-signatures",
    "certified-then-approved",
    "publisher",
    "clerk-fields",
    "xref-stream",
    "linearized",
    "b-lta",
];

/// A fixture, and what it is judged with: without the status of certificates, of which most carry none.
fn target(name: &str) -> (&'static [u8], Setup) {
    let fixture = fixture(name);
    (fixture.pdf, fixture.setup().revocation(RevocationRule::None))
}

#[test]
fn the_files_attacked_are_good() {
    for name in FILES {
        let (bytes, setup) = target(name);
        let report = setup.judge(bytes).unwrap();
        assert_eq!(
            report.verdict,
            Verdict::Valid,
            "{name}: {:?} {:?}",
            report.document.as_shown,
            report.verdict_reason
        );
        let shown = report.document.as_shown;
        assert!(matches!(shown, AsShown::Unchanged | AsShown::JustifiedChanges), "{name}: {shown:?}");
    }
}

#[test]
fn no_attack_passes() {
    let (mut made, mut read, mut wrong) = (0, 0, Vec::new());
    for name in FILES {
        let (bytes, setup) = target(name);
        let base = Base::read(bytes);
        for (attack, must, make) in ATTACKS {
            let Some(attacked) = make(&base) else { continue };
            assert_ne!(attacked, bytes, "{name}: {attack} does nothing");
            made += 1;
            let Ok(report) = setup.judge(&attacked) else { continue };
            read += 1;
            let shown = report.document.as_shown;
            if report.verdict == Verdict::Valid {
                wrong.push(format!("{name}: {attack} passes as {shown:?}"));
            } else if *must == Must::BeUnjustified && shown != AsShown::UnjustifiedChanges {
                wrong.push(format!("{name}: {attack} is {shown:?}"));
            }
        }
    }
    println!("{made} attacked files, {read} with a report");
    assert!(read >= 200, "{read} of {made} attacked files");
    assert!(wrong.is_empty(), "{} of {made}\n{}", wrong.len(), wrong.join("\n"));
}
