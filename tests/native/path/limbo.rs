//! C2SP x509-limbo, every case in the suite at hand. Limbo checks certificates of TLS servers; whether a name in the certificate is
//! the one asked for (RFC 9525) is not path validation, so that last step is done here.

use crate::corpora::corpus;
use crate::suites::{Suite, World};
use flate2::read::GzDecoder;
use kyso::Timestamp;
use kyso::asn1::pem_blocks;
use kyso::fact::Fact as _;
use kyso::finding::Code;
use kyso::path::{PathContext, PathOptions, PathStatus, ProfileRule, Purpose, find_path_with};
use kyso::policy::AlgorithmSuite;
use kyso::x509::{Certificate, GeneralName, alternative_names};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Limbo {
    testcases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    validation_kind: String,
    trusted_certs: Vec<String>,
    untrusted_intermediates: Vec<String>,
    peer_certificate: String,
    validation_time: Option<String>,
    expected_result: String,
    expected_peer_name: Option<PeerName>,
    max_chain_depth: Option<u32>,
}

#[derive(Deserialize)]
struct PeerName {
    kind: String,
    value: String,
}

const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";
const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";

fn der(pem: &str) -> Vec<u8> {
    pem_blocks(pem.as_bytes()).first().map(|block| block.der.clone()).unwrap_or_default()
}

/// RFC 9525 §6.3, §6.4, in the plainest form.
fn speaks_for(certificate: &Certificate, peer: &PeerName) -> bool {
    let names = alternative_names(certificate).ok().flatten().unwrap_or_default();
    let address = peer.value.parse::<std::net::IpAddr>().ok().map(|address| match address {
        std::net::IpAddr::V4(a) => a.octets().to_vec(),
        std::net::IpAddr::V6(a) => a.octets().to_vec(),
    });
    names.iter().any(|name| match (name, peer.kind.as_str()) {
        (GeneralName::Dns(name), "DNS") => match name.strip_prefix("*.") {
            Some(parent) if parent.contains('.') => {
                peer.value.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(parent))
            }
            Some(_) => false,
            None => name.eq_ignore_ascii_case(&peer.value),
        },
        (GeneralName::Ip(octets), "IP") => Some(octets) == address.as_ref(),
        _ => false,
    })
}

#[test]
fn all_cases() {
    let Some(folder) = corpus("x509-limbo") else { return };
    let file = fs::read(folder.join("limbo.json.gz")).unwrap();
    let limbo: Limbo = serde_json::from_reader(GzDecoder::new(file.as_slice())).unwrap();
    let mut suite = Suite::new("limbo");
    let suite_of_algorithms = AlgorithmSuite::builtin();
    for case in &limbo.testcases {
        let mut world = World::default();
        case.trusted_certs.iter().for_each(|pem| world.anchor(&der(pem)));
        case.untrusted_intermediates.iter().for_each(|pem| world.candidate(&der(pem)));
        let expected = case.expected_result == "SUCCESS";
        let usage = if case.validation_kind == "CLIENT" { CLIENT_AUTH } else { SERVER_AUTH };
        let mut options = PathOptions::new(Purpose::Usage(usage.parse().unwrap()));
        // These two families hold issuers to their profile; the others are about validation, or taken from life.
        if case.id.starts_with("rfc5280::") || case.id.starts_with("webpki::") {
            options.profile = ProfileRule::Require;
        }
        options.usage.absent_counts = !case.id.starts_with("webpki::");
        options.algorithms = Some(&suite_of_algorithms);
        options.intermediates = case.max_chain_depth;
        options.usage.along_path = true;
        let at = Timestamp::parse(case.validation_time.as_deref().unwrap_or("2026-11-22T00:00:00Z")).unwrap();
        let context = PathContext { pool: &world.pool, trust: &world.trust, at, limits: &world.limits };
        let target = match world.target(&der(&case.peer_certificate)) {
            Ok(target) => target,
            Err(error) => {
                suite.record(&case.id, expected, false, &error.to_string());
                continue;
            }
        };
        let outcome = find_path_with(&target, &context, &options);
        // What the tolerant default lets pass is said.
        if outcome.reason == Some(Code::CertificateProfile) {
            options.profile = ProfileRule::Note;
            let tolerant = find_path_with(&target, &context, &options);
            if !tolerant.facts.iter().any(|f| f.code() == Code::CertificateProfile) {
                suite.problem(format!("{}: passes in silence", case.id));
            }
        }
        let mut accepted = outcome.status == PathStatus::Accepted;
        let mut code = outcome.reason.map_or("accepted", |c| c.name()).to_owned();
        let rules = outcome.facts.iter().map(|f| format!(" {}", f.finding().param("rules"))).collect::<String>();
        if let (true, Some(peer)) = (accepted, &case.expected_peer_name)
            && !speaks_for(&target.certificate, peer)
        {
            accepted = false;
            code = "server identity".to_owned();
        }
        suite.record(&case.id, expected, accepted, &format!("{code}{rules}"));
    }
    suite.finish(208);
}
