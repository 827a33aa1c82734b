package io.ilwon.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Opaque;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits: a session's cookie, or a link's secret. Stored as a hash alone. */
public record Token(String unmasked) {
  private static final int RANDOM_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static Token fresh() {
    return new Token(Ids.token(RANDOM_BYTES));
  }

  /** Empty for what cannot be one. */
  public static Optional<Token> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
  }

  Opaque hash() {
    return sha256(unmasked);
  }

  String hex() {
    return HexFormat.of().formatHex(hash().bytes());
  }

  /** SHA-256. No slow hash: for random bits, or nobody's secret. */
  static Opaque sha256(String text) {
    try {
      return Opaque.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "····";
  }
}
