//! A pack as it is written.

use super::super::{EvidenceFact, EvidenceStore, Item, Origin, ProofOfExistence};
use super::{PackKind, SCHEMA};
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::policy::{Policy, RevocationRule};
use crate::trust::{Domain, TrustStore};
use base64ct::{Base64, Encoding};
use serde::Serialize;

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
