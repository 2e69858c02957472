//! The rules that a policy relaxes against the strict one. Every report under such a policy names them.

use super::{
    AnnouncedDelta, Constraint, ExpiredIssuer, LaterEvidence, Level, Policy, ReleasedHold, ResponderStatus, StatusRules,
};

impl Policy {
    /// Names of the rules that are more permissive than those of the strict built-in policy, in the order of the file
    /// format. `revocation` is not included: it has findings of its own wherever it lets something pass.
    pub fn relaxed_rules(&self) -> Vec<String> {
        let strict = Self::strict();
        let mut names: Vec<String> =
            self.status.relaxed_against(&strict.status).into_iter().map(|n| format!("status.{n}")).collect();
        names
            .extend(self.algorithms.relaxed_against(&strict.algorithms).into_iter().map(|n| format!("algorithms.{n}")));
        let weaker = Constraint::ALL.iter().filter(|c| self.constraints.level(**c) < c.builtin());
        names.extend(weaker.map(|c| format!("constraints.{}", c.name())));
        names
    }

    /// Whether certificates must follow the rules for issuers that no path rule depends on.
    pub fn profile_required(&self) -> bool {
        self.constraints.level(Constraint::CertificateProfile) == Level::Fail
    }
}

impl StatusRules {
    fn relaxed_against(&self, strict: &Self) -> Vec<&'static str> {
        let age = |rules: &Self| rules.max_age.unwrap_or(i64::MAX);
        // Where nextUpdate binds, an age only shortens the use of an object; where it does not, the age takes its place.
        let rules = [
            ("nextUpdateBinds", strict.next_update_binds && !self.next_update_binds && self.max_age.is_some()),
            ("maxAge", age(self) > age(strict)),
            ("nextUpdateTolerance", self.next_update_tolerance > strict.next_update_tolerance),
            ("ageWithoutNextUpdate", self.age_without_next_update > strict.age_without_next_update),
            (
                "laterEvidence",
                self.later_evidence == LaterEvidence::Accepted && strict.later_evidence == LaterEvidence::Refused,
            ),
            ("gracePeriod", self.grace_period < strict.grace_period),
            ("announcedDelta", self.announced_delta == AnnouncedDelta::Optional),
            ("clockTolerance", self.clock_tolerance > strict.clock_tolerance),
            ("expiredIssuer", self.expired_issuer == ExpiredIssuer::AsDated),
            ("responderStatus", self.responder_status == ResponderStatus::IfDeclared),
            ("releasedHold", self.released_hold == ReleasedHold::Forgiven),
            ("judgeAlgorithms", strict.judge_algorithms && !self.judge_algorithms),
        ];
        rules.into_iter().filter(|(_, relaxed)| *relaxed).map(|(name, _)| name).collect()
    }
}
