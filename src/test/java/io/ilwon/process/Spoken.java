package io.ilwon.process;

import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.RetryReason;

/** Answers as callers hear them over the wire: their word and their count, -1 for none. */
final class Spoken {
  private Spoken() {}

  static String word(DepositAnswer answer) {
    return switch (answer) {
      case DepositAnswer.Success s -> "success";
      case DepositAnswer.Retry r -> word(r.why());
      case DepositAnswer.TooManyFailures f -> "rejected";
      case DepositAnswer.OptionOff o -> "not_using_option";
      case DepositAnswer.NotUsable n -> "invalid_submission";
      case DepositAnswer.NotRequested n -> "fail_to_request";
      case DepositAnswer.NotRecorded n -> "db_processing_error";
      case DepositAnswer.LimitReached l -> "exceeded_transfer_limit";
    };
  }

  private static String word(RetryReason why) {
    return switch (why) {
      case INVALID_BANK_CODE -> "invalid_bank_code";
      case NOT_VERIFIED -> "failed_to_verify";
      case CANNOT_RECEIVE -> "unable_to_deposit";
      case NOT_POSSIBLE -> "unable_to_Transfer";
      case PROCESSING -> "transfer_is_processing";
      case REFUSED -> "fail_to_request";
    };
  }

  static int count(DepositAnswer answer) {
    return switch (answer) {
      case DepositAnswer.Retry r -> r.retryCount();
      case DepositAnswer.TooManyFailures f -> f.retryCount();
      case DepositAnswer other -> -1;
    };
  }

  /** Where the database could not tell, the guess may have been evaluated: as good as lost. */
  static String word(GuessAnswer answer) {
    return switch (answer) {
      case DepositAnswer.NotUsable n -> "invalid_submission";
      case DepositAnswer.NotRecorded n -> Heard.LOST;
      case GuessAnswer.NoCodeRequested n -> "account_not_requested";
      case GuessAnswer.Locked l -> "account_locked";
      case GuessAnswer.CodeExpired c -> "account_code_expired";
      case GuessAnswer.CodeVoid c -> "account_code_void";
      case GuessAnswer.CodeWrong c -> "account_code_mismatch";
      case GuessAnswer.GuessesSpent g -> "rejected";
      case GuessAnswer.Approved a -> "approved";
    };
  }

  static int count(GuessAnswer answer) {
    return switch (answer) {
      case GuessAnswer.CodeWrong c -> c.retryCount();
      case GuessAnswer.GuessesSpent g -> g.retryCount();
      case GuessAnswer other -> -1;
    };
  }
}
