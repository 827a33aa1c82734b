package io.ilwon.submission;

import io.ilwon.transfer.Transfer;

/** What a decision tells whoever asked: an answer for the door, or the next step for ourselves. */
sealed interface Answer
    permits DepositAnswer,
        GuessAnswer,
        EditAnswer,
        DeleteAnswer,
        SettleAnswer,
        MoreTimeAnswer,
        Answer.Step {
  /** Not for a door: what has to happen before the caller can be answered, if anything. */
  sealed interface Step extends Answer {}

  /** The intent will be stored; after its commit the rail is called. */
  record Send(Transfer intent, int retryCount) implements Step {}

  /** The check is counted; after its commit the rail is asked for the holder. */
  record AskHolder() implements Step {}

  /** The won set aside belongs to another day: set one aside for the day it is, and ask again. */
  record BudgetAgain() implements Step {}

  /** The transfer that the news is of is not stored any more: the database has forgotten it. */
  record Gone() implements Step {}

  /** Nobody waits. */
  record Nothing() implements Step {}
}
