package io.ilwon.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * A server behind HTTP.
 *
 * @param whole whether Step 1 is inside the clock; else its submissions are opened before
 * @param pid of its process
 */
record Served(String name, Loop loop, Target target, boolean whole, long pid) implements Subject {
  private static final Duration MOST_OPENING = Duration.ofSeconds(60);

  /** Opened for a stretch of load, in terms of what the server did before. */
  private static final double SPARE = 1.6;

  private static final long LEAST = 500;

  private static final Duration A_LOOK = Duration.ofSeconds(5);
  private static final int MOST_WARMING = 6;
  private static final double RISING = 1.05;

  /**
   * Load that is not measured, until the compiler has done its work: that long, and then for as
   * long as it still makes the server quicker; who only wants a look does not wait for that.
   */
  double warm(int callers, Duration lasting) throws IOException {
    double before = brief(callers, lasting);
    if (lasting.compareTo(A_LOOK) <= 0) {
      return before;
    }
    double now = brief(callers, lasting.dividedBy(2));
    for (int more = 0; more < MOST_WARMING && now > RISING * before; more++) {
      before = now;
      now = brief(callers, lasting.dividedBy(2));
    }
    return now;
  }

  private double brief(int callers, Duration lasting) throws IOException {
    try (Crowd crowd = new Crowd(loop, target, callers)) {
      return sound(crowd.closedLoop(Crowd.Way.WHOLE, lasting)).perSecond();
    }
  }

  @Override
  public Load closedLoop(int callers, Duration lasting) throws IOException {
    openFor(callers, lasting);
    return load(callers, lasting);
  }

  /** Opens what so many callers may need in that time: without Step 1 they are quicker. */
  void openFor(int callers, Duration lasting) throws IOException {
    if (!whole) {
      double before = brief(callers, Duration.ofSeconds(1));
      open((long) (2 * SPARE * before * seconds(lasting)) + LEAST);
    }
  }

  /** As {@link #closedLoop}, when the submissions are open already. */
  Load load(int callers, Duration lasting) throws IOException {
    try (Crowd crowd = new Crowd(loop, target, callers)) {
      return crowd.closedLoop(way(), lasting);
    }
  }

  @Override
  public Load openLoop(int callers, double perSecond, Duration lasting, long seed)
      throws IOException {
    if (!whole) {
      open((long) (SPARE * perSecond * seconds(lasting)) + LEAST);
    }
    try (Crowd crowd = new Crowd(loop, target, callers)) {
      return crowd.openLoop(way(), perSecond, lasting, seed);
    }
  }

  /** Has so many submissions at least ready for PreStep2. */
  void open(long wanted) throws IOException {
    long missing = wanted - target.submissions.size();
    if (missing > 0) {
      try (Crowd crowd = new Crowd(loop, target, 64)) {
        sound(crowd.closedLoop(Crowd.Way.OPEN, MOST_OPENING, missing));
      }
    }
  }

  private Load sound(Load load) throws IOException {
    if (load.failsOften()) {
      throw new IOException(name + ": " + load.done() + " well, but " + load.errors());
    }
    return load;
  }

  private Crowd.Way way() {
    return whole ? Crowd.Way.WHOLE : Crowd.Way.VERIFY;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
