//! uniformResourceIdentifier constraints: a host, or with a leading point a domain (RFC 5280 §4.2.1.10).

use super::dns::{below, is_host};
use super::side::NotComparable;

/// Whether the host of a URI is in the subtree. A URI without an authority, or with an IP address as host, is refused,
/// as the clause demands.
pub(super) fn within(uri: &str, base: &str) -> Result<bool, NotComparable> {
    let host = host(uri).ok_or(NotComparable)?;
    match base.strip_prefix('.') {
        _ if base.is_empty() => Ok(true),
        Some(domain) if is_host(domain) => Ok(below(host, domain) && host.len() > domain.len()),
        None if is_host(base) => Ok(host.eq_ignore_ascii_case(base)),
        _ => Err(NotComparable),
    }
}

/// The host as a fully qualified domain name (RFC 3986 §3.2.2).
fn host(uri: &str) -> Option<&str> {
    let (scheme, rest) = uri.split_once(':')?;
    let named = scheme.bytes().all(|c| c.is_ascii_alphanumeric() || b"+-.".contains(&c));
    let rest = rest.strip_prefix("//").filter(|_| named && !scheme.is_empty())?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|c| c.is_ascii_digit()) => host,
        Some(_) => return None,
        None => host,
    };
    // The last label of an IPv4 address is a number, and no top-level domain is.
    let number = host.rsplit('.').next()?.bytes().all(|c| c.is_ascii_digit());
    (is_host(host) && !number).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_counts() {
        assert_eq!(within("http://www.example.vn/a?b#c", "www.example.vn"), Ok(true));
        assert_eq!(within("http://user@www.EXAMPLE.vn:80/", ".example.vn"), Ok(true));
        assert_eq!(within("http://example.vn", ".example.vn"), Ok(false));
        assert_eq!(within("http://evil.vn/@example.vn", "example.vn"), Ok(false));
        assert_eq!(within("http://example.vn@evil.vn/", "example.vn"), Ok(false));
        for uri in [
            "mailto:a@example.vn",
            "http:///a",
            "http://192.0.2.1/",
            "http://[::1]/",
            "example.vn",
            "://example.vn",
            "",
        ] {
            assert_eq!(within(uri, "example.vn"), Err(NotComparable), "{uri}");
        }
    }
}
