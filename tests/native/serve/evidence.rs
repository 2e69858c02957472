//! A mirror, served: its files, the lists of its past, and nothing beside them.

use super::server::Server;
use crate::mirror::Published;
use crate::mirror::{OPERATOR, key, operator};
use crate::support::{Setup, fixture, pki};
use kyso::mirror::{MirrorSettings, Task, run};
use kyso::online::{Mirrored, Web, verify};
use kyso::report::{Report, Verdict};
use kyso::trust::{OperatorKey, TrustStore};
use kyso::{Input, Limits, Timestamp};
use std::path::Path;

const NOW: &str = "2026-11-22T00:00:00Z";

/// A mirror of the test PKI's lists, after a run in spring and one in autumn.
fn mirror(folder: &Path) -> String {
    let (network, mut trust) = (Published::default(), TrustStore::default());
    trust.add_user_file(pki("root.crt"), &Limits::default());
    let at = |name: &str| format!("http://ca.kyso.test/pki/pub/{name}");
    network.put(&at("crt/state-ca.crt"), pki("state-ca.crt").to_vec());
    let settings = MirrorSettings {
        lists: vec![at("crl/root.crl"), at("crl/state-ca.crl")],
        certificates: vec![at("crt/state-ca.crt")],
        ..MirrorSettings::default()
    };
    let operator = operator();
    let mut old = String::new();
    for month in ["03", "11"] {
        network.put(&at("crl/root.crl"), pki(&format!("root-2026-{month}.crl")).to_vec());
        network.put(&at("crl/state-ca.crl"), pki(&format!("state-ca-2026-{month}.crl")).to_vec());
        let task = Task {
            out: folder,
            settings: &settings,
            trust: &trust,
            operator: &operator,
            network: &network,
            now: Timestamp::parse(&format!("2026-{month}-22T00:00:00Z")).unwrap(),
            trust_file: None,
            stamper: None,
            digests: &[],
        };
        let index = run(&task).unwrap();
        if month == "03" {
            old.clone_from(&index.lists[0].sha256);
        }
    }
    old
}

fn report(server: &Server, operators: Vec<OperatorKey>, full_lists: bool) -> Report {
    let mut setup = Setup::at(NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    setup.evidence.operators.clone_from(&operators);
    setup.evidence.from_mirror = true;
    let web = Web::new(&format!("http://{}/evidence", server.address)).unwrap();
    let mirrored = Mirrored::new(Box::new(web), operators, full_lists, 1 << 26);
    let bytes = fixture("one-signature").pdf.to_vec();
    verify(&Input { source: &bytes, detached: None, password: None }, &setup.context(), &mirrored).unwrap().report
}

fn rests_on_a_word(report: &Report) -> bool {
    let all = report.signatures.iter().flat_map(|signature| &signature.findings);
    let mut codes = all.map(|finding| finding.code.name());
    codes.any(|code| code == "status-on-operators-word")
}

#[test]
fn a_document_is_valid_by_a_mirror_and_says_on_whose_word() {
    let folder = tempfile::tempdir().unwrap();
    mirror(folder.path());
    let server = Server::start(&format!("evidence = '{}'\n", folder.path().display()));
    let by_parts = report(&server, vec![key(OPERATOR)], false);
    assert_eq!(by_parts.verdict, Verdict::Valid, "{:?}", by_parts.fetched);
    assert!(rests_on_a_word(&by_parts));
    assert!(!by_parts.objects.shards.is_empty() && by_parts.objects.crls.is_empty());
    for (operators, full) in [(vec![key(OPERATOR)], true), (Vec::new(), false)] {
        let by_lists = report(&server, operators, full);
        assert_eq!(by_lists.verdict, Verdict::Valid, "{:?}", by_lists.fetched);
        assert!(!rests_on_a_word(&by_lists) && by_lists.objects.shards.is_empty());
    }
    // With the key of somebody else nothing of it is taken.
    assert_eq!(report(&server, vec![key(crate::mirror::OTHER)], false).verdict, Verdict::Indeterminate);
}

#[test]
fn what_is_named_by_its_digest_is_kept_and_the_past_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let old = mirror(folder.path());
    let server = Server::start(&format!("evidence = '{}'\n", folder.path().display()));
    // As the run after the next does.
    let _ = std::fs::remove_file(folder.path().join(format!("objects/{old}.crl")));
    let list = server.get(&format!("/evidence/objects/{old}.crl"));
    assert_eq!((list.status, list.body.as_slice()), (200, pki("root-2026-03.crl")));
    assert_eq!(list.header("cache-control"), "public, max-age=31536000, immutable");
    let shard = server.get(&format!("/evidence/shards/{old}/0.der"));
    assert_eq!((shard.status, shard.header("cache-control")), (200, "public, max-age=31536000, immutable"));
    assert_ne!(server.get("/evidence/index.json").header("cache-control"), "public, max-age=31536000, immutable");
    for elsewhere in [
        "/evidence/objects/..%2findex.json",
        "/evidence/objects/%2e%2e%2farchive",
        "/evidence/archive/x",
        "/evidence/unfinished/x",
        "/evidence/shards/../archive/runs",
        "/evidence/objects/0000.crl",
    ] {
        assert_eq!(server.get(elsewhere).status, 404, "{elsewhere}");
    }
}
