//! A time-stamping authority that nobody here wrote: `openssl ts`. The archive's record with its time-stamp proves what it is about.

use super::{Authority, LIST, Published, operator, serials};
use crate::corpora::is_installed;
use crate::support::pki;
use kyso::crypto::{DigestAlgorithm, sha256};
use kyso::mirror::{MirrorSettings, Stamper, Task, open, run};
use kyso::online::Shelf;
use kyso::{Limits, Timestamp};
use std::path::PathBuf;
use std::process::Command;

struct OpenSsl(tempfile::TempDir);

impl OpenSsl {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

impl Stamper for OpenSsl {
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        let fixture = |name: &str| format!("{}/tests/fixtures/pki/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(self.path("query"), request).unwrap();
        std::fs::write(self.path("serial"), "01\n").unwrap();
        let settings = format!(
            "[own]\nserial = {}\ndefault_policy = 1.2.3.4.1\nsigner_digest = sha256\ndigests = sha256\ness_cert_id_alg = sha256\n",
            self.path("serial").display()
        );
        std::fs::write(self.path("tsa.cnf"), settings).unwrap();
        let mut command = Command::new("openssl");
        crate::fixture_day::set(&mut command, "2026-11-22 02:04:58");
        command.args(["ts", "-reply", "-section", "own"]);
        command.arg("-config").arg(self.path("tsa.cnf")).arg("-queryfile").arg(self.path("query"));
        command.args(["-signer", &fixture("tsu.crt"), "-inkey", &fixture("keys/tsu.pem"), "-out"]);
        let made = command.arg(self.path("reply")).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        Ok(std::fs::read(self.path("reply")).unwrap())
    }
}

#[test]
fn a_time_stamp_of_openssl_proves_since_when_a_list_is_there() {
    if !is_installed("openssl") || !is_installed("faketime") {
        return;
    }
    let (folder, authority, network) = (tempfile::tempdir().unwrap(), Authority::new("CA", 1), Published::default());
    let mut trust = authority.trust();
    trust.add_user_file(pki("root.crt"), &Limits::default());
    let list = authority.list(7, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", &serials(3));
    network.put(LIST, list.clone());
    let (operator, stamper) = (operator(), OpenSsl(tempfile::tempdir().unwrap()));
    let settings = MirrorSettings { lists: vec![LIST.to_owned()], ..MirrorSettings::default() };
    let document = [7; 32];
    let index = run(&Task {
        out: folder.path(),
        settings: &settings,
        trust: &trust,
        operator: &operator,
        network: &network,
        now: Timestamp::parse("2026-11-22T02:05:00Z").unwrap(),
        trust_file: None,
        stamper: Some(&stamper),
        digests: &[document],
    })
    .unwrap();
    assert!(index.failures.is_empty(), "{:?}", index.failures);
    for (object, content) in [(sha256(&list), list.as_slice()), (document, &[])] {
        let bundle = open(folder.path()).get(&format!("bundles/{}.der", hex::encode(object)), 1 << 20).unwrap();
        let record = bundle.strip_prefix(content).unwrap();
        let record = kyso::evidence_record::EvidenceRecord::read(record, &Limits::default()).unwrap();
        let stamp = &record.chains[0][0];
        assert_eq!(stamp.digest, DigestAlgorithm::Sha256);
        assert_eq!(stamp.token.time, Timestamp::parse("2026-11-22T02:04:58Z").unwrap());
        assert!(stamp.groups.as_ref().unwrap()[0].contains(&object.to_vec()));
    }
}
