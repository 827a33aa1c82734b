package io.ilwon.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who knows the addresses behind a name. */
@FunctionalInterface
interface Names {
  /** The system's resolver. */
  Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All of them. */
  List<InetAddress> of(String host) throws UnknownHostException;
}
