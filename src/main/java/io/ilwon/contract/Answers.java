package io.ilwon.contract;

import static io.ilwon.contract.ContractWords.Failure.ACCOUNT_NOT_REQUESTED;
import static io.ilwon.contract.ContractWords.Failure.EXCEEDED_TRANSFER_LIMIT;
import static io.ilwon.contract.ContractWords.Failure.INVALID_SUBMISSION;
import static io.ilwon.contract.ContractWords.Failure.NOT_USING_OPTION;

import io.ilwon.contract.ContractMeters.Call;
import io.ilwon.contract.ContractWords.Failure;
import io.ilwon.contract.ContractWords.GuessRetry;
import io.ilwon.contract.ContractWords.Retry;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Response;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.Rejection;
import io.ilwon.submission.RetryReason;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The wire bodies of the three steps, field order as published. */
final class Answers {

  private Answers() {}

  /** Step 1, §1. */
  static Response of(OpenAnswer answer, List<String> ignored) {
    return switch (answer) {
      case OpenAnswer.Opened opened ->
          ok(
              Call.STEP1,
              json -> {
                succeed(json)
                    .field("submissionId", opened.id().text())
                    .field("kycStatus", ContractWords.INCOMPLETE);
                ignored(json, ignored);
              });
      case DepositAnswer.NotRecorded notRecorded -> notRecorded(Call.STEP1, notRecorded.reason());
    };
  }

  /** PreStep2, §2.1 to §2.3. */
  static Response of(DepositAnswer answer) {
    return switch (answer) {
      case DepositAnswer.Success _ -> ok(Call.PRE_STEP2, Answers::succeed);
      case DepositAnswer.Retry(RetryReason why, int count) -> retry(Retry.of(why), count);
      case DepositAnswer.TooManyFailures(int count) ->
          ok(
              Call.PRE_STEP2,
              Rejection.TOO_MANY_RETRY.word(),
              json ->
                  json.field("statusCode", 200)
                      .field("success", false)
                      .field("rejectComment", Rejection.TOO_MANY_RETRY.word())
                      .field("retryCount", count));
      case DepositAnswer.OptionOff _ -> failure(Call.PRE_STEP2, NOT_USING_OPTION);
      case DepositAnswer.NotUsable _ -> failure(Call.PRE_STEP2, INVALID_SUBMISSION);
      case DepositAnswer.LimitReached _ -> failure(Call.PRE_STEP2, EXCEEDED_TRANSFER_LIMIT);
      case DepositAnswer.NotRecorded(String reason) -> notRecorded(Call.PRE_STEP2, reason);
      case DepositAnswer.NotRequested(String reason) ->
          failure(
              Call.PRE_STEP2,
              ContractWords.FAIL_TO_REQUEST_MESSAGE + reason,
              ContractWords.FAIL_TO_REQUEST);
    };
  }

  /** Step 2, §3. */
  static Response of(GuessAnswer answer, List<String> ignored) {
    return switch (answer) {
      case DepositAnswer.NotUsable _ -> failure(Call.STEP2, INVALID_SUBMISSION);
      case DepositAnswer.NotRecorded(String reason) -> notRecorded(Call.STEP2, reason);
      case GuessAnswer.NoCodeRequested _ -> failure(Call.STEP2, ACCOUNT_NOT_REQUESTED);
      case GuessAnswer.Locked(int count, Duration wait) ->
          guessAgain(GuessRetry.LOCKED, count, OptionalLong.of(Seconds.ceiling(wait)), ignored);
      case GuessAnswer.CodeExpired(int count) -> guessAgain(GuessRetry.EXPIRED, count, ignored);
      case GuessAnswer.CodeVoid(int count) -> guessAgain(GuessRetry.VOID, count, ignored);
      case GuessAnswer.CodeWrong(int count) -> guessAgain(GuessRetry.MISMATCH, count, ignored);
      case GuessAnswer.GuessesSpent(int count) ->
          ok(
              Call.STEP2,
              Rejection.TOO_MANY_RETRY.word(),
              json -> {
                json.field("verificationResult", ContractWords.FAIL)
                    .field("kycStatus", ContractWords.REJECTED)
                    .field("rejectComment", Rejection.TOO_MANY_RETRY.word())
                    .field("retryCount", count);
                ignored(json, ignored);
              });
      case GuessAnswer.Approved(int count) ->
          ok(
              Call.STEP2,
              json -> {
                json.field("verificationResult", ContractWords.SUCCESS)
                    .field("kycStatus", ContractWords.APPROVED)
                    .field("retryCount", count);
                ignored(json, ignored);
              });
    };
  }

  /** A 400 with a fixed message. */
  static Response failure(Call call, Failure failure) {
    return failure(call, failure.message, failure.code);
  }

  /** A 400 because the database could not take it. */
  static Response notRecorded(Call call, String reason) {
    return failure(
        call,
        ContractWords.DB_PROCESSING_ERROR_MESSAGE + reason,
        ContractWords.DB_PROCESSING_ERROR);
  }

  private static Response failure(Call call, String message, String code) {
    ContractMeters.answered(call, code);
    return Response.json(
            400,
            JsonWriter.object(json ->
                json.field("statusCode", 400)
                    .field("message", message)
                    .field("errorCode", code)
                    .field("success", false)))
        .because(code);
  }

  private static Response retry(Retry retry, int count) {
    return ok(
        Call.PRE_STEP2,
        retry.code,
        json ->
            json.field("statusCode", 200)
                .field("message", retry.message)
                .field("retryCode", retry.code)
                .field("success", false)
                .field("retryCount", count));
  }

  private static Response guessAgain(GuessRetry retry, int count, List<String> ignored) {
    return guessAgain(retry, count, OptionalLong.empty(), ignored);
  }

  private static Response guessAgain(
      GuessRetry retry, int count, OptionalLong retryAfter, List<String> ignored) {
    return ok(
        Call.STEP2,
        retry.code,
        json -> {
          json.list(
                  "retry",
                  List.of(retry),
                  (out, why) -> out.field("retryCode", why.code).field("retryMsg", why.message))
              .field("kycStatus", ContractWords.INCOMPLETE)
              .field("retryCount", count);
          retryAfter.ifPresent(seconds -> json.field("retryAfter", seconds));
          ignored(json, ignored);
        });
  }

  private static JsonWriter succeed(JsonWriter json) {
    return json.field("statusCode", 200)
        .field("message", ContractWords.SUCCESS)
        .field("success", true);
  }

  /** Nothing is dropped in silence: the last field tells what was. */
  private static void ignored(JsonWriter json, List<String> ignored) {
    if (!ignored.isEmpty()) {
      json.texts("ignored", ignored);
    }
  }

  private static Response ok(Call call, Consumer<JsonWriter> fields) {
    return ok(call, ContractWords.SUCCESS, fields);
  }

  private static Response ok(Call call, String word, Consumer<JsonWriter> fields) {
    ContractMeters.answered(call, word);
    Response answer = Response.json(200, JsonWriter.object(fields));
    return word.equals(ContractWords.SUCCESS) ? answer : answer.because(word);
  }
}
