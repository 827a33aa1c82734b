package io.ilwon.desk;

import java.net.URI;

/** How operators reach the desk: the only host it answers to, and the only origin of its forms. */
@FunctionalInterface
public interface DeskUrl {
  /** Without a slash at its end. */
  String get();

  default boolean tls() {
    return get().startsWith("https:");
  }

  /** What a browser says in {@code Host}. */
  default String host() {
    URI uri = URI.create(get());
    return uri.getRawAuthority();
  }

  /** With it a browser takes the cookie from no other host, and none over plain HTTP. */
  default String cookie() {
    return tls() ? "__Host-ilwon_desk" : "ilwon_desk";
  }
}
