package io.ilwon.webhook;

import io.ilwon.project.Cidr;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that are nobody's on the internet, or lead to somebody else's: IANA's special-purpose
 * registries, and what clouds give their machines to talk to. Of IPv6 only 2000::/3 is in use.
 */
final class Reserved {
  private static final Cidr IN_USE = Cidr.parse("2000::/3");

  private static final List<Cidr> RANGES =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // behind carriers' NAT, and some clouds' metadata
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // Azure's own services, though the address is a public one
              "169.254.0.0/16", // link-local, and most clouds' metadata
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.31.196.0/24", // AS112
              "192.52.193.0/24", // AMT
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "192.175.48.0/24", // AS112
              "198.18.0.0/15", // benchmarking
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "2001::/23", // protocol assignments, Teredo among them
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "2620:4f:8000::/48", // AS112
              "3fff::/20") // documentation
          .map(Cidr::parse)
          .toList();

  private Reserved() {}

  static boolean has(InetAddress address) {
    // ::ffff:10.0.0.1 is 10.0.0.1 to Java already; ::10.0.0.1, ::1 and fc00::/7 lie outside
    // 2000::/3.
    return (address instanceof Inet6Address && !IN_USE.contains(address))
        || RANGES.stream().anyMatch(range -> range.contains(address));
  }
}
