package io.ilwon.project;

/** Which money a key moves: live keys reach real rails only, test keys the sandbox only. */
public enum KeyKind {
  LIVE("live"),
  TEST("test");

  private final String word;

  KeyKind(String word) {
    this.word = word;
  }

  /** As written in the key after {@code sk_} and in the database. */
  public String word() {
    return word;
  }

  static KeyKind of(String word) {
    return word.equals(LIVE.word) ? LIVE : TEST;
  }
}
