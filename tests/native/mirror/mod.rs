//! A mirror as an operator makes it, and what it is worth to whoever names its operator, or does not.

mod archive;
mod faults;
mod folder;
mod kill;
mod many_lists;
mod openssl_ts;
mod renewal;
mod shards;
mod trust_update;
mod unit;

use crate::revocation::make::{NewCertificate, NewList, Party, authority, entry, key_usage, point, points, uri};
use kyso::evidence::FetchOutcome;
use kyso::mirror::{MirrorSettings, Task, run};
use kyso::online::{Address, Answer, Fetcher, MirrorIndex, Question};
use kyso::trust::{OperatorKey, OperatorSigner, TrustStore};
use kyso::{Limits, Timestamp};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

/// Keys of the tests, which sign nothing that counts.
pub(crate) const OPERATOR: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\n-----END PRIVATE KEY-----\n";
pub(crate) const OTHER: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC\n-----END PRIVATE KEY-----\n";

pub(crate) const LIST: &str = "http://ca.kyso.test/ca.crl";
pub(crate) const CERTIFICATE: &str = "http://ca.kyso.test/ca.crt";

pub(crate) fn operator() -> OperatorSigner {
    OperatorSigner::from_pem(OPERATOR).unwrap()
}

pub(crate) fn key(pem: &str) -> OperatorKey {
    OperatorKey::parse(&OperatorSigner::from_pem(pem).unwrap().public()).unwrap()
}

/// What authorities publish, by address.
#[derive(Default)]
pub(crate) struct Published(pub(crate) Mutex<BTreeMap<String, Vec<u8>>>);

impl Published {
    pub(crate) fn put(&self, address: &str, content: Vec<u8>) {
        self.0.lock().unwrap().insert(address.to_owned(), content);
    }
}

impl Fetcher for Published {
    fn fetch(&self, question: &Question, _: &Address) -> Answer {
        let content = self.0.lock().unwrap().get(&question.address).cloned().ok_or(FetchOutcome::Unreachable);
        Answer { content, milliseconds: 1 }
    }
}

/// An authority, whose root is trusted by the one who makes the mirror.
pub(crate) struct Authority {
    pub(crate) party: Party,
    pub(crate) certificate: Vec<u8>,
}

impl Authority {
    pub(crate) fn new(name: &str, seed: u8) -> Self {
        let party = Party::new(name, seed);
        let made = NewCertificate {
            issuer: &party,
            subject: &party,
            serial: &[1],
            from: "2020-01-01T00:00:00Z",
            to: "2040-01-01T00:00:00Z",
            extensions: authority(0x06),
        };
        let certificate = made.der();
        Self { party, certificate }
    }

    /// A list with these serial numbers.
    pub(crate) fn list(&self, number: u8, this_update: &str, next_update: &str, serials: &[Vec<u8>]) -> Vec<u8> {
        let mut list = NewList::new(&self.party, this_update, next_update);
        list = list.extension(crate::revocation::make::number(number));
        for serial in serials {
            list = list.entry(entry(serial, "2026-04-01T00:00:00Z", &[]));
        }
        list.der()
    }

    /// A person's certificate that names the list.
    pub(crate) fn person(&self, serial: &[u8]) -> Vec<u8> {
        let subject = Party::new("Person", 9);
        let made = NewCertificate {
            issuer: &self.party,
            subject: &subject,
            serial,
            from: "2025-01-01T00:00:00Z",
            to: "2030-01-01T00:00:00Z",
            extensions: vec![key_usage(0x80), points(&[point(&[uri(LIST)])])],
        };
        made.der()
    }

    pub(crate) fn trust(&self) -> TrustStore {
        let mut trust = TrustStore::default();
        trust.add_user_file(&self.certificate, &Limits::default());
        trust
    }
}

/// So many serial numbers, of eight octets.
pub(crate) fn serials(count: u32) -> Vec<Vec<u8>> {
    (0..count).map(|index| [&[0x2A][..], &index.to_be_bytes(), &[0x55; 3]].concat()).collect()
}

/// One run.
pub(crate) fn mirror(out: &Path, now: &str, trust: &TrustStore, network: &Published) -> Result<MirrorIndex, String> {
    let settings = MirrorSettings { lists: vec![LIST.to_owned()], ..MirrorSettings::default() };
    mirror_with(out, now, trust, network, &settings)
}

pub(crate) fn mirror_with(
    out: &Path,
    now: &str,
    trust: &TrustStore,
    network: &Published,
    settings: &MirrorSettings,
) -> Result<MirrorIndex, String> {
    let (operator, now) = (operator(), Timestamp::parse(now).unwrap());
    run(&Task {
        out,
        settings,
        trust,
        operator: &operator,
        network,
        now,
        trust_file: None,
        stamper: None,
        digests: &[],
    })
}
