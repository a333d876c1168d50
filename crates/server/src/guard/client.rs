//! Whose exchange it is, as far as limits ask: an address or a device of the office, never a person.

use std::net::{IpAddr, Ipv6Addr};

/// Bits of an IPv6 address that belong to one subscriber (RFC 6177: a site gets at least a /64).
const SITE_BITS: u32 = 64;

/// What limits count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    Address(IpAddr),
    /// The number of the id of a device.
    Device(u128),
}

impl Client {
    /// The client of an exchange that came from `peer` through `hops` proxies of the operator, each of
    /// which appends to `X-Forwarded-For` whom it got the exchange from (OWASP ASVS 5.0, 15.3.4). What
    /// stands further left was written by strangers and is not looked at.
    pub(crate) fn of<'a>(
        peer: IpAddr,
        forwarded: impl IntoIterator<Item = &'a str>,
        hops: usize,
    ) -> Self {
        let Some(last) = hops.checked_sub(1) else {
            return Self::at(peer);
        };
        let listed: Vec<&str> = forwarded
            .into_iter()
            .flat_map(|value| value.split(','))
            .collect();
        let named = listed.iter().rev().nth(last);
        let address = named.and_then(|text| parse(text.trim()));
        Self::at(address.unwrap_or(peer))
    }

    /// The client of a device, wherever it stands: the hex digits of its id.
    pub(crate) fn of_device(device_id: &str) -> Self {
        let digits = device_id.chars().filter_map(|one| one.to_digit(16));
        Self::Device(digits.fold(0, |number, digit| number << 4 | u128::from(digit)))
    }

    /// One site for an IPv6 address, one host for an IPv4 address in either form.
    fn at(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V4(host) => host.into(),
            IpAddr::V6(host) => {
                let site = host.to_bits() >> SITE_BITS << SITE_BITS;
                Ipv6Addr::from_bits(site).into()
            }
        })
    }
}

impl std::fmt::Display for Client {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(address) => address.fmt(formatter),
            Self::Device(_) => formatter.write_str("device"),
        }
    }
}

/// An address, also in brackets or with a port, as some proxies write it.
fn parse(text: &str) -> Option<IpAddr> {
    let with_port = || {
        text.parse::<std::net::SocketAddr>()
            .map(|socket| socket.ip())
    };
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::Client;

    fn of(peer: &str, forwarded: &[&str], hops: usize) -> Client {
        Client::of(peer.parse().unwrap(), forwarded.iter().copied(), hops)
    }

    fn at(address: &str) -> Client {
        of(address, &[], 0)
    }

    #[test]
    fn without_a_proxy_nobody_is_believed_but_the_connection() {
        assert_eq!(of("192.0.2.1", &["198.51.100.7"], 0), at("192.0.2.1"));
    }

    #[test]
    fn only_the_part_that_the_operators_own_proxies_wrote_is_read() {
        let forged = ["203.0.113.9, 198.51.100.7"];
        assert_eq!(of("10.0.0.1", &forged, 1), at("198.51.100.7"));
        let in_two_lines = ["203.0.113.9", "198.51.100.7, 10.0.0.2"];
        assert_eq!(of("10.0.0.1", &in_two_lines, 2), at("198.51.100.7"));
        for written in ["[2001:db8::1]:4711", "[2001:db8::1]", "2001:db8::2"] {
            assert_eq!(of("10.0.0.1", &[written], 1), at("2001:db8::3"));
        }
        assert_eq!(
            of("10.0.0.1", &["198.51.100.7:4711"], 1),
            at("198.51.100.7")
        );
    }

    #[test]
    fn whoever_comes_past_the_proxy_counts_by_the_connection() {
        for forwarded in [&[][..], &["198.51.100.7"], &["unknown, 198.51.100.7"]] {
            assert_eq!(
                of("192.0.2.1", forwarded, 2),
                at("192.0.2.1"),
                "{forwarded:?}"
            );
        }
    }

    #[test]
    fn one_subscriber_is_one_client_and_both_forms_of_an_old_address_are_one() {
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
        assert_ne!(at("192.0.2.1"), at("192.0.2.2"));
    }
}
