package io.ilwon.crypto;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several texts, some absent, as one text to seal: each as its length, a colon and itself; an
 * absent one as a hyphen. Every text round-trips, whatever it contains.
 */
public final class Packed {
  /** Digits; a text whose length takes more does not fit in memory beside itself. */
  private static final int LONGEST_LENGTH = 9;

  private Packed() {}

  /** Packs the texts in order. */
  public static String of(@Nullable String... texts) {
    StringBuilder packed = new StringBuilder();
    for (@Nullable String text : texts) {
      if (text == null) {
        packed.append('-');
      } else {
        packed.append(text.length()).append(':').append(text);
      }
    }
    return packed.toString();
  }

  /**
   * The texts as they were packed.
   *
   * @throws IllegalArgumentException if {@code packed} was not made by {@link #of}
   */
  public static List<@Nullable String> read(String packed) {
    List<@Nullable String> texts = new ArrayList<>();
    int at = 0;
    while (at < packed.length()) {
      if (packed.charAt(at) == '-') {
        texts.add(null);
        at++;
        continue;
      }
      int colon = packed.indexOf(':', at);
      int length = length(packed, at, colon);
      if (length > packed.length() - colon - 1) {
        throw new IllegalArgumentException("packed text is cut short");
      }
      at = colon + 1 + length;
      texts.add(packed.substring(colon + 1, at));
    }
    return texts;
  }

  /** As {@link #of} writes it: no sign, no leading zero, no other script's digits. */
  private static int length(String packed, int from, int colon) {
    if (colon <= from || colon - from > LONGEST_LENGTH) {
      throw new IllegalArgumentException("not packed by us");
    }
    int length = 0;
    for (int i = from; i < colon; i++) {
      char digit = packed.charAt(i);
      if (digit < '0' || digit > '9' || (digit == '0' && i == from && colon - from > 1)) {
        throw new IllegalArgumentException("not packed by us");
      }
      length = length * 10 + (digit - '0');
    }
    return length;
  }
}
