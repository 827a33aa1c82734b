package io.ilwon.submission;

/** The answer to DELETE. */
public sealed interface DeleteAnswer extends Answer
    permits DepositAnswer.NotRecorded, DeleteAnswer.Deleted, DeleteAnswer.NotFound {
  /** Closed; personal data is gone, or goes with the open transfer's outcome. */
  record Deleted() implements DeleteAnswer {}

  /** Unknown, another project's, or deleted before. */
  record NotFound() implements DeleteAnswer {}
}
