package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five wrong codes an account in 24 hours since its last right one, ten in 30 days (I7). */
class GuessRecordTest {
  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(30);

  /** {@code wrong} and {@code right}: hours before now; {@code lock}: hours from now, or empty. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                      , '',  nobody has typed anything
          4 3 2 1,                 , '',  a fifth is allowed
          5 4 3 2 1,               , 19,  a sixth only when the oldest of the five is a day old
          23 22 21 20 1,           , 1,
          24 4 3 2 1,              , '',  the oldest is a day old to the instant
          7 6 5 4 3 2 1,           , 19,  more than five: the fifth newest decides
          5 4 3 2 1,              0, '',  a right entry forgives the day
          5 4 3 2 1,              3, '',  those before it
          5 4 3 2 1,              5, '',  and those of the same instant
          9 5 4 3 2 1,            8, 19,  not those after it
          600 500 400 300 200 100 90 80 70, , '', nine in a month
          600 500 400 300 200 100 90 80 70 60, , 120, ten: until the oldest is thirty days old
          720 500 400 300 200 100 90 80 70 60, , '', to the instant
          600 500 400 300 200 100 90 80 70 60, 1, 120, no right entry forgives the month
          700 600 500 400 300 200 100 90 80 70 60, , 120, the tenth newest decides
          600 500 400 300 200 5 4 3 2 1, , 120, the longer of both
          719 500 400 300 200 5 4 3 2 1, , 19,  whichever it is
          """)
  void howLongAnAccountIsLocked(
      String wrong, @Nullable Integer right, String lock, @Nullable String why) {
    GuessRecord record =
        new GuessRecord(hoursAgo(wrong), right == null ? null : NOW.minus(hours(right)));
    Optional<Duration> expected =
        lock.isEmpty() ? Optional.empty() : Optional.of(hours(Integer.parseInt(lock)));
    assertEquals(expected, record.lockedFor(NOW), why);
  }

  @Test
  void aWrongGuessForgetsThoseOlderThanThirtyDays() {
    GuessRecord record = new GuessRecord(hoursAgo("721 720 719"), null);
    assertEquals(hoursAgo("719 0"), record.wrongAt(NOW).wrong());
  }

  @Test
  void aRightEntryKeepsTheWrongOnesForTheMonth() {
    GuessRecord record = new GuessRecord(hoursAgo("3 2"), null).rightAt(NOW);
    assertEquals(new GuessRecord(hoursAgo("3 2"), NOW), record);
  }

  /** Whoever guesses whenever it is allowed stays within both limits, right entries or not. */
  @Test
  void theLimitsHoldHoweverOneTries() {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      GuessRecord record = GuessRecord.EMPTY;
      List<Instant> wrong = new ArrayList<>();
      Instant right = Instant.MIN;
      Instant now = NOW;
      for (int step = 0; step < 200; step++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(random.nextBoolean() ? 30 : 2_000)));
        if (record.lockedFor(now).isPresent()) {
          continue;
        }
        if (random.nextInt(6) == 0) {
          record = record.rightAt(now);
          right = now;
        } else {
          record = record.wrongAt(now);
          wrong.add(now);
        }
        assertTrue(within(wrong, later(now.minus(DAY), right)) <= 5, "five a day");
        assertTrue(within(wrong, now.minus(MONTH)) <= 10, "ten a month");
      }
    }
  }

  /** A lock is as long as it says: a moment earlier it stands, then it does not. */
  @Test
  void aLockEndsWhenItSays() {
    for (String wrong : List.of("5 4 3 2 1", "600 500 400 300 200 100 90 80 70 60")) {
      GuessRecord record = new GuessRecord(hoursAgo(wrong), null);
      Duration lock = record.lockedFor(NOW).orElseThrow();
      Instant end = NOW.plus(lock);
      assertEquals(Optional.of(Duration.ofNanos(1000)), record.lockedFor(end.minusNanos(1000)));
      assertEquals(Optional.empty(), record.lockedFor(end));
    }
  }

  private static long within(List<Instant> wrong, Instant since) {
    return wrong.stream().filter(w -> w.isAfter(since)).count();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<Instant> hoursAgo(String hours) {
    List<Instant> instants = new ArrayList<>();
    for (String hour : hours.split(" ", -1)) {
      if (!hour.isEmpty()) {
        instants.add(NOW.minus(hours(Integer.parseInt(hour))));
      }
    }
    return instants;
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  /** Of one account under two index keys the newest twenty stay, and the later right one. */
  @Test
  void twoRecordsOfOneAccountCountTogether() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    List<Instant> even = new ArrayList<>();
    List<Instant> odd = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      even.add(start.plusSeconds(2L * i));
      odd.add(start.plusSeconds(2L * i + 1));
    }
    GuessRecord ours = new GuessRecord(even, start);
    GuessRecord theirs = new GuessRecord(odd, start.plusSeconds(1));
    GuessRecord both = ours.together(theirs);
    assertEquals(20, both.wrong().size());
    assertEquals(both.wrong().stream().sorted().toList(), both.wrong());
    assertEquals(odd.getLast(), both.wrong().getLast());
    assertEquals(start.plusSeconds(1), both.right());
    assertEquals(both, theirs.together(ours));
    assertEquals(ours, ours.together(GuessRecord.EMPTY));
    assertEquals(ours, GuessRecord.EMPTY.together(ours));
  }
}
