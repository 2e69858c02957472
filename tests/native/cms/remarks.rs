//! What explains a result without making it better: line ends that were changed, and a claimed time that is still to come.

use crate::support::fixture;
use kyso::ades::{Indication, SubIndication};
use kyso::finding::Code;
use kyso::report::{Report, Verdict};
use kyso::{Timestamp, crypto};

fn over(signature: &[u8], content: &[u8]) -> Report {
    let mut setup = fixture("notice.p7s").note().setup();
    setup.content = Some(content.to_vec());
    setup.judge(signature).unwrap()
}

fn signed_with(report: &Report) -> Option<&str> {
    let found = report.findings.iter().find(|f| f.code == Code::SignedWithOtherLineEnds);
    found.and_then(|f| f.params.iter().find(|p| p.name == "signed")).map(|p| p.value.as_str())
}

fn windows(text: &[u8]) -> Vec<u8> {
    String::from_utf8(text.to_vec()).unwrap().replace('\n', "\r\n").into_bytes()
}

/// RFC 5652 §5.4: the digest is over the octets. What fits after a change of line ends is named, and fails all the same.
#[test]
fn changed_line_ends_are_named_and_never_a_pass() {
    let signature = fixture("notice.p7s").pdf;
    let text = crate::support::content("notice.txt");
    assert_eq!(signed_with(&over(signature, text)), None);

    let changed = over(signature, &windows(text));
    assert_eq!(signed_with(&changed), Some("LF"));
    assert_eq!(changed.verdict, Verdict::Invalid);
    let result = (changed.signatures[0].indication, changed.signatures[0].sub_indication);
    assert_eq!(result, (Indication::TotalFailed, Some(SubIndication::HashFailure)));

    // The other way round: a message that states the digest of the text with CR LF.
    let (old, new) = (crypto::sha256(text), crypto::sha256(&windows(text)));
    let at = signature.windows(32).position(|w| w == old).unwrap();
    let mut other = signature.to_vec();
    other[at..at + 32].copy_from_slice(&new);
    assert_eq!(signed_with(&over(&other, text)), Some("CR LF"));
}

#[test]
fn other_text_and_binary_data_have_no_such_remark() {
    let signature = fixture("notice.p7s").pdf;
    let text = windows(crate::support::content("notice.txt"));
    assert_eq!(signed_with(&over(signature, &[&text[..], b"more"].concat())), None);
    assert_eq!(signed_with(&over(signature, &[&text[..], b"\0"].concat())), None);
}

/// RFC 5652 §11.3: the time is the signer's word. Desktop programs write the time of Viet Nam as if it were UTC, which is seven hours
/// and no future.
#[test]
fn a_claimed_time_still_to_come_is_remarked() {
    let remarked = |now: &str| {
        let mut setup = fixture("b-b").note().setup();
        setup.now = Timestamp::parse(now).unwrap();
        let report = setup.judge(fixture("b-b").pdf).unwrap();
        report.signatures[0].findings.iter().any(|f| f.code == Code::ClaimedTimeFuture)
    };
    assert!(remarked("2026-03-01T00:00:00Z"));
    assert!(!remarked("2026-03-01T19:15:00Z"), "seven hours before it");
    assert!(!remarked("2026-03-02T02:15:00Z") && !remarked("2026-11-22T00:00:00Z"));
}
