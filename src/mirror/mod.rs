//! `kyso evidence mirror`: what authorities publish, in a folder that any server can give out.
//!
//! One run asks every address once, checks what comes, and writes content-addressed files, then the histories, then the index: whenever
//! it ends, by whatever means, the index of the last whole run is there with everything that it names. Nothing is trusted by it: lists
//! are those of known authorities, certificates are candidates.

mod archive;
mod difference;
mod folder;
mod lists;
mod runs;
mod settings;
mod shelf;
mod stamper;
mod tree;

pub use settings::MirrorSettings;
pub use shelf::open;
pub use stamper::{Authority, Stamper};

use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::evidence::{EvidenceStore, FetchOutcome, Kind};
use crate::online::{
    Address, AllowList, Authorities, Failure, Fetcher, MIRROR_SCHEMA, MirrorIndex, MirroredCertificate, MirroredTrust,
    Question, Refusal, place,
};
use crate::trust::{OperatorKey, OperatorSigner, TrustStore};
use crate::x509::{Certificate, ca_issuers, crl_locations};
use folder::Folder;
use runs::Stamping;
use std::collections::BTreeSet;
use std::path::Path;

/// Most certificates of one answer.
const MOST_CERTIFICATES: usize = 32;

/// What a run is made with.
pub struct Task<'a> {
    /// The folder.
    pub out: &'a Path,
    /// What to fetch beside what the trust data name.
    pub settings: &'a MirrorSettings,
    /// Whose lists are kept.
    pub trust: &'a TrustStore,
    /// Who signs.
    pub operator: &'a OperatorSigner,
    /// Who asks.
    pub network: &'a dyn Fetcher,
    /// The time taken as now.
    pub now: Timestamp,
    /// A signed trust file with its signature and its number, to be given out with the evidence.
    pub trust_file: Option<(&'a [u8], &'a str, u64)>,
    /// Who time-stamps what is new; without, nothing proves later since when the archive has it.
    pub stamper: Option<&'a dyn Stamper>,
    /// SHA-256 of documents that are to be provable, too. The documents themselves are not needed.
    pub digests: &'a [[u8; 32]],
}

/// Fetches everything once and writes the folder anew.
///
/// # Errors
/// What cannot be read or written. An address that brings nothing is a line of the index.
pub fn run(task: &Task<'_>) -> Result<MirrorIndex, String> {
    let folder = Folder::open(task.out).map_err(|error| format!("{}: {error}", task.out.display()))?;
    let before = previous(&folder, task.operator)?;
    let mut run =
        Run { task, folder, authorities: Authorities::of(task.trust), index: next_index(task, before.as_ref()) };
    let (lists, certificates) = addresses(task)?;
    for address in &certificates {
        run.certificates(address, before.as_ref())?;
    }
    for address in &lists {
        run.list(address, before.as_ref())?;
    }
    run.trust_file(before.as_ref())?;
    run.stamp()?;
    run.finish(before.as_ref())
}

/// The index of the run before; none in a new folder.
fn previous(folder: &Folder, operator: &OperatorSigner) -> Result<Option<MirrorIndex>, String> {
    let Some(bytes) = folder.read(place::INDEX).map_err(|error| error.to_string())? else { return Ok(None) };
    let signature = folder.read(place::INDEX_SIGNATURE).map_err(|error| error.to_string())?.unwrap_or_default();
    let key = OperatorKey::parse(&operator.public()).ok_or("the operator's key is none")?;
    // A run that ended between the two left a newer signature; its index is beside it under a name of its own.
    let signed = |bytes: &[u8]| key.signed(bytes, &String::from_utf8_lossy(&signature));
    let bytes = if signed(&bytes) {
        bytes
    } else {
        folder.unfinished_index().filter(|newer| signed(newer)).unwrap_or_default()
    };
    if bytes.is_empty() {
        return Err(
            "index.json: not signed with this operator's key; another folder, or its old key, is needed".to_owned()
        );
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|error| format!("index.json: {error}"))
}

fn next_index(task: &Task<'_>, before: Option<&MirrorIndex>) -> MirrorIndex {
    MirrorIndex {
        schema: MIRROR_SCHEMA.to_owned(),
        sequence: before.map_or(1, |before| before.sequence.saturating_add(1)),
        date: task.now.to_string(),
        key: task.operator.public(),
        lists: Vec::new(),
        certificates: Vec::new(),
        failures: Vec::new(),
        trust: None,
    }
}

/// Addresses of lists and of certificates, each once, as they are asked.
fn addresses(task: &Task<'_>) -> Result<(BTreeSet<String>, BTreeSet<String>), String> {
    let anchors = task.trust.anchors().iter().map(|anchor| &anchor.certificate);
    let known = anchors.chain(task.trust.intermediates()).filter(|c| task.trust.removed(c).is_none());
    let (mut lists, mut certificates) = (BTreeSet::new(), BTreeSet::new());
    for certificate in known {
        // What a certificate names that may not be asked is left out.
        let ok = |text: String| Address::parse(&text).ok().map(|address| address.url().to_string());
        lists.extend(crl_locations(certificate).into_iter().filter_map(ok));
        certificates.extend(ca_issuers(certificate).into_iter().filter_map(ok));
    }
    let named =
        |text: &String| Address::parse(text).map(|a| a.url().to_string()).map_err(|e| format!("mirror: {text}: {e}"));
    for text in &task.settings.lists {
        lists.insert(named(text)?);
    }
    for text in &task.settings.certificates {
        certificates.insert(named(text)?);
    }
    Ok((lists, certificates))
}

/// The addresses that a run asks: nobody may lead it to others.
///
/// # Errors
/// Which address of the settings is none.
pub fn allowed(settings: &MirrorSettings, trust: &TrustStore) -> Result<AllowList, String> {
    let mut list = AllowList::of(trust);
    for text in settings.lists.iter().chain(&settings.certificates).chain(&settings.allow) {
        list.add(text).map_err(|error| format!("mirror: {text}: {error}"))?;
    }
    Ok(list)
}

struct Run<'a> {
    task: &'a Task<'a>,
    folder: Folder,
    authorities: Authorities,
    index: MirrorIndex,
}

impl Run<'_> {
    /// Asks an address; what came is recognised by its shape.
    fn ask(&self, kind: Kind, address: &str) -> Result<EvidenceStore, Refusal> {
        let parsed = Address::parse(address).map_err(|_| Refusal::NotAllowed)?;
        let question = Question { kind, address: address.to_owned(), request: None, serial: None, at: None };
        let content = self.task.network.fetch(&question, &parsed).content.map_err(Refusal::of)?;
        let mut store = EvidenceStore::default();
        store.take_file(content, address);
        if store.of(kind).next().is_none() { Err(Refusal::of(FetchOutcome::WrongContent)) } else { Ok(store) }
    }

    fn failed(&mut self, address: &str, code: &str, sha256: Option<String>) {
        self.index.failures.push(Failure { address: address.to_owned(), code: code.to_owned(), sha256 });
    }

    /// Certificates of an address: candidates, shown with who certified them.
    fn certificates(&mut self, address: &str, before: Option<&MirrorIndex>) -> Result<(), String> {
        let store = match self.ask(Kind::Certificate, address) {
            Ok(store) => store,
            Err(refusal) => {
                let kept = before.into_iter().flat_map(|before| &before.certificates).filter(|c| c.address == address);
                self.index.certificates.extend(kept.cloned());
                self.failed(address, refusal.code(), None);
                return Ok(());
            }
        };
        for item in store.of(Kind::Certificate).take(MOST_CERTIFICATES) {
            let Ok(certificate) = Certificate::parse(&item.der, &Limits::default()) else { continue };
            let sha256 = hex::encode(item.sha256);
            self.folder.write_once(&place::certificate(&sha256), &item.der)?;
            let trust = self.task.trust;
            self.index.certificates.push(MirroredCertificate {
                address: address.to_owned(),
                subject: certificate.subject.to_string(),
                issuer: certificate.issuer.to_string(),
                trusted: trust.anchor(&certificate).is_some() || trust.names_intermediate(&certificate),
                certified_by: self.authorities.certifier(&certificate).map(|by| by.sha256_hex()),
                sha256,
            });
            self.authorities.learn(certificate);
        }
        Ok(())
    }

    /// The signed trust file, by which portals and programs learn of newer trust data. They verify it themselves.
    fn trust_file(&mut self, before: Option<&MirrorIndex>) -> Result<(), String> {
        let Some((file, signature, sequence)) = self.task.trust_file else { return Ok(()) };
        if let Some(newer) = before.and_then(|b| b.trust.as_ref()).filter(|known| known.sequence > sequence) {
            return Err(format!(
                "trust file: number {sequence} is older than {}, which this mirror gave out",
                newer.sequence
            ));
        }
        let sha256 = hex::encode(sha256(file));
        let path = place::trust(&sha256);
        self.folder.write_once(&format!("{path}.minisig"), signature.as_bytes())?;
        self.folder.write_once(&path, file)?;
        self.index.trust = Some(MirroredTrust { file: path, sequence, sha256 });
        Ok(())
    }

    /// Time-stamps what the archive has and no run before has stamped. Where that fails, the next run does it.
    fn stamp(&mut self) -> Result<(), String> {
        let Some(stamper) = self.task.stamper else { return Ok(()) };
        let names = |path: &str| self.folder.names(path).map_err(|error| format!("{path}: {error}"));
        let digest = |name: &String, end: &str| name.strip_suffix(end).and_then(lists::digest);
        let mut objects: Vec<[u8; 32]> = names("archive")?.iter().filter_map(|name| digest(name, ".list")).collect();
        objects.extend(names("objects")?.iter().filter_map(|name| digest(name, ".crt")));
        objects.extend(self.task.digests);
        let ahead = i64::from(self.task.settings.renew_days).saturating_mul(86_400);
        let with = Stamping { stamper, trust: self.task.trust, now: self.task.now, ahead };
        if let Err(reason) = runs::stamp(&self.folder, objects, &with) {
            self.failed(&reason, "time-stamp-missing", None);
        }
        Ok(())
    }

    /// The index, signed; everything that it names is there by now.
    fn finish(self, before: Option<&MirrorIndex>) -> Result<MirrorIndex, String> {
        let text = serde_json::to_string_pretty(&self.index).map_err(|error| error.to_string())?;
        let bytes = format!("{text}\n").into_bytes();
        let comment = format!("kyso mirror, run {} of {}", self.index.sequence, self.index.date);
        self.folder.write_index(&bytes, &self.task.operator.sign(&bytes, &comment))?;
        self.folder.tidy(&self.index, before)?;
        Ok(self.index)
    }
}
