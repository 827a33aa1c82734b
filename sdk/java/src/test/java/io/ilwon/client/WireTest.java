package io.ilwon.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client does when the other side is not well. */
class WireTest {
  private static final Applicant HONG = Applicant.of("hong@example.com", "KOR", "passport");
  private static final BankAccount ACCOUNT = new BankAccount("홍길동", "004", "12345678901234");
  private static final String JSON = "content-type: application/json\r\n";

  private static DepositAnswer deposit(StubServer server) {
    return server.client().submissions().validationAccount("s-1", ACCOUNT);
  }

  @Test
  void whatIsSentIsWhatWasSaid() throws IOException {
    try (StubServer server = StubServer.answering(200, JSON, "{\"success\":true}")) {
      assertEquals(new DepositAnswer.Success(), deposit(server));
      String request = server.requests.get(0);
      assertTrue(request.startsWith("POST /v3/submission/validationaccount HTTP/1.1\r\n"), request);
      assertTrue(request.contains("x-api-key: sk_test_0\r\n"), request);
      assertTrue(
          request.endsWith(
              "{\"submissionId\":\"s-1\",\"requestType\":\"occupancy\",\"userName\":\"홍길동\","
                  + "\"bankCode\":\"004\",\"accountNumber\":\"12345678901234\"}"),
          request);
    }
  }

  @Test
  void aConnectionThatBreaksIsNotTriedAgain() throws IOException {
    try (StubServer server = new StubServer(out -> {})) {
      assertThrows(IlwonException.NoAnswer.class, () -> deposit(server));
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void anAnswerThatDripsEndsInTime() throws IOException {
    StubServer.Turn drip =
        out -> {
          out.write(
              ("HTTP/1.1 200 OK\r\n" + JSON + "content-length: 900\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 30; i++) {
            out.write(' ');
            out.flush();
            TimeUnit.MILLISECONDS.sleep(50);
          }
        };
    try (StubServer server = new StubServer(drip)) {
      long start = System.nanoTime();
      assertThrows(IlwonException.NoAnswer.class, () -> deposit(server));
      assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(1_300), "too late");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    String away = "location: https://elsewhere.example/\r\n";
    try (StubServer server = StubServer.answering(307, away, "")) {
      assertThrows(IlwonException.NotUnderstood.class, () -> deposit(server));
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws IOException {
    StubServer.Turn flood =
        out -> {
          out.write(
              ("HTTP/1.1 200 OK\r\n" + JSON + "connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          byte[] piece = new byte[1 << 20];
          for (int i = 0; i < 64; i++) {
            out.write(piece);
          }
        };
    try (StubServer server = new StubServer(flood)) {
      assertThrows(IlwonException.NoAnswer.class, () -> deposit(server));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|{\"message\":\"Forbidden\"}|Denied",
        "429|{\"message\":\"Too Many Requests\"}|NotNow",
        "500|{\"message\":\"Internal Server Error\"}|NotUnderstood",
        "502|<html>|NotUnderstood",
        "200|<html>|NotUnderstood",
        "200|{\"success\":false}|NotUnderstood",
        "200|{\"success\":false,\"retryCode\":\"new\",\"message\":\"\",\"retryCount\":1}|NotUnderstood",
        "200|{\"success\":\"true\"}|NotUnderstood",
        "400|{\"message\":\"Bad Request\"}|NotUnderstood",
        "400|{\"errorCode\":\"new_word\"}|NotUnderstood",
      })
  void whatIsNoAnswerOfItsOwnIsThrown(int status, String body, String kind) throws IOException {
    try (StubServer server = StubServer.answering(status, JSON + "retry-after: 7\r\n", body)) {
      var thrown = assertThrows(IlwonException.class, () -> deposit(server));
      assertEquals(kind, thrown.getClass().getSimpleName());
      if (thrown instanceof IlwonException.NotNow wait) {
        assertEquals(Duration.ofSeconds(7), wait.retryAfter());
      }
    }
  }

  @Test
  void aRightCodeAloneIsSuccess() throws IOException {
    String half =
        "{\"verificationResult\":\"success\",\"kycStatus\":\"incomplete\",\"retryCount\":0}";
    try (StubServer server = StubServer.answering(200, JSON, half)) {
      Guess guess = new Guess("홍길동", "1990-12-31", "482");
      assertThrows(
          IlwonException.NotUnderstood.class,
          () -> server.client().submissions().step2("s-1", guess));
    }
  }

  @Test
  void aProblemOfLinksIsTold() throws IOException {
    String problem =
        "{\"type\":\"urn:ilwon:problem:unknown_bank\",\"title\":\"x\",\"status\":400,"
            + "\"detail\":\"Send a code.\",\"field\":\"bank_code\"}";
    String kind = "content-type: application/problem+json\r\n";
    try (StubServer server = StubServer.answering(400, kind, problem)) {
      var answer = server.client().links().create(LinkRequest.of(HONG), "order-4711");
      var refused = assertInstanceOf(LinkAnswer.Refused.class, answer);
      assertEquals("unknown_bank", refused.word());
      assertEquals("bank_code", refused.field().orElseThrow());
      assertTrue(server.requests.get(0).contains("Idempotency-Key: order-4711\r\n"));
    }
  }
}
