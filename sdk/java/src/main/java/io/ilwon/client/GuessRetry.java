package io.ilwon.client;

/** Why Step 2 asks to try again, as spelled on the wire. */
public enum GuessRetry {
  /** Too many wrong codes at the account, or through the key: wait. */
  ACCOUNT_LOCKED("account_locked"),
  /** A new PreStep2 is needed. */
  CODE_EXPIRED("account_code_expired"),
  /** Three wrong ones: a new PreStep2 is needed. */
  CODE_VOID("account_code_void"),
  /** Wrong: let the person look again. */
  CODE_MISMATCH("account_code_mismatch");

  private final String word;

  GuessRetry(String word) {
    this.word = word;
  }

  /** As on the wire. */
  public String word() {
    return word;
  }
}
