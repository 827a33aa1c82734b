package io.ilwon.hosted;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.KeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that somebody has opened.
 *
 * @param key the API key that made it: codes typed here count for it
 * @param device the hash of the device that has acted, if any has
 * @param now the database's clock
 */
record Visit(Session session, KeyId key, @Nullable Opaque device, Instant now) {
  /** Whether this device, by the secret in its cookie, may act: nobody else has. */
  boolean isHere(String cookie) {
    return device == null || device.equals(Hashes.of(cookie));
  }
}
