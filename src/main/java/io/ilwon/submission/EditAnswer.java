package io.ilwon.submission;

/** The answer to PATCH. */
public sealed interface EditAnswer extends Answer
    permits DepositAnswer.NotUsable, DepositAnswer.NotRecorded, EditAnswer.Edited {
  /** Changed. */
  record Edited() implements EditAnswer {}
}
