package io.ilwon.rail.sandbox;

import static io.ilwon.rail.sandbox.FrozenSandbox.account;
import static io.ilwon.rail.sandbox.FrozenSandbox.order;
import static io.ilwon.rail.sandbox.FrozenSandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake phone's switches change what the bank does, for every node and every start. */
class SwitchesTest {
  private static final HolderName HOLDER = new HolderName("홍길동");

  @TempDir private Path folder;
  private FrozenSandbox bank;
  private SwitchStore switches;

  @BeforeEach
  void open() throws SQLException {
    bank = new FrozenSandbox(folder);
    switches = new SwitchStore(bank.database);
  }

  @AfterEach
  void close() {
    bank.close();
  }

  @Test
  void everythingIsNormalUntilSomebodySwitchesAndAgainAfterwards() throws SQLException {
    assertEquals(Set.of(), switches.on());
    switches.turnOn(Switch.LATE);
    switches.turnOn(Switch.LATE);
    switches.turnOn(Switch.SILENT);
    assertEquals(
        EnumSet.of(Switch.LATE, Switch.SILENT), new SwitchStore(bank.database).on(), "elsewhere");
    switches.turnOff(EnumSet.of(Switch.LATE));
    assertEquals(EnumSet.of(Switch.SILENT), switches.on());
    switches.turnOff(EnumSet.allOf(Switch.class));
    assertEquals(Set.of(), switches.on());
    assertInstanceOf(Sent.class, send("1234"));
  }

  @Test
  void inMaintenanceEveryBankRefusesAndRemembersThatItDid() throws SQLException {
    switches.turnOn(Switch.MAINTENANCE);
    TransferOrder order = order(account("1234"), "482");
    TransferOutcome closed = new Refused(Refusal.RAIL_UNAVAILABLE, "maintenance");
    assertEquals(closed, bank.rail().send(order));
    assertEquals(HolderCheck.NOT_POSSIBLE, bank.rail().holder(account("1234"), HOLDER));
    switches.turnOff(EnumSet.allOf(Switch.class));
    assertEquals(closed, bank.rail().inquire(order));
    assertEquals(List.of(), bank.amounts(account("1234")));
    assertEquals(HolderCheck.MATCH, bank.rail().holder(account("1234"), HOLDER));
  }

  @Test
  void aSilentBankBooksOnceAndIsHeardOfWhenItSpeaksAgain() throws SQLException {
    switches.turnOn(Switch.SILENT);
    TransferOrder order = order(account("1234"), "482");
    assertEquals(new Unknown("no answer"), bank.rail().send(order));
    assertEquals(Duration.ofSeconds(10), bank.pauses.getLast(), "as long as a rail waits");
    assertEquals(new Unknown("no answer"), bank.rail().inquire(order));
    assertEquals(HolderCheck.NOT_POSSIBLE, bank.rail().holder(account("1234"), HOLDER));
    assertEquals(List.of(1), bank.amounts(account("1234")));
    switches.turnOff(EnumSet.of(Switch.SILENT));
    assertInstanceOf(Sent.class, bank.rail().inquire(order));
    assertEquals(List.of(1), bank.amounts(account("1234")));
  }

  @Test
  void silenceIsNoExcuseForWhatNeverLeft() throws SQLException {
    switches.turnOn(Switch.SILENT);
    SendWindow over = SendWindow.until(System.nanoTime() - 1, Instant.now().plusSeconds(60));
    assertEquals(
        new Refused(Refusal.HELD_BACK, "deadline"),
        bank.rail().send(order(account("1234"), "482", over)));
    assertEquals(
        new Refused(Refusal.NOT_REQUESTED, "connection refused"), send("0008"), "nobody listens");
    assertEquals(List.of(), bank.pauses);
    assertEquals(List.of(), bank.amounts(account("1234")));
  }

  @Test
  void switchesThatCannotBeReadKeepTheOrderFromLeaving() {
    bank.change("alter table sandbox_bank.switch rename to away");
    assertEquals(new Refused(Refusal.NOT_REQUESTED, "unavailable"), send("1234"));
    assertEquals(List.of(), bank.amounts(account("1234")));
  }

  @Test
  void lateNoticesReachThePhoneTenSecondsAfterTheBooking() throws SQLException {
    switches.turnOn(Switch.LATE);
    assertInstanceOf(Sent.class, send("1234"));
    assertEquals(List.of(1), bank.amounts(account("1234")), "the passbook is not late");
    assertEquals(List.of(), bank.passbook().latest(10));
    // What was booked in time stays in time, and what was late stays late.
    switches.turnOff(EnumSet.of(Switch.LATE));
    assertInstanceOf(Sent.class, send("5678"));
    assertEquals(1, bank.passbook().latest(10).size());
    bank.advance(Duration.ofMillis(9_999));
    assertEquals(1, bank.passbook().latest(10).size());
    bank.advance(Duration.ofMillis(1));
    assertEquals(2, bank.passbook().latest(10).size());
    assertEquals(text("482"), bank.passbook().latest(10).getLast().remitterName());
  }

  private TransferOutcome send(String ending) {
    return bank.rail().send(order(account(ending), "482"));
  }
}
