//! Really signed documents of Vietnamese state bodies, where they are at hand (`KYSO_SHARED`, default `../shared`), with the trust
//! data that ship. The same kinds of file stand among the fixtures, so that a clone without them tests the same code.

use crate::corpora::corpus;
use crate::support::Setup;
use kyso::ades::{Indication, SubIndication, TimeBasis};
use kyso::finding::Code;
use kyso::report::{AsShown, Report, Verdict, VerdictReason, WantKind};
use kyso::trust::{Domain, TrustFile, TrustStore};
use kyso::words::Language;
use kyso::{Limits, Timestamp};
use std::fs;

fn trust() -> TrustStore {
    let mut store = TrustStore::default();
    TrustFile::parse(include_str!("../../../trust/vietnam.json"))
        .unwrap()
        .add_to(&mut store, &Limits::default())
        .unwrap();
    store
}

/// The report on one of them, with the trust data that ship.
pub fn published(name: &str) -> Option<Report> {
    let bytes = fs::read(corpus("vn/pdf")?.join(name)).unwrap();
    Some(Setup { trust: trust(), ..Setup::at("2026-11-22T00:00:00Z") }.judge(&bytes).unwrap())
}

#[test]
fn agency_signature_with_a_time_stamp() {
    let Some(report) = published("2021-12-government-portal.pdf") else { return };
    assert_eq!(report.verdict, Verdict::Indeterminate);
    assert_eq!(report.verdict_reason, Some(VerdictReason::IntactStatusUnknown));
    assert_eq!(report.document.as_shown, AsShown::Unchanged);
    let signature = &report.signatures[0];
    assert_eq!(signature.integrity.digest_matches, Some(true));
    assert_eq!(signature.integrity.signature_verifies, Some(true));
    assert_eq!(signature.integrity.whole_file, Some(true));
    assert_eq!(signature.time.best, Timestamp::parse("2021-12-10T04:07:21Z"));
    assert_eq!(signature.time.basis, TimeBasis::Stamped);
    assert_eq!(signature.signer.as_ref().unwrap().trust_domain, Some(Domain::OfficialDuty));
    let chain = report.chain(signature.chain);
    assert_eq!(chain.len(), 3);
    assert!(chain[2].anchor && report.chain(signature.timestamps[0].chain).last().unwrap().anchor);
    let has = |code| signature.findings.iter().any(|f| f.code == code);
    assert!(has(Code::CertificateExpiredSince) && has(Code::ClaimedTimeSevenHours) && !has(Code::CertificateExpired));
    assert!(report.wants.iter().any(|w| w.kind == WantKind::Crl && !w.urls.is_empty()));
}

#[test]
fn twenty_three_signatures() {
    let Some(report) = published("2021-11-health-ministry-23-signatures.pdf") else { return };
    assert_eq!(report.signatures.len(), 23);
    for signature in &report.signatures {
        assert_eq!(signature.integrity.digest_matches, Some(true), "{}", signature.id);
        assert_eq!(signature.integrity.signature_verifies, Some(true), "{}", signature.id);
        assert_eq!(signature.indication, Indication::Indeterminate, "{}", signature.id);
        assert_eq!(signature.integrity.whole_file, Some(signature.id == 23));
    }
    let domains: Vec<_> =
        report.signatures.iter().map(|s| report.chain(s.chain).last().unwrap().name.clone()).collect();
    assert!(domains.iter().any(|d| d.contains("G2")) && domains.iter().any(|d| !d.contains("G2")), "{domains:?}");
    assert!(report.signatures[1..].iter().any(|s| s.findings.iter().any(|f| f.code == Code::ClaimedTimeSevenHours)));
}

#[test]
fn a_missing_issuer_is_named() {
    let Some(report) = published("2026-02-official-gazette.pdf") else { return };
    assert_eq!(report.verdict_reason, Some(VerdictReason::IntactIssuerMissing));
    assert_eq!(report.signatures[0].time.best, Timestamp::parse("2026-02-04T09:29:58Z"));
    let want = report.wants.iter().find(|w| w.kind == WantKind::IssuerCertificate).unwrap();
    assert_eq!(want.subject, "CA phục vụ cho dịch vụ phần mềm G2");
    assert_eq!(want.urls, ["http://ca.gov.vn/pki/pub/crt/sscag2.crt"]);
}

#[test]
fn rewritten_files() {
    for name in ["2021-law-rewritten.pdf", "2021-decree-105-rewritten.pdf"] {
        let Some(report) = published(name) else { return };
        assert_eq!(report.verdict_reason, Some(VerdictReason::BrokenByHandling), "{name}");
        assert_eq!(report.signatures[0].sub_indication, Some(SubIndication::FormatFailure), "{name}");
        assert!(report.signatures[0].findings.iter().any(|f| f.code == Code::RewrittenAfterSigning), "{name}");
    }
}

#[test]
fn a_merged_file() {
    let Some(report) = published("2016-four-files-merged.pdf") else { return };
    assert_eq!(report.signatures.len(), 4);
    for signature in &report.signatures {
        assert_eq!(signature.indication, Indication::TotalFailed);
        assert_eq!(signature.integrity.digest_matches, Some(false));
    }
    let merged = report.findings.iter().find(|f| f.code == Code::MergedFiles).unwrap();
    assert_eq!((merged.param("field"), merged.param("count")), ("Signature2", "3"));
}

#[test]
fn printed_files() {
    let files = [
        ("2026-construction-printed.pdf", 10),
        ("2026-pension-printed.pdf", 8),
        ("2026-decision-982-printed.pdf", 1),
        ("2026-licence-printed.pdf", 7),
    ];
    for (name, orphans) in files {
        let Some(report) = published(name) else { return };
        assert_eq!(report.verdict, Verdict::Unsigned, "{name}");
        assert_eq!(report.document.orphan_signatures.len(), orphans, "{name}");
        let shown = kyso::words::present(&report, Language::Vi);
        assert!(shown.headline.sentence.contains("in ra PDF"), "{}", shown.headline.sentence);
    }
}

/// A root with the name of a trusted one and another key is not trusted (vectors `lookalike-not-trusted`).
#[test]
fn the_look_alike_root_is_not_trusted() {
    use kyso::evidence::{EvidenceStore, Kind, Origin};
    use kyso::path::{Candidate, CandidatePool, PathStatus, Purpose, find_path};
    use kyso::x509::Certificate;
    use std::sync::Arc;
    let Some(folder) = corpus("vn/lookalike-not-trusted") else { return };
    let (limits, trust) = (Limits::default(), trust());
    let mut pool = CandidatePool::default();
    let mut all = Vec::new();
    for name in ["lookalike-fpt-ca.crt", "lookalike-mic-root.crt"] {
        let mut store = EvidenceStore::default();
        store.add_file(&fs::read(folder.join(name)).unwrap(), name);
        let item = store.of(Kind::Certificate).next().unwrap().clone();
        let certificate = Arc::new(Certificate::parse(&item.der, &limits).unwrap());
        pool.add(Arc::clone(&certificate), Origin::Caller(name.to_owned()));
        all.push(Candidate { certificate, origin: Origin::Caller(name.to_owned()) });
    }
    let at = Timestamp::parse("2021-01-01T00:00:00Z").unwrap();
    for target in &all {
        let outcome = find_path(target, &pool, &trust, Purpose::Timestamps, at, &limits);
        assert_eq!(outcome.status, PathStatus::UntrustedRoot);
        assert_eq!(outcome.domain, None);
    }
}
