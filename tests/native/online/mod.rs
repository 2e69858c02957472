//! Evidence that is fetched: a document without any, and authorities that answer well and badly.

pub(crate) mod authority;
pub(crate) mod responder;

use crate::support::{Setup, fixture, pki};
use authority::{Authority, Manner};
use kyso::Input;
use kyso::evidence::FetchOutcome;
use kyso::online::{Direct, Redirected, verify};
use kyso::report::{Report, Verdict, WantKind};
use responder::Responder;
use std::net::SocketAddr;

const NOW: &str = "2026-11-22T00:00:00Z";

/// A document whose file has no revocation data, and which has the signer's certificate alone.
fn report_with(hosts: &[(&str, SocketAddr)]) -> Report {
    report_at(NOW, hosts)
}

fn report_at(at: &str, hosts: &[(&str, SocketAddr)]) -> Report {
    let mut setup = Setup::at(at);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    let hosts = hosts.iter().map(|(host, to)| Redirected::parse(&format!("{host}={to}")).unwrap()).collect();
    let network = Direct::new(hosts, 1 << 20).unwrap();
    let bytes = fixture("one-signature").pdf.to_vec();
    let input = Input { source: &bytes, detached: None, password: None };
    verify(&input, &setup.context(), &network).unwrap().report
}

fn asking(manner: Manner) -> (Report, Authority) {
    let authority = Authority::start(manner);
    let report = report_with(&[("ca.kyso.test", authority.address), ("ocsp.ca.kyso.test", authority.address)]);
    (report, authority)
}

fn outcomes(report: &Report) -> Vec<FetchOutcome> {
    report.fetched.iter().map(|fetched| fetched.outcome).collect()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code.name()).collect()
}

#[test]
fn what_is_missing_is_fetched_until_the_document_is_valid() {
    let (report, authority) = asking(Manner::Well);
    assert_eq!(report.verdict, Verdict::Valid, "{:?} {:?}", report.fetched, authority.asked());
    assert!(report.wants.is_empty());
    let kinds: Vec<WantKind> = report.fetched.iter().map(|fetched| fetched.kind).collect();
    assert_eq!(kinds[0], WantKind::IssuerCertificate);
    assert!(kinds.contains(&WantKind::Ocsp) && kinds.contains(&WantKind::Crl), "{kinds:?}");
    // The responder knew the signer's certificate, so its list was not needed.
    assert!(!authority.asked().iter().any(|line| line.contains("state-ca.crl")), "{:?}", authority.asked());
    assert!(report.objects.crls.iter().any(|item| item.origin == "network:http://ca.kyso.test/pki/pub/crl/root.crl"));
}

#[test]
fn a_responder_that_knows_get_alone_is_asked_by_get() {
    let (report, authority) = asking(Manner::GetOnly);
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.fetched);
    assert!(authority.asked().iter().any(|line| line.starts_with("GET /M")), "{:?}", authority.asked());
}

#[test]
fn a_list_as_pem_and_one_that_moved_are_taken() {
    for manner in [Manner::AsPem, Manner::LeadsOn] {
        let (report, _) = asking(manner);
        assert_eq!(report.verdict, Verdict::Valid, "{manner:?} {:?}", report.fetched);
    }
}

#[test]
fn each_fault_has_a_word_of_its_own_and_none_makes_a_verdict_better() {
    let faults = [
        (Manner::WithAPage, FetchOutcome::WrongContent, "evidence-wrong-content"),
        (Manner::NotFound, FetchOutcome::Refused, "evidence-refused"),
        (Manner::LeadsInside, FetchOutcome::NotAllowed, "evidence-address-refused"),
        (Manner::Packed, FetchOutcome::WrongContent, "evidence-wrong-content"),
        (Manner::Endless, FetchOutcome::TooLarge, "evidence-wrong-content"),
        (Manner::BreaksOff, FetchOutcome::Unreachable, "evidence-unreachable"),
    ];
    for (manner, outcome, code) in faults {
        let (report, authority) = asking(manner);
        assert_eq!(report.verdict, Verdict::Indeterminate, "{manner:?}");
        assert!(outcomes(&report).iter().all(|found| *found == outcome), "{manner:?} {:?}", report.fetched);
        assert!(codes(&report).contains(&code), "{manner:?} {:?}", codes(&report));
        assert!(!authority.asked().iter().any(|line| line.contains("secret")));
    }
}

/// The command as a person runs it: with every fault it is undecided, says why in both languages, and names whom it asked.
#[test]
fn the_command_line_fetches_and_says_what_came_of_it() {
    let run = |authority: &Authority, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kyso"));
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pki/root.crt");
        command.args(["verify", "--at", NOW, "--trust", root, "--online"]);
        for host in ["ca.kyso.test", "ocsp.ca.kyso.test"] {
            command.args(["--online-host", &format!("{host}={}", authority.address)]);
        }
        let document = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdf/one-signature.pdf");
        let output = command.args(more).arg(document).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let well = Authority::start(Manner::Well);
    let (status, text) = run(&well, &["--details", "--lang", "en"]);
    assert!(status == Some(0) && text.contains("ca.kyso.test"), "{status:?} {text}");
    let faults = [
        (Manner::WithAPage, "evidence-wrong-content"),
        (Manner::NotFound, "evidence-refused"),
        (Manner::LeadsInside, "evidence-address-refused"),
        (Manner::Packed, "evidence-wrong-content"),
        (Manner::Endless, "evidence-wrong-content"),
        (Manner::BreaksOff, "evidence-unreachable"),
    ];
    for (manner, code) in faults {
        let authority = Authority::start(manner);
        let (status, json) = run(&authority, &["--format", "json"]);
        assert!(status == Some(2) && json.contains(code), "{manner:?} {json}");
        for language in ["vi", "en"] {
            let (status, text) = run(&authority, &["--details", "--lang", language]);
            assert!(status == Some(2) && text.contains("ca.kyso.test"), "{manner:?} {text}");
        }
    }
}

/// An answer came, and says nothing of the certificate (RFC 6960 §2.2): that is neither good nor an authority that was not reached.
#[test]
fn a_responder_that_does_not_know_the_certificate_has_a_word_of_its_own() {
    let at = "2026-11-22T03:00:00Z";
    let known = "V\t361122000000Z\t\t70E20CD140E03F4A\tunknown\t/CN=person\n";
    let stranger = "V\t361122000000Z\t\t5E07B5A3F3F44F93\tunknown\t/CN=agency\n";
    for (index, verdict) in [(known, Verdict::Valid), (stranger, Verdict::Indeterminate)] {
        let Some(responder) = Responder::start(index) else { return };
        // The lists cannot be had, but for that of the root.
        let authority = Authority::start(Manner::WithoutListOfPersons);
        let report = report_at(at, &[("ca.kyso.test", authority.address), ("ocsp.ca.kyso.test", responder.address())]);
        assert_eq!(report.verdict, verdict, "{:?} {:?}", report.fetched, codes(&report));
        let answered = report.fetched.iter().find(|fetched| fetched.kind == WantKind::Ocsp).unwrap();
        assert_eq!(answered.outcome, FetchOutcome::Received);
        let is_unknown =
            report.signatures[0].findings.iter().any(|finding| finding.code.name() == "status-answered-unknown");
        assert_eq!(is_unknown, verdict == Verdict::Indeterminate, "{:?}", report.signatures[0].findings);
        assert!(!codes(&report).contains(&"evidence-wrong-content"), "{:?}", codes(&report));
    }
}

#[test]
fn nobody_there_is_unreachable() {
    let closed = SocketAddr::from(([127, 0, 0, 1], 1));
    let report = report_with(&[("ca.kyso.test", closed), ("ocsp.ca.kyso.test", closed)]);
    assert_eq!(report.verdict, Verdict::Indeterminate);
    assert_eq!(outcomes(&report), [FetchOutcome::Unreachable]);
    assert_eq!(report.fetched[0].host, "ca.kyso.test");
}

#[test]
fn a_name_that_leads_to_a_private_address_is_not_asked() {
    let mut setup = Setup::at(NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    let network = Direct::new(Vec::new(), 1 << 20).unwrap();
    let question = kyso::online::Question {
        kind: kyso::evidence::Kind::Crl,
        address: "http://localhost/list.crl".to_owned(),
        request: None,
        serial: None,
        at: None,
    };
    let address = kyso::online::Address::parse(&question.address).unwrap();
    let answer = kyso::online::Fetcher::fetch(&network, &question, &address);
    assert_eq!(answer.content, Err(FetchOutcome::NotAllowed));
}

/// Nothing of a failure is kept: the next check asks anew.
#[test]
fn a_host_that_came_back_makes_the_document_valid() {
    let authority = Authority::start(Manner::NotFound);
    let hosts = [("ca.kyso.test", authority.address), ("ocsp.ca.kyso.test", authority.address)];
    assert_eq!(report_with(&hosts).verdict, Verdict::Indeterminate);
    authority.becomes(Manner::Well);
    assert_eq!(report_with(&hosts).verdict, Verdict::Valid);
}

#[test]
fn nothing_is_asked_unless_it_was_switched_on() {
    let authority = Authority::start(Manner::Well);
    let mut setup = Setup::at(NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    let report = setup.judge(fixture("one-signature").pdf).unwrap();
    assert_eq!(report.verdict, Verdict::Indeterminate);
    assert!(report.fetched.is_empty() && authority.asked().is_empty());
}

/// Brings what was asked for, each time after so many milliseconds.
struct Slow(u64);

impl kyso::online::Fetcher for Slow {
    fn fetch(&self, question: &kyso::online::Question, _: &kyso::online::Address) -> kyso::online::Answer {
        let content = match question.kind {
            kyso::evidence::Kind::Certificate => pki("state-ca.crt"),
            kyso::evidence::Kind::Ocsp => pki("person-2026-11.ocsp"),
            _ => pki("root-2026-11.crl"),
        };
        kyso::online::Answer { content: Ok(content.to_vec()), milliseconds: self.0 }
    }
}

#[test]
fn slow_hosts_hold_nobody_for_long() {
    let mut setup = Setup::at(NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    let bytes = fixture("one-signature").pdf.to_vec();
    let input = Input { source: &bytes, detached: None, password: None };
    let after = |milliseconds| verify(&input, &setup.context(), &Slow(milliseconds)).unwrap().report;
    assert_eq!(after(1).verdict, Verdict::Valid);
    let cut = after(70_000);
    assert_eq!((cut.verdict, cut.fetched.len()), (Verdict::Indeterminate, 2));
}

/// The members of a dossier are judged with what was fetched for all of them.
#[test]
fn a_dossier_is_judged_with_what_its_members_lack() {
    use kyso::dossier::GivenFile;
    let mut setup = Setup::at(NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    let authority = Authority::start(Manner::Well);
    let host = |name: &str| Redirected::parse(&format!("{name}={}", authority.address)).unwrap();
    let network = Direct::new(vec![host("ca.kyso.test"), host("ocsp.ca.kyso.test")], 1 << 20).unwrap();
    let (document, annex) = (fixture("one-signature").pdf.to_vec(), fixture("b-t").pdf.to_vec());
    let files = [
        GivenFile { name: "document.pdf".to_owned(), source: &document },
        GivenFile { name: "annex.pdf".to_owned(), source: &annex },
    ];
    let (context, main) = (setup.context(), Some("document.pdf"));
    let verdicts = |dossier: &kyso::dossier::Dossier| -> Vec<Verdict> {
        dossier.members.iter().map(|member| member.report.as_ref().unwrap().verdict).collect()
    };
    let alone = kyso::dossier::verify(&files, None, &context, main).unwrap();
    assert_eq!(verdicts(&alone), [Verdict::Indeterminate; 2]);
    let fetched = kyso::online::verify_dossier(&files, None, &context, main, &network).unwrap();
    assert_eq!(verdicts(&fetched), [Verdict::Valid; 2]);
    // Both need the same list; nobody was asked twice.
    let asked = authority.asked();
    assert_eq!(asked.iter().filter(|line| line.contains("root.crl")).count(), 1, "{asked:?}");
}
