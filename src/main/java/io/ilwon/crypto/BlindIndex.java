package io.ilwon.crypto;

import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;

/**
 * Lets equal values be found without being stored: a keyed fingerprint that only we can compute.
 */
public final class BlindIndex {
  private static final int BYTES = 32;

  private final PrfSet prfs;

  BlindIndex(PrfSet prfs) {
    this.prfs = prfs;
  }

  /** HMAC-SHA-256 over the parts, 32 bytes; the same parts give the same bytes for ever. */
  public byte[] of(String... parts) {
    try {
      return prfs.computePrimary(Parts.joined(parts), BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the blind index failed", impossible);
    }
  }
}
