package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import io.ilwon.due.DueTask;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators hold back: emergency stops, and banks closed by rows they confirmed for this rail.
 *
 * <p>Read from the database every {@link #PAUSE}, so that a stop is seen by every node within a
 * second. What could not be read for {@link #LIFE} is not believed any more: everything is held
 * back then, since a stop may have been given that this node does not know (invariant I25). So it
 * is while a row stands there that another hand has written: what it said before nobody knows.
 */
public final class OperatorHolds implements Hold, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorHolds.class);

  static final Duration PAUSE = Duration.ofMillis(400);

  static final Duration LIFE = Duration.ofSeconds(3);

  private final OperatorHoldStore store;
  private final LongSupplier nanoTime;
  private volatile Read last;
  private final DueTask reading;

  /** What was read, and since when it has been true at least. */
  private record Read(OperatorHoldStore.Standing standing, long nanos) {
    Optional<HeldBack> on(BankCode bank, Instant now) {
      // A forged row may have been a stop of any bank.
      if (!standing.forged().isEmpty()
          || standing.stops().stream().anyMatch(stop -> stop.banks().has(bank))) {
        return Optional.of(HeldBack.EMERGENCY_STOP);
      }
      return standing.calendar().stream()
              .anyMatch(row -> row.banks().has(bank) && row.closing().at(now))
          ? Optional.of(HeldBack.CALENDAR)
          : Optional.empty();
    }
  }

  /**
   * Reads for the first time, then again and again until it is closed.
   *
   * @throws SQLException if the first reading fails
   */
  public OperatorHolds(OperatorHoldStore store) throws SQLException {
    this(store, System::nanoTime);
  }

  OperatorHolds(OperatorHoldStore store, LongSupplier nanoTime) throws SQLException {
    this.store = store;
    this.nanoTime = nanoTime;
    this.last = read();
    tell(last.standing(), Set.of(), Set.of());
    this.reading = new DueTask("stops and calendar", PAUSE, this::readAgain);
  }

  private Read read() throws SQLException {
    long before = nanoTime.getAsLong();
    return new Read(store.read(), before);
  }

  private boolean readAgain() throws SQLException {
    Read before = last;
    last = read();
    tell(last.standing(), stopped(before.standing()), before.standing().forged());
    return false;
  }

  private static void tell(
      OperatorHoldStore.Standing now, Set<String> was, Set<String> forgedBefore) {
    for (String forged : now.forged()) {
      if (!forgedBefore.contains(forged)) {
        LOG.error("{}; nothing is sent to any bank while it stands there", forged);
      }
    }
    Set<String> is = stopped(now);
    for (String begun : is) {
      if (!was.contains(begun)) {
        LOG.warn("sends are stopped by an operator: {}", begun);
      }
    }
    for (String ended : was) {
      if (!is.contains(ended)) {
        LOG.info("sends are resumed by an operator: {}", ended);
      }
    }
  }

  private static Set<String> stopped(OperatorHoldStore.Standing standing) {
    Set<String> stopped = new HashSet<>();
    standing.stops().forEach(stop -> stopped.add("bank " + stop.banks().word()));
    standing.projects().forEach(stop -> stopped.add("project " + stop.project()));
    return stopped;
  }

  @Override
  public Optional<HeldBack> on(BankCode bank) {
    Read read = last;
    long age = nanoTime.getAsLong() - read.nanos();
    return age > LIFE.toNanos()
        ? Optional.of(HeldBack.EMERGENCY_STOP)
        : read.on(bank, read.standing().now().plusNanos(age));
  }

  /**
   * Whether an operator has stopped the project's sends. While nothing can be read {@link #on}
   * holds every bank back, so that this need not.
   */
  public boolean stops(String project) {
    return last.standing().projects().stream().anyMatch(stop -> stop.project().equals(project));
  }

  /** What people are told of a stop of this bank, where its operator wrote something. */
  public Optional<StopMessage> message(BankCode bank) {
    return last.standing().stops().stream()
        .filter(stop -> stop.banks().has(bank))
        .flatMap(stop -> stop.message().stream())
        .findFirst();
  }

  /** When a bank that the calendar closes now opens again, where the calendar knows it. */
  public Optional<Instant> reopens(BankCode bank) {
    Read read = last;
    Instant now = read.standing().now().plusNanos(nanoTime.getAsLong() - read.nanos());
    List<Closing> closings =
        read.standing().calendar().stream()
            .filter(row -> row.banks().has(bank))
            .map(CalendarRow::closing)
            .toList();
    return Closing.reopens(closings, now).filter(now::isBefore);
  }

  @Override
  public void close() {
    reading.close();
  }
}
