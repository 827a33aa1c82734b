package io.ilwon.rail.sandbox;

import static io.ilwon.rail.RailContract.asked;
import static io.ilwon.rail.sandbox.FrozenSandbox.START;
import static io.ilwon.rail.sandbox.FrozenSandbox.account;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Won;
import io.ilwon.db.Database;
import io.ilwon.rail.Notice;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from each ending: the answer, the passbook, the inquiry, the notice. */
class SandboxRailTest {
  @TempDir private Path folder;
  private FrozenSandbox bank;
  private SandboxRail rail;

  @BeforeEach
  void open() throws SQLException {
    bank = new FrozenSandbox(folder);
    rail = bank.rail();
  }

  @AfterEach
  void close() {
    bank.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0001, ACCOUNT_NOT_VERIFIED, no such account",
    "0002, ACCOUNT_CANNOT_RECEIVE, cannot receive",
    "0007, UNCLASSIFIED, refused",
    "0013, ACCOUNT_NOT_VERIFIED, other holder"
  })
  void aRefusalStaysTheSameAndBooksNothing(String ending, Refusal why, String code) {
    for (int i = 0; i < 3; i++) {
      TransferOrder order = order(account(ending));
      assertEquals(new Refused(why, code), rail.send(order));
      assertEquals(new Refused(why, code), rail.inquire(asked(order)));
    }
    assertEquals(List.of(), bank.amounts(account(ending)));
  }

  @Test
  void whatNeverReachedTheBankLeavesNoTrace() {
    TransferOrder order = order(account("0008"));
    assertEquals(new Refused(Refusal.NOT_REQUESTED, "connection refused"), rail.send(order));
    assertEquals(Unknown.noRecord(), rail.inquire(asked(order)));
  }

  @Test
  void everySecondOrderIsBooked() {
    Account account = account("0003");
    Refused closed = new Refused(Refusal.RAIL_UNAVAILABLE, "closed for now");
    TransferOrder first = order(account);
    TransferOrder second = order(account);

    assertEquals(closed, rail.send(first));
    assertEquals(closed, rail.inquire(asked(first)));
    assertEquals(List.of(), bank.amounts(account));

    Sent sent = assertInstanceOf(Sent.class, rail.send(second));
    assertEquals(sent, rail.inquire(asked(second)));
    assertEquals(List.of(1), bank.amounts(account));

    assertEquals(closed, rail.send(order(account)));
    Account elsewhere = new Account(new BankCode("088"), account.number());
    assertEquals(closed, rail.send(order(elsewhere)), "another bank has a count of its own");
  }

  @Test
  void theSameOrderAgainTakesNoTurn() {
    TransferOrder order = order(account("0003"));
    rail.send(order);
    assertEquals(new Unknown("duplicate"), rail.send(order));
    assertEquals(List.of(), bank.amounts(account("0003")));
    assertInstanceOf(Sent.class, rail.send(order(account("0003"))));
  }

  @Test
  void ofFortyOrdersAtOnceTwentyAreBooked() throws Exception {
    Callable<TransferOutcome> call = () -> rail.send(order(account("0003")));
    List<TransferOutcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TransferOutcome> done : threads.invokeAll(Collections.nCopies(40, call))) {
        outcomes.add(done.get());
      }
    }
    assertEquals(20, outcomes.stream().filter(Sent.class::isInstance).count());
    assertEquals(20, bank.amounts(account("0003")).size());
  }

  @Test
  void aLateBookingIsInProcessForTenSecondsAndThenSent() throws SQLException {
    TransferOrder order = order(account("0004"));
    assertEquals(Unknown.inProcess(), rail.send(order));
    bank.advance(Duration.ofMillis(9_999));
    assertEquals(Unknown.inProcess(), rail.inquire(asked(order)));
    assertEquals(List.of(), bank.amounts(account("0004")));

    bank.advance(Duration.ofMillis(1));
    assertInstanceOf(Sent.class, rail.inquire(asked(order)));
    assertEquals(
        List.of(START.plusSeconds(10)),
        bank.passbook().lines(account("0004")).stream().map(Passbook.Line::time).toList());
  }

  @Test
  void aLostOrderIsInProcessForThirtySecondsAndThenUnheardOf() {
    TransferOrder order = order(account("0005"));
    assertEquals(Unknown.inProcess(), rail.send(order));
    bank.advance(Duration.ofMillis(29_999));
    assertEquals(Unknown.inProcess(), rail.inquire(asked(order)));
    bank.advance(Duration.ofMillis(1));
    assertEquals(Unknown.noRecord(), rail.inquire(asked(order)));
    assertEquals(new Unknown("duplicate"), rail.send(order), "lost, but not free for another");
    bank.advance(Duration.ofDays(1));
    assertEquals(List.of(), bank.amounts(account("0005")));
  }

  @Test
  void oneEndingIsInProcessForEver() {
    TransferOrder order = order(account("0006"));
    assertEquals(Unknown.inProcess(), rail.send(order));
    bank.advance(Duration.ofDays(365));
    assertEquals(Unknown.inProcess(), rail.inquire(asked(order)));
    assertEquals(List.of(), bank.amounts(account("0006")));
  }

  @Test
  void aSlowBankBooksWhenItAnswers() {
    Account account = account("0010");
    TransferOrder order = order(account);
    SandboxRail watched =
        bank.rail(pause -> {
          assertEquals(Duration.ofSeconds(6), pause);
          assertEquals(Unknown.inProcess(), rail.inquire(asked(order)));
          assertEquals(List.of(), bank.amounts(account));
          bank.advance(pause);
        });
    Sent sent = assertInstanceOf(Sent.class, watched.send(order));
    assertEquals(sent, rail.inquire(asked(order)));
    assertEquals(List.of(1), bank.amounts(account));
  }

  @Test
  void whoStopsWaitingForASlowBankKnowsNothing() {
    TransferOrder order = order(account("0010"));
    SandboxRail interrupted =
        bank.rail(_ -> {
          throw new InterruptedException();
        });
    assertEquals(new Unknown("interrupted"), interrupted.send(order));
    assertTrue(Thread.interrupted());
    bank.advance(Duration.ofSeconds(6));
    assertInstanceOf(Sent.class, rail.inquire(asked(order)));
  }

  @Test
  void otherBanksKeepNobodyWaiting() {
    rail.send(order(account("1234")));
    assertEquals(List.of(Duration.ZERO), bank.pauses);
  }

  @Test
  void aDroppedConnectionHidesABooking() {
    TransferOrder order = order(account("0011"));
    assertEquals(new Unknown("connection dropped"), rail.send(order));
    assertEquals(List.of(1), bank.amounts(account("0011")));
    assertInstanceOf(Sent.class, rail.inquire(asked(order)));
  }

  @Test
  void aWonTakenBackIsToldAMinuteLater() {
    TransferOrder order = order(account("0014"));
    assertInstanceOf(Sent.class, rail.send(order));
    bank.advance(Duration.ofMillis(59_999));
    assertEquals(List.of(), rail.notices(Instant.EPOCH));
    assertEquals(List.of(1), bank.amounts(account("0014")));

    bank.advance(Duration.ofMillis(1));
    Instant minute = START.plusSeconds(60);
    assertEquals(
        List.of(new Notice(order.railId(), Notice.Kind.REVERSED, minute)), rail.notices(minute));
    assertEquals(List.of(-1, 1), bank.amounts(account("0014")));
    assertEquals(List.of(), rail.notices(minute.plusMillis(1)));
  }

  @Test
  void aNameSpeltDifferentlyIsNoObstacle() {
    assertInstanceOf(Sent.class, rail.send(order(account("0012"))));
  }

  @Test
  void moreThanOneWonIsNeverMoved() {
    TransferOrder order = order(account("1234"));
    TransferOrder two =
        new TransferOrder(
            order.railId(),
            order.account(),
            order.holder(),
            order.descriptor(),
            new Won(2),
            order.intentAt(),
            order.window());
    assertEquals(Refusal.NOT_REQUESTED, assertInstanceOf(Refused.class, rail.send(two)).why());
    assertEquals(List.of(), bank.amounts(account("1234")));
  }

  @Test
  void aStatementTheDatabaseRefusedWasCertainlyNotTaken() {
    bank.change("alter table sandbox_bank.transfer rename to elsewhere");
    TransferOrder order = order(account("1234"));
    assertEquals(new Refused(Refusal.NOT_REQUESTED, "unavailable"), rail.send(order));
    assertEquals(new Unknown("no answer"), rail.inquire(asked(order)));
    assertEquals(List.of(), rail.notices(Instant.EPOCH));
  }

  /** The window closes while the one connection is in other hands. */
  @Test
  void theWindowIsLookedAtAfterTheWaitForAConnection() throws Exception {
    Account account = account("1234");
    try (Database narrow = Database.open(bank.database.address(), 1);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      CountDownLatch taken = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      Future<Boolean> other =
          threads.submit(() ->
              narrow.with(_ -> {
                taken.countDown();
                return waited(over);
              }));
      assertTrue(taken.await(5, SECONDS));
      SendWindow window =
          SendWindow.until(System.nanoTime() + 300_000_000L, Instant.now().plusSeconds(60));
      TransferOrder order = FrozenSandbox.order(account, "482", window);
      Future<TransferOutcome> outcome =
          threads.submit(() -> bank.rail(narrow, _ -> {}).send(order));
      while (window.open()) {
        Thread.onSpinWait();
      }
      over.countDown();
      assertTrue(other.get());
      assertEquals(new Refused(Refusal.HELD_BACK, "deadline"), outcome.get());
    }
    assertEquals(List.of(), bank.amounts(account));
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(5, SECONDS);
    } catch (InterruptedException _) {
      return false;
    }
  }

  private static TransferOrder order(Account account) {
    return FrozenSandbox.order(account, "482");
  }
}
