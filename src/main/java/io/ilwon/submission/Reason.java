package io.ilwon.submission;

import io.ilwon.submission.DepositAnswer.NotRecorded;

/** Why nothing was recorded: the catalogue of phrases a caller may see. */
enum Reason {
  /** Too many wait, or another call holds the submission. */
  BUSY("busy"),
  /** The database does not answer. */
  UNAVAILABLE("unavailable");

  private final String phrase;

  Reason(String phrase) {
    this.phrase = phrase;
  }

  NotRecorded notRecorded() {
    return new NotRecorded(phrase);
  }
}
