//! One flipped byte in each part of each signature, and exactly the check under it fails. The files are made on the fly.

mod support;

use kyso::ades::{Indication, SubIndication};
use kyso::finding::Code;
use kyso::policy::RevocationRule;
use kyso::report::model::{Report, Signature};
use std::collections::BTreeMap;
use support::{FIXTURES, Fixture, run};

fn has(signature: &Signature, codes: &[Code]) -> bool {
    signature.findings.iter().any(|f| codes.contains(&f.code))
}

/// What the flip must do to the signature it hits; `Ok` when it did.
fn verdict(part: &str, before: &Signature, after: &Signature) -> Result<(), String> {
    let integrity = &after.integrity;
    let good = match part {
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
    run(&bytes, &fixture.note(), RevocationRule::None)
}

#[test]
fn a_flipped_byte_fails_the_check_under_it() {
    let mut wrong = Vec::new();
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    for fixture in FIXTURES {
        let note = fixture.note();
        let before = run(fixture.pdf, &note, RevocationRule::None).unwrap();
        for (index, signature) in note.signatures.iter().enumerate() {
            for (part, at) in &signature.parts {
                *done.entry(part.clone()).or_default() += 1;
                let result = match flip(fixture, *at) {
                    Ok(after) if after.signatures.len() == before.signatures.len() => {
                        verdict(part, &before.signatures[index], &after.signatures[index])
                    }
                    Ok(after) => {
                        Err(format!("{} signatures left of {}", after.signatures.len(), before.signatures.len()))
                    }
                    Err(error) => Err(error.to_string()),
                };
                if let Err(seen) = result {
                    wrong.push(format!("{}/{} {part}: {seen}", fixture.name, index + 1));
                }
            }
        }
    }
    println!("flipped: {done:?}");
    assert!(done.values().sum::<usize>() > 150, "{done:?}");
    assert!(wrong.is_empty(), "{} of {done:?}:\n{}", wrong.len(), wrong.join("\n"));
}
