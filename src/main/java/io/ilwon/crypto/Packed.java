package io.ilwon.crypto;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several texts, some absent, as one text to seal: each as its length, a colon and itself; an
 * absent one as a hyphen. Every text round-trips, whatever it contains.
 */
public final class Packed {
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
      if (colon < 0) {
        throw new IllegalArgumentException("not packed by us");
      }
      int end = colon + 1 + Integer.parseInt(packed, at, colon, 10);
      if (end > packed.length()) {
        throw new IllegalArgumentException("packed text is cut short");
      }
      texts.add(packed.substring(colon + 1, end));
      at = end;
    }
    return texts;
  }
}
