package io.ilwon.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Addresses a key, an account number or a code may be sent to. */
final class Addresses {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  /** Without a slash at the end. */
  static URI safe(URI server) {
    String scheme = server.getScheme();
    String host = server.getHost();
    boolean here = host != null && THIS_MACHINE.contains(host);
    if (host == null || !("https".equals(scheme) || ("http".equals(scheme) && here))) {
      throw new IllegalArgumentException("the server needs https, or http on this machine alone");
    }
    if (server.getQuery() != null || server.getFragment() != null || server.getUserInfo() != null) {
      throw new IllegalArgumentException("the server's address has no query and names nobody");
    }
    return URI.create(server.toString().replaceFirst("/+$", ""));
  }

  static URI onThisMachine(URI server) {
    URI safe = safe(server);
    if (!THIS_MACHINE.contains(safe.getHost())) {
      throw new IllegalArgumentException("the sandbox is on this machine alone");
    }
    return safe;
  }

  /** {@code ?name=value&…}, without those that are null. */
  static String query(String... pairs) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        query.append(query.length() == 0 ? '?' : '&').append(pairs[i]).append('=');
        query.append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
      }
    }
    return query.toString();
  }
}
