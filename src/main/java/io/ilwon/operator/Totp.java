package io.ilwon.operator;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * The second factor: six digits that change every 30 seconds (RFC 6238, SHA-1, as every app has
 * it). The step before and the step after are accepted too, and none twice.
 */
public final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final int SECRET_BYTES = 20;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  /** A secret as people type it into an app: Base32, 160 bits. */
  static String fresh() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SECRET_BYTES * 8 / 5; i++) {
      text.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
    }
    return text.toString();
  }

  /** What the picture says that an app reads. */
  public static String address(String secret, String issuer, String name) {
    String label = escaped(issuer) + ":" + escaped(name);
    return "otpauth://totp/%s?secret=%s&issuer=%s".formatted(label, secret, escaped(issuer));
  }

  /** The step this code belongs to, later than {@code last}; empty for a wrong or a used one. */
  static OptionalLong step(String secret, String code, Instant now, long last) {
    long here = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = here - 1; step <= here + 1; step++) {
      byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
      boolean same = MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8));
      if (same && step > last) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of one step. */
  static String code(String secret, long step) {
    try {
      Instant at = Instant.ofEpochSecond(step * STEP_SECONDS);
      int code = CODES.generateOneTimePassword(new SecretKeySpec(bytes(secret), "RAW"), at);
      return String.format(Locale.ROOT, "%06d", code);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("HMAC takes any key", impossible);
    }
  }

  private static byte[] bytes(String base32) {
    BigInteger bits = BigInteger.ONE; // so that no leading zero is lost
    for (int i = 0; i < base32.length(); i++) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(base32.charAt(i))));
    }
    byte[] all = bits.toByteArray();
    byte[] secret = new byte[SECRET_BYTES];
    System.arraycopy(all, all.length - SECRET_BYTES, secret, 0, SECRET_BYTES);
    return secret;
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
