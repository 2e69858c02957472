//! Whose request it is: for the limit per client, and for nothing else.

use super::app::App;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use core::convert::Infallible;
use core::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Where a connection comes from.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// A client by its address.
#[derive(Clone, Copy)]
pub(super) struct Client {
    pub(super) address: IpAddr,
}

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
        Ok(Self { address: address(peer, &parts.headers, &app.proxies) })
    }
}

/// The last address that a known proxy added, going back through those that are known. What a client itself writes is before that.
pub(super) fn address(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for").iter().rev().filter_map(|line| line.to_str().ok());
    for word in lines.flat_map(|line| line.rsplit(',')) {
        let Some(before) = word.trim().parse::<IpAddr>().ok().filter(|_| proxies.contains(&client)) else { break };
        client = before.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_proxies_say_who_the_client_is() {
        let proxies: Vec<IpAddr> = ["127.0.0.1", "10.0.0.2"].iter().map(|text| text.parse().unwrap()).collect();
        let of = |peer: &str, lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            address(peer.parse().unwrap(), &headers, &proxies).to_string()
        };
        assert_eq!(of("198.51.100.7", &["192.0.2.1"]), "198.51.100.7");
        assert_eq!(of("127.0.0.1", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(of("127.0.0.1", &["1.1.1.1, 192.0.2.1, 10.0.0.2"]), "192.0.2.1");
        assert_eq!(of("127.0.0.1", &["1.1.1.1", "192.0.2.1"]), "192.0.2.1");
        assert_eq!(of("::ffff:127.0.0.1", &["192.0.2.1, nonsense"]), "127.0.0.1");
        assert_eq!(of("127.0.0.1", &[]), "127.0.0.1");
    }
}
