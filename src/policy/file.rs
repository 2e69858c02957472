//! The file form of a policy (`policy/strict.json` is the built-in one, written out).
//!
//! A file says in what it differs from the strict built-in policy; what it leaves out is as there. What it says is checked as a
//! whole before any of it counts: a name that is unknown could be a misspelt rule, so it is an error and not passed over.

use super::record::{Record, wrong_type};
use super::{
    AlgorithmSuite, AnnouncedDelta, Constraint, ExpiredIssuer, InvalidityDate, Json, LaterEvidence, Level, Policy,
    PolicyError, PolicyFault, ReleasedHold, ResponderStatus, RevocationRule, StatusRules,
};
use crate::base::limits::POLICY_FILE_BYTES;
use crate::base::time::Timestamp;

/// Name and version of the form.
pub const SCHEMA: &str = "kyso-policy/1";
/// Ids that begin so are those of built-in policies.
const RESERVED: &str = "kyso-";

/// Names of a policy file.
pub(super) const POLICY: &[&str] =
    &["schema", "id", "version", "revocation", "status", "algorithms", "claimedTimeTolerance", "constraints"];
/// Names of its rules on status information.
pub(super) const STATUS: &[&str] = &[
    "maxAge",
    "nextUpdateBinds",
    "nextUpdateTolerance",
    "ageWithoutNextUpdate",
    "laterEvidence",
    "gracePeriod",
    "announcedDelta",
    "clockTolerance",
    "expiredIssuer",
    "responderStatus",
    "releasedHold",
    "invalidityDate",
    "numberRequired",
    "judgeAlgorithms",
];

impl Policy {
    /// Reads the file form.
    ///
    /// ```
    /// use kyso::policy::{Policy, RevocationRule};
    ///
    /// let policy = Policy::parse(r#"{"schema":"kyso-policy/1","id":"office/1","version":1,"revocation":"if-declared"}"#)?;
    /// assert_eq!(policy.revocation, RevocationRule::IfDeclared);
    /// // A rule that is not known is refused, never passed over.
    /// assert!(Policy::parse(r#"{"schema":"kyso-policy/1","id":"office/2","version":1,"revocations":"none"}"#).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// With the name and place of the first fault; nothing of the file counts then.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        if text.len() > POLICY_FILE_BYTES {
            return Err(PolicyError::new(PolicyFault::TooLarge, "", format!("at most {POLICY_FILE_BYTES} bytes")));
        }
        let json = serde_json::from_str(text).map_err(|e| {
            PolicyError::new(PolicyFault::NotJson, "", format!("line {} column {}", e.line(), e.column()))
        })?;
        Self::from_json(&json)
    }

    /// Reads the file form, already taken apart.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub(crate) fn from_json(json: &Json) -> Result<Self, PolicyError> {
        let record = Record::of(json, "", POLICY)?;
        let schema = record.text("schema")?;
        if schema != SCHEMA {
            return Err(PolicyError::new(PolicyFault::SchemaUnknown, "schema", SCHEMA));
        }
        let mut policy = Self::strict();
        policy.id = id(&record)?;
        policy.version = version(&record)?;
        let rules = [RevocationRule::Required, RevocationRule::IfDeclared, RevocationRule::None].map(|r| (r.name(), r));
        record.word("revocation", &rules, &mut policy.revocation)?;
        record.seconds("claimedTimeTolerance", &mut policy.claimed_time_tolerance)?;
        if let Some(rules) = record.value("status") {
            status(&Record::of(rules, "status", STATUS)?, &mut policy.status)?;
        }
        if let Some(suite) = record.value("algorithms") {
            algorithms(&Record::of(suite, "algorithms", &["digests", "keys"])?, &mut policy.algorithms)?;
        }
        constraints(&record, &mut policy)?;
        // A file with the id of a built-in policy is either that policy exactly or a disguise.
        if is_builtin_to_the_eye(&policy.id) && policy.canonical() != Self::strict().canonical() {
            return Err(PolicyError::new(PolicyFault::ValueWrong, "id", format!("{RESERVED}… are built-in policies")));
        }
        Ok(policy)
    }
}

/// 1 to 64 characters that look alike in no script.
fn id(record: &Record<'_>) -> Result<String, PolicyError> {
    let id = record.text("id")?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    if id.is_empty() || id.len() > 64 || !id.chars().all(plain) {
        return Err(PolicyError::new(PolicyFault::ValueWrong, "id", "1 to 64 of A-Z a-z 0-9 . _ / -"));
    }
    Ok(id.to_owned())
}

/// Whether an id is, or looks like, that of a built-in policy: letters that differ only in case or look the same in
/// print (`0` and `o`, `1`, `i` and `l`, `5` and `s`, `rn` and `m`), and punctuation between them, do not make another
/// name for the reader of a report.
fn is_builtin_to_the_eye(id: &str) -> bool {
    let seen = skeleton(id);
    seen.starts_with(&skeleton(RESERVED)) || seen == skeleton("strict")
}

/// What is left of an id when everything that the eye may miss is taken away.
fn skeleton(id: &str) -> String {
    let plain = id.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_lowercase() {
        '0' => 'o',
        '1' | 'i' => 'l',
        '5' => 's',
        'v' => 'u',
        other => other,
    });
    plain.collect::<String>().replace("rn", "m").replace("uu", "w")
}

fn version(record: &Record<'_>) -> Result<u32, PolicyError> {
    let missing = || PolicyError::new(PolicyFault::Missing, "version", "");
    match record.value("version").ok_or_else(missing)? {
        Json::Number(number) => u32::try_from(*number)
            .ok()
            .filter(|version| *version > 0)
            .ok_or_else(|| PolicyError::new(PolicyFault::ValueWrong, "version", "1 or more")),
        other => Err(wrong_type("version", "a number", other)),
    }
}

fn status(record: &Record<'_>, rules: &mut StatusRules) -> Result<(), PolicyError> {
    record.seconds_or_none("maxAge", &mut rules.max_age)?;
    record.flag("nextUpdateBinds", &mut rules.next_update_binds)?;
    record.seconds("nextUpdateTolerance", &mut rules.next_update_tolerance)?;
    record.seconds("ageWithoutNextUpdate", &mut rules.age_without_next_update)?;
    let later = [("accepted", LaterEvidence::Accepted), ("refused", LaterEvidence::Refused)];
    record.word("laterEvidence", &later, &mut rules.later_evidence)?;
    record.seconds("gracePeriod", &mut rules.grace_period)?;
    let delta = [("required", AnnouncedDelta::Required), ("optional", AnnouncedDelta::Optional)];
    record.word("announcedDelta", &delta, &mut rules.announced_delta)?;
    record.seconds("clockTolerance", &mut rules.clock_tolerance)?;
    let expired = [("proof-needed", ExpiredIssuer::ProofNeeded), ("as-dated", ExpiredIssuer::AsDated)];
    record.word("expiredIssuer", &expired, &mut rules.expired_issuer)?;
    let responder = [("required", ResponderStatus::Required), ("if-declared", ResponderStatus::IfDeclared)];
    record.word("responderStatus", &responder, &mut rules.responder_status)?;
    let hold = [("still-held", ReleasedHold::StillHeld), ("forgiven", ReleasedHold::Forgiven)];
    record.word("releasedHold", &hold, &mut rules.released_hold)?;
    let invalidity = [("noted", InvalidityDate::Noted), ("counts", InvalidityDate::Counts)];
    record.word("invalidityDate", &invalidity, &mut rules.invalidity_date)?;
    record.flag("numberRequired", &mut rules.number_required)?;
    record.flag("judgeAlgorithms", &mut rules.judge_algorithms)
}

fn algorithms(record: &Record<'_>, suite: &mut AlgorithmSuite) -> Result<(), PolicyError> {
    let mut seen = Vec::new();
    for (place, row) in record.list("digests")? {
        let row = Record::of(row, &place, &["name", "until"])?;
        let name = row.text("name")?;
        once(&mut seen, (name, 0), &row)?;
        suite.set_digest(name, until(&row)?).map_err(|fault| PolicyError::new(fault, row.at("name"), name))?;
    }
    seen.clear();
    for (place, row) in record.list("keys")? {
        let row = Record::of(row, &place, &["name", "leastBits", "until"])?;
        let name = row.text("name")?;
        let mut bits = 0;
        row.seconds("leastBits", &mut bits)?;
        let bits = usize::try_from(bits).unwrap_or(usize::MAX);
        once(&mut seen, (name, bits), &row)?;
        suite.set_key(name, bits, until(&row)?).map_err(|fault| PolicyError::new(fault, row.at("name"), name))?;
    }
    Ok(())
}

fn once<'a>(seen: &mut Vec<(&'a str, usize)>, row: (&'a str, usize), record: &Record<'_>) -> Result<(), PolicyError> {
    if seen.contains(&row) {
        return Err(PolicyError::new(PolicyFault::Repeated, record.at("name"), row.0));
    }
    seen.push(row);
    Ok(())
}

/// A time, or `null` for no end known. It must be said: an end forgotten would make an algorithm good for ever.
fn until(row: &Record<'_>) -> Result<Option<Timestamp>, PolicyError> {
    match row.value("until") {
        Some(Json::Null) => Ok(None),
        _ => {
            let text = row.text("until")?;
            let time = Timestamp::parse(text);
            time.map(Some).ok_or_else(|| PolicyError::new(PolicyFault::ValueWrong, row.at("until"), "RFC 3339"))
        }
    }
}

fn constraints(record: &Record<'_>, policy: &mut Policy) -> Result<(), PolicyError> {
    let mut seen = Vec::new();
    for (place, entry) in record.list("constraints")? {
        let entry = Record::of(entry, &place, &["check", "level"])?;
        let check = entry.text("check")?;
        let constraint = Constraint::named(check)
            .ok_or_else(|| PolicyError::new(PolicyFault::ConstraintUnknown, entry.at("check"), check))?;
        if seen.contains(&constraint) {
            return Err(PolicyError::new(PolicyFault::Repeated, entry.at("check"), check));
        }
        seen.push(constraint);
        let word = entry.text("level")?;
        let level = Level::parse(word).ok_or_else(|| {
            PolicyError::new(PolicyFault::LevelUnknown, entry.at("level"), "FAIL, WARN, INFO, IGNORE")
        })?;
        if !policy.constraints.set(constraint, level) {
            let least = format!("{check} is {} at least ({})", constraint.weakest(), constraint.clause());
            return Err(PolicyError::new(PolicyFault::LevelTooWeak, entry.at("level"), least));
        }
    }
    Ok(())
}
