//! Rules on status information: how fresh, who may sign it, and what a suspension means.

use serde::Serialize;

/// What happens to a list or response whose signer's certificate had expired when the object is known to have existed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExpiredIssuer {
    /// It is not used without a proof that it existed before that end (EN 319 102-1 §5.6.2.1).
    #[default]
    ProofNeeded,
    /// It is used if the certificate was valid when the object says it was made. The cost: whoever obtains an expired
    /// and unguarded key can make objects with any earlier date.
    AsDated,
}

/// Whether the status of a delegated OCSP responder without id-pkix-ocsp-nocheck must be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ResponderStatus {
    /// It must be known to be good (RFC 6960 §4.2.2.2.1 leaves it to local policy when the CA names no method).
    #[default]
    Required,
    /// A known revocation counts, an unknown status passes. What it costs: a stolen responder key answers until its
    /// certificate ends.
    IfDeclared,
}

/// What a suspension means that ended after the time in question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReleasedHold {
    /// The certificate counts as suspended at the time asked (Thông tư 15/2025/TT-BKHCN, Phụ lục II 1.1).
    #[default]
    StillHeld,
    /// The newest object decides: a suspension that was lifted leaves no trace. What it costs: signatures made while the owner
    /// had reported the key missing pass.
    Forgiven,
}

/// What invalidityDate (RFC 5280 §5.3.2) does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InvalidityDate {
    /// It is remarked on; the revocation date decides, for the law asks what was published at the time of signing
    /// (Nghị định 68/2024/NĐ-CP Điều 31.2).
    #[default]
    Noted,
    /// The earlier of the two dates decides.
    Counts,
}

/// Whether objects issued after the time asked may say that the certificate was good then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LaterEvidence {
    /// They may: what was not revoked later was not revoked before, and they say more than older ones.
    #[default]
    Accepted,
    /// Only objects published by the time in question (Nghị định 68/2024/NĐ-CP Điều 31.2, read literally). A revocation
    /// reported by later objects counts nevertheless.
    Refused,
}

/// Whether a complete list that announces delta lists (freshestCRL) may say without one that the certificate was good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AnnouncedDelta {
    /// Only if the complete list was issued after the time in question: a delta list may have had more by then (RFC
    /// 5280 §5.2.6, §6.3.3 (a)).
    #[default]
    Required,
    /// It may, until its own nextUpdate. What it costs: revocations since the last complete list are missed.
    Optional,
}

/// Rules on status information. Ages and tolerances in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StatusRules {
    /// How long before the time asked an object may have been issued (maximum accepted revocation freshness,
    /// EN 319 102-1 §5.2.5). `None`: until its nextUpdate. Objects issued after the time asked are always fresh.
    pub max_age: Option<i64>,
    /// Whether nextUpdate ends an object's use also where `max_age` is given. `false` is the letter of EN 319 102-1 §5.2.5, which
    /// puts the age in the place of nextUpdate; what it costs: lists count that their issuer has replaced by its own word.
    pub next_update_binds: bool,
    /// How long after nextUpdate an object still counts.
    pub next_update_tolerance: i64,
    /// How long an object without nextUpdate counts where `max_age` is not given. 0 is the rule of EN 319 102-1 §5.2.5: only
    /// objects issued after the time asked.
    pub age_without_next_update: i64,
    /// Objects issued after the time asked.
    pub later_evidence: LaterEvidence,
    /// How long after the time asked an object must have been issued, for issuers that take so long to publish a revocation (grace
    /// period, EN 319 102-1 §5.2.5). 0: no such rule.
    pub grace_period: i64,
    /// Lists that announce delta lists.
    pub announced_delta: AnnouncedDelta,
    /// How far an issuer's clock may be ahead of ours.
    pub clock_tolerance: i64,
    /// Objects whose signer's certificate has expired.
    pub expired_issuer: ExpiredIssuer,
    /// Delegated responders without nocheck.
    pub responder_status: ResponderStatus,
    /// Suspensions that were lifted later.
    pub released_hold: ReleasedHold,
    /// Compromise dates earlier than the revocation.
    pub invalidity_date: InvalidityDate,
    /// Whether a version 2 list without CRLNumber is left unused (RFC 5280 §5.2.3 binds the issuer to number its lists). `false`
    /// costs nothing that a status depends on: without a number no delta list fits, and one list in ten in the field has none.
    pub number_required: bool,
    /// Whether objects signed with an algorithm that the suite considers unreliable are rejected. The cost of `false`:
    /// whoever can find collisions can forge lists.
    pub judge_algorithms: bool,
}

impl StatusRules {
    /// The strict built-in rules.
    pub fn strict() -> Self {
        Self {
            max_age: None,
            next_update_binds: true,
            next_update_tolerance: 0,
            age_without_next_update: 86_400,
            later_evidence: LaterEvidence::Accepted,
            grace_period: 0,
            announced_delta: AnnouncedDelta::Required,
            clock_tolerance: 300,
            expired_issuer: ExpiredIssuer::ProofNeeded,
            responder_status: ResponderStatus::Required,
            released_hold: ReleasedHold::StillHeld,
            invalidity_date: InvalidityDate::Noted,
            number_required: false,
            judge_algorithms: true,
        }
    }
}

impl Default for StatusRules {
    fn default() -> Self {
        Self::strict()
    }
}
