package io.ilwon.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callers at a target, for one stretch of load. */
final class Crowd implements AutoCloseable {
  /** For calls under way when the stretch ends; longer than a server lets anybody wait. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(12);

  private final Loop loop;
  private final Target target;
  private final List<Caller> callers = new ArrayList<>();
  private int busy;

  Crowd(Loop loop, Target target, int size) throws IOException {
    this(loop, target, size, Target.BANK);
  }

  Crowd(Loop loop, Target target, int size, String bank) throws IOException {
    this.loop = loop;
    this.target = target;
    for (int i = 0; i < size; i++) {
      callers.add(new Caller(loop, target, i, bank));
    }
  }

  /** Which way callers go. */
  enum Way {
    /** Step 1 alone. */
    OPEN,
    /** PreStep2 and Step 2 of a submission opened before. */
    VERIFY,
    /** Everything. */
    WHOLE
  }

  /** Everybody begins again as soon as they have ended. */
  Load closedLoop(Way way, Duration lasting) throws IOException {
    return closedLoop(way, lasting, Long.MAX_VALUE);
  }

  /** The same for so many ways at most; ends early when no submission is left. */
  Load closedLoop(Way way, Duration lasting, long most) throws IOException {
    long end = System.nanoTime() + lasting.toNanos();
    Tally tally = new Tally(end);
    long[] left = {most};
    for (Caller caller : callers) {
      again(caller, way, tally, end, left);
    }
    loop.run(() -> busy == 0, end + PATIENCE);
    return ended(tally);
  }

  private void again(Caller caller, Way way, Tally tally, long end, long[] left) {
    long now = System.nanoTime();
    if (now < end
        && caller.isThere()
        && left[0]-- > 0
        && (way != Way.VERIFY || !target.submissions.isEmpty())) {
      busy++;
      go(
          caller,
          way,
          problem -> {
            busy--;
            report(tally, problem, now);
            again(caller, way, tally, end, left);
          });
    }
  }

  /**
   * Callers begin when the schedule says so, which does not wait for answers: a way for which no
   * caller is free waits for one, and that time counts.
   *
   * @param perSecond on average; the gaps are as chance leaves them
   */
  Load openLoop(Way way, double perSecond, Duration lasting, long seed) throws IOException {
    Schedule schedule = new Schedule(perSecond, System.nanoTime() + lasting.toNanos(), seed);
    Tally tally = new Tally(schedule.end + PATIENCE);
    Deque<Long> due = begin(way, schedule, tally);
    loop.run(() -> schedule.isOver() && busy == 0 && due.isEmpty(), schedule.end + PATIENCE);
    return ended(tally);
  }

  /** The same beside another crowd, which turns the loop; nobody hears how it went. */
  void beside(Way way, double perSecond, long seed) {
    begin(way, new Schedule(perSecond, Long.MAX_VALUE, seed), new Tally(Long.MAX_VALUE));
  }

  private Deque<Long> begin(Way way, Schedule schedule, Tally tally) {
    Deque<Caller> free = new ArrayDeque<>(callers);
    Deque<Long> due = new ArrayDeque<>();
    arrive(schedule, () -> serve(free, due, way, tally), due);
    return due;
  }

  private void arrive(Schedule schedule, Runnable serve, Deque<Long> due) {
    schedule
        .next()
        .ifPresent(at ->
            loop.at(
                at,
                () -> {
                  due.add(at);
                  serve.run();
                  arrive(schedule, serve, due);
                }));
  }

  private void serve(Deque<Caller> free, Deque<Long> due, Way way, Tally tally) {
    while (!free.isEmpty() && !due.isEmpty()) {
      Caller caller = free.remove();
      long since = due.remove();
      busy++;
      go(
          caller,
          way,
          problem -> {
            busy--;
            report(tally, problem, since);
            if (caller.isThere()) {
              free.add(caller);
            }
            serve(free, due, way, tally);
          });
    }
  }

  private void go(Caller caller, Way way, Caller.End end) {
    switch (way) {
      case OPEN -> caller.open(end);
      case WHOLE -> caller.wholeWay(end);
      case VERIFY -> {
        String submission = target.submissions.poll();
        if (submission == null) {
          end.at("no submission left");
        } else {
          caller.verify(submission, end);
        }
      }
    }
  }

  private static void report(Tally tally, String problem, long since) {
    if (problem.equals(Caller.WELL)) {
      tally.done(since);
    } else {
      tally.error(problem);
    }
  }

  private Load ended(Tally tally) {
    for (; busy > 0; busy--) {
      tally.error("never answered");
    }
    target.codes.clear();
    loop.forget();
    return tally.load();
  }

  @Override
  public void close() {
    callers.forEach(Caller::close);
  }
}
