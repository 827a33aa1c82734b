package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.project.Admission;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Gate;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyId;
import io.ilwon.project.KeyKind;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.Scope;
import io.ilwon.project.SettingChange;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Who can write the database lets himself in by no key, lifts no limit and gives back no won: each
 * column of projects, keys and the day's won changed by hand is refused at the next reading, told
 * to the log, and named by the audit's verification.
 */
class ForgedConfigurationTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("203.0.113.7");
  private static final By BY = new By("hong", "시험");
  private static final String NUMBER = "11010000009990";
  private static final ProjectDefaults DEFAULTS =
      new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 10_000);

  private final Logger log = (Logger) LoggerFactory.getLogger("io.ilwon");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ProjectId project = ProjectId.fresh();
  private final ApiKey key = ApiKey.fresh(KeyKind.LIVE);
  private Desk desk;
  private ProjectStore projects;
  private ApiKeyStore keys;
  private KeyId id;

  @BeforeEach
  void open() throws SQLException {
    lines.start();
    log.addAppender(lines);
    desk = Desk.open(Desk.Setup.USUAL.totalWon(1_000));
    projects = new ProjectStore(desk.database, desk.keys, desk.clock);
    keys = new ApiKeyStore(desk.database, projects, desk.clock);
    projects.insert(project, ProjectSettings.fresh("시험", new Brand("일원"), true), BY);
    projects.change(project, now -> SettingChange.apply(now, "ip-list=203.0.113.0/24"), BY);
    Instant end = Instant.parse("2999-01-01T00:00:00Z");
    id = keys.insert(project, key, new KeyGrant(KeyGrant.USUAL.scopes(), 50, 500, end), BY);
    assertInstanceOf(Admission.Admitted.class, admit(key));
    assertEquals(List.of(), Verified.problems(desk));
  }

  @AfterEach
  void close() {
    log.detachAppender(lines);
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'another'",
        "account_occupancy = false",
        "korean_ids_only = true",
        "ip_list = '{}'",
        "ip_list = ip_list || '10.0.0.0/8'::cidr",
        "code_life_ms = 900000",
        "guesses = 5",
        "resend_gap_ms = 0",
        "sends = 10",
        "daily_won = 0",
        "retention_days = 1",
        "return_urls = '{https://a.example}'",
        "frame_ancestors = '{https://a.example}'",
        "seal = null",
      })
  void aProject(String change) throws SQLException {
    forge("project", change);
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertNamed("project", project.text());
  }

  /** It opens in no other row. */
  @Test
  void aBrand() throws SQLException {
    ProjectId other = ProjectId.fresh();
    projects.insert(other, ProjectSettings.fresh("시험", new Brand("다른"), true), BY);
    forge(
        "project",
        "brand_sealed = (select brand_sealed from project where id = '%s')".formatted(other));
    assertFalse(admit(key) instanceof Admission.Admitted);
    assertTrue(told().contains("project.brand_sealed in row " + project), this::told);
    assertTrue(Verified.problems(desk).toString().contains("of project was changed"));
  }

  @Test
  void anOlderBrand() throws SQLException {
    ByHand.run(desk, "create table kept as select * from project");
    projects.change(project, _ -> ProjectSettings.fresh("시험", new Brand("다른"), true), BY);
    assertEquals(
        "ip-list: 203.0.113.0/24 → none; brand: another one",
        desk.text("select detail from audit_entry order by id desc"));
    assertInstanceOf(Admission.Admitted.class, admit(key));
    forge("project", "brand_sealed = (select brand_sealed from kept)");
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertNamed("project", project.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = repeat('a', 32)",
        "kind = 'test'",
        "scopes = '{read}'",
        "scopes = '{submit,read,admin}'::text[] || '{read}'::text[]",
        "per_second = 0",
        "per_day = 0",
        "created_at = created_at - interval '1 day'",
        "expires_at = null",
        "revoked_at = created_at",
        "seal = null",
      })
  void aKey(String change) throws SQLException {
    forge("project_key", change);
    String row = desk.text("select id from project_key");
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertInstanceOf(Admission.Forbidden.class, admit(key, KeyKind.TEST));
    assertNamed("project_key", row);
  }

  @Test
  void aKeyOfAnotherProject() throws SQLException {
    ProjectId other = ProjectId.fresh();
    projects.insert(other, ProjectSettings.fresh("시험", new Brand("다른"), true), BY);
    forge("project_key", "project_id = '%s'".formatted(other));
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertNamed("project_key", id.text());
  }

  /** Whoever knows no key cannot put his own into the place of one. */
  @Test
  void aKeyOfOnesOwn() throws SQLException {
    ApiKey own = ApiKey.fresh(KeyKind.LIVE);
    forge("project_key", "hash = decode('%s', 'hex')".formatted(hex(own)));
    assertInstanceOf(Admission.Forbidden.class, admit(own));
    assertNamed("project_key", id.text());
  }

  @Test
  void aKeyAddedByHandIsNoKey() throws SQLException {
    ApiKey own = ApiKey.fresh(KeyKind.LIVE);
    String added = "b".repeat(32);
    ByHand.run(
        desk,
        ("insert into project_key select '%s', project_id, kind, decode('%s', 'hex'), scopes,"
                + " per_second, per_day, created_at, expires_at, revoked_at, seal from project_key")
            .formatted(added, hex(own)));
    assertInstanceOf(Admission.Forbidden.class, admit(own));
    assertInstanceOf(Admission.Admitted.class, admit(key), "nobody changed that one");
    assertNamed("project_key", added);
  }

  @Test
  void aKeyThatWasRevokedStaysRevoked() throws SQLException {
    ByHand.run(desk, "create table kept as select * from project_key");
    assertTrue(keys.revoke(id, BY));
    forge("project_key", "revoked_at = null");
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertNamed("project_key", id.text());
    // With the older row's own seal nothing but the audit tells.
    forge("project_key", "seal = (select seal from kept)");
    assertInstanceOf(Admission.Admitted.class, admit(key));
    assertEquals(
        List.of("row " + id + " of project_key is not as the audit left it"),
        Verified.problems(desk));
  }

  /** The one way on for a key that another hand has changed. */
  @Test
  void aForgedKeyCanBeRevoked() throws SQLException {
    forge("project_key", "per_second = 0");
    assertFalse(Verified.problems(desk).isEmpty());
    assertTrue(keys.revoke(id, BY));
    assertEquals(List.of(), Verified.problems(desk));
    assertInstanceOf(Admission.Forbidden.class, admit(key));
    assertTrue(
        desk.text("select detail from audit_entry where action = 'key revoke'")
            .endsWith("; its row had been changed by another hand"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reserved = 0", "reserved = reserved - 1", "day = day + 1", "seal = null"})
  void theDaysWon(String change) throws SQLException {
    assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), NUMBER));
    assertEquals(List.of(), Verified.problems(desk));
    String row = desk.text("select scope || '/' || day from won_budget");
    if (change.startsWith("day")) {
      // As if tomorrow's row were made by hand.
      row = desk.text("select scope || '/' || day + 1 from won_budget");
      desk.clock.forward(Duration.ofDays(1));
    }
    forge("won_budget", change);
    try (Desk fresh = desk.beside(Desk.Setup.USUAL.totalWon(1_000))) {
      assertInstanceOf(
          DepositAnswer.NotRecorded.class, fresh.deposit(fresh.opened(), "11010000008880"));
      assertEquals(0, fresh.lines("11010000008880"));
    }
    assertNamed("won_budget", row);
  }

  /** Only the audit can tell: the first portion of a day makes the row. */
  @Test
  void theDaysWonDeletedOrPutBack() throws SQLException {
    assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), NUMBER));
    String row = desk.text("select scope || '/' || day from won_budget");
    ByHand.run(desk, "create table kept as select * from won_budget");
    try (Desk fresh = desk.beside(Desk.Setup.USUAL.totalWon(1_000))) {
      fresh.deposit(fresh.opened(), "11010000008880");
    }
    assertEquals(List.of(), Verified.problems(desk));
    assertEquals(200, desk.count("select reserved from won_budget"));
    ByHand.run(desk, "update won_budget w set reserved = k.reserved, seal = k.seal from kept k");
    assertEquals(
        List.of("row " + row + " of won_budget is not as the audit left it"),
        Verified.problems(desk));
    ByHand.run(desk, "delete from won_budget");
    assertEquals(List.of("row won_budget " + row + " is gone"), Verified.problems(desk));
  }

  @Test
  void aProjectOrKeyDeleted() throws SQLException {
    ByHand.run(desk, "delete from project_key");
    ByHand.run(desk, "delete from project");
    assertEquals(
        List.of("row project " + project + " is gone", "row project_key " + id + " is gone"),
        Verified.problems(desk).stream().sorted().toList());
  }

  private Admission admit(ApiKey shown) {
    return admit(shown, KeyKind.LIVE);
  }

  /** A gate of its own, which remembers nothing. */
  private Admission admit(ApiKey shown, KeyKind kind) {
    return new Gate(keys, DEFAULTS, kind).admit(shown.unmasked(), PEER, Scope.SUBMIT);
  }

  private static String hex(ApiKey own) {
    return HexFormat.of().formatHex(own.hash());
  }

  private void forge(String table, String change) throws SQLException {
    String where = table.equals("project") ? " where id = '" + project + "'" : "";
    ByHand.run(desk, "update " + table + " set " + change + where);
  }

  private void assertNamed(String table, String row) throws SQLException {
    String line = "the seal of row " + row + " in table " + table + " is broken";
    assertTrue(
        lines.list.stream()
            .anyMatch(l -> l.getLevel() == Level.ERROR && l.getFormattedMessage().startsWith(line)),
        this::told);
    assertTrue(
        Verified.problems(desk)
            .contains("row " + row + " of " + table + " was changed by another hand"),
        () -> row);
  }

  private String told() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString();
  }
}
