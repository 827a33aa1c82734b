package io.ilwon.client;

import java.net.http.HttpResponse;
import java.time.Duration;

/** A status and what came with it. Shows the status alone. */
final class Reply {
  private final int status;
  private final String kind;
  private final String retryAfter;
  private final byte[] body;

  private Reply(int status, String kind, String retryAfter, byte[] body) {
    this.status = status;
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  static Reply of(HttpResponse<byte[]> answer) {
    return new Reply(
        answer.statusCode(),
        answer.headers().firstValue("content-type").orElse(""),
        answer.headers().firstValue("retry-after").orElse(""),
        answer.body());
  }

  int status() {
    return status;
  }

  /** Whether it is one of RFC 9457. */
  boolean isProblem() {
    return kind.startsWith("application/problem+json");
  }

  Json json() {
    try {
      return Json.read(body);
    } catch (MalformedJson e) {
      throw new IlwonException.NotUnderstood("an answer " + status + " that is not JSON");
    }
  }

  /** What is thrown for an answer that is none of its call's own. */
  IlwonException trouble() {
    if (status == 403) {
      return new IlwonException.Denied("the key or this address may not");
    }
    if (status == 429 || status == 503) {
      return new IlwonException.NotNow("not now: " + status, wait(retryAfter));
    }
    return new IlwonException.NotUnderstood("an answer " + status);
  }

  private static Duration wait(String seconds) {
    return Duration.ofSeconds(seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) : 1);
  }

  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
