//! The relay over HTTP: `POST /relay`, and the same question as a path, whose answer caches may keep.

use super::asked::Asked;
use super::{Failure, Given};
use crate::evidence::Kind;
use crate::online::Refusal;
use crate::serve::app::App;
use crate::serve::client::Client;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER, WARNING};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use core::time::Duration;
use serde_json::json;
use std::sync::Arc;
use tokio::time::timeout;

/// Largest body of a question, in bytes.
const MOST_BODY: usize = 4096;
/// How long a client may take to send it.
const BODY: Duration = Duration::from_secs(10);
/// Why the object is an old one.
const STALE: HeaderName = HeaderName::from_static("kyso-stale");

/// The addresses of the relay.
pub(in super::super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/relay", post(posted))
        .route("/relay/{kind}/{address}", get(about))
        .route("/relay/{kind}/{address}/{request}", get(with_request))
}

type Parts<T> = Result<Path<T>, axum::extract::rejection::PathRejection>;

async fn about(
    State(app): State<Arc<App>>,
    client: Client,
    parts: Parts<(String, String)>,
    head: HeaderMap,
) -> Response {
    let asked =
        parts.map_err(|_| Refusal::Malformed).and_then(|Path((kind, address))| Asked::of_path(&kind, &address, None));
    answer(&app, client, asked, &head).await
}

async fn with_request(
    State(app): State<Arc<App>>,
    client: Client,
    parts: Parts<(String, String, String)>,
    head: HeaderMap,
) -> Response {
    let asked = parts
        .map_err(|_| Refusal::Malformed)
        .and_then(|Path((kind, address, request))| Asked::of_path(&kind, &address, Some(&request)));
    answer(&app, client, asked, &head).await
}

async fn posted(State(app): State<Arc<App>>, client: Client, head: HeaderMap, body: Body) -> Response {
    let is_json = head.get(CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"application/json"));
    // Another site's form cannot send this type without asking first.
    let body = if is_json { timeout(BODY, to_bytes(body, MOST_BODY)).await.ok().and_then(Result::ok) } else { None };
    let asked = body.ok_or(Refusal::Malformed).and_then(|body| Asked::of_body(&body));
    answer(&app, client, asked, &head).await
}

async fn answer(app: &App, client: Client, asked: Result<Asked, Refusal>, head: &HeaderMap) -> Response {
    let Some(relay) = &app.relay else { return StatusCode::NOT_FOUND.into_response() };
    let kind = asked.as_ref().ok().map(|asked| asked.question.kind);
    let host = asked.as_ref().ok().map(|asked| asked.address.host().to_owned());
    let result = match app.clients.wait(client.address) {
        Some(seconds) => {
            let again = i64::try_from(seconds).ok();
            Err(Failure { refusal: Refusal::TooManyRequests, again })
        }
        None => match asked {
            Ok(asked) => relay.answer(asked).await,
            Err(refusal) => Err(refusal.into()),
        },
    };
    let code = result.as_ref().map_or_else(|failure| failure.refusal.code(), |given| given.found.name());
    app.figures.relayed(kind, code);
    let kind = kind.map_or("none", Kind::name);
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

impl Given {
    fn response(self, head: &HeaderMap) -> Response {
        let tag = format!("\"{}\"", hex::encode(self.object.sha256));
        let same = head.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| {
            tags.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        });
        let content = &self.object.content;
        let mut response = if same {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(CONTENT_TYPE, content.media.name())], content.bytes.clone()).into_response()
        };
        let headers = response.headers_mut();
        set(headers, ETAG, &tag);
        set(headers, CACHE_CONTROL, &format!("public, max-age={}", self.seconds));
        if let Some(reason) = self.stale {
            set(headers, WARNING, "110 kyso \"Response is Stale\"");
            set(headers, STALE, reason);
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
