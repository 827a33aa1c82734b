package io.ilwon.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * Makes ids and secrets from {@link SecureRandom}. Where one begins with the time, that is only to
 * keep neighbours together in an index: it may be wrong, and nothing ever reads it back.
 */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int UNGUESSABLE_RANDOM = 16;
  private static final long MILLIS_PER_STEP = 64_000;

  private Ids() {}

  /** This many random bytes in URL-safe Base64 without padding. */
  public static String token(int randomBytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(randomBytes));
  }

  /**
   * A UUID of version 7: milliseconds since 1970, then 74 random bits. For rows, not for secrets.
   */
  public static UUID timeOrdered() {
    ByteBuffer random = ByteBuffer.wrap(random(Long.BYTES + Short.BYTES));
    long version7 = (System.currentTimeMillis() << 16) | 0x7000 | (random.getShort() & 0x0FFF);
    long variant = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version7, variant);
  }

  /**
   * An id that a caller keeps and nobody guesses: 32 characters a–z and 2–7. Four bytes of time in
   * steps of 64 seconds, then 128 random bits.
   */
  public static String unguessable() {
    ByteBuffer id = ByteBuffer.allocate(Integer.BYTES + UNGUESSABLE_RANDOM);
    id.putInt((int) (System.currentTimeMillis() / MILLIS_PER_STEP));
    id.put(random(UNGUESSABLE_RANDOM));
    return base32(id.array());
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /** RFC 4648 in lower case, for whole groups of five bytes. */
  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 5 * 8);
    for (int group = 0; group < bytes.length; group += 5) {
      long bits = 0;
      for (int i = 0; i < 5; i++) {
        bits = (bits << 8) | (bytes[group + i] & 0xFF);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(BASE32.charAt((int) (bits >> shift) & 31));
      }
    }
    return text.toString();
  }
}
