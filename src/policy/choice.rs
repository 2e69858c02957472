//! Which policy applies: by the name a host gives, and by the signed trust file.

use super::{Json, Policy, PolicyError, SCHEMA};

/// The name by which hosts select the strict policy, which is also the default.
const STRICT: &str = "strict";
/// Name of the policy that the algorithms of a trust file make.
const OF_TRUST_FILE: &str = "trust-file";

impl Policy {
    /// The built-in policy of this name.
    pub fn named(name: &str) -> Option<Self> {
        Some(Self::strict()).filter(|strict| name == STRICT || name == strict.id)
    }

    /// The policy of this name, or the default. The policy of the trust file, if it makes one, replaces the strict
    /// policy unless that is selected by its full id.
    pub fn chosen(name: Option<&str>, of_trust_file: Option<Self>) -> Option<Self> {
        let name = name.unwrap_or(STRICT);
        of_trust_file.filter(|_| name == STRICT).or_else(|| Self::named(name))
    }

    /// The strict policy with the algorithms of a signed trust file of this number; `None` where they are its own. One that asks
    /// less than the strict policy says so in every report.
    ///
    /// # Errors
    /// As `Self::from_json`, for algorithms that cannot be read or are too weak.
    pub fn of_trust_file(sequence: u64, algorithms: Json) -> Result<Option<Self>, PolicyError> {
        let text = |text: &str| Json::Text(text.to_owned());
        let record = [
            ("schema", text(SCHEMA)),
            ("id", text(OF_TRUST_FILE)),
            ("version", Json::Number(i64::try_from(sequence).unwrap_or(i64::MAX))),
            ("algorithms", algorithms),
        ];
        let policy = Self::from_json(&Json::Record(record.map(|(name, value)| (name.to_owned(), value)).into()))?;
        Ok(Some(policy).filter(|policy| policy.algorithms != Self::strict().algorithms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trust_file_takes_the_place_of_the_strict_policy_and_of_no_other() {
        let other = Json::Record(vec![(
            "digests".to_owned(),
            Json::List(vec![Json::Record(vec![
                ("name".to_owned(), Json::Text("SHA-1".to_owned())),
                ("until".to_owned(), Json::Text("2016-01-01T00:00:00Z".to_owned())),
            ])]),
        )]);
        let made = Policy::of_trust_file(7, other).unwrap();
        let id = |name| Policy::chosen(name, made.clone()).map(|policy| (policy.id, policy.version));
        assert_eq!(id(None), Some(("trust-file".to_owned(), 7)));
        assert_eq!(id(Some("strict")), id(None));
        assert_eq!(id(Some("kyso-strict/1")), Some(("kyso-strict/1".to_owned(), 1)));
        assert_eq!(id(Some("trust-file")), None);
        assert_eq!(Policy::of_trust_file(7, Json::Record(Vec::new())).unwrap().map(|policy| policy.id), None);
        assert!(Policy::of_trust_file(7, Json::Null).is_err());
    }
}
