package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log says who is refused and why, once a minute each, and never a key. */
class RefusalsTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("203.0.113.7");
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static Database database;

  private final Logger log = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong(1);
  private final ApiKey key = ApiKey.fresh(KeyKind.LIVE);
  private ProjectFixture fixture;
  private Gate gate;

  @BeforeAll
  static void makeDatabase() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    lines.start();
    log.addAppender(lines);
    fixture = new ProjectFixture(database);
    gate = new Gate(fixture.keys, ProjectFixture.DEFAULTS, KeyKind.LIVE, nanos::get);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    assertFalse(told().toString().contains("sk_"), "never the key");
  }

  @Test
  void whoShowsNoKeyOfOursIsNamedByAddress() {
    for (int i = 0; i < 5; i++) {
      gate.admit(null, PEER, Scope.READ);
    }
    assertEquals(List.of("calls from 203.0.113.7 are refused: no key"), told());
    nanos.addAndGet(60 * SECOND);
    gate.admit("sk_live_x", PEER, Scope.READ);
    gate.admit(ApiKey.fresh(KeyKind.TEST).unmasked(), ip("203.0.113.8"), Scope.READ);
    gate.admit(ApiKey.fresh(KeyKind.LIVE).unmasked(), ip("2001:db8::1"), Scope.READ);
    assertEquals(
        List.of(
            "calls from 203.0.113.7 are refused: no key",
            "calls from 203.0.113.7 are refused: what they show is no key",
            "calls from 203.0.113.8 are refused: a test key, which this mode knows not",
            "calls from 2001:db8:0:0:0:0:0:1 are refused: no such key, or it has ended"),
        told());
  }

  @Test
  void aKnownKeyIsNamedByItsId() throws Exception {
    KeyId id = issue(new KeyGrant(Set.of(Scope.READ), 1, 0, null));
    gate.admit(key.unmasked(), PEER, Scope.ADMIN);
    gate.admit(key.unmasked(), PEER, Scope.ADMIN);
    minute();
    fixture.change("ip-list=10.0.0.0/8");
    gate.admit(key.unmasked(), PEER, Scope.READ);
    minute();
    fixture.change("ip-list=");
    gate.admit(key.unmasked(), PEER, Scope.READ);
    gate.admit(key.unmasked(), PEER, Scope.READ);
    minute();
    fixture.keys.revoke(id, ProjectFixture.BY);
    gate.admit(key.unmasked(), PEER, Scope.READ);
    gate.admit(key.unmasked(), PEER, Scope.READ);
    String start = "calls with key " + id + " are refused: ";
    assertEquals(
        List.of(
            start + "without the scope admin",
            start + "from an address that is not on its project's list",
            start + "over its rate",
            start + "revoked",
            "calls from 203.0.113.7 are refused: no such key, or it has ended"),
        told());
  }

  @Test
  void whoHasManyAddressesFillsNothing() {
    for (int i = 0; i < 3 * Refusals.MOST; i++) {
      gate.admit(null, ip("10.1." + i / 250 + "." + i % 250), Scope.READ);
    }
    assertEquals(Refusals.MOST, told().size());
    minute();
    gate.admit(null, PEER, Scope.READ);
    assertEquals(Refusals.MOST + 1, told().size());
  }

  private void minute() {
    nanos.addAndGet(60 * SECOND);
  }

  private KeyId issue(KeyGrant grant) throws Exception {
    return fixture.keys.insert(fixture.project, key, grant, ProjectFixture.BY);
  }

  private static InetAddress ip(String text) {
    return InetAddress.ofLiteral(text);
  }

  private List<String> told() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
