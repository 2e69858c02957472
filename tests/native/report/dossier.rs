//! A main document and its annexes together: which is which, what is missing, and containers that mean harm.

use crate::support::{Setup, content, fixture, pki};
use kyso::Error;
use kyso::dossier::{Dossier, DossierCompleteness, DossierNoteCode, GivenFile, MainWhy, Role, verify};
use kyso::evidence::EvidenceStore;
use kyso::report::Verdict;
use kyso::trust::Domain;
use kyso::vietnam::{DocumentKind, Reason, Refusal};
use kyso::words::{self, Language, Tone};
use kyso::x509::Certificate;

pub(super) fn pdf(name: &str) -> Vec<u8> {
    fixture(name).pdf.to_vec()
}

pub(super) fn judge(files: &[(&str, Vec<u8>)], main: Option<&str>) -> Result<Dossier, Error> {
    let mut setup = Setup::at("2026-11-22T00:00:00Z");
    let mut roots = EvidenceStore::default();
    roots.add_file(pki("root.crt"), "root.crt");
    for item in roots.items() {
        setup.trust.add_anchor(Certificate::parse(&item.der, &setup.limits).unwrap(), Domain::OfficialDuty);
    }
    for name in [
        "state-ca.crt",
        "state-ca-2026-11.crl",
        "root-2026-11.crl",
        "person-2026-11.ocsp",
        "agency-2026-11.ocsp",
        "ec-ca.crt",
        "ec-ca-2026-11.crl",
    ] {
        setup.evidence.add_file(pki(name), name);
    }
    let given: Vec<GivenFile<'_>> =
        files.iter().map(|(name, bytes)| GivenFile { name: (*name).to_owned(), source: bytes }).collect();
    verify(&given, None, &setup.context(), main)
}

pub(super) fn whole() -> Vec<(&'static str, Vec<u8>)> {
    vec![("van-ban.pdf", pdf("two-signatures")), ("phu-luc.pdf", pdf("agency-only-copy"))]
}

#[test]
fn a_signed_document_with_a_signed_annex_is_whole() {
    let dossier = judge(&whole(), None).unwrap();
    assert_eq!((dossier.verdict, dossier.completeness), (Verdict::Valid, DossierCompleteness::Complete));
    assert_eq!((dossier.main.member, dossier.main.inferred, dossier.main.why), (Some(0), true, MainWhy::PersonSigned));
    assert_eq!(dossier.members[1].role, Role::Annex);
    let annex = dossier.members[1].report.as_ref().unwrap().vietnam.as_ref().unwrap();
    assert_eq!((annex.kind.value, annex.kind.inferred), (DocumentKind::Annex, true));
    assert_eq!(dossier.refusal, Refusal::NoGround, "{:?} {:?}", dossier.notes, dossier.refusal_reasons);
    assert_eq!(words::dossier(&dossier, Language::Vi).tone, Tone::Good);
    let stated = judge(&whole(), Some("van-ban.pdf")).unwrap();
    assert_eq!((stated.main.inferred, stated.main.why), (false, MainWhy::Stated));
    assert!(!stated.members[1].report.as_ref().unwrap().vietnam.as_ref().unwrap().kind.inferred);
}

/// Nghị định 30/2020/NĐ-CP Phụ lục I: every separate annex has the agency's signature (R12).
#[test]
fn an_annex_without_the_agencys_signature_is_a_ground() {
    for annex in ["unsigned", "one-signature"] {
        let files = vec![("van-ban.pdf", pdf("two-signatures")), ("phu-luc.pdf", pdf(annex))];
        let dossier = judge(&files, Some("van-ban.pdf")).unwrap();
        assert_eq!(dossier.completeness, DossierCompleteness::Missing, "{annex}");
        assert_eq!((dossier.refusal, &dossier.refusal_reasons[..]), (Refusal::Ground, &[Reason::R12][..]), "{annex}");
    }
    let mut files = whole();
    files.push(("bang-bieu.docx", b"PK\x03\x04no archive at all".to_vec()));
    files.push(("so-do.png", b"\x89PNG\r\n\x1a\n".to_vec()));
    let dossier = judge(&files, None).unwrap();
    // What was not read is not said to be unsigned.
    assert_eq!((dossier.verdict, dossier.refusal), (Verdict::Indeterminate, Refusal::CheckAgain));
    assert_eq!(dossier.completeness, DossierCompleteness::CannotTell);
    assert_eq!(dossier.refusal_reasons, []);
    assert_eq!(dossier.members[3].error.as_ref().unwrap().code, "unknown-format");
    let shown = words::dossier(&dossier, Language::Vi);
    assert!(
        shown.lines.iter().any(|l| l.label.contains("so-do.png") && l.value.contains("unknown-format")),
        "{shown:?}"
    );
}

/// One file of a dossier that failed makes all of it not valid.
#[test]
fn the_verdict_is_the_worst() {
    for (annex, verdict) in [
        ("appended-after-signing", Verdict::Invalid),
        ("sha1", Verdict::Indeterminate),
        ("unsigned", Verdict::Unsigned),
    ] {
        let mut files = whole();
        files.push(("ba.pdf", pdf(annex)));
        let dossier = judge(&files, Some("van-ban.pdf")).unwrap();
        assert_eq!(dossier.verdict, verdict, "{annex}");
        assert_ne!(dossier.refusal, Refusal::NoGround, "{annex}");
        assert_ne!(words::dossier(&dossier, Language::En).tone, Tone::Good);
    }
}

#[test]
fn which_is_the_main_document_is_never_guessed() {
    let several = vec![("a.pdf", pdf("two-signatures")), ("b.pdf", pdf("one-signature"))];
    let dossier = judge(&several, None).unwrap();
    assert_eq!((dossier.main.member, dossier.main.why), (None, MainWhy::SeveralPersonSigned));
    assert_eq!(dossier.completeness, DossierCompleteness::CannotTell);
    assert!(!dossier.refusal_reasons.contains(&Reason::R7) && !dossier.refusal_reasons.contains(&Reason::R8));
    assert_eq!(dossier.refusal, Refusal::CheckAgain);
    let none = vec![("a.pdf", pdf("agency-only-copy")), ("b.pdf", pdf("agency-only-copy"))];
    let dossier = judge(&none, None).unwrap();
    assert_eq!((dossier.main.member, dossier.main.why), (None, MainWhy::NonePersonSigned));
    assert!(dossier.notes.iter().any(|n| n.code == DossierNoteCode::SameFile && n.member == 1));
    assert_ne!(dossier.refusal, Refusal::NoGround);
    assert_eq!(judge(&none, Some("c.pdf")).unwrap_err().code(), "no-such-member");
    let twice = vec![("a.pdf", pdf("two-signatures")), ("a.pdf", pdf("agency-only-copy"))];
    assert_eq!(judge(&twice, Some("a.pdf")).unwrap_err().code(), "no-such-member");
    assert_eq!(judge(&[], None).unwrap_err().code(), "no-member");
}

/// An annex that another agency signed is complete and still to be looked at.
#[test]
fn an_annex_of_another_agency_is_not_passed_over() {
    let files = vec![("a.pdf", pdf("two-signatures")), ("b.pdf", pdf("ecdsa-p384"))];
    let dossier = judge(&files, Some("a.pdf")).unwrap();
    let natures: Vec<_> = dossier
        .members
        .iter()
        .flat_map(|m| &m.report.as_ref().unwrap().signatures)
        .map(|s| s.signer.as_ref().map(|s| (s.nature, s.subject.clone())))
        .collect();
    assert!(dossier.notes.iter().any(|n| n.code == DossierNoteCode::OtherAgency), "{natures:?}");
    assert_ne!(dossier.refusal, Refusal::NoGround);
}

#[test]
fn a_signature_beside_its_content_stands_for_it() {
    let files = vec![
        ("van-ban.pdf", pdf("two-signatures")),
        ("notice.txt", content("notice.txt").to_vec()),
        ("notice.txt.p7s", fixture("notice.p7s").pdf.to_vec()),
    ];
    let dossier = judge(&files, Some("van-ban.pdf")).unwrap();
    assert_eq!(dossier.members.len(), 2, "{:?}", dossier.members.iter().map(|m| &m.name).collect::<Vec<_>>());
    let report = dossier.members[1].report.as_ref().unwrap();
    assert!(report.input.content.as_ref().is_some_and(|c| c.detached));
    assert!(report.signatures.iter().all(|s| s.integrity.digest_matches == Some(true)));
    let mut changed = files;
    changed[1].1[0] ^= 1;
    assert_eq!(judge(&changed, Some("van-ban.pdf")).unwrap().verdict, Verdict::Invalid);
}
