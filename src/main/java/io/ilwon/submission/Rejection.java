package io.ilwon.submission;

/** Why a submission was rejected. */
public enum Rejection {
  /** The fifth counted failure, or the last wrong guess. */
  TOO_MANY_RETRY("too_many_retry"),
  /** Four hours without a PreStep2, or a day in all. */
  TIMEOUT("timeout"),
  /** Ended by PATCH or DELETE. */
  EDITED("edited");

  private final String word;

  Rejection(String word) {
    this.word = word;
  }

  /** The word of database, pages and webhooks. */
  public String word() {
    return word;
  }
}
