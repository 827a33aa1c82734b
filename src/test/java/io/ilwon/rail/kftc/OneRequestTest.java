package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the bank misbehaves after reading a transfer, it has read one request and no more, on a
 * fresh connection and on one that has served before; and the outcome is never a refusal.
 */
class OneRequestTest {
  private static final Duration ANSWER = Duration.ofMillis(700);
  private StubBank bank;
  private KftcRail rail;

  @BeforeEach
  void open() throws IOException {
    bank = StubBank.open().strict(true);
    rail = Bench.rail(bank, ANSWER);
  }

  @AfterEach
  void close() {
    rail.close();
    bank.close();
  }

  static Stream<Manner> troubles() {
    return Stream.of(
        new Manner.Hang(),
        new Manner.Reset(),
        new Manner.Silence(),
        new Manner.Status(500, false),
        new Manner.Status(500, true),
        new Manner.Status(503, false),
        new Manner.Status(408, false),
        new Manner.Status(421, true),
        new Manner.Status(425, true),
        new Manner.Status(429, false),
        new Manner.Status(401, true),
        new Manner.Status(407, false),
        new Manner.Status(100, true),
        new Manner.Redirect(301),
        new Manner.Redirect(302),
        new Manner.Redirect(303),
        new Manner.Redirect(307),
        new Manner.Redirect(308),
        new Manner.CutBody(),
        new Manner.CutJson(),
        new Manner.Garbage(),
        new Manner.ForeignId(),
        new Manner.DuplicateKeys(),
        new Manner.Drip(Duration.ofMillis(50)),
        new Manner.Says("A0007", ""));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aTransferIsReadOnceAndStaysUnknown(Manner trouble) {
    for (boolean reused : List.of(false, true)) {
      bank.script().clear();
      if (reused) {
        assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
      }
      int before = bank.requests(Job.SEND).size();
      int credits = bank.credits().size();
      bank.script().always(Job.SEND, Behaviour.books(trouble));
      long start = System.nanoTime();

      TransferOutcome outcome = rail.send(Bench.order(rail));

      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertInstanceOf(Unknown.class, outcome);
      assertNotEquals(Unknown.noRecord(), outcome);
      assertTrue(took < ANSWER.toMillis() + 500, () -> took + " ms");
      waitALittle(30);
      assertEquals(before + 1, bank.requests(Job.SEND).size(), trouble + ", reused: " + reused);
      assertEquals(credits + 1, bank.credits().size());
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void theNextTransferIsNotHurt(Manner trouble) {
    bank.script().next(1, Job.SEND, Behaviour.books(trouble));
    assertInstanceOf(Unknown.class, rail.send(Bench.order(rail)));

    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertEquals(3, bank.requests(Job.SEND).size());
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void anInquiryThatFailsSaysNothingAboutTheTransfer(Manner trouble) {
    TransferOrder order = Bench.order(rail);
    rail.send(order);
    bank.script().next(1, Job.RESULT, Behaviour.tells(trouble));

    TransferOutcome asked = rail.inquire(order);

    // Where the answer named another transfer it was asked again, on a fresh connection.
    assertTrue(asked instanceof Unknown || asked instanceof Sent, asked::toString);
    assertNotEquals(Unknown.noRecord(), asked);
    assertInstanceOf(Sent.class, rail.inquire(order));
    assertEquals(1, bank.credits().size());
  }

  /** The second answer may not become the answer to the next request. */
  @Test
  void aSecondAnswerIsNeverReadAsTheNextOnes() {
    bank.script().always(Job.SEND, Behaviour.books(new Manner.Twice()));
    for (int i = 0; i < 10; i++) {
      TransferOrder order = Bench.order(rail);
      TransferOutcome outcome = rail.send(order);
      if (outcome instanceof Sent(String reference)) {
        assertTrue(reference.endsWith(order.railId()), reference);
      } else {
        assertInstanceOf(Unknown.class, outcome);
      }
      waitALittle(i % 2 == 0 ? 0 : 120);
    }
    bank.script().clear();
    rail.send(Bench.order(rail));
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertEquals(12, bank.requests(Job.SEND).size());
    assertEquals(12, bank.credits().size());
  }

  @Test
  void aConnectionThatWasClosedWhileIdleIsNotUsedAgain() {
    bank.closeIdleAfter(Duration.ofMillis(40));
    for (int i = 1; i <= 5; i++) {
      assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
      assertEquals(i, bank.requests(Job.SEND).size());
      waitALittle(150);
    }
  }

  /** Too quick to be looked at: whatever the outcome, nobody sends twice. */
  @Test
  void aConnectionThatIsClosedInTheSameMomentNeverMeansASecondRequest() {
    bank.closeIdleAfter(Duration.ofMillis(3));
    int sent = 0;
    for (int i = 1; i <= 60; i++) {
      TransferOutcome outcome = rail.send(Bench.order(rail));
      sent += outcome instanceof Sent ? 1 : 0;
      assertTrue(outcome instanceof Sent || outcome instanceof Unknown, outcome::toString);
      waitALittle(i % 6);
    }
    assertTrue(bank.requests(Job.SEND).size() <= 60);
    assertEquals(bank.requests(Job.SEND).size(), bank.credits().size());
    assertTrue(sent <= bank.credits().size());
  }

  @Test
  void connectionsAreUsedAgain() {
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    }
    assertEquals(1, bank.connections());
  }

  private static void waitALittle(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
