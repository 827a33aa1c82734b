package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.Unreached;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known for certain when no answer came: whether anything of the transfer had left. */
class FirstByteTest {
  private static final Refused HELD_BACK = new Refused(Refusal.HELD_BACK, "deadline");
  private StubBank bank;
  private KftcRail rail;

  @BeforeEach
  void open() throws IOException {
    bank = StubBank.open();
    rail = Bench.rail(bank, Duration.ofSeconds(3));
    assertEquals(Optional.empty(), rail.unwell());
  }

  @AfterEach
  void close() {
    rail.close();
    bank.close();
  }

  /** The window is looked at after connecting: the bank sees a connection and not one byte. */
  @Test
  void aClosedWindowLetsNothingOutOfAFreshConnection() throws IOException {
    try (Front front = Front.plain(bank.port());
        KftcRail other = new KftcRail(Bench.settings(front.url("127.0.0.1"), Bench.ANSWER))) {
      bank.closeIdleAfter(Duration.ofMillis(60));
      assertEquals(Optional.empty(), other.unwell());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));

      assertEquals(HELD_BACK, other.send(Bench.order(other, Instant.now(), SendWindow.closed())));

      // Whoever connects is told so before the other side has taken the connection up.
      long start = System.nanoTime();
      while (front.bytes().size() < 2 && System.nanoTime() - start < 5_000_000_000L) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      assertEquals(2, front.bytes().size());
      assertEquals(0, front.bytes().get(1));
    }
    assertEquals(0, bank.requests(Job.SEND).size());
  }

  @Test
  void aClosedWindowLetsNothingOutOfAConnectionThatHasServed() {
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    int requests = bank.requests().size();

    assertEquals(HELD_BACK, rail.send(Bench.order(rail, Instant.now(), SendWindow.closed())));
    assertEquals(HELD_BACK, rail.send(Bench.order(rail, Instant.now(), SendWindow.closed())));

    assertEquals(requests, bank.requests().size());
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertEquals(2, bank.credits().size());
  }

  @Test
  void whatIsHeldBackMayBeSentUnderItsIdLater() {
    TransferOrder late = Bench.order(rail, Instant.now(), SendWindow.closed());
    assertEquals(HELD_BACK, rail.send(late));
    assertEquals(Unknown.noRecord(), rail.inquire(late));
  }

  @Test
  void aRefusedConnectionIsCertain() throws IOException {
    bank.refuseConnections(true);
    assertEquals(Unreached.CONNECTION_REFUSED.refused(), rail.send(afterAPause()));

    bank.refuseConnections(false);
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertEquals(1, bank.credits().size());
  }

  @Test
  void withoutATokenNothingIsSent() throws IOException {
    StubBank strange = StubBank.open();
    strange.script().always(Job.TOKEN, Behaviour.refuses("O0001", ""));
    try (strange;
        KftcRail unknown = Bench.rail(strange)) {
      assertEquals(
          new Refused(Refusal.NOT_REQUESTED, "no token"), unknown.send(Bench.order(unknown)));
      assertEquals(Optional.of("O0001"), unknown.unwell());
      assertEquals(0, strange.requests(Job.SEND).size());
    }
  }

  @Test
  void itIsPassedOnceOrClosedForEver() throws Exception {
    FirstByte open = FirstByte.within(Bench.minute());
    open.pass();
    open.pass();
    assertFalse(open.giveUp(), "too late");

    FirstByte given = FirstByte.ofQuestion();
    assertTrue(given.giveUp());
    assertThrows(FirstByte.Closed.class, given::pass);
    assertFalse(given.heldBack());

    FirstByte closed = FirstByte.within(SendWindow.closed());
    assertThrows(FirstByte.Closed.class, closed::pass);
    assertTrue(closed.giveUp());
    assertTrue(closed.heldBack());
    assertThrows(FirstByte.Closed.class, FirstByte.never()::pass);
  }

  /** A window that has been found closed does not open again for the rest of the request. */
  @Test
  void aClockThatGoesBackOpensNothing() {
    boolean[] open = {false};
    FirstByte first = FirstByte.of(() -> open[0]);
    assertThrows(FirstByte.Closed.class, first::pass);
    open[0] = true;
    assertThrows(FirstByte.Closed.class, first::pass);
  }

  private TransferOrder afterAPause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
    return Bench.order(rail);
  }
}
