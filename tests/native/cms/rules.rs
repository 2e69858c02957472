//! Rules for a CMS, each with a message that keeps it and one that breaks it.

use crate::path::forge::{PURPOSES, Spec, oid, seq, sign, tlv};
use crate::support::Setup;
use kyso::finding::Code;
use kyso::policy::{Constraint, Level, Policy, RevocationRule};
use kyso::report::{AsShown, Report, Verdict, VerdictReason};
use kyso::trust::Domain;
use kyso::vietnam::{Outcome, StepCode};
use kyso::x509::Certificate;

use sha2::{Digest, Sha512};

const DATA: &str = "1.2.840.113549.1.7.1";
const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const SHA512: &str = "2.16.840.1.101.3.4.2.3";
const SHA256: &str = "2.16.840.1.101.3.4.2.1";
const ED25519: &str = "1.3.101.112";
const TEXT: &[u8] = b"Kinh phi: 100 dong";

fn algorithm(kind: &str) -> Vec<u8> {
    seq(&[oid(kind)])
}

fn attribute(kind: &str, value: &[u8]) -> Vec<u8> {
    seq(&[oid(kind), tlv(0x31, value)])
}

fn set(mut members: Vec<Vec<u8>>, tag: u8) -> Vec<u8> {
    members.sort();
    tlv(tag, &members.concat())
}

/// A message with one signer, key 3, whose certificate is `leaf`.
struct Message {
    leaf: Spec,
    certificates: Vec<Vec<u8>>,
    content: Option<Vec<u8>>,
    /// What the digest is made of, where that is not the content.
    signed_text: Vec<u8>,
    digest: &'static str,
    /// Signed attributes beside content-type and message-digest; `None` for no signed attributes at all.
    more: Option<Vec<Vec<u8>>>,
    /// Key that makes the value.
    key: u16,
    content_type: &'static str,
    version: Vec<u8>,
    algorithms: Vec<u8>,
    behind: Vec<u8>,
}

impl Default for Message {
    fn default() -> Self {
        let leaf = Spec::new("Leaf", 3, "Root", 1, false);
        Self {
            certificates: vec![leaf.der()],
            leaf,
            content: Some(TEXT.to_vec()),
            signed_text: TEXT.to_vec(),
            digest: SHA512,
            more: Some(Vec::new()),
            key: 3,
            content_type: DATA,
            version: vec![1],
            algorithms: algorithm(SHA512),
            behind: Vec::new(),
        }
    }
}

impl Message {
    fn attributes(&self) -> Option<Vec<Vec<u8>>> {
        let digest = match self.digest {
            SHA512 => Sha512::digest(&self.signed_text).to_vec(),
            _ => sha2::Sha256::digest(&self.signed_text).to_vec(),
        };
        let mut all = self.more.clone()?;
        all.push(attribute("1.2.840.113549.1.9.3", &oid(self.content_type)));
        all.push(attribute("1.2.840.113549.1.9.4", &tlv(4, &digest)));
        Some(all)
    }

    fn der(&self) -> Vec<u8> {
        let attributes = self.attributes();
        let value = match &attributes {
            Some(all) => sign(self.key, &set(all.clone(), 0x31)),
            None => sign(self.key, &self.signed_text),
        };
        let mut signer =
            vec![tlv(2, &[1]), seq(&[self.leaf.issuer.clone(), tlv(2, &self.leaf.serial)]), algorithm(self.digest)];
        signer.extend(attributes.map(|all| set(all, 0xA0)));
        signer.extend([algorithm(ED25519), tlv(4, &value)]);
        let inside = self.content.as_ref().map(|c| tlv(0xA0, &tlv(4, c)));
        let mut data = vec![
            tlv(2, &self.version),
            tlv(0x31, &self.algorithms),
            seq(&[vec![oid(self.content_type)], inside.into_iter().collect()].concat()),
        ];
        if !self.certificates.is_empty() {
            data.push(tlv(0xA0, &self.certificates.concat()));
        }
        data.push(tlv(0x31, &seq(&signer)));
        [seq(&[oid(SIGNED_DATA), tlv(0xA0, &seq(&data))]), self.behind.clone()].concat()
    }

    fn report(&self) -> Report {
        judged(&self.der(), None, &[], &policy())
    }
}

fn policy() -> Policy {
    Policy { revocation: RevocationRule::None, ..Policy::strict() }
}

fn judged(bytes: &[u8], detached: Option<&[u8]>, evidence: &[Vec<u8>], policy: &Policy) -> Report {
    let mut setup = Setup { policy: policy.clone(), hints: false, ..Setup::at("2026-01-01T00:00:00Z") };
    let root = Spec::new("Root", 1, "Root", 1, true).der();
    setup.trust.add_anchor(Certificate::parse(&root, &setup.limits).unwrap(), Domain::Public);
    for (number, der) in evidence.iter().enumerate() {
        assert_eq!(setup.evidence.add_file(der, &format!("{number}.crt")), 1);
    }
    setup.content = detached.map(<[u8]>::to_vec);
    setup.judge(bytes).unwrap()
}

fn has(report: &Report, code: Code) -> bool {
    report.findings.iter().chain(&report.signatures[0].findings).any(|f| f.code == code)
}

#[test]
fn an_honest_message_passes() {
    let report = Message::default().report();
    assert_eq!((report.verdict, report.document.as_shown), (Verdict::Valid, AsShown::Unchanged));
}

/// EN 319 102-1 §5.2.3, §5.2.7: without the signer's key nothing is said of the content.
#[test]
fn without_a_key_nothing_is_called_unchanged() {
    let step = |report: &Report, code| {
        report.steps(&report.signatures[0]).iter().find(|s| s.code == code).map(|s| s.outcome).unwrap()
    };
    let missing = Message { certificates: Vec::new(), ..Message::default() }.report();
    assert_eq!((missing.verdict, missing.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell));
    assert_eq!(missing.verdict_reason, Some(VerdictReason::NotVerified));
    for code in [StepCode::ContentUnchanged, StepCode::ValueByKey] {
        assert_eq!(step(&missing, code), Outcome::CannotTell, "{code:?}");
    }
    assert_eq!(step(&Message::default().report(), StepCode::ContentUnchanged), Outcome::Met);
    let wrong = Message { key: 9, ..Message::default() }.report();
    assert_eq!((wrong.verdict, wrong.document.as_shown), (Verdict::Invalid, AsShown::CannotTell));
    assert_eq!(wrong.verdict_reason, Some(VerdictReason::ForgedOrCorrupt));
}

/// RFC 6211 §3.1.
#[test]
fn algorithms_repeated_under_the_signature_are_held_to() {
    let protection = |digest: Vec<u8>, signature: &str| {
        attribute("1.2.840.113549.1.9.52", &seq(&[digest, tlv(0xA1, &oid(signature))]))
    };
    let with = |value| Message { more: Some(vec![value]), ..Message::default() }.report();
    let with_null = seq(&[oid(SHA512), vec![5, 0]]);
    for good in [protection(algorithm(SHA512), ED25519), protection(with_null, ED25519)] {
        assert_eq!(with(good).verdict, Verdict::Valid);
    }
    let unreadable = attribute("1.2.840.113549.1.9.52", &tlv(4, b"x"));
    for bad in
        [protection(algorithm(SHA256), ED25519), protection(algorithm(SHA512), "1.2.840.113549.1.1.10"), unreadable]
    {
        let report = with(bad);
        assert_eq!(report.verdict, Verdict::Indeterminate);
        assert!(has(&report, Code::AlgorithmsDisagree));
    }
}

/// RFC 5652 §5.4: the attributes of one message are not the content of another.
#[test]
fn signed_attributes_are_no_content() {
    let honest = Message::default();
    let attributes = set(honest.attributes().unwrap(), 0x31);
    let stolen = Message { content: None, more: None, signed_text: attributes.clone(), ..Message::default() };
    let detached = judged(&stolen.der(), Some(&attributes), &[], &policy());
    let opaque = Message { content: Some(attributes.clone()), ..stolen }.report();
    for report in [detached, opaque] {
        assert_eq!((report.verdict, report.verdict_reason), (Verdict::Indeterminate, Some(VerdictReason::Ambiguous)));
        assert!(has(&report, Code::ContentIsAttributes));
    }
    // Who signs such bytes with signed attributes means them.
    let meant = Message { content: Some(attributes.clone()), signed_text: attributes, ..Message::default() };
    assert_eq!(meant.report().verdict, Verdict::Valid);
}

/// EN 319 102-1 §5.2.3: a name and a number are nobody's.
#[test]
fn a_look_alike_says_nothing_against_the_value() {
    let look_alike = Spec { key: 9, ..Spec::new("Leaf", 9, "Root", 1, false) }.der();
    let message = Message::default();
    let own = message.leaf.der();
    let report = |certificates: &[&Vec<u8>], evidence: &[Vec<u8>]| {
        let certificates = certificates.iter().map(|c| (*c).clone()).collect();
        judged(&Message { certificates, ..Message::default() }.der(), None, evidence, &policy())
    };
    let both = [look_alike.clone(), own.clone()];
    assert_eq!(report(&[&own], &both[..1]).verdict, Verdict::Valid);
    assert_eq!(report(&[&look_alike, &own], &[]).verdict, Verdict::Valid);
    assert_eq!(report(&[], &both).verdict, Verdict::Valid);
    let alone = report(&[], &both[..1]);
    assert_eq!(alone.verdict, Verdict::Indeterminate);
    assert!(has(&alone, Code::SignerCertificateMissing));
    // The message's own certificate is the one it means.
    assert_eq!(report(&[&look_alike], &[]).verdict, Verdict::Invalid);
}

/// EN 319 122-1 §5.2.2: the hash binds, the issuer beside it is a hint.
#[test]
fn the_hash_binds_and_the_hint_does_not() {
    let bound = |hash: Vec<u8>, hint: Option<Vec<u8>>| {
        let id = seq(&[vec![tlv(4, &hash)], hint.into_iter().collect()].concat());
        let value = attribute("1.2.840.113549.1.9.16.2.47", &seq(&[seq(&[id])]));
        Message { more: Some(vec![value]), ..Message::default() }.report()
    };
    let message = Message::default();
    let right = sha2::Sha256::digest(message.leaf.der()).to_vec();
    let hint = |issuer: &[u8], serial: u8| Some(seq(&[seq(&[tlv(0xA4, issuer)]), tlv(2, &[serial])]));
    let good = bound(right.clone(), hint(&message.leaf.issuer, 1));
    assert!(good.verdict == Verdict::Valid && !has(&good, Code::SigningCertificateHintDiffers));
    // The name without the layer around it (GeneralNames), as some programs write it.
    assert_eq!(bound(right.clone(), Some(seq(&[message.leaf.issuer.clone(), tlv(2, &[1])]))).verdict, Verdict::Valid);
    for odd in [hint(&message.leaf.issuer, 2), hint(&message.leaf.subject, 1), Some(tlv(4, b"x"))] {
        let report = bound(right.clone(), odd);
        assert!(report.verdict == Verdict::Valid && has(&report, Code::SigningCertificateHintDiffers));
    }
    let other = bound(vec![7; 32], hint(&message.leaf.issuer, 1));
    assert!(other.verdict == Verdict::Indeterminate && has(&other, Code::SigningCertificateDiffers));
}

/// RFC 5280 §4.2.1.12; whether it weighs is the policy's to say.
#[test]
fn a_certificate_for_another_purpose_is_named() {
    let with = |purposes: &[&str], critical| {
        let value = seq(&purposes.iter().map(|p| oid(p)).collect::<Vec<_>>());
        let leaf = Message::default().leaf.with(PURPOSES, critical, value);
        Message { certificates: vec![leaf.der()], leaf, ..Message::default() }
    };
    for good in ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "2.5.29.37.0", "1.2.840.113583.1.1.5"] {
        let report = with(&["1.3.6.1.5.5.7.3.1", good], true).report();
        assert!(report.verdict == Verdict::Valid && !has(&report, Code::KeyPurposeMissing), "{good}");
    }
    for other in ["1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.1"] {
        let noted = with(&[other], false).report();
        assert!(noted.verdict == Verdict::Valid && has(&noted, Code::KeyPurposeMissing), "{other}");
        let message = with(&[other], true);
        assert_eq!(message.report().verdict, Verdict::Indeterminate, "{other}");
        let mut permissive = policy();
        assert!(permissive.constraints.set(Constraint::KeyPurpose, Level::Warn));
        let report = judged(&message.der(), None, &[], &permissive);
        assert!(report.verdict == Verdict::Valid && has(&report, Code::KeyPurposeMissing), "{other}");
    }
}

/// EN 319 122-1 §5.2.8: the signer put the time-stamp under his signature, and it is over what he signed.
#[test]
fn a_content_time_stamp_is_over_the_content() {
    const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";
    let token = |over: &[u8]| {
        let imprint = seq(&[algorithm(SHA256), tlv(4, &sha2::Sha256::digest(over))]);
        let time = tlv(0x18, b"20251231000000Z");
        let info = seq(&[tlv(2, &[1]), oid("1.2.3.4"), imprint, tlv(2, &[9]), time]);
        let unit = Spec::new("Unit", 4, "Root", 1, false);
        let leaf = unit.with(PURPOSES, true, seq(&[oid("1.3.6.1.5.5.7.3.8")]));
        let id = seq(&[tlv(4, &sha2::Sha256::digest(leaf.der()))]);
        let bound = attribute("1.2.840.113549.1.9.16.2.47", &seq(&[seq(&[id])]));
        Message {
            certificates: vec![leaf.der()],
            leaf,
            content: Some(info.clone()),
            signed_text: info,
            more: Some(vec![bound]),
            key: 4,
            content_type: TST_INFO,
            version: vec![3],
            ..Message::default()
        }
    };
    let with = |over: &[u8]| {
        let stamp = attribute("1.2.840.113549.1.9.16.2.20", &token(over).der());
        Message { more: Some(vec![stamp]), ..Message::default() }.report()
    };
    let good = with(TEXT);
    assert_eq!(good.verdict, Verdict::Valid, "{:?}", good.signatures[0].findings);
    let other = with(b"other");
    assert!(has(&other, Code::TimestampImprintDiffers));
    assert_eq!(other.verdict, Verdict::Indeterminate);
}

/// RFC 8419 §3.1.
#[test]
fn another_digest_beside_ed25519_is_named() {
    let report = Message { digest: SHA256, algorithms: algorithm(SHA256), ..Message::default() }.report();
    assert!(report.verdict == Verdict::Valid && has(&report, Code::DigestBesideEddsa));
    assert!(!has(&Message::default().report(), Code::DigestBesideEddsa));
}

/// RFC 5652 §5.2: no octets inside are no content where there is some beside.
#[test]
fn empty_content_inside_is_none() {
    let message = Message { content: Some(Vec::new()), ..Message::default() };
    let report = judged(&message.der(), Some(TEXT), &[], &policy());
    assert!(report.verdict == Verdict::Valid && has(&report, Code::EmptyContentInside));
    assert_eq!(judged(&message.der(), Some(b"other"), &[], &policy()).verdict, Verdict::Invalid);
    assert_eq!(message.report().verdict, Verdict::Invalid);
}

/// RFC 5652 §5.1: what is in a CMS is read, or it is told; where no program writes it, the file is not vouched for.
#[test]
fn nothing_in_it_is_left_unread() {
    let strange = [
        Message { version: vec![0x25, 0x50, 0x44, 0x46], ..Message::default() },
        Message { algorithms: [algorithm(SHA512), tlv(4, b"hidden")].concat(), ..Message::default() },
        Message { algorithms: seq(&[oid(SHA512), tlv(4, b"hidden")]), ..Message::default() },
        Message { behind: b"hidden".to_vec(), ..Message::default() },
    ];
    for message in strange {
        let report = message.report();
        assert_eq!((report.verdict, report.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell));
        assert!(has(&report, Code::CmsPartUnread) || has(&report, Code::BytesAfterCms));
    }
    let attribute_certificate = tlv(0xA2, &seq(&[]));
    let certificates = vec![Message::default().leaf.der(), attribute_certificate];
    let report = Message { certificates, ..Message::default() }.report();
    assert!(report.verdict == Verdict::Valid && has(&report, Code::CmsPartUnread));
    assert_eq!(Message { behind: vec![0; 9], ..Message::default() }.report().verdict, Verdict::Valid);
}

/// ISO 32000-2 Annex C: what a PDF reader, a program for archives or a browser finds outside of the content was not signed.
#[test]
fn a_message_that_opens_as_another_form_is_not_vouched_for() {
    let hidden = |what: &[u8]| {
        let note = Message::default().leaf.with("1.2.3.4", false, what.to_vec());
        Message { certificates: vec![note.der()], leaf: note, ..Message::default() }.report()
    };
    for (what, other) in [
        (&b"%PDF-1.7"[..], "PDF"),
        (b"x 1 0 obj <<>> endobj", "PDF"),
        (b"startxref", "PDF"),
        (b"PK\x05\x06\0\0\0\0", "ZIP"),
        (b"<SCRIPT>", "HTML"),
    ] {
        let report = hidden(what);
        assert_eq!((report.verdict, report.verdict_reason), (Verdict::Indeterminate, Some(VerdictReason::Ambiguous)));
        let finding = report.findings.iter().find(|f| f.code == Code::AmbiguousForm).unwrap();
        assert_eq!(finding.param("other"), other);
    }
    assert_eq!(hidden(b"nothing").verdict, Verdict::Valid);
    // Inside the content it is what was signed.
    for content in [&b"%PDF-1.7\n1 0 obj\nstartxref\n"[..], b"PK\x05\x06", b"<html>"] {
        let message = Message { content: Some(content.to_vec()), signed_text: content.to_vec(), ..Message::default() };
        assert_eq!(message.report().verdict, Verdict::Valid);
    }
}

/// RFC 7468 §2: what stands beside the armour is shown and not signed.
#[test]
fn text_beside_armour_is_not_signed() {
    use base64ct::{Base64, Encoding};
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", Base64::encode_string(&Message::default().der()));
    let report = |text: &str| judged(text.as_bytes(), None, &[], &policy());
    assert_eq!(report(&format!("\n\n{pem}\n")).verdict, Verdict::Valid);
    for text in [format!("Kinh phi: 900 dong\n{pem}"), format!("{pem}<html>"), format!("{pem}-----BEGIN X-----")] {
        let report = report(&text);
        assert!(report.verdict == Verdict::Indeterminate && has(&report, Code::TextBesideArmour), "{text}");
    }
}
