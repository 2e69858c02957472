//! Authorities' certificates that a trust file names: what is known of them does not come from the algorithm of their own signature.

use crate::support::{Setup, fixture, pki};
use base64ct::{Base64, Encoding};
use kyso::crypto::sha256;
use kyso::finding::Code;
use kyso::report::Verdict;
use kyso::trust::TrustFile;
use kyso::x509::Certificate;

fn certificate(name: &str) -> Certificate {
    Certificate::parse(&kyso::asn1::pem_blocks(pki(name))[0].der, &kyso::Limits::default()).unwrap()
}

/// A document of the first generation, whose certificates are signed with SHA-1, and nothing that proves how old they are.
fn setup(named: &[&str]) -> Setup {
    let mut setup = fixture("expired-with-timestamp").setup();
    setup.evidence.proofs.clear();
    let entry = |name: &&str| {
        let der = certificate(name).der().to_vec();
        serde_json::json!({ "role": "intermediate", "domain": "official-duty", "sha256": hex(&sha256(&der)), "der": Base64::encode_string(&der) })
    };
    let certificates: Vec<_> = named.iter().map(entry).collect();
    let file = serde_json::json!({ "schema": "kyso-trust/1", "id": "test", "version": 1, "date": "2026-11-22", "certificates": certificates });
    TrustFile::parse(&file.to_string()).unwrap().add_to(&mut setup.trust, &setup.limits).unwrap();
    setup
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Whether the report weighs the algorithm of a certificate's signature, and whether it merely says it.
fn said(setup: &Setup, of: &str) -> (bool, bool) {
    let report = setup.judge(fixture("expired-with-timestamp").pdf).unwrap();
    let name = certificate(of).display_name();
    let is = |code: Code, param: &str| {
        let findings = report.findings.iter().chain(report.signatures.iter().flat_map(|signature| &signature.findings));
        findings.filter(|finding| finding.code == code).any(|finding| finding.param(param).contains(&name))
    };
    assert_ne!(report.verdict, Verdict::Invalid);
    (is(Code::AlgorithmOutdated, "where"), is(Code::CertificateNamedByTrustFile, "certificate"))
}

#[test]
fn the_algorithm_of_a_named_authority_is_said_and_does_not_weigh() {
    assert_eq!(said(&setup(&[]), "ca-g1.crt"), (true, false));
    assert_eq!(said(&setup(&["state-ca.crt"]), "ca-g1.crt"), (true, false));
    assert_eq!(said(&setup(&["ca-g1.crt"]), "ca-g1.crt"), (false, true));
}

#[test]
fn a_signer_is_no_authority_even_where_it_is_named() {
    assert_eq!(said(&setup(&["person-g1.crt", "ca-g1.crt"]), "person-g1.crt"), (true, false));
}

#[test]
fn an_authority_that_the_user_distrusts_is_not_named() {
    let mut setup = setup(&["ca-g1.crt"]);
    assert!(setup.trust.names_intermediate(&certificate("ca-g1.crt")));
    setup.trust.remove_user_file(pki("ca-g1.crt"), "", &setup.limits);
    assert!(!setup.trust.names_intermediate(&certificate("ca-g1.crt")));
}
