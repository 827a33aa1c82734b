package io.ilwon.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request, one answer, within a time. No redirect is followed and nothing is sent again. */
final class Wire {
  /** A page of 2,000 submissions has about 2 MB. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private final URI server;
  private final String key;
  private final Duration answerTimeout;
  private final HttpClient http;

  Wire(URI server, String key, Duration connectTimeout, Duration answerTimeout) {
    this.server = server;
    this.key = key;
    this.answerTimeout = answerTimeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  URI server() {
    return server;
  }

  Reply get(String path) {
    return send(request(path, "GET", BodyPublishers.noBody()).build());
  }

  Reply delete(String path) {
    return send(request(path, "DELETE", BodyPublishers.noBody()).build());
  }

  Reply post(String path, Json body) {
    return send(json(path, "POST", body).build());
  }

  Reply post(String path, Json body, String idempotencyKey) {
    return send(json(path, "POST", body).header("Idempotency-Key", idempotencyKey).build());
  }

  Reply patch(String path, Json body) {
    return send(json(path, "PATCH", body).build());
  }

  private HttpRequest.Builder json(String path, String method, Json body) {
    return request(path, method, BodyPublishers.ofString(body.text(), StandardCharsets.UTF_8))
        .header("content-type", "application/json");
  }

  private HttpRequest.Builder request(String path, String method, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(method, body)
            .header("accept", "application/json, application/problem+json");
    return key.isEmpty() ? request : request.header("x-api-key", key);
  }

  private Reply send(HttpRequest request) {
    // The JDK's own time-out ends with the answer's head: a body may drip for ever.
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, head -> new Limited(LARGEST));
    try {
      HttpResponse<byte[]> answer = sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return Reply.of(answer);
    } catch (TimeoutException e) {
      throw new IlwonException.NoAnswer("no answer within " + answerTimeout, e);
    } catch (ExecutionException e) {
      throw new IlwonException.NoAnswer("no answer: " + e.getCause().getClass().getName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IlwonException.NoAnswer("interrupted", e);
    } finally {
      sent.cancel(true);
    }
  }
}
