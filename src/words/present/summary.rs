//! Four lines that answer what everybody asks first: is it what was signed, who signed, when, does it hold.

use super::model::{ActShown, Section, SummaryLine, Tone, Topic};
use super::presenter::Presenter;
use crate::ades::TimeBasis;
use crate::base::time::Timestamp;
use crate::report::{Report, Time, Verdict};
use crate::words::{Word, local};

/// Most signers that the line names.
const NAMED: usize = 3;

impl Presenter {
    /// The four lines. Of a file that nobody signed there is the first alone.
    pub(super) fn summary(&self, report: &Report, document: &Section, acts: &[ActShown]) -> Vec<SummaryLine> {
        let content = self.topic(Topic::Content, document.tone, document.verdict.clone());
        if report.verdict == Verdict::Unsigned {
            return vec![content];
        }
        let (basis, when) = self.when(report);
        let (tone, status) = self.status_of_all(report);
        vec![
            content,
            self.topic(Topic::Who, self.who_tone(report), self.who(report, acts)),
            self.topic(Topic::When, if basis == TimeBasis::Proven { Tone::Good } else { Tone::Neutral }, when),
            self.topic(Topic::Status, tone, status),
        ]
    }

    fn topic(&self, topic: Topic, tone: Tone, value: String) -> SummaryLine {
        let label = self.word(match topic {
            Topic::Content => Word::SummaryContent,
            Topic::Who => Word::SummaryWho,
            Topic::When => Word::SigningTime,
            Topic::Status => Word::SummaryStatus,
        });
        SummaryLine { topic, tone, label: label.to_owned(), value }
    }

    fn who(&self, report: &Report, acts: &[ActShown]) -> String {
        let mut names: Vec<String> = Vec::new();
        let units = report.timestamps.iter().filter_map(|stamp| stamp.token.as_ref()?.unit.clone());
        let units: Vec<String> = if acts.is_empty() { units.collect() } else { Vec::new() };
        for name in acts.iter().map(|act| act.who.clone()).chain(units) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let named = self.named(Some(names.join("; ")));
        if more > 0 { format!("{named}; {more} {}", self.word(Word::Others)) } else { named }
    }

    /// A name is worth what the certificate is that it was read from.
    fn who_tone(&self, report: &Report) -> Tone {
        let known = |s: &crate::report::Signature| {
            s.integrity.is_verified() && report.chain(s.chain).last().is_some_and(|l| l.anchor)
        };
        match report.signatures.iter().all(known) {
            true if report.verdict == Verdict::Valid => Tone::Good,
            true => Tone::Neutral,
            false => Tone::Warn,
        }
    }

    /// When it was signed, and the weakest support of it.
    fn when(&self, report: &Report) -> (TimeBasis, String) {
        let times: Vec<&Time> = match report.signatures.is_empty() {
            true => report.timestamps.iter().map(|stamp| &stamp.time).collect(),
            false => report.signatures.iter().map(|signature| &signature.time).collect(),
        };
        let basis = times.iter().map(|time| time.basis).max_by_key(|basis| weakness(*basis)).unwrap_or(TimeBasis::None);
        let known = || times.iter().filter_map(|time| time.best);
        let support = self.word(match basis {
            TimeBasis::Stamped => Word::BasisStampedShort,
            TimeBasis::Claimed => Word::BasisClaimedShort,
            TimeBasis::Proven => Word::BasisProven,
            TimeBasis::Received => Word::BasisReceived,
            TimeBasis::None => Word::BasisNone,
        });
        match (known().min(), known().max()) {
            (Some(first), Some(last)) => (basis, format!("{} ({support})", span(first, last))),
            _ => (basis, support.to_owned()),
        }
    }
}

fn weakness(basis: TimeBasis) -> u8 {
    match basis {
        TimeBasis::Proven => 0,
        TimeBasis::Received => 1,
        TimeBasis::Stamped => 2,
        TimeBasis::Claimed => 3,
        TimeBasis::None => 4,
    }
}

/// From one time to another: the day once where it is the same, minutes where it is more than a moment.
pub(super) fn span(first: Timestamp, last: Timestamp) -> String {
    if first == last {
        return local(first);
    }
    let (from, to) = (first.display_at(420), last.display_at(420));
    let minutes = |text: &str| text.get(..text.len().saturating_sub(3)).unwrap_or_default().to_owned();
    match (from.split_once(' '), to.split_once(' ')) {
        (Some((day, begin)), Some((same, end))) if day == same => {
            let (begin, end) = (minutes(begin), minutes(end));
            if begin == end { format!("{day} {begin} (GMT+7)") } else { format!("{day} {begin}–{end} (GMT+7)") }
        }
        _ => format!("{} – {} (GMT+7)", minutes(&from), minutes(&to)),
    }
}

#[cfg(test)]
mod tests {
    use super::span;
    use crate::base::time::Timestamp;

    #[test]
    fn the_day_is_said_once() {
        let at = |text| Timestamp::parse(text).unwrap();
        let first = at("2021-11-16T12:04:44Z");
        assert_eq!(span(first, first), "16/11/2021 19:04:44 (GMT+7)");
        assert_eq!(span(first, at("2021-11-16T12:08:26Z")), "16/11/2021 19:04–19:08 (GMT+7)");
        assert_eq!(span(first, at("2021-11-16T12:04:59Z")), "16/11/2021 19:04 (GMT+7)");
        assert_eq!(span(first, at("2021-11-16T18:00:00Z")), "16/11/2021 19:04 – 17/11/2021 01:00 (GMT+7)");
    }
}
