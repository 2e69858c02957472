//! Evidence packs: everything a verdict rests on except the documents, in one JSON file of the schema
//! `kyso-evidence/1`.
//!
//! A pack has the objects themselves (DER in base64) with origin and SHA-256, the proofs of existence the caller
//! stated, the time of judgement, and the names of policy and trust data. It has no document and no trust anchor: the
//! reader of a pack alone decides whom to trust. It is raw: personal identifiers in certificates are not masked.
//!
//! **Reading it back.** Objects without `document` came from the caller and are given again under their old names.
//! Objects of a document come with that document anyway, so they are used for other documents only, under the pack's
//! name. Therefore the same pack, document, policy and trust give the same report, byte for byte. Certificates, lists
//! and responses are signed; times and proofs of existence are not, so they are used only if the reader says so
//! ([`LoadedPack::now`], [`LoadedPack::proofs`]).
//!
//! **Malformed packs.** A file that is not JSON of this schema is an error as a whole ([`PackError`]). An object whose
//! bytes cannot be decoded or do not have the stated SHA-256 is left out, with a fault that names its place; the rest
//! is used.

use super::{EvidenceFact, EvidenceStore, Item, Kind, Origin, ProofOfExistence};
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::policy::{Policy, RevocationRule};
use crate::trust::{Domain, TrustStore};
use base64ct::{Base64, Encoding};
use core::fmt;
use serde::Serialize;
use serde_json::Value;

/// Name and version of this form.
pub const SCHEMA: &str = "kyso-evidence/1";

/// Largest pack that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 28;
/// Most entries of one list that are read.
const MOST_ENTRIES: usize = 100_000;
const NOTICE: &str = "Raw evidence: certificates in it name people. Keep it as you keep the documents.";

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

record! {
    /// A pack as it is written.
    Pack {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// That it is raw.
        notice: &'static str,
        /// Version of the program that wrote it.
        engine: &'static str,
        /// The time judged at.
        now: Timestamp,
        /// The time of receipt the caller vouched for.
        received: Option<Timestamp>,
        /// The policy.
        policy: PackPolicy,
        /// The trust data.
        trust: PackTrust,
        /// The documents it was made for.
        documents: Vec<PackDocument>,
        /// Certificates, lists, responses and time-stamps.
        objects: Vec<PackObject>,
        /// Proofs of existence the caller vouched for.
        proofs: Vec<PackProof>,
        /// What the caller gave and could not be used.
        unusable: Vec<PackUnusable>,
    }
}

record! {
    /// What names the policy.
    PackPolicy {
        /// Its name.
        id: String,
        /// SHA-256 of its canonical JSON, hexadecimal, as in the report.
        sha256: String,
        /// The revocation rule.
        revocation: RevocationRule,
    }
}

record! {
    /// What names the trust data.
    PackTrust {
        /// SHA-256 over all trusted certificates, hexadecimal, as in the report.
        sha256: String,
        /// The anchors, by fingerprint.
        anchors: Vec<PackAnchor>,
    }
}

record! {
    /// What names one anchor.
    PackAnchor {
        /// SHA-256 of its certificate, hexadecimal.
        sha256: String,
        /// Its name, for people.
        name: String,
        /// Its domain.
        domain: Domain,
    }
}

record! {
    /// A document.
    PackDocument {
        /// SHA-256 of all its bytes, hexadecimal.
        sha256: String,
        /// Number of its bytes.
        size: u64,
        /// Its name, for people.
        name: Option<String>,
    }
}

record! {
    /// One object.
    PackObject {
        /// What it is.
        kind: PackKind,
        /// SHA-256 of its bytes, hexadecimal.
        sha256: String,
        /// Where it was met, as in the report: `caller:NAME`, `dss`, `signature:N`, `timestamp:N`.
        origin: String,
        /// SHA-256 of the document it was in; null when the caller gave it.
        document: Option<String>,
        /// Its bytes in base64.
        der: String,
    }
}

record! {
    /// A proof of existence.
    PackProof {
        /// SHA-256 of the object, hexadecimal.
        sha256: String,
        /// It existed at this time at the latest.
        time: Timestamp,
        /// Who said so.
        origin: String,
    }
}

record! {
    /// Something given that could not be used.
    PackUnusable {
        /// Its name.
        name: String,
        /// Why.
        reason: String,
    }
}

/// Kind of an object in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PackKind {
    /// An X.509 certificate.
    Certificate,
    /// A certificate revocation list.
    Crl,
    /// An OCSP response.
    Ocsp,
    /// A time-stamp token (RFC 3161), for the record: it only counts in its place in its document.
    TimeStamp,
}

impl PackKind {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "certificate" => Some(Self::Certificate),
            "crl" => Some(Self::Crl),
            "ocsp" => Some(Self::Ocsp),
            "time-stamp" => Some(Self::TimeStamp),
            _ => None,
        }
    }

    /// The kind of evidence; none for a time-stamp, which is not evidence by itself.
    pub fn evidence(self) -> Option<Kind> {
        match self {
            Self::Certificate => Some(Kind::Certificate),
            Self::Crl => Some(Kind::Crl),
            Self::Ocsp => Some(Kind::Ocsp),
            Self::TimeStamp => None,
        }
    }
}

impl From<Kind> for PackKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Certificate => Self::Certificate,
            Kind::Crl => Self::Crl,
            Kind::Ocsp => Self::Ocsp,
        }
    }
}

/// What one document itself carries.
#[derive(Clone, Debug)]
pub struct DocumentEvidence {
    /// SHA-256 of the document.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub size: u64,
    /// Certificates, lists and responses.
    pub items: Vec<Item>,
    /// Time-stamp tokens, each with its place.
    pub tokens: Vec<(Vec<u8>, Origin)>,
}

impl Pack {
    /// A pack with what the caller gave.
    pub fn new(
        now: Timestamp,
        received: Option<Timestamp>,
        policy: &Policy,
        trust: &TrustStore,
        given: &EvidenceStore,
    ) -> Self {
        let anchor = |a: &crate::trust::Anchor| PackAnchor {
            sha256: a.certificate.sha256_hex(),
            name: a.certificate.display_name(),
            domain: a.domain,
        };
        let proof = |p: &ProofOfExistence| PackProof {
            sha256: hex::encode(p.sha256),
            time: p.time,
            origin: p.origin.to_string(),
        };
        let unusable = |EvidenceFact::EvidenceUnusable { name, reason }: &EvidenceFact| PackUnusable {
            name: name.clone(),
            reason: reason.clone(),
        };
        Self {
            schema: SCHEMA,
            notice: NOTICE,
            engine: env!("CARGO_PKG_VERSION"),
            now,
            received,
            policy: PackPolicy {
                id: policy.id.clone(),
                sha256: hex::encode(sha256(&policy.canonical())),
                revocation: policy.revocation,
            },
            trust: PackTrust {
                sha256: hex::encode(sha256(&trust.fingerprints())),
                anchors: trust
                    .anchors()
                    .iter()
                    .filter(|a| trust.removed(&a.certificate).is_none())
                    .map(anchor)
                    .collect(),
            },
            documents: Vec::new(),
            objects: given.items().iter().map(|i| object(i.kind.into(), &i.der, &i.origin, None)).collect(),
            proofs: given.proofs.iter().map(proof).collect(),
            unusable: given.unusable.iter().map(unusable).collect(),
        }
    }

    /// Adds what a document carries.
    pub fn add_document(&mut self, name: Option<&str>, found: &DocumentEvidence) {
        let document = hex::encode(found.sha256);
        if self.documents.iter().any(|d| d.sha256 == document) {
            return;
        }
        let items = found.items.iter().map(|i| object(i.kind.into(), &i.der, &i.origin, Some(&document)));
        let tokens = found.tokens.iter().map(|(der, o)| object(PackKind::TimeStamp, der, o, Some(&document)));
        self.objects.extend(items.chain(tokens));
        self.documents.push(PackDocument { sha256: document, size: found.size, name: name.map(str::to_owned) });
    }
}

fn object(kind: PackKind, der: &[u8], origin: &Origin, document: Option<&str>) -> PackObject {
    PackObject {
        kind,
        sha256: hex::encode(sha256(der)),
        origin: origin.to_string(),
        document: document.map(str::to_owned),
        der: Base64::encode_string(der),
    }
}

/// Why a pack cannot be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// Larger than any pack that is read.
    TooLarge,
    /// Not JSON.
    Malformed(String),
    /// Another form or version.
    Schema(String),
}

impl PackError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "pack-too-large",
            Self::Malformed(_) => "pack-malformed",
            Self::Schema(_) => "pack-schema",
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "evidence pack: larger than {MOST_BYTES} bytes"),
            Self::Malformed(reason) => write!(f, "evidence pack: {reason}"),
            Self::Schema(found) => write!(f, "evidence pack: schema {found:?}, not {SCHEMA}"),
        }
    }
}

impl core::error::Error for PackError {}

/// An entry of a pack that is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackFault {
    /// Its place, such as `objects[3]`.
    pub place: String,
    /// What is wrong with it: a stable word.
    pub reason: &'static str,
}

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
