//! A clock that jumps: what is kept is neither lost nor passed off as new.
#![allow(clippy::disallowed_types, reason = "a server listens")]

use super::server::{Answer, NOW, ask, relay};
use super::{ROOT_LIST, list_at};
use crate::online::authority::{Authority, Manner};
use crate::support::pki;
use kyso::Limits;
use kyso::Timestamp;
use kyso::serve::{Clock, Server, Settings};
use kyso::trust::TrustStore;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A server in this process, whose clock the test sets.
struct Jumping {
    address: SocketAddr,
    now: Arc<AtomicI64>,
}

impl Jumping {
    fn start(authority: &Authority, cache: &Path) -> Self {
        let now = Arc::new(AtomicI64::new(Timestamp::parse(NOW).unwrap().unix()));
        let read = now.clone();
        let clock: Clock = Arc::new(move || Timestamp::from_unix(read.load(Ordering::Relaxed)).unwrap());
        let settings = relay(authority.address, Some(cache), "");
        let mut trust = TrustStore::default();
        trust.add_user_file(pki("root.crt"), &Limits::default());
        let server = Server::new(&Settings::parse(&settings).unwrap(), &trust, clock).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        // It ends with the test.
        std::thread::spawn(move || server.run(listener, std::future::pending()));
        Self { address, now }
    }

    /// The list, at a time.
    fn at(&self, time: &str) -> Answer {
        self.now.store(Timestamp::parse(time).unwrap().unix(), Ordering::Relaxed);
        ask(self.address, "GET", &list_at(ROOT_LIST), &[], b"").unwrap()
    }
}

#[test]
fn a_clock_that_jumps_loses_nothing_and_makes_nothing_new() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::start(Manner::Well));
    let server = Jumping::start(&authority, folder.path());
    let is_kept = |answer: &Answer| answer.status == 200 && answer.body == pki("root-2026-11.crl");
    assert!(is_kept(&server.at(NOW)) && is_kept(&server.at(NOW)));
    assert_eq!(authority.asked().len(), 1);
    // Ten years on the list is over: the authority is asked, has nothing newer, and the answer says what it is.
    let later = server.at("2036-11-22T00:00:00Z");
    assert!(is_kept(&later) && !later.header("kyso-stale").is_empty(), "{later:?}");
    assert_eq!(later.header("cache-control"), "public, max-age=30");
    // Back on the day: when the authority was asked lies in the future, so it is asked again, and the list is as good as it was.
    let asked = authority.asked().len();
    let back = server.at(NOW);
    assert!(is_kept(&back) && back.header("kyso-stale").is_empty(), "{back:?}");
    // Years before its time it is given out, and no answer may be kept for as long as the list says.
    let before = server.at("2016-11-22T00:00:00Z");
    assert!(is_kept(&before), "{before:?}");
    let start = std::time::Instant::now();
    while authority.asked().len() <= asked {
        assert!(start.elapsed().as_secs() < 60, "the authority was not asked again");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    // A silent authority takes nothing away on any day.
    authority.becomes(Manner::Hangs);
    for time in ["2036-11-22T00:00:00Z", "2016-11-22T00:00:00Z", NOW] {
        assert!(is_kept(&server.at(time)), "{time}");
    }
}
