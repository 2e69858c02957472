//! One flipped byte in each part of each signature, and exactly the check under it fails. The files are made on the fly.

use crate::support::{FIXTURES, Fixture, fixture};
use kyso::ades::{Indication, SubIndication};
use kyso::finding::Code;
use kyso::policy::RevocationRule;
use kyso::report::{DocumentTimestamp, Report, Signature};
use std::collections::BTreeMap;

fn has(signature: &Signature, codes: &[Code]) -> bool {
    signature.findings.iter().any(|f| codes.contains(&f.code))
}

fn fingerprint(signature: &Signature) -> Option<&str> {
    signature.signer.as_ref().map(|s| s.sha256.as_str())
}

/// What the flip must do to the signature it hits; `Ok` when it did.
fn verdict(part: &str, before: &Signature, after: &Signature) -> Result<(), String> {
    let integrity = &after.integrity;
    // A form that is not read can say nothing; what was broken before has no check left to fail.
    if after.sub_indication == before.sub_indication && before.integrity.signature_verifies.is_none() {
        return Ok(());
    }
    let good = match part {
        "content" if before.sub_indication == Some(SubIndication::FormatFailure) => {
            integrity.digest_matches == Some(false)
        }
        // Another intact copy of the very same certificate may stand elsewhere in the file.
        "certificate" if fingerprint(before) == fingerprint(after) => return Ok(()),
        "content" => {
            let value_alone = before.integrity.signature_verifies == integrity.signature_verifies;
            integrity.digest_matches == Some(false) && value_alone && after.sub_indication == Some(SubIndication::HashFailure)
                // Without signed attributes only the value speaks of the content.
                || integrity.signature_verifies == Some(false)
        }
        "digest" => integrity.digest_matches == Some(false),
        "attributes" => {
            integrity.digest_matches == before.integrity.digest_matches && integrity.signature_verifies == Some(false)
        }
        "signature" => integrity.signature_verifies == Some(false) && integrity.digest_matches != Some(false),
        "certificate" => has(
            after,
            &[
                Code::SigningCertificateDiffers,
                Code::CertificateSignatureWrong,
                Code::SignatureValueWrong,
                Code::SignerCertificateMissing,
                Code::CertificateMalformed,
                Code::CmsMalformed,
            ],
        ),
        "timestamp" => has(
            after,
            &[
                Code::TimestampImprintDiffers,
                Code::TimestampNotVerified,
                Code::TimestampMalformed,
                Code::UnsignedAttributeUnreadable,
            ],
        ),
        other => return Err(format!("unknown part {other}")),
    };
    let passed = after.indication == Indication::TotalPassed && part != "timestamp";
    if good && !passed {
        return Ok(());
    }
    let codes: Vec<_> = after.findings.iter().map(|f| f.code.name()).collect();
    Err(format!("{integrity:?} {:?}/{:?} {codes:?}", after.indication, after.sub_indication))
}

fn flip(fixture: &Fixture, at: usize) -> Result<Report, kyso::Error> {
    let mut bytes = fixture.pdf.to_vec();
    bytes[at] ^= 0x01;
    fixture.setup().revocation(RevocationRule::None).judge(&bytes)
}

/// A document time-stamp has no signature card; its own record must say what broke.
fn timestamp_verdict(
    part: &str,
    (before, of): (&DocumentTimestamp, &Report),
    (after, changed): (&DocumentTimestamp, &Report),
) -> Result<(), String> {
    let integrity = &after.integrity;
    let unit = |stamp: &DocumentTimestamp, report: &Report| {
        stamp.token.as_ref().and_then(|t| report.chain(t.chain).first().map(|c| c.sha256.clone()))
    };
    if part == "certificate" && unit(before, of).is_some() && unit(before, of) == unit(after, changed) {
        return Ok(());
    }
    let good = match part {
        "content" => integrity.digest_matches == Some(false),
        _ => {
            integrity.signature_verifies == Some(false)
                || integrity.digest_matches == Some(false)
                || after.token.is_none()
        }
    };
    let certificate = part == "certificate" && after.indication != Indication::TotalPassed;
    if (good || certificate) && after.indication != Indication::TotalPassed {
        Ok(())
    } else {
        Err(format!("{integrity:?} {:?}", after.indication))
    }
}

/// Holds what came out of a flip against what was there before, for the signature or time-stamp with this byte range.
fn judge(part: &str, range: &[i64], before: &Report, after: &Report) -> Result<(), String> {
    let of = |report: &Report| report.signatures.iter().find(|s| s.coverage.byte_range == range).cloned();
    if let (Some(before), Some(after)) = (of(before), of(after)) {
        return verdict(part, &before, &after);
    }
    let stamp = |report: &Report| report.timestamps.iter().find(|t| t.coverage.byte_range == range).cloned();
    match (stamp(before), stamp(after)) {
        (Some(was), Some(is)) => timestamp_verdict(part, (&was, before), (&is, after)),
        _ => Err("neither signature nor time-stamp is left".to_owned()),
    }
}

#[test]
fn a_flipped_byte_fails_the_check_under_it() {
    let mut wrong = Vec::new();
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    for fixture in FIXTURES {
        let note = fixture.note();
        let before = note.setup().revocation(RevocationRule::None).judge(fixture.pdf).unwrap();
        for signature in &note.signatures {
            for (part, at) in &signature.parts {
                *done.entry(part.clone()).or_default() += 1;
                let result = match flip(fixture, *at) {
                    Ok(after) => judge(part, &signature.byte_range, &before, &after),
                    Err(error) => Err(error.to_string()),
                };
                if let Err(seen) = result {
                    wrong.push(format!("{} {:?} {part}: {seen}", fixture.name, signature.byte_range));
                }
            }
        }
    }
    println!("flipped: {done:?}");
    assert!(done.values().sum::<usize>() > 150, "{done:?}");
    assert!(wrong.is_empty(), "{} of {done:?}:\n{}", wrong.len(), wrong.join("\n"));
}

/// RFC 5652 §10.1.1: a signature algorithm named where the digest algorithm belongs. Nothing is computed with a guess.
#[test]
fn a_signature_algorithm_is_no_digest_algorithm() {
    let fixture = fixture("one-signature");
    let mut file = fixture.pdf.to_vec();
    let sha256 = b"0609608648016503040201";
    let sha256_with_rsa = b"06092a864886f70d01010b";
    let starts: Vec<usize> = (0..file.len() - sha256.len())
        .filter(|at| file[*at..*at + sha256.len()].eq_ignore_ascii_case(sha256))
        .collect();
    assert!(!starts.is_empty());
    for start in starts {
        file[start..start + sha256.len()].copy_from_slice(sha256_with_rsa);
    }
    let report = fixture.setup().revocation(RevocationRule::IfDeclared).judge(&file).unwrap();
    let signature = &report.signatures[0];
    assert!(has(signature, &[Code::DigestAlgorithmWrong]), "{:?}", signature.findings);
    assert_eq!(signature.indication, Indication::Indeterminate);
    assert_eq!(signature.sub_indication, Some(SubIndication::SigConstraintsFailure));
    assert_eq!(signature.integrity.digest_matches, None);
}
