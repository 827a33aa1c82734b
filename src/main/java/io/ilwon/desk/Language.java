package io.ilwon.desk;

import io.ilwon.http.Request;
import java.util.Locale;
import java.util.Optional;

/** A language the desk is written in. */
enum Language {
  KO,
  EN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Language other() {
    return this == KO ? EN : KO;
  }

  static Optional<Language> of(String word) {
    for (Language language : values()) {
      if (language.word().equals(word)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The browser's, else Korean. */
  static Language of(Request request) {
    return request.header("Accept-Language").orElse("ko").startsWith("ko") ? KO : EN;
  }
}
