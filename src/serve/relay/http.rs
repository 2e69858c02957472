//! The relay over HTTP: `POST /relay`, and the same question as a path, whose answer caches may keep.

use super::asked::Asked;
use super::ready::Ready;
use super::{Failure, Given, Relay};
use crate::evidence::Kind;
use crate::online::Refusal;
use crate::serve::app::App;
use crate::serve::client::{self, Client};
use crate::serve::figures::Found;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER, WARNING};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use core::net::IpAddr;
use core::time::Duration;
use serde_json::json;
use std::sync::Arc;
use tokio::time::timeout;

/// Largest body of a question, in bytes.
const MOST_BODY: usize = 4096;
/// How long a client may take to send it.
const BODY: Duration = Duration::from_secs(10);
/// Where questions are asked as a path.
const BELOW: &str = "/relay/";
/// Why the object is an old one.
const STALE: HeaderName = HeaderName::from_static("kyso-stale");

/// The addresses of the relay.
pub(in super::super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/relay", post(posted)).route("/relay/{*words}", get(asked))
}

/// The words of an address as they were sent. An escape, an empty word or a query would be another spelling of the same question, and
/// every spelling another entry of the caches before this program.
async fn asked(State(app): State<Arc<App>>, client: Client, uri: Uri, head: HeaderMap) -> Response {
    let words = uri.path().strip_prefix(BELOW).filter(|_| uri.query().is_none()).unwrap_or_default();
    let asked = match words.split('/').collect::<Vec<_>>().as_slice() {
        [kind, address] => Asked::of_path(kind, address, None),
        [kind, address, request] => Asked::of_path(kind, address, Some(request)),
        _ => Err(Refusal::Malformed),
    };
    answer(&app, client, asked, Some(uri.path()), &head).await
}

async fn posted(State(app): State<Arc<App>>, client: Client, head: HeaderMap, body: Body) -> Response {
    let is_json = head.get(CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"application/json"));
    // Another site's form cannot send this type without asking first.
    let body = if is_json { timeout(BODY, to_bytes(body, MOST_BODY)).await.ok().and_then(Result::ok) } else { None };
    let asked = body.ok_or(Refusal::Malformed).and_then(|body| Asked::of_body(&body));
    answer(&app, client, asked, None, &head).await
}

/// The answer to a question that was answered before and whose object is held and fresh: without the way through the router, and without
/// reading the question again.
pub(in super::super) fn again<B>(app: &App, peer: IpAddr, request: &Request<B>) -> Option<Response> {
    let relay = app.relay.as_ref()?;
    let uri = request.uri();
    let path = Some(uri.path()).filter(|path| path.starts_with(BELOW) && uri.query().is_none())?;
    if request.method() != Method::GET {
        return None;
    }
    let (ready, given) = relay.ready(path)?;
    let result = may_ask(app, client::address(peer, request.headers(), &app.proxies)).map(|()| given);
    app.figures.relayed(Some(ready.kind), code(&result));
    let mut response = said(result, Some(ready.kind), Some(&ready.host), request.headers());
    app.headers.add(path, response.headers_mut());
    app.figures.request("relay", response.status().as_u16());
    Some(response)
}

async fn answer(
    app: &App,
    client: Client,
    asked: Result<Asked, Refusal>,
    path: Option<&str>,
    head: &HeaderMap,
) -> Response {
    let Some(relay) = &app.relay else { return StatusCode::NOT_FOUND.into_response() };
    let ready = asked.as_ref().ok().map(Ready::new);
    let result = match may_ask(app, client.address) {
        Err(failure) => Err(failure),
        Ok(()) => match asked {
            Ok(asked) => relay.answer(asked).await,
            Err(refusal) => Err(refusal.into()),
        },
    };
    let (kind, host) = (ready.as_ref().map(|ready| ready.kind), ready.as_ref().map(|ready| ready.host.clone()));
    app.figures.relayed(kind, code(&result));
    if let (Some(path), Some(ready), Ok(_)) = (path, ready, &result) {
        relay.note(path, ready);
    }
    said(result, kind, host.as_deref(), head)
}

/// The limit of one client.
fn may_ask(app: &App, client: IpAddr) -> Result<(), Failure> {
    match app.clients.wait(client) {
        Some(seconds) => Err(Failure { refusal: Refusal::TooManyRequests, again: i64::try_from(seconds).ok() }),
        None => Ok(()),
    }
}

fn code(result: &Result<Given, Failure>) -> &'static str {
    result.as_ref().map_or_else(|failure| failure.refusal.code(), |given| given.found.name())
}

/// What became of a question, written down and as a response.
fn said(result: Result<Given, Failure>, kind: Option<Kind>, host: Option<&str>, head: &HeaderMap) -> Response {
    let (code, kind) = (code(&result), kind.map_or("none", Kind::name));
    match result {
        Ok(given) => {
            tracing::info!(kind, host, code, stale = given.stale, bytes = given.object.len(), "the relay answered");
            given.response(head)
        }
        Err(failure) => {
            // A host that is not on the list is named by whoever asks: it could be anything, so it is not written down.
            let host = host.filter(|_| failure.refusal != Refusal::NotListed);
            tracing::warn!(kind, host, code, "the relay refused");
            failure.into_response()
        }
    }
}

impl Relay {
    /// The object that answers a path, where no authority has to be asked.
    fn ready(&self, path: &str) -> Option<(Arc<Ready>, Given)> {
        let ready = self.ready.get(path)?;
        let object = self.cache.held(&ready.name)?;
        let is_fresh = object.fresh_for((self.clock)(), self.lifetimes) > 0;
        let given = is_fresh.then(|| self.given(object, Found::Kept, None))?;
        Some((ready, given)).filter(|(_, given)| given.stale.is_none())
    }

    fn note(&self, path: &str, ready: Ready) {
        self.ready.put(path, ready);
    }
}

impl Given {
    fn response(self, head: &HeaderMap) -> Response {
        let tag = &self.object.tag;
        let same = head.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| {
            tags.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        });
        let mut response = Response::new(if same { Body::empty() } else { self.object.content.bytes.clone().into() });
        let headers = response.headers_mut();
        set(headers, ETAG, tag);
        set(headers, CACHE_CONTROL, &format!("public, max-age={}", self.seconds));
        if let Some(reason) = self.stale {
            set(headers, WARNING, "110 kyso \"Response is Stale\"");
            set(headers, STALE, reason);
        }
        if same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.object.content.media.name()));
        }
        response
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let code = self.refusal.code();
        let body = json!({ "error": { "code": code, "message": message(self.refusal) } }).to_string();
        let mut response = (status(self.refusal), [(CONTENT_TYPE, "application/json")], body).into_response();
        let headers = response.headers_mut();
        set(headers, CACHE_CONTROL, "no-store");
        if let Some(seconds) = self.again {
            set(headers, RETRY_AFTER, &seconds.max(1).to_string());
        }
        response
    }
}

fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::Malformed => StatusCode::BAD_REQUEST,
        Refusal::NotListed => StatusCode::FORBIDDEN,
        Refusal::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Refusal::QueueFull | Refusal::HostResting => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Unreachable => StatusCode::GATEWAY_TIMEOUT,
        Refusal::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Refusal::NotAllowed
        | Refusal::Refused
        | Refusal::WrongContent
        | Refusal::SignatureWrong
        | Refusal::OtherAnswer
        | Refusal::TooLarge => StatusCode::BAD_GATEWAY,
    }
}

fn message(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Malformed => "The question cannot be read.",
        Refusal::NotListed => "This relay does not ask that address.",
        Refusal::NotAllowed => "The host leads to an address that may not be asked.",
        Refusal::TooManyRequests => "You asked too often.",
        Refusal::QueueFull => "Too many questions are waiting.",
        Refusal::HostResting => "The host did not answer a short while ago.",
        Refusal::Unreachable => "The host did not answer.",
        Refusal::Refused => "The host has nothing to give.",
        Refusal::WrongContent => "The host gave something else than was asked for.",
        Refusal::SignatureWrong => "No known authority signed the answer.",
        Refusal::OtherAnswer => "The answer is about another certificate.",
        Refusal::TooLarge => "The answer is too large.",
        Refusal::Internal => "The relay failed.",
    }
}
