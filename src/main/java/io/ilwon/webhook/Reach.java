package io.ilwon.webhook;

import io.ilwon.project.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where calls may go: anywhere on the internet, and to what an operator has listed.
 *
 * @param listed ranges that are allowed though they are private, and without TLS
 */
public record Reach(List<Cidr> listed) {
  private static final List<Cidr> LOOPBACK =
      List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1/128"));

  public Reach {
    listed = List.copyOf(listed);
  }

  /** The same and this machine: where whoever tries things out has the receiver. */
  public Reach withLoopback() {
    return new Reach(Stream.concat(listed.stream(), LOOPBACK.stream()).toList());
  }

  boolean permits(InetAddress address) {
    return lists(address) || !Reserved.has(address);
  }

  /** Whether TLS may be left out on the way there. */
  boolean lists(InetAddress address) {
    return listed.stream().anyMatch(range -> range.contains(address));
  }
}
