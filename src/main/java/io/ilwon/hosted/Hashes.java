package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.crypto.Opaque;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of what is looked up and never read back. */
final class Hashes {
  private Hashes() {}

  /** SHA-256. No slow hash: what is hashed here are random bits, or nobody's secret. */
  static Opaque of(String text) {
    try {
      return Opaque.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
