package io.ilwon.due;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Does the same to several things at once, and waits for all. */
public final class Together {
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("together").start(task);

  private Together() {}

  /**
   * Each on a virtual thread; returns when {@code action} has ended for every item, however it
   * ended.
   *
   * @throws InterruptedException if the wait is interrupted; the actions go on
   */
  public static <T> void each(Collection<T> items, Consumer<T> action) throws InterruptedException {
    each(VIRTUAL, items, action);
  }

  /** The same on threads of the caller's choice. */
  public static <T> void each(Executor threads, Collection<T> items, Consumer<T> action)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(items.size());
    for (T item : items) {
      threads.execute(() -> {
        try {
          action.accept(item);
        } finally {
          ended.countDown();
        }
      });
    }
    ended.await();
  }
}
