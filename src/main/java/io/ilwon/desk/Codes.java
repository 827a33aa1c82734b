package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a bank's code, or a phrase of ours in its place, means in words. Pure. */
final class Codes {
  private Codes() {}

  /** The words for a code; null where none are known. */
  static @Nullable String meaning(Texts words, @Nullable String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    String key = "code." + code.toLowerCase(Locale.ROOT).replace(' ', '_');
    return words.keys().contains(key) ? words.text(key) : null;
  }

  /** A bank's code as it is; of a phrase of ours its words. */
  static String told(Texts words, String code) {
    @Nullable String meaning = code.contains(" ") ? meaning(words, code) : null;
    return meaning == null ? code : meaning;
  }

  /** The words for why a won was refused. */
  static String reason(Texts words, @Nullable String refusal) {
    return words.text(
        "refusal." + (refusal == null ? "unclassified" : refusal.toLowerCase(Locale.ROOT)));
  }
}
