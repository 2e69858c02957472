//! Fetching over this machine's own network.
#![allow(
    clippy::disallowed_types,
    reason = "the network is what this is for; it is asked only where a caller switched it on"
)]

use super::address::{Address, NotAllowed};
use super::allow_list::AllowList;
use super::public_address::is_public;
use super::rounds::{Answer, Fetcher, Question};
use crate::evidence::{FetchOutcome, Kind};
use base64ct::{Base64, Encoding};
use core::net::SocketAddr;
use core::time::Duration;
use reqwest::blocking::{Client, Response};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{StatusCode, Url};
use std::io::Read;
use std::net::ToSocketAddrs;
use std::sync::Arc;
use std::time::Instant;

/// Until a connection is there.
const CONNECT: Duration = Duration::from_secs(5);
/// For one answer as a whole. A list of 40 MB over 20 Mbit/s takes 16 seconds.
const ONE_ANSWER: Duration = Duration::from_secs(30);
/// Most times a server may lead on. Authorities do it once, from http to https.
const MOST_REDIRECTS: usize = 3;
/// Largest certificate or bundle, and largest OCSP response, in bytes.
const MOST_SMALL: usize = 1 << 20;
/// Longest request that is sent within an address (RFC 5019 §5).
const MOST_IN_ADDRESS: usize = 255;

/// A host that is reached at an address named by the caller, in place of what the name system says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirected {
    host: String,
    to: SocketAddr,
}

impl Redirected {
    /// Reads `HOST=ADDRESS:PORT`.
    ///
    /// ```
    /// use kyso::online::Redirected;
    ///
    /// assert!(Redirected::parse("ocsp.ca.example=10.0.0.5:8080").is_some());
    /// assert!(Redirected::parse("ocsp.ca.example").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (host, to) = text.split_once('=')?;
        let host = host.trim().to_ascii_lowercase();
        (!host.is_empty()).then_some(Self { host, to: to.trim().parse().ok()? })
    }
}

/// The network of this machine: public addresses, and hosts that the caller named.
pub struct Direct {
    client: Client,
    /// Largest revocation list, in bytes.
    most_list: usize,
}

impl Direct {
    /// A client that keeps no cookies, uses no proxy and sends nothing but the question.
    ///
    /// # Errors
    /// Where TLS cannot be set up.
    pub fn new(hosts: Vec<Redirected>, most_list: usize) -> Result<Self, String> {
        Self::with(Names { hosts, system }, None, most_list, ONE_ANSWER)
    }

    /// The same for listed addresses alone, and with other patience: whoever is asked may not lead to others either.
    ///
    /// # Errors
    /// Where TLS cannot be set up.
    pub fn listed(
        list: AllowList,
        hosts: Vec<Redirected>,
        most_list: usize,
        patience: Duration,
    ) -> Result<Self, String> {
        Self::with(Names { hosts, system }, Some(list), most_list, patience)
    }

    fn with(names: Names, list: Option<AllowList>, most_list: usize, patience: Duration) -> Result<Self, String> {
        // Another part of the program may have installed it already; then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("kyso/", env!("CARGO_PKG_VERSION")))
            .no_proxy()
            .referer(false)
            .connect_timeout(CONNECT)
            .timeout(patience)
            .redirect(Policy::custom(move |attempt| follow(attempt, list.as_ref())))
            .dns_resolver(Arc::new(names))
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { client, most_list })
    }

    fn content(&self, question: &Question, address: &Address) -> Result<Vec<u8>, FetchOutcome> {
        let most = if question.kind == Kind::Crl { self.most_list } else { MOST_SMALL };
        let Some(request) = &question.request else { return read(self.client.get(address.url().clone()).send(), most) };
        let post = self.client.post(address.url().clone()).header("Content-Type", "application/ocsp-request");
        match (read(post.body(request.clone()).send(), most), within(address, request)) {
            // Some responders, and most caches before them, answer nothing but GET (RFC 6960 appendix A.1).
            (Err(FetchOutcome::Refused), Some(url)) => read(self.client.get(url).send(), most),
            (answer, _) => answer,
        }
    }
}

impl Fetcher for Direct {
    fn fetch(&self, question: &Question, address: &Address) -> Answer {
        let start = Instant::now();
        let content = self.content(question, address);
        Answer { content, milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX) }
    }
}

/// The address with the request in it; `None` where that would be too long.
fn within(address: &Address, request: &[u8]) -> Option<Url> {
    let mut url = address.url().clone();
    url.path_segments_mut().ok()?.pop_if_empty().push(&Base64::encode_string(request));
    (url.as_str().len() <= MOST_IN_ADDRESS).then_some(url)
}

/// The octets of an answer.
fn read(response: reqwest::Result<Response>, most: usize) -> Result<Vec<u8>, FetchOutcome> {
    let response = response.map_err(|error| failure(&error))?;
    if response.status() != StatusCode::OK {
        return Err(FetchOutcome::Refused);
    }
    // Nobody asked for a compressed answer, and unpacking one would multiply it.
    if response.headers().contains_key("Content-Encoding") {
        return Err(FetchOutcome::WrongContent);
    }
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    if response.content_length().is_some_and(|length| length > limit) {
        return Err(FetchOutcome::TooLarge);
    }
    let mut bytes = Vec::new();
    response.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| FetchOutcome::Unreachable)?;
    if bytes.len() > most { Err(FetchOutcome::TooLarge) } else { Ok(bytes) }
}

/// What an error of the client is to the report.
fn failure(error: &reqwest::Error) -> FetchOutcome {
    let mut cause: Option<&dyn core::error::Error> = Some(error);
    // Ends: a chain of causes is as long as the layers that made it.
    while let Some(error) = cause {
        if error.downcast_ref::<NotAllowed>().is_some() {
            return FetchOutcome::NotAllowed;
        }
        cause = error.source();
    }
    if error.is_redirect() { FetchOutcome::Refused } else { FetchOutcome::Unreachable }
}

/// Follows a server only to an address that might have been asked itself.
fn follow(attempt: Attempt<'_>, list: Option<&AllowList>) -> reqwest::redirect::Action {
    if attempt.previous().len() > MOST_REDIRECTS {
        return attempt.stop();
    }
    match Address::of(attempt.url().clone()) {
        Ok(address) if list.is_none_or(|list| list.covers(&address)) => attempt.follow(),
        Ok(_) => attempt.error(NotAllowed("not on the list")),
        Err(reason) => attempt.error(reason),
    }
}

/// What the system's resolver says of a host. It waits for its answer.
fn system(host: &str) -> std::io::Result<Vec<SocketAddr>> {
    Ok((host, 0).to_socket_addrs()?.collect())
}

/// The name system, with addresses that are not public taken out. What it gives is what is connected to.
struct Names {
    hosts: Vec<Redirected>,
    /// The system's resolver.
    system: fn(&str) -> std::io::Result<Vec<SocketAddr>>,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().trim_end_matches('.').to_ascii_lowercase();
        if let Some(known) = self.hosts.iter().find(|known| known.host == host) {
            let addresses: Addrs = Box::new(core::iter::once(known.to));
            return Box::pin(core::future::ready(Ok(addresses)));
        }
        let system = self.system;
        Box::pin(async move {
            // The client's timer goes on beside it.
            let found = tokio::task::spawn_blocking(move || system(&host)).await??;
            let public: Vec<SocketAddr> = found.into_iter().filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NotAllowed("not an address of the public internet").into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);

    /// A public address beside a private one the first time, this machine ever after: a name that changes between a check and a use.
    fn changing(_: &str) -> std::io::Result<Vec<SocketAddr>> {
        let first = LOOKED_UP.fetch_add(1, Ordering::Relaxed) == 0;
        let answer: &[&str] = if first { &["10.0.0.1:0", "203.162.4.190:0", "[::1]:0"] } else { &["127.0.0.1:0"] };
        Ok(answer.iter().map(|address| address.parse().unwrap()).collect())
    }

    #[test]
    fn what_is_connected_to_is_what_was_checked() {
        let names = Names { hosts: Vec::new(), system: changing };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let resolve = || runtime.block_on(names.resolve("changing.example".parse().unwrap()));
        let first: Vec<SocketAddr> = resolve().unwrap().collect();
        // One look-up: the client gets the addresses themselves, and has no name to look up again.
        assert_eq!((first, LOOKED_UP.load(Ordering::Relaxed)), (vec!["203.162.4.190:0".parse().unwrap()], 1));
        assert!(resolve().is_err_and(|error| error.downcast_ref::<NotAllowed>().is_some()));
    }

    #[test]
    fn a_name_that_became_private_is_not_asked() {
        fn private(_: &str) -> std::io::Result<Vec<SocketAddr>> {
            Ok(vec!["127.0.0.1:0".parse().unwrap(), "[::ffff:169.254.169.254]:0".parse().unwrap()])
        }
        let network = Direct::with(Names { hosts: Vec::new(), system: private }, None, 1 << 20, ONE_ANSWER).unwrap();
        let question = Question {
            kind: Kind::Crl,
            address: "http://ca.example/list.crl".to_owned(),
            request: None,
            serial: None,
            at: None,
        };
        let address = Address::parse(&question.address).unwrap();
        assert_eq!(network.fetch(&question, &address).content, Err(FetchOutcome::NotAllowed));
    }
}
