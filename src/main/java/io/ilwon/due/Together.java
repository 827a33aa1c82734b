package io.ilwon.due;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Does the same to several things at once, each on a virtual thread, and waits for all. */
public final class Together {
  private Together() {}

  /**
   * Returns when {@code action} has ended for every item, however it ended.
   *
   * @throws InterruptedException if the wait is interrupted; the actions go on
   */
  public static <T> void each(Collection<T> items, Consumer<T> action) throws InterruptedException {
    List<Thread> threads = new ArrayList<>(items.size());
    for (T item : items) {
      threads.add(Thread.ofVirtual().name("together").start(() -> action.accept(item)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
