//! Connections: as many as may be at a time, none of which may be silent for long, and an end that waits for those that are answered.
#![allow(clippy::disallowed_types, reason = "a server listens")]

use super::app::App;
use super::client::Peer;
use super::patient::Patient;
use super::relay;
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CONNECTION, TRANSFER_ENCODING};
use core::future::Future;
use core::time::Duration;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// A client that has not sent the head of its request after this long is let go.
const HEAD: Duration = Duration::from_secs(15);
/// A client that takes nothing of its answer for this long is let go.
const TAKEN: Duration = Duration::from_secs(30);
/// Longest head of a request, in bytes: a question has less than three thousand.
const MOST_HEAD: usize = 16 << 10;
/// How long answers that are under way may take when the server ends.
const ENDING: Duration = Duration::from_secs(20);
/// After a connection could not be taken, as where no file descriptor is left.
const AGAIN: Duration = Duration::from_millis(200);

/// Answers until `stop` is there, then lets the answers that are under way end.
pub(super) async fn serve(
    listener: std::net::TcpListener,
    router: Router,
    app: Arc<App>,
    most: u16,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let (graceful, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(most.into())));
    let mut stop = core::pin::pin!(stop);
    loop {
        // A connection waits with the system until there is room for it.
        let place = tokio::select! {
            place = room.clone().acquire_owned() => place.map_err(io::Error::other)?,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    tracing::warn!(code = "not-accepted", reason = %error.kind(), "a connection could not be taken");
                    tokio::time::sleep(AGAIN).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let (router, app, watcher) = (router.clone(), app.clone(), graceful.watcher());
        tokio::spawn(async move {
            app.figures.connection(1);
            // A client that goes away in the middle of an answer is no news.
            let _ = watcher.watch(connection(stream, peer, router, app.clone())).await;
            app.figures.connection(-1);
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(ENDING, graceful.shutdown()).await.is_err() {
        tracing::warn!(code = "cut-off", "answers that took too long were cut off");
    }
    Ok(())
}

/// One connection, whose requests know where they come from.
fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    app: Arc<App>,
) -> impl GracefulConnection<Error = hyper::Error> {
    // Answers are written whole; waiting for more would only delay them.
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        // A proxy in front may have counted the length of such a body in another way; what follows would be somebody else's request.
        let is_last = request.headers().contains_key(TRANSFER_ENCODING);
        // What is asked for again and again is answered before anything else is looked at.
        let way = relay::again(&app, peer.ip(), &request).ok_or_else(|| {
            request.extensions_mut().insert(Peer(peer.ip()));
            router.call(request)
        });
        async move {
            let mut response = match way {
                Ok(response) => response,
                Err(routed) => routed.await?,
            };
            if is_last {
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, core::convert::Infallible>(response)
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(MOST_HEAD)
        .serve_connection(TokioIo::new(Patient::new(stream, TAKEN)), service)
}
