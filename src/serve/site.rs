//! The files of the page, in their compressed forms where those lie beside them.

use super::app::App;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use axum::routing::post;
use hyper::body::Bytes;
use std::io;
use std::path::Path;
use std::sync::Arc;
use tower_http::services::{ServeDir, ServeFile};

/// The addresses of the page.
pub(super) fn routes(site: &Path, page_settings: Option<&Path>) -> io::Result<Router<Arc<App>>> {
    let text = text_of(&site.join("share.html"))?;
    // The page's worker takes shared files. Where it is gone, the browser sends them here: nothing is taken, and the body is not read.
    let shared = move || {
        let text = text.clone();
        async move { text.map_or_else(|| StatusCode::METHOD_NOT_ALLOWED.into_response(), |text| Html(text).into_response()) }
    };
    let router = Router::new()
        .route("/share", post(shared))
        .fallback_service(ServeDir::new(site).precompressed_br().precompressed_gzip());
    Ok(match page_settings {
        Some(file) => router.route_service("/kyso.config.json", ServeFile::new(file)),
        None => router,
    })
}

/// A text of the page; `None` where it has none.
#[allow(clippy::disallowed_methods, reason = "a folder that the operator named for this")]
fn text_of(path: &Path) -> io::Result<Option<Bytes>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
