package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Brand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyCacheTest {
  private static final byte[] HASH = {1};

  private final AtomicLong nanos = new AtomicLong(1);
  private final AtomicInteger readings = new AtomicInteger();

  @Test
  void oneReadingServesAllWhoAskAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    KeyCache cache =
        cache(() -> {
          begun.countDown();
          await(mayEnd);
          return Optional.of(known());
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<KeyCache.Aged>>> answers = new ArrayList<>();
      answers.add(threads.submit(() -> cache.find(HASH)));
      await(begun);
      for (int i = 0; i < 100; i++) {
        answers.add(threads.submit(() -> cache.find(HASH)));
      }
      mayEnd.countDown();
      for (var answer : answers) {
        assertTrue(answer.get().isPresent());
      }
    }
    assertEquals(1, readings.get());
  }

  @Test
  void aKeyInUseIsReadAgainWithoutMakingAnybodyWait() throws Exception {
    CountDownLatch renewed = new CountDownLatch(2);
    KeyCache cache =
        cache(() -> {
          renewed.countDown();
          return Optional.of(known());
        });
    cache.find(HASH);
    nanos.addAndGet(KeyCache.LIFE / 2 + 1);
    assertEquals(KeyCache.LIFE / 2 + 1, cache.find(HASH).orElseThrow().age());
    await(renewed);
    assertEquals(2, readings.get());
  }

  @Test
  void aReadingThatTookLongIsNotServedAsFresh() throws Exception {
    KeyCache cache =
        cache(() -> {
          nanos.addAndGet(KeyCache.LIFE);
          return Optional.of(known());
        });
    cache.find(HASH);
    cache.find(HASH);
    assertEquals(2, readings.get());
  }

  @Test
  void anUnknownKeyIsNotRemembered() throws Exception {
    KeyCache cache = cache(Optional::empty);
    assertTrue(cache.find(HASH).isEmpty());
    assertTrue(cache.find(HASH).isEmpty());
    assertEquals(2, readings.get());
  }

  @Test
  void aFailureIsToldAndNotRemembered() {
    KeyCache cache =
        cache(() -> {
          throw new SQLException("away");
        });
    assertThrows(SQLException.class, () -> cache.find(HASH));
    assertThrows(SQLException.class, () -> cache.find(HASH));
    assertEquals(2, readings.get());
  }

  private interface Answer {
    Optional<KnownKey> read() throws SQLException;
  }

  private KeyCache cache(Answer answer) {
    return new KeyCache(
        _ -> {
          readings.incrementAndGet();
          return answer.read();
        },
        nanos::get);
  }

  private static KnownKey known() {
    Project project =
        ProjectSettings.fresh("시험", new Brand("일원"), true)
            .over(new ProjectId("p"), ProjectFixture.DEFAULTS);
    return new KnownKey(
        new Caller(project, new KeyId("k"), Set.of(Scope.READ)), 0, 0, Instant.EPOCH);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
