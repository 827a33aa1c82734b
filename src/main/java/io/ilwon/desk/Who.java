package io.ilwon.desk;

import java.util.Locale;

/** Who made something happen to a verification. */
enum Who {
  PROGRAM,
  PERSON,
  BANK,
  OPERATOR,
  CLOCK;

  /** Where its name stands among the words. */
  String key() {
    return "who." + name().toLowerCase(Locale.ROOT);
  }
}
