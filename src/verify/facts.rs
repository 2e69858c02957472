//! What a report says of the values it was made with.

use super::context::Context;
use crate::ades::Message;
use crate::base::finding::{Code, Finding};
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::evidence::{EvidenceStore, Fetched, Item, Kind, ProofOfExistence};
use crate::report::model::{self, Objects, WantKind};
use crate::vietnam;
use crate::x509::Certificate;

/// The policy.
pub(super) fn policy_facts(context: &Context<'_>) -> model::PolicyFacts {
    let policy = context.policy;
    model::PolicyFacts {
        id: policy.id.clone(),
        version: policy.version,
        sha256: hex::encode(sha256(&policy.canonical())),
        revocation: policy.revocation,
    }
}

/// A policy that asks less than the strict one is named in every report made under it.
pub(super) fn policy_more_permissive(context: &Context<'_>) -> Option<Finding> {
    let policy = context.policy;
    let rules = policy.relaxed_rules();
    let finding = Finding::new(Code::PolicyLooser).with("policy", &policy.id).with("rules", rules.join(", "));
    (!rules.is_empty()).then_some(finding)
}

/// The trust data.
pub(super) fn trust_facts(context: &Context<'_>) -> model::TrustFacts {
    let files = &context.trust.files;
    let join = |part: fn(&(String, u32, String)) -> String| files.iter().map(part).collect::<Vec<_>>().join("+");
    model::TrustFacts {
        id: join(|f| f.0.clone()),
        version: files.first().map_or(0, |f| f.1),
        date: join(|f| f.2.clone()),
        sha256: hex::encode(sha256(&context.trust.fingerprints())),
        user_added: context.trust.user_added().count(),
        added: context.trust.user_added().map(|a| by_user(&a.certificate, a.label.as_deref())).collect(),
        removed: context.trust.all_removed().iter().map(|r| by_user(&r.certificate, r.label.as_deref())).collect(),
        signed: context
            .trust
            .signed
            .as_ref()
            .map(|s| model::SignedTrustFile { sequence: s.sequence, date: s.date.clone() }),
        legal: legal(context),
    }
}

fn legal(context: &Context<'_>) -> model::LegalTable {
    let newer = &context.trust.legal;
    let brought = context.trust.signed.as_ref().filter(|_| !newer.is_empty());
    let read = brought.map_or(vietnam::READ, |signed| &signed.date).to_owned();
    model::LegalTable { read, provisions: vietnam::table(newer) }
}

fn by_user(certificate: &Certificate, label: Option<&str>) -> model::UserCertificate {
    model::UserCertificate {
        name: certificate.display_name(),
        subject: certificate.subject.to_string(),
        sha256: certificate.sha256_hex(),
        label: label.map(str::to_owned),
    }
}

/// The evidence met.
pub(super) fn objects(evidence: &EvidenceStore, context: &Context<'_>) -> Objects {
    let list = |kind: Kind| {
        let item = |i: &Item| model::Item {
            sha256: hex::encode(i.sha256),
            name: (kind == Kind::Certificate)
                .then(|| Certificate::parse(&i.der, context.limits).ok().map(|c| c.subject.to_string()))
                .flatten(),
            origin: i.origin.to_string(),
        };
        evidence.of(kind).map(item).collect()
    };
    let proof = |p: &ProofOfExistence| model::Proof {
        sha256: hex::encode(p.sha256),
        time: p.time,
        origin: p.origin.to_string(),
    };
    Objects {
        certificates: list(Kind::Certificate),
        crls: list(Kind::Crl),
        ocsps: list(Kind::Ocsp),
        shards: list(Kind::Shard),
        records: list(Kind::Record),
        proofs: evidence.proofs.iter().map(proof).collect(),
    }
}

/// What was asked of the network.
pub(super) fn fetched(evidence: &EvidenceStore) -> Vec<model::Fetched> {
    let kind = |kind| match kind {
        Kind::Certificate => WantKind::IssuerCertificate,
        // These are never asked for by themselves: a mirror gives them in place of a list, or with one.
        Kind::Crl | Kind::Shard | Kind::Record => WantKind::Crl,
        Kind::Ocsp => WantKind::Ocsp,
    };
    let record = |f: &Fetched| model::Fetched {
        kind: kind(f.kind),
        host: f.host.clone(),
        outcome: f.outcome,
        bytes: f.bytes,
        milliseconds: f.milliseconds,
    };
    evidence.fetched.iter().map(record).collect()
}

/// The caller's proof about the signature value (those about certificates are used with the paths).
pub(super) fn proof(message: Option<&Message>, context: &Context<'_>) -> Option<Timestamp> {
    let fingerprint = sha256(message?.signature_value()?);
    context.evidence.proofs.iter().filter(|p| p.sha256 == fingerprint).map(|p| p.time).min()
}
