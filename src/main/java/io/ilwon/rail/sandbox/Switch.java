package io.ilwon.rail.sandbox;

import java.util.Locale;
import java.util.Optional;

/** What a tester may switch on at the sandbox bank; with none on, everything is normal. */
public enum Switch {
  /** The bank books as ever, and the holder's phone hears of it some seconds later. */
  LATE,
  /** The bank takes orders and books them, but nobody hears a word from it, asked or not. */
  SILENT,
  /** Every bank refuses for now. */
  MAINTENANCE;

  /** As stored and as forms send it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The switch of this word; empty when there is none. */
  public static Optional<Switch> of(String word) {
    for (Switch each : values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
