package io.ilwon.project;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A project's secret, shown once and stored hashed: {@code sk_live_} or {@code sk_test_}, 256
 * random bits in 52 characters 0–9 and a–v, and a CRC-32 in 7, so that a mistyped key is refused
 * without asking the database. The checksum is no secret and protects against nobody.
 */
public final class ApiKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 256;
  private static final int RADIX = 32;
  private static final int RANDOM_LENGTH = 52;
  private static final int CHECKSUM_LENGTH = 7;
  private static final int START_LENGTH = 8;

  private final KeyKind kind;
  private final String text;

  private ApiKey(KeyKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** A new key. */
  public static ApiKey fresh(KeyKind kind) {
    String secret = padded(new BigInteger(BITS, RANDOM).toString(RADIX), RANDOM_LENGTH);
    String start = "sk_" + kind.word() + "_" + secret;
    return new ApiKey(kind, start + checksum(start));
  }

  /** Empty for anything that cannot be a key: wrong form or wrong checksum. */
  public static Optional<ApiKey> parse(@Nullable String text) {
    if (text == null || !hasForm(text)) {
      return Optional.empty();
    }
    int end = text.length() - CHECKSUM_LENGTH;
    if (!text.substring(end).equals(checksum(text.substring(0, end)))) {
      return Optional.empty();
    }
    return Optional.of(new ApiKey(KeyKind.of(text.substring(3, 7)), text));
  }

  /** Without a regular expression, because every call is asked for its key. */
  private static boolean hasForm(String text) {
    if (text.length() != START_LENGTH + RANDOM_LENGTH + CHECKSUM_LENGTH
        || !(text.startsWith("sk_live_") || text.startsWith("sk_test_"))) {
      return false;
    }
    for (int i = START_LENGTH; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'v')) {
        return false;
      }
    }
    return true;
  }

  public KeyKind kind() {
    return kind;
  }

  /**
   * SHA-256 of the whole key, 32 bytes. A slow, salted hash is for secrets that people choose; 256
   * random bits cannot be guessed or found in a table, and an equal hash is found by an index.
   */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The key itself, for the one time it is shown. */
  public String unmasked() {
    return text;
  }

  @Override
  public String toString() {
    return "sk_" + kind.word() + "_····";
  }

  private static String checksum(String start) {
    CRC32 crc = new CRC32();
    crc.update(start.getBytes(US_ASCII));
    return padded(Long.toString(crc.getValue(), RADIX), CHECKSUM_LENGTH);
  }

  private static String padded(String number, int length) {
    return "0".repeat(length - number.length()) + number;
  }
}
