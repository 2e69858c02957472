//! What the tables of every language are written with: the text of a finding, and its times.

use crate::base::finding::{Finding, Severity};
use crate::base::time::Timestamp;

/// What a finding says: what it is, what it means, what to do next.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// One line.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What to do next; empty when nothing is to be done.
    pub next: String,
}

impl Text {
    /// What asks nothing of anybody.
    pub(super) fn remark(title: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self::new(title, meaning, "")
    }

    /// A change and its place; what to do next where it is refused, and where it is to be looked at.
    pub(super) fn change(
        finding: &Finding,
        (title, meaning): (&str, &str),
        place: &str,
        [refused, doubtful]: [&str; 2],
    ) -> Self {
        let next = match finding.severity {
            _ if finding.code.name().starts_with("active-") => "",
            Severity::Error => refused,
            Severity::Warning => doubtful,
            Severity::Info => "",
        };
        let title = if place.is_empty() { title.to_owned() } else { format!("{title} ({place})") };
        Self::new(title, meaning, next)
    }

    pub(super) fn new(title: impl Into<String>, meaning: impl Into<String>, next: impl Into<String>) -> Self {
        Self { title: title.into(), meaning: meaning.into(), next: next.into() }
    }
}

/// A time the way people here write it: Vietnamese time, named as such.
pub(crate) fn local(time: Timestamp) -> String {
    format!("{} (GMT+7)", time.display_at(420))
}

/// A time from a finding's datum.
pub(super) fn local_param(finding: &Finding, name: &str) -> String {
    let text = finding.param(name);
    Timestamp::parse(text).map_or_else(|| text.to_owned(), local)
}

/// Whether what was signed reaches past the end of the file.
pub(super) fn beyond(finding: &Finding) -> bool {
    let number = |name: &str| finding.param(name).parse::<u64>().ok();
    number("end").zip(number("size")).is_none_or(|(end, size)| end > size)
}

/// The data of a finding that say where it is, each with its name before it.
pub(super) fn located(finding: &Finding, names: &[(&str, &str)]) -> String {
    let parts = names.iter().filter(|(key, _)| !finding.param(key).is_empty());
    let part = |(key, name): &(&str, &str)| format!("{name} {}", finding.param(key)).trim().to_owned();
    parts.map(part).collect::<Vec<_>>().join(", ")
}
