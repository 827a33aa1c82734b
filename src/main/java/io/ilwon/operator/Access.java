package io.ilwon.operator;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who saw whose data.
 *
 * @param operator sign-in name
 * @param address from where
 * @param subject whose: a submission, a transfer, or what was searched in; null of a sign-in
 * @param fields of an export: which
 * @param watermark of an export: what stands in the file
 */
public record Access(
    UUID id,
    Instant at,
    String operator,
    String address,
    Kind kind,
    @Nullable String subject,
    @Nullable String reason,
    @Nullable Long rows,
    @Nullable String fields,
    @Nullable String watermark) {
  /** What was done. */
  public enum Kind {
    SIGN_IN,
    VIEW,
    SEARCH,
    REVEAL,
    EXPORT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for no word of ours. */
    public static Optional<Kind> find(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public String toString() {
    return "Access[" + id + "]";
  }
}
