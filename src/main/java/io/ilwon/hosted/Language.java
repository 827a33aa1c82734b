package io.ilwon.hosted;

import java.util.Locale;
import java.util.Optional;

/** A language the page is written in. */
enum Language {
  KO,
  EN;

  /** As on the wire, in the database and in HTML. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Language> of(String word) {
    for (Language language : values()) {
      if (language.word().equals(word)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
