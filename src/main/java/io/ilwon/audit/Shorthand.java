package io.ilwon.audit;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * How a block names rows of the tables that every verification writes: the table by one letter, its
 * keys and seals' ends in Base64. A third less is written, and as much less is kept for five years.
 */
enum Shorthand {
  SUBMISSION("submission", "s"),
  TRANSFER("transfer", "t"),
  ACCOUNT("account", "a"),
  ACCOUNT_GUESS("account_guess", "g");

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String table;
  private final String letter;

  Shorthand(String table, String letter) {
    this.table = table;
    this.letter = letter;
  }

  String table() {
    return table;
  }

  String letter() {
    return letter;
  }

  static Optional<Shorthand> of(String table) {
    for (Shorthand s : values()) {
      if (s.table.equals(table)) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }

  static Optional<Shorthand> read(String letter) {
    for (Shorthand s : values()) {
      if (s.letter.equals(letter)) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }

  String shortKey(String key) {
    return switch (this) {
      case SUBMISSION -> key;
      case TRANSFER -> {
        UUID id = UUID.fromString(key);
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        yield BASE64.encodeToString(bytes.array());
      }
      case ACCOUNT, ACCOUNT_GUESS -> bytes(key);
    };
  }

  /** The key as it was. */
  String wholeKey(String key) {
    return switch (this) {
      case SUBMISSION -> key;
      case TRANSFER -> {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(key));
        yield new UUID(bytes.getLong(), bytes.getLong()).toString();
      }
      case ACCOUNT, ACCOUNT_GUESS -> hex(key);
    };
  }

  /** Hexadecimal digits in Base64; what stands for a seal that is no more stays. */
  static String bytes(String hex) {
    return hex.equals(Line.NO_SEAL) ? hex : BASE64.encodeToString(HexFormat.of().parseHex(hex));
  }

  static String hex(String base64) {
    return base64.equals(Line.NO_SEAL)
        ? base64
        : HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
  }
}
