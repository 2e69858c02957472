//! What Prometheus asks for. Labels come from closed lists: nobody who asks can make the page of figures longer.

use crate::evidence::{FetchOutcome, Kind};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

type Labels = Vec<(&'static str, &'static str)>;

/// Upper ends of the times that authorities take, in seconds.
const TIMES: [f64; 9] = [0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

/// Where an object that was given out came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It was there.
    Kept,
    /// The authority was asked.
    Fetched,
    /// It was there, and is an old one.
    Stale,
}

impl Found {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Fetched => "fetched",
            Self::Stale => "stale",
        }
    }
}

/// The figures of one server.
pub(super) struct Figures {
    registry: Registry,
    requests: Family<Labels, Counter>,
    relayed: Family<Labels, Counter>,
    asked: Family<Labels, Counter>,
    times: Family<Labels, Histogram>,
    connections: Gauge,
    memory: Gauge,
    disk: Gauge,
    disk_works: Gauge,
}

impl Figures {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("kyso");
        let times: Family<Labels, Histogram> = Family::new_with_constructor(|| Histogram::new(TIMES));
        let figures = Self {
            requests: Family::default(),
            relayed: Family::default(),
            asked: Family::default(),
            times,
            connections: Gauge::default(),
            memory: Gauge::default(),
            disk: Gauge::default(),
            disk_works: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("http_requests", "Requests by part of the server and status", figures.requests.clone());
        registry.register("relay_answers", "Answers of the relay by kind and code", figures.relayed.clone());
        registry.register("authority_answers", "What authorities answered, by kind", figures.asked.clone());
        let times = figures.times.clone();
        registry.register_with_unit("authority_answer", "How long authorities took", Unit::Seconds, times);
        registry.register("connections", "Open connections", figures.connections.clone());
        let memory = figures.memory.clone();
        registry.register_with_unit("cache_memory", "Objects in memory", Unit::Bytes, memory);
        registry.register_with_unit("cache_disk", "Objects on disk", Unit::Bytes, figures.disk.clone());
        registry.register("cache_disk_works", "1 where objects are kept on disk", figures.disk_works.clone());
        Self { registry, ..figures }
    }

    /// A request that was answered.
    pub(super) fn request(&self, part: &'static str, status: u16) {
        self.requests.get_or_create(&vec![("part", part), ("status", class(status))]).inc();
    }

    /// An answer of the relay.
    pub(super) fn relayed(&self, kind: Option<Kind>, code: &'static str) {
        self.relayed.get_or_create(&vec![("kind", kind.map_or("none", Kind::name)), ("code", code)]).inc();
    }

    /// An answer of an authority.
    pub(super) fn asked(&self, kind: Kind, outcome: FetchOutcome, milliseconds: u64) {
        let outcome = match outcome {
            FetchOutcome::Received => "received",
            FetchOutcome::Unreachable => "unreachable",
            FetchOutcome::Refused => "refused",
            FetchOutcome::WrongContent => "wrong-content",
            FetchOutcome::TooLarge => "too-large",
            FetchOutcome::NotAllowed => "not-allowed",
        };
        self.asked.get_or_create(&vec![("kind", kind.name()), ("outcome", outcome)]).inc();
        let seconds = f64::from(u32::try_from(milliseconds).unwrap_or(u32::MAX)) / 1000.0;
        self.times.get_or_create(&vec![("kind", kind.name())]).observe(seconds);
    }

    /// A connection that came, or went.
    pub(super) fn connection(&self, change: i64) {
        self.connections.inc_by(change);
    }

    /// The text for Prometheus, with what is kept right now.
    pub(super) fn text(&self, (memory, disk): (u64, u64), disk_works: bool) -> String {
        let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        self.memory.set(number(memory));
        self.disk.set(number(disk));
        self.disk_works.set(i64::from(disk_works));
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

fn class(status: u16) -> &'static str {
    match status {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_in_the_text() {
        let figures = Figures::new();
        figures.request("site", 200);
        figures.relayed(Some(Kind::Crl), Found::Kept.name());
        figures.asked(Kind::Ocsp, FetchOutcome::Refused, 120);
        let text = figures.text((7, 9), true);
        for line in [
            "kyso_http_requests_total{part=\"site\",status=\"2xx\"} 1",
            "kyso_relay_answers_total{kind=\"crl\",code=\"kept\"} 1",
            "kyso_authority_answers_total{kind=\"ocsp\",outcome=\"refused\"} 1",
            "kyso_authority_answer_seconds_bucket{le=\"0.25\",kind=\"ocsp\"} 1",
            "kyso_cache_memory_bytes 7",
            "kyso_cache_disk_works 1",
            "# EOF",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
