package io.ilwon.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A task looks at once when there was work, after a pause when not, and survives its faults. */
class DueTaskTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void whereThereWasWorkItLooksAgainAtOnce() {
    AtomicInteger looks = new AtomicInteger();
    DueTask task = new DueTask("test", LONG, () -> looks.incrementAndGet() < 5);
    Storm.until("five looks", () -> looks.get() == 5);
    task.close();
    assertEquals(5, looks.get(), "and then it rests");
  }

  @Test
  void aLookThatFailsIsTriedAgainAfterThePause() {
    AtomicInteger looks = new AtomicInteger();
    long before = System.nanoTime();
    DueTask task =
        new DueTask(
            "test",
            Duration.ofMillis(20),
            () -> {
              looks.incrementAndGet();
              throw new IllegalStateException("a fault");
            });
    Storm.until("five looks", () -> looks.get() == 5);
    assertTrue(System.nanoTime() - before >= Duration.ofMillis(80).toNanos(), "no pause");
    task.close();
  }

  @Test
  void closingEndsTheRestAtOnceAndWaitsForTheLookUnderWay() throws Exception {
    DueTask resting = new DueTask("test", LONG, () -> false);
    long before = System.nanoTime();
    resting.close();
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos(), "it slept on");

    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    DueTask busy =
        new DueTask(
            "test",
            LONG,
            () -> {
              inside.countDown();
              go.await();
              done.set(true);
              return true;
            });
    inside.await();
    Future<Boolean> sawItDone =
        Storm.aside(() -> {
          busy.close();
          return done.get();
        });
    go.countDown();
    assertTrue(sawItDone.get(), "closed in the middle of a look");
  }

  @Test
  void togetherWaitsForAllHoweverTheyEnd() throws InterruptedException {
    Set<Integer> ended = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Together.each(
        Set.of(1, 2, 3),
        number -> {
          all.countDown();
          try {
            all.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          ended.add(number);
        });
    assertEquals(Set.of(1, 2, 3), ended);
  }
}
