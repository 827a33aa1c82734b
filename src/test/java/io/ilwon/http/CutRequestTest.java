package io.ilwon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A caller that hangs up in the middle of a request did something wrong, and not we. */
class CutRequestTest {
  private static final byte[] REQUEST =
      "POST /there HTTP/1.1\r\nhost: x\r\ncontent-type: a/b\r\ncontent-length: 4\r\n\r\nbody"
          .getBytes(StandardCharsets.US_ASCII);

  /** Keeps what the library logs. */
  private static final class Log extends Handler {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getLevel() + " " + record.getMessage() + " " + record.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void whereverItIsCutTheAnswerIsTheCallersFaultOrNone() throws Exception {
    Logger library = Logger.getLogger("io.helidon.webserver.http1.Http1Connection");
    Log log = new Log();
    library.addHandler(log);
    Routes routes =
        Routes.none().with("POST", "/there", request -> Response.json(200, request.body(10)));
    int refused = 0;
    try (HttpServer server = HttpServer.startOnLoopback(0, routes)) {
      for (int cut = 1; cut < REQUEST.length; cut++) {
        try (Wire wire = new Wire(server.port())) {
          wire.send(Arrays.copyOf(REQUEST, cut));
          wire.end();
          Optional<RawClient.Answer> answer = wire.answer(false);
          assertEquals(400, answer.map(RawClient.Answer::status).orElse(400), "cut at " + cut);
          refused += answer.isPresent() ? 1 : 0;
        }
      }
    } finally {
      library.removeHandler(log);
    }
    assertNotEquals(0, refused, "some cuts are told");
    assertEquals(List.of(), log.lines, "anybody could fill the log with it");
  }

  @Test
  void whatBreaksBehindTheDoorStaysAFaultOfOurs() throws Exception {
    Routes routes =
        Routes.none()
            .with(
                "GET",
                "/deep",
                _ -> {
                  throw new StackOverflowError("planted");
                });
    try (HttpServer server = HttpServer.startOnLoopback(0, routes)) {
      RawClient.Answer answer =
          RawClient.once(server.port(), "GET /deep HTTP/1.1\r\nhost: x\r\n\r\n");
      assertEquals(500, answer.status());
      assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
    }
  }
}
