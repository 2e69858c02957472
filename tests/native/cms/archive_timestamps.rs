//! The imprints of archive time-stamps v2 and v3, over messages that other people's programs stamped.

use crate::corpora::corpus;
use kyso::Limits;
use kyso::cms::{SignedData, oid};
use kyso::crypto::DigestAlgorithm;
use kyso::timestamp::{ArchiveTimestamp, ArchivedContent, archive_digests, archive_timestamps};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    file: String,
    #[serde(default)]
    content: serde_json::Value,
    #[serde(default)]
    facts: serde_json::Value,
}

/// Stamped over another encoding (BER in segments of 1,000 octets, no tag around the unsigned attributes) than the message was
/// sent in. What was not sent is not hashed (TS 101 733 §6.4.1).
const STAMPED_IN_ANOTHER_FORM: &[&str] = &["sig_with_atsv2:DSS1401Test"];

/// All archive time-stamps of a message: whether it is v3, and the time-stamp.
fn stamps(message: &[u8], external: Option<&[u8]>) -> Vec<(bool, ArchiveTimestamp)> {
    let limits = Limits::default();
    let Ok(data) = SignedData::parse(message, &limits) else { return Vec::new() };
    let content = data.content.as_deref().or(external);
    let mut found = Vec::new();
    for (number, signer) in data.signers.iter().enumerate() {
        let needed = archive_digests(&signer.unsigned, &limits);
        let digests: Vec<(DigestAlgorithm, Vec<u8>)> =
            needed.iter().flat_map(|a| content.map(|c| (*a, a.digest(c)))).collect();
        let archived = ArchivedContent { digests: &digests, external };
        let kinds: Vec<bool> = signer
            .unsigned
            .list
            .iter()
            .filter(|a| [oid::ARCHIVE_TIMESTAMP_V2, oid::ARCHIVE_TIMESTAMP_V3].iter().any(|archive| a.oid == *archive))
            .flat_map(|a| a.values.iter().map(|_| a.oid == oid::ARCHIVE_TIMESTAMP_V3))
            .collect();
        let stamps = archive_timestamps(message, number, &archived, &limits);
        assert_eq!(stamps.len(), kinds.len());
        found.extend(kinds.into_iter().zip(stamps).filter_map(|(v3, stamp)| Some((v3, stamp.ok()?))));
    }
    found
}

fn holds(stamp: &ArchiveTimestamp) -> bool {
    stamp.computed.as_ref() == Some(&stamp.token.imprint)
}

#[test]
fn imprints_are_those_that_other_programs_made() {
    let Some(folder) = corpus("cms-dss") else { return };
    let manifest: Manifest = serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let (mut checked, mut wrong) = ([0_usize; 2], Vec::new());
    for case in &manifest.cases {
        let message = fs::read(folder.join(&case.file)).unwrap();
        let external = case.content.as_str().map(|name| fs::read(folder.join(name)).unwrap());
        let all = stamps(&message, external.as_deref());
        if case.facts["timestamps.timestamp_imprint_intact"] != serde_json::Value::Bool(true) {
            continue;
        }
        for (v3, stamp) in all {
            checked[usize::from(v3)] += 1;
            if holds(&stamp) == STAMPED_IN_ANOTHER_FORM.contains(&case.id.as_str()) {
                wrong.push(format!("{} v3={v3} {}", case.id, stamp.token.time));
            }
        }
    }
    println!("{} archive time-stamps v2 and {} v3", checked[0], checked[1]);
    assert!(checked.iter().all(|count| *count > 0), "{checked:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_changed_under_a_stamp_shows() {
    let Some(folder) = corpus("cms-dss") else { return };
    // Every byte of the signature value and of the first certificate is under both kinds.
    for file in ["dss-916__test.txt.signed.qes.attached.p7s", "cades-ats-v3-rev-val-ocsp.p7s"] {
        let message = fs::read(folder.join(file)).unwrap();
        let data = SignedData::parse(&message, &Limits::default()).unwrap();
        let before = stamps(&message, None);
        assert!(before.iter().any(|(_, stamp)| holds(stamp)), "{file}");
        let at = |part: &[u8]| message.windows(part.len()).position(|w| w == part).unwrap() + part.len() / 2;
        let mut flipped = message.clone();
        flipped[at(&data.signers[0].signature)] ^= 1;
        assert!(!stamps(&flipped, None).iter().any(|(_, stamp)| holds(stamp)), "{file}");
        let mut flipped = message.clone();
        flipped[at(data.certificates.last().unwrap())] ^= 1;
        let after = stamps(&flipped, None);
        let covered = |all: &[(bool, ArchiveTimestamp)]| all.iter().map(|(_, s)| s.covers.len()).max();
        assert!(!after.iter().all(|(_, s)| holds(s)) || covered(&after) < covered(&before), "{file}");
    }
}
