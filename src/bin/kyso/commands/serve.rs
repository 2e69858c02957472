//! `kyso serve`.

use crate::arguments::{LogLevel, ServeOptions};
use crate::exit;
use crate::setup::{add_trust, now, time};
use crate::trust_file::{self, BUILTIN_TRUST};
use kyso::Limits;
use kyso::serve::{Clock, Server, Settings};
use kyso::trust::{TrustFile, TrustStore};
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Serves until it is asked to end.
pub(crate) fn run(options: &ServeOptions) -> ExitCode {
    tracing_subscriber::fmt()
        .json()
        .with_max_level(level(options.log))
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
    match serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped::Settings(reason)) => exit::usage(&reason),
        Err(Stopped::System(error)) => {
            tracing::error!(code = "ended", reason = %error, "the server ended");
            ExitCode::from(exit::INTERNAL)
        }
    }
}

fn level(log: LogLevel) -> tracing::Level {
    match log {
        LogLevel::Error => tracing::Level::ERROR,
        LogLevel::Warn => tracing::Level::WARN,
        LogLevel::Info => tracing::Level::INFO,
    }
}

enum Stopped {
    /// What the operator wrote cannot be used.
    Settings(String),
    System(std::io::Error),
}

fn serve(options: &ServeOptions) -> Result<(), Stopped> {
    let settings = settings(options).map_err(Stopped::Settings)?;
    let trust = trust(&settings).map_err(Stopped::Settings)?;
    let server =
        Server::new(&settings, &trust, clock(options).map_err(Stopped::Settings)?).map_err(Stopped::Settings)?;
    if options.check {
        let list: String = server.addresses().iter().map(|address| format!("{address}\n")).collect();
        // Whoever reads it may stop before its end.
        let _ = std::io::stdout().write_all(list.as_bytes());
        return Ok(());
    }
    let listener = listener(&settings).map_err(Stopped::System)?;
    let address = listener.local_addr().map_err(Stopped::System)?;
    tracing::info!(%address, relay = settings.relay.on, version = env!("CARGO_PKG_VERSION"), "listening");
    server.run(listener, asked_to_end()).map_err(Stopped::System)?;
    tracing::info!("ended");
    Ok(())
}

/// The file's settings, with what options and environment say in their place or beside them.
fn settings(options: &ServeOptions) -> Result<Settings, String> {
    let mut settings = options.config.as_deref().map_or_else(|| Ok(Settings::default()), read)?;
    settings.site = options.site.clone().or(settings.site);
    settings.evidence = options.evidence.clone().or(settings.evidence);
    settings.cache = options.cache.clone().or(settings.cache);
    settings.listen = options.listen.unwrap_or(settings.listen);
    settings.relay.on |= options.relay;
    settings.relay.allow.extend(options.allow.iter().cloned());
    settings.relay.hosts.extend(options.host.iter().cloned());
    settings.trust.extend(options.trust.iter().cloned());
    settings.trust_key.extend(options.trust_key.iter().cloned());
    settings.trust_file = options.trust_file.clone().or(settings.trust_file);
    if let Some(folder) = settings.site.as_deref().filter(|folder| !folder.is_dir()) {
        return Err(format!("--site {}: no folder", folder.display()));
    }
    Ok(settings)
}

pub(crate) fn read(path: &Path) -> Result<Settings, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Settings::parse(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The authorities whose lists are kept and whose addresses are asked.
pub(crate) fn trust(settings: &Settings) -> Result<TrustStore, String> {
    let (mut store, limits) = (TrustStore::default(), Limits::default());
    match &settings.trust_file {
        Some(path) => {
            let signed = trust_file::open(path, &settings.trust_key, None).map_err(|(reason, _)| reason)?;
            signed.add_to(&mut store, &limits).map_err(|error| error.to_string())?;
        }
        None => {
            let file = TrustFile::parse(BUILTIN_TRUST).map_err(|error| error.to_string())?;
            file.add_to(&mut store, &limits).map_err(|error| error.to_string())?;
        }
    }
    add_trust(&settings.trust, &mut store, &limits)?;
    Ok(store)
}

fn clock(options: &ServeOptions) -> Result<Clock, String> {
    let fixed = options.at.as_deref().map(|text| time("--at", text)).transpose()?;
    Ok(Arc::new(move || fixed.unwrap_or_else(now)))
}

/// The socket that the system's manager opened, else one of the settings.
fn listener(settings: &Settings) -> std::io::Result<TcpListener> {
    match listenfd::ListenFd::from_env().take_tcp_listener(0)? {
        Some(listener) => Ok(listener),
        None => TcpListener::bind(settings.listen),
    }
}

/// SIGTERM from the system's manager, or SIGINT from a terminal.
async fn asked_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
