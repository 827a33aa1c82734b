package io.ilwon.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** From the bodies of the steps to what they mean. */
final class Answers {
  private Answers() {}

  static Step1Answer step1(Reply reply) {
    return reply.status() == 200
        ? new Step1Answer.Opened(reply.json().text("submissionId"))
        : failed(reply, "errorCode");
  }

  static DepositAnswer deposit(Reply reply) {
    if (reply.status() != 200) {
      return failed(reply, "errorCode");
    }
    Json body = reply.json();
    if (body.get("success").is(true)) {
      return new DepositAnswer.Success();
    }
    Optional<String> rejected = body.optional("rejectComment");
    if (rejected.isPresent()) {
      return new DepositAnswer.Rejected(rejected.get(), body.count("retryCount"));
    }
    return new DepositAnswer.Retry(
        known(DepositRetry.values(), DepositRetry::word, body.text("retryCode")),
        body.text("message"),
        body.count("retryCount"));
  }

  static GuessAnswer guess(Reply reply) {
    if (reply.status() != 200) {
      return failed(reply, "errorCode");
    }
    Json body = reply.json();
    int count = body.count("retryCount");
    if (body.get("verificationResult").is("success") && body.get("kycStatus").is("approved")) {
      return new GuessAnswer.Success();
    }
    Optional<String> rejected = body.optional("rejectComment");
    if (rejected.isPresent()) {
      return new GuessAnswer.Rejected(rejected.get(), count);
    }
    Json why = body.items("retry").stream().findFirst().orElseGet(() -> Json.object());
    OptionalLong wait = body.number("retryAfter");
    return new GuessAnswer.Retry(
        known(GuessRetry.values(), GuessRetry::word, why.text("retryCode")),
        why.text("retryMsg"),
        count,
        wait.isPresent() ? Optional.of(Duration.ofSeconds(wait.getAsLong())) : Optional.empty());
  }

  static PageAnswer page(Reply reply) {
    return reply.status() == 200 ? Readings.page(reply.json()) : failed(reply, "error_code");
  }

  static ChangeAnswer change(Reply reply) {
    if (reply.status() != 200) {
      return failed(reply, "errorCode");
    }
    reply.json().text("message");
    return new ChangeAnswer.Done();
  }

  /** A 400 with a word of the API; any other answer is thrown. */
  private static Failed failed(Reply reply, String name) {
    if (reply.status() != 400) {
      throw reply.trouble();
    }
    Json body = reply.json();
    Optional<String> word = body.optional(name);
    if (word.isEmpty()) {
      throw reply.trouble();
    }
    FailureCode code = known(FailureCode.values(), FailureCode::word, word.get());
    return new Failed(code, body.optional("message").orElse(""));
  }

  private static <T> T known(T[] all, Function<T, String> spelled, String word) {
    return Arrays.stream(all)
        .filter(each -> spelled.apply(each).equals(word))
        .findFirst()
        .orElseThrow(() -> new IlwonException.NotUnderstood("a word of no answer known"));
  }
}
