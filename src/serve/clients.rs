//! How often one client may ask.

use core::net::{IpAddr, Ipv6Addr};
use core::num::NonZeroU32;
use core::sync::atomic::{AtomicU32, Ordering};
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// After so many questions the clients that may ask again are forgotten.
const TIDY: u32 = 8192;

/// A limit for each client by its address.
pub(super) struct Clients {
    limiter: RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>,
    clock: DefaultClock,
    asked: AtomicU32,
}

impl Clients {
    /// So many questions in a minute, and so many at once.
    pub(super) fn new(per_minute: NonZeroU32, at_once: NonZeroU32) -> Self {
        let clock = DefaultClock::default();
        let quota = Quota::per_minute(per_minute).allow_burst(at_once);
        Self {
            limiter: RateLimiter::new(quota, HashMapStateStore::default(), clock.clone()),
            clock,
            asked: AtomicU32::new(0),
        }
    }

    /// Seconds to wait, where the client may not ask now.
    pub(super) fn wait(&self, client: IpAddr) -> Option<u64> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
            self.limiter.retain_recent();
        }
        let refused = self.limiter.check_key(&network(client)).err()?;
        Some(refused.wait_time_from(self.clock.now()).as_secs().saturating_add(1))
    }
}

/// The address as one client has it: of IPv6 the network that one customer is given.
fn network(client: IpAddr) -> IpAddr {
    const CUSTOMER: u128 = !0 << 64;
    match client.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & CUSTOMER)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_is_held_back_and_its_neighbours_are_not() {
        let clients = Clients::new(NonZeroU32::new(60).unwrap(), NonZeroU32::new(3).unwrap());
        let asks = |address: &str| clients.wait(address.parse().unwrap()).is_none();
        assert!((0..3).all(|_| asks("192.0.2.1")));
        assert!(!asks("192.0.2.1") && !asks("::ffff:192.0.2.1"));
        assert!(asks("192.0.2.2"));
        // A customer has more addresses of IPv6 than anybody can count.
        assert!(asks("2001:db8::1") && asks("2001:db8::2") && asks("2001:db8::ffff:3"));
        assert!(!asks("2001:db8::4") && asks("2001:db8:0:1::4"));
        assert_eq!(clients.wait("192.0.2.1".parse().unwrap()), Some(1));
    }
}
