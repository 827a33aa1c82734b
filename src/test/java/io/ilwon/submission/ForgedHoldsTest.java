package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.TimeRange;
import io.ilwon.db.Storm;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.Closing;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.ProjectStopStore;
import io.ilwon.transfer.StopMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Who can write the database lifts no stop and opens no closed bank: a row he touches stops all.
 */
class ForgedHoldsTest {
  private static final By BY = new By("hong", "시험");
  private static final BankCode STOPPED = new BankCode("088");
  private static final Banks ONE = new Banks(Optional.of(STOPPED));
  private static final Optional<HeldBack> HELD = Optional.of(HeldBack.EMERGENCY_STOP);

  private final Logger log = (Logger) LoggerFactory.getLogger("io.ilwon");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private Desk desk;
  private BankStopStore stops;
  private BankHoursStore hours;

  @BeforeEach
  void open() throws SQLException {
    lines.start();
    log.addAppender(lines);
    desk = Desk.open();
    stops = new BankStopStore(desk.database, desk.clock, desk.keys);
    hours = new BankHoursStore(desk.database, desk.clock, desk.keys);
  }

  @AfterEach
  void close() {
    log.detachAppender(lines);
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank_code = '002'",
        "at = at - interval '1 day'",
        "reason = 'another'",
        "operator = 'lee'",
        "message_ko = '다른 말', message_en = 'another'",
        "message_ko = null, message_en = null",
        "seal = null",
      })
  void aStop(String change) throws SQLException {
    stops.stop(ONE, BY, Optional.of(new StopMessage("쉬어요", "Resting")));
    assertEquals(List.of(), Verified.problems(desk));
    until(STOPPED, HELD);
    until(Desk.BANK, Optional.empty());
    forge("bank_stop", change);
    until(Desk.BANK, HELD);
    assertEquals(HELD, desk.operators.on(STOPPED));
    assertNamed("bank_stop", desk.text("select bank_code from bank_stop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"project = 'another'", "reason = 'another'", "operator = 'lee'", "seal = null"})
  void aProjectsStop(String change) throws SQLException {
    new ProjectStopStore(desk.database, desk.clock, desk.keys).stop("p", BY);
    assertEquals(List.of(), Verified.problems(desk));
    until(Desk.BANK, Optional.empty());
    forge("project_stop", change);
    until(Desk.BANK, HELD);
    assertNamed("project_stop", desk.text("select project from project_stop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = gen_random_uuid()",
        "rail = 'another'",
        "bank_code = '002'",
        "kind = 'stop', rule = 'daily 04:00-05:00'",
        "rule = '00:00-24:00'",
        "at = at - interval '1 day'",
        "reason = 'another'",
        "operator = 'lee'",
        "seal = null",
      })
  void hoursOfABank(String change) throws SQLException {
    hours.confirm(Desk.RAIL, ONE, List.of(new Closing.Hours(TimeRange.parse("00:10-23:50"))), BY);
    assertEquals(List.of(), Verified.problems(desk));
    until(Desk.BANK, Optional.empty());
    forge("bank_hours", change);
    until(Desk.BANK, HELD);
    assertEquals(HELD, desk.operators.on(STOPPED));
    assertNamed("bank_hours", desk.text("select id from bank_hours"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from_at = from_at - interval '1 hour'",
        "from_at = from_at - interval '1 year', until_at = now() - interval '1 minute'",
      })
  void aWindow(String change) throws SQLException {
    Instant now = hours.now();
    hours.add(Desk.RAIL, ONE, new Closing.Window(now.plusSeconds(60), now.plusSeconds(600)), BY);
    assertEquals(List.of(), Verified.problems(desk));
    forge("bank_hours", change);
    until(Desk.BANK, HELD);
    assertNamed("bank_hours", desk.text("select id from bank_hours"));
  }

  /** Whether a row was there only the audit knows. */
  @Test
  void whatIsDeletedByHandIsFoundByTheAudit() throws SQLException {
    stops.stop(ONE, BY);
    hours.confirm(Desk.RAIL, ONE, List.of(new Closing.Hours(TimeRange.parse("00:10-23:50"))), BY);
    String row = desk.text("select id from bank_hours");
    ByHand.run(desk, "delete from bank_stop");
    ByHand.run(desk, "delete from bank_hours");
    assertEquals(
        List.of("row bank_hours " + row + " is gone", "row bank_stop 088 is gone"),
        Verified.problems(desk).stream().sorted().toList());
  }

  @Test
  void whatAnOperatorEndsIsNotMissedAndPutBackByHandItIsFound() throws SQLException {
    stops.stop(ONE, BY);
    hours.confirm(Desk.RAIL, ONE, List.of(new Closing.Hours(TimeRange.parse("00:10-23:50"))), BY);
    hours.confirm(Desk.RAIL, ONE, List.of(new Closing.Hours(TimeRange.parse("00:20-23:40"))), BY);
    ByHand.run(desk, "create table kept_stop as select * from bank_stop");
    ByHand.run(desk, "create table kept_hours as select * from bank_hours");
    stops.resume(ONE, BY);
    hours.remove(hours.list().getFirst().id(), BY);
    assertEquals(List.of(), Verified.problems(desk));
    stops.stop(ONE, BY);
    assertEquals(List.of(), Verified.problems(desk));
    stops.resume(ONE, BY);

    ByHand.run(desk, "insert into bank_stop select * from kept_stop");
    ByHand.run(desk, "insert into bank_hours select * from kept_hours");
    assertEquals(2, Verified.problems(desk).size());
    assertTrue(
        Verified.problems(desk).stream().allMatch(p -> p.endsWith("is not as the audit left it")));
  }

  /** An operator has a way out. */
  @Test
  void aForgedStopIsResumed() throws SQLException {
    stops.stop(ONE, BY);
    forge("bank_stop", "reason = 'another'");
    until(Desk.BANK, HELD);
    assertTrue(stops.resume(ONE, BY).isPresent());
    until(Desk.BANK, Optional.empty());
    assertEquals(List.of(), Verified.problems(desk));
  }

  private void until(BankCode bank, Optional<HeldBack> held) {
    Storm.until(held.toString(), () -> desk.operators.on(bank).equals(held));
  }

  private void forge(String table, String change) throws SQLException {
    ByHand.run(desk, "update " + table + " set " + change);
  }

  private void assertNamed(String table, String row) throws SQLException {
    String line = "the seal of row " + row + " in table " + table + " is broken";
    Storm.until(
        line, () -> lines.list.stream().anyMatch(l -> l.getFormattedMessage().startsWith(line)));
    assertTrue(
        Verified.problems(desk)
            .contains("row " + row + " of " + table + " was changed by another hand"));
  }
}
