//! rfc822Name constraints: a mailbox, a host, or with a leading point a domain (RFC 5280 §4.2.1.10; §7.5).

use super::dns::{below, is_host};
use super::side::{NotComparable, Side};

/// Whether a mailbox is in the subtree.
pub(super) fn within(mailbox: &str, base: &str, side: Side) -> Result<bool, NotComparable> {
    let (local, host) = split(mailbox).ok_or(NotComparable)?;
    if base.is_empty() {
        return Ok(true);
    }
    if base.contains('@') {
        let (base_local, base_host) = split(base).ok_or(NotComparable)?;
        return Ok(same_local(local, base_local, side) && host.eq_ignore_ascii_case(base_host));
    }
    match base.strip_prefix('.') {
        Some(domain) if is_host(domain) => Ok(below(host, domain) && host.len() > domain.len()),
        None if is_host(base) => Ok(host.eq_ignore_ascii_case(base)),
        _ => Err(NotComparable),
    }
}

/// The part before the last `@` is the host's business and compared exactly (§7.5); one that is excluded stays so in other case,
/// for most hosts deliver both to the same person.
fn same_local(one: &str, other: &str, side: Side) -> bool {
    if side == Side::Excluded { one.eq_ignore_ascii_case(other) } else { one == other }
}

/// Local part and host. Quoted local parts are refused: the same mailbox could be written in several ways.
fn split(mailbox: &str) -> Option<(&str, &str)> {
    let (local, host) = mailbox.rsplit_once('@')?;
    let atom = |c: u8| c.is_ascii_graphic() && !b"()<>[]:;@\\,\"".contains(&c);
    let well_formed = !local.is_empty() && local.bytes().all(atom) && is_host(host);
    well_formed.then_some((local, host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailbox_host_and_domain() {
        let permitted = |mailbox, base| within(mailbox, base, Side::Permitted);
        assert_eq!(permitted("a@example.vn", "a@EXAMPLE.vn"), Ok(true));
        assert_eq!(permitted("A@example.vn", "a@example.vn"), Ok(false));
        assert_eq!(within("A@example.vn", "a@example.vn", Side::Excluded), Ok(true));
        assert_eq!(permitted("a@example.vn", "example.vn"), Ok(true));
        assert_eq!(permitted("a@b.example.vn", "example.vn"), Ok(false));
        assert_eq!(permitted("a@b.example.vn", ".example.vn"), Ok(true));
        assert_eq!(permitted("a@example.vn", ".example.vn"), Ok(false));
        assert_eq!(permitted("*@example.vn", "*@example.vn"), Ok(true));
        assert_eq!(permitted("u@example.vn", "*@example.vn"), Ok(false));
        for (mailbox, base) in
            [("a", "vn"), ("@vn", "vn"), ("a@", "vn"), ("a@b", "@"), ("\"a@b\"@vn", "vn"), ("a@b", "*.vn")]
        {
            assert_eq!(permitted(mailbox, base), Err(NotComparable), "{mailbox} {base}");
        }
    }
}
