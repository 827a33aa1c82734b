package io.ilwon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over a real socket, byte by byte. */
class HttpServerTest {

  private static final int LIMIT = 1000;
  private static final String TOO_LARGE = "{\"message\":\"Request Entity Too Large\"}";
  private static final String BAD = "{\"message\":\"Bad Request\"}";

  private static HttpServer server;

  @BeforeAll
  static void start() {
    Routes routes =
        Routes.none()
            .with("POST", "/echo", r -> Response.text(200, "text/plain", text(r.body(LIMIT))))
            .with("POST", "/deaf", _ -> Response.json(403, "{}".getBytes(StandardCharsets.UTF_8)))
            .with("GET", "/thing", HttpServerTest::describe)
            .with("DELETE", "/thing", _ -> Response.json(200, new byte[0]).with("X-Two", "2"))
            .with(
                "GET",
                "/broken",
                _ -> {
                  throw new IllegalStateException("secret /etc/path");
                });
    server = HttpServer.start(0, routes);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Response describe(Request request) {
    return Response.json(
        200,
        JsonWriter.object(json ->
            json.field("method", request.method())
                .field("path", request.path())
                .field("query", request.query("q").orElse(null))
                .field("header", request.header("X-ONE").orElse(null))
                .field("loopback", request.peer().isLoopbackAddress())));
  }

  private static RawClient.Answer once(String request) throws IOException {
    return RawClient.once(server.port(), request);
  }

  private static RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  @Test
  void tellsTheHandlerWhatTheRequestSays() throws IOException {
    RawClient.Answer answer =
        once("GET /thing?q=%ED%99%8D+%26&z=1 HTTP/1.1\r\nHost: x\r\nx-one: a\r\nX-One: b\r\n\r\n");
    assertEquals(200, answer.status());
    assertEquals(
        "{\"method\":\"GET\",\"path\":\"/thing\",\"query\":\"홍 &\",\"header\":\"a,b\","
            + "\"loopback\":true}",
        answer.body());
    assertEquals("application/json", answer.headers().get("content-type"));
    assertFalse(answer.headers().containsKey("server"), "names no product");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nothing,404,Not Found",
    "GET,/thing/,404,Not Found",
    "GET,/THING,404,Not Found",
    "GET,/%74hing,404,Not Found",
    "POST,/thing,405,Method Not Allowed",
    "OPTIONS,/thing,405,Method Not Allowed",
    "QUIRK,/thing,405,Method Not Allowed",
    "GET,/broken,500,Internal Server Error"
  })
  void answersProblemsInItsOwnWords(String method, String path, int status, String message)
      throws IOException {
    try (RawClient client = connect()) {
      String request = method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
      for (int i = 0; i < 2; i++) { // the connection lives on
        RawClient.Answer answer = client.send(request).answer();
        assertEquals(status, answer.status());
        assertEquals("{\"message\":\"" + message + "\"}", answer.body());
        assertEquals("application/json", answer.headers().get("content-type"));
        assertEquals(status == 405 ? "DELETE, GET" : null, answer.headers().get("allow"));
        assertEquals("no-store", answer.headers().get("cache-control"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /thing HTTP/1.0\r\nHost: x\r\n\r\n",
        "GET /thing HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /th%zzing HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /th<ing HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /thing?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /thing HTTP/1.1\r\nno colon here\r\n\r\n",
        "GET /thing HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n"
      })
  void malformedHttpIsABadRequestAndEndsTheConnection(String request) throws IOException {
    try (RawClient client = connect()) {
      RawClient.Answer answer = client.send(request).answer();
      assertEquals(400, answer.status());
      assertEquals(BAD, answer.body());
      assertEquals("no-store", answer.headers().get("cache-control"));
      assertTrue(client.closed());
    }
  }

  @Test
  void tooManyHeadersAreABadRequest() throws IOException {
    RawClient.Answer answer =
        once("GET /thing HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(40_000) + "\r\n\r\n");
    assertEquals(400, answer.status());
    assertEquals(BAD, answer.body());
  }

  @Test
  void aBodyComesWholeWithADeclaredLengthAndInChunks() throws IOException {
    try (RawClient client = connect()) {
      String body = "홍".repeat(300);
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n" + body);
      assertEquals(body, client.answer().body());
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n").send("2\r\nde\r\n0\r\n\r\n");
      assertEquals("abcde", client.answer().body());
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals("", client.answer().body());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 6_000_000})
  void aBodyOverTheLimitIsRefusedAndTheConnectionLivesOn(int size) throws IOException {
    byte[] body = new byte[size];
    String chunk = Integer.toHexString(size);
    for (int i = 0; i < 2; i++) {
      try (RawClient client = connect()) {
        if (i == 0) {
          client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
          client.send(body);
        } else {
          client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
          client.send(chunk + "\r\n").send(body).send("\r\n0\r\n\r\n");
        }
        RawClient.Answer answer = client.answer();
        assertEquals(413, answer.status());
        assertEquals(TOO_LARGE, answer.body());
        client.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
        assertEquals(404, client.answer().status());
      }
    }
  }

  @Test
  void aBodyBeyondAllBoundsIsRefusedBeforeItComes() throws IOException {
    try (RawClient client = connect()) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99000000000\r\n\r\n");
      RawClient.Answer answer = client.answer();
      assertEquals(413, answer.status());
      assertEquals(TOO_LARGE, answer.body());
      assertTrue(client.closed());
    }
  }

  @Test
  void aBodyNobodyReadsIsReadPast() throws IOException {
    try (RawClient client = connect()) {
      for (int i = 0; i < 3; i++) {
        client.send("POST /deaf HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde");
        assertEquals(403, client.answer().status());
      }
      client.send(
          "POST /deaf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
      assertEquals(403, client.answer().status());
      assertTrue(client.closed(), "chunks nobody asked for end the connection");
    }
  }

  @Test
  void whoExpectsToContinueIsToldToOnlyWhenTheBodyIsWanted() throws IOException {
    try (RawClient client = connect()) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertTrue(client.head().startsWith("HTTP/1.1 100"));
      assertEquals("ab", client.send("ab").answer().body());
      client.send(
          "POST /deaf HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertEquals(403, client.answer().status());
      assertTrue(client.closed());
    }
  }

  @Test
  void whoAsksForTheEndOfTheConnectionGetsIt() throws IOException {
    try (RawClient client = connect()) {
      client.send("GET /thing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertEquals("close", client.answer().headers().get("connection"));
      assertTrue(client.closed());
    }
  }

  @Test
  void headHasNoBody() throws IOException {
    try (RawClient client = connect()) {
      assertTrue(
          client
              .send("HEAD /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
              .head()
              .startsWith("HTTP/1.1 404"));
      client.send("GET /thing HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(200, client.answer().status());
    }
  }

  @Test
  void aSecondServerOnThePortIsRefused() {
    assertThrows(
        IllegalStateException.class, () -> HttpServer.start(server.port(), Routes.none()).close());
  }

  @Test
  void twoHandlersForOneRouteAreRefused() {
    Routes one = Routes.none().with("GET", "/a", _ -> Response.json(200, new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> one.and(one));
  }

  @Test
  void closingLetsTheCallInFlightFinish() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Routes routes =
        Routes.none()
            .with(
                "GET",
                "/slow",
                _ -> {
                  arrived.countDown();
                  assertTrue(go.await(10, TimeUnit.SECONDS));
                  return Response.json(200, "{}".getBytes(StandardCharsets.UTF_8));
                });
    HttpServer slow = HttpServer.startOnLoopback(0, routes);
    int port = slow.port();
    try (RawClient idle = new RawClient(port);
        RawClient client = new RawClient(port)) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(arrived.await(10, TimeUnit.SECONDS));
      CompletableFuture<Void> closing = CompletableFuture.runAsync(slow::close);
      assertTrue(idle.closed(), "who asks nothing is let go");
      assertFalse(closing.isDone());
      go.countDown();
      assertEquals("{}", client.answer().body());
      closing.get(10, TimeUnit.SECONDS);
      assertThrows(IOException.class, () -> new RawClient(port));
    }
  }
}
