//! What is kept outlives the program, however it ends, and is never half of anything.

use super::server::{NOW, Server, ask, relay};
use super::{ROOT_LIST, STATE_CA, STATE_LIST, issuer_at, list_at, status_at};
use crate::online::authority::{Authority, Manner};
use crate::support::pki;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Where nobody answers.
fn nobody() -> std::net::SocketAddr {
    // A port that was free a moment ago may be another test's by now; nothing listens on this one.
    std::net::SocketAddr::from(([127, 0, 0, 1], 1))
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn all_of_it_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let paths = [issuer_at(STATE_CA), list_at(ROOT_LIST), list_at(STATE_LIST), status_at()];
    let mut first = Server::start(&relay(authority.address, Some(folder.path()), ""));
    let before: Vec<Vec<u8>> = paths.iter().map(|path| first.get(path).body).collect();
    assert_eq!(first.terminate(), Some(0));
    let second = Server::start(&relay(nobody(), Some(folder.path()), ""));
    for (path, body) in paths.iter().zip(before) {
        let answer = second.get(path);
        assert_eq!((answer.status, answer.body), (200, body));
    }
}

/// The program is killed at another moment of its work each time: before, while and after the object is written.
#[test]
fn a_kill_at_any_moment_loses_nothing_and_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, Some(folder.path()), "list_seconds = 0\n");
    assert_eq!(Server::start(&settings).get(&issuer_at(STATE_CA)).status, 200);
    let whole = |body: &[u8]| body == pki("root-2026-11.crl") || body == pki("state-ca-2026-11.crl");
    for round in 0..12 {
        let mut server = Server::start(&settings);
        let address = server.address;
        let asking: Vec<_> = [ROOT_LIST, STATE_LIST, ROOT_LIST, STATE_LIST]
            .map(|url| std::thread::spawn(move || ask(address, "GET", &list_at(url), &[], b"")))
            .into();
        std::thread::sleep(Duration::from_millis(round * 3));
        server.kill();
        for answer in asking.into_iter().filter_map(|asking| asking.join().unwrap().ok()) {
            assert!(answer.status != 200 || whole(&answer.body) || answer.body.len() < 400, "{answer:?}");
        }
        let after = Server::start(&relay(nobody(), Some(folder.path()), ""));
        for url in [ROOT_LIST, STATE_LIST] {
            let answer = after.get(&list_at(url));
            assert!(answer.status != 200 || whole(&answer.body), "{round}: {answer:?}");
        }
        assert_eq!(after.get(&issuer_at(STATE_CA)).status, 200, "{round}: what was kept before is lost");
        assert!(files(&folder.path().join("unfinished")).is_empty());
    }
}

#[test]
fn a_file_that_is_not_whole_is_fetched_again() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, Some(folder.path()), "");
    assert_eq!(Server::start(&settings).get(&list_at(ROOT_LIST)).status, 200);
    let [file] = files(&folder.path().join("objects")).try_into().unwrap();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() - 7]).unwrap();
    let server = Server::start(&settings);
    assert_eq!(server.get(&list_at(ROOT_LIST)).body, pki("root-2026-11.crl"));
    server.logged("cache-file-broken");
    assert_eq!((fs::read(&file).unwrap().len(), authority.asked().len()), (bytes.len(), 2));
}

#[test]
fn where_nothing_can_be_written_it_answers_from_memory_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let server = Server::start(&relay(authority.address, Some(folder.path()), ""));
    let health = |word: &str| String::from_utf8(server.get("/healthz").body).unwrap().contains(word);
    assert!(health("\"cache\":\"disk\"") && health("\"status\":\"ok\""));
    // As on a full disk, no file can be made.
    fs::remove_dir(folder.path().join("unfinished")).unwrap();
    for _ in 0..2 {
        assert_eq!(server.get(&list_at(ROOT_LIST)).body, pki("root-2026-11.crl"));
    }
    assert!(health("\"cache\":\"disk-fails\"") && health("\"status\":\"degraded\""));
    assert_eq!(authority.asked().len(), 1, "memory answered");
    server.logged("cache-not-written");
    fs::create_dir(folder.path().join("unfinished")).unwrap();
    assert_eq!(server.get(&issuer_at(STATE_CA)).status, 200);
    assert!(health("\"cache\":\"disk\""));
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_it_answers_from_memory_and_says_so() {
    let Some(disk) = super::SmallDisk::mount() else {
        return crate::corpora::skip("no file system can be mounted here", true);
    };
    let folder = disk.folder();
    let authority = Authority::start(Manner::Well);
    let server = Server::start(&relay(authority.address, Some(folder), ""));
    let health = |word: &str| String::from_utf8(server.get("/healthz").body).unwrap().contains(word);
    assert!(health("\"cache\":\"disk\""));
    let filler = disk.fill(0);
    for _ in 0..2 {
        assert_eq!(server.get(&list_at(ROOT_LIST)).body, pki("root-2026-11.crl"));
    }
    assert_eq!(authority.asked().len(), 1, "memory answered");
    assert!(health("\"cache\":\"disk-fails\"") && health("\"status\":\"degraded\""));
    server.logged("cache-not-written");
    fs::remove_file(filler).unwrap();
    assert_eq!(server.get(&issuer_at(STATE_CA)).status, 200);
    assert!(health("\"cache\":\"disk\""));
}

#[test]
fn an_old_object_is_given_at_once_while_a_newer_one_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::start(Manner::Well);
    let settings = relay(authority.address, Some(folder.path()), "");
    assert_eq!(Server::start(&settings).get(&list_at(ROOT_LIST)).status, 200);
    authority.becomes(Manner::Hangs);
    // Two hours later the list is good by its own dates, and the authority is silent.
    let later = Server::start_at("2026-11-22T02:00:00Z", &settings);
    let list = later.get(&list_at(ROOT_LIST));
    assert_eq!((list.body.as_slice(), list.header("kyso-stale")), (pki("root-2026-11.crl"), ""));
    assert_eq!(list.header("cache-control"), "public, max-age=30");
    let log = later.logged_as("an authority was asked", "host-unreachable");
    let first = |message: &str| log.iter().position(|line| line["fields"]["message"] == message);
    let (answered, asked) = (first("the relay answered").unwrap(), first("an authority was asked").unwrap());
    assert!(answered < asked, "somebody had to wait: {log:#?}");
    assert!(NOW < "2026-11-22T02:00:00Z");
}
