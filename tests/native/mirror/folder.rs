//! The folder of a mirror over many runs: what is kept, what is named, and what a kill leaves.

use super::{Authority, CERTIFICATE, LIST, OPERATOR, OTHER, Published, key, mirror, mirror_with, serials};
use crate::revocation::make::{NewList, number, scope, tlv};
use kyso::evidence::{FetchOutcome, Kind};
use kyso::mirror::{MirrorSettings, open};
use kyso::online::{Address, Fetcher, History, MirrorIndex, Mirrored, Question, Shelf};
use kyso::trust::OperatorSigner;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

const NOW: &str = "2026-06-01T00:00:00Z";

fn index(folder: &Path) -> MirrorIndex {
    let bytes = fs::read(folder.join("index.json")).unwrap();
    let signature = fs::read_to_string(folder.join("index.json.minisig")).unwrap();
    assert!(key(OPERATOR).signed(&bytes, &signature));
    assert!(!key(OTHER).signed(&bytes, &signature));
    // As the crate `minisign-verify` sees it.
    let public =
        minisign_verify::PublicKey::from_base64(&OperatorSigner::from_pem(OPERATOR).unwrap().public()).unwrap();
    public.verify(&bytes, &minisign_verify::Signature::decode(&signature).unwrap(), false).unwrap();
    let index: MirrorIndex = serde_json::from_slice(&bytes).unwrap();
    for list in &index.lists {
        let content = fs::read(folder.join(format!("objects/{}.crl", list.sha256))).unwrap();
        assert_eq!(hex::encode(kyso::crypto::sha256(&content)), list.sha256);
        for part in 0..1_u32 << list.bits.unwrap() {
            assert!(folder.join(format!("shards/{}/{part}.der", list.sha256)).exists());
        }
    }
    index
}

#[test]
fn a_list_that_goes_backwards_is_kept_out_and_named() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let trust = authority.trust();
    let newest = authority.list(7, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3));
    network.put(LIST, newest.clone());
    let first = mirror(folder.path(), NOW, &trust, &network).unwrap();
    assert!(first.failures.is_empty() && first.sequence == 1);
    // An older number under a newer date, and an older date under a newer number.
    for (number, date) in [(6, "2026-05-20T00:00:00Z"), (9, "2026-04-01T00:00:00Z")] {
        let older = authority.list(number, date, "2026-07-20T00:00:00Z", &[]);
        network.put(LIST, older.clone());
        mirror(folder.path(), NOW, &trust, &network).unwrap();
        let index = index(folder.path());
        assert_eq!(index.lists, first.lists);
        assert_eq!(index.failures[0].code, "list-went-backwards");
        // It is in the archive all the same: it was seen.
        let named = index.failures[0].sha256.clone().unwrap();
        let kept = Shelf::get(&open(folder.path()), &format!("objects/{named}.crl"), 1 << 20).unwrap();
        assert_eq!(kept, older);
    }
    // A newer one is taken, and the one before remains in the archive.
    network.put(LIST, authority.list(8, "2026-05-25T00:00:00Z", "2026-07-25T00:00:00Z", &serials(4)));
    mirror(folder.path(), NOW, &trust, &network).unwrap();
    assert_eq!(index(folder.path()).lists[0].number.as_deref(), Some("8"));
    let before = format!("objects/{}.crl", first.lists[0].sha256);
    assert_eq!(Shelf::get(&open(folder.path()), &before, 1 << 20).unwrap(), newest);
}

/// Whoever sits on the way can give one authority's list for another's, which is signed by a known authority, too.
#[test]
fn the_list_of_another_issuer_waits_until_the_one_before_is_over() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let other = Authority::new("Other CA", 2);
    let mut trust = authority.trust();
    trust.add_user_file(&other.certificate, &kyso::Limits::default());
    let run = |now: &str, list: Vec<u8>| {
        network.put(LIST, list);
        let index = mirror(folder.path(), now, &trust, &network).unwrap();
        let codes: Vec<String> = index.failures.iter().map(|failure| failure.code.clone()).collect();
        (index.lists[0].issuer.clone(), index.lists[0].number.clone().unwrap(), codes.join(" "))
    };
    let own = |number| authority.list(number, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3));
    let others = || other.list(90, "2026-05-20T00:00:00Z", "2026-07-20T00:00:00Z", &[]);
    let (issuer, _, failures) = run(NOW, own(7));
    assert!(issuer.contains("CA") && failures.is_empty());
    assert_eq!(run(NOW, others()), (issuer.clone(), "7".to_owned(), "list-of-another-issuer".to_owned()));
    // The right one goes on, though its number is lower than that of the other.
    assert_eq!(run(NOW, own(8)), (issuer, "8".to_owned(), String::new()));
    // An authority that is renamed is taken when the last list under the old name is over, and then the same holds for it.
    let (renamed, number, failures) = run("2026-07-02T00:00:00Z", others());
    assert_eq!((renamed.contains("Other CA"), number.as_str(), failures.as_str()), (true, "90", ""));
    assert_eq!(run("2026-07-02T00:00:00Z", own(9)).2, "list-of-another-issuer");
}

/// A list of authorities alone says nothing of persons (RFC 5280 §5.2.5), however new it is.
#[test]
fn the_list_of_another_scope_waits_until_the_one_before_is_over() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let run = |now: &str, list: Vec<u8>| {
        network.put(LIST, list);
        let index = mirror(folder.path(), now, &authority.trust(), &network).unwrap();
        let codes: Vec<String> = index.failures.iter().map(|failure| failure.code.clone()).collect();
        (index.lists[0].number.clone().unwrap(), codes.join(" "))
    };
    let all = |number| authority.list(number, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3));
    let of_authorities = || {
        let list = NewList::new(&authority.party, "2026-05-20T00:00:00Z", "2026-07-20T00:00:00Z");
        list.extension(number(90)).extension(scope(&[tlv(0x82, &[0xFF])])).der()
    };
    assert_eq!(run(NOW, all(7)), ("7".to_owned(), String::new()));
    assert_eq!(run(NOW, of_authorities()), ("7".to_owned(), "list-of-another-scope".to_owned()));
    assert_eq!(run(NOW, all(8)), ("8".to_owned(), String::new()));
    // An authority that parts its lists anew is followed when the last whole one is over.
    assert_eq!(run("2026-07-02T00:00:00Z", of_authorities()), ("90".to_owned(), String::new()));
}

/// A history grows by a line for each list. What a power cut left of a line is no line, and goes with the next.
#[test]
fn a_history_grows_at_its_end_alone() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let history = || {
        let file = fs::read_dir(folder.path().join("history")).unwrap().next().unwrap().unwrap().path();
        (fs::read(&file).unwrap(), file)
    };
    let run = |number: u8| {
        network.put(LIST, authority.list(number, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3)));
        mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
        history().0
    };
    let (first, second) = (run(1), run(2));
    assert!(second.starts_with(&first) && second.len() > first.len());
    assert_eq!(run(2), second, "a list is written down once");
    let torn = [second.as_slice(), b"{\"sha256\":\"00"].concat();
    fs::write(history().1, &torn).unwrap();
    assert_eq!(History::read(&torn).unwrap().lists.len(), 2);
    let third = run(3);
    assert!(third.starts_with(&second) && !third.starts_with(&torn));
    let read = History::read(&third).unwrap();
    assert_eq!((read.address.as_str(), read.lists.len()), (LIST, 3));
    assert_eq!(History::read(&third[1..]), None);
}

#[test]
fn a_list_that_nobody_known_signed_is_not_kept() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let forger = Authority::new("CA", 5);
    for (content, code) in [
        (forger.list(9, "2026-05-20T00:00:00Z", "2026-07-20T00:00:00Z", &[]), "signature-wrong"),
        (b"<html>".to_vec(), "wrong-content"),
    ] {
        network.put(LIST, content);
        mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
        let index = index(folder.path());
        assert!(index.lists.is_empty());
        assert_eq!(index.failures[0].code, code);
    }
}

#[test]
fn an_authority_that_is_silent_leaves_what_was_there() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    network.put(LIST, authority.list(7, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3)));
    let first = mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    let second = mirror(folder.path(), NOW, &authority.trust(), &Published::default()).unwrap();
    assert_eq!((second.lists, second.failures[0].code.as_str()), (first.lists, "host-unreachable"));
}

/// Certificates are shown with who certified them, and are nothing more than that.
#[test]
fn certificates_are_candidates() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    network.put(CERTIFICATE, authority.person(&[9]));
    let settings = MirrorSettings { certificates: vec![CERTIFICATE.to_owned()], ..MirrorSettings::default() };
    let index = mirror_with(folder.path(), NOW, &authority.trust(), &network, &settings).unwrap();
    let candidate = &index.certificates[0];
    assert!(!candidate.trusted && candidate.certified_by.is_some());
    let stranger = Authority::new("Stranger", 6);
    network.put(CERTIFICATE, stranger.certificate);
    let index = mirror_with(folder.path(), NOW, &authority.trust(), &network, &settings).unwrap();
    assert!(!index.certificates[0].trusted && index.certificates[0].certified_by.is_none());
}

#[test]
fn the_folder_of_another_operator_is_left_alone() {
    let (authority, folder) = (Authority::new("CA", 1), tempfile::tempdir().unwrap());
    mirror(folder.path(), NOW, &authority.trust(), &Published::default()).unwrap();
    let bytes = fs::read_to_string(folder.path().join("index.json")).unwrap();
    fs::write(folder.path().join("index.json"), bytes.replace("\"sequence\": 1", "\"sequence\": 0")).unwrap();
    let error = mirror(folder.path(), NOW, &authority.trust(), &Published::default()).unwrap_err();
    assert!(error.contains("not signed with this operator's key"), "{error}");
    // Nor does a client take anything from it.
    let mirrored = Mirrored::new(Box::new(open(folder.path())), vec![key(OPERATOR)], false, 1 << 20);
    let question = Question { kind: Kind::Crl, address: LIST.to_owned(), request: None, serial: None, at: None };
    assert_eq!(mirrored.fetch(&question, &Address::parse(LIST).unwrap()).content, Err(FetchOutcome::WrongContent));
}

/// A reader that meets the new signature beside the old index asks once more, and takes nothing that stays so.
#[test]
fn a_reader_between_two_runs_asks_once_more() {
    struct Between(Vec<(Vec<u8>, Vec<u8>)>, AtomicUsize);
    impl Shelf for Between {
        fn get(&self, path: &str, _: usize) -> Result<Vec<u8>, FetchOutcome> {
            let (index, signature) = &self.0[(self.1.fetch_add(1, Ordering::Relaxed) / 2).min(self.0.len() - 1)];
            Ok(if path == "index.json" { index.clone() } else { signature.clone() })
        }
    }
    let (authority, folder) = (Authority::new("CA", 1), tempfile::tempdir().unwrap());
    let run = || {
        mirror(folder.path(), NOW, &authority.trust(), &Published::default()).unwrap();
        ["index.json", "index.json.minisig"].map(|name| fs::read(folder.path().join(name)).unwrap())
    };
    let ([old, _], [new, signature]) = (run(), run());
    let torn = (old, signature.clone());
    for (seen, expected) in
        [(vec![torn.clone(), (new, signature)], FetchOutcome::Refused), (vec![torn], FetchOutcome::WrongContent)]
    {
        let mirrored = Mirrored::new(Box::new(Between(seen, AtomicUsize::new(0))), vec![key(OPERATOR)], false, 1 << 20);
        let question = Question { kind: Kind::Crl, address: LIST.to_owned(), request: None, serial: None, at: None };
        assert_eq!(mirrored.fetch(&question, &Address::parse(LIST).unwrap()).content, Err(expected));
    }
}

/// Between the new signature and the new index a run can be killed: the next one goes on from there.
#[test]
fn a_run_that_was_killed_between_signature_and_index_is_finished() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    let (before, path) = (fs::read(folder.path().join("index.json")).unwrap(), folder.path().join("index.json"));
    mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    fs::rename(&path, folder.path().join("unfinished/index.json")).unwrap();
    fs::write(&path, before).unwrap();
    mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    assert_eq!(index(folder.path()).sequence, 3);
}

#[test]
fn what_the_index_before_names_is_there_until_the_next_run_whatever_the_clock_says() {
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let trust = authority.trust();
    let mut made = Vec::new();
    for number in 1..=3 {
        network.put(LIST, authority.list(number, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3)));
        made.push(mirror(folder.path(), NOW, &trust, &network).unwrap().lists[0].sha256.clone());
        // As after a jump of the clock: no time of a file is of use.
        for list in fs::read_dir(folder.path().join("objects")).unwrap() {
            let list = fs::File::options().append(true).open(list.unwrap().path()).unwrap();
            list.set_modified(std::time::UNIX_EPOCH).unwrap();
        }
    }
    let is_there = |list: &String| {
        let parts = folder.path().join(format!("shards/{list}/0.der"));
        [folder.path().join(format!("objects/{list}.crl")), parts].map(|path| path.exists())
    };
    assert_eq!(made.iter().map(is_there).collect::<Vec<_>>(), [[false; 2], [true; 2], [true; 2]]);
}
