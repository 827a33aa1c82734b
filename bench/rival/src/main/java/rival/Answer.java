package rival;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a caller is told, spelled as published, mistakes included. */
sealed interface Answer {
  String SUCCESS = "success";
  String INCOMPLETE = "incomplete";

  record Success(int statusCode, String message, boolean success) implements Answer {}

  record Opened(
      int statusCode,
      String message,
      boolean success,
      String submissionId,
      String kycStatus,
      @JsonInclude(Include.NON_EMPTY) List<String> ignored)
      implements Answer {}

  record Retry(int statusCode, String message, String retryCode, boolean success, int retryCount)
      implements Answer {}

  record Rejected(int statusCode, boolean success, String rejectComment, int retryCount)
      implements Answer {}

  record Failure(int statusCode, String message, String errorCode, boolean success)
      implements Answer {}

  record GuessRetry(String retryCode, String retryMsg) {}

  record GuessAgain(
      List<GuessRetry> retry,
      String kycStatus,
      int retryCount,
      @JsonInclude(Include.NON_NULL) Long retryAfter,
      @JsonInclude(Include.NON_EMPTY) List<String> ignored)
      implements Answer {}

  record GuessesSpent(
      String verificationResult,
      String kycStatus,
      String rejectComment,
      int retryCount,
      @JsonInclude(Include.NON_EMPTY) List<String> ignored)
      implements Answer {}

  record Approved(
      String verificationResult,
      String kycStatus,
      int retryCount,
      @JsonInclude(Include.NON_EMPTY) List<String> ignored)
      implements Answer {}

  static Answer success() {
    return new Success(200, SUCCESS, true);
  }

  static Answer opened(Submission submission) {
    return new Opened(200, SUCCESS, true, submission.id(), INCOMPLETE, List.of());
  }

  static Answer processing(int failures) {
    return new Retry(
        200, "The transfer is being processed.", "transfer_is_processing", false, failures);
  }

  /** A counted failure: try again, or this was the fifth. */
  static Answer failed(Submission submission, String code, String message) {
    int count = submission.failures();
    return submission.isRejected()
        ? new Rejected(200, false, Submission.TOO_MANY_RETRY, count)
        : new Retry(200, message, code, false, count);
  }

  static Answer unknownBank(Submission submission) {
    return failed(
        submission, "invalid_bank_code", "This bank code is invalid. Please check bank code");
  }

  static Answer notPossible(Submission submission) {
    return failed(submission, Refusal.RAIL_UNAVAILABLE.code, Refusal.RAIL_UNAVAILABLE.message);
  }

  static Answer failure(String code, String message) {
    return new Failure(400, message, code, false);
  }

  static Answer invalidSubmission() {
    return failure("invalid_submission", "This submission is not invalid.");
  }

  static Answer limitReached() {
    return failure(
        "exceeded_transfer_limit", "This account has exceeded the limit of 10 transfers per day.");
  }

  static Answer notRequested(String reason) {
    return failure(Refusal.NOT_REQUESTED.code, Refusal.NOT_REQUESTED.message + reason);
  }

  static Answer notRecorded(String reason) {
    return failure("db_processing_error", "db processing error: + " + reason);
  }

  static Answer noCodeRequested() {
    return failure("account_not_requested", "PreStep2 is required before Step2.");
  }

  static Answer locked(int wrong, long seconds) {
    return guessAgain(
        "account_locked",
        "Too many wrong codes for this account. Please retry later.",
        wrong,
        seconds);
  }

  static Answer codeExpired(int wrong) {
    return guessAgain(
        "account_code_expired", "The code has expired. Please request a new code.", wrong, null);
  }

  /** Try again, or this was the last guess. */
  static Answer codeWrong(Submission submission) {
    int wrong = submission.wrongGuesses();
    return submission.isRejected()
        ? new GuessesSpent("fail", "rejected", Submission.TOO_MANY_RETRY, wrong, List.of())
        : guessAgain(
            "account_code_mismatch",
            "The code does not match. Please check the depositor name and retry.",
            wrong,
            null);
  }

  static Answer approved(int wrong) {
    return new Approved(SUCCESS, "approved", wrong, List.of());
  }

  private static Answer guessAgain(String code, String message, int wrong, Long seconds) {
    return new GuessAgain(
        List.of(new GuessRetry(code, message)), INCOMPLETE, wrong, seconds, List.of());
  }

  /** The same, its last field naming what came along and was not kept. */
  default Answer ignoring(List<String> names) {
    return switch (this) {
      case Opened(int status, String message, boolean success, String id, String kyc, var _) ->
          new Opened(status, message, success, id, kyc, names);
      case GuessAgain(var retry, String kyc, int count, Long after, var _) ->
          new GuessAgain(retry, kyc, count, after, names);
      case GuessesSpent(String result, String kyc, String comment, int count, var _) ->
          new GuessesSpent(result, kyc, comment, count, names);
      case Approved(String result, String kyc, int count, var _) ->
          new Approved(result, kyc, count, names);
      case Success _, Retry _, Rejected _, Failure _ -> this;
    };
  }

  default ResponseEntity<Answer> asResponse() {
    return ResponseEntity.status(this instanceof Failure ? 400 : 200)
        .contentType(MediaType.APPLICATION_JSON)
        .body(this);
  }
}
