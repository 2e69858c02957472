//! `kyso serve`: the page's files, and the relay that brings evidence to it. Both are meant to be behind a proxy that speaks TLS: every
//! answer that may be kept says so, so whatever is in front can keep it.

mod app;
mod client;
mod clients;
mod connections;
mod evidence;
mod figures;
mod headers;
mod patient;
mod relay;
mod settings;
mod site;

pub use relay::Clock;
pub use settings::{RelaySettings, Settings};

use crate::trust::TrustStore;
use app::App;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use clients::Clients;
use core::future::Future;
use core::net::IpAddr;
use figures::Figures;
use headers::PageHeaders;
use relay::Relay;
use serde_json::json;
use std::io;
use std::sync::Arc;

/// A server that is ready to answer.
pub struct Server {
    app: Arc<App>,
    router: Router,
    connections: u16,
}

impl Server {
    /// Reads what the settings name, and opens the cache.
    ///
    /// # Errors
    /// Which setting cannot be used.
    pub fn new(settings: &Settings, trust: &TrustStore, clock: Clock) -> Result<Self, String> {
        let figures = Arc::new(Figures::new());
        let relay = settings.relay.on.then(|| {
            Relay::new(&settings.relay, trust, settings.cache.as_deref(), clock, figures.clone()).map(Arc::new)
        });
        let app = Arc::new(App {
            relay: relay.transpose()?,
            clients: Clients::new(settings.relay.per_minute, settings.relay.at_once),
            proxies: settings.proxies.iter().map(IpAddr::to_canonical).collect(),
            figures,
            headers: PageHeaders::new(),
        });
        let site = settings.site.as_deref().map(|folder| site::routes(folder, settings.page_settings.as_deref()));
        let site = site.transpose().map_err(|error| format!("site: {error}"))?.unwrap_or_default();
        let own = Router::new().route("/healthz", get(health)).route("/metrics", get(metrics));
        let relay = if app.relay.is_some() { relay::routes() } else { Router::new() };
        let answered = from_fn_with_state(app.clone(), answered);
        let evidence = settings.evidence.as_deref().map(evidence::routes).unwrap_or_default();
        let router = site.merge(own).merge(relay).merge(evidence).layer(answered).with_state(app.clone());
        Ok(Self { app, router, connections: settings.connections })
    }

    /// The addresses that the relay may ask, as the settings would name them.
    pub fn addresses(&self) -> Vec<String> {
        self.app.relay.as_ref().map(|relay| relay.addresses().collect()).unwrap_or_default()
    }

    /// Answers until `stop` is there, then lets the answers that are under way end.
    ///
    /// # Errors
    /// What the system says of the socket.
    #[allow(clippy::disallowed_types, reason = "a server listens")]
    pub fn run(self, listener: std::net::TcpListener, stop: impl Future<Output = ()>) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let Self { app, router, connections } = self;
        let result = runtime.block_on(connections::serve(listener, router, app, connections, stop));
        // Nothing is half done that would be missed: objects are written whole or not at all.
        runtime.shutdown_background();
        result
    }
}

/// Adds the page's headers and counts. What was asked for is not written down: a name in the folder could be that of a document.
async fn answered(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let part = part(&path);
    if part == "site" {
        // Files have compressed forms; a cache in front must not give one to who does not take it.
        response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    app.headers.add(&path, response.headers_mut());
    app.figures.request(part, response.status().as_u16());
    response
}

/// The part of the server that a path belongs to.
fn part(path: &str) -> &'static str {
    match path.split('/').nth(1) {
        Some("relay") => "relay",
        Some("evidence") => "evidence",
        Some("healthz") => "health",
        Some("metrics") => "metrics",
        _ => "site",
    }
}

/// Whether it answers, and whether anything is amiss. It answers 200 as long as it can do its work, as from memory on a full disk.
async fn health(State(app): State<Arc<App>>) -> Response {
    let cache = match app.relay.as_ref().map(|relay| relay.disk_works()) {
        None => None,
        Some(None) => Some("memory"),
        Some(Some(true)) => Some("disk"),
        Some(Some(false)) => Some("disk-fails"),
    };
    let status = if cache == Some("disk-fails") { "degraded" } else { "ok" };
    let body =
        json!({ "status": status, "relay": app.relay.is_some(), "cache": cache, "version": env!("CARGO_PKG_VERSION") });
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

async fn metrics(State(app): State<Arc<App>>) -> Response {
    let (bytes, works) =
        app.relay.as_ref().map_or(((0, 0), true), |relay| (relay.bytes(), relay.disk_works() != Some(false)));
    let media = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, media), (CACHE_CONTROL, "no-store")], app.figures.text(bytes, works)).into_response()
}
