package io.ilwon.client;

/** What Step 1 answers. */
public sealed interface Step1Answer permits Step1Answer.Opened, Failed {
  /** A submission is open, for 4 hours to its first PreStep2 and 24 hours in all. */
  record Opened(String submissionId) implements Step1Answer {}
}
