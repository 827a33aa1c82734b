package io.ilwon.hosted;

import java.util.Optional;

/** How people reach the public port; links begin with it. */
@FunctionalInterface
public interface PublicUrl {
  /** Without a slash at its end. Empty where nobody has said it: then no link can be made. */
  Optional<String> get();

  /** Whether people reach it over TLS alone. */
  default boolean tls() {
    return get().filter(url -> url.startsWith("https:")).isPresent();
  }
}
