package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One token, renewed by one thread, and what happens when the centre has forgotten it. */
class TokensTest {
  private static final Duration LIFE = Duration.ofDays(90);
  private StubBank bank;
  private KftcRail rail;

  @BeforeEach
  void open() throws IOException {
    bank = StubBank.open();
    rail = Bench.rail(bank);
  }

  @AfterEach
  void close() {
    rail.close();
    bank.close();
  }

  @Test
  void sixtyAtOnceWaitForOneToken() throws Exception {
    bank.script().always(Job.TOKEN, Behaviour.tells(new Manner.Delay(Duration.ofMillis(200))));
    List<TransferOutcome> outcomes = atOnce(60, () -> rail.send(Bench.order(rail)));
    assertTrue(outcomes.stream().allMatch(Sent.class::isInstance), outcomes::toString);
    assertEquals(1, bank.requests(Job.TOKEN).size());
  }

  @Test
  void aSendWithADeadTokenIsNotRepeatedAndTheNextOneGoes() {
    rail.send(Bench.order(rail));
    bank.forgetTokens();
    TransferOrder order = Bench.order(rail);

    // The centre's word names no transfer, and the connection has answered others before.
    assertEquals(new Unknown("nameless O0002"), rail.send(order));
    assertEquals(2, bank.requests(Job.SEND).size(), "no transfer is repeated");

    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    bank.expireTokens();
    assertEquals(new Unknown("nameless O0003"), rail.send(Bench.order(rail)));
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    assertEquals(3, bank.requests(Job.TOKEN).size());
    assertEquals(3, bank.credits().size());
  }

  @Test
  void aQuestionWithADeadTokenIsAskedAgainOnce() {
    TransferOrder order = Bench.order(rail);
    TransferOutcome sent = rail.send(order);
    bank.forgetTokens();
    assertEquals(sent, rail.inquire(order));
    bank.expireTokens();
    HolderName claimed = new HolderName("홍길동");
    assertEquals(HolderCheck.MATCH, rail.holder(order.account(), claimed));
    assertEquals(3, bank.requests(Job.TOKEN).size());
    assertEquals(2, bank.requests(Job.RESULT).size());
    assertEquals(2, bank.requests(Job.RECEIVE).size());
  }

  @Test
  void sixtyDeadTokensAreRenewedOnce() throws Exception {
    rail.send(Bench.order(rail));
    bank.forgetTokens();
    List<TransferOutcome> outcomes = atOnce(60, () -> rail.inquire(Bench.order(rail)));
    assertTrue(
        outcomes.stream().allMatch(TransferOutcome.Unknown.noRecord()::equals), outcomes::toString);
    assertEquals(2, bank.requests(Job.TOKEN).size());
  }

  @Test
  void itIsRenewedBeforeItEndsAndTheOldOneServesMeanwhile() throws Exception {
    AtomicLong now = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch answer = new CountDownLatch(1);
    Tokens tokens =
        new Tokens(
            () -> {
              int number = asked.incrementAndGet();
              if (number == 2) {
                await(answer);
              }
              return new Grant.Given(new Token("t" + number), LIFE);
            },
            now::get);
    assertEquals("t1", token(tokens));
    now.set(LIFE.minusDays(1).toNanos() - 1);
    assertEquals("t1", token(tokens));
    assertEquals(1, asked.get());

    now.addAndGet(2);
    assertEquals("t1", token(tokens));
    assertEquals("t1", token(tokens));
    answer.countDown();
    while (token(tokens).equals("t1")) {
      Thread.onSpinWait();
    }
    assertEquals("t2", token(tokens));
    assertEquals(2, asked.get());
  }

  @Test
  void aShortLifeIsRenewedAtItsLastTenth() {
    AtomicLong now = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    Tokens tokens = new Tokens(() -> given(asked.incrementAndGet(), 100), now::get);
    token(tokens);
    now.set(TimeUnit.SECONDS.toNanos(89));
    token(tokens);
    assertEquals(1, asked.get());
    now.set(TimeUnit.SECONDS.toNanos(91));
    while (!token(tokens).equals("t2")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aRenewalInVainIsTriedAgainAfterAMinuteAndTheOldTokenServesToItsEnd() {
    AtomicLong now = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    Tokens tokens =
        new Tokens(
            () ->
                asked.incrementAndGet() == 1 ? given(1, 10_000) : new Grant.Denied("no connection"),
            now::get);
    token(tokens);
    now.set(TimeUnit.SECONDS.toNanos(9_500));
    assertEquals("t1", token(tokens));
    while (asked.get() < 2) {
      Thread.onSpinWait();
    }
    tokens.fresh(Deadline.in(LIFE)); // waits for the end of the renewal, or makes another
    int soFar = asked.get();
    for (int i = 0; i < 50; i++) {
      assertEquals("t1", token(tokens));
    }
    assertEquals(soFar, asked.get(), "not asked again at once");
    now.set(TimeUnit.SECONDS.toNanos(9_999));
    assertEquals("t1", token(tokens));
    now.set(TimeUnit.SECONDS.toNanos(10_000));
    assertEquals(Optional.empty(), tokens.get(Deadline.in(LIFE)));
  }

  @Test
  void whoWaitsGivesUpAtItsDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    Tokens tokens =
        new Tokens(() -> {
          await(never);
          return given(1, 100);
        });
    long start = System.nanoTime();
    assertEquals(Optional.empty(), tokens.get(Deadline.in(Duration.ofMillis(80))));
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3));
    never.countDown();
  }

  @Test
  void anotherTokenThatCameMeanwhileIsNotDropped() {
    AtomicInteger asked = new AtomicInteger();
    Tokens tokens = new Tokens(() -> given(asked.incrementAndGet(), 1000));
    Token first = tokens.get(Deadline.in(LIFE)).orElseThrow();
    tokens.drop(first);
    assertEquals("t2", token(tokens));
    tokens.drop(first);
    assertEquals("t2", token(tokens));
    assertEquals(2, asked.get());
  }

  @Test
  void aTokenIsNeverPrintedAndFitsAHeader() {
    assertFalse(new Token("geheim").toString().contains("geheim"));
    assertFalse(given(1, 5).toString().contains("t1"));
    assertThrows(IllegalArgumentException.class, () -> new Token(""));
    assertThrows(IllegalArgumentException.class, () -> new Token("a b"));
    assertThrows(IllegalArgumentException.class, () -> new Token("a\r\nX: y"));
  }

  private static Grant given(int number, long seconds) {
    return new Grant.Given(new Token("t" + number), Duration.ofSeconds(seconds));
  }

  private static String token(Tokens tokens) {
    return tokens.get(Deadline.in(LIFE)).orElseThrow().unmasked();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(Collections.nCopies(times, call))) {
        results.add(done.get());
      }
      return results;
    }
  }
}
