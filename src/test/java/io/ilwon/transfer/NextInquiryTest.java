package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Opaque;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.Change.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an unknown is asked about next, and when it becomes a person's business. */
class NextInquiryTest {
  private static final Instant INTENT = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant DEADLINE = INTENT.plusSeconds(2);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Instant TWO_HOURS = INTENT.plus(Duration.ofHours(2));
  private static final TransferOutcome SILENT = new TransferOutcome.Unknown("timed out");

  /** The public schedule of open banking. */
  private static final InquirySchedule KFTC = schedule(TEN_MINUTES, "1m 2m 4m 10m x10");

  /** Of this id chance made nothing of the first wait. */
  private static final UUID PUNCTUAL = new UUID(1, 0);

  @Test
  void theScheduleIsFollowedAndItsEndIsAPersonsQueue() {
    InquirySchedule schedule = schedule(Duration.ZERO, "1s 7s 9s");
    Instant now = INTENT.plusSeconds(60);
    Transfer t = transfer(PUNCTUAL, Asking.NOTHING, new State.Sending());
    t = TransferRules.hear(t, new News.SendAnswered(SILENT), schedule, now).next();
    assertEquals(new Asking(0, now.plusSeconds(1), null, null), t.asking());
    t = unclear(t, schedule, now).next();
    assertWithin(now.plusSeconds(7), now.plusMillis(7_700), t);
    t = unclear(t, schedule, now).next();
    assertWithin(now.plusSeconds(9), now.plusMillis(9_900), t);
    Change last = unclear(t, schedule, now);
    assertEquals(new Asking(3, null, now, "unknown"), last.next().asking());
    assertEquals(Alarm.STILL_UNKNOWN, last.alarm());
  }

  @Test
  void jitterOnlyDelaysAndNeverByMoreThanATenthOrFifteenSeconds() {
    Random random = new Random(7);
    for (Duration wait : List.of(Duration.ofMillis(20), MINUTE, Duration.ofHours(1))) {
      InquirySchedule schedule = new InquirySchedule(List.of(wait), Duration.ZERO);
      Duration most = wait.equals(Duration.ofHours(1)) ? Duration.ofSeconds(15) : tenth(wait);
      Instant now = TWO_HOURS.plusSeconds(1);
      Duration least = most;
      Duration longest = Duration.ZERO;
      for (int i = 0; i < 2_000; i++) {
        Transfer t = transfer(new UUID(1, random.nextLong()), Asking.NOTHING, unknown());
        Duration late = Duration.between(now.plus(wait), next(t, 0, schedule, now));
        assertFalse(late.isNegative(), "never sooner than the rail wants");
        least = least.compareTo(late) < 0 ? least : late;
        longest = longest.compareTo(late) > 0 ? longest : late;
      }
      assertTrue(longest.compareTo(most) < 0);
      assertTrue(least.compareTo(tenth(most)) < 0, "they spread over");
      assertTrue(longest.compareTo(most.minus(tenth(most))) > 0, "all of it");
    }
  }

  @Test
  void everyNodeComesToTheSameInstantAndEachInquiryToAnother() {
    InquirySchedule schedule = new InquirySchedule(Collections.nCopies(3, MINUTE), Duration.ZERO);
    Transfer t = transfer(new UUID(1, 99), Asking.NOTHING, unknown());
    Instant now = TWO_HOURS;
    assertEquals(next(t, 1, schedule, now), next(t, 1, schedule, now));
    assertNotEquals(next(t, 1, schedule, now), next(t, 2, schedule, now));
  }

  @Test
  void aLostSendersTransferIsAskedAboutAtOnceButForTheRailsFirstWait() {
    InquirySchedule schedule = schedule(TEN_MINUTES, "1m 1s");
    for (int seconds : List.of(0, 30, 60, 61)) {
      Instant now = INTENT.plusSeconds(seconds);
      Transfer t = transfer(PUNCTUAL, Asking.NOTHING, new State.Sending());
      t = TransferRules.hear(t, new News.SenderLost("lease over"), schedule, now).next();
      Instant next = INTENT.plusSeconds(Math.max(60, seconds));
      assertEquals(new Asking(0, next, null, null), t.asking());
      assertEquals(new State.Unknown("lease over"), t.state());
    }
  }

  /** Seconds after the send deadline of the answer; of the next inquiry, before chance. */
  @ParameterizedTest
  @CsvSource({"60, 180", "420, 600.001", "599, 659", "600, 660", "601, 1201"})
  void rightAfterTheHorizonThereIsATurn(int answered, double next) {
    Instant now = DEADLINE.plusSeconds(answered);
    int asked = answered < 420 ? 1 : 4;
    Instant planned = DEADLINE.plusNanos((long) (next * 1e9));
    Transfer t = transfer(PUNCTUAL, Asking.NOTHING, unknown());
    Duration late = Duration.between(planned, next(t, asked, KFTC, now));
    assertFalse(late.isNegative());
    assertTrue(late.compareTo(Duration.ofSeconds(15)) < 0, "but for chance: " + late);
  }

  @Test
  void anInquiryThatBeganBeforeTheHorizonIsNoneAfterIt() {
    InquirySchedule once = new InquirySchedule(List.of(MINUTE), TEN_MINUTES);
    Instant horizon = DEADLINE.plus(TEN_MINUTES);
    Instant now = horizon.plusSeconds(9);
    Transfer t = transfer(PUNCTUAL, Asking.NOTHING, unknown());
    Instant extra = NextInquiry.after(t, 1, once, horizon, now);
    assertWithin(now.plus(MINUTE), now.plusSeconds(66), extra);
    assertNull(NextInquiry.after(t, 1, once, horizon.plusMillis(1), now));
  }

  @Test
  void aScheduleThatEndsBeforeTheHorizonGetsOneInquiryMoreAfterIt() {
    InquirySchedule early = schedule(TEN_MINUTES, "1s 1s");
    Transfer t = transfer(PUNCTUAL, new Asking(1, DEADLINE, null, null), unknown());
    Change used = unclear(t, early, DEADLINE);
    assertEquals(Alarm.NONE, used.alarm(), "not yet a person's");
    assertWithin(
        DEADLINE.plus(TEN_MINUTES).plusMillis(1),
        DEADLINE.plus(TEN_MINUTES).plusMillis(101),
        used.next());
    Change last = unclear(used.next(), early, DEADLINE.plus(TEN_MINUTES).plusSeconds(1));
    assertEquals(Alarm.STILL_UNKNOWN, last.alarm());
    assertNull(last.next().asking().next());
  }

  @Test
  void afterTwoHoursAPersonLooksWhileTheInquiriesGoOn() {
    InquirySchedule long3h =
        new InquirySchedule(Collections.nCopies(18, TEN_MINUTES), Duration.ZERO);
    Transfer t = transfer(PUNCTUAL, new Asking(5, INTENT, null, null), unknown());

    Change early = unclear(t, long3h, TWO_HOURS.minusMillis(1));
    assertNull(early.next().asking().queuedAt());
    assertEquals(Alarm.NONE, early.alarm());

    Change queued = unclear(t, long3h, TWO_HOURS);
    assertEquals(TWO_HOURS, queued.next().asking().queuedAt());
    assertEquals("unknown", queued.next().asking().reason());
    assertEquals(Alarm.STILL_UNKNOWN, queued.alarm());

    Change again = unclear(queued.next(), long3h, TWO_HOURS.plus(TEN_MINUTES));
    assertEquals(TWO_HOURS, again.next().asking().queuedAt());
    assertEquals(7, again.next().asking().inquiries());
    assertEquals(Alarm.NONE, again.alarm());
  }

  @Test
  void aWaitThatWouldPassTheTwoHoursIsCutThere() {
    InquirySchedule daily = schedule(Duration.ZERO, "1s 24h");
    Transfer t = transfer(PUNCTUAL, new Asking(0, INTENT, null, null), unknown());
    Transfer asked = unclear(t, daily, INTENT.plusSeconds(3)).next();
    assertWithin(TWO_HOURS, TWO_HOURS.plusMillis(100), asked);
  }

  /** An operator's inquiry beyond the schedule's end: the answer counts, the queue stays. */
  @Test
  void whatIsAskedAfterTheScheduleLeavesTheTransferInTheQueue() {
    InquirySchedule schedule = schedule(Duration.ZERO, "1s");
    Instant now = TWO_HOURS.plusSeconds(5);
    Transfer t = transfer(PUNCTUAL, new Asking(1, now, INTENT, "unknown"), unknown());
    Change change = unclear(t, schedule, now);
    assertEquals(new Asking(2, null, INTENT, "unknown"), change.next().asking());
    assertEquals(Alarm.NONE, change.alarm());
  }

  /** I10, for whatever schedule: a bank that has no record ends every unknown in time. */
  @Test
  void noUnknownOutlivesLeaseHorizonAndOneWait() {
    Random random = new Random(20260302);
    for (int i = 0; i < 5_000; i++) {
      InquirySchedule schedule = anySchedule(random);
      Transfer t = became(random, schedule);
      Instant bound =
          INTENT
              .plus(LEASE)
              .plus(schedule.settleHorizon())
              .plus(Collections.max(schedule.delays()));
      while (t.state().open()) {
        Instant due = Objects.requireNonNull(t.asking().next(), "nobody would ask again");
        Instant askedAt = due.plusMillis(random.nextInt(250));
        Instant now = askedAt.plusMillis(random.nextInt(5_000));
        News news = new News.InquiryAnswered(TransferOutcome.Unknown.noRecord(), askedAt);
        t = TransferRules.hear(t, news, schedule, now).next();
        assertFalse(now.isAfter(bound), "I10 with " + schedule.settleHorizon() + ", attempt " + i);
      }
    }
  }

  /** I10: a bank that never says anything final has every unknown in the queue in time. */
  @Test
  void noUnknownEscapesThePerson() {
    Random random = new Random(20260303);
    for (int i = 0; i < 2_000; i++) {
      InquirySchedule schedule = anySchedule(random);
      Transfer t = became(random, schedule);
      Instant now = INTENT;
      while (t.asking().queuedAt() == null) {
        Instant due = Objects.requireNonNull(t.asking().next(), "nobody would ask again");
        now = due.plusMillis(random.nextInt(250));
        t = unclear(t, schedule, now).next();
      }
      Duration shortest = Collections.min(schedule.delays());
      assertFalse(now.isAfter(TWO_HOURS.plus(shortest).plusSeconds(16)));
      assertTrue(t.asking().inquiries() <= schedule.delays().size() + 1);
    }
  }

  private static Transfer became(Random random, InquirySchedule schedule) {
    Transfer t = transfer(new UUID(1, random.nextLong()), Asking.NOTHING, new State.Sending());
    boolean lost = random.nextBoolean();
    News news = lost ? new News.SenderLost("lease over") : new News.SendAnswered(SILENT);
    Instant at = INTENT.plusMillis(random.nextInt((int) LEASE.toMillis()));
    return TransferRules.hear(t, news, schedule, at).next();
  }

  private static InquirySchedule anySchedule(Random random) {
    List<Duration> delays = new ArrayList<>();
    int longest = 1 + random.nextInt(1_200_000);
    for (int left = 1 + random.nextInt(20); left > 0; left--) {
      delays.add(Duration.ofMillis(1 + random.nextInt(longest)));
    }
    return new InquirySchedule(delays, Duration.ofMillis(random.nextInt(3_600_000)));
  }

  private static Change unclear(Transfer t, InquirySchedule schedule, Instant now) {
    return TransferRules.hear(t, new News.InquiryAnswered(SILENT, now), schedule, now);
  }

  private static Instant next(Transfer t, int asked, InquirySchedule schedule, Instant now) {
    return Objects.requireNonNull(NextInquiry.after(t, asked, schedule, now, now));
  }

  private static void assertWithin(Instant from, Instant to, Transfer t) {
    assertWithin(from, to, t.asking().next());
  }

  private static void assertWithin(Instant from, Instant to, @Nullable Instant next) {
    assertTrue(
        next != null && !next.isBefore(from) && !next.isAfter(to),
        from + " to " + to + ", not " + next);
  }

  private static Duration tenth(Duration wait) {
    return wait.dividedBy(10);
  }

  /** Such as {@code 1m 2m 10m x10}. */
  private static InquirySchedule schedule(Duration horizon, String waits) {
    List<Duration> delays = new ArrayList<>();
    for (String wait : waits.split(" ", -1)) {
      if (wait.startsWith("x")) {
        delays.addAll(
            Collections.nCopies(
                Integer.parseInt(wait, 1, wait.length(), 10) - 1, delays.getLast()));
      } else {
        delays.add(Duration.parse("PT" + wait));
      }
    }
    return new InquirySchedule(delays, horizon);
  }

  private static State unknown() {
    return new State.Unknown("no answer");
  }

  private static Transfer transfer(UUID id, Asking asking, State state) {
    return new Transfer(
        new TransferId(id),
        3,
        Opaque.of(new byte[] {4}),
        "rail-id",
        Opaque.of(new byte[] {5}),
        1,
        INTENT,
        DEADLINE,
        INTENT.plus(LEASE),
        state,
        asking,
        false);
  }
}
