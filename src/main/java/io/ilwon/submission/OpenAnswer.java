package io.ilwon.submission;

/** The answer to Step 1. */
public sealed interface OpenAnswer permits DepositAnswer.NotRecorded, OpenAnswer.Opened {
  /** The submission is recorded. */
  record Opened(SubmissionId id) implements OpenAnswer {}
}
