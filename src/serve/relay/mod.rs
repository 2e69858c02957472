//! The relay: it brings what authorities publish to a page that cannot reach them. It asks listed addresses alone, keeps nothing that was
//! not checked, and gives out nothing else.

mod asked;
mod cache;
mod content;
mod disk;
mod flights;
mod http;
#[cfg(test)]
mod made;
mod memory;
mod object;
mod ready;
mod resting;
mod stored;

pub(super) use http::{again, routes};

use super::figures::{Figures, Found};
use super::settings::RelaySettings;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::evidence::FetchOutcome;
use crate::online::{AllowList, Authorities, Direct, Fetcher, Question, Redirected, Refusal};
use crate::trust::TrustStore;
use asked::Asked;
use cache::Cache;
use content::checked;
use core::time::Duration;
use flights::Flights;
use object::{Lifetimes, Object};
use ready::ReadyPaths;
use resting::Resting;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Seconds for which an object that is over, or that is being renewed, may be given out by caches.
const SHORTLY: i64 = 30;

/// The time now.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What a question brings.
type Fetched = Result<Arc<Object>, Failure>;

/// Why there is no answer, and when to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) refusal: Refusal,
    /// Seconds after which asking again may help.
    pub(super) again: Option<i64>,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, again: None }
    }
}

/// An object as it is given out.
struct Given {
    object: Arc<Object>,
    /// Seconds for which caches may keep it.
    seconds: i64,
    /// Why it is an old one: what became of asking for a newer.
    stale: Option<&'static str>,
    found: Found,
}

/// The relay of one server.
pub(super) struct Relay {
    list: AllowList,
    network: Direct,
    issuers: Authorities,
    cache: Cache,
    ready: ReadyPaths,
    flights: Flights<Fetched>,
    resting: Resting,
    lifetimes: Lifetimes,
    /// Questions that may wait or be under way.
    queue: Semaphore,
    /// Questions that may be under way.
    working: Semaphore,
    clock: Clock,
    figures: Arc<Figures>,
}

impl Relay {
    /// A relay for the authorities of `trust`, with a folder for what it keeps.
    pub(super) fn new(
        settings: &RelaySettings,
        trust: &TrustStore,
        folder: Option<&Path>,
        clock: Clock,
        figures: Arc<Figures>,
    ) -> Result<Self, String> {
        let mut list = AllowList::of(trust);
        for address in &settings.allow {
            list.add(address).map_err(|error| format!("relay.allow: {address}: {error}"))?;
        }
        let host = |text: &String| Redirected::parse(text).ok_or_else(|| format!("relay.hosts: {text}"));
        let hosts = settings.hosts.iter().map(host).collect::<Result<Vec<_>, _>>()?;
        let most_list = usize::try_from(settings.list_bytes).unwrap_or(usize::MAX).min(Limits::default().message_bytes);
        let cache = Cache::open(folder, settings.cache_bytes, settings.memory_bytes);
        let waiting = settings.working.saturating_add(settings.waiting);
        Ok(Self {
            network: Direct::listed(
                list.clone(),
                hosts,
                most_list,
                Duration::from_secs(settings.answer_seconds.into()),
            )?,
            list,
            issuers: Authorities::of(trust),
            cache: cache.map_err(|error| format!("cache: {error}"))?,
            ready: ReadyPaths::default(),
            flights: Flights::new(),
            resting: Resting::default(),
            lifetimes: Lifetimes {
                list: i64::from(settings.list_seconds),
                response: i64::from(settings.response_seconds),
                certificate: i64::from(settings.certificate_seconds),
            },
            queue: Semaphore::new(waiting.into()),
            working: Semaphore::new(settings.working.into()),
            clock,
            figures,
        })
    }

    /// The addresses that it may ask.
    pub(super) fn addresses(&self) -> impl Iterator<Item = String> {
        self.list.addresses()
    }

    /// Whether what it keeps outlives the program; `None` where it is not meant to.
    pub(super) fn disk_works(&self) -> Option<bool> {
        self.cache.disk_works()
    }

    /// Bytes in memory and on disk.
    pub(super) fn bytes(&self) -> (u64, u64) {
        self.cache.bytes()
    }

    /// Answers a question: with what it has, as long as that is good, else with what the authority says.
    async fn answer(self: &Arc<Self>, asked: Asked) -> Result<Given, Failure> {
        if !self.list.covers(&asked.address) {
            return Err(Refusal::NotListed.into());
        }
        let held = self.held(&asked).await;
        let now = (self.clock)();
        let Some(object) = held else {
            let object = self.renew(&asked).await?;
            return Ok(self.given(object, Found::Fetched, None));
        };
        if object.fresh_for(now, self.lifetimes) > 0 {
            return Ok(self.given(object, Found::Kept, None));
        }
        if !object.is_over(now) {
            // It is good by its own dates, so nobody has to wait for a newer one.
            drop(self.begin(&asked));
            return Ok(self.given(object, Found::Kept, None));
        }
        match self.renew(&asked).await {
            Ok(newer) => Ok(self.given(newer, Found::Fetched, None)),
            Err(failure) => Ok(self.given(object, Found::Stale, Some(failure.refusal.code()))),
        }
    }

    fn given(&self, object: Arc<Object>, found: Found, failed: Option<&'static str>) -> Given {
        let now = (self.clock)();
        let seconds = object.fresh_for(now, self.lifetimes);
        let stale = failed.or(object.is_over(now).then_some("expired"));
        let seconds = if seconds == 0 || stale.is_some() { SHORTLY } else { seconds };
        Given { found: if stale.is_some() { Found::Stale } else { found }, seconds, stale, object }
    }

    /// What is kept for a question.
    async fn held(self: &Arc<Self>, asked: &Asked) -> Option<Arc<Object>> {
        if let Some(object) = self.cache.held(&asked.name()) {
            return Some(object);
        }
        self.cache.disk_works()?;
        let (relay, asked) = (self.clone(), asked.clone());
        spawn_blocking(move || {
            let object = relay.cache.read(&asked)?;
            if !object.content.media.is_status() {
                // What was learned from a certificate in an earlier run is learned from it again.
                checked(&asked, object.content.bytes.to_vec(), &relay.issuers).ok()?;
            }
            Some(object)
        })
        .await
        .ok()
        .flatten()
    }

    fn begin(self: &Arc<Self>, asked: &Asked) -> flights::Flight<Fetched> {
        let (relay, question) = (self.clone(), asked.clone());
        self.flights.begin(&asked.name(), move || relay.ask(question))
    }

    async fn renew(self: &Arc<Self>, asked: &Asked) -> Fetched {
        self.begin(asked).answer().await.unwrap_or(Err(Refusal::Internal.into()))
    }

    /// Asks the authority, checks what it says, and keeps it.
    async fn ask(self: Arc<Self>, asked: Asked) -> Fetched {
        let host = asked.address.host().to_owned();
        if let Some(seconds) = self.resting.wait(&host, (self.clock)()) {
            return Err(Failure { refusal: Refusal::HostResting, again: Some(seconds) });
        }
        let Ok(_queued) = self.queue.try_acquire() else {
            return Err(Failure { refusal: Refusal::QueueFull, again: Some(1) });
        };
        let Ok(_works) = self.working.acquire().await else { return Err(Refusal::Internal.into()) };
        let relay = self.clone();
        let result = spawn_blocking(move || relay.fetch(&asked)).await.unwrap_or(Err(Refusal::Internal));
        let dead = matches!(result, Err(Refusal::Unreachable));
        self.resting.note(&host, !dead, (self.clock)());
        result.map_err(Failure::from)
    }

    fn fetch(&self, asked: &Asked) -> Result<Arc<Object>, Refusal> {
        let Question { kind, .. } = asked.question;
        let answer = self.network.fetch(&asked.question, &asked.address);
        let outcome = answer.content.as_ref().map_or_else(|outcome| *outcome, |_| FetchOutcome::Received);
        let bytes = answer.content.as_ref().map_or(0, Vec::len);
        self.figures.asked(kind, outcome, answer.milliseconds);
        let content = answer.content.map_err(Refusal::of).and_then(|bytes| checked(asked, bytes, &self.issuers));
        let code = content.as_ref().map_or_else(|refusal| refusal.code(), |_| "received");
        let (host, milliseconds) = (asked.address.host(), answer.milliseconds);
        tracing::info!(kind = kind.name(), host, code, bytes, milliseconds, "an authority was asked");
        let object = self.newest(asked, Object::new(kind, content?, (self.clock)()));
        self.cache.put(asked, &object);
        Ok(object)
    }

    /// The newer of what came and what is kept: a list that goes back in time would make a revoked certificate good again.
    fn newest(&self, asked: &Asked, came: Object) -> Arc<Object> {
        match self.cache.held(&asked.name()).or_else(|| self.cache.read(asked)) {
            Some(kept) if kept.outranks(&came, (self.clock)()) => {
                tracing::warn!(
                    code = "went-backwards",
                    host = asked.address.host(),
                    "an answer that is older, or of another authority, was not taken"
                );
                Arc::new(Object { asked: came.asked, ..(*kept).clone() })
            }
            _ => Arc::new(came),
        }
    }
}
