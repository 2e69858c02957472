//! Addresses of the public internet. Everything else may be a machine of the network in which this program runs.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks that are not public, by the IANA IPv4 Special-Purpose Address Registry, with multicast and reserved space.
const NOT_PUBLIC_V4: [([u8; 4], u32); 17] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([192, 175, 48, 0], 24),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 3),
];

/// The only block of which addresses are given out (RFC 4291 §2.4; IANA IPv6 Global Unicast Address Assignments). NAT64, mapped,
/// local and multicast forms are all outside.
const GLOBAL_V6: ([u16; 2], u32) = ([0x2000, 0], 3);

/// Blocks inside it that are not public or that carry an IPv4 address (IANA IPv6 Special-Purpose Address Registry).
const NOT_PUBLIC_V6: [([u16; 2], u32); 4] =
    [([0x2001, 0x0000], 23), ([0x2001, 0x0DB8], 32), ([0x2002, 0x0000], 16), ([0x3FFF, 0x0000], 20)];

/// Whether an address belongs to the public internet.
///
/// ```
/// assert!(kyso::online::is_public("203.162.4.190".parse()?));
/// for private in ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fd00::1"] {
///     assert!(!kyso::online::is_public(private.parse()?));
/// }
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let bits = address.to_bits();
            !NOT_PUBLIC_V4
                .iter()
                .any(|(block, length)| prefix(bits, *length) == prefix(Ipv4Addr::from(*block).to_bits(), *length))
        }
        IpAddr::V6(address) => {
            let inside = |(block, length): &([u16; 2], u32)| {
                let [first, second] = *block;
                let block = Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0).to_bits();
                let unused = 128_u32.saturating_sub(*length);
                address.to_bits().checked_shr(unused) == block.checked_shr(unused)
            };
            inside(&GLOBAL_V6) && !NOT_PUBLIC_V6.iter().any(inside)
        }
    }
}

/// The first bits of an IPv4 address.
fn prefix(bits: u32, length: u32) -> Option<u32> {
    bits.checked_shr(32_u32.saturating_sub(length))
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn the_ends_of_each_block_are_inside_and_their_neighbours_are_not() {
        let blocks_v4 = [
            ("0.0.0.0", "0.255.255.255", "1.0.0.0"),
            ("10.0.0.0", "10.255.255.255", "11.0.0.0"),
            ("100.64.0.0", "100.127.255.255", "100.128.0.0"),
            ("127.0.0.0", "127.255.255.255", "128.0.0.0"),
            ("169.254.0.0", "169.254.255.255", "169.255.0.0"),
            ("172.16.0.0", "172.31.255.255", "172.32.0.0"),
            ("192.168.0.0", "192.168.255.255", "192.169.0.0"),
            ("198.18.0.0", "198.19.255.255", "198.20.0.0"),
            ("2001::", "2001:1ff:ffff::", "2001:200::"),
            ("2001:db8::", "2001:db8:ffff::", "2001:db9::"),
            ("2002::", "2002:ffff::", "2003::"),
            ("3fff::", "3fff:fff::", "3fff:1000::"),
        ];
        for (first, last, behind) in blocks_v4 {
            assert!(!is_public(first.parse().unwrap()), "{first}");
            assert!(!is_public(last.parse().unwrap()), "{last}");
            assert!(is_public(behind.parse().unwrap()), "{behind}");
        }
        for never in [
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_public(never.parse().unwrap()), "{never}");
        }
    }
}
