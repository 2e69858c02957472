//! A pack as it is read back.

use super::super::{EvidenceStore, Item, Origin, ProofOfExistence};
use super::{MOST_BYTES, PackError, PackFault, PackKind, SCHEMA};
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::policy::RevocationRule;
use base64ct::{Base64, Encoding};
use serde_json::Value;

/// Most entries of one list that are read.
const MOST_ENTRIES: usize = 100_000;

/// An object read from a pack. Its bytes have the SHA-256 stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedObject {
    /// What it is said to be; whether it is, shows when it is used.
    pub kind: PackKind,
    /// Its bytes.
    pub der: Vec<u8>,
    /// Where it was met.
    pub origin: Origin,
    /// The document it was in; none when the caller gave it.
    pub document: Option<[u8; 32]>,
}

/// A pack as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedPack {
    /// The time judged at.
    pub now: Option<Timestamp>,
    /// The time of receipt the caller vouched for.
    pub received: Option<Timestamp>,
    /// The revocation rule.
    pub revocation: Option<RevocationRule>,
    /// SHA-256 of the policy, hexadecimal.
    pub policy_sha256: String,
    /// SHA-256 over the trusted certificates, hexadecimal.
    pub trust_sha256: String,
    /// The documents it was made for.
    pub documents: Vec<[u8; 32]>,
    /// The objects that can be used.
    pub objects: Vec<LoadedObject>,
    /// Proofs of existence its writer vouched for.
    pub proofs: Vec<ProofOfExistence>,
    /// What its writer was given and could not use: name and reason.
    pub unusable: Vec<(String, String)>,
    /// Entries that are not used.
    pub faults: Vec<PackFault>,
}

impl LoadedPack {
    /// Reads a pack.
    ///
    /// ```
    /// use kyso::Input;
    /// use kyso::evidence::EvidenceStore;
    /// use kyso::evidence::pack::{LoadedPack, Pack};
    /// use kyso::verify::evidence_of;
    ///
    /// # let (trust, given, policy, limits) = Default::default();
    /// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
    /// # let context = kyso::verify::Context::new(now, &trust, &given, &policy, &limits);
    /// let file = std::fs::read("tests/fixtures/pdf/b-lt.pdf")?;
    /// let found = evidence_of(&Input { source: &file, detached: None, password: None }, &context)?;
    /// let mut pack = Pack::new(now, None, &policy, &trust, &given);
    /// pack.add_document(Some("b-lt.pdf"), &found);
    ///
    /// let loaded = LoadedPack::read(&serde_json::to_vec(&pack)?)?;
    /// let mut evidence = EvidenceStore::default();
    /// loaded.add_to(&mut evidence, "pack.json");
    /// assert!(loaded.faults.is_empty() && !evidence.for_document(b"another").items().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When it is no pack of this form at all. A bad entry is a fault.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        if bytes.len() > MOST_BYTES {
            return Err(PackError::TooLarge);
        }
        let root: Value = serde_json::from_slice(bytes).map_err(|e| PackError::Malformed(e.to_string()))?;
        let schema = root.get("schema").and_then(Value::as_str).unwrap_or_default();
        if schema != SCHEMA {
            return Err(PackError::Schema(schema.chars().take(64).collect()));
        }
        let mut pack = Self::default();
        pack.now = pack.time(&root, "now");
        pack.received = pack.time(&root, "received");
        let word = |outer: &str, inner: &str| root.get(outer).and_then(|o| o.get(inner)).and_then(Value::as_str);
        pack.revocation = word("policy", "revocation").and_then(RevocationRule::parse);
        pack.policy_sha256 = word("policy", "sha256").unwrap_or_default().to_owned();
        pack.trust_sha256 = word("trust", "sha256").unwrap_or_default().to_owned();
        pack.each(&root, "documents", |entry| fingerprint(entry, "sha256"), |p, d| p.documents.push(d));
        pack.each(&root, "objects", read_object, |p, o| p.objects.push(o));
        pack.each(&root, "proofs", read_proof, |p, e| p.proofs.push(e));
        pack.each(&root, "unusable", read_unusable, |p, u| p.unusable.push(u));
        Ok(pack)
    }

    /// A time that may be missing or null; any other thing in its place is a fault.
    fn time(&mut self, root: &Value, name: &str) -> Option<Timestamp> {
        let value = root.get(name).filter(|v| !v.is_null())?;
        let read = value.as_str().and_then(Timestamp::parse);
        if read.is_none() {
            self.faults.push(PackFault { place: name.to_owned(), reason: "not-a-time" });
        }
        read
    }

    /// Reads every entry of one list; what cannot be read becomes a fault.
    fn each<T>(
        &mut self,
        root: &Value,
        list: &str,
        read: impl Fn(&Value) -> Result<T, &'static str>,
        take: impl Fn(&mut Self, T),
    ) {
        let entries = match root.get(list) {
            None | Some(Value::Null) => return,
            Some(Value::Array(entries)) => entries,
            Some(_) => return self.faults.push(PackFault { place: list.to_owned(), reason: "not-a-list" }),
        };
        if entries.len() > MOST_ENTRIES {
            self.faults.push(PackFault { place: format!("{list}[{MOST_ENTRIES}]"), reason: "too-many" });
        }
        for (index, entry) in entries.iter().take(MOST_ENTRIES).enumerate() {
            match read(entry) {
                Ok(value) => take(self, value),
                Err(reason) => self.faults.push(PackFault { place: format!("{list}[{index}]"), reason }),
            }
        }
    }

    /// Gives the objects to a store. `name` is what the pack is called in the report.
    pub fn add_to(&self, store: &mut EvidenceStore, name: &str) {
        let mut bound = Vec::new();
        for object in &self.objects {
            let Some(kind) = object.kind.evidence() else { continue };
            match object.document {
                None => store.add(kind, &object.der, object.origin.clone()),
                Some(_) => bound.push(Item::new(kind, object.der.as_slice(), Origin::Caller(name.to_owned()))),
            }
        }
        store.bind(&self.documents, bound);
        for (what, reason) in &self.unusable {
            store.unusable(what, reason);
        }
        for fault in &self.faults {
            store.unusable(&format!("{name}: {}", fault.place), fault.reason);
        }
    }
}

fn text<'a>(entry: &'a Value, name: &str) -> Option<&'a str> {
    entry.get(name).and_then(Value::as_str)
}

fn fingerprint(entry: &Value, name: &str) -> Result<[u8; 32], &'static str> {
    let octets = text(entry, name).and_then(|t| hex::decode(t).ok()).ok_or("sha256-malformed")?;
    octets.try_into().map_err(|_| "sha256-malformed")
}

fn read_object(entry: &Value) -> Result<LoadedObject, &'static str> {
    let kind = text(entry, "kind").and_then(PackKind::parse).ok_or("kind-unknown")?;
    let origin = text(entry, "origin").and_then(Origin::parse).ok_or("origin-unknown")?;
    let document = match entry.get("document") {
        None | Some(Value::Null) => None,
        Some(_) => Some(fingerprint(entry, "document")?),
    };
    // An object said to come from a document must name it: a pack says nothing about a file it does not name.
    if document.is_none() != matches!(origin, Origin::Caller(_)) {
        return Err("origin-without-document");
    }
    let der = text(entry, "der").and_then(|t| Base64::decode_vec(t).ok()).ok_or("not-base64")?;
    if sha256(&der) != fingerprint(entry, "sha256")? {
        return Err("sha256-differs");
    }
    Ok(LoadedObject { kind, der, origin, document })
}

fn read_proof(entry: &Value) -> Result<ProofOfExistence, &'static str> {
    let origin = text(entry, "origin").and_then(Origin::parse);
    let origin = origin.filter(|o| matches!(o, Origin::Caller(_))).ok_or("origin-unknown")?;
    let sha256 = fingerprint(entry, "sha256")?;
    let time = text(entry, "time").and_then(Timestamp::parse).ok_or("not-a-time")?;
    Ok(ProofOfExistence { sha256, time, origin })
}

fn read_unusable(entry: &Value) -> Result<(String, String), &'static str> {
    let part = |name| text(entry, name).map(str::to_owned).ok_or("not-a-text");
    Ok((part("name")?, part("reason")?))
}
