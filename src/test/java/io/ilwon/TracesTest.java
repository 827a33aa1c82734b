package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.db.Storm;
import io.ilwon.meter.TracePoint;
import io.ilwon.meter.Traces;
import io.ilwon.project.ProjectId;
import io.ilwon.webhook.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a collector hears of a whole server's day, and that without one nobody remembers. */
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  /** All that a span may tell. */
  private static final Set<String> KEYS =
      Set.of(
          "http.route",
          "http.request.method",
          "http.response.status_code",
          "size",
          "rail",
          "bank",
          "event",
          "outcome");

  @TempDir private Path folder;

  @Test
  void aCallIsFollowedFromItsCallerToTheBank() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger("io.ilwon");
    log.start();
    root.addAppender(log);
    try (Collector collector = new Collector()) {
      List<String> secrets;
      try (WholeServer whole =
          new WholeServer(folder, Instant.now(), Map.of("ILWON_OTLP_URL", collector.url()))) {
        ScriptedCalls calls = new ScriptedCalls(whole);
        calls.header("traceparent: 00-" + TRACE + "-" + PARENT + "-01\r\n");
        told(whole, calls.project);
        calls.run();
        secrets = calls.secrets();
        Storm.until("an event is told of", () -> heard(whole, calls));
        Storm.until("it is told", () -> !whole.texts("select 1 from webhook_attempt").isEmpty());
      }
      assertSame(TracePoint.NONE, Traces.here(), "a closed server traces nothing more");
      assertEquals(Set.of("POST /v1/traces"), Set.copyOf(collector.paths()));
      chain(collector.spans());
      plain(collector.spans(), secrets);
      assertTrue(
          log.list.stream().anyMatch(e -> TRACE.equals(e.getMDCPropertyMap().get("trace"))),
          "no line of the log names its trace");
    } finally {
      root.detachAppender(log);
    }
  }

  /** An endpoint hears of what happens from a second after it was made. */
  private static boolean heard(WholeServer whole, ScriptedCalls calls) throws Exception {
    calls.opened();
    return !whole.texts("select 1 from webhook_event").isEmpty();
  }

  /** Nobody listens at this address. */
  private static void told(WholeServer whole, ProjectId project) {
    String[] add = {
      "webhook", "add", "--project", project.text(), "--url", "https://127.0.0.1:65535/told"
    };
    int code = Main.run(new Shell(whole.environment(), System.out, System.err), add);
    assertEquals(0, code);
  }

  private static void chain(List<Collector.Span> spans) {
    List<Collector.Span> calls = named(spans, "/v3/submission/validationaccount");
    assertEquals(4, calls.size());
    Set<String> ids = Set.copyOf(calls.stream().map(Collector.Span::id).toList());
    for (Collector.Span call : calls) {
      assertEquals(TRACE, call.trace());
      assertEquals(PARENT, call.parent());
      assertEquals("POST", call.attributes().get("http.request.method"));
      assertEquals("200", call.attributes().get("http.response.status_code"));
    }
    List<Collector.Span> sends = named(spans, "rail send");
    assertEquals(3, sends.size());
    for (Collector.Span send : sends) {
      assertEquals(TRACE, send.trace());
      assertTrue(ids.contains(send.parent()), "a send hangs under its call");
      assertEquals("004", send.attributes().get("bank"));
      assertEquals("sandbox", send.attributes().get("rail"));
    }
    List<Collector.Span> groups = named(spans, "group");
    assertTrue(groups.size() >= 10, () -> groups.size() + " groups");
    assertTrue(groups.stream().anyMatch(g -> g.linkedTraces().contains(TRACE)));
    groups.forEach(group -> assertNotEquals(TRACE, group.trace(), "a group is nobody's own"));
    assertTrue(groups.stream().allMatch(g -> g.parent().isEmpty()));
    List<Collector.Span> told = named(spans, "webhook");
    assertFalse(told.isEmpty(), "nobody was told");
    for (Collector.Span call : told) {
      assertEquals("connection refused", call.attributes().get("outcome"));
      assertTrue(
          EventType.of(call.attributes().getOrDefault("event", "")).isPresent(), call::toString);
    }
  }

  private static void plain(List<Collector.Span> spans, List<String> secrets) {
    for (Collector.Span span : spans) {
      assertTrue(KEYS.containsAll(span.attributes().keySet()), span::toString);
      String told = span.name() + span.attributes();
      assertFalse(told.contains(ScriptedCalls.NUMBER), told);
      assertFalse(told.contains("/v3/nothing"), told);
      assertFalse(told.contains("GREET"), told);
      secrets.stream()
          .filter(secret -> secret.length() > 3) // a code may look like a status
          .forEach(secret -> assertFalse(span.attributes().containsValue(secret), told));
    }
  }

  private static List<Collector.Span> named(List<Collector.Span> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }
}
