package io.ilwon.guard;

import java.util.Locale;

/** What two people say about the gap between a database and the bank. */
public enum Statement {
  /** Nothing came after what the database knows. */
  NOTHING_LOST,
  /** What came after was taken from the bank's statement into the database. */
  RECONCILED;

  /** As stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Statement of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
