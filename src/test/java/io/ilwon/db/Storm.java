package io.ilwon.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Many callers, each on a virtual thread, let go at once; and waiting without a fixed sleep. */
public final class Storm {
  private static final long LONGEST_SECONDS = 60;

  private Storm() {}

  /** The calls' answers, in the calls' order. */
  public static <T> List<T> of(int callers, IntFunction<T> call) {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int number = i;
      calls.add(() -> call.apply(number));
    }
    return of(calls);
  }

  /** The answers of different calls let go at once. */
  public static <T> List<T> of(List<Callable<T>> calls) {
    CountDownLatch ready = new CountDownLatch(calls.size());
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(
            threads.submit(() -> {
              ready.countDown();
              go.await();
              return call.call();
            }));
      }
      ready.await();
      go.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a caller got no answer", e);
    }
  }

  /** One call on a thread of its own. */
  public static <T> Future<T> aside(Callable<T> call) {
    java.util.concurrent.FutureTask<T> task = new java.util.concurrent.FutureTask<>(call);
    Thread.ofVirtual().start(task);
    return task;
  }

  /** Looks again and again until it is so; fails after twenty seconds. */
  public static void until(String what, Callable<Boolean> so) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try {
      while (!so.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it never came to be: " + what);
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("while waiting: " + what, e);
    }
  }
}
