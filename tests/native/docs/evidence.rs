//! The table of real documents: each row is proved by its fixture.

use crate::support::{Note, Setup, fixture};
use kyso::evidence::EvidenceStore;
use kyso::report::Verdict;

fn rows() -> Vec<Vec<String>> {
    let page = include_str!("../../../docs/src/auditors/evidence.md");
    let lines = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Document "));
    lines.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn ticked(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_evidence_of_each_row_gives_the_result_of_the_row() {
    let rows = rows();
    assert_eq!(rows.len(), 9);
    for row in rows {
        let [document, _, name, evidence, result] = row.as_slice() else { panic!("{row:?}") };
        let one = fixture(ticked(name)[0]);
        let mut note = one.note();
        note.evidence = ticked(evidence).into_iter().map(str::to_owned).collect();
        if !evidence.ends_with("and proof") {
            note.poe.clear();
        }
        let verdict = |note: &Note| Setup::of(note, EvidenceStore::default()).judge(one.pdf).unwrap().verdict;
        let expected = if result == "valid" { Verdict::Valid } else { Verdict::Indeterminate };
        assert_eq!(verdict(&note), expected, "{document}");
        note.evidence.clear();
        assert_eq!(verdict(&note), Verdict::Indeterminate, "{document}: without evidence");
    }
}
