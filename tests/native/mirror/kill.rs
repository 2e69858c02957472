//! The command as an operator runs it, killed at any moment.

use super::{OPERATOR, key};
use crate::online::authority::{Authority, Manner};
use kyso::mirror::open;
use kyso::online::{AllowList, History, MirrorIndex, Shelf};
use kyso::trust::{TrustFile, TrustStore};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

fn command(folder: &Path, out: &Path, authority: &Authority) -> Command {
    let key = folder.join("operator.pem");
    fs::write(&key, OPERATOR).unwrap();
    let host = format!("ca.kyso.test={}", authority.address);
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    command.args(["evidence", "mirror", "--at", "2026-11-22T00:00:00Z", "--host", &host]).arg("--key").arg(key);
    command.args(["--trust", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pki/root.crt")]);
    for name in ["root", "state-ca"] {
        command.arg("--list").arg(format!("http://ca.kyso.test/pki/pub/crl/{name}.crl"));
    }
    // The hosts of the built-in trust data, where nobody listens: no test asks them.
    for host in real_hosts() {
        command.args(["--host", &format!("{host}=127.0.0.1:1")]);
    }
    command.args(["--certificate", "http://ca.kyso.test/pki/pub/crt/state-ca.crt"]).arg("--out").arg(out);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn real_hosts() -> BTreeSet<String> {
    let mut trust = TrustStore::default();
    let file = TrustFile::parse(include_str!("../../../trust/vietnam.json")).unwrap();
    file.add_to(&mut trust, &kyso::Limits::default()).unwrap();
    let host = |address: String| address.split('/').nth(2).unwrap().to_owned();
    AllowList::of(&trust).addresses().map(host).collect()
}

/// The index is whole and signed, and has everything that it names.
fn check(out: &Path) -> Option<MirrorIndex> {
    let bytes = fs::read(out.join("index.json")).ok()?;
    let signature = fs::read_to_string(out.join("index.json.minisig")).unwrap();
    let newer = fs::read(out.join("unfinished/index.json")).unwrap_or_default();
    assert!(key(OPERATOR).signed(&bytes, &signature) || key(OPERATOR).signed(&newer, &signature));
    let index: MirrorIndex = serde_json::from_slice(&bytes).unwrap();
    for list in &index.lists {
        let content = fs::read(out.join(format!("objects/{}.crl", list.sha256))).unwrap();
        assert_eq!(hex::encode(kyso::crypto::sha256(&content)), list.sha256);
        assert!(out.join(format!("shards/{}/0.der", list.sha256)).exists());
    }
    check_archive(out);
    Some(index)
}

/// Every list that a history names is there as it was.
fn check_archive(out: &Path) -> usize {
    let mut count = 0;
    for file in fs::read_dir(out.join("history")).unwrap().map(|entry| entry.unwrap().path()) {
        let history = History::read(&fs::read(file).unwrap()).unwrap();
        for list in history.lists {
            let archived = out.join(format!("archive/{}.list", list.sha256));
            assert!(archived.exists(), "{}", list.sha256);
            let content = open(out).get(&format!("objects/{}.crl", list.sha256), 1 << 26).unwrap();
            assert_eq!(hex::encode(kyso::crypto::sha256(&content)), list.sha256);
            count += 1;
        }
    }
    count
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_mirror() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::start(Manner::Well));
    let out = folder.path().join("mirror");
    for round in 0..12 {
        // The lists change in between, so that differences are written, too.
        authority.becomes(if round < 6 { Manner::Earlier } else { Manner::Well });
        let mut child = command(folder.path(), &out, &authority).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 15));
        child.kill().unwrap();
        child.wait().unwrap();
        check(&out);
    }
    let output = command(folder.path(), &out, &authority).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // The addresses of the built-in trust data are not reached from a test, and say so.
    assert_eq!(output.status.code(), Some(2), "{text} {}", String::from_utf8_lossy(&output.stderr));
    let index = check(&out).unwrap();
    assert!(check_archive(&out) >= 2);
    let named: Vec<&str> = index.lists.iter().map(|list| list.address.as_str()).collect();
    assert_eq!(named.iter().filter(|address| address.contains("ca.kyso.test")).count(), 2, "{named:?}");
    assert!(text.contains("candidate, certified by"), "{text}");
    assert!(!fs::read_dir(out.join("unfinished")).unwrap().any(|_| true));
}
