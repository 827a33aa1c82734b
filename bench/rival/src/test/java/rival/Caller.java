package rival;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A program that calls the server. */
@Component
class Caller {
  /** Others every second, so that a database of former tests does not matter. */
  private static final AtomicLong ACCOUNTS =
      new AtomicLong(110_000_000_000L + System.currentTimeMillis() / 1000 % 800_000 * 1_000_000);

  static final String SUCCESS = "{\"statusCode\":200,\"message\":\"success\",\"success\":true}";

  static final String INVALID_SUBMISSION =
      failure("This submission is not invalid.", "invalid_submission");

  static final String LIMIT_REACHED =
      failure(
          "This account has exceeded the limit of 10 transfers per day.",
          "exceeded_transfer_limit");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Environment environment;

  Caller(Environment environment) {
    this.environment = environment;
  }

  static String failure(String message, String code) {
    return "{\"statusCode\":400,\"message\":\"%s\",\"errorCode\":\"%s\",\"success\":false}"
        .formatted(message, code);
  }

  static String retry(String code, String message, int count) {
    return ("{\"statusCode\":200,\"message\":\"%s\",\"retryCode\":\"%s\",\"success\":false,"
            + "\"retryCount\":%d}")
        .formatted(message, code, count);
  }

  static String processing(int count) {
    return retry("transfer_is_processing", "The transfer is being processed.", count);
  }

  static String guessAgain(String code, String message, int count, String more) {
    return ("{\"retry\":[{\"retryCode\":\"%s\",\"retryMsg\":\"%s\"}],"
            + "\"kycStatus\":\"incomplete\",\"retryCount\":%d%s}")
        .formatted(code, message, count, more);
  }

  static String mismatch(int count) {
    return guessAgain(
        "account_code_mismatch",
        "The code does not match. Please check the depositor name and retry.",
        count,
        "");
  }

  /** An account nobody has used. */
  static String newAccount() {
    return Long.toString(ACCOUNTS.incrementAndGet());
  }

  HttpRequest.Builder request(String path) {
    String port = environment.getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("x-api-key", Surroundings.KEY);
  }

  HttpResponse<String> call(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String post(String path, String json) {
    return call(request("/v3/submission/" + path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build())
        .body();
  }

  /** Step 1. */
  String open() {
    String body =
        post(
            "step1",
            "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}");
    return body.replaceFirst(".*\"submissionId\":\"([^\"]+)\".*", "$1");
  }

  /** PreStep2. */
  String deposit(String submission, String bank, String account) {
    return post(
        "validationaccount",
        """
        {"submissionId":"%s","requestType":"occupancy","userName":"홍길동","bankCode":"%s",
         "accountNumber":"%s"}\
        """
            .formatted(submission, bank, account));
  }

  String deposit(String submission, String account) {
    return deposit(submission, "004", account);
  }

  /** Step 2. */
  String guess(String submission, String code) {
    return post(
        "step2",
        """
        {"submissionId":"%s","name":"홍길동","date_of_birth":"1990-12-31","authCode":"%s"}\
        """
            .formatted(submission, code));
  }

  static String wrong(String code) {
    return "%03d".formatted((Integer.parseInt(code) + 1) % 1000);
  }

  /** All at once; their answers. */
  static List<String> atOnce(List<Callable<String>> calls) {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (Callable<String> call : calls) {
        answers.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      start.countDown();
      List<String> heard = new ArrayList<>();
      for (Future<String> answer : answers) {
        heard.add(answer.get());
      }
      return heard;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
