package io.ilwon.desk;

import java.util.Locale;
import java.util.Optional;

/** How times are shown. */
enum Clock {
  KST,
  UTC,
  RELATIVE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Clock> of(String word) {
    for (Clock clock : values()) {
      if (clock.word().equals(word)) {
        return Optional.of(clock);
      }
    }
    return Optional.empty();
  }
}
