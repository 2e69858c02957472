//! The files of a mirror, and the lists of the past that its archive has.

use super::app::App;
use crate::mirror;
use crate::online::Shelf;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::task::spawn_blocking;
use tower_http::services::ServeDir;

/// Largest object that is made of the archive, in bytes.
const MOST: usize = 512 << 20;
/// What has its digest in its name never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The rest is asked for again.
const SHORTLY: &str = "public, max-age=60";

/// The addresses below `/evidence`.
pub(super) fn routes(folder: &std::path::Path) -> Router<Arc<App>> {
    let shelf: Arc<dyn Shelf> = Arc::new(mirror::open(folder));
    let object = move |shelf: Arc<dyn Shelf>, kind: &'static str, lasting: &'static str| {
        get(move |Path(name): Path<String>| {
            let shelf = shelf.clone();
            async move { object(shelf, format!("{kind}/{name}"), lasting).await }
        })
    };
    let files = |inside: &str| ServeDir::new(folder.join(inside));
    let lasting =
        |inside: &str| Router::new().fallback_service(files(inside)).layer(map_response_with_state(FOR_EVER, kept));
    let fixed = |file: &str| tower_http::services::ServeFile::new(folder.join(file));
    Router::new()
        .route_service("/evidence/index.json", fixed("index.json"))
        .route_service("/evidence/index.json.minisig", fixed("index.json.minisig"))
        .route("/evidence/objects/{name}", object(shelf.clone(), "objects", FOR_EVER))
        .route("/evidence/bundles/{name}", object(shelf, "bundles", SHORTLY))
        .nest("/evidence/shards", lasting("shards"))
        .nest("/evidence/trust", lasting("trust"))
        .nest_service("/evidence/history", files("history"))
}

/// A file, or what the archive makes in its place.
async fn object(shelf: Arc<dyn Shelf>, path: String, lasting: &'static str) -> Response {
    let plain = path.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'/' | b'.')) && !path.contains("..");
    if !plain {
        return StatusCode::NOT_FOUND.into_response();
    }
    match spawn_blocking(move || shelf.get(&path, MOST)).await {
        Ok(Ok(bytes)) => {
            ([(CACHE_CONTROL, lasting), (CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Lets caches keep what was found.
async fn kept(axum::extract::State(lasting): axum::extract::State<&'static str>, mut response: Response) -> Response {
    if response.status().is_success() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(lasting));
    }
    response
}
