package io.ilwon;

import io.ilwon.project.KeyKind;
import java.util.Locale;
import java.util.Optional;

/** What a server is for: trying things on the sandbox bank, or real accounts. */
enum Mode {
  DEV(KeyKind.TEST),
  PRODUCTION(KeyKind.LIVE);

  private final KeyKind keys;

  Mode(KeyKind keys) {
    this.keys = keys;
  }

  /** The only kind of key that works in this mode. */
  KeyKind keys() {
    return keys;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Mode> of(String word) {
    for (Mode mode : values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
